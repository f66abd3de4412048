"""The decision: from answers to a recommendation and what could still change it."""
