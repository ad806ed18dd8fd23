"""A task on a page: what its best programs do on its grids, as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from batt.drawing.text import printable
from batt.dsl.values import Grid
from batt.dsl.version import language_of
from batt.errors import NotUnderstood
from batt.evaluate.batch import Samples, Trial, run_together
from batt.evaluate.limits import DEFAULT_STEPS, Budgets
from batt.evaluate.outcome import Failure
from batt.explaining import difference, picture_of
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.report.lineage import Ancestor, facts
from batt.report.pages.encoded import Json, grid_code, picture_code
from batt.report.pages.facts import TaskFacts, set_of
from batt.report.pages.status import share_of
from batt.report.pages.steps import explanations, steps_code, verdict_code
from batt.store import GeneralityRecord, Kept, ResultRecord
from batt.store.table import proposer_of
from batt.tasks.task import Task

CONTENDERS = 8
"""How many programs are run anew for the attempts."""

ATTEMPTS = 2
"""Answers for a test input."""


@dataclass(frozen=True)
class Best:
    """The best program that a store keeps for a task, and the trials of it and those next to it."""

    program: Program
    budgets: Budgets
    trials: Mapping[str, Trial]


def run_best(kept: Sequence[Kept], task: Task) -> Best | str:
    """Run the best programs anew on a task, or say why the best one cannot be run."""
    if not kept:
        return "nothing is kept for this task"
    pool = Pool()
    programs: dict[str, Program] = {}
    for each in _contenders(kept):
        try:
            programs[each.program.key] = Program.parse(each.program.lines, pool)
        except NotUnderstood as error:
            if each is kept[0]:
                return f"the best program cannot be read here: {error}"
    budgets = _budgets(kept[0].result)
    entries = {at: program.root for at, program in enumerate(programs.values())}
    trials = run_together(Samples(task.inputs, budgets), entries, lambda _: None)
    found = {key: trials[at] for at, key in enumerate(programs)}
    return Best(programs[kept[0].program.key], budgets, found)


def _contenders(kept: Sequence[Kept]) -> Sequence[Kept]:
    """The best program, and the next that fit where it fits."""
    if kept[0].result.fits:
        return [each for each in kept if each.result.fits][:CONTENDERS]
    return kept[:CONTENDERS]


def _budgets(result: ResultRecord) -> Budgets:
    """Those under which a result was measured, as far as they are not more than the default."""
    node, program = result.node_budget, result.program_budget
    return Budgets(min(node, DEFAULT_STEPS), min(program, DEFAULT_STEPS))


def task_code(facts: TaskFacts, task: Task | None, commands: Mapping[int, str]) -> Json:
    """All that the page of a task shows; ``commands`` are those of the runs, by their number.

    Without the task, whose grids a store does not hold, there is no more than the store knows.
    """
    record = facts.record
    code = {
        "id": printable(record.id),
        "data": set_of(record),
        "status": facts.status,
        "share": share_of(facts.kept),
        "programs": [_row(each, commands) for each in facts.kept],
        "lineage": [_ancestor(each) for each in (facts.lineage.members if facts.lineage else ())],
        "general": [_general(each) for each in facts.generality],
        "stale": sum(
            each.result.language != language_of(each.program.lines) for each in facts.kept
        ),
    }
    if task is None:
        return code
    best = run_best(facts.kept, task)
    code["pairs"] = list(_pairs(task, best))
    if isinstance(best, str):
        code["why"] = printable(best)
    else:
        code["steps"] = steps_code(explanations(best.program, task, best.budgets))
    return code


def _pairs(task: Task, best: Best | str) -> Iterator[Json]:
    """Each pair, with what the best program gives for a train pair, and attempts for a test."""
    for at, (name, pair) in enumerate(task.named_pairs()):
        code: dict[str, Json] = {"name": name, "in": grid_code(pair.input)}
        code["out"] = None if pair.output is None else grid_code(pair.output)
        if not isinstance(best, str):
            if at < len(task.train):
                code["got"] = _answer(best.trials[best.program.key].outputs[at], pair.output)
            else:
                attempts = _attempts(best.trials, at)
                code["attempts"] = [[_answer(each, pair.output), key] for each, key in attempts]
        yield code


def _answer(outcome: Grid | Failure, expected: Grid | None) -> Json:
    """1 for what is right, else a picture, with the differences where it is known what is right."""
    if expected is None:
        return picture_code(picture_of(outcome))
    return verdict_code(outcome == expected, difference(expected, outcome))


def _attempts(trials: Mapping[str, Trial], at: int) -> Iterator[tuple[Grid, str]]:
    """At most two different grids for a test input, those of the best programs first."""
    seen: set[Grid] = set()
    for key, trial in trials.items():
        output = trial.outputs[at]
        if isinstance(output, Grid) and output not in seen and len(seen) < ATTEMPTS:
            seen.add(output)
            yield output, key


def _row(kept: Kept, commands: Mapping[int, str]) -> Json:
    """A program in the table: key, score, steps, size, verdict on tests, how it was made, where."""
    result = kept.result
    made = proposer_of(commands.get(result.run, ""), result.mutation, len(result.parents))
    how = " ".join(dict.fromkeys(filter(None, (made, result.mutation.removeprefix("solve:")))))
    tests = "".join("?" if each is None else "01"[each] for each in result.tests_right)
    return [
        kept.program.key,
        result.score,
        result.steps,
        kept.program.size,
        tests,
        printable(how),
        result.run,
        result.round,
        int(result.failed),
    ]


def _ancestor(member: Ancestor) -> Json:
    return [member.depth, member.key, list(facts(member)), list(map(printable, member.lines))]


def _general(record: GeneralityRecord) -> Json:
    """What samples a measurement is on, then right and tried of each kind."""
    return [
        printable(record.source),
        [record.fresh_right, record.fresh_tried],
        [record.turned_right, record.turned_tried],
        [record.recoloured_right, record.recoloured_tried],
        [record.left_out_right, record.left_out_tried],
    ]
