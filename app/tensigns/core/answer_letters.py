"""The letters that choose the options of a yes/no question."""

from collections.abc import Sequence

RESERVED_LETTERS = "bfgoqsw"
"""The letters that are commands of an interview in a front end; no option has them as a key."""


def first_letter(label: str) -> str:
    """The first letter of a label, in lower case."""
    return label[:1].casefold()


def answer_letters(labels: Sequence[str]) -> tuple[str, ...]:
    """The letter that chooses each option of a yes/no question; empty if only its digit does.

    It is the first letter of the label, unless that is reserved, another label begins with it, or a
    single key cannot type it. Scripts with small letters, such as Greek or Cyrillic, have a key
    for each letter; others may need an input method.
    """
    letters = [first_letter(label) for label in labels]
    return tuple(
        letter if _is_key(letter) and letters.count(letter) == 1 else "" for letter in letters
    )


def _is_key(letter: str) -> bool:
    is_single = len(letter) == 1
    return is_single and letter.islower() and letter not in RESERVED_LETTERS
