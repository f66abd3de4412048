"""The letters that choose the options of a yes/no question."""

from collections.abc import Sequence

RESERVED_LETTERS = "bfgopqsvw"
"""The letters that front ends use as keys for commands. No option has one of them as its key."""


def first_letter(label: str) -> str:
    """Return the first letter of a label, in lower case."""
    return label[:1].casefold()


def answer_letters(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the letter that chooses each option of a yes/no question.

    This is the first letter of the option's label. If the letter is reserved, if another label
    begins with it, or if a single key cannot type it, an empty text is returned instead: only a
    digit then chooses the option. Scripts with small letters, such as Greek or Cyrillic, have a key
    for each letter; other scripts may need an input method.
    """
    letters = [first_letter(label) for label in labels]
    return tuple(
        letter if _is_key(letter) and letters.count(letter) == 1 else "" for letter in letters
    )


def _is_key(letter: str) -> bool:
    is_single = len(letter) == 1
    return is_single and letter.islower() and letter not in RESERVED_LETTERS
