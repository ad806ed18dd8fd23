"""Every law and rule, attacked: it may turn a failure into a value, never a value into another."""

from __future__ import annotations

from collections import Counter
from itertools import product
from math import comb
from random import Random
from typing import Any

import pytest
from law_samples import ANYTHING, HOLDS, SOLID, likely, run, sample

from batt.dsl import CATALOGUE
from batt.dsl.laws import GUARDS, RULES, Law, Rule, blind, rule, rules_of
from batt.dsl.primitive import primitive
from batt.errors import DslError
from batt.programs.normal import promise
from batt.programs.patterns import Leaf, Pattern, Variable, all_rules, read_rule

REWRITES = [read_rule(each) for each in all_rules()]
TRIES, WANTED, ENOUGH = 4000, 8, 24


@pytest.mark.parametrize("rewrite", REWRITES, ids=lambda rewrite: rewrite.name)
def test_the_right_side_has_every_value_of_the_left(rewrite: Any) -> None:
    random = Random(rewrite.name)
    values = 0
    for _ in range(TRIES):
        given = sample(rewrite.left, random)
        try:
            value = run(rewrite.left, given)
        except DslError:
            continue
        assert run(rewrite.right, given) == value, given
        values += 1
        if values == ENOUGH:
            break
    assert values >= WANTED


def typed_arguments(name: str, random: Random) -> list[Any]:
    return [
        random.choice(likely(name, parameter) if random.random() < 0.7 else ANYTHING)
        for parameter in CATALOGUE[name].parameters
    ]


@pytest.mark.parametrize("name", [name for name in CATALOGUE if promise(CATALOGUE[name])])
def test_results_are_what_a_primitive_promises_whatever_it_is_given(name: str) -> None:
    random, holds = Random(name), HOLDS[promise(CATALOGUE[name])]
    values = []
    for _ in range(500):
        args = typed_arguments(name, random)
        try:
            values.append(CATALOGUE[name](*args))
        except DslError:
            continue
        assert holds(values[-1]), args
    assert len(values) >= WANTED or CATALOGUE[name].is_induced


@pytest.mark.parametrize("name", [n for n in CATALOGUE if Law.KEEPS_SOLID in CATALOGUE[n].laws])
def test_a_solid_grid_stays_solid(name: str) -> None:
    random, values = Random(name), 0
    for _ in range(500):
        args = [random.choice(SOLID), *typed_arguments(name, random)[1:]]
        try:
            value = CATALOGUE[name](*args)
        except DslError:
            continue
        values += 1
        assert HOLDS["Solid"](value), args
    assert values >= WANTED


def test_each_guard_has_a_meaning() -> None:
    assert HOLDS.keys() == GUARDS.keys()


# Rewriting ends: each side is read as a polynomial in its variables, which are 2 or more.  A call
# is its function times one more than the sum of its arguments, but the call of a combinator twice
# the product of one more than each argument.  If the left is larger for all values of the
# variables, so it is within any other expression, and numbers cannot fall for ever.

COMBINATORS = {"compose", "chain", "fork", "matcher", "rbind", "lbind"}

Polynomial = Counter[tuple[str, ...]]


def times(a: Polynomial, b: Polynomial) -> Polynomial:
    made = Polynomial()
    for (left, n), (right, m) in product(a.items(), b.items()):
        made[tuple(sorted(left + right))] += n * m
    return made


def number(n: int) -> Polynomial:
    return Polynomial({(): n})


def height(pattern: Pattern) -> Polynomial:
    if isinstance(pattern, Variable):
        return Polynomial({(pattern.name,): 1})
    if isinstance(pattern, Leaf):
        return number(2)
    head, *args = pattern.args
    if isinstance(head, Leaf) and head.value.name in COMBINATORS:
        made = number(2)
        for arg in args:
            made = times(made, number(1) + height(arg))
        return made
    return times(height(head), sum(map(height, args), number(1)))


def is_always_positive(difference: dict[tuple[str, ...], int]) -> bool:
    """Whether all coefficients are positive once each variable is counted from 2 on."""
    moved = Polynomial()
    for names, n in difference.items():
        powers = Counter(names)
        for kept in product(*(range(power + 1) for power in powers.values())):
            factor = n
            for power, keep in zip(powers.values(), kept, strict=True):
                factor *= comb(power, keep) * 2 ** (power - keep)
            left = Counter(dict(zip(powers, kept, strict=True)))
            moved[tuple(sorted(left.elements()))] += factor
    return moved[()] > 0 and min(moved.values()) >= 0


@pytest.mark.parametrize("rewrite", REWRITES, ids=lambda rewrite: rewrite.name)
def test_every_rule_goes_downhill_or_only_sorts(rewrite: Any) -> None:
    left, right = height(rewrite.left), height(rewrite.right)
    drop = {names: left[names] - right[names] for names in {*left, *right}}
    assert rewrite.swaps or is_always_positive(drop)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("hmirror(x)", "rot180(y)"),
        ("x", "identity(x)"),
        ("hmirror(x: Fish)", "x"),
        ("hmirror(x) y", "x"),
    ],
)
def test_a_rule_that_means_nothing_is_refused(left: str, right: str) -> None:
    with pytest.raises(ValueError, match=r"rule|guard|end"):
        read_rule(Rule("bad", left, right))


def test_a_name_of_a_rule_is_used_once() -> None:
    with pytest.raises(ValueError, match="already"):
        rule(next(iter(RULES)), "hmirror(x)", "x")


def test_blind_makes_a_rule_of_each_reader_and_keeper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("batt.dsl.laws.RULES", made := {})
    blind(readers=("size(_)", "first(_)"), keepers=("totuple(x)",))
    assert [(each.left, each.right) for each in made.values()] == [
        ("size(totuple(x))", "size(x)"),
        ("first(totuple(x))", "first(x)"),
    ]


def test_laws_are_given_to_the_decorator_alone_or_with_charges(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("batt.dsl.primitive.CATALOGUE", {})

    def twin(x: Any) -> Any:
        """Give it back."""
        return x

    assert primitive(twin).laws == ()
    monkeypatch.setattr("batt.dsl.primitive.CATALOGUE", {})
    made = primitive(Law.INVOLUTION, Law.IDEMPOTENT, work=len)(twin)
    assert (made.laws, made.work) == ((Law.INVOLUTION, Law.IDEMPOTENT), len)
    assert [each.left for each in rules_of("twin", made.laws)] == ["twin(twin(x))"] * 2
