"""How many examples Hypothesis tries: with ``TENSIGNS_THOROUGH=1``, minutes instead of seconds."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "fast",
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", settings.get_profile("fast"), max_examples=2_000)
settings.load_profile("thorough" if os.environ.get("TENSIGNS_THOROUGH") else "fast")
