"""``python run_batt.py --timing -i ID -b NAME``: the command line of the system batt succeeds."""

import os
import sys
from pathlib import Path

INSTALLED = Path(__file__).parent / ".venv" / "bin" / "python"

try:
    from batt.cli import main
except ModuleNotFoundError:
    # Called with a Python that has no batt: what ``make run`` installed does the work.
    if sys.prefix != str(INSTALLED.parent.parent.resolve()) and INSTALLED.exists():
        os.execv(INSTALLED, [str(INSTALLED), *sys.argv])
    print("run_batt.py: batt is not installed; do this first: make run", file=sys.stderr)
    sys.exit(2)

if __name__ == "__main__":
    sys.exit(main(["run", "--as-run-batt", *sys.argv[1:]]))
