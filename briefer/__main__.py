"""`python -m briefer`."""

import sys

from briefer.app import main

if __name__ == "__main__":
    sys.exit(main())
