"""A report as text, Markdown, HTML or JSON."""
