"""``python -m deescalate``."""

from deescalate.cli import main

if __name__ == "__main__":
    main()
