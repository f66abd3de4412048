"""Durable files, private folders, locks, and TOML within limits.

No module of this package knows clients, sittings or questionnaires.
"""
