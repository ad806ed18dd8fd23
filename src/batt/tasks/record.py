"""Records: a task as JSON holds it, checked and made a ``Task``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from batt.drawing.text import printable
from batt.dsl.values import Grid
from batt.errors import TaskError
from batt.tasks.task import Pair, Task

LONGEST_SIDE = 30
COLOURS = frozenset(range(10))
SAMPLES_TO_TRAIN_ON = 3
"""How many pairs of a plain list of samples become train pairs."""


def task_from_record(
    record: Any, id: str = "task", dataset: str = "", group: str = "", place: str = ""
) -> Task:
    """Make a task of ``{"train": [...], "test": [...]}``, each of these a list of pairs of grids.

    A pair is ``{"input": rows, "output": rows}``; a test may do without its output.  A plain list
    of pairs, as re-arc writes its fresh samples, becomes a task with its first three as train pairs
    and all others as tests; of fewer than four pairs the last is the test.

    Raises ``TaskError`` naming ``place`` (the file or the data set), task, pair and row, counted
    from 1, unless each grid is 1 to 30 rows of 1 to 30 colours 0 to 9.

    >>> task_from_record({"train": [{"input": [[0]], "output": [[10]]}], "test": []}, "t")
    Traceback (most recent call last):
    batt.errors.TaskError: task t: train pair 1, output, row 1: 10 is not a colour 0 to 9
    """
    where = f"{printable(place)}: task {printable(id)}" if place else f"task {printable(id)}"
    if isinstance(record, list):
        record = _split_samples(record)
    if not isinstance(record, dict):
        raise TaskError(f"{where}: needs train and test pairs, not {_named(record)}")
    train = _pairs(record, "train", where)
    test = _pairs(record, "test", where)
    return Task(id, train, test, dataset, group)


def pairs_from_samples(record: Any, where: str) -> tuple[Pair, ...]:
    """The pairs in a list of samples, each with its output; ``TaskError`` for anything else."""
    if not isinstance(record, list):
        raise TaskError(f"{where}: samples are a list of pairs, not {_named(record)}")
    return tuple(
        _pair(pair, True, f"{where}: sample {number}") for number, pair in enumerate(record, 1)
    )


def _split_samples(samples: list[Any]) -> dict[str, list[Any]]:
    train = min(SAMPLES_TO_TRAIN_ON, len(samples) - 1)
    return {"train": samples[:train], "test": samples[train:]} if train > 0 else {"train": samples}


def _pairs(record: dict[str, Any], part: str, where: str) -> tuple[Pair, ...]:
    pairs = record.get(part, [])
    if not isinstance(pairs, list | tuple):
        raise TaskError(f"{where}: {part} is {_named(pairs)}, not a list of pairs")
    if not pairs:
        raise TaskError(f"{where}: no {part} {'pairs' if part == 'train' else 'input'}")
    return tuple(
        _pair(pair, part == "train", f"{where}: {part} pair {number}")
        for number, pair in enumerate(pairs, 1)
    )


def _pair(pair: Any, needs_output: bool, where: str) -> Pair:
    if not isinstance(pair, dict):
        raise TaskError(f"{where}: is {_named(pair)}, not an input and an output")
    if "input" not in pair:
        raise TaskError(f"{where}: the input is missing")
    given = grid_from_rows(pair["input"], f"{where}, input")
    output = pair.get("output")
    if output is not None:
        return Pair(given, grid_from_rows(output, f"{where}, output"))
    if needs_output:
        raise TaskError(f"{where}: the output is missing")
    return Pair(given)


def grid_from_rows(rows: Any, where: str) -> Grid:
    """The grid of rows that may be anything.

    Raises ``TaskError``, which begins with ``where``, unless they are 1 to 30 rows of 1 to 30
    colours 0 to 9, each a plain int.
    """
    if not isinstance(rows, list | tuple):
        raise TaskError(f"{where}: a grid is a list of rows, not {_named(rows)}")
    if not rows:
        raise TaskError(f"{where}: an empty grid")
    if len(rows) > LONGEST_SIDE:
        raise TaskError(f"{where}: {len(rows)} rows; a grid is at most 30x30")
    for number, row in enumerate(rows, 1):
        _check_row(row, rows[0], f"{where}, row {number}")
    return Grid(rows)


def _check_row(row: Any, first: Sequence[Any], where: str) -> None:
    if not isinstance(row, list | tuple):
        raise TaskError(f"{where}: a row is a list of colours, not {_named(row)}")
    if not row:
        raise TaskError(f"{where}: an empty row")
    if len(row) > LONGEST_SIDE:
        raise TaskError(f"{where}: {len(row)} cells; a grid is at most 30x30")
    if len(row) != len(first):
        raise TaskError(f"{where}: {len(row)} cells, but row 1 has {len(first)}")
    if set(map(type, row)) != {int} or not COLOURS.issuperset(row):
        cell = next(cell for cell in row if type(cell) is not int or cell not in COLOURS)
        raise TaskError(f"{where}: {_named(cell)} is not a colour 0 to 9")


def _named(value: Any) -> str:
    """A value in a message, cut where it is long; never its members, which may nest deep."""
    if isinstance(value, list | tuple | dict):
        return "an object" if isinstance(value, dict) else "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return printable(f"{value!r:.40}")
