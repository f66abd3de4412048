"""Checks of a questionnaire: its structure, and properties that are proved by enumeration."""
