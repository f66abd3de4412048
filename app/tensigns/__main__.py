"""``python -m tensigns`` is the command ``tensigns``."""

from tensigns.cli import main

if __name__ == "__main__":
    main()
