"""Text out of files, cleaned where it enters."""

import unicodedata
from typing import Any

from tensigns.core.text import clean


def cleaned(value: Any) -> Any:
    """A parsed value with every text in it cleaned; keys are left as they are."""
    if isinstance(value, str):
        return cleaned_text(value)
    if isinstance(value, dict):
        return {key: cleaned(each) for key, each in value.items()}
    if isinstance(value, list):
        return [cleaned(each) for each in value]
    return value


def cleaned_text(text: str) -> str:
    """Cleaned text; what is printable and in NFC, which is nearly all, is clean already."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    return clean(text)
