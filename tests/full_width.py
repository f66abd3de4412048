"""Text in full-width characters, which look like ASCII."""


def full_width(text: str) -> str:
    """Return an ASCII text in full-width characters."""
    return "".join("\N{IDEOGRAPHIC SPACE}" if c == " " else chr(ord(c) + 0xFEE0) for c in text)
