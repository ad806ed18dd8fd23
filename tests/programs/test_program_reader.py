"""What the language has, and how everything else is refused."""

import pytest

from batt.errors import NotUnderstood
from batt.programs.node import Pool
from batt.programs.program import Program

BOUNDS = 2**31 - 1


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("O = flip(I)", "O = flip(I)"),
        ("O = I", "O = I"),
        ("O = 1", "O = ONE"),
        ("O = flip", "O = flip"),
        ("x = flip\nO = x(I)", "O = flip(I)"),
        ("x = I\ny = x\nO = flip(y)", "O = flip(I)"),
        ("O = both(flip(I), flip(I))", "x1 = flip(I)\nO = both(x1, x1)"),
        ("O = compose(flip, flip)(I)", "x1 = compose(flip, flip)\nO = x1(I)"),
        ("O = both(True, 1)", "O = both(T, ONE)"),
        ("O = both(-1, -3)", "O = both(NEG_ONE, -3)"),
        ("O = both(+3, -0)", "O = both(THREE, ZERO)"),
        ("O = both((0, 1), (3, 12))", "O = both(RIGHT, (THREE, 12))"),
        ("O = both((T, 3), (1,))", "O = both((T, THREE), (ONE,))"),
        ("O = both((), {})", "O = both((), ())"),
        ("O = flip({3: 4, 1: (0, 1)})", "O = flip({ONE: RIGHT, THREE: FOUR})"),
        ("O = flip(((1, 2), (3, 4)))", "O = flip({ONE: TWO, THREE: FOUR})"),
        ("O = flip(((3, 4), (1, 2)))", "O = flip(((THREE, FOUR), (ONE, TWO)))"),
        ("O = flip((ONE, {THREE: T}))", "O = flip((ONE, {THREE: T}))"),
        (f"O = both({BOUNDS}, -{BOUNDS})", f"O = both({BOUNDS}, -{BOUNDS})"),
        ("I = flip(I)\nO = flip(I)", "x1 = flip(I)\nO = flip(x1)"),
        ("flip = both\nO = flip(I, I)", "O = both(I, I)"),
        ("y = flip(ONE)\nONE = flip(I)\nO = both(y, ONE)",
         "x1 = flip(ONE)\nx2 = flip(I)\nO = both(x1, x2)"),
        ("O = flip(I)\nO = flip(O)", "x1 = flip(I)\nO = flip(x1)"),
        ("O: Grid = flip(I)  # why\n", "O = flip(I)"),
        ('"""Docs."""\nfrom arc_types import *\nO = flip(\n  I,\n)\n', "O = flip(I)"),
        ("a = flip(I); O = flip(a)\r\n", "x1 = flip(I)\nO = flip(x1)"),
        ("def solve(I):\n    return both(I, 2)", "O = both(I, TWO)"),
        ("def solve_1(grid: Grid) -> Grid:\n    'd'\n    return grid", "O = I"),
        ("def solve(F):\n    O = both(F, ZERO)\n    return O", "O = both(I, ZERO)"),
        ("from dsl import *\ndef verify_a(I):\n  x = flip(I)\n  return x", "O = flip(I)"),
    ],
)  # fmt: skip
def test_what_is_understood_has_one_canonical_text(text: str, canonical: str) -> None:
    assert str(Program.parse(text)) == canonical


FUNCTION = "def solve(I):\n    x1 = flip(I)\n"


@pytest.mark.parametrize(
    ("text", "reason", "line", "column"),
    [
        ("", "no `O`", 1, 0),
        ("x1 = flip(I)\n", "no `O`", 1, 0),
        ("O = flop(I)", "`flop` is no primitive, constant or name .* `flip`", 1, 5),
        ("O = qqqqqq(I)", "`qqqqqq` is no primitive, constant or name bound before$", 1, 5),
        ("O = flip(x1)\nx1 = flip(I)", r"`x1` is used before it is bound \(line 2\)", 1, 10),
        ("O = both(I)", r"`both` takes 2 arguments \(a, b\), not 1", 1, 5),
        ("O = flip(I, I)", r"`flip` takes 1 argument \(b\), not 2", 1, 5),
        ("O = I(ONE)", "`I` is an input", 1, 5),
        ("x = THREE\nO = x(I)", "`x` is a constant", 2, 5),
        ("O = 3(I)", "a literal in the place of a function", 1, 5),
        ("for x in I:\n    O = x", "a loop", 1, 1),
        ("while I:\n    O = x", "a loop", 1, 1),
        ("if I:\n    O = I", "an `if`", 1, 1),
        ("O = flip('s')", "a string", 1, 10),
        ("O = flip(b's')", "a string", 1, 10),
        ("O = flip(f's')", "a string", 1, 10),
        ("O = flip(1.5)", "a number that is no integer", 1, 10),
        ("O = flip(None)", "`None`", 1, 10),
        ("O = flip(...)", "a literal", 1, 10),
        ("O = I.shape", "an attribute", 1, 5),
        ("O = I.copy()", "an attribute in the place of a function", 1, 5),
        ("O = I[0]", "an index in brackets", 1, 5),
        ("O = I + 1", "an operator", 1, 5),
        ("O = not I", "an operator", 1, 5),
        ("O = -I", "an operator", 1, 5),
        ("O = -True", "an operator", 1, 5),
        ("O = I == I", "an operator", 1, 5),
        ("O = I and I", "an operator", 1, 5),
        ("O = flip(b=I)", "a keyword argument", 1, 5),
        ("O = flip(*I)", "a starred argument", 1, 10),
        ("O = flip(**I)", "a keyword argument", 1, 5),
        ("O = lambda x: x", "a lambda", 1, 5),
        ("O = [x for x in I]", "a comprehension", 1, 5),
        ("O = [1, 2]", "a list", 1, 5),
        ("O = {1, 2}", "a set in braces", 1, 5),
        ("O = 1 if I else 2", "a conditional expression", 1, 5),
        ("O = flip((y := I))", "an assignment inside", 1, 11),
        ("O = (I, 1)", "`I` in a tuple or table, which hold constants only", 1, 6),
        ("ONE = I\nO = (ONE, 1)", "`ONE` in a tuple", 2, 6),
        ("O = (flip(I), 1)", "a call in a tuple", 1, 6),
        ("O = {1: 2, ONE: 3}", "the key `ONE` stands twice", 1, 12),
        ("O = {1: 2, True: 3}", "the key `True` stands twice", 1, 12),
        ("O = {**I}", "a table inside a table", 1, 8),
        (f"O = {2**31}", "a number past 2147483647", 1, 5),
        (f"O = -{2**31}", "a number past 2147483647", 1, 5),
        ("O = " + "9" * 5000, "a number past 2147483647", 1, 0),
        ("O = " + "(" * 40 + "1" + ",)" * 40, "values nest at most 32 levels", 1, 5),
        ("O = flip" + "(I)" * 101, "calls nest deeper than 100", 1, 5),
        ("O = flip" + "(I)" * 6000, "nests too deeply", 1, 0),
        ("O += 1", "an operator", 1, 1),
        ("a = O = flip(I)", "two names bound at once", 1, 1),
        ("a, O = I", "what is bound is not one name", 1, 1),
        ("I.x = flip(I)", "what is bound is not one name", 1, 1),
        ("O: Grid", "`O` is given no value", 1, 1),
        ("flip(I)", "a line that binds no name", 1, 1),
        ("O = flip(I)\nimport os", "an import of something else", 2, 1),
        ("from os import *\nO = I", "an import of something else", 1, 1),
        ("from .dsl import *\nO = I", "an import of something else", 1, 1),
        ("from dsl import flip\nO = I", "an import of something else", 1, 1),
        ("O = I\nreturn O", "a `return` that is not the last line", 2, 1),
        ("O = flip(I", "not Python: .* never closed", 1, 9),
        (" O = flip(I)\nO = I", "not Python", 1, 0),
        ("class A: pass", "a class", 1, 1),
        (FUNCTION, "no `return`", 1, 1),
        (FUNCTION + "    return", "a `return` of nothing", 3, 5),
        (FUNCTION + "    return O", "no `O`", 3, 12),
        (FUNCTION + "    return x1\n    x2 = I", "no `return`", 1, 1),
        (FUNCTION + "    return x1\n    return x1", "a `return` that is not the last", 3, 5),
        (FUNCTION + "    def f(I): pass\n    return x1", "a function inside", 3, 5),
        (FUNCTION + "    return x1\nO = 3", "an assignment outside functions", 4, 1),
        (FUNCTION + "    return x1\n" + FUNCTION, "a second function", 4, 0),
        ("@cache\n" + FUNCTION + "    return x1", "a decorator", 1, 2),
        ("@cache\n\fclass A:\n  pass", "a class in the place of a function", 2, 2),
        (FUNCTION + "    return x1\n\fx = 1", "a line behind a function", 4, 2),
        ("@cache\nclass A:\n  pass", "a class outside functions", 2, 1),
        ("async def solve(I):\n    return I", "an async function", 1, 1),
        ("def solve(I=1):\n    return I", "a default", 1, 1),
        ("def solve(*I):\n    return I", "not plain names", 1, 1),
        ("def solve(I, J):\n    return I", "2 parameters; a solver has one", 1, 1),
        ("def solve():\n    return I", "0 parameters; a solver has one", 1, 1),
        ("def solve_(I):\n    return I", "a function `solve_`", 1, 0),
        ("def helper(I):\n    return I", "a function `helper`", 1, 0),
        ("def differ(S, I, C):\n    return I", "`differ`, where a solver is needed", 1, 0),
        ("def solve(I): return I; x = 1", "no `return`", 1, 1),
        ("O = flip(I)  # \ud800", "Python cannot read it", 1, 0),
    ],
)
def test_what_is_not_understood_is_named_with_its_place(
    text: str, reason: str, line: int, column: int
) -> None:
    with pytest.raises(NotUnderstood, match=reason) as caught:
        Program.parse(text)
    assert caught.value.line == line
    assert column in (0, caught.value.column)


def test_columns_count_characters_not_bytes() -> None:
    with pytest.raises(NotUnderstood) as caught:
        Program.parse("x: 'é' = flip(I); O = foo(I)")
    assert caught.value.column == 23


@pytest.mark.parametrize("text", ["O = flip(S)", "def solve(I):\n    return I"])
def test_a_differ_has_other_inputs_and_another_name(text: str) -> None:
    inputs = ("S", "I", "C")
    program = Program.parse("def differ_a(S, I, C):\n    return branch(I, C, S)", inputs=inputs)
    assert str(program) == "O = branch(I, C, S)"
    assert Program.parse(str(program), inputs=inputs) == program
    with pytest.raises(NotUnderstood):
        Program.parse(text, inputs=inputs[1:])
    with pytest.raises(NotUnderstood, match="has the parameters S, I, C"):
        Program.parse("def differ(I, S, C):\n    return I", inputs=inputs)


def test_equal_constants_are_one_node_and_booleans_are_not_numbers() -> None:
    pool = Pool()
    roots = {
        text: Program.parse(f"O = {text}", pool).root
        for text in ("1", "ONE", "True", "T", "(1, 0)", "DOWN", "(True, 0)", "{1: 0}", "((1, 0),)")
    }
    assert roots["1"] is roots["ONE"]
    assert roots["True"] is roots["T"]
    assert roots["(1, 0)"] is roots["DOWN"]
    assert roots["{1: 0}"] is roots["((1, 0),)"]
    assert len({root.number for root in roots.values()}) == 5


def test_python_warnings_are_kept_from_the_user(recwarn: pytest.WarningsRecorder) -> None:
    with pytest.raises(NotUnderstood):
        Program.parse("O = (1, 2)(I)")
    assert str(Program.parse("'\\d'\nO = flip(I)")) == "O = flip(I)"
    assert not recwarn.list
