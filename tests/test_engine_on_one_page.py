"""The newcomer's tour runs as it stands, and says what the engine itself would say."""

from __future__ import annotations

import doctest
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batt.dsl.charges import UNLIMITED, meter
from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import Grid
from batt.errors import DslError
from batt.evaluate.limits import Budgets
from batt.evaluate.plan import Plan
from batt.evaluate.run import Frame, compute
from batt.programs.program import Program

PAGE = Path(__file__).parent.parent / "docs" / "engine_on_one_page.py"

PRINTED = """\
4 programs are one graph of 8 calls
filtered to 3 unique programs (from 4)
  d94ef0dc scores 1500 in 54 steps
  f5866c85 scores 2000 in 63 steps
  fe4eb7ef scores 0 in 16 steps, subgrid: empty patch
the best one is
x1 = ofcolor(I, TWO)
x2 = subgrid(x1, I)
x3 = vmirror(x2)
O = hconcat(x2, x3)
which turns
  0000
  2500
  2220
  into
  250052
  222222
"""


def loaded() -> ModuleType:
    spec = spec_from_file_location("engine_on_one_page", PAGE)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # where its dataclass looks for its annotations
    spec.loader.exec_module(module)
    return module


ENGINE = loaded()

squares = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 9), min_size=width, max_size=width).map(tuple),
        min_size=1,
        max_size=5,
    ).map(tuple)
)


def engine_call(name: str, args: list[Any]) -> Any:
    """The result of the page's primitive with its charge; None where it has none."""
    try:
        return ENGINE.CATALOGUE[name](*args)
    except ENGINE.NoResultError:
        return None


def batt_call(name: str, args: list[Any]) -> Any:
    meter.left = UNLIMITED
    try:
        return CATALOGUE[name](*args), UNLIMITED - meter.left
    except DslError:
        return None
    finally:
        meter.left = UNLIMITED


def test_the_script_prints_the_pass_over_its_task() -> None:
    run = subprocess.run(
        [sys.executable, "-I", str(PAGE)], capture_output=True, text=True, check=True
    )
    assert (run.stdout, run.stderr) == (PRINTED, "")


def test_the_page_has_examples_that_hold() -> None:
    found = doctest.testmod(ENGINE)
    assert found.attempted == 3
    assert not found.failed


def test_the_page_stands_alone_with_five_primitives() -> None:
    assert "import batt" not in PAGE.read_text()
    assert "from batt" not in PAGE.read_text()
    assert len(ENGINE.CATALOGUE) == 5
    assert ENGINE.CATALOGUE.keys() <= CATALOGUE.keys()


@given(squares, squares, st.integers(0, 9))
def test_its_primitives_give_and_charge_what_ours_do(one: Any, other: Any, colour: int) -> None:
    patch = frozenset((i, j) for i, row in enumerate(one) for j, c in enumerate(row) if c == colour)
    calls: list[tuple[str, list[Any]]] = [
        ("ofcolor", [one, colour]),
        ("recolor", [colour, patch]),
        ("subgrid", [patch, one]),
        ("vmirror", [one]),
        ("hconcat", [one, other]),
    ]
    for name, args in calls:
        assert engine_call(name, args) == batt_call(name, args)


@pytest.mark.parametrize("text", [*ENGINE.PROGRAMS, "O = I", "O = TWO"])
def test_its_programs_have_our_canonical_text_and_key(text: str) -> None:
    program = Program.parse(text)
    root = ENGINE.read(text, ENGINE.Pool())
    assert ENGINE.canonical(root) == program.text
    assert ENGINE.key(root) == program.key


@pytest.mark.parametrize("text", ENGINE.PROGRAMS)
@given(given_grid=squares)
def test_its_outcomes_and_steps_are_ours(text: str, given_grid: Any) -> None:
    root = ENGINE.read(text, ENGINE.Pool())
    mine = ENGINE.evaluate(ENGINE.walk(root), given_grid)
    steps = sum(mine[node.number][1] for node in ENGINE.walk(root))
    plan = Plan([Program.parse(text).root])
    frame = Frame(plan)
    frame.give({"I": Grid(given_grid)})
    compute(frame, plan.calls, Budgets())
    outcome, ours = mine[root.number][0], frame.outcomes[plan.outputs[0]]
    if isinstance(outcome, ENGINE.Failure):
        assert outcome == (ours.primitive, ours.reason)
    else:
        assert outcome == ours
    assert steps == frame.steps(plan.outputs[0])


@pytest.mark.parametrize(
    "text",
    [
        "O = __import__(I)",
        "import os\nO = I",
        "for x in I:\n    O = x",
        "O = I.rows",
        "O = vmirror(grid=I)",
        "O = vmirror()",
        "O = x1",
        "O = vmirror(3)",
        "x1 = I",
        "O = (",
    ],
)
def test_what_is_no_line_of_calls_is_not_understood_and_never_executed(text: str) -> None:
    with pytest.raises(SyntaxError):
        ENGINE.read(text, ENGINE.Pool())


def test_a_program_written_in_other_words_is_the_same_node() -> None:
    pool = ENGINE.Pool()
    first, second = (ENGINE.read(text, pool) for text in (ENGINE.PROGRAMS[1], ENGINE.PROGRAMS[3]))
    assert first is second
    assert ENGINE.read(ENGINE.canonical(first), pool) is first
