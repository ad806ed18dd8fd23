"""How often what solving answers is right: by proposer, and as a model of trust.

python benchmarks/trust.py --rearc EASY.zip [--budget 0.2] [--every 1] [--write]

Solves the training tasks, without the library and with that of the other tasks, and judges each
program that fits on the tests and on the fresh samples.  Prints a table, what the stated chances
are worth (cross-validated: each task by weights that were fitted without it), and with ``--write``
puts records and weights in ``src/batt/solving/weights.py``, which ranking reads.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from observed import Judged, Observed, observed, training

from batt.solving.found import best_of
from batt.solving.ranking import chances, features, weighed
from batt.tasks.fresh import FreshSamples

TABLE = Path(__file__).parents[1] / "src" / "batt" / "solving" / "weights.py"
FOLDS = 10
STEPS = 40
PRIOR, PRIOR_OF_PROPOSERS, PRIOR_OF_ALL = 0.3, 1.0, 0.02
"""How strongly a weight is drawn towards 0: any, one of a proposer, and that of the constant."""

Weights = Mapping[str, float]
Verdict = Callable[[Judged], bool]


@dataclass(frozen=True)
class Choice:
    """A task as the model sees it: programs in groups of equal outputs, at most one group right."""

    task: str
    groups: tuple[tuple[Judged, ...], ...]


@dataclass(frozen=True)
class Stated:
    """A chance that was stated for an answer, and what came of it."""

    task: str
    chance: float
    is_right: bool
    is_general: bool
    is_first: bool


def main() -> None:
    """Solve, print, and perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rearc", type=Path, required=True)
    parser.add_argument("--budget", type=float, default=0.2)
    parser.add_argument("--every", type=int, default=1, help="Take one of so many tasks.")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    samples, tasks = FreshSamples(options.rearc), training(options.every)
    alone = list(observed(tasks, samples, options.budget))
    print_records(alone)
    wide = list(observed(tasks, samples, options.budget, with_library=True))
    choices = [choice for choice in map(choice_of, [*alone, *wide]) if choice.groups]
    own = [choice for choice in map(choice_of, alone) if choice.groups]
    print("cross-validated, without the library:")
    print_stated(list(cross_validated(own, choices)))
    if options.write:
        write(alone, wide, fitted(choices, is_right), fitted(right_ones(choices), is_general))


def is_right(judged: Judged) -> bool:
    """Whether a program has all tests right."""
    return judged.is_right


def is_general(judged: Judged) -> bool:
    """Whether a program has all tests and all fresh samples right."""
    return judged.is_general


def choice_of(seen: Observed) -> Choice:
    """The programs of a task by their outputs, each with the number of those that agree."""
    groups: dict[object, list[Judged]] = {}
    for each in seen.judged:
        groups.setdefault(each.found.outputs, []).append(each)
    return Choice(seen.answers.task, tuple(map(_agreed, groups.values())))


def _agreed(group: Sequence[Judged]) -> tuple[Judged, ...]:
    agreeing = len({each.found.proposer for each in group}) - 1
    return tuple(replace(each, found=replace(each.found, agreeing=agreeing)) for each in group)


def fitted(choices: Sequence[Choice], verdict: Verdict) -> dict[str, float]:
    """The weights under which the verdicts are most likely, drawn towards 0: Newton's method.

    Of the programs in a group the one counts that is believed in most.
    """
    names = sorted(
        {
            name
            for choice in choices
            for group in choice.groups
            for each in group
            for name, _ in features(each.found.evidence)
        }
    )
    place = {name: at for at, name in enumerate(names)}
    groups = [
        [[(_row(each, place), verdict(each)) for each in group] for group in choice.groups]
        for choice in choices
    ]
    prior = np.array([_prior(name) for name in names])
    weights: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(STEPS):
        slope, bend = -prior * weights, np.diag(prior)
        for task in groups:
            best = [max(group, key=lambda each: float(each[0] @ weights)) for group in task]
            rows = np.array([row for row, _ in best])
            wanted = np.array([float(verdict) for _, verdict in best])
            wanted /= max(1.0, wanted.sum())
            power = np.exp(np.minimum(rows @ weights, 30.0))
            chance = power / (1 + power.sum())
            slope += rows.T @ (wanted - chance)
            bend += rows.T @ (np.diag(chance) - np.outer(chance, chance)) @ rows
        weights = weights + 0.7 * np.linalg.solve(bend, slope)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def right_ones(choices: Iterable[Choice]) -> list[Choice]:
    """Each program that is right on the tests, by itself."""
    return [
        Choice(choice.task, ((each,),))
        for choice in choices
        for group in choice.groups
        for each in group
        if each.is_right
    ]


def _row(judged: Judged, place: Mapping[str, int]) -> NDArray[np.float64]:
    row = np.zeros(len(place))
    for name, value in features(judged.found.evidence):
        row[place[name]] = value
    return row


def _prior(name: str) -> float:
    if name == "any":
        return PRIOR_OF_ALL
    return PRIOR_OF_PROPOSERS if name.startswith("of ") else PRIOR


def cross_validated(own: Sequence[Choice], choices: Sequence[Choice]) -> Iterator[Stated]:
    """What is stated of each task by weights that were fitted without it."""
    ids = sorted({choice.task for choice in choices})
    random.Random(0).shuffle(ids)
    for fold in range(FOLDS):
        held = set(ids[fold::FOLDS])
        rest = [choice for choice in choices if choice.task not in held]
        right, general = fitted(rest, is_right), fitted(right_ones(rest), is_general)
        for choice in own:
            if choice.task in held:
                yield from stated(choice, right, general)


def stated(choice: Choice, right: Weights, general: Weights) -> Iterator[Stated]:
    """The two attempts at a task with the chances that weights give them."""
    utilities = [
        max(weighed(each.found.evidence, right) for each in group) for group in choice.groups
    ]
    shown = [
        max(group, key=lambda each: (each.found.right, weighed(each.found.evidence, general)))
        for group in choice.groups
    ]
    every = zip(chances(utilities), shown, strict=True)
    best = sorted(every, key=lambda each: (-each[1].found.right, -each[0]))[:2]
    for place, (chance, judged) in enumerate(best):
        yield Stated(choice.task, chance, judged.is_right, judged.is_general, place == 0)


def print_stated(every: Sequence[Stated]) -> None:
    """The score of stated chances, and how many first answers of a chance are right."""
    first = [each for each in every if each.is_first]
    solved = {each.task for each in every if each.is_right}
    print(f"  {len(first)} tasks answered, {len(solved)} right with two attempts")
    print(f"  Brier score: {brier(first):.4f} of first attempts, {brier(every):.4f} of all")
    for least in (0.0, 0.5, 0.7, 0.9):
        these = [each for each in first if each.chance >= least]
        right, general = (sum(kind) for kind in _kinds(these))
        share = general / max(1, len(these))
        print(
            f"  first attempts of a chance of {least} or more: {len(these):4}  "
            f"right {right:4}  on all fresh samples, too {general:4} ({share:.0%})"
        )


def _kinds(every: Sequence[Stated]) -> tuple[list[bool], list[bool]]:
    return [each.is_right for each in every], [each.is_general for each in every]


def brier(every: Sequence[Stated]) -> float:
    """The mean square of what was stated less what came of it; 0 is best."""
    return sum((each.chance - each.is_right) ** 2 for each in every) / max(1, len(every))


def records(every: Iterable[Observed]) -> dict[str, tuple[int, int, int]]:
    """By proposer: for how many tasks its best program fits, is right, and is general."""
    fits, right, general = Counter[str](), Counter[str](), Counter[str]()
    for seen in every:
        mine: dict[str, list[Judged]] = {}
        for each in seen.judged:
            if each.found.fits:
                mine.setdefault(each.found.proposer, []).append(each)
        for name, group in mine.items():
            text = best_of(each.found for each in group)[0].text
            best = next(each for each in group if each.found.text == text)
            fits[name] += 1
            right[name] += best.is_right
            general[name] += best.is_general
    return {name: (fits[name], right[name], general[name]) for name in sorted(fits)}


def print_records(every: Sequence[Observed]) -> None:
    """The table by proposer, and the share of answers that are right on every fresh sample."""
    print(f"{'proposer':24} {'fits':>5} {'right':>6} {'on all fresh samples, too':>26}")
    for name, (fits, right, general) in records(every).items():
        print(f"{name:24} {fits:5} {right:6} {general:26}")
    first = [each.first for each in every if each.first is not None]
    right, general = sum(map(is_right, first)), sum(map(is_general, first))
    print(
        f"{'first answers':24} {len(first):5} {right:6} {general:26} "
        f"({general / max(1, len(first)):.0%})"
    )


def write(
    alone: Sequence[Observed], wide: Sequence[Observed], right: Weights, general: Weights
) -> None:
    """Write the module with the records and both sets of weights."""
    known = records(wide) | records(alone)
    text = '"""Written by ``python benchmarks/trust.py --write``: what is known of proposers."""\n'
    text += "\nfrom __future__ import annotations\n"
    text += f"\nRECORDS: dict[str, tuple[int, int, int]] = {_table(dict(sorted(known.items())))}\n"
    text += '"""By proposer, the training tasks for which its best program fits, of these those\n'
    text += 'right, and of these those where it is right on all fresh samples, too."""\n'
    text += f"\nRIGHT: dict[str, float] = {_table(right)}\n"
    text += '"""Weights of features for the chance that outputs are right for the tests."""\n'
    text += f"\nGENERAL: dict[str, float] = {_table(general)}\n"
    text += '"""Weights of features for the chance that a right program is so for any input."""\n'
    TABLE.write_text(text, encoding="utf-8")


def _table(rows: Mapping[str, object]) -> str:
    return "{\n" + "".join(f'    "{name}": {value},\n' for name, value in rows.items()) + "}"


if __name__ == "__main__":
    main()
