"""Questionnaire files: read, convert, check, and archive the editions in use."""
