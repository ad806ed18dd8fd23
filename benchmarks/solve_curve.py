"""Tasks right, whole and with two attempts, against CPU seconds, beside the 2020 winner's.

python benchmarks/solve_curve.py [--split training] [--budgets 0.025 0.05 ...] [-o curve.svg]

Solves without library and store, each budget anew.  A split is ``training`` or ``evaluation``;
``evaluation`` is for counting at the end, never for development.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Sequence
from pathlib import Path

from batt.solving.job import Asking, Pass, Sources, answer_one, puzzle_of
from batt.tasks.datasets import load
from batt.tasks.task import Task

BUDGETS = (0.0125, 0.025, 0.05, 0.1, 0.2)
ICECUBER = {"training": (96.0, 168), "evaluation": (185.0, 110)}
"""CPU seconds and tasks right of 400 of the 2020 Kaggle winner at depth 2, two attempts."""

COLOURS = {"training": "#1f77b4", "evaluation": "#d62728"}
LEFT, TOP, WIDTH, HEIGHT = 50, 20, 560, 320

Point = tuple[float, int]
"""CPU seconds, and tasks right."""


def main() -> None:
    """Solve, print a table, and draw the curves where that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", action="append", choices=sorted(ICECUBER))
    parser.add_argument("--budgets", type=float, nargs="+", default=BUDGETS)
    parser.add_argument("--every", type=int, default=1, help="Take one of so many tasks.")
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    curves: dict[str, list[Point]] = {}
    for split in options.split or ["training"]:
        tasks = list(load("arc1", split).values())[:: options.every]
        print(f"{split}: {len(tasks)} tasks; budget a task, CPU s in all, fit, right")
        curves[split] = [_measured(tasks, budget) for budget in options.budgets]
        seconds, right = ICECUBER[split]
        print(f"{'icecuber':>8} {seconds:8.1f} {'':5} {right:5} (of 400)")
    if options.output is not None:
        options.output.write_text(svg(curves), encoding="utf-8")


def _measured(tasks: Sequence[Task], budget: float) -> Point:
    """Solve all tasks with a budget; print and give the point of the curve."""
    began, fit, right = time.process_time(), 0, 0
    for task in tasks:
        answered = answer_one(Pass(Sources(with_library=False), budget), Asking(puzzle_of(task)))
        assert answered is not None, "a search without a deadline ended at it"
        fit += answered.answers.fits
        pairs = zip(answered.answers.attempts, task.test, strict=True)
        right += all(pair.output in attempts for attempts, pair in pairs)
    seconds = time.process_time() - began
    print(f"{budget:8g} {seconds:8.1f} {fit:5} {right:5}", flush=True)
    return seconds, right


def svg(curves: dict[str, list[Point]]) -> str:
    """The curves with the winner's points, seconds on a logarithmic axis from 1 to 1000."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 20} 400" '
        'font-family="sans-serif" font-size="12">',
        f'<rect x="{LEFT}" y="{TOP}" width="{WIDTH}" height="{HEIGHT}" fill="#fff" stroke="#999"/>',
        f'<text x="{LEFT + WIDTH / 2}" y="385" text-anchor="middle">CPU seconds in all</text>',
        f'<text x="{LEFT}" y="14">tasks right of 400</text>',
    ]
    for seconds in (1, 10, 100, 1000):
        x, y = _place((seconds, 0))
        parts.append(f'<text x="{x}" y="{y + 18}" text-anchor="middle">{seconds}</text>')
    for right in range(0, 201, 50):
        x, y = _place((1, right))
        parts.append(f'<text x="{x - 6}" y="{y + 4}" text-anchor="end">{right}</text>')
        parts.append(f'<path d="M{x} {y}h{WIDTH}" stroke="#eee"/>')
    for split, points in curves.items():
        parts += _curve(split, points)
    return "\n".join([*parts, "</svg>\n"])


def _curve(split: str, points: Sequence[Point]) -> list[str]:
    colour = COLOURS[split]
    line = " ".join("{},{}".format(*_place(point)) for point in points)
    last, (x, y) = _place(points[-1]), _place(ICECUBER[split])
    return [
        f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>',
        f'<text x="{last[0] + 6}" y="{last[1]}" fill="{colour}">batt, {split}</text>',
        f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>',
        f'<text x="{x + 8}" y="{y + 4}" fill="{colour}">icecuber, {split}</text>',
    ]


def _place(point: Point) -> tuple[float, float]:
    """Where a point is drawn."""
    seconds, right = point
    x = LEFT + WIDTH * math.log10(max(1.0, seconds)) / 3
    return round(x, 1), round(TOP + HEIGHT * (1 - right / 200), 1)


if __name__ == "__main__":
    main()
