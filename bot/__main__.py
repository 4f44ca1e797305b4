"""`python -m bot`."""

from __future__ import annotations

import sys

from bot.errors import INTERRUPTED

if __name__ == "__main__":
    try:
        from bot.cli import main

        sys.exit(main())
    except KeyboardInterrupt:  # pressed before or after a command had a chance to catch it
        sys.exit(INTERRUPTED)
