"""Start the command ``tensigns`` with ``python -m tensigns``."""

from tensigns.cli import main

if __name__ == "__main__":
    main()
