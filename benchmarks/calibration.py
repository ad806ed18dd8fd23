"""Whether the chances that ``batt solve`` states are honest: stated against observed.

python benchmarks/calibration.py [--split training] [--split evaluation] [-o calibration.svg]

Solves without library and store and takes both attempts at each task.  On ``training`` the chances
are cross-validated, those of a task by weights that were fitted without it; on ``evaluation``,
which is for counting at the end and never for development, they are those of the shipped weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from observed import Observed, observed
from trust import Stated, brier, choice_of, cross_validated

from batt.tasks.datasets import load

BINS = 10
COLOURS = {"training": "#1f77b4", "evaluation": "#d62728"}
LEFT, TOP, SIDE = 50, 20, 360


@dataclass(frozen=True)
class Bin:
    """The answers whose chances lie in one tenth: how many, their mean chance, and those right."""

    count: int
    stated: float
    right: int

    @property
    def observed(self) -> float:
        """The share of them that is right."""
        return self.right / self.count


def main() -> None:
    """Solve, print the bins and the scores, and draw them where that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", action="append", choices=sorted(COLOURS))
    parser.add_argument("--budget", type=float, default=0.2)
    parser.add_argument("--every", type=int, default=1, help="Take one of so many tasks.")
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    every: dict[str, list[Stated]] = {}
    for split in options.split or ["training"]:
        tasks = list(load("arc1", split).values())[:: options.every]
        seen = list(observed(tasks, {}, options.budget))
        every[split] = list(_cross_validated(seen) if split == "training" else as_stated(seen))
        first = [each for each in every[split] if each.is_first]
        print(f"{split}: Brier score {brier(first):.4f} of {len(first)} first attempts, ", end="")
        print(f"{brier(every[split]):.4f} of all {len(every[split])}")
        for each in bins(every[split]):
            print(f"  stated {each.stated:.2f}  right {each.observed:.2f} of {each.count}")
    if options.output is not None:
        options.output.write_text(svg(every), encoding="utf-8")


def _cross_validated(seen: Sequence[Observed]) -> Iterator[Stated]:
    choices = [choice for choice in map(choice_of, seen) if choice.groups]
    return cross_validated(choices, choices)


def as_stated(seen: Sequence[Observed]) -> Iterator[Stated]:
    """The two best programs for each task, with the chances that the answers state for them."""
    for each in seen:
        right = {judged.found.text: judged.is_right for judged in each.judged}
        stated = zip(each.answers.found[:2], each.answers.chances, strict=False)
        for place, (found, chance) in enumerate(stated):
            yield Stated(each.answers.task, chance, right[found.text], False, place == 0)


def bins(every: Sequence[Stated]) -> list[Bin]:
    """The answers in tenths of the stated chance, those of the lowest first, without empty ones.

    >>> bins([Stated("a", 0.92, True, True, True), Stated("b", 1.0, False, False, True)])
    [Bin(count=2, stated=0.96, right=1)]
    """
    tenths: dict[int, list[Stated]] = {}
    for each in every:
        tenths.setdefault(min(BINS - 1, int(each.chance * BINS)), []).append(each)
    return [
        Bin(
            len(group),
            round(sum(each.chance for each in group) / len(group), 4),
            sum(each.is_right for each in group),
        )
        for _, group in sorted(tenths.items())
    ]


def svg(every: Mapping[str, Sequence[Stated]]) -> str:
    """Stated chances to the right, the share observed upwards, a dot for each tenth with its count.

    Dots on the diagonal are honest.
    """
    x, y = _place(0, 0)
    top = _place(1, 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + SIDE + 170} '
        f'{TOP + SIDE + 50}" font-family="sans-serif" font-size="12">',
        f'<rect x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="#fff" stroke="#999"/>',
        f'<path d="M{x} {y}L{top[0]} {top[1]}" stroke="#bbb" stroke-dasharray="4"/>',
        f'<text x="{LEFT + SIDE / 2}" y="{TOP + SIDE + 40}" text-anchor="middle">'
        "chance stated</text>",
        f'<text x="{LEFT}" y="14">share that is right</text>',
    ]
    for tenth in range(0, BINS + 1, 2):
        along, up = _place(tenth / BINS, 0), _place(0, tenth / BINS)
        parts.append(
            f'<text x="{along[0]}" y="{y + 18}" text-anchor="middle">{tenth / BINS:g}</text>'
        )
        parts.append(f'<text x="{x - 6}" y="{up[1] + 4}" text-anchor="end">{tenth / BINS:g}</text>')
    for row, (split, stated) in enumerate(every.items()):
        parts += _dots(split, stated, row)
    return "\n".join([*parts, "</svg>\n"])


def _dots(split: str, stated: Sequence[Stated], row: int) -> Iterator[str]:
    colour = COLOURS[split]
    for each in bins(stated):
        x, y = _place(each.stated, each.observed)
        size = round(2 + each.count**0.5 / 1.5, 1)
        yield f'<circle cx="{x}" cy="{y}" r="{size}" fill="{colour}" fill-opacity="0.6"/>'
        yield f'<text x="{x + size + 2}" y="{y + 4}" font-size="10">{each.count}</text>'
    x, y = LEFT + SIDE + 14, TOP + 20 + 40 * row
    yield f'<text x="{x}" y="{y}" fill="{colour}">{split}, {len(stated)} answers</text>'
    yield f'<text x="{x}" y="{y + 16}" fill="{colour}">Brier score {brier(stated):.3f}</text>'


def _place(stated: float, observed: float) -> tuple[float, float]:
    """Where a point is drawn."""
    return round(LEFT + SIDE * stated, 1), round(TOP + SIDE * (1 - observed), 1)


if __name__ == "__main__":
    main()
