"""Visiting containers and putting members together, for the families that take any container."""


cdef tuple visited(object container)
cdef object flattened(object container, list parts)
cdef object like(object container, list members)
cdef object large_place(list keys, bint largest)
cdef object places_rising(list keys)
