"""The rules for proposals, one example each, and who keeps them."""

import pytest

from batt.programs.node import Pool
from batt.programs.program import Program
from batt.programs.typer import Typer
from batt.programs.well_formed import DIFFER, SOLVER, broken_rule, is_well_formed
from batt.propose.library import library

MANY = "\n".join(f"x{n} = hconcat({'I' if n == 1 else f'x{n - 1}'}, I)" for n in range(1, 65))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("O = hmirror(I)", None),
        ("O = first(hsplit(I, TWO))", None),
        ("O = apply(first, objects(I, T, F, T))", "it gives"),
        ("O = hmirror(height(I))", "needs `piece: Piece`"),
        ("O = height(I)", "it gives Integer, not Grid"),
        ("O = astuple(I, TWO)", "it gives Pair[Grid, Integer], not Grid"),
        ("O = I", "it calls nothing"),
        ("O = canvas(ZERO, UNITY)", "it does not depend on I"),
        (f"{MANY}\nO = hconcat(x64, I)", "it has more than 64 calls"),
    ],
)
def test_the_first_rule_broken_is_told(text, told):
    root = Program.parse(text).root
    found = broken_rule(root, Typer())
    assert is_well_formed(root, Typer()) == (found is None) == (told is None)
    assert told is None or told in found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("O = astuple(height(I), shape(C))", None),
        ("O = astuple(size(S), shape(C))", "it does not depend on I"),
        ("O = vconcat(I, C)", "not Pair[Integer, Any]"),
    ],
)
def test_differs_have_their_own_interface(text, told):
    root = Program.parse(text, inputs=("S", "I", "C")).root
    found = broken_rule(root, Typer(DIFFER.inputs), DIFFER)
    assert found is None if told is None else told in found


def test_a_solver_uses_no_inputs_of_differs():
    root = Program.parse("O = vconcat(I, C)", inputs=("S", "I", "C")).root
    assert broken_rule(root, Typer(), SOLVER) == "it uses inputs other than I"


@pytest.mark.parametrize("number", [2**31, -(2**31), (1, (2**31, 2))])
def test_integers_are_small(number):
    pool = Pool()
    pair = pool.call(pool.primitive("astuple"), pool.input(), pool.constant(number))
    root = pool.call(pool.primitive("first"), pair)
    assert broken_rule(root, Typer()) == "it has an integer past 2147483647"


def test_the_library_is_well_formed():
    for each in library():
        assert broken_rule(each.program.root, Typer()) is None
