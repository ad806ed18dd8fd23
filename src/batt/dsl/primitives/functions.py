"""Functions: combinators that make function values, and calls of a function on many members."""

from __future__ import annotations

from typing import cast

from batt.dsl.kinds import (
    A,
    Any,
    B,
    Boolean,
    C,
    Callable,
    Container,
    Count,
    D,
    FrozenSet,
    Rest,
    Tuple,
)
from batt.dsl.laws import rule
from batt.dsl.primitive import primitive
from batt.dsl.values import Closure, collect, collect_set
from batt.dsl.values.reading import flatten, kind_of, need_function
from batt.errors import DslError


@primitive
def identity(x: A) -> A:
    """Give back the value itself.

    >>> identity((1, 2))
    (1, 2)
    """
    return x


@primitive
def compose(outer: Callable[[B], C], inner: Callable[[A], B]) -> Callable[[A], C]:
    """Make a function of two, of which the inner one acts first.

    >>> compose(double, increment)(3), compose(increment, double)(3)
    (8, 7)
    """
    parts = (need_function(outer), need_function(inner))
    return Closure("compose", parts, 1, lambda x: outer(inner(x)))


@primitive
def chain(h: Callable[[C], D], g: Callable[[B], C], f: Callable[[A], B]) -> Callable[[A], D]:
    """Make a function of three, of which f acts first and h last.

    >>> chain(double, increment, invert)(3)
    -4
    """
    parts = (need_function(h), need_function(g), need_function(f))
    return Closure("chain", parts, 1, lambda x: h(g(f(x))))


@primitive
def matcher(function: Callable[[A], B], target: B) -> Callable[[A], Boolean]:
    """Make a test: does the function of a value equal the target.

    >>> matcher(size, 2)((5, 5)), matcher(size, 2)(())
    (True, False)
    """
    need_function(function)
    return Closure("matcher", (function, target), 1, lambda x: function(x) == target)


@primitive
def rbind(function: Callable[[*Rest, A], B], fixed: A) -> Callable[[*Rest], B]:
    """Make a function of one parameter less by setting the last argument.

    A function of 1 parameter, or above 4, can be bound too; every call of the result fails.

    >>> rbind(subtract, 1)(5), rbind(rbind(interval, 2), 6)(0)
    (4, (0, 2, 4))
    """
    bound = _bound("rbind", function, fixed, lambda *given: function(*given, fixed))
    return cast("Callable[[*Rest], B]", bound)


@primitive
def lbind(function: Callable[[A, *Rest], B], fixed: A) -> Callable[[*Rest], B]:
    """Make a function of one parameter less by setting the first argument.

    A function of 1 parameter, or above 4, can be bound too; every call of the result fails.

    >>> lbind(subtract, 1)(5), lbind(lbind(interval, 0), 6)(2)
    (-4, (0, 2, 4))
    """
    bound = _bound("lbind", function, fixed, lambda *given: function(fixed, *given))
    return cast("Callable[[*Rest], B]", bound)


def _bound(name: str, function: Any, fixed: Any, body: Callable[..., Any]) -> Closure:
    left = _left_to_give(need_function(function).arity)
    return Closure(name, (function, fixed), left, body)


def _left_to_give(arity: int) -> int:
    """The arity of a bound function; its calls fail, by number of arguments, unless 2 to 4."""
    return arity - 1 if 2 <= arity <= 4 else 3


@primitive
def power(function: Callable[[A, *Rest], A], n: Count) -> Callable[[A, *Rest], A]:
    """Make the function that applies a function n times over, n at least 1.

    Once is the function itself, of whatever arity.

    >>> power(double, 3)(5), power(add, 1)
    (40, add)
    """
    need_function(function)
    if n <= 0:
        raise DslError("", "a function is applied at least once")
    made: Any = Closure("power", (function, n), 1, _repeated(function, n))
    return function if n == 1 else made


def _repeated(function: Callable[..., A], n: int) -> Callable[[A], A]:
    def repeated(x: A) -> A:
        for _ in range(n):
            x = function(x)
        return x

    return repeated


@primitive
def fork(outer: Callable[[B, C], D], a: Callable[[A], B], b: Callable[[A], C]) -> Callable[[A], D]:
    """Make the function that gives outer what two functions make of the same value.

    >>> fork(subtract, maximum, minimum)((3, 8, 5))
    5
    """
    parts = (need_function(outer), need_function(a), need_function(b))
    return Closure("fork", parts, 1, lambda x: outer(a(x), b(x)))


@primitive
def apply(function: Callable[[A], B], container: Container[A]) -> Container[B]:
    """Call a function on each member; in a set, equal results merge.

    >>> apply(sign, (-5, 7, 9)), apply(sign, FrozenSet({-5, 7, 9}))
    ((-1, 1, 1), FrozenSet({-1, 1}))
    >>> apply(first, Grid("12/34"))
    (1, 3)
    """
    return collect(kind_of(container), [function(member) for member in container])


@primitive
def rapply(functions: Container[Callable[[A], B]], value: A) -> Container[B]:
    """Call each function of a container on the same value.

    >>> rapply((double, halve, double), 6), rapply(FrozenSet({double, halve}), 0)
    ((12, 3, 12), FrozenSet({0}))
    """
    return collect(kind_of(functions), [function(value) for function in functions])


@primitive
def mapply(function: Callable[[A], Container[B]], container: Container[A]) -> Container[B]:
    """Call a function on each member and merge the results, in a container of the same kind.

    >>> mapply(toivec, (5, 6)), mapply(toivec, FrozenSet({5, 6}))
    ((5, 0, 6, 0), FrozenSet({0, 5, 6}))
    """
    return flatten(kind_of(container), [function(member) for member in container])


@primitive
def papply(function: Callable[[A, B], C], a: Container[A], b: Container[B]) -> Tuple[C]:
    """Call a function on the pairs from equal places, as far as the shorter container goes.

    >>> papply(add, (1, 2, 3), (10, 20)), papply(subtract, FrozenSet({9, 8}), (1, 2))
    ((11, 22), (7, 7))
    """
    return tuple([function(x, y) for x, y in zip(a, b, strict=False)])


@primitive
def mpapply(function: Callable[[A, B], Container[C]], a: Container[A], b: Container[B]) -> Tuple[C]:
    """Call a function on the pairs from equal places and merge the results: always a tuple.

    >>> mpapply(astuple, FrozenSet({2, 1}), (5, 5, 5))
    (1, 5, 2, 5)
    """
    return tuple(flatten(tuple, [function(x, y) for x, y in zip(a, b, strict=False)]))


def _pairs(_function: Any, a: Container[Any], b: Container[Any]) -> int:
    return len(a) * len(b)


@primitive(work=_pairs)
def prapply(function: Callable[[A, B], C], a: Container[A], b: Container[B]) -> FrozenSet[C]:
    """Call a function on every pair of a member of a and a member of b; equal results merge.

    >>> prapply(add, (1, 2), FrozenSet({1, 2}))
    FrozenSet({2, 3, 4})
    """
    return collect_set([function(x, y) for x in a for y in b])


rule("itself", "identity(x)", "x")
rule("once", "power(f, ONE)", "f")
rule("composed", "compose(f, g)(x)", "f(g(x))")
rule("chained", "chain(h, g, f)(x)", "h(g(f(x)))")
rule("matched", "matcher(f, v)(x)", "equality(f(x), v)")
rule("forked", "fork(f, a, b)(x)", "f(a(x), b(x))")
rule("last of 2 bound", "rbind(f, c)(x)", "f(x, c)")
rule("last of 3 bound", "rbind(f, c)(x, y)", "f(x, y, c)")
rule("last of 4 bound", "rbind(f, c)(x, y, z)", "f(x, y, z, c)")
rule("first of 2 bound", "lbind(f, c)(x)", "f(c, x)")
rule("first of 3 bound", "lbind(f, c)(x, y)", "f(c, x, y)")
rule("first of 4 bound", "lbind(f, c)(x, y, z)", "f(c, x, y, z)")
rule("each as it is", "apply(identity, c)", "c")
rule("merged as they are", "mapply(identity, c)", "merge(c)")
rule("applied and merged", "merge(apply(f, c))", "mapply(f, c)")
rule("paired and merged", "merge(papply(f, a, b))", "mpapply(f, a, b)")
