"""Programs that would make huge values: a failure that says so, before memory or steps are spent.

The failures and the steps stand here word for word, so they are the same with either twin.
"""

import re
import tracemalloc

import pytest

from batt.dsl import Grid
from batt.evaluate.batch import Samples, run_together
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import Failure
from batt.programs.node import Pool
from batt.programs.program import Program

HUGE = 2**31 - 1
MOST_BYTES = 30_000_000
V = re.compile(r"\bv\b")


def lines(first: str, each: str, times: int, last: str) -> str:
    """A program whose line ``each`` is repeated, ``v`` its own result before."""
    made = [f"v0 = {first}"]
    made += [f"v{at} = {V.sub(f'v{at - 1}', each)}" for at in range(1, times + 1)]
    return "\n".join([*made, f"O = {V.sub(f'v{times}', last)}"])


CASES = {
    "upscale": f"O = upscale(I, {HUGE})",
    "upscale a patch": f"x = asobject(I)\nO = upscale(x, {HUGE})",
    "upscale in steps": lines("I", "upscale(v, TEN)", 40, "v"),
    "hupscale": f"O = hupscale(I, {HUGE})",
    "vupscale": f"O = vupscale(I, {HUGE})",
    "canvas": f"O = canvas(ZERO, ({HUGE}, {HUGE}))",
    "canvas of a side": "O = canvas(ZERO, (2048, 1))",
    "repeat": f"x = repeat(I, {HUGE})\nO = first(x)",
    "repeat in steps": lines("I", "repeat(v, TEN)", 40, "first(v)"),
    "interval": f"x = interval(-{HUGE}, {HUGE}, ONE)\nO = canvas(ZERO, x)",
    "product": "x = interval(ZERO, 40000, ONE)\ny = product(x, x)\nO = fill(I, ONE, y)",
    "product in steps": lines("asindices(I)", "product(v, v)", 40, "fill(I, ONE, v)"),
    "a position past the limit": "x = asindices(I)\ny = shift(x, (2048, ZERO))\nO = first(y)",
    "positions in steps": lines("asobject(I)", "shift(v, (1000, 1000))", 40, "paint(I, v)"),
    "a cell past the limit": "x = initset(ORIGIN)\nO = fill(I, 128, x)",
    "a box of far corners": f"x = astuple(ORIGIN, ({HUGE}, {HUGE}))\ny = backdrop(x)\nO = first(y)",
    "tuples doubled": lines("I", "astuple(v, v)", 60, "first(v)"),
    "sets nested": lines("I", "initset(v)", 60, "first(v)"),
    "concatenated": lines("I", "combine(v, v)", 60, "first(v)"),
    "wide": lines("I", "hconcat(v, v)", 60, "v"),
    "multiplied": lines("TEN", "multiply(v, v)", 40, "canvas(ZERO, v)"),
    "functions doubled": lines("hmirror", "compose(v, v)", 60, "v(I)"),
    "no rows": "x = canvas(ZERO, (ZERO, THREE))\nO = upscale(x, TWO)",
    "no rows to part": "x = canvas(ZERO, (ZERO, THREE))\ny = objects(x, T, F, T)\nO = first(y)",
    "no columns": "x = canvas(ZERO, (THREE, ZERO))\nO = hconcat(x, x)",
    "no columns to count": "x = canvas(ZERO, (THREE, ZERO))\ny = mostcolor(x)\nO = first(y)",
    "no columns to crop": f"x = canvas(ZERO, (THREE, ZERO))\nO = crop(x, ORIGIN, ({HUGE}, {HUGE}))",
    "no columns to split": f"x = canvas(ZERO, (THREE, ZERO))\ny = hsplit(x, {HUGE})\nO = first(y)",
}  # fmt: skip
"""Programs by what they try."""

EXPECTED = {
    "upscale": ('upscale', 'the result would pass the size of 100000', 1),
    "upscale a patch": ('upscale', 'the result would pass the size of 100000', 10),
    "upscale in steps": ('upscale', 'the result would pass the size of 100000', 40809),
    "hupscale": ('hupscale', 'the result would pass the size of 100000', 1),
    "vupscale": ('vupscale', 'the result would pass the size of 100000', 1),
    "canvas": ('canvas', 'the result would pass the size of 100000', 1),
    "canvas of a side": ('canvas', '2048 x 1; a side is at most 2047', 1),
    "repeat": ('repeat', 'the result would pass the size of 100000', 1),
    "repeat in steps": ('repeat', 'the result would pass the size of 100000', 50250),
    "interval": ('interval', 'the result would pass the size of 100000', 1),
    "product": ('product', 'the result would pass the size of 100000', 40006),
    "product in steps": ('product', 'the result would pass the size of 100000', 2520),
    "a position past the limit": ('shift', 'a position past 2047', 10),
    "positions in steps": ('shift', 'a position past 2047', 34),
    "a cell past the limit": ('fill', 'a cell is a number from -128 to 127, not 128', 6),
    "a box of far corners": ('backdrop', 'the result would pass the size of 100000', 15),
    "tuples doubled": ('astuple', "a value's size is at most 100000", 327633),
    "sets nested": ('initset', 'values nest deeper than 32 levels', 1171),
    "concatenated": ('combine', "a value's size is at most 100000", 387084),
    "wide": ('hconcat', '2 x 2048; a side is at most 2047', 8186),
    "multiplied": ('multiply', 'a number past 2147483647', 13),
    "functions doubled": ('compose', "a value's size is at most 100000", 262107),
    "no rows": ('', 'not a grid', 10),
    "no rows to part": ('objects', 'empty grid', 7),
    "no columns": ('', 'not a grid', 18),
    "no columns to count": ('mostcolor', 'no cells', 9),
    "no columns to crop": ('', 'not a grid', 21),
    "no columns to split": ('hsplit', 'the result would pass the size of 100000', 9),
}  # fmt: skip
"""The primitive that fails, why, and the steps until then; a grid where there is a value."""


def tried(text: str) -> tuple[Failure | Grid, int, int]:
    """The output, the steps, and the most bytes that were in use at once."""
    root = Program.parse(text, Pool()).root
    samples = Samples((Grid("12/34"),), Budgets())
    tracemalloc.start()
    try:
        trial = run_together(samples, {0: root}, lambda _: None)[0]
        return trial.outputs[0], trial.steps[0], tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("what", CASES)
def test_a_huge_value_is_refused_before_it_is_made(what: str) -> None:
    output, steps, most = tried(CASES[what])
    assert isinstance(output, Failure)
    assert (output.primitive, output.reason, steps) == EXPECTED[what]
    assert most < MOST_BYTES


def test_a_product_of_many_repeats_makes_few_pairs() -> None:
    text = "x = repeat(ONE, 50000)\ny = product(x, x)\nO = fill(I, ZERO, y)"
    output, steps, most = tried(text)
    assert output == Grid("12/30")
    assert steps == 150_019
    assert most < MOST_BYTES
