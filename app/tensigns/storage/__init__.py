"""Durable files, private folders, locks, and TOML within limits. No module knows the domain."""
