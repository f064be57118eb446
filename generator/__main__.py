"""`python -m generator` is `terbalik`."""

import sys

from .start import main

if __name__ == "__main__":
    sys.exit(main())
