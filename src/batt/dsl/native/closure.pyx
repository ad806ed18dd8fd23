"""``Bound``, the base of ``Closure``: a combinator with its arguments, called natively."""

from cpython.tuple cimport PyTuple_GET_SIZE

from batt.dsl.native.charged cimport METER

from batt.errors import DslError


cdef class Bound:
    """A function value: ``name`` and ``args`` are its expression, ``body`` what a call does.

    A call charges one step, and what it calls charges its own.
    """

    def __init__(self, str name, tuple args, Py_ssize_t arity, body):
        self.name, self.args, self.arity, self.body = name, args, arity, body
        self.made_hash = hash((name, args))

    def __call__(self, *args):
        """Call the body, one level deeper and one step poorer."""
        if PyTuple_GET_SIZE(args) != self.arity:
            raise DslError(self.name, f"the function takes {self.arity}, not {len(args)} arguments")
        METER.spend(1)
        METER.enter()
        try:
            return self.body(*args) if self.form == PYTHON else called(self, args)
        finally:
            METER.depth -= 1

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Bound):
            return NotImplemented
        return self.name == (<Bound>other).name and self.args == (<Bound>other).args

    def __hash__(self):
        return self.made_hash

    def __repr__(self):
        return f"{self.name}({', '.join(map(repr, self.args))})"


cdef object called(Bound self, tuple given):
    """What the combinator does: meanings as in ``batt.dsl.primitives.functions``."""
    cdef tuple held = self.args
    cdef Py_ssize_t turn, turns
    if self.form == COMPOSE:
        return held[0](held[1](given[0]))
    if self.form == CHAIN:
        return held[0](held[1](held[2](given[0])))
    if self.form == MATCHER:
        return held[0](given[0]) == held[1]
    if self.form == FORK:
        return held[0](held[1](given[0]), held[2](given[0]))
    if self.form == RBIND:
        if PyTuple_GET_SIZE(given) == 1:
            return held[0](given[0], held[1])
        return held[0](*given, held[1])
    if self.form == LBIND:
        if PyTuple_GET_SIZE(given) == 1:
            return held[0](held[1], given[0])
        return held[0](held[1], *given)
    value, turns = given[0], held[1]
    for turn in range(turns):
        value = held[0](value)
    return value


cdef object Closure = None


cdef object formed(Form form, str name, tuple args, Py_ssize_t arity):
    """A function value whose calls are native."""
    global Closure
    cdef Bound made
    if Closure is None:  # not sooner: its module imports this one
        from batt.dsl.values.function import Closure as found
        Closure = found
    made = Closure(name, args, arity, None)
    made.form = form
    return made
