"""Plain lines: home, sittings and the conversations about a client.

They are for screen readers, dumb terminals and scripts.
"""
