"""The command line.  It is imported in a moment, so that Ctrl-C is heard while the rest is."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from batt.cli.ending import interrupted, listen, stop_listening


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0 done, 1 a check that failed, 2 the call or an input was wrong, or the disk is full, 130
    interrupted, 143 terminated.
    """
    try:
        from batt.cli.commands import app

        app(args=arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except KeyboardInterrupt as error:
        return interrupted(error)
    return 0


def entry() -> None:
    """What the installed ``batt`` calls."""
    listen()
    code = main()
    stop_listening()
    sys.exit(code)
