"""Text: cleaning, display width, wrapping, suggestions and ASCII stand-ins."""
