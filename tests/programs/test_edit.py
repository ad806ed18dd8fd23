"""Graph surgery, by the texts of programs before and after."""

import pytest

from batt.programs.canonical import canonical_lines
from batt.programs.edit import edited, replaced
from batt.programs.node import Node, Pool, walk
from batt.programs.program import Program

TEXT = "x1 = hmirror(I)\nx2 = vconcat(x1, I)\nO = hconcat(x2, x1)"


@pytest.fixture
def pool() -> Pool:
    return Pool()


def node(pool: Pool, text: str) -> Node:
    return Program.parse(f"O = {text}", pool).root


@pytest.mark.parametrize(
    ("old", "new", "after"),
    [
        ("hmirror(I)", "I", "O = hconcat(vconcat(I, I), I)"),
        ("I", "trim(I)", TEXT.replace("I", "trim(I)")),
        ("hmirror(I)", "vmirror(hmirror(I))", TEXT.replace("hmirror(I)", "vmirror(hmirror(I))")),
        ("rot90(I)", "I", TEXT),
        ("hconcat(vconcat(hmirror(I), I), hmirror(I))", "trim(I)", "O = trim(I)"),
    ],
)
def test_a_node_is_replaced_wherever_it_is_used(pool, old, new, after):
    root = Program.parse(TEXT, pool).root
    found = replaced(root, node(pool, old), node(pool, new), pool)
    assert found is Program.parse(after, pool).root


def test_one_argument_of_one_call_is_replaced(pool):
    root = Program.parse(TEXT, pool).root
    found = edited(list(walk([root])), pool, at={(root, 2): pool.input()})
    assert canonical_lines(found) == (
        "x1 = hmirror(I)",
        "x2 = vconcat(x1, I)",
        "O = hconcat(x2, I)",
    )


def test_an_argument_is_replaced_by_what_uses_the_call(pool):
    root = Program.parse("x1 = hmirror(I)\nO = trim(x1)", pool).root
    found = edited(list(walk([root])), pool, at={(root.args[1], 1): root})
    assert found is node(pool, "trim(hmirror(trim(hmirror(I))))")


def test_what_does_not_change_is_the_same_node(pool):
    root = Program.parse(TEXT, pool).root
    assert edited(list(walk([root])), pool) is root


def test_a_deep_program_is_edited_without_recursion(pool):
    root = pool.input()
    for _ in range(10_000):
        root = pool.call(pool.primitive("hmirror"), root)
    found = replaced(root, pool.input(), node(pool, "trim(I)"), pool)
    assert sum(1 for _ in walk([found])) == sum(1 for _ in walk([root])) + 2
