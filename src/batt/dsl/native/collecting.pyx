"""Visiting containers and putting members together; the plain twin is ``values.reading``."""

from cpython.long cimport PyLong_Check
from cpython.object cimport Py_GT, Py_LT, PyObject_RichCompareBool
from cpython.tuple cimport PyTuple_CheckExact
from libc.stdint cimport uint32_t
from libc.string cimport memcpy

from batt.dsl.native.grid cimport Grid
from batt.dsl.native.patch cimport Patch, new_patch, set_of, settled

from batt.dsl.values.general import FrozenSet
from batt.dsl.values.reading import flatten


cdef tuple visited(object container):
    """The members in visiting order; None for what is no container of ours."""
    if PyTuple_CheckExact(container):
        return <tuple>container
    if type(container) is Patch:
        return (<Patch>container).members()
    if type(container) is Grid:
        return (<Grid>container).rows()
    if type(container) is FrozenSet:
        return <tuple>container.ordered
    return None


cdef object flattened(object container, list parts):
    """The members of parts in one container, a tuple or set as the given one, which is ours."""
    cdef list made
    cdef Py_ssize_t total = 0
    cdef bint cells = False
    cdef Patch patch, union
    if isinstance(container, (tuple, Grid)):
        made = []
        for part in parts:
            made.extend((<Patch>part).members() if type(part) is Patch else part)
        return tuple(made)
    for part in parts:
        if type(part) is not Patch or (total and (<Patch>part).length and (<Patch>part).cells != cells):
            return flatten(frozenset, parts)
        if (<Patch>part).length:
            cells = (<Patch>part).cells
            total += (<Patch>part).length
    union, total = new_patch(total, cells), 0
    for part in parts:
        patch = <Patch>part
        memcpy(union.keys + total, patch.keys, patch.length * sizeof(uint32_t))
        total += patch.length
    return settled(union, total)


cdef object like(object container, list members):
    """Members of a container, a tuple or a set as that is."""
    if PyTuple_CheckExact(container):
        return tuple(members)
    if type(container) is Grid:
        return Grid.trusted(members)
    return set_of(members)


cdef bint is_simple(list keys) noexcept:
    """Whether all keys are numbers, or all tuples of numbers: these compare as they are."""
    cdef bint tuples = bool(keys) and PyTuple_CheckExact(keys[0])
    for key in keys:
        if not tuples:
            if not PyLong_Check(key):
                return False
        elif not PyTuple_CheckExact(key):
            return False
        else:
            for member in <tuple>key:
                if not PyLong_Check(member):
                    return False
    return True


cdef object large_place(list keys, bint largest):
    """The first place of the largest (or least) key; None where the plain twin has to say."""
    cdef Py_ssize_t at, best = 0
    if not keys or not is_simple(keys):
        return None
    for at in range(1, len(keys)):
        if PyObject_RichCompareBool(keys[at], keys[best], Py_GT if largest else Py_LT):
            best = at
    return best


cdef object places_rising(list keys):
    """The places by rising key, equal ones in sequence; None where the plain twin has to say."""
    return sorted(range(len(keys)), key=keys.__getitem__) if is_simple(keys) else None
