"""Draw a bundled task as the golden files hold it, with the command that makes it on top."""

import io
import sys

from rich.console import Console

from batt.report.terminal import draw_task
from batt.tasks import load


def golden_text(id: str, columns: int, colour: str) -> str:
    """A golden file: the command, then the drawing; ``colour`` is ``colour`` or ``plain``."""
    console = Console(
        file=io.StringIO(),
        width=columns,
        force_terminal=colour == "colour",
        color_system="truecolor" if colour == "colour" else None,
        no_color=False,
        legacy_windows=False,
        _environ={},
    )
    draw_task(load("arc1").find(id), console)
    drawn = console.file.getvalue()
    return f"python tests/report/draw_golden.py {id} {columns} {colour}\n{drawn}"


if __name__ == "__main__":
    sys.stdout.write(golden_text(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
