"""Native twins of ``batt.dsl.primitives.numbers``."""

from batt.dsl.native.collecting cimport large_place, visited
from batt.dsl.native.reading cimport is_number, is_vector

from batt.dsl.primitive import native
from batt.dsl.primitives import numbers as plain


# Operations on C numbers; within the limit of numbers none of them overflows

ctypedef long (*Operation)(long, long) noexcept


cdef long total(long a, long b) noexcept:
    return a + b


cdef long less(long a, long b) noexcept:
    return a - b


cdef long times(long a, long b) noexcept:
    return a * b


cdef long quotient(long a, long b) noexcept:
    """Rounded towards minus infinity; b is not 0."""
    cdef long rounded = a / b
    return rounded - (rounded * b != a and (a < 0) != (b < 0))


cdef long sign_of(long a, long unused) noexcept:
    return (a > 0) - (a < 0)


cdef long away(long a, long unused) noexcept:
    return a + (a > 0) - (a < 0)


cdef inline bint read(object value, long *i, long *j, bint *is_pair) noexcept:
    """Read a vector, or a number as both components; false for what the plain twin has to judge."""
    if is_number(value, i):
        j[0] = i[0]
        return True
    is_pair[0] = True
    return is_vector(value, i, j)


cdef object paired(Operation operation, object a, object b):
    """Work component by component; None where the plain twin has to judge."""
    cdef long i = 0, j = 0, k = 0, m = 0
    cdef bint is_pair = False
    if not read(a, &i, &j, &is_pair) or not read(b, &k, &m, &is_pair):
        return None
    if operation == quotient and not (k and m):
        return None
    if is_pair:
        return operation(i, k), operation(j, m)
    return operation(i, k)


cdef object each(Operation operation, object n, long second):
    """Work on a number or both components, with the same second one for both; or None, as above."""
    cdef long i = 0, j = 0
    cdef bint is_pair = False
    if not read(n, &i, &j, &is_pair):
        return None
    if is_pair:
        return operation(i, second), operation(j, second)
    return operation(i, second)


@native(plain.add)
def add(a, b):
    made = paired(total, a, b)
    return plain.add.body(a, b) if made is None else made


@native(plain.subtract)
def subtract(a, b):
    made = paired(less, a, b)
    return plain.subtract.body(a, b) if made is None else made


@native(plain.multiply)
def multiply(a, b):
    made = paired(times, a, b)
    return plain.multiply.body(a, b) if made is None else made


@native(plain.divide)
def divide(a, b):
    made = paired(quotient, a, b)
    return plain.divide.body(a, b) if made is None else made


@native(plain.invert)
def invert(n):
    made = each(times, n, -1)
    return plain.invert.body(n) if made is None else made


@native(plain.double)
def double(n):
    made = each(times, n, 2)
    return plain.double.body(n) if made is None else made


@native(plain.halve)
def halve(n):
    made = each(quotient, n, 2)
    return plain.halve.body(n) if made is None else made


@native(plain.increment)
def increment(x):
    made = each(total, x, 1)
    return plain.increment.body(x) if made is None else made


@native(plain.decrement)
def decrement(x):
    made = each(total, x, -1)
    return plain.decrement.body(x) if made is None else made


@native(plain.crement)
def crement(x):
    made = each(away, x, 0)
    return plain.crement.body(x) if made is None else made


@native(plain.sign)
def sign(x):
    made = each(sign_of, x, 0)
    return plain.sign.body(x) if made is None else made


@native(plain.even)
def even(n):
    cdef long number = 0
    return not number & 1 if is_number(n, &number) else plain.even.body(n)


@native(plain.positive)
def positive(x):
    cdef long number = 0
    return number > 0 if is_number(x, &number) else plain.positive.body(x)


@native(plain.greater)
def greater(a, b):
    cdef long i = 0, j = 0
    if not is_number(a, &i) or not is_number(b, &j):
        return plain.greater.body(a, b)
    return i > j


@native(plain.toivec)
def toivec(i):
    return (i, 0)


@native(plain.tojvec)
def tojvec(j):
    return (0, j)


@native(plain.astuple)
def astuple(a, b):
    return (a, b)


cdef long count(long start, long stop, long step) noexcept:
    """How many numbers an interval has; the step is not 0."""
    if step < 0:
        start, stop, step = stop, start, -step
    return (stop - start + step - 1) / step if start < stop else 0


def interval_size(start, stop, step):
    cdef long begin = 0, end = 0, by = 0
    if not (is_number(start, &begin) and is_number(stop, &end) and is_number(step, &by) and by):
        return plain.interval.plain_result_size(start, stop, step)
    return 1 + count(begin, end, by)


@native(plain.interval, result_size=interval_size)
def interval(start, stop, step):
    cdef long begin = 0, end = 0, by = 0, at
    if not (is_number(start, &begin) and is_number(stop, &end) and is_number(step, &by) and by):
        return plain.interval.body(start, stop, step)
    return tuple([begin + at * by for at in range(count(begin, end, by))])


cdef object member_at(object container, bint largest):
    """The first of the largest or least members; None where the plain twin has to judge."""
    cdef tuple members = visited(container)
    if not members:
        return None
    place = large_place(list(members), largest)
    return None if place is None else members[place]


@native(plain.maximum)
def maximum(container):
    found = member_at(container, True)
    return plain.maximum.body(container) if found is None else found


@native(plain.minimum)
def minimum(container):
    found = member_at(container, False)
    return plain.minimum.body(container) if found is None else found
