"""The user's environment: where data lies, the settings, and crash reports."""
