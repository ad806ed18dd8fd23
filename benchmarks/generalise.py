"""The library on fresh samples: writes ``docs/generalise.md``.

python benchmarks/generalise.py EASY.zip FULL.zip

The two zips hold six samples a task in re-arc's format, of difficulty 0 to 0.2 and 0 to 1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from batt.evaluate.limits import Budgets
from batt.generality.measure import Figure, General, measure, trials_of
from batt.generality.subjects import by_task, of_library
from batt.tasks.datasets import load
from batt.tasks.fresh import FreshSamples
from batt.workers.serial import Serial

TARGET = Path(__file__).parent.parent / "docs" / "generalise.md"

HEAD = """# How far the library's programs generalise

`batt generalise` runs programs on samples that they have not seen and counts what they have
right. This page holds what it says of the {programs} programs that ship with batt, on re-arc
samples of difficulty 0 to 0.2 and of 0 to 1, six a task each. `python benchmarks/generalise.py
EASY.zip FULL.zip` writes it.

Every program here is right on all train pairs and test pairs of its task; that this is not the
same as knowing the rule is what the figures show. A sample counts as right where the whole output
grid is. Those that batt has found itself were chosen for being right on all easy samples, so for
them only the other columns are news.

- **easy, full**: fresh samples right / tried. re-arc varies more than the pairs of a task do:
  sizes, colours that the pairs always have alike, backgrounds, numbers of things.
- **turned**: train pairs turned and mirrored, input and output alike, where the pairs speak for a
  rule that goes together with it: outputs scale both sides alike, what changes has no direction and
  no axis, outputs that are tiles of their inputs are tiled so when turned, and no turned input is
  another pair's with another output.
- **recoloured**: train pairs with colours exchanged, where the pairs show no part of their own for
  them: not the background, not in every input or every output, not from nowhere, and all kept or
  all lost.
- A turn or a permutation is inferred from two to five pairs, so what fails there is a hint, no
  proof. Ranks within a task go by fresh samples first, then by these, then by train pairs, then by
  size.

For a program that is given, leaving a train pair out changes nothing but whether it counts: `left
out` is tried where the program is right on all other pairs. So it is {left_out} here, and tells
something only of programs that do not fit.
"""


def measured(path: Path) -> list[General]:
    """What the library does on the samples in a zip."""
    samples, tasks = FreshSamples(path), load("arc1", "training")
    given = [(trials_of(task, samples[task.id]), own) for task, own in by_task(of_library(tasks))]
    return [each for ranked in measure(given, Serial(), Budgets()) for each in ranked]


def total(figures: Sequence[Figure]) -> Figure:
    """Figures added up."""
    return Figure(sum(each.right for each in figures), sum(each.tried for each in figures))


def summary(title: str, figures: Sequence[Figure]) -> str:
    """One kind of samples as a row: how many programs are right on all, some, none of them."""
    tried = [each for each in figures if each.tried]
    whole = sum(each.right == each.tried for each in tried)
    none = sum(not each.right for each in tried)
    added = total(tried)
    counts = f"{len(tried)} | {whole} | {len(tried) - whole - none} | {none}"
    return f"| {title} | {counts} | {added} ({added.right / added.tried:.0%}) |"


def page(easy: Sequence[General], full: Sequence[General]) -> Iterator[str]:
    """The lines of the page."""
    left_out = total([each.left_out for each in easy])
    yield HEAD.format(programs=len(easy), left_out=left_out)
    yield "| samples | programs tried | right on all | on some | on none | samples right |"
    yield "|---|---|---|---|---|---|"
    yield summary("easy", [each.fresh for each in easy])
    yield summary("full", [each.fresh for each in full])
    yield summary("turned", [each.turned for each in easy])
    yield summary("recoloured", [each.recoloured for each in easy])
    yield "\n## Program by program\n"
    yield "| task | program | calls | easy | full | turned | recoloured |"
    yield "|---|---|---|---|---|---|---|"
    other = {(each.task, each.program.key): each for each in full}
    for each in easy:
        key = each.program.key
        figures = [each.fresh, other[each.task, key].fresh, each.turned, each.recoloured]
        told = " | ".join(str(figure) if figure.tried else "–" for figure in figures)
        yield f"| {each.task} | {key[:8]} | {each.program.size} | {told} |"


def main(arguments: Sequence[str]) -> int:
    """Measure both zips and write the page."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    easy, full = (measured(Path(each)) for each in arguments)
    TARGET.write_text("\n".join(page(easy, full)) + "\n", encoding="utf-8")
    print(f"written to {TARGET}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
