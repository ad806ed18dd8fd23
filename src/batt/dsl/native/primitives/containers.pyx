"""Native twins of ``batt.dsl.primitives.containers``."""

from cpython.long cimport PyLong_CheckExact
from cpython.tuple cimport PyTuple_CheckExact
from libc.stdint cimport uint32_t
from libc.string cimport memcpy

from batt.dsl.native.charged cimport size_of
from batt.dsl.native.collecting cimport flattened, large_place, like, places_rising, visited
from batt.dsl.native.grid cimport Grid
from batt.dsl.native.patch cimport (
    NO_COLOUR,
    Patch,
    colour_of,
    column_of,
    in_order,
    new_patch,
    packed,
    set_of,
    settled,
)
from batt.dsl.native.reading cimport FARTHEST, is_number

from batt.dsl.primitive import native
from batt.dsl.primitives import containers as plain
from batt.dsl.values.general import FrozenSet


@native(plain.size)
def size(container):
    if type(container) is Patch:
        return (<Patch>container).length
    return len(container)


@native(plain.initset)
def initset(value):
    return set_of([value])


@native(plain.totuple)
def totuple(container):
    if type(container) is Patch:
        return (<Patch>container).members()
    return plain.totuple.body(container)


cdef bint is_row(object item) noexcept:
    """Whether it is a tuple that several of make a grid."""
    cdef long colour = 0
    if not PyTuple_CheckExact(item) or len(<tuple>item) > FARTHEST:
        return False
    for each in <tuple>item:
        if not is_number(each, &colour) or not -128 <= colour <= 127:
            return False
    return True


def copies_size(item, num):
    cdef long times = 0
    if type(item) is Grid or not is_number(num, &times) or not 0 < times <= FARTHEST:
        return plain.repeat.plain_result_size(item, num)
    return times * (len(<tuple>item) or 1) if is_row(item) else 1 + times * size_of(item)


@native(plain.repeat, result_size=copies_size)
def repeat(item, num):
    return (item,) * num


@native(plain.first)
def first(container):
    cdef tuple members
    if type(container) is Grid and (<Grid>container).height:
        return (<Grid>container).row(0)
    members = visited(container)
    return members[0] if members else plain.first.body(container)


@native(plain.last)
def last(container):
    cdef tuple members
    if type(container) is Grid and (<Grid>container).height:
        return (<Grid>container).row((<Grid>container).height - 1)
    members = visited(container)
    return members[len(members) - 1] if members else plain.last.body(container)


@native(plain.extract)
def extract(container, condition):
    cdef tuple members = visited(container)
    if members is None:
        return plain.extract.body(container, condition)
    for member in members:
        if condition(member):
            return member
    return plain.extract.body((), condition)


@native(plain.other)
def other(container, value):
    cdef tuple members = visited(container)
    if members is not None:
        for member in members:
            if member != value:
                return member
    return plain.other.body(container, value)


@native(plain.remove)
def remove(value, container):
    cdef tuple members
    if type(container) is Patch:
        return without(<Patch>container, set_of([value]))
    members = visited(container)
    if members is None:
        return plain.remove.body(value, container)
    return like(container, [member for member in members if member != value])


@native(plain.insert)
def insert(value, container):
    if not isinstance(container, (Patch, FrozenSet)):
        return plain.insert.body(value, container)
    return set_of([*container.unordered, value])


@native(plain.dedupe)
def dedupe(tup):
    cdef tuple members = visited(tup)
    if members is None or type(tup) in (Patch, FrozenSet):
        return plain.dedupe.body(tup)
    return tuple(dict.fromkeys(members))


@native(plain.pair)
def pair(a, b):
    cdef tuple ours = visited(a), theirs = visited(b)
    if ours is None or theirs is None:
        return plain.pair.body(a, b)
    return tuple(zip(ours, theirs))


cdef Patch coordinates(object container):
    """What may be coordinates, each once, as positions in row 0; None for other containers."""
    cdef tuple members = visited(container)
    cdef Patch made
    cdef Py_ssize_t at = 0
    cdef long number = 0
    if not members or type(container) is Patch or type(container) is Grid:
        return None
    made = new_patch(len(members), False)
    for member in members:
        if not is_number(member, &number) or not -FARTHEST <= number <= FARTHEST:
            return None
        made.keys[at] = packed(NO_COLOUR, 0, <int>number)
        at += 1
    return settled(made, at)


def pairs_size(a, b):
    """The size of the product where it is a patch of positions."""
    cdef Patch rows = coordinates(a), columns
    columns = None if rows is None else coordinates(b)
    if columns is None:
        return plain.product.plain_result_size(a, b)
    return rows.length * columns.length


cdef Patch crossed(Patch rows, Patch columns):
    """The positions in each of the rows and columns, which ``coordinates`` gave."""
    cdef Patch made = new_patch(rows.length * columns.length, False)
    cdef Py_ssize_t i, j, at = 0
    for i in range(rows.length):
        for j in range(columns.length):
            made.keys[at] = packed(NO_COLOUR, column_of(rows.keys[i]), column_of(columns.keys[j]))
            at += 1
    return in_order(made, at)


@native(plain.product, result_size=pairs_size)
def product(a, b):
    cdef tuple ours, theirs
    cdef Patch rows = coordinates(a), columns
    columns = None if rows is None else coordinates(b)
    if columns is not None:
        return crossed(rows, columns)
    ours, theirs = visited(a), visited(b)
    if ours is None or theirs is None:
        return plain.product.body(a, b)
    theirs = tuple(dict.fromkeys(theirs))
    return set_of([(x, y) for x in dict.fromkeys(ours) for y in theirs])


cdef Patch united(Patch a, Patch b):
    """The members of two patches of one kind: both are in order, so one walk is enough."""
    cdef Patch made = new_patch(a.length + b.length, a.cells)
    cdef Py_ssize_t here = 0, there = 0, kept = 0
    while here < a.length and there < b.length:
        if a.keys[here] < b.keys[there]:
            made.keys[kept] = a.keys[here]
            here += 1
        else:
            here += a.keys[here] == b.keys[there]
            made.keys[kept] = b.keys[there]
            there += 1
        kept += 1
    memcpy(made.keys + kept, a.keys + here, (a.length - here) * sizeof(uint32_t))
    kept += a.length - here
    memcpy(made.keys + kept, b.keys + there, (b.length - there) * sizeof(uint32_t))
    return in_order(made, kept + b.length - there)


@native(plain.combine)
def combine(a, b):
    if type(a) is Patch and type(b) is Patch and (<Patch>a).cells == (<Patch>b).cells:
        return united(<Patch>a, <Patch>b)
    if visited(a) is None or visited(b) is None:
        return plain.combine.body(a, b)
    return flattened(a, [a, b])


@native(plain.merge)
def merge(containers):
    cdef tuple members = visited(containers)
    if members is None:
        return plain.merge.body(containers)
    return flattened(containers, list(members))


# Patches by their keys: both are in order, so one walk over the two is enough


cdef Patch compared(Patch a, Patch b, bint common):
    """The members of a that b has too, or (not ``common``) that it has not."""
    cdef Patch made = new_patch(a.length, a.cells)
    cdef Py_ssize_t at, there = 0, kept = 0, length = b.length if a.cells == b.cells else 0
    cdef uint32_t key
    for at in range(a.length):
        key = a.keys[at]
        while there < length and b.keys[there] < key:
            there += 1
        if (there < length and b.keys[there] == key) == common:
            made.keys[kept] = key
            kept += 1
    return in_order(made, kept)


cdef object without(Patch a, object b):
    return compared(a, <Patch>b, False) if type(b) is Patch else a


@native(plain.intersection)
def intersection(a, b):
    if type(a) is Patch and type(b) is Patch:
        return compared(<Patch>a, <Patch>b, True)
    return plain.intersection.body(a, b)


@native(plain.difference)
def difference(a, b):
    if type(a) is Patch and type(b) is Patch:
        return compared(<Patch>a, <Patch>b, False)
    return plain.difference.body(a, b)


# Members by key


@native(plain.order)
def order(container, compfunc):
    cdef tuple members = visited(container)
    if members is None:
        return plain.order.body(container, compfunc)
    keys = [compfunc(member) for member in members]
    places = places_rising(keys)
    if places is None:
        places = plain.places_by_key(keys)
    return tuple([members[place] for place in places])


cdef object chosen(list keys, bint largest):
    """The first place of the largest or least key; ``DslError`` for keys that do not compare."""
    place = large_place(keys, largest)
    if place is None:
        place = plain.place_of_largest(keys) if largest else plain.place_of_smallest(keys)
    return place


@native(plain.argmax)
def argmax(container, compfunc):
    cdef tuple members = visited(container)
    if not members:
        return plain.argmax.body(container, compfunc)
    return members[chosen([compfunc(member) for member in members], True)]


@native(plain.argmin)
def argmin(container, compfunc):
    cdef tuple members = visited(container)
    if not members:
        return plain.argmin.body(container, compfunc)
    return members[chosen([compfunc(member) for member in members], False)]


@native(plain.valmax)
def valmax(container, compfunc):
    cdef tuple members = visited(container)
    if not members:
        return plain.valmax.body(container, compfunc)
    keys = [compfunc(member) for member in members]
    return keys[chosen(keys, True)]


@native(plain.valmin)
def valmin(container, compfunc):
    cdef tuple members = visited(container)
    if not members:
        return plain.valmin.body(container, compfunc)
    keys = [compfunc(member) for member in members]
    return keys[chosen(keys, False)]


# Members by a condition


cdef Patch kept_of(Patch patch, object condition):
    """The members of a patch that meet a condition."""
    cdef Patch made = new_patch(patch.length, patch.cells)
    cdef tuple members = patch.members()
    cdef Py_ssize_t at, kept = 0
    for at in range(patch.length):
        if condition(members[at]):
            made.keys[kept] = patch.keys[at]
            kept += 1
    return in_order(made, kept)


@native(plain.sfilter)
def sfilter(container, condition):
    cdef tuple members
    if type(container) is Patch:
        return kept_of(<Patch>container, condition)
    members = visited(container)
    if members is None:
        return plain.sfilter.body(container, condition)
    return like(container, [member for member in members if condition(member)])


@native(plain.mfilter)
def mfilter(container, function):
    cdef tuple members = visited(container)
    if members is None:
        return plain.mfilter.body(container, function)
    return flattened(container, [member for member in members if function(member)])


@native(plain.colorfilter)
def colorfilter(objs, value):
    cdef long colour = 0
    cdef list kept = []
    cdef tuple members = visited(objs)
    if members is None or not is_number(value, &colour):
        return plain.colorfilter.body(objs, value)
    for member in members:
        if type(member) is not Patch or not (<Patch>member).cells:
            return plain.colorfilter.body(objs, value)
        if colour_of((<Patch>member).keys[0]) == colour:
            kept.append(member)
    return set_of(kept)


@native(plain.sizefilter)
def sizefilter(container, n):
    cdef tuple members = visited(container)
    if members is None or not isinstance(n, int):
        return plain.sizefilter.body(container, n)
    return set_of([member for member in members if len(member) == n])


# The most and the least frequent


cdef object of_count(tuple members, bint most):
    """The most (or least) frequent of numbers, of several the least; None where not all are."""
    cdef dict counts = {}
    cdef Py_ssize_t times, best = 0
    chosen = None
    for member in members:
        if not PyLong_CheckExact(member):
            return None
        counts[member] = <Py_ssize_t>counts.get(member, 0) + 1
    for member, found in counts.items():
        times = found
        if chosen is None or (times > best if most else times < best):
            chosen, best = member, times
        elif times == best and member < chosen:
            chosen = member
    return chosen


@native(plain.mostcommon)
def mostcommon(container):
    found = of_count(<tuple>container, True) if PyTuple_CheckExact(container) else None
    return plain.mostcommon.body(container) if found is None else found


@native(plain.leastcommon)
def leastcommon(container):
    found = of_count(<tuple>container, False) if PyTuple_CheckExact(container) else None
    return plain.leastcommon.body(container) if found is None else found
