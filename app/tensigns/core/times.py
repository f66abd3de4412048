"""Limits of times that entries and sittings are compared with."""

from datetime import UTC, datetime, timedelta

CLOCK_TOLERANCE = timedelta(days=1)
"""The largest time by which another computer's clock may be ahead."""

END_OF_TIME = datetime.max.replace(tzinfo=UTC)
"""The last time there is. It replaces the current time if the library has no clock."""
