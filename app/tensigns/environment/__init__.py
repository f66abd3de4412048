"""The environment: paths of data and settings, the settings, and crash reports."""
