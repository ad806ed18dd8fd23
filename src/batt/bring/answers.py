"""Keeping what a solve has found: its programs are run again from their texts, and stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from batt.bring.keep import Keeper
from batt.bring.trials import Candidate, Trials, windows
from batt.solving.answers import Answers
from batt.solving.found import Found
from batt.store.table import SOLVED
from batt.tasks.task import Task


def keep_answers(
    tasks: Iterable[Task], answers: Mapping[str, Answers], trials: Trials, keeper: Keeper
) -> int:
    """Store the programs that fit, and those behind attempts; how many were new to their task."""
    return sum(
        sum(keeper.keep(list(zip(window, trials.run(window), strict=True))))
        for window in windows(_candidates(tasks, answers))
    )


def _candidates(tasks: Iterable[Task], answers: Mapping[str, Answers]) -> Iterator[Candidate]:
    for task in tasks:
        if task.id in answers:
            for found in worth_keeping(answers[task.id]):
                yield Candidate(
                    found.proposer, found.text, task, mutation=f"{SOLVED}{found.proposer}"
                )


def worth_keeping(answers: Answers) -> list[Found]:
    """The programs that fit, and those that only give an attempt, in their order."""
    chosen = {found.text for test in range(answers.tests) for _, found in answers.behind(test)}
    return [found for found in answers.found if found.fits or found.text in chosen]
