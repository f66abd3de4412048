"""Ten signs that it is time to let a client go: an interview, and what its answers come to."""

__version__ = "0.1.0"
