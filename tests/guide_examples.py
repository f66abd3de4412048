"""The examples in the guides to a questionnaire of one's own, as their readers would copy them."""

import re

from tensigns.questionnaires.reading import questions_folder

GUIDES = {"en": "README.md", "nl": "LEESMIJ.md"}
"""The guide in each language."""

_FENCED = re.compile(r"^```toml\n(#:schema .*?)^```$", re.DOTALL | re.MULTILINE)


def _example(guide: str) -> str:
    """The one block of a guide that is a whole questionnaire."""
    (example,) = _FENCED.findall((questions_folder() / guide).read_text(encoding="utf-8"))
    return str(example)


EXAMPLES = {language: _example(guide) for language, guide in GUIDES.items()}
"""The whole questionnaires in the guides, by language."""
