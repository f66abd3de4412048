"""A sitting with the questionnaire that it answers."""

from typing import NamedTuple

from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting


class AnsweredSitting(NamedTuple):
    """A sitting with the questionnaire that it answers."""

    questionnaire: Questionnaire
    sitting: Sitting
