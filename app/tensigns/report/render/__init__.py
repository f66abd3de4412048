"""Renderers of reports: text, Markdown, HTML and JSON documents."""
