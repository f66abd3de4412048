"""The recommendation for the answers of a sitting, and which other answers would change it."""
