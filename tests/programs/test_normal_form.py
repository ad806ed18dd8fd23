"""The normal form: examples, what it keeps, and that it ends on programs of every form."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_programs import graphs, grids

from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import Failure
from batt.evaluate.plan import Plan
from batt.evaluate.run import run_plan
from batt.programs.node import Node, Pool
from batt.programs.normal import Normaliser, normal, normal_key
from batt.programs.program import Program
from batt.propose.library import library
from batt.tasks import load

BUDGETS = Budgets(200_000, 200_000)

EXAMPLES = [
    # turning
    ("O = hmirror(hmirror(I))", "O = I"),
    ("O = hmirror(vmirror(I))", "O = rot180(I)"),
    ("O = rot90(rot90(rot90(rot90(I))))", "O = I"),
    ("O = dmirror(hmirror(I))", "O = rot90(I)"),
    ("O = dmirror(dmirror(fill(I, TWO, asindices(I))))", "O = fill(I, TWO, asindices(I))"),
    # a patch is no grid, and a crop may have rows without cells, of which dmirror leaves nothing
    ("O = hmirror(vmirror(asobject(I)))", "O = hmirror(vmirror(asobject(I)))"),
    ("O = dmirror(dmirror(crop(I, ONE, TWO)))", "O = dmirror(dmirror(crop(I, ONE, TWO)))"),
    ("O = hmirror(vmirror(crop(I, ONE, TWO)))", "O = rot180(crop(I, ONE, TWO))"),
    # function values that are called, not those that are only held
    ("x1 = compose(hmirror, vmirror)\nO = x1(I)", "O = rot180(I)"),
    ("x1 = chain(identity, hmirror, identity)\nO = x1(I)", "O = hmirror(I)"),
    ("x1 = fork(hconcat, identity, vmirror)\nO = x1(I)", "O = hconcat(I, vmirror(I))"),
    ("x1 = rbind(ofcolor, TWO)\nx2 = power(x1, ONE)\nO = x2(I)", "O = ofcolor(I, TWO)"),
    ("x1 = lbind(rbind(replace, TWO), ONE)\nO = x1(I)", "O = replace(ONE, I, TWO)"),
    ("x1 = matcher(size, TWO)\nO = x1(I)", "O = equality(size(I), TWO)"),
    ("O = apply(compose(identity, first), I)", "O = apply(compose(identity, first), I)"),
    ("O = merge(apply(identity, objects(I, T, F, T)))", "O = merge(objects(I, T, F, T))"),
    # numbers
    ("O = add(ZERO, height(I))", "O = height(I)"),
    ("O = add(ONE, height(I))", "O = increment(height(I))"),
    ("O = subtract(height(I), height(I))", "O = ZERO"),
    ("O = add(first(I), ZERO)", "O = add(first(I), ZERO)"),
    ("O = multiply(add(ONE, TWO), THREE)", "O = NINE"),
    ("O = astuple(add(ONE, ONE), flip(T))", "O = (TWO, F)"),
    ("O = astuple(height(I), width(I))", "O = shape(I)"),
    ("O = divide(ONE, ZERO)", "O = divide(ONE, ZERO)"),
    # truth
    ("O = flip(flip(even(height(I))))", "O = even(height(I))"),
    ("O = flip(flip(I))", "O = flip(flip(I))"),
    ("O = branch(T, I, first(ONE))", "O = I"),
    ("O = branch(flip(flip(flip(square(I)))), I, trim(I))", "O = branch(square(I), trim(I), I)"),
    ("O = both(I, height(I))", "O = both(I, height(I))"),
    # containers and patches
    ("O = first(order(objects(I, T, F, T), size))", "O = argmin(objects(I, T, F, T), size)"),
    ("O = merge(apply(toindices, partition(I)))", "O = mapply(toindices, partition(I))"),
    ("O = size(ofcolor(I, TWO))", "O = colorcount(I, TWO)"),
    ("O = paint(I, recolor(TWO, asobject(I)))", "O = fill(I, TWO, asobject(I))"),
    ("O = cover(I, toindices(backdrop(asobject(I))))", "O = cover(I, backdrop(asobject(I)))"),
    ("O = first(ulcorner(backdrop(asobject(I))))", "O = uppermost(asobject(I))"),
    ("O = shape(fill(cover(I, asobject(I)), TWO, ORIGIN))", "O = shape(I)"),
]  # fmt: skip


def outcome(root: Node, grid: Any) -> Any:
    return run_plan(Plan([root]), {"I": grid}, BUDGETS)


@pytest.mark.parametrize(("clumsy", "plain"), EXAMPLES)
def test_a_clumsy_program_becomes_exactly_this_one(clumsy: str, plain: str) -> None:
    pool = Pool()
    assert normal(Program.parse(clumsy, pool).root, pool) is Program.parse(plain, pool).root


VARIANTS = [
    ("O = add(height(I), width(I))", "x5 = width(I)\nx2 = height(I)\nO = add(x5, x2)"),
    ("O = both(portrait(I), square(I))", "O = both(square(I), flip(flip(portrait(I))))"),
    ("O = connect(first(x), ORIGIN)", "O = connect(ORIGIN, first(x))"),
    (
        "O = equality(first(first(I)), first(last(I)))",
        "O = equality(first(last(I)), first(first(I)))",
    ),
    ("O = switch(I, TWO, ONE)", "O = switch(rot180(rot180(I)), ONE, TWO)"),
    ("O = branch(square(I), I, rot90(I))", "O = branch(flip(square(I)), rot90(I), I)"),
]


@pytest.mark.parametrize(("one", "other"), VARIANTS)
def test_variants_have_one_normal_form(one: str, other: str) -> None:
    pool = Pool()
    one, other = (text.replace("x)", "asindices(I))") for text in (one, other))
    programs = [Program.parse(text, pool) for text in (one, other)]
    assert normal(programs[0].root, pool) is normal(programs[1].root, pool)
    assert normal_key(programs[0]) == normal_key(programs[1])
    assert programs[0].key != programs[1].key


@given(data=st.data(), grid=grids())
@settings(max_examples=60, deadline=None)
def test_values_stay_and_normal_forms_are_normal(data: st.DataObject, grid: Any) -> None:
    pool = Pool()
    for root in data.draw(graphs(pool)):
        found = normal(root, pool)
        assert normal(found, pool) is found
        value = outcome(root, grid)
        if not isinstance(value, Failure):
            assert outcome(found, grid) == value


MADE_OF = (
    "hmirror(_)", "vmirror(_)", "rot90(_)", "rot270(_)", "dmirror(_)", "cmirror(_)", "rot180(_)",
    "tophalf(_)", "trim(_)", "switch(_, ONE, TWO)", "fill(_, TWO, asindices(I))", "identity(_)",
    "hconcat(_, I)", "vconcat(I, _)", "upscale(_, ONE)", "lefthalf(_)", "crop(_, ZERO, ONE)",
    "branch(flip(portrait(_)), _, I)", "replace(_, ONE, height(_))", "compress(_)",
    "compose(rot90, dmirror)(_)", "fork(vconcat, hmirror, identity)(_)", "rbind(cover, _)(_)",
    "paint(_, recolor(add(ZERO, width(_)), asobject(_)))", "asobject(_)", "toindices(_)",
    "canvas(add(ONE, size(_)), add(shape(_), ORIGIN))", "first(vsplit(_, TWO))", "box(_)",
)  # fmt: skip
"""Calls that the rules are about, so that programs of them meet many rules at once."""


@given(calls=st.lists(st.sampled_from(MADE_OF), min_size=1, max_size=7), grid=grids(4))
@settings(max_examples=100, deadline=None)
def test_values_stay_where_many_rules_meet(calls: list[str], grid: Any) -> None:
    pool, text = Pool(), ""
    for place, call in enumerate(calls):
        text += f"x{place + 1} = {call.replace('_', f'x{place}' if place else 'I')}\n"
    root = Program.parse(f"{text}O = identity(x{len(calls)})", pool).root
    value = outcome(root, grid)
    found = normal(root, pool)
    assert normal(found, pool) is found
    assert isinstance(value, Failure) or outcome(found, grid) == value


def test_library_programs_keep_their_outputs() -> None:
    tasks = load("arc1", "training")
    for each in library():
        pool = Pool()
        root = pool.adopt(each.program.root)
        found = normal(root, pool)
        grid = tasks[each.task].train[0].input
        assert run_plan(Plan([found]), {"I": grid}, Budgets()) == run_plan(
            Plan([root]), {"I": grid}, Budgets()
        )
        assert normal(found, pool) is found


def test_library_variants_have_the_same_normal_key() -> None:
    for each in library():
        text = each.program.text.replace("O = ", "out = ").replace("x", "name")
        clumsy = f"{text}twice = vmirror(hmirror(out))\nO = rot180(twice)\n"
        pool = Pool()
        doubled = Program.parse(each.program.text.replace("O = ", "out = ") + AFTER, pool)
        assert normal(doubled.root, pool) is normal(pool.adopt(each.program.root), pool), clumsy


AFTER = "twice = hmirror(identity(hmirror(out)))\nO = vmirror(vmirror(twice))\n"


def test_neither_the_pool_nor_the_order_of_making_matters() -> None:
    text = "O = add(add(height(I), width(I)), add(size(I), numcolors(I)))"
    other = "O = add(add(numcolors(I), size(I)), add(width(I), height(I)))"
    pool = Pool()
    for name in ("numcolors", "width", "size", "height"):
        pool.call(pool.primitive(name), pool.input())
    forms = [Program(normal(Program.parse(each, pool).root, pool)) for each in (other, text)]
    fresh = Pool()
    forms.append(Program(normal(Program.parse(text, fresh).root, fresh)))
    assert len({form.text for form in forms}) == 1


def test_the_hash_seed_does_not_matter() -> None:
    code = (
        "from batt.propose.library import library\n"
        "from batt.programs.normal import normal_key\n"
        "print([normal_key(each.program) for each in library()[:40]])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def chain_of(pool: Pool, name: str, *after: Node) -> Node:
    """A call of a call of ..., 10,000 deep, of the input."""
    root, function = pool.input(), pool.primitive(name)
    for _ in range(10_000):
        root = pool.call(function, root, *after)
    return root


def test_a_program_of_ten_thousand_lines_is_no_recursion() -> None:
    pool = Pool()
    assert normal(chain_of(pool, "hmirror"), pool) is pool.input()
    filled = chain_of(pool, "fill", pool.constant(2), pool.constant(3))
    assert normal(pool.call(pool.primitive("shape"), filled), pool) is pool.call(
        pool.primitive("shape"), pool.input()
    )
    assert normal(chain_of(pool, "trim"), pool) is chain_of(pool, "trim")
    sums = chain_of(pool, "add", pool.call(pool.primitive("add"), pool.input(), pool.input()))
    assert normal(normal(sums, pool), pool) is normal(sums, pool)


def test_functions_of_functions_are_written_out_only_so_far() -> None:
    pool = Pool()
    function, compose = pool.primitive("trim"), pool.primitive("compose")
    for _ in range(200):
        function = pool.call(compose, function, function)
    called = pool.call(function, pool.input())
    assert normal(called, pool) is called
    deep = pool.primitive("trim")
    for _ in range(3_000):
        deep = pool.call(compose, pool.primitive("trim"), deep)
    assert normal(pool.call(deep, pool.input()), pool) is pool.call(deep, pool.input())


def test_a_normaliser_remembers() -> None:
    pool = Pool()
    normaliser = Normaliser(pool)
    root = Program.parse("O = hmirror(rot180(tophalf(I)))", pool).root
    found = normaliser.normal(root)
    nodes = len(pool)
    assert normaliser.normal(root) is found
    assert normaliser.normal(found) is found
    assert len(pool) == nodes
    assert normaliser.key(root) == normaliser.key(found)


def test_a_leaf_has_a_normal_key() -> None:
    assert normal_key(Program.parse("O = rot90(rot270(I))")) == normal_key(Program.parse("O = I"))
