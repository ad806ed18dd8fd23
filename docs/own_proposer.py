"""Your own proposer: programs that another tool has written, replayed from a file.

``batt solve --plugin own_proposer.py`` asks it for every task.  The file is ``programs.jsonl``, or
what ``BATT_REPLAY`` names, with a record ``{"program": text}`` a line; what is no program is passed
over.  A package does without ``--plugin`` where it names such a module in the entry-point group
``batt.proposers``.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from batt import Grid, NotUnderstood, Program
from batt.propose.proposers import Budget, Train, proposer

STEPS_PER_LINE = 1000
"""What reading a program is charged; the trials of what is yielded are charged by themselves."""


@proposer(rank=5)
def replay(_: Train, _tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """The programs of a file, in its order, whatever the task."""
    path = Path(os.environ.get("BATT_REPLAY", "programs.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        budget.spend(STEPS_PER_LINE)
        try:
            yield Program.parse(str(json.loads(line)["program"]))
        except (ValueError, KeyError, TypeError, NotUnderstood):
            continue
