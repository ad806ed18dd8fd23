"""The inner loop of the evaluator; its plain twin is in ``batt.evaluate.inner``."""

from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM

from batt.dsl.native.charged cimport METER, Charged, charged, reason_of
from batt.dsl.native.closure cimport Bound

from batt.dsl.values.foreign import ForeignValue
from batt.errors import DslError, OutOfSteps


def compute_calls(
    list outcomes, list costs, calls, long long budget, type failure, out_of_steps, no_function
):
    """Compute calls ``(slot, function, args)`` in order, each under the budget of a node.

    What depends on a failure is that failure (of several the leftmost) at no cost; a call that
    fails itself costs 1.
    """
    cdef tuple call, args, places
    cdef Py_ssize_t slot
    for each in calls:
        call = <tuple>each
        slot = <object>PyTuple_GET_ITEM(call, 0)
        function = outcomes[<Py_ssize_t><object>PyTuple_GET_ITEM(call, 1)]
        places = <tuple>PyTuple_GET_ITEM(call, 2)
        failed = failed_one(function, places, outcomes, failure)
        if failed is not None:
            outcomes[slot] = failed
            continue
        args = taken(places, outcomes)
        METER.left = budget
        try:
            if isinstance(function, Charged):
                outcomes[slot] = entered(<Charged>function, args)
            elif isinstance(function, Bound):
                outcomes[slot] = function(*args)
            else:
                outcomes[slot], costs[slot] = no_function, 1
                continue
            costs[slot] = budget - METER.left
        except ForeignValue:
            METER.left = budget
            outcomes[slot], costs[slot] = adopted(function, args, failure, out_of_steps)
        except OutOfSteps:
            outcomes[slot], costs[slot] = out_of_steps, 1
        except Exception as error:
            outcomes[slot], costs[slot] = told(failure, function, error), 1


cdef inline object failed_one(object function, tuple places, list outcomes, type failure):
    """The leftmost failure among a function and its arguments, or None."""
    cdef Py_ssize_t at
    if type(function) is failure:
        return function
    for at in range(PyTuple_GET_SIZE(places)):
        value = outcomes[<Py_ssize_t><object>PyTuple_GET_ITEM(places, at)]
        if type(value) is failure:
            return value
    return None


cdef inline tuple taken(tuple places, list outcomes):
    """The outcomes at some places."""
    cdef Py_ssize_t at
    cdef tuple args = PyTuple_New(PyTuple_GET_SIZE(places))
    for at in range(PyTuple_GET_SIZE(places)):
        value = outcomes[<Py_ssize_t><object>PyTuple_GET_ITEM(places, at)]
        Py_INCREF(value)
        PyTuple_SET_ITEM(args, at, value)
    return args


cdef inline object entered(Charged function, tuple args):
    """Call a primitive as ``Charged.__call__`` does, but for what its errors are made."""
    if PyTuple_GET_SIZE(args) != function.arity:
        raise DslError("", f"takes {function.arity} arguments, not {len(args)}")
    METER.enter()
    try:
        return charged(function, args)
    finally:
        METER.depth -= 1


cdef tuple adopted(object function, tuple args, type failure, object out_of_steps):
    """The outcome and the cost of a call with values that are not ours yet."""
    cdef long long budget = METER.left
    try:
        result = function(*args)
        return result, budget - METER.left
    except OutOfSteps:
        return out_of_steps, 1
    except DslError as error:
        return failure(error.primitive, error.reason), 1


cdef object told(type failure, object function, object error):
    """The failure that an error means, which is raised where it is a mistake of ours."""
    known = isinstance(error, DslError)
    if known and error.primitive:
        return failure(error.primitive, error.reason)
    reason = reason_of(error) if isinstance(function, Charged) else error.reason if known else None
    if reason is None:
        raise error
    return failure(function.name if isinstance(function, Charged) else "", reason)
