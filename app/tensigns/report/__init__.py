"""What a sitting says to a reader: one model, and the texts and documents made of it."""
