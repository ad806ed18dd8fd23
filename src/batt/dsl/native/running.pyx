"""The inner loop of the evaluator; its plain twin is in ``batt.evaluate.run``."""

from cpython.tuple cimport PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM
from cpython.ref cimport Py_INCREF

from batt.dsl.native.charged cimport METER, Charged
from batt.dsl.native.closure cimport Bound

from batt.errors import DslError, OutOfSteps


def compute_calls(
    list outcomes, list costs, calls, long long budget, type failure, out_of_steps, no_function
):
    """Compute calls ``(slot, function, args)`` in order, each under the budget of a node.

    What depends on a failure is that failure (of several the leftmost) at no cost; a call that
    fails itself costs 1.
    """
    cdef tuple call, args, places
    cdef Py_ssize_t slot, at
    for each in calls:
        call = <tuple>each
        slot = <object>PyTuple_GET_ITEM(call, 0)
        function = outcomes[<Py_ssize_t><object>PyTuple_GET_ITEM(call, 1)]
        places = <tuple>PyTuple_GET_ITEM(call, 2)
        failed = function if type(function) is failure else None
        args = PyTuple_New(PyTuple_GET_SIZE(places))
        for at in range(PyTuple_GET_SIZE(places)):
            value = outcomes[<Py_ssize_t><object>PyTuple_GET_ITEM(places, at)]
            if failed is None and type(value) is failure:
                failed = value
            Py_INCREF(value)
            PyTuple_SET_ITEM(args, at, value)
        if failed is not None:
            outcomes[slot] = failed
            continue
        METER.left = budget
        try:
            if not isinstance(function, (Charged, Bound)):
                outcomes[slot], costs[slot] = no_function, 1
                continue
            outcomes[slot] = function(*args)
            costs[slot] = budget - METER.left
        except OutOfSteps:
            outcomes[slot], costs[slot] = out_of_steps, 1
        except DslError as error:
            outcomes[slot], costs[slot] = failure(error.primitive, error.reason), 1
