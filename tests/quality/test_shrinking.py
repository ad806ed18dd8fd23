"""Quality: clumsy programs shrink to exactly these."""

import pytest

from batt.dsl import Grid
from batt.programs.program import Program
from batt.simplify.shrink import shrink

GRIDS = (Grid("1100/0220/0303"), Grid("01000/00200/33310/00010"), Grid("120/012/001/310"))
"""Of three sizes, with the background 0 and objects of one cell and of several."""

CLUMSY = {
    "a step undone": ("x1 = hmirror(I)\nO = hmirror(x1)", "O = I"),
    "two turns are one": ("x1 = rot90(I)\nO = rot90(x1)", "O = rot180(I)"),
    "a long way round": (
        "x1 = dmirror(I)\nx2 = rot180(x1)\nx3 = hmirror(x2)\nO = vmirror(x3)",
        "O = dmirror(I)",
    ),
    "a step that changes nothing": (
        "x1 = replace(I, NINE, EIGHT)\nx2 = shape(x1)\nx3 = canvas(FIVE, x2)\n"
        "O = cellwise(x1, x3, ZERO)",
        "x1 = shape(I)\nO = canvas(ZERO, x1)",
    ),
    "a colour that is always the same": (
        "x1 = mostcolor(I)\nx2 = leastcolor(I)\nx3 = subtract(x1, x1)\nO = replace(I, x3, FIVE)",
        "O = replace(I, ZERO, FIVE)",
    ),
    "a constant computed": (
        "x1 = multiply(TWO, THREE)\nx2 = decrement(x1)\nO = replace(I, ONE, x2)",
        "O = replace(I, ONE, FIVE)",
    ),
    "the same twice, written in two ways": (
        "x1 = ofcolor(I, TWO)\nx2 = fill(I, FIVE, x1)\nx3 = replace(I, TWO, FIVE)\n"
        "O = hconcat(x2, x3)",
        "x1 = replace(I, TWO, FIVE)\nO = hconcat(x1, x1)",
    ),
    "a function value called": (
        "x1 = compose(hmirror, vmirror)\nx2 = x1(I)\nO = tophalf(x2)",
        "x1 = rot180(I)\nO = tophalf(x1)",
    ),
    "a chain that begins with nothing": (
        "x1 = chain(tophalf, lefthalf, identity)\nO = x1(I)",
        "x1 = lefthalf(I)\nO = tophalf(x1)",
    ),
    "a filter that lets everything pass": (
        "x1 = objects(I, T, F, T)\nx2 = compose(positive, size)\nx3 = sfilter(x1, x2)\n"
        "x4 = merge(x3)\nx5 = shape(I)\nx6 = canvas(ZERO, x5)\nO = paint(x6, x4)",
        "O = I",
    ),
    "painting what is there": (
        "x1 = ofcolor(I, TWO)\nx2 = toobject(x1, I)\nx3 = paint(I, x2)\nO = hmirror(x3)",
        "O = hmirror(I)",
    ),
    "a branch that is always taken": (
        "x1 = height(I)\nx2 = positive(x1)\nx3 = branch(x2, hmirror, vmirror)\nO = x3(I)",
        "O = hmirror(I)",
    ),
    "one of two layers is covered": (
        "x1 = asindices(I)\nx2 = fill(I, ONE, x1)\nx3 = fill(x2, FIVE, x1)\nO = hmirror(x3)",
        "x1 = asindices(I)\nO = fill(I, FIVE, x1)",
    ),
    "a part cut out twice": (
        "x1 = shape(I)\nx2 = crop(I, ORIGIN, x1)\nx3 = height(x2)\nx4 = halve(x3)\nx5 = width(I)\n"
        "x6 = astuple(x4, x5)\nO = crop(x2, ORIGIN, x6)",
        "O = tophalf(I)",
    ),
    "a test that stands for another": (
        "x1 = rbind(greater, ZERO)\nx2 = compose(x1, size)\nx3 = objects(I, T, T, T)\n"
        "x4 = mfilter(x3, x2)\nO = fill(I, FIVE, x4)",
        "x1 = objects(I, T, T, T)\nx2 = merge(x1)\nO = fill(I, FIVE, x2)",
    ),
    "a large number where any will do": (
        "x1 = ofcolor(I, SEVEN)\nx2 = shift(x1, (9, 9))\nx3 = fill(I, EIGHT, x2)\n"
        "O = upscale(x3, TWO)",
        "O = upscale(I, TWO)",
    ),
}


@pytest.mark.parametrize("name", CLUMSY)
def test_a_clumsy_program_shrinks_to_exactly_that(name):
    clumsy, wanted = CLUMSY[name]
    assert str(shrink(Program.parse(clumsy), GRIDS)) == wanted
