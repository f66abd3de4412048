"""One tone a recommendation, taken from the theme."""

from collections.abc import Mapping

from tensigns.core.questionnaire import Recommendation

_TONES: dict[Recommendation, str] = {
    "keep": "success",
    "undecided": "quiet",
    "watch": "warning",
    "fire": "error",
}


def tone(recommendation: Recommendation, variables: Mapping[str, str]) -> str:
    """The colour of a recommendation in a theme, from its variables; none where it has none."""
    return variables.get(_TONES[recommendation], "")
