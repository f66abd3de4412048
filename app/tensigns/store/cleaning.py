"""Text out of files, cleaned where it enters."""

from typing import Any

from tensigns.core.text import clean


def cleaned(value: Any) -> Any:
    """A parsed value with every text in it cleaned; keys are left as they are."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: cleaned(each) for key, each in value.items()}
    if isinstance(value, list):
        return [cleaned(each) for each in value]
    return value
