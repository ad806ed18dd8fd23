"""Containers: tuples and sets, and the grids and patches among them, taken as their members.

A set is visited in natural order.  *Same kind* means a tuple for a tuple and a set for a set.
"""

from __future__ import annotations

from collections import Counter
from itertools import product as all_pairs

from batt.dsl.kinds import (
    A,
    Any,
    B,
    Boolean,
    Callable,
    Cells,
    Colour,
    Container,
    ContainerContainer,
    Count,
    FrozenSet,
    Integer,
    Members,
    Pair,
    Patch,
    Tuple,
)
from batt.dsl.laws import Law, blind, rule
from batt.dsl.limits import CELL_MAX, CELL_MIN, SIDE_LIMIT
from batt.dsl.primitive import primitive
from batt.dsl.primitives.colours import color
from batt.dsl.values import collect_set, is_grid, natural_sorted
from batt.dsl.values import size as size_of
from batt.dsl.values.reading import (
    distinct,
    flatten,
    is_tuple,
    kind_of,
    need_set,
    need_tuple,
    place_of_largest,
    place_of_smallest,
    places_by_key,
    some_of,
    unordered,
)
from batt.dsl.values.rows import number
from batt.errors import DslError


@primitive
def size(container: Container[Any]) -> Count:
    """Count the members: of a grid its rows, of an object its cells.

    >>> size(Grid("123/456")), size(())
    (2, 0)
    """
    return len(container)


@primitive
def initset(value: A) -> FrozenSet[A]:
    """Make the set of one member.

    >>> initset(()), initset((0, True))
    (FrozenSet({()}), Patch({(0, 1)}))
    """
    return collect_set((value,))


@primitive(Law.IDEMPOTENT)
def totuple(container: Container[A]) -> Tuple[A]:
    """List the members as a tuple; a tuple stays as it is.

    >>> totuple(FrozenSet({3, 1, 2})), totuple((3, 1))
    ((1, 2, 3), (3, 1))
    """
    members: Any = container
    return members if is_tuple(members) else tuple(members)


def _repeat_size(item: Any, num: int) -> int:
    if num <= 0:
        return 1
    is_row = num <= SIDE_LIMIT and is_grid((item,))
    return num * (len(item) or 1) if is_row else 1 + num * size_of(item)


@primitive(result_size=_repeat_size)
def repeat(item: A, num: Count) -> Tuple[A]:
    """Make a tuple of that many copies; of none where the number is not above 0.

    >>> repeat((1, 2), 2), repeat(7, -1)
    (((1, 2), (1, 2)), ())
    """
    return (item,) * num


@primitive
def first(container: Container[A]) -> A:
    """Find the member visited first, of a set the least.

    >>> first((3, 1)), first(FrozenSet({3, 1}))
    (3, 1)
    """
    for member in container:
        return member
    raise _nothing()


@primitive
def last(container: Container[A]) -> A:
    """Find the member visited last, of a set the greatest.

    >>> last((3, 1)), last(FrozenSet({3, 1}))
    (1, 3)
    """
    members = tuple(container)
    if not members:
        raise _nothing()
    return members[-1]


def _nothing() -> DslError:
    return DslError("", "the container is empty")


@primitive
def extract(container: Container[A], condition: Callable[[A], Boolean]) -> A:
    """Find the first member that meets the condition; later ones are not tried.

    >>> extract((3, 4, ()), even)
    4
    """
    for member in container:
        if condition(member):
            return member
    raise DslError("", "no member meets the condition")


@primitive
def other(container: Container[A], value: A) -> A:
    """Find the first member that differs from a value, which need not be a member.

    >>> other((3, 3, 4), 3), other(FrozenSet({2, 1}), 5)
    (4, 1)
    """
    for member in container:
        if member != value:
            return member
    raise DslError("", "no member differs from the value")


@primitive
def insert(value: A, container: FrozenSet[A]) -> FrozenSet[A]:
    """Add a member to a set, which stays as it is where that is in; a tuple is an error.

    >>> insert(2, FrozenSet({1})), insert(True, FrozenSet({1}))
    (FrozenSet({1, 2}), FrozenSet({1}))
    """
    return collect_set([*need_set(container).unordered, value])


@primitive
def remove(value: A, container: Container[A]) -> Container[A]:
    """Leave out every member that equals a value; same kind.

    >>> remove(1, (1, 2, 1, 3)), remove(9, FrozenSet({1}))
    ((2, 3), FrozenSet({1}))
    """
    return some_of(container, [member for member in unordered(container) if member != value])


@primitive
def combine(a: Container[A], b: Container[A]) -> Container[A]:
    """Put the members of two containers together, of a's kind; in a tuple repeats are kept.

    >>> combine((1, 2), FrozenSet({2, 1})), combine(FrozenSet({1, 2}), (2, 3))
    ((1, 2, 1, 2), FrozenSet({1, 2, 3}))
    """
    return flatten(kind_of(a), (a, b))


@primitive
def merge(containers: ContainerContainer[A]) -> Container[A]:
    """Flatten by one level: the members of the members, of the outer container's kind.

    >>> merge((FrozenSet({2, 1}), (1,))), merge(FrozenSet({(2, 1), (1,)}))
    ((1, 2, 1), FrozenSet({1, 2}))
    """
    return flatten(kind_of(containers), tuple(unordered(containers)))


@primitive(Law.COMMUTATIVE)
def intersection(a: FrozenSet[A], b: FrozenSet[A]) -> FrozenSet[A]:
    """Keep the members of a set that another has too; a tuple on either side is an error.

    >>> intersection(FrozenSet({1, 2, 3}), FrozenSet({3, 1, 9}))
    FrozenSet({1, 3})
    """
    known = need_set(b)
    members = [member for member in need_set(a).unordered if member in known]
    return need_set(some_of(a, members))


@primitive
def difference(a: Container[A], b: Container[A]) -> Container[A]:
    """Leave out the members of a that are in b; same kind as a, in a tuple repeats are kept.

    >>> difference((3, 1, 3), FrozenSet({1})), difference(FrozenSet({1, 2}), (1,))
    ((3, 3), FrozenSet({2}))
    """
    known = distinct(b) if a else ()
    return some_of(a, [member for member in unordered(a) if member not in known])


@primitive(Law.IDEMPOTENT)
def dedupe(tup: Tuple[A]) -> Tuple[A]:
    """Keep each value at its first place only; a set with members is an error.

    >>> dedupe((2, 1, True, 2))
    (2, 1)
    """
    return tuple(dict.fromkeys(need_tuple(tup) if tup else tup))


def _product_size(a: Container[Any], b: Container[Any]) -> int:
    """The size of the product: its cells where it is a patch, else one and those of the pairs."""
    left, right = distinct(a), distinct(b)
    pairs = len(left) * len(right)
    if not pairs or _pairs_fit_a_patch(left, right):
        return pairs or 1
    whole = len(right) * sum(map(size_of, left)) + len(left) * sum(map(size_of, right))
    return 1 + pairs + whole - _less_for_grids(left, right)


def _pairs_fit_a_patch(left: FrozenSet[Any], right: FrozenSet[Any]) -> bool:
    if isinstance(right, Patch) and not right.is_object:
        return _are_numbers(left, CELL_MIN, CELL_MAX)
    return all(_are_numbers(side, -SIDE_LIMIT, SIDE_LIMIT) for side in (left, right))


def _are_numbers(members: FrozenSet[Any], least: int, most: int) -> bool:
    return all(isinstance(n, int) and least <= n <= most for n in members.unordered)


def _less_for_grids(left: FrozenSet[Any], right: FrozenSet[Any]) -> int:
    """By how much pairs that are grids of two rows are smaller than other tuples of two tuples."""
    here, there = (
        Counter(len(member) for member in side.unordered if is_grid((member,)))
        for side in (left, right)
    )
    return sum((3 if width else 1) * rows * there[width] for width, rows in here.items())


@primitive(result_size=_product_size)
def product(a: Container[A], b: Container[B]) -> FrozenSet[Pair[A, B]]:
    """Make the set of all tuples of a member of a and a member of b.

    >>> product((1, 1), FrozenSet({0, 2}))
    Patch({(1, 0), (1, 2)})
    """
    # Each member once: there may be far more pairs than distinct ones, which alone are charged.
    return collect_set(all_pairs(dict.fromkeys(unordered(a)), dict.fromkeys(unordered(b))))


@primitive
def pair(a: Container[A], b: Container[B]) -> Tuple[Pair[A, B]]:
    """Make the tuple of the pairs from equal places, as long as the shorter container.

    >>> pair((1, 2, 3), FrozenSet({5, 4}))
    ((1, 4), (2, 5))
    """
    return tuple(zip(a, b, strict=False))


def _sorting(container: Container[Any], _compfunc: Any) -> int:
    members = len(container)
    return members * members.bit_length()


@primitive(work=_sorting)
def order(container: Container[A], compfunc: Callable[[A], B]) -> Tuple[A]:
    """List the members by rising key, those of equal key in visiting order.

    >>> order(((1, 2), (3,), (4,)), size), order(FrozenSet(), size)
    (((3,), (4,), (1, 2)), ())
    """
    members = tuple(container)
    return tuple([members[place] for place in places_by_key(_keys(members, compfunc))])


@primitive
def argmax(container: Container[A], compfunc: Callable[[A], B]) -> A:
    """Find the member of the largest key, of several the first visited.

    >>> argmax(((3,), (1, 2), (1, 1)), size), argmax(FrozenSet({4, 2}), even)
    ((1, 2), 2)
    """
    members = tuple(container)
    return members[place_of_largest(_some(_keys(members, compfunc)))]


@primitive
def argmin(container: Container[A], compfunc: Callable[[A], B]) -> A:
    """Find the member of the smallest key, of several the first visited.

    >>> argmin(((2, 2), (3,), (1,)), size)
    (3,)
    """
    members = tuple(container)
    return members[place_of_smallest(_some(_keys(members, compfunc)))]


@primitive
def valmax(container: Container[A], compfunc: Callable[[A | Integer], B]) -> B:
    """Find the largest key; where there is no member, the key of 0.

    >>> valmax(((1, 2), (3,)), size), valmax((), increment)
    (2, 1)
    """
    keys = _keys(container, compfunc) or [_key_of_zero(compfunc)]
    return keys[place_of_largest(keys)]


@primitive
def valmin(container: Container[A], compfunc: Callable[[A | Integer], B]) -> B:
    """Find the smallest key; where there is no member, the key of 0.

    >>> valmin(((1, 2), (3,)), size), valmin((), increment)
    (1, 1)
    """
    keys = _keys(container, compfunc) or [_key_of_zero(compfunc)]
    return keys[place_of_smallest(keys)]


def _keys(container: Container[A], compfunc: Callable[[A], B]) -> list[B]:
    return [compfunc(member) for member in container]


def _some(keys: list[B]) -> list[B]:
    if not keys:
        raise _nothing()
    return keys


def _key_of_zero(compfunc: Callable[[Any], B]) -> B:
    return compfunc(0)


@primitive
def mostcommon(container: Tuple[A]) -> A:
    """Find the most frequent value of a tuple, of several the least.

    >>> mostcommon((3, 2, 1, 2, 3))
    2
    """
    counts = _counts(container)
    return _least_of_count(counts, max(counts.values()))


@primitive
def leastcommon(container: Tuple[A]) -> A:
    """Find the least frequent value that occurs in a tuple, of several the least.

    >>> leastcommon((3, 2, 1, 2, 3, 1, 0, 7))
    0
    """
    counts = _counts(container)
    return _least_of_count(counts, min(counts.values()))


def _counts(container: Tuple[A]) -> Counter[A]:
    counts = Counter(need_tuple(container))
    if not counts:
        raise _nothing()
    return counts


def _least_of_count(counts: Counter[A], count: int) -> A:
    tied = [value for value, times in counts.items() if times == count]
    least: A = natural_sorted(tied)[0]
    return least


@primitive
def sfilter(container: Container[A], condition: Callable[[A], Boolean]) -> Container[A]:
    """Keep the members that meet the condition; same kind.

    >>> sfilter((4, 3, 2, 4), even), sfilter(FrozenSet({3, ()}), flip)
    ((4, 2, 4), FrozenSet({()}))
    """
    return some_of(container, [member for member in container if condition(member)])


@primitive
def mfilter(
    container: ContainerContainer[A], function: Callable[[Container[A]], Boolean]
) -> Container[A]:
    """Merge the members that meet a condition, into a container of the same kind.

    >>> mfilter(((1, 2), (3,), (2, 1)), matcher(size, 2))
    (1, 2, 2, 1)
    """
    return flatten(kind_of(container), [member for member in container if function(member)])


@primitive
def sizefilter(container: Container[Members], n: Count) -> FrozenSet[Members]:
    """Keep, in a set, the members that have exactly n members.

    >>> sizefilter(((1, 2, 3), (), (1, 2, 3)), 3)
    FrozenSet({(1, 2, 3)})
    """
    wanted = number(n)
    return collect_set([member for member in unordered(container) if len(member) == wanted])


@primitive
def colorfilter(objs: Container[Cells], value: Colour) -> FrozenSet[Cells]:
    """Keep, in a set, the objects whose first cell has a colour; of a set it is the smallest.

    >>> colorfilter((Patch({(2, (0, 0)), (1, (5, 5))}), Patch({(2, (1, 1))})), 2)
    FrozenSet({Patch({(2, (1, 1))})})
    """
    wanted = number(value)
    return collect_set([obj for obj in unordered(objs) if color.body(obj) == wanted])


MEMBER_READERS = (
    *("first(_)", "last(_)", "size(_)", "contained(v, _)", "extract(_, f)", "other(_, v)"),
    *("order(_, f)", "argmax(_, f)", "argmin(_, f)", "valmax(_, f)", "valmin(_, f)"),
    *("difference(a, _)", "product(a, _)"),
)
blind(readers=(*MEMBER_READERS, "product(_, b)"), keepers=("totuple(x)",))
blind(readers=("size(_)", "contained(v, _)"), keepers=("order(x, f)",))

rule("tuple of a tuple", "totuple(x: Tuple)", "x")
rule("first of two", "first(astuple(a, b))", "a")
rule("last of two", "last(astuple(a, b))", "b")
rule("first of one", "first(initset(x))", "x")
rule("last of one", "last(initset(x))", "x")
rule("size of one", "size(initset(x))", "ONE")
rule("first copy", "first(repeat(x, n))", "x")
rule("last copy", "last(repeat(x, n))", "x")
rule("inserted twice", "insert(x, insert(x, c))", "insert(x, c)")
rule("removed twice", "remove(x, remove(x, c))", "remove(x, c)")
rule("filtered twice", "sfilter(sfilter(c, f), f)", "sfilter(c, f)")
rule("taken away twice", "difference(difference(a, b), b)", "difference(a, b)")
rule("common with itself", "intersection(a, a)", "a")
rule("first that meets", "first(sfilter(c, f))", "extract(c, f)")
rule("first in order", "first(order(c, f))", "argmin(c, f)")
rule("largest as it is", "valmax(c, identity)", "maximum(c)")
rule("smallest as it is", "valmin(c, identity)", "minimum(c)")
rule("filtered and merged", "merge(sfilter(c, f))", "mfilter(c, f)")
