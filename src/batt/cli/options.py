"""The options that commands share, and what they stand for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from batt.errors import UsageError

if TYPE_CHECKING:
    from batt.drawing.palette import Palette
    from batt.plugins import Plugin
    from batt.report.trace import Trace
    from batt.tasks.datasets import DataSet
    from batt.workers import Engine

Ids = Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Task ids.")]
IdOption = Annotated[list[str] | None, typer.Option("-i", "--id", help="A task id; repeats.")]
Data = Annotated[str, typer.Option(help="arc1, arc2, or a path to tasks.")]
Split = Annotated[str, typer.Option(help="training, evaluation or all.")]
StoreDir = Annotated[Path, typer.Option("--store", help="The store's folder.")]
Seed = Annotated[int, typer.Option(help="What random choices are made from.")]
Workers = Annotated[int | None, typer.Option(help="Processes to work with; default: the cores.")]
EngineName = Annotated[
    str,
    typer.Option("--engine", metavar="ENGINE", help="processes, or dask://host:port: a cluster."),
]
Memory = Annotated[
    int | None,
    typer.Option(metavar="MIB", help="What a worker may have; default: 2048, or its share."),
]
Steps = Annotated[
    int | None, typer.Option(help="The most steps of a node and of a program on a sample.")
]
Start = Annotated[
    int | None, typer.Option("-s", "--start", help="The first task of the split to take.")
]
Count = Annotated[
    int | None, typer.Option("-c", "--count", help="How many tasks of the split to take.")
]
Guard = Annotated[
    float | None, typer.Option("-t", help="The wall-clock guard of a job, in seconds.")
]
Plugins = Annotated[
    list[Path] | None,
    typer.Option("--plugin", metavar="FILE.py", help="Your own primitives; repeats. It is run."),
]
TraceFile = Annotated[
    Path | None,
    typer.Option("--trace", help="Write what happened when here, for https://ui.perfetto.dev."),
]
Json = Annotated[Path | None, typer.Option("--json", help="Also write the result here, as JSON.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Print the result alone.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Print a line for each program.")]
Arc1Evaluation = Annotated[
    bool,
    typer.Option(
        "--include-arc1-evaluation",
        help="Keep the 376 tasks of arc2's training split that are in arc1's evaluation split.",
    ),
]
ShowProgress = Annotated[
    str,
    typer.Option(
        "--progress",
        help="How long work shows how far it is: auto (a live bar in a terminal, lines in a "
        "notebook or a log), plain (lines) or off.",
    ),
]
PaletteName = Annotated[
    str,
    typer.Option("--palette", help="official, or safe: colours that the colour-blind can tell."),
]

DEFAULT_STORE = Path("batt-store")
NUMBER = r"(\d{1,9}(?:\.\d{1,9})?)"
WALL_TIME = re.compile(rf"(?:{NUMBER}h)?(?:{NUMBER}m)?(?:{NUMBER}s?)?")


def open_data(data: str, split: str, include_arc1_evaluation: bool) -> DataSet:
    """The data set that ``--data`` and ``--split`` name."""
    from batt.tasks.datasets import load

    return load(data, split, include_arc1_evaluation=include_arc1_evaluation)


def open_engine(
    workers: int | None, engine: str, memory: int | None, plugins: Iterable[Plugin]
) -> Engine:
    """The engine that ``--workers``, ``--engine`` and ``--memory`` name, with plugins."""
    from batt.workers import MIB, make_engine

    size = None if memory is None else memory * MIB
    return make_engine(workers, [each.hook for each in plugins], engine, size)


def palette_of(name: str) -> Palette:
    """The palette that ``--palette`` names."""
    from batt.drawing.palette import PALETTES

    if name not in PALETTES:
        raise UsageError(f"--palette is one of {', '.join(PALETTES)}, not {name!r:.40}")
    return PALETTES[name]


def check_place(path: Path) -> None:
    """Refuse a path at which no file can be: a folder, or one in a folder that there is not."""
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file in it")
    if not path.parent.is_dir():
        raise UsageError(f"cannot write {path}: there is no folder {path.parent}")


def write_file(path: Path, text: str) -> None:
    """Write a file, whole or not at all; ``UsageError`` where that cannot be."""
    check_place(path)
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from None


def write_json(path: Path | None, document: Mapping[str, Any], indent: int | None = 1) -> None:
    """Write a document where ``--json`` says, if it says so."""
    if path is not None:
        write_file(path, json.dumps(document, indent=indent) + "\n")


@contextmanager
def open_trace(path: Path | None) -> Iterator[Trace | None]:
    """The trace that ``--trace`` asks for, written however what is traced ends; None without."""
    if path is None:
        yield None
        return
    from batt.report.trace import Trace

    write_file(path, "{}\n")  # a place that cannot be written is told before the work is done
    trace = Trace()
    try:
        yield trace
    finally:
        write_json(path, trace.document(), indent=None)


def above_zero(option: str, value: float | None) -> None:
    """Refuse a number that is not above 0, where one is given."""
    if value is not None and not value > 0:
        raise UsageError(f"{option} is a number above 0, not {value:g}")


def seconds_of(option: str, text: str) -> float:
    """The seconds in a wall time such as ``11h30m``, ``90s``, ``1.5h`` or ``90``.

    >>> seconds_of("--time-limit", "11h30m"), seconds_of("--time-limit", "90")
    (41400.0, 90.0)
    """
    found = WALL_TIME.fullmatch(text.strip())
    if found is None or not any(found.groups()):
        raise UsageError(f"{option} is a time such as 11h30m, 45m or 90s, not {text!r:.40}")
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds
