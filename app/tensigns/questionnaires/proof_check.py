"""Check the structure of a questionnaire, and prove its properties by trying the possible answers.

This takes up to half a minute and imports the proofs, so ordinary starts do not import this module.
An ordinary start needs no proofs, because an edition in the archive has passed the proofs before.
``structure_check`` is the fast part of the check.
"""

from tensigns.core.validation.proofs import ReportProgress, proof_faults
from tensigns.questionnaires.reading import Edition, parse_questionnaire
from tensigns.questionnaires.structure_check import add_reliable_faults
from tensigns.storage import toml
from tensigns.storage.file_faults import FaultLines, FaultList, add_surplus_marks


def all_fault_lines(
    data: bytes, file_label: str, report_progress: ReportProgress | None = None
) -> FaultLines:
    """Return the faults of a questionnaire file. Raise :class:`BadInput` if the file is not TOML.

    ``report_progress`` is passed to :func:`proof_faults`.
    """
    faults = FaultList(file_label)
    converted = parse_questionnaire(data, file_label, faults)
    if converted.questionnaire is not None:
        add_reliable_faults(
            proof_faults(converted.questionnaire, report_progress),
            converted.unreliable_parts,
            faults,
        )
    add_surplus_marks(toml.parse(data, file_label), faults)
    return faults.lines


def require_proofs(
    edition: Edition, file_label: str, report_progress: ReportProgress | None = None
) -> None:
    """Raise :class:`BadInput` with every fault that the proofs of an edition find.

    ``report_progress`` is passed to :func:`proof_faults`.
    """
    faults = FaultList(file_label)
    add_surplus_marks(toml.parse(edition.data, file_label), faults)
    add_reliable_faults(proof_faults(edition.questionnaire, report_progress), frozenset(), faults)
    faults.raise_if_any()
