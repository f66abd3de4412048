"""A sitting as plain lines, for screen readers, dumb terminals and scripts."""
