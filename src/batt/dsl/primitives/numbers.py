"""Numbers and vectors: arithmetic on numbers, on pairs of them, and on one with the other."""

from __future__ import annotations

import operator
from collections.abc import Callable

from batt.dsl.kinds import (
    A,
    Any,
    B,
    Boolean,
    Container,
    Integer,
    IntegerTuple,
    Numerical,
    Pair,
    Tuple,
)
from batt.dsl.laws import Law, blind, rule
from batt.dsl.primitive import primitive
from batt.dsl.values.reading import place_of_largest, place_of_smallest, vector
from batt.errors import DslError

Operation = Callable[[int, int], int]


def _paired(operation: Operation, a: Numerical, b: Numerical) -> Numerical:
    """Work component by component; a number is paired with both components of a vector."""
    if isinstance(a, int):
        if isinstance(b, int):
            return operation(a, b)
        i, j = vector(b)
        return operation(a, i), operation(a, j)
    i, j = vector(a)
    k, m = (b, b) if isinstance(b, int) else vector(b)
    return operation(i, k), operation(j, m)


def _each(operation: Callable[[int], int], n: Numerical) -> Numerical:
    """Work on a number, or on both components of a vector."""
    if isinstance(n, int):
        return operation(n)
    i, j = vector(n)
    return operation(i), operation(j)


def _quotient(a: int, b: int) -> int:
    if b == 0:
        raise DslError("", "division by zero")
    return a // b


def _sign(x: int) -> int:
    return (x > 0) - (x < 0)


@primitive(Law.COMMUTATIVE)
def add(a: Numerical, b: Numerical) -> Numerical:
    """Add numbers or vectors, component by component.

    >>> add(2, (3, 4)), add(True, True)
    ((5, 6), 2)
    """
    return _paired(operator.add, a, b)


@primitive
def subtract(a: Numerical, b: Numerical) -> Numerical:
    """Subtract b from a, component by component.

    >>> subtract((3, 4), 1), subtract(1, (3, 4))
    ((2, 3), (-2, -3))
    """
    return _paired(operator.sub, a, b)


@primitive(Law.COMMUTATIVE)
def multiply(a: Numerical, b: Numerical) -> Numerical:
    """Multiply component by component, never to an inner product.

    >>> multiply((2, 3), (4, 5)), multiply(2, (4, 5))
    ((8, 15), (8, 10))
    """
    return _paired(operator.mul, a, b)


@primitive
def divide(a: Numerical, b: Numerical) -> Numerical:
    """Divide component by component, rounded towards minus infinity; there is no dividing by 0.

    >>> divide(-7, 2), divide((7, -7), 2)
    (-4, (3, -4))
    """
    return _paired(_quotient, a, b)


@primitive
def invert(n: Numerical) -> Numerical:
    """Turn the sign of a number, or of both components.

    >>> invert(True), invert((2, -3))
    (-1, (-2, 3))
    """
    return _each(operator.neg, n)


@primitive
def double(n: Numerical) -> Numerical:
    """Take a number, or both components, twice.

    >>> double(-3), double((1, 2))
    (-6, (2, 4))
    """
    return _each(lambda x: 2 * x, n)


@primitive
def halve(n: Numerical) -> Numerical:
    """Take the half, rounded towards minus infinity, of a number or of both components.

    >>> halve(-3), halve((5, 4))
    (-2, (2, 2))
    """
    return _each(lambda x: x // 2, n)


@primitive
def increment(x: Numerical) -> Numerical:
    """Add one to a number, or to both components.

    >>> increment(-1), increment((0, 5))
    (0, (1, 6))
    """
    return _each(lambda x: x + 1, x)


@primitive
def decrement(x: Numerical) -> Numerical:
    """Take one from a number, or from both components.

    >>> decrement(0), decrement((0, 5))
    (-1, (-1, 4))
    """
    return _each(lambda x: x - 1, x)


@primitive
def crement(x: Numerical) -> Numerical:
    """Go one step away from zero, with a number or both components; zero stays.

    >>> crement(-2), crement((0, 2))
    (-3, (0, 3))
    """
    return _each(lambda x: x + _sign(x), x)


@primitive(Law.IDEMPOTENT)
def sign(x: Numerical) -> Numerical:
    """Tell the sign of a number, or of both components: -1, 0 or 1.

    >>> sign(-8), sign((0, 8))
    (-1, (0, 1))
    """
    return _each(_sign, x)


@primitive
def even(n: Integer) -> Boolean:
    """Tell whether a number is divisible by two; 0 is.

    >>> even(0), even(-3)
    (True, False)
    """
    return n % 2 == 0


@primitive
def positive(x: Integer) -> Boolean:
    """Tell whether a number is above 0.

    >>> positive(1), positive(0)
    (True, False)
    """
    return x > 0


@primitive
def greater(a: A, b: A) -> Boolean:
    """Tell whether a is strictly above b; tuples go member by member, sets by size.

    >>> greater(2, 2), greater((1, 2), (1,)), greater(FrozenSet({1, 2}), FrozenSet({9}))
    (False, True, True)
    """
    return place_of_largest((b, a)) == 1


@primitive
def toivec(i: Integer) -> IntegerTuple:
    """Make the vector of that many rows and no columns.

    >>> toivec(3)
    (3, 0)
    """
    return (i, 0)


@primitive
def tojvec(j: Integer) -> IntegerTuple:
    """Make the vector of no rows and that many columns.

    >>> tojvec(3)
    (0, 3)
    """
    return (0, j)


@primitive
def astuple(a: A, b: B) -> Pair[A, B]:
    """Make the tuple of two members of any kinds, so a vector, a cell or a pair of functions.

    >>> astuple(3, (0, 1))
    (3, (0, 1))
    """
    return (a, b)


def _numbers(start: int, stop: int, step: int) -> range:
    if step == 0:
        raise DslError("", "the step is 0")
    return range(start, stop, step)


def _interval_size(start: int, stop: int, step: int) -> int:
    return 1 + len(_numbers(start, stop, step))


@primitive(result_size=_interval_size)
def interval(start: Integer, stop: Integer, step: Integer) -> Tuple[Integer]:
    """Count from start in steps as long as stop is not reached; there is no step 0.

    >>> interval(0, 5, 2), interval(3, 0, -1), interval(0, 3, -1)
    ((0, 2, 4), (3, 2, 1), ())
    """
    return tuple(_numbers(start, stop, step))


@primitive(Law.GIVES_MEMBER)
def maximum(container: Container[A]) -> A | Integer:
    """Find the largest member, compared as keys are; 0 where there is none.

    >>> maximum((2, 7, 5)), maximum(())
    (7, 0)
    """
    return _member_at(place_of_largest, container)


@primitive(Law.GIVES_MEMBER)
def minimum(container: Container[A]) -> A | Integer:
    """Find the smallest member, compared as keys are; 0 where there is none.

    >>> minimum(FrozenSet({2, -7, 5})), minimum(FrozenSet())
    (-7, 0)
    """
    return _member_at(place_of_smallest, container)


def _member_at(place: Callable[[Any], int], container: Container[A]) -> A | Integer:
    members = tuple(container)
    return members[place(members)] if members else 0


rule("plus nothing", "add(x: Numerical, ZERO)", "x")
rule("plus the origin", "add(x: IntegerTuple, ORIGIN)", "x")
rule("plus one", "add(x, ONE)", "increment(x)")
rule("plus unity", "add(x: IntegerTuple, UNITY)", "increment(x)")
rule("plus minus one", "add(x, NEG_ONE)", "decrement(x)")
rule("plus minus unity", "add(x: IntegerTuple, NEG_UNITY)", "decrement(x)")
rule("plus itself", "add(x, x)", "double(x)")
rule("plus a negative", "add(x, invert(y))", "subtract(x, y)")
rule("a negative plus", "add(invert(x), y)", "subtract(y, x)")
rule("minus nothing", "subtract(x: Numerical, ZERO)", "x")
rule("minus the origin", "subtract(x: IntegerTuple, ORIGIN)", "x")
rule("minus one", "subtract(x, ONE)", "decrement(x)")
rule("minus unity", "subtract(x: IntegerTuple, UNITY)", "decrement(x)")
rule("minus minus one", "subtract(x, NEG_ONE)", "increment(x)")
rule("minus itself", "subtract(x: Integer, x)", "ZERO")
rule("vector minus itself", "subtract(x: IntegerTuple, x)", "ORIGIN")
rule("minus a negative", "subtract(x, invert(y))", "add(x, y)")
rule("nothing minus", "subtract(ZERO, x)", "invert(x)")
rule("difference turned", "invert(subtract(a, b))", "subtract(b, a)")
rule("inverted twice", "invert(invert(x: Numerical))", "x")
rule("up and down", "increment(decrement(x: Numerical))", "x")
rule("down and up", "decrement(increment(x: Numerical))", "x")
rule("half of the double", "halve(double(x: Numerical))", "x")
rule("no times", "multiply(x: Integer, ZERO)", "ZERO")
rule("one time", "multiply(x: Numerical, ONE)", "x")
rule("one time each", "multiply(x: IntegerTuple, UNITY)", "x")
rule("two times", "multiply(x, TWO)", "double(x)")
rule("minus one time", "multiply(x, NEG_ONE)", "invert(x)")
rule("divided by one", "divide(x: Numerical, ONE)", "x")
rule("divided by two", "divide(x, TWO)", "halve(x)")
rule("greater than nothing", "greater(x, ZERO)", "positive(x)")
rule("greater than itself", "greater(x, x)", "F")
rule("vector of rows", "astuple(x, ZERO)", "toivec(x)")
rule("vector of columns", "astuple(ZERO, x)", "tojvec(x)")
blind(readers=("maximum(_)", "minimum(_)"), keepers=("totuple(x)",))
