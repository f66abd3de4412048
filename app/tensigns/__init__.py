"""An interview about ten signs that it is time to let a client go, with a recommendation."""

__version__ = "0.1.0"
