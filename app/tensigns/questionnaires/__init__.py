"""Questionnaire files: reading, conversion, validation, and the archive of used editions."""
