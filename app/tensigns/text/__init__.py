"""Text: cleaning, folding, width, wrapping, word search, suggestions, ASCII, discreet mode."""
