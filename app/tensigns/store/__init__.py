"""The only code that touches disk: questionnaires in, clients and sittings in and out."""
