"""Roles: what the constants of a program are for."""

from __future__ import annotations

import pytest

from batt.programs.program import Program
from batt.programs.types import Role, roles


def found_roles(text):
    found = roles(Program.parse(text).root)
    return {
        node.payload: " ".join(sorted(role.value for role in each)) for node, each in found.items()
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O = fill(I, THREE, asindices(I))", {3: "colour"}),
        ("O = objects(I, T, T, T)", {True: "flag"}),
        ("O = crop(I, (1, 2), (3, 4))", {(1, 2): "index", (3, 4): "size"}),
        ("O = shift(asobject(I), UP)", {(-1, 0): "direction"}),
        ("O = upscale(I, THREE)", {3: "size"}),
        ("O = canvas(THREE, astuple(TWO, FIVE))", {3: "colour", 2: "size", 5: "size"}),
        ("O = shift(asobject(I), toivec(FOUR))", {4: "direction"}),
        ("O = shift(asobject(I), multiply(UP, FOUR))", {(-1, 0): "direction", 4: "direction"}),
        (
            "O = fill(I, branch(F, TWO, THREE), asindices(I))",
            {False: "flag", 2: "colour", 3: "colour"},
        ),
        ("O = interval(ZERO, NINE, TWO)", {0: "number", 9: "number", 2: "number"}),
        ("O = rbind(shift, UP)", {(-1, 0): "direction"}),
        ("O = lbind(fill, I)(THREE, asindices(I))", {3: "colour"}),
        ("O = rbind(rbind(crop, (3, 4)), (1, 2))(I)", {(1, 2): "index", (3, 4): "size"}),
        ("O = lbind(rbind(replace, ONE), I)(TWO)", {1: "colour", 2: "colour"}),
        ("O = compose(lbind(canvas, THREE), shape)(I)", {3: "colour"}),
        ("O = matcher(color, FIVE)", {5: "colour"}),
        ("O = matcher(compose(color, hmirror), FIVE)", {5: "colour"}),
        ("O = equality(mostcolor(I), FIVE)", {5: "colour"}),
        ("O = contained(FIVE, palette(I))", {5: "colour"}),
        ("O = other(palette(I), ZERO)", {0: "colour"}),
        ("O = matcher(size, FIVE)", {5: "size"}),
        ("O = both(T, F)", {True: "flag", False: "flag"}),
        ("O = astuple(T, TWO)", {True: "flag", 2: "number"}),
        ("O = power(hmirror, TWO)", {2: "size"}),
        ("O = rapply(initset(lbind(fill, I)), ONE)", {1: "number"}),
        ("O = upscale(fill(I, THREE, asindices(I)), THREE)", {3: "colour size"}),
    ],
)
def test_a_constant_has_the_roles_in_which_it_is_used(text, expected):
    assert found_roles(text) == expected


def test_only_constants_have_roles():
    found = roles(Program.parse("O = fill(I, mostcolor(I), initset(ORIGIN))").root)
    assert [node.payload for node in found] == [(0, 0)]


def test_a_program_of_one_constant_has_a_role_for_it():
    root = Program.parse("O = T").root
    assert roles(root) == {root: frozenset({Role.FLAG})}
