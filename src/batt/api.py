"""What ``import batt`` offers: the same that the command line uses."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import islice
from random import Random
from typing import Any

from batt import search
from batt.bring.check import Checker
from batt.bring.keep import Keeper
from batt.bring.records import Records
from batt.bring.trials import Trials, windows
from batt.dsl.values import Grid
from batt.errors import BattError, DslError, NotUnderstood, UsageError
from batt.evaluate.batch import Samples, Trial, run_together
from batt.evaluate.limits import DEFAULT_STEPS, Budgets
from batt.evaluate.outcome import Failure
from batt.evaluate.program import Program
from batt.evolution import Evolution, Round
from batt.explaining import explained, explained_on
from batt.generality.measure import General, measure, trials_of
from batt.programs.node import Pool
from batt.programs.program import Program as StoredProgram
from batt.programs.well_formed import broken_rule
from batt.propose import mutate as mutating
from batt.propose.facts import Facts
from batt.propose.proposers import proposer
from batt.propose.sources import kept_texts, solving_texts
from batt.report.explained import Explanation
from batt.session import now, run_record
from batt.simplify import shrink as simplify
from batt.solving.answers import Answers
from batt.solving.job import Asking, Pass, Sources, answer_one, puzzle_of
from batt.solving.passes import DEFAULT_BUDGET
from batt.store import Store
from batt.tasks.datasets import DataSet, load
from batt.tasks.fresh import FreshSamples
from batt.tasks.task import Pair, Task
from batt.workers import make_engine
from batt.workers.serial import Serial

__all__ = [
    "Answers",
    "BattError",
    "DataSet",
    "DslError",
    "Explanation",
    "Failure",
    "FreshSamples",
    "General",
    "Grid",
    "NotUnderstood",
    "Pair",
    "Program",
    "Store",
    "Task",
    "Trial",
    "UsageError",
    "check",
    "evolve",
    "explain",
    "generalise",
    "load",
    "mutate",
    "proposer",
    "run",
    "shrink",
    "solve",
]

MUTATE_TRIES = 20


def run(task: Task, programs: Iterable[StoredProgram]) -> list[Trial]:
    """Run programs on all samples of a task at once, sharing what they share.

    One ``Trial`` a program, in their order: an output grid or a ``Failure`` a sample (train pairs,
    then test inputs) and the steps of each.
    """
    pool = Pool()
    roots = dict(enumerate(pool.adopt(program.root) for program in programs))
    samples = Samples(task.inputs, Budgets())
    return list(run_together(samples, roots, lambda _: None).values())


def check(
    records: Iterable[Mapping[str, Any]],
    data: str | os.PathLike[str] = "arc1",
    *,
    train_only: bool = False,
    steps: int = DEFAULT_STEPS,
    store: Store | None = None,
    workers: int | None = None,
) -> Iterator[dict[str, Any]]:
    """Check programs from anywhere: one dict for each record, in their order.

    A record is ``{"task": id, "program": text}``, perhaps with an ``id``; the text may stand in a
    Markdown fence.  Nothing is executed, and what is no program, or no such record, is told like
    all else: ``{"id", "key", "status", "train", "steps", "error"}``, the status one of ``right``,
    ``fits``, ``wrong``, ``failed``, ``not_understood`` and ``duplicate`` (and ``guarded``, of which
    nothing is known).  ``train_only`` never touches a test pair; ``store`` keeps the programs.
    Records are read ahead, from 16 to some thousands.
    """
    dataset, budgets = load(data, "all"), Budgets(steps, steps)
    reader = Records(dataset)
    candidates = (reader.of(record, number) for number, record in enumerate(records, 1))
    with ExitStack() as stack:
        keeper, keeps = None, store is not None
        if store is not None:
            run = run_record("check", 0, (), {"data": dataset.name, "steps": steps})
            keeper = stack.enter_context(Keeper(store, run, budgets))
        trials = stack.enter_context(
            Trials(make_engine(workers), budgets, train_only=train_only, for_store=keeps)
        )
        yield from Checker(trials, keeper).check(windows(candidates))
        if keeper is not None:
            keeper.end(now())


def evolve(
    tasks: Iterable[Task],
    store: Store,
    seed: int = 0,
    rounds: int | None = None,
    *,
    from_nothing: bool = False,
    workers: int | None = 1,
    engine: str = "processes",
) -> Iterator[Round]:
    """Search programs for tasks, round by round, each saved in the store before it is given.

    For ever, or for so many ``rounds``.  The store must be open for writing.  The search starts
    from the library, or ``from_nothing`` from the smallest programs; the same tasks, seed, rounds
    and store give the same store, with any number of ``workers`` (None: the cores) and with another
    ``engine``, such as ``"dask://127.0.0.1:8786"``, a cluster that has batt installed.
    """
    options = search.Options(seed=seed, from_nothing=from_nothing)
    given = list(tasks)
    run = store.begin_run(run_record("batt.evolve", seed, given, {"from_nothing": from_nothing}))
    with make_engine(workers, engine=engine) as runs:
        setting = options.setting(run, guard=None)
        loop = Evolution(store, runs, given, options.founders(), setting)
        yield from loop if rounds is None else islice(loop, rounds)
    store.end_run(run, now(), not store.incidents(run))
    store.refresh([task.fingerprint for task in given])


def explain(
    program: StoredProgram,
    on: Task | Grid | Iterable[Sequence[int]],
    sample: str = "train1",
) -> Explanation:
    """What a program does, line by line, on a sample of a task (``train1``, ``test1``) or a grid.

    The default budgets hold.  ``print`` shows it, a notebook draws it.  Raises ``UsageError`` where
    the task has no such sample, ``DslError`` for rows that are no grid.
    """
    if isinstance(on, Task):
        return Explanation.of(explained_on(program, on, sample))
    return Explanation.of(explained(program, on if isinstance(on, Grid) else Grid(on)))


def shrink(
    program: StoredProgram, task: Task | Sequence[Grid], steps: int = simplify.STEPS
) -> Program:
    """The simplest program that we find with the same outputs.

    ``task`` is a task, on all inputs of which the outputs stay, or just the inputs.  ``steps`` is
    what looking for it may take.
    """
    inputs = task.inputs if isinstance(task, Task) else task
    found = simplify.shrink(program, inputs, steps)
    return Program(found.root, found.inputs)


def mutate(program: StoredProgram, task: Task | None = None, seed: int = 0) -> Program:
    """A program that is a little different: well typed, and not the same by normal form.

    What fits the train pairs of ``task``, such as its colours, is preferred; test pairs are not
    looked at.  Equal calls give equal programs.  Raises ``UsageError`` where the program is not
    well formed itself, or so odd that none is found.

    >>> print(mutate(Program.parse("O = upscale(I, TWO)"), seed=4))
    O = upscale(I, THREE)
    """
    pool = Pool()
    root, bench = pool.adopt(program.root), mutating.Bench(pool)
    broken = broken_rule(root, bench.typer)
    if broken is not None:
        raise UsageError(f"the program has no mutants: {broken}")
    facts, random = Facts(task.examples) if task else None, Random(f"mutate {seed}")
    for _ in range(MUTATE_TRIES):
        mutant = mutating.mutate(root, bench, facts, random)
        if mutant is not None:
            return Program(mutant.node)
    raise UsageError("the program has no mutants that were found")


def solve(
    task: Task,
    budget: float = DEFAULT_BUDGET,
    *,
    store: Store | None = None,
    library: bool = True,
) -> Answers:
    """Answer a task with programs that fit its train pairs, within nominal seconds.

    Every proposer is asked: those declared with ``@proposer``, what ``store`` keeps, the library
    unless it is left out, and programs that are one change away from these.
    """
    kept = kept_texts(store, task.fingerprint) if store else ()
    sources = Sources(library, solving_texts(store) if store else ())
    answered = answer_one(Pass(sources, budget), Asking(puzzle_of(task), kept))
    assert answered is not None, "a search without a deadline ended at it"
    return answered.answers


def generalise(
    task: Task, programs: Iterable[StoredProgram], fresh: Iterable[Pair] = ()
) -> list[General]:
    """How programs do on a task beyond its train pairs, those that generalise best first.

    They are tried on the fresh samples, if there are any (``FreshSamples(path)[id]``), and on the
    train pairs turned and recoloured as far as these allow.
    """
    given = [(trials_of(task, fresh), list(programs))]
    return next(measure(given, Serial(), Budgets()))
