"""What other native modules see of function values."""

cdef enum Form:
    PYTHON  # the body is called
    COMPOSE
    CHAIN
    MATCHER
    RBIND
    LBIND
    POWER
    FORK


cdef class Bound:
    cdef public str name
    cdef public tuple args
    cdef public Py_ssize_t arity
    cdef public object body
    cdef public object measured
    cdef Py_hash_t made_hash
    cdef Form form


cdef object formed(Form form, str name, tuple args, Py_ssize_t arity)
