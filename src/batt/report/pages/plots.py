"""Curves and bars as small inline SVG; colours come from the page's style sheet by class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 320, 170
LEFT, RIGHT, TOP, BOTTOM = 40, 12, 8, 24
"""Pixels around the area of a plot, where its numbers stand."""

TICKS = 5
MOST_POINTS = 160
"""A longer curve is thinned: a point every other pixel is all that can be seen."""


MOST_BARS = 60


@dataclass(frozen=True)
class Curve:
    """A named line through one number a round; ``style`` is its class on the page."""

    name: str
    style: str
    values: Sequence[float]


def ticks(most: float, wanted: int = TICKS) -> list[int]:
    """Round whole numbers from 0 up to about ``most``, the last of them not below it.

    >>> ticks(153), ticks(3), ticks(0)
    ([0, 50, 100, 150, 200], [0, 1, 2, 3], [0, 1])
    """
    step = 1
    while step * wanted < most:
        first = int(str(step)[0])
        step = step * 5 // 2 if first == 2 else step * 2
    count = max(1, -(-int(most) // step))
    return [step * at for at in range(count + 1)]


def short_number(value: int) -> str:
    """A number in a few letters.

    >>> short_number(800), short_number(2500), short_number(40_000), short_number(1_500_000)
    ('800', '2,500', '40k', '1.5M')
    """
    if value < 10_000:
        return f"{value:,}"
    return f"{value / 1000:g}k" if value < 1_000_000 else f"{value / 1_000_000:g}M"


def thinned(values: Sequence[float], most: int = MOST_POINTS) -> list[tuple[int, float]]:
    """The values with their places, at most so many: the first, the last, and evenly between.

    >>> thinned([7, 8, 9, 10], 2)
    [(0, 7), (3, 10)]
    """
    if len(values) <= most:
        return list(enumerate(values))
    last = len(values) - 1
    places = [at * last // (most - 1) for at in range(most)]
    return [(at, values[at]) for at in places]


def curves_svg(curves: Sequence[Curve], title: str, first: int = 1) -> str:
    """Curves over rounds, of which the first has that number, from 0 up.

    >>> drawn = curves_svg([Curve("fits", "fits", [1, 3])], "<t>")
    >>> "<title>&lt;t&gt;</title>" in drawn, drawn.count("<polyline")
    (True, 1)
    """
    count = max((len(curve.values) for curve in curves), default=0)
    marks = ticks(max((max(curve.values, default=0) for curve in curves), default=0))
    frame = _Frame(count, marks[-1])
    parts = [_open(title), *_across(frame, marks), *_along(frame, first)]
    parts += [_line(frame, curve) for curve in curves]
    return "".join(parts) + "</svg>"


def bars_svg(values: Sequence[float], title: str, style: str, first: int = 1) -> str:
    """A bar a round; where there are many, one for the sum of several rounds.

    >>> bars_svg([2, 0, 1], "gains", "gain").count("<rect")
    2
    """
    width = bar_width(len(values))
    sums = [sum(values[at : at + width]) for at in range(0, len(values), width)]
    marks = ticks(max(sums, default=0))
    frame = _Frame(len(values), marks[-1], between=0.5)
    parts = [_open(title), *_across(frame, marks), *_along(frame, first)]
    for at, value in enumerate(sums):
        left, right = frame.x(at * width - 0.5), frame.x(min(len(values), at * width + width) - 0.5)
        if value:
            top, bottom = frame.y(value), frame.y(0)
            parts.append(
                f'<rect class="{style}" x="{left + 0.5:.1f}" y="{top:.1f}" '
                f'width="{max(0.5, right - left - 1):.1f}" height="{bottom - top:.1f}"/>'
            )
    return "".join(parts) + "</svg>"


def bar_width(rounds: int) -> int:
    """For how many rounds one bar stands.

    >>> bar_width(60), bar_width(61)
    (1, 2)
    """
    return max(1, -(-rounds // MOST_BARS))


@dataclass(frozen=True)
class _Frame:
    """Where numbers lie in pixels; ``between`` leaves half a bar free at either end."""

    count: int
    most: float
    between: float = 0.0

    def x(self, place: float) -> float:
        span = max(1.0, self.count - 1 + 2 * self.between)
        return LEFT + (WIDTH - LEFT - RIGHT) * (place + self.between) / span

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / self.most


def _open(title: str) -> str:
    return (
        f'<svg class="plot" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{escape(title)}</title>"
    )


def _across(frame: _Frame, marks: Sequence[int]) -> Iterator[str]:
    for mark in marks:
        y = frame.y(mark)
        yield f'<path class="rule" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{short_number(mark)}</text>'


def _along(frame: _Frame, first: int) -> Iterator[str]:
    """The numbers of rounds below a plot: the first, then round ones."""
    last = first + frame.count - 1
    free = first + frame.count // (2 * TICKS)
    for number in (first, *(mark for mark in ticks(last) if free < mark <= last)):
        x, shown = frame.x(number - first), short_number(number)
        yield f'<text x="{x:.1f}" y="{HEIGHT - 6}" text-anchor="middle">{shown}</text>'


def _line(frame: _Frame, curve: Curve) -> str:
    points = [f"{frame.x(at):.1f},{frame.y(value):.1f}" for at, value in thinned(curve.values)]
    if len(points) == 1:
        x, y = points[0].split(",")
        return f'<circle class="{curve.style}" cx="{x}" cy="{y}" r="3"/>'
    return f'<polyline class="{curve.style}" points="{" ".join(points)}"/>'
