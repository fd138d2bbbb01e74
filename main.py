"""Starts amdesk from a checkout: `python main.py --help`."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (this file alone must be understood by older ones)
    sys.exit("amdesk needs Python 3.11 or newer.")

from amdesk.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
