"""Native twins of ``batt.dsl.primitives.functions``."""

from cpython.long cimport PyLong_CheckExact

from batt.dsl.native.closure cimport (
    CHAIN,
    COMPOSE,
    FORK,
    LBIND,
    MATCHER,
    POWER,
    RBIND,
    formed,
)
from batt.dsl.native.collecting cimport flattened, visited
from batt.dsl.native.grid cimport Grid
from batt.dsl.native.patch cimport set_of
from batt.dsl.native.reading cimport is_number

from batt.dsl.primitive import native
from batt.dsl.primitives import functions as plain
from batt.dsl.values import Function


@native(plain.identity)
def identity(x):
    return x


@native(plain.compose)
def compose(outer, inner):
    if not isinstance(outer, Function) or not isinstance(inner, Function):
        return plain.compose.body(outer, inner)
    return formed(COMPOSE, "compose", (outer, inner), 1)


@native(plain.chain)
def chain(h, g, f):
    if not (isinstance(h, Function) and isinstance(g, Function) and isinstance(f, Function)):
        return plain.chain.body(h, g, f)
    return formed(CHAIN, "chain", (h, g, f), 1)


@native(plain.matcher)
def matcher(function, target):
    if not isinstance(function, Function):
        return plain.matcher.body(function, target)
    return formed(MATCHER, "matcher", (function, target), 1)


cdef inline Py_ssize_t left_to_give(object function):
    """The arity of a bound function; its calls fail, by number of arguments, unless 2 to 4."""
    cdef Py_ssize_t arity = function.arity
    return arity - 1 if 2 <= arity <= 4 else 3


@native(plain.rbind)
def rbind(function, fixed):
    if not isinstance(function, Function):
        return plain.rbind.body(function, fixed)
    return formed(RBIND, "rbind", (function, fixed), left_to_give(function))


@native(plain.lbind)
def lbind(function, fixed):
    if not isinstance(function, Function):
        return plain.lbind.body(function, fixed)
    return formed(LBIND, "lbind", (function, fixed), left_to_give(function))


@native(plain.power)
def power(function, n):
    cdef long times = 0
    if not isinstance(function, Function) or not is_number(n, &times) or times <= 1:
        return plain.power.body(function, n)
    return formed(POWER, "power", (function, n), 1)


@native(plain.fork)
def fork(outer, a, b):
    if not (isinstance(outer, Function) and isinstance(a, Function) and isinstance(b, Function)):
        return plain.fork.body(outer, a, b)
    return formed(FORK, "fork", (outer, a, b), 1)


cdef object gathered(object container, list results):
    """Results in a tuple for a tuple, in a set for a set."""
    return tuple(results) if isinstance(container, (tuple, Grid)) else set_of(results)


@native(plain.apply)
def apply(function, container):
    cdef tuple members = visited(container)
    if members is None:
        return plain.apply.body(function, container)
    return gathered(container, [function(member) for member in members])


@native(plain.rapply)
def rapply(functions, value):
    cdef tuple members = visited(functions)
    if members is None:
        return plain.rapply.body(functions, value)
    return gathered(functions, [function(value) for function in members])


@native(plain.mapply)
def mapply(function, container):
    cdef tuple members = visited(container)
    if members is None:
        return plain.mapply.body(function, container)
    return flattened(container, [function(member) for member in members])


@native(plain.papply)
def papply(function, a, b):
    cdef tuple ours = visited(a), theirs = visited(b)
    cdef Py_ssize_t at
    if ours is None or theirs is None:
        return plain.papply.body(function, a, b)
    return tuple([function(ours[at], theirs[at]) for at in range(min(len(ours), len(theirs)))])


@native(plain.mpapply)
def mpapply(function, a, b):
    cdef tuple ours = visited(a), theirs = visited(b)
    cdef Py_ssize_t at
    if ours is None or theirs is None:
        return plain.mpapply.body(function, a, b)
    return flattened(
        (), [function(ours[at], theirs[at]) for at in range(min(len(ours), len(theirs)))]
    )


def pairs(function, a, b):
    return len(a) * len(b)


@native(plain.prapply, work=pairs)
def prapply(function, a, b):
    cdef tuple ours = visited(a), theirs = visited(b)
    if ours is None or theirs is None:
        return plain.prapply.body(function, a, b)
    return set_of([function(x, y) for x in ours for y in theirs])
