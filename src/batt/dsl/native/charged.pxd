"""What other native modules see of the meter, of sizes and of calls."""


cdef class Meter:
    cdef public long long left
    cdef public int depth

    cpdef int spend(self, long long steps) except -1
    cpdef int enter(self) except -1
    cpdef int leave(self) except -1


cdef class Charged:
    cdef public str name
    cdef public Py_ssize_t arity
    cdef public object run
    cdef public object work
    cdef public object result_size


cdef Meter METER


cdef Py_ssize_t size_of(object value) except -1
cdef object charged(Charged self, tuple args)
cdef object reason_of(object error)
