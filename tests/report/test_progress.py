"""How far it is: rates, what is left, when nothing is said, and where."""

import io
import sys

import pytest

from batt.errors import UsageError
from batt.report.progress import Progress, duration, is_live
from batt.report.rounds import Progress as Search
from batt.search import Bounds
from batt.store import RoundRecord


class Clock:
    """A clock that is set by hand."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def said(total, mode="plain", steps=((1.0, 5), (1.5, 5), (0.1, 5), (3.0, 5))):
    lines, clock = [], Clock()
    with Progress("things", total, mode, lines.append, patience=2.0, clock=clock) as progress:
        for seconds, count in steps:
            clock.now += seconds
            progress.add(count)
    assert progress.done == sum(count for _, count in steps)
    return lines


def test_a_line_comes_each_time_that_patience_is_over():
    assert said(None) == ["-- 10 things, 4/s", "-- 20 things, 3.6/s"]


def test_with_a_total_it_says_what_is_left():
    assert said(100) == [
        "-- 10 of 100 things, 4/s, 22 s left",
        "-- 20 of 100 things, 3.6/s, 22 s left",
    ]


def test_what_is_quick_says_nothing_and_off_says_nothing_at_all():
    assert said(100, steps=((0.5, 1), (0.5, 1))) == []
    assert said(100, "off") == []


def test_more_than_the_total_leaves_nothing():
    assert said(5) == ["-- 10 of 5 things, 4/s, 0 s left", "-- 20 of 5 things, 3.6/s, 0 s left"]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (99.4, "99 s"), (99.5, "2 min"), (5900, "98 min"), (6000, "1 h 40 min")],
)
def test_a_duration_is_told_in_the_units_that_matter(seconds, text):
    assert duration(seconds) == text


def test_other_modes_are_refused():
    with pytest.raises(UsageError, match="--progress is one of auto, plain, off, not 'bar'"):
        Progress("things", mode="bar")


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("mode", "stream", "term", "live"),
    [
        ("auto", Terminal(), "xterm", True),
        ("auto", Terminal(), "dumb", False),
        ("auto", io.StringIO(), "xterm", False),
        ("plain", Terminal(), "xterm", False),
        ("off", Terminal(), "xterm", False),
    ],
)
def test_the_bar_is_for_terminals(mode, stream, term, live, monkeypatch):
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", term)
    assert is_live(mode) is live


@pytest.mark.parametrize("total", [None, 1000])
def test_the_bar_is_drawn_on_standard_error_and_gone_in_the_end(total, monkeypatch, capsys):
    terminal, clock = Terminal(), Clock()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    stdout = sys.stdout
    with Progress("[b]things", total, patience=1.0, clock=clock) as progress:
        for _ in range(5):
            clock.now += 1.0
            progress.add(10)
        sys.stdout.write("on standard output\n")
        assert sys.stdout is stdout  # which is a file here, and gets its lines unchanged
    assert capsys.readouterr().out == "on standard output\n"
    drawn = terminal.getvalue()
    assert "[b]things, 10/s" in drawn
    assert ("s left" in drawn) is (total is not None)
    assert drawn.endswith("\x1b[2K")


def rounds(count, steps=50_000_000):
    return [RoundRecord(1, n, 1, 1, 1, steps, 0, 0, 0) for n in range(1, count + 1)]


@pytest.mark.parametrize(
    ("bounds", "left"),
    [
        (Bounds(), None),
        (Bounds(rounds=10), 5 * 3.0),  # 2 rounds here took 6 s, and 5 were done
        (Bounds(rounds=4), 0),
        (Bounds(minutes=1), 54),
        (Bounds(minutes=0.05), 0),
        (Bounds(budget=8), 3 * 3.0),  # a round is a nominal second
    ],
)
def test_a_search_knows_what_is_left_to_its_bound(bounds, left):
    made = Search(rounds(5), 3, 7, seconds=6.0, cpu=6.0, driver=6.0, calls=1)
    assert bounds.left(made) == left


def test_without_a_round_there_is_no_rate():
    made = Search(rounds(3), 3, 7, seconds=6.0, cpu=6.0, driver=6.0, calls=1)
    assert Bounds(rounds=10).left(made) is Bounds(budget=9).left(made) is None
