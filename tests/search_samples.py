"""A search small enough for a test: few small tasks, few programs, few rounds."""

from pathlib import Path

from batt.propose.library import library
from batt.search import Bounds, Conductor
from batt.store import Store
from batt.tasks.datasets import load
from batt.workers import make_engine

IDS = ("007bbfb7", "0d3d703e", "25ff71a9", "3c9b0459", "67a3c6ac", "a416b8f3")
GIVEN = {
    "ids": IDS,
    "seed": 5,
    "round_tasks": 3,
    "round_programs": 24,
    "from_nothing": False,
}


class Silent:
    """A screen that keeps what it is told."""

    def __init__(self):
        self.lines, self.seen = [], []

    def live(self):
        from contextlib import nullcontext

        return nullcontext()

    def round(self, done, seconds, progress):
        self.seen.append(done)

    def note(self, text):
        self.lines.append(text)

    def over(self, run, rounds):
        self.lines.append(f"over after {len(rounds)}")

    def end(self, made, guarded, digest, citation, cpu):
        self.lines.append(digest)


def tasks():
    data = load("arc1", "training")
    return [data[id] for id in IDS]


def few_founders():
    """A handful of programs, some of which solve one of the tasks."""
    return [each.program for each in library() if each.task in IDS][:4]


def search(
    path: Path, rounds=None, resume=False, workers=1, engine="processes", given=None, **more
):
    """Do a search; what it has come to."""
    chosen = GIVEN if given is None else given
    with make_engine(workers, engine=engine) as runs:
        conductor = Conductor(Bounds(rounds=rounds, **more), resume, runs, None, Silent())
        return conductor.search(path, {name: value for name, value in chosen.items() if value})


def digest(path: Path):
    with Store.open(path, "r") as store:
        return store.digest()
