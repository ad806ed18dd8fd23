"""Natural order, for members of any kinds; the plain twin is ``batt.dsl.values.natural``."""

cimport cython
from cpython.long cimport PyLong_Check
from cpython.object cimport Py_GT, Py_LT, PyObject_RichCompareBool
from cpython.tuple cimport PyTuple_CheckExact, PyTuple_GET_ITEM, PyTuple_GET_SIZE

from batt.dsl.native.grid cimport Grid
from batt.dsl.native.patch cimport Patch

from batt.dsl.native.patch import patches_sorted
from batt.dsl.values.function import Closure, Function

cdef extern from "Python.h":
    int Py_EnterRecursiveCall(const char *where) except -1
    void Py_LeaveRecursiveCall()

cdef enum Kind:
    NONE, NUMBER, TUPLE, SET, FUNCTION  # in natural order


@cython.final
@cython.freelist(64)
cdef class Key:
    """A value that sorts by natural order."""

    cdef object value

    def __lt__(self, other):
        return compared(self.value, (<Key>other).value) < 0


cdef Key key_of(object value):
    cdef Key made = Key.__new__(Key)
    made.value = value
    return made


def natural_sorted(list members):
    """The members in natural order."""
    return patches_sorted(members) or sorted(members, key=key_of)


cdef Kind kind_of(object value):
    if PyTuple_CheckExact(value) or type(value) is Grid:
        return TUPLE
    if PyLong_Check(value):
        return NUMBER
    if type(value) is Patch or isinstance(value, frozenset):
        return SET
    if value is None:
        return NONE
    return FUNCTION if isinstance(value, Function) else TUPLE


cdef int compared(object a, object b) except -2:
    """Compare two values: -1 where the first one comes first, 1 where it comes last, or 0."""
    cdef Kind kind, other
    if a is b:
        return 0
    kind, other = kind_of(a), kind_of(b)
    if kind != other:
        return -1 if kind < other else 1
    if kind == NUMBER:
        return plainly_compared(a, b)
    if kind == FUNCTION:
        return functions_compared(a, b)
    if type(a) is Patch and type(b) is Patch and (<Patch>a).cells == (<Patch>b).cells:
        return patches_compared(<Patch>a, <Patch>b)
    return tuples_compared(members_of(a), members_of(b))


cdef int plainly_compared(object a, object b) except -2:
    """Compare two numbers, or two names."""
    if PyObject_RichCompareBool(a, b, Py_LT):
        return -1
    return PyObject_RichCompareBool(a, b, Py_GT)


cdef int patches_compared(Patch a, Patch b) noexcept:
    """Compare patches of one kind, whose keys are in the order of their members."""
    cdef Py_ssize_t at
    for at in range(min(a.length, b.length)):
        if a.keys[at] != b.keys[at]:
            return -1 if a.keys[at] < b.keys[at] else 1
    return (a.length > b.length) - (a.length < b.length)


cdef int functions_compared(object a, object b) except -2:
    """Compare primitives by name; combinators, which come later, by name and arguments."""
    cdef bint held = isinstance(a, Closure)
    cdef int found
    if held != isinstance(b, Closure):
        return 1 if held else -1
    found = plainly_compared(a.name, b.name)
    return tuples_compared(a.args, b.args) if held and not found else found


cdef tuple members_of(object value):
    """The members of a tuple, or of a set in natural order."""
    if PyTuple_CheckExact(value):
        return <tuple>value
    if type(value) is Patch:
        return (<Patch>value).members()
    if type(value) is Grid:
        return (<Grid>value).rows()
    if isinstance(value, frozenset):
        return tuple(natural_sorted(list(frozenset.__iter__(value))))
    return tuple(value)


cdef int tuples_compared(tuple a, tuple b) except -2:
    """Compare member by member; a proper beginning comes first."""
    cdef Py_ssize_t at, ours = PyTuple_GET_SIZE(a), theirs = PyTuple_GET_SIZE(b)
    cdef int found
    Py_EnterRecursiveCall(" while comparing values")
    try:
        for at in range(min(ours, theirs)):
            found = compared(<object>PyTuple_GET_ITEM(a, at), <object>PyTuple_GET_ITEM(b, at))
            if found:
                return found
    finally:
        Py_LeaveRecursiveCall()
    return (ours > theirs) - (ours < theirs)
