"""Folding of text for a search that ignores case, width, compatibility forms and Latin accents."""

import unicodedata

_VOICING_MARKS = "\uff9e\uff9f"
"""The half-width marks of Japanese. They combine with the letter before them."""


class FoldedText:
    """A text in its folded form, ``folded``. A span of ``folded`` can be mapped to the text."""

    def __init__(self, text: str) -> None:
        self.folded = text.casefold()
        # The start and the end in the text for each folded character. None if the positions are
        # the same in the text and in the folded form.
        self._spans: list[tuple[int, int]] | None = None
        if text.isascii():
            return
        pieces: list[str] = []
        self._spans = []
        start = 0
        while start < len(text):
            end = start + 1
            while end < len(text) and _is_mark(text[end]):
                end += 1
            folded = _fold_cluster(text[start:end])
            pieces.append(folded)
            self._spans += [(start, end)] * len(folded)
            start = end
        self.folded = "".join(pieces)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the text for a span in the folded form, which must not be empty."""
        if self._spans is None:
            return start, end
        return self._spans[start][0], self._spans[end - 1][1]


def fold(text: str) -> str:
    """Return the folded form of a text."""
    return FoldedText(text).folded


def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) != 0 or char in _VOICING_MARKS


def _fold_cluster(cluster: str) -> str:
    """Return the folded form of a character with its marks.

    A character loses its accents if its base is ASCII: é becomes e. In other scripts, a mark makes
    a different letter.
    """
    folded = unicodedata.normalize("NFKC", cluster).casefold()
    decomposed = unicodedata.normalize("NFKD", folded)
    if decomposed[:1].isascii():
        decomposed = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", decomposed)
