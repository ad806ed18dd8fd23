"""Where the programs of a batt come from: what the store keeps, then the library."""

from __future__ import annotations

from collections.abc import Iterator

from batt.errors import NotUnderstood
from batt.programs.program import Program
from batt.propose.library import library
from batt.store import Store


def sources(store: Store | None) -> Iterator[tuple[str, Program]]:
    """Every program at hand with the id of its task, in an order that depends on nothing else.

    What the store keeps comes first, task by task in the order of ids, best first; left out is what
    uses a primitive that is not here, such as one of a plugin.
    """
    tasks = store.tasks() if store else []
    for task in sorted(tasks, key=lambda each: (each.id, each.fingerprint)):
        for kept in store.kept(task.fingerprint) if store else ():
            try:
                program = Program.parse(kept.program.lines)
            except NotUnderstood:
                continue
            yield task.id, program
    for each in library():
        yield each.task, each.program


def kept_texts(store: Store, fingerprint: str) -> tuple[str, ...]:
    """The lines of what a store keeps for a task, best first."""
    return tuple(kept.program.lines for kept in store.kept(fingerprint))


def solving_texts(store: Store) -> tuple[str, ...]:
    """The lines of the best program of each task in a store that has one which fits, sorted."""
    best = (kept for task in store.tasks() for kept in store.kept(task.fingerprint)[:1])
    return tuple(sorted({kept.program.lines for kept in best if kept.result.fits}))
