"""From answers to a recommendation, and what could still change it."""
