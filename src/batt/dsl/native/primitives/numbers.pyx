"""Native twins of ``batt.dsl.primitives.numbers``."""

from cpython.long cimport PyLong_Check

from batt.dsl.native.collecting cimport large_place, visited
from batt.dsl.native.reading cimport is_number, is_vector

from batt.dsl.primitive import native
from batt.dsl.primitives import numbers as plain

ctypedef long (*OfOne)(long) noexcept
ctypedef long (*OfTwo)(long, long) noexcept


cdef bint read_two(object value, long *i, long *j) noexcept:
    """Read a vector, or a number as a vector of twice this number."""
    if is_number(value, i):
        j[0] = i[0]
        return True
    return is_vector(value, i, j)


cdef object paired(OfTwo operation, object a, object b):
    """Work component by component; None for what the plain twin has to judge."""
    cdef long i = 0, j = 0, k = 0, m = 0
    if not read_two(a, &i, &j) or not read_two(b, &k, &m):
        return None
    if PyLong_Check(a) and PyLong_Check(b):
        return operation(i, k)
    return operation(i, k), operation(j, m)


cdef object each(OfOne operation, object n):
    """Work on a number, or both components of a vector; None for other values."""
    cdef long i = 0, j = 0
    if is_number(n, &i):
        return operation(i)
    return (operation(i), operation(j)) if is_vector(n, &i, &j) else None


cdef long sum_of(long a, long b) noexcept:
    return a + b


cdef long difference_of(long a, long b) noexcept:
    return a - b


cdef long product_of(long a, long b) noexcept:
    return a * b


cdef long quotient_of(long a, long b) noexcept:
    """Rounded towards minus infinity."""
    return a // b - (a % b != 0 and (a < 0) != (b < 0))


cdef long negative(long n) noexcept:
    return -n


cdef long twice(long n) noexcept:
    return 2 * n


cdef long half(long n) noexcept:
    return quotient_of(n, 2)


cdef long more(long n) noexcept:
    return n + 1


cdef long less(long n) noexcept:
    return n - 1


cdef long sign_of(long n) noexcept:
    return (n > 0) - (n < 0)


cdef long away_from_zero(long n) noexcept:
    return n + sign_of(n)


@native(plain.add)
def add(a, b):
    made = paired(sum_of, a, b)
    return plain.add.body(a, b) if made is None else made


@native(plain.subtract)
def subtract(a, b):
    made = paired(difference_of, a, b)
    return plain.subtract.body(a, b) if made is None else made


@native(plain.multiply)
def multiply(a, b):
    made = paired(product_of, a, b)
    return plain.multiply.body(a, b) if made is None else made


@native(plain.divide)
def divide(a, b):
    cdef long k = 0, m = 0
    if not read_two(b, &k, &m) or not k or not m:
        return plain.divide.body(a, b)
    made = paired(quotient_of, a, b)
    return plain.divide.body(a, b) if made is None else made


@native(plain.invert)
def invert(n):
    made = each(negative, n)
    return plain.invert.body(n) if made is None else made


@native(plain.double)
def double(n):
    made = each(twice, n)
    return plain.double.body(n) if made is None else made


@native(plain.halve)
def halve(n):
    made = each(half, n)
    return plain.halve.body(n) if made is None else made


@native(plain.increment)
def increment(x):
    made = each(more, x)
    return plain.increment.body(x) if made is None else made


@native(plain.decrement)
def decrement(x):
    made = each(less, x)
    return plain.decrement.body(x) if made is None else made


@native(plain.crement)
def crement(x):
    made = each(away_from_zero, x)
    return plain.crement.body(x) if made is None else made


@native(plain.sign)
def sign(x):
    made = each(sign_of, x)
    return plain.sign.body(x) if made is None else made


@native(plain.even)
def even(n):
    cdef long number = 0
    return number % 2 == 0 if is_number(n, &number) else plain.even.body(n)


@native(plain.positive)
def positive(x):
    cdef long number = 0
    return number > 0 if is_number(x, &number) else plain.positive.body(x)


@native(plain.greater)
def greater(a, b):
    cdef long ours = 0, theirs = 0
    if is_number(a, &ours) and is_number(b, &theirs):
        return ours > theirs
    return plain.greater.body(a, b)


@native(plain.toivec)
def toivec(i):
    return (i, 0)


@native(plain.tojvec)
def tojvec(j):
    return (0, j)


@native(plain.astuple)
def astuple(a, b):
    return (a, b)


cdef inline long count(long start, long stop, long step) noexcept:
    """How many numbers an interval has; the step is not 0."""
    if step < 0:
        start, stop, step = stop, start, -step
    return (stop - start + step - 1) // step if start < stop else 0


cdef inline bint are_bounds(object start, object stop, object step, long *read) noexcept:
    """Whether start, stop and step are numbers, the step not 0; they are then read."""
    if not is_number(start, read) or not is_number(stop, read + 1):
        return False
    return is_number(step, read + 2) and read[2] != 0


def interval_size(start, stop, step):
    cdef long[3] read
    if not are_bounds(start, stop, step, read):
        return plain.interval.plain_result_size(start, stop, step)
    return 1 + count(read[0], read[1], read[2])


@native(plain.interval, result_size=interval_size)
def interval(start, stop, step):
    cdef long[3] read
    cdef long at
    if not are_bounds(start, stop, step, read):
        return plain.interval.body(start, stop, step)
    return tuple([read[0] + at * read[2] for at in range(count(read[0], read[1], read[2]))])


@native(plain.maximum)
def maximum(container):
    cdef tuple members = visited(container)
    place = large_place(list(members), True) if members else None
    return plain.maximum.body(container) if place is None else members[place]


@native(plain.minimum)
def minimum(container):
    cdef tuple members = visited(container)
    place = large_place(list(members), False) if members else None
    return plain.minimum.body(container) if place is None else members[place]
