"""Runs every benchmark, prints what they print, and writes it to ``docs/benchmarks.md``.

python benchmarks/report.py
"""

from __future__ import annotations

import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE.parent / "docs" / "benchmarks.md"

HEAD = """# Benchmarks

Measured by `make bench`, which writes this file. CPU time throughout; figures of one machine under
whatever load it had, so compare the two sides of one run rather than runs.
"""

PARTS = (
    ("One pass", "one_pass.py", True),
    ("The nominal second", "nominal_second.py", True),
    ("Library programs, native against plain", "programs.py", True),
    ("Differs: how well they rank near-misses", "differs.py", True),
    ("Shrinking the library's programs", "shrinking.py", True),
    ("Mutants of library programs", "mutants.py", True),
    ("The slowest calls", "worst_calls.py", True),
    ("Primitives on real grids", "real_grids.py", False),
    ("Primitives, native against plain", "primitives.py", False),
)
"""Title, script, and whether its output is shown word for word (else it is Markdown)."""


def section(title: str, script: str, verbatim: bool) -> str:
    """Run a benchmark and give its part of the page."""
    command = [sys.executable, str(HERE / script)]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout.rstrip()
    shown = f"```text\n{text}\n```" if verbatim else text
    return f"\n## {title}\n\n`python benchmarks/{script}`\n\n{shown}\n"


def main() -> None:
    """Run everything; the page is written once all has run."""
    machine = f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    page = [HEAD, f"\nLast run: {datetime.now(UTC):%Y-%m-%d} ({machine}).\n"]
    for part in PARTS:
        page.append(section(*part))
        print(page[-1])
    TARGET.write_text("".join(page), encoding="utf-8")
    print(f"written to {TARGET}")


if __name__ == "__main__":
    main()
