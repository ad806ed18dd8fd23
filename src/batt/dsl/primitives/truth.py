"""Truth: conditions, and choosing by them.

*True* is everything but 0, false, none, the empty tuple and the empty set.
"""

from __future__ import annotations

from batt.dsl.kinds import A, Any, B, Boolean, Container
from batt.dsl.laws import Law, rule
from batt.dsl.primitive import primitive


@primitive
def flip(b: Boolean) -> Boolean:
    """Tell whether a condition is not true.

    >>> flip(True), flip(())
    (False, True)
    """
    return not b


@primitive
def both(a: A, b: B) -> A | B:
    """Conjunction: a where a is not true, otherwise b.

    >>> both(True, False), both(2, 3)
    (False, 3)
    """
    return a and b


@primitive
def either(a: A, b: B) -> A | B:
    """Disjunction: a where a is true, otherwise b.

    >>> either(False, True), either(0, ())
    (True, ())
    """
    return a or b


@primitive(Law.COMMUTATIVE)
def equality(a: Any, b: Any) -> Boolean:
    """Tell whether two values are the same; a tuple never equals a set.

    >>> equality(1, True), equality((), frozenset())
    (True, False)
    """
    return bool(a == b)


@primitive
def contained(value: Any, container: Container[Any]) -> Boolean:
    """Tell whether some member equals a value; of a grid the members are its rows.

    >>> contained((1, 2), Grid("12/34")), contained(1, Grid("12/34"))
    (True, False)
    """
    return value in container


@primitive
def branch(condition: Boolean, a: A, b: A) -> A:
    """Choose a where the condition is true, else b; both may be of any kind, also functions.

    >>> branch((), 1, 2)
    2
    """
    return a if condition else b


rule("double negation", "flip(flip(x: Boolean))", "x")
rule("conjunction commutes", "both(a: Boolean, b: Boolean)", "both(b, a)")
rule("disjunction commutes", "either(a: Boolean, b: Boolean)", "either(b, a)")
rule("both alike", "both(a, a)", "a")
rule("either alike", "either(a, a)", "a")
rule("true and", "both(T, b)", "b")
rule("false and", "both(F, b)", "F")
rule("true or", "either(T, b)", "T")
rule("false or", "either(F, b)", "b")
rule("and true", "both(b: Boolean, T)", "b")
rule("or false", "either(b: Boolean, F)", "b")
rule("equal to itself", "equality(a, a)", "T")
rule("member of one", "contained(x, initset(y))", "equality(x, y)")
rule("always", "branch(T, a, b)", "a")
rule("never", "branch(F, a, b)", "b")
rule("either way", "branch(c, a, a)", "a")
rule("branch on a negation", "branch(flip(c), a, b)", "branch(c, b, a)")
rule("branch to its condition", "branch(c: Boolean, T, F)", "c")
rule("branch to its negation", "branch(c, F, T)", "flip(c)")
