"""The example questionnaires in the guides for writing a questionnaire."""

import re

from tensigns.questionnaires.reading import questions_folder

GUIDES = {"en": "README.md", "nl": "LEESMIJ.md"}
"""The guide in each language."""

_QUESTIONNAIRE_BLOCK = re.compile(r"^```toml\n(#:schema .*?)^```$", re.DOTALL | re.MULTILINE)


def _example(guide: str) -> str:
    """Return the only block of a guide that is a complete questionnaire."""
    (example,) = _QUESTIONNAIRE_BLOCK.findall(
        (questions_folder() / guide).read_text(encoding="utf-8")
    )
    return str(example)


EXAMPLES = {language: _example(guide) for language, guide in GUIDES.items()}
"""The TOML text of the example, by language."""
