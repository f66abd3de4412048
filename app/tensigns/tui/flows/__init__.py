"""Flows: what happens from one screen to the next. Most run in a worker and wait for the user."""
