"""The invented clients of the demo."""
