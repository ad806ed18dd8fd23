"""The native twins, in Cython: the values, the charged call, and primitives by family.

Nothing here says what batt means: each module has a plain Python twin that does, and the tests ask
the two to agree.  Where these modules are not built, or ``BATT_PURE=1`` is set, the plain twins
are at work (see ``batt.dsl.values.twin``).
"""
