"""Durable files, folders, locks and bounded TOML. Nothing here knows clients or sittings."""
