"""Slots of nodes and what they depend on; the plain twin is ``batt.evaluate.placing``."""

from cpython.list cimport PyList_GET_ITEM
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM

from operator import attrgetter

NUMBER = attrgetter("number")
cdef object new_tuple = tuple.__new__


def place(root, dict slots, list needs, call):
    """Give a slot to each node that a root is the first to need: its calls, and its other nodes."""
    cdef list calls = [], others = []
    cdef tuple needed
    for node in missing(root, slots):
        slot = len(needs)
        slots[node.number] = slot
        needed = slots_of(<tuple>node.args, slots)
        needs.append(needed)
        if PyTuple_GET_SIZE(needed):
            calls.append(new_tuple(call, (slot, needed[0], needed[1:])))
        else:
            others.append(node)
    return calls, others


cdef list missing(object root, dict slots):
    """The nodes that a root depends on and that have no slot, by rising number."""
    cdef list found = [], stack = [root]
    cdef set seen
    if root.number in slots:
        return found
    seen = {root.number}
    while stack:
        node = stack.pop()
        found.append(node)
        for arg in <tuple>node.args:
            number = arg.number
            if number not in slots and number not in seen:
                seen.add(number)
                stack.append(arg)
    if len(found) > 1:
        found.sort(key=NUMBER)
    return found


cdef tuple slots_of(tuple nodes, dict slots):
    cdef Py_ssize_t at
    cdef tuple made = PyTuple_New(PyTuple_GET_SIZE(nodes))
    for at in range(PyTuple_GET_SIZE(nodes)):
        slot = slots[(<object>PyTuple_GET_ITEM(nodes, at)).number]
        Py_INCREF(slot)
        PyTuple_SET_ITEM(made, at, slot)
    return made


def reach(slot, list needs, bytearray marks):
    """The slots of the calls that a slot depends on, itself included where it is a call."""
    cdef list found = [], stack = [slot]
    cdef unsigned char *marked = marks
    cdef Py_ssize_t at
    while stack:
        each = stack.pop()
        at = each
        if not marked[at] and PyTuple_GET_SIZE(<object>PyList_GET_ITEM(needs, at)):
            marked[at] = 1
            found.append(each)
            stack.extend(<tuple>PyList_GET_ITEM(needs, at))
    for each in found:
        marked[<Py_ssize_t>each] = 0
    return found


def total(list costs, list slots):
    """The sum of the costs at some slots."""
    cdef long long made = 0
    for at in slots:
        made += <long long><object>PyList_GET_ITEM(costs, <Py_ssize_t>at)
    return made
