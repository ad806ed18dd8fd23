"""The charged call, the meter and the size of values: what every step of a program goes through.

The plain twins are in ``batt.dsl.primitive``, ``batt.dsl.charges`` and ``batt.dsl.values.measure``.
"""

cimport cython
from cpython.long cimport PyLong_AsLongLongAndOverflow, PyLong_Check, PyLong_CheckExact
from cpython.object cimport PyObject
from cpython.tuple cimport PyTuple_CheckExact, PyTuple_GET_ITEM, PyTuple_GET_SIZE

from batt.dsl.native.grid cimport Grid, check_sides
from batt.dsl.native.patch cimport Patch

from batt.dsl import limits
from batt.dsl.values.foreign import UNREADABLE, ForeignValue
from batt.errors import DslError, OutOfSteps

cdef extern from "Python.h":
    int Py_EnterRecursiveCall(const char *where) except -1
    void Py_LeaveRecursiveCall()

cdef long long NUMBER_LIMIT = limits.NUMBER_LIMIT
cdef Py_ssize_t SIZE_LIMIT = limits.SIZE_LIMIT
cdef Py_ssize_t SIDE_LIMIT = limits.SIDE_LIMIT
cdef long CELL_MIN = limits.CELL_MIN
cdef long CELL_MAX = limits.CELL_MAX
cdef int NEST_LIMIT = limits.NEST_LIMIT
cdef int CALL_DEPTH_LIMIT = limits.CALL_DEPTH_LIMIT


# The meter


@cython.final
cdef class Meter:
    """Counts down the steps that are left, and the calls of functions inside one another."""

    def __init__(self):
        """Start without a limit, as for calls from ordinary Python."""
        self.left = 2**62
        self.depth = 0

    cpdef int spend(self, long long steps) except -1:
        """Take that many steps; ``OutOfSteps`` where fewer are left."""
        self.left -= steps
        if self.left < 0:
            raise OutOfSteps
        return 0

    cpdef int enter(self) except -1:
        """Go one call deeper; ``DslError`` past the limit."""
        if self.depth >= CALL_DEPTH_LIMIT:
            raise DslError("", f"calls nest deeper than {CALL_DEPTH_LIMIT} levels")
        self.depth += 1
        return 0

    cpdef int leave(self) except -1:
        """Come back from a call."""
        self.depth -= 1
        return 0


cdef Meter METER = Meter()
meter = METER


# Calls


cdef class Charged:
    """The base of primitives: a call charges, runs the twin, and refuses a result past the limits.

    ``run`` is what a call runs, ``work`` and ``result_size`` (or none) say what is charged besides.
    """

    def __call__(self, *args):
        """Call it with values of ours or plain Python ones.

        Raises ``DslError`` where there is no result, ``OutOfSteps`` where the charge is more than
        is left.
        """
        if PyTuple_GET_SIZE(args) != self.arity:
            raise DslError(self.name, f"takes {self.arity} arguments, not {len(args)}")
        METER.enter()
        try:
            return charged(self, args)
        except Exception as error:
            return mended(self, args, error)
        finally:
            METER.depth -= 1


cdef object charged(Charged self, tuple args):
    cdef long long due = 1
    cdef long long foreseen
    cdef Py_ssize_t at
    for at in range(PyTuple_GET_SIZE(args)):
        due += size_of(<object>PyTuple_GET_ITEM(args, at))
    if self.work is not None:
        due += amount(called(self.work, args))
    if self.result_size is None:
        METER.spend(due)
        result = called(self.run, args)
        METER.spend(size_of(result))
        return result
    foreseen = amount(called(self.result_size, args))
    if foreseen > SIZE_LIMIT:
        raise DslError(self.name, f"the result would pass the size of {SIZE_LIMIT}")
    METER.spend(due + foreseen)
    result = called(self.run, args)
    size_of(result)
    return result


cdef long long amount(object steps) except? -1:
    """A number of steps; one that is out of all reach as a number that is, too."""
    cdef int overflow = 0
    cdef long long number = PyLong_AsLongLongAndOverflow(steps, &overflow)
    return 2**62 if overflow > 0 else number


cdef inline object called(object function, tuple args):
    """Call a function; the common numbers of arguments without a copy of the tuple."""
    cdef Py_ssize_t count = PyTuple_GET_SIZE(args)
    if count == 1:
        return function(<object>PyTuple_GET_ITEM(args, 0))
    if count == 2:
        return function(<object>PyTuple_GET_ITEM(args, 0), <object>PyTuple_GET_ITEM(args, 1))
    if count == 3:
        return function(
            <object>PyTuple_GET_ITEM(args, 0),
            <object>PyTuple_GET_ITEM(args, 1),
            <object>PyTuple_GET_ITEM(args, 2),
        )
    return function(*args)


cdef object mended(Charged self, tuple args, object error):
    """Call once more with plain values made ours; any other error is raised as what it means."""
    if isinstance(error, ForeignValue):
        from batt.dsl.values.adopt import adopt, answer
        try:
            return answer(charged(self, tuple(map(adopt, args))), args)
        except Exception as second:
            error = second
    if isinstance(error, OutOfSteps):
        raise error
    reason = reason_of(error)
    if reason is None or (isinstance(error, DslError) and error.primitive):
        raise error
    raise DslError(self.name, reason) from None


cdef object reason_of(object error):
    """Why a call has no result, as its error tells it; None where it is a mistake of ours."""
    if isinstance(error, DslError):
        return error.reason
    if isinstance(error, UNREADABLE):
        return "an argument of a kind that it cannot read"
    return None


# Sizes


cdef Py_ssize_t size_of(object value) except -1:
    cdef Py_ssize_t cells
    cdef int nesting = 0
    if PyLong_CheckExact(value):
        check_number(value)
        return 1
    if type(value) is Grid:
        return grid_size(<Grid>value)
    if type(value) is Patch:
        return patch_size(<Patch>value)
    weigh(value, &cells, &nesting)
    return cells


def size(value):
    """How large a value is; ``DslError`` where it is past a limit."""
    return size_of(value)


def measure(value):
    """Size and nesting of a value; ``DslError`` where one is past its limit."""
    cdef Py_ssize_t cells = 0
    cdef int nesting = 0
    weigh(value, &cells, &nesting)
    return cells, nesting


cdef inline int check_number(object value) except -1:
    cdef int overflow = 0
    cdef long long number = PyLong_AsLongLongAndOverflow(value, &overflow)
    if overflow or not -NUMBER_LIMIT <= number <= NUMBER_LIMIT:
        raise DslError("", f"a number past {NUMBER_LIMIT}")
    return 0


cdef inline Py_ssize_t grid_size(Grid grid) noexcept:
    return <Py_ssize_t>grid.height * (grid.width or 1) if grid.height else 1


cdef inline Py_ssize_t patch_size(Patch patch) except -1:
    if patch.length > SIZE_LIMIT:
        raise too_large()
    return patch.length or 1


cdef object too_large():
    return DslError("", f"a value's size is at most {SIZE_LIMIT}")


cdef int weigh(object value, Py_ssize_t *cells, int *nesting) except -1:
    """Size and nesting of a value of any kind."""
    cells[0], nesting[0] = 1, 0
    if PyLong_CheckExact(value):
        return check_number(value)
    if PyTuple_CheckExact(value):
        return weigh_tuple(<tuple>value, cells, nesting)
    if type(value) is Patch:
        cells[0] = patch_size(<Patch>value)
        nesting[0] = 3 if (<Patch>value).cells else 2 if (<Patch>value).length else 1
        return 0
    if type(value) is Grid:
        cells[0] = grid_size(<Grid>value)
        nesting[0] = 2 if (<Grid>value).height else 1
        return 0
    if value is None or value is True or value is False:
        return 0
    return weigh_shared(value, cells, nesting)


cdef int weigh_tuple(tuple members, Py_ssize_t *cells, int *nesting) except -1:
    cdef Py_ssize_t height = PyTuple_GET_SIZE(members), width
    if not height:
        cells[0], nesting[0] = 1, 1
        return 0
    width = row_width(<object>PyTuple_GET_ITEM(members, 0))
    if width < 0 or not makes_grid(members, width):
        return weigh_members(members, cells, nesting)
    check_sides(height, width)
    cells[0], nesting[0] = height * (width or 1), 2
    return 0


cdef Py_ssize_t row_width(object row) noexcept:
    """The length of what may be a row; -1 where it is none."""
    if PyTuple_CheckExact(row):
        return PyTuple_GET_SIZE(row)
    if type(row) is Grid:
        return (<Grid>row).height and -1
    return len(row) if isinstance(row, tuple) else -1


cdef bint makes_grid(tuple members, Py_ssize_t width) except -1:
    """Whether the members are equally long rows of numbers from -128 to 127."""
    cdef Py_ssize_t i, j
    cdef PyObject *row
    if PyTuple_GET_SIZE(members) > SIDE_LIMIT or width > SIDE_LIMIT:
        return False
    for i in range(PyTuple_GET_SIZE(members)):
        row = PyTuple_GET_ITEM(members, i)
        if row_width(<object>row) != width:
            return False
        for j in range(width):
            if not is_colour(<object>PyTuple_GET_ITEM(<object>row, j)):
                return False
    return True


cdef inline bint is_colour(object value) noexcept:
    cdef int overflow = 0
    if not PyLong_Check(value):
        return False
    return CELL_MIN <= PyLong_AsLongLongAndOverflow(value, &overflow) <= CELL_MAX and not overflow


def is_grid(value):
    """Whether a value is a grid: a tuple of equally long tuples of numbers from -128 to 127."""
    cdef Py_ssize_t width
    if type(value) is Grid:
        return True
    if not isinstance(value, tuple) or PyTuple_GET_SIZE(value) > SIDE_LIMIT:
        return False
    if not PyTuple_GET_SIZE(value):
        return True
    width = row_width(<object>PyTuple_GET_ITEM(value, 0))
    return width >= 0 and makes_grid(tuple(value), width)


cdef object FrozenSet = None, Closure = None, Function = None


cdef int know_classes() except -1:
    """Look up the classes of values that are not native; not sooner, for they import this module."""
    global FrozenSet, Closure, Function
    from batt.dsl.values.function import Closure as closure, Function as function
    from batt.dsl.values.general import FrozenSet as general
    FrozenSet, Closure, Function = general, closure, function
    return 0


cdef int weigh_shared(object value, Py_ssize_t *cells, int *nesting) except -1:
    """Weigh a set or a function, which keep the answer."""
    if Function is None:
        know_classes()
    kind = type(value)
    if kind is not FrozenSet and kind is not Closure:
        if isinstance(value, Function):
            return 0
        raise ForeignValue
    known = getattr(value, "measured", None)
    if known is None:
        members = value.args if kind is Closure else tuple(frozenset.__iter__(value))
        weigh_members(members, cells, nesting)
        value.measured = (cells[0], nesting[0])
    else:
        cells[0], nesting[0] = known
    return 0


cdef int weigh_members(tuple members, Py_ssize_t *cells, int *nesting) except -1:
    cdef Py_ssize_t at, inside, total = 1
    cdef int levels, deepest = 0
    Py_EnterRecursiveCall(" while measuring a value")
    try:
        for at in range(PyTuple_GET_SIZE(members)):
            member = <object>PyTuple_GET_ITEM(members, at)
            weigh(member, &inside, &levels)
            total += inside
            deepest = max(deepest, levels)
            if total > SIZE_LIMIT and not PyLong_CheckExact(member):
                raise too_large()
    finally:
        Py_LeaveRecursiveCall()
    if total > SIZE_LIMIT:
        raise too_large()
    if deepest >= NEST_LIMIT:
        raise DslError("", f"values nest deeper than {NEST_LIMIT} levels")
    cells[0], nesting[0] = total, deepest + 1
    return 0
