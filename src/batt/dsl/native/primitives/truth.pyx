"""Native twins of ``batt.dsl.primitives.truth``."""

from batt.dsl.primitive import native
from batt.dsl.primitives import truth as plain


@native(plain.flip)
def flip(b):
    return not b


@native(plain.both)
def both(a, b):
    return a and b


@native(plain.either)
def either(a, b):
    return a or b


@native(plain.equality)
def equality(a, b):
    return bool(a == b)


@native(plain.contained)
def contained(value, container):
    return value in container


@native(plain.branch)
def branch(condition, a, b):
    return a if condition else b
