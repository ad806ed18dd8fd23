"""A stored program as text: its lines, and what it does on each task."""

from __future__ import annotations

from batt.drawing.text import printable
from batt.store import ResultRecord, Store


def stored_program(store: Store, prefix: str) -> str:
    """The program whose key begins so; ``UsageError`` where none or several do."""
    program = store.find(prefix)
    ids = {task.fingerprint: task.id for task in store.tasks()}
    lines = [f"# {program.key}, {program.size} calls", program.lines.rstrip("\n")]
    lines += [
        f"# {printable(ids[result.fingerprint])}: {_result(result)}"
        for result in store.found(key=program.key)
    ]
    return "\n".join(lines)


def _result(result: ResultRecord) -> str:
    state = "right" if result.right else "fits" if result.fits else "does not fit"
    scores = " ".join(map(str, result.scores))
    return f"{state}, score {result.score} ({scores}), {result.steps} steps"
