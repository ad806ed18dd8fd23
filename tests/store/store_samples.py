"""Programs, results and looks into folders for the tests of the store."""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from batt.programs.program import Program
from batt.store import DifferRecord, ProgramRecord, ResultRecord, RunRecord, Store, TaskRecord

ONE = TaskRecord("a1" * 32, "007bbfb7", "arc1")
TWO = TaskRecord("b2" * 32, "00d62c1b", "arc1")
ONE_AGAIN = TaskRecord("c3" * 32, "007bbfb7", "arc2")
RUN = RunRecord("batt run -i 007bbfb7", 0, "2026-01-01T00:00:00Z", {"ids": ["007bbfb7"]})


@cache
def sample_program(number: int) -> ProgramRecord:
    """One of 256 programs, by their number; no two are equal."""
    names = ["I", *(f"x{place}" for place in range(1, 9))]
    lines = [
        f"x{place + 1} = {'both' if number >> place & 1 else 'either'}({names[place]}, T)"
        for place in range(8)
    ]
    program = Program.parse("\n".join([*lines, "O = flip(x8)"]))
    return ProgramRecord(program.key, program.text, program.size)


@cache
def sample_differ(number: int) -> DifferRecord:
    lines = f"x1 = astuple(S, {number})\nx2 = astuple(I, C)\nO = astuple(x1, x2)"
    program = Program.parse(lines, inputs=("S", "I", "C"))
    return DifferRecord(program.key, program.text, program.size, f"differ_{number}", number < 4)


def sample_result(task=ONE, number=0, scores=(1000, 500), steps=40, run=1, **other) -> ResultRecord:
    given = {
        "failed": not any(scores),
        "tests_right": (None,),
        "seconds": 0.01,
        "node_budget": 1000,
        "program_budget": 1000,
        **other,
    }
    key = sample_program(number).key
    return ResultRecord(task.fingerprint, key, tuple(scores), steps, run=run, **given)


def do_pass(
    store: Store, results: Iterable[ResultRecord], tasks=(ONE,), refresh=True
) -> list[bool]:
    """What one pass does: everything in one transaction, then the folders."""
    given = list(results)
    numbers = {sample_program(number).key: number for number in range(256)}
    with store.transaction():
        run = store.begin_run(RUN)
        store.save_tasks(tasks)
        store.save_programs(sample_program(numbers[result.key]) for result in given)
        new = store.save_results(given)
        store.end_run(run, "2026-01-01T00:00:01Z")
    if refresh:
        store.refresh([task.fingerprint for task in tasks])
    return new


def listing(root: Path) -> dict[str, bytes | str]:
    """Every file (its bytes) and link (its target) below a folder, the database left out."""
    found: dict[str, bytes | str] = {}
    for folder, folders, files in os.walk(root):
        for name in [*files, *folders]:
            path = Path(folder, name)
            place = str(path.relative_to(root))
            if path.is_symlink():
                found[place] = os.readlink(path)
            elif path.is_file() and not name.startswith("batt.sqlite"):
                found[place] = path.read_bytes()
            elif path.is_dir() and not any(path.iterdir()):
                found[place] = "an empty folder"
    return found


def places(root: Path, task_name: str) -> set[str]:
    """The links below a task's folder."""
    folder = root / "solver_dir" / f"solve_{task_name}"
    return {str(path.relative_to(folder)) for path in folder.rglob("*.py")}
