"""How long the proofs of a questionnaire take: ``python -m tests.benchmarks.proofs``.

Questionnaires of 10, 30 and 99 signs with four questions of nine options each: with points as
people give them, and with points of which few sums are equal. Prints the seconds in all and for
each sign. A sign of the largest questionnaire may take at most twice as long as a sign of the
smallest.
"""

import sys
import time

from tensigns.core.validation.proofs import proof_faults
from tensigns.questionnaires.reading import parse_edition
from tests.large_questionnaire import large_questionnaire

SIGN_COUNTS = (10, 30, 99)
LIMIT = 2


def main() -> int:
    """Prove each questionnaire. Return 1 if the time per sign grows with the number of signs."""
    worst_growth = 0.0
    for name, equal_sums in (("equal sums", True), ("few equal sums", False)):
        print(name)
        per_sign = []
        for sign_count in SIGN_COUNTS:
            data = large_questionnaire(sign_count, equal_sums=equal_sums)
            questionnaire = parse_edition(data, "large").questionnaire
            started = time.process_time()
            proof_faults(questionnaire)
            seconds = time.process_time() - started
            per_sign.append(seconds / sign_count)
            print(f"  {sign_count:3} signs  {seconds:6.2f} s  {per_sign[-1] * 1000:6.1f} ms a sign")
        worst_growth = max(worst_growth, per_sign[-1] / per_sign[0])
    print(f"worst growth a sign {worst_growth:.2f} (at most {LIMIT})")
    return int(worst_growth > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
