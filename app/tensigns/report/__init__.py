"""Models of the texts that a reader sees: reports, letters, plans, money, exports."""
