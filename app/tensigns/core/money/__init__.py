"""Money that a client owes: balances, ages, interest, fixed sums, and what they come to."""
