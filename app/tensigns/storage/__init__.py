"""Durable files, folders, locks and TOML within limits. Nothing here depends on the domain."""
