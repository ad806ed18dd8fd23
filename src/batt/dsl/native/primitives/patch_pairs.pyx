"""Native twins of ``batt.dsl.primitives.patch_pairs``."""

from libc.stdint cimport uint32_t

from batt.dsl.native.patch cimport PLACE, ROW_STEP, Patch, column_of, row_of
from batt.dsl.native.primitives.patches cimport indices_of

from batt.dsl.primitive import native
from batt.dsl.primitives import patch_pairs as plain

cdef int LONGEST_FALL = plain.LONGEST_FALL

cdef enum:
    FAR = 16384  # farther than two positions can be apart


cdef inline bint are_filled(object a, object b) except -1:
    """Whether both are patches with members; their bounds are then known."""
    if type(a) is not Patch or type(b) is not Patch:
        return False
    if not (<Patch>a).length or not (<Patch>b).length:
        return False
    (<Patch>a).find_bounds()
    (<Patch>b).find_bounds()
    return True


cdef bint share(Patch a, Patch b, bint rows) noexcept:
    """Whether some row (or column) has a position of both."""
    cdef bint[4096] taken
    cdef Py_ssize_t at
    cdef int first = a.top if rows else a.left, last = a.bottom if rows else a.right, line
    for line in range(last - first + 1):
        taken[line] = False
    for at in range(a.length):
        taken[(row_of(a.keys[at]) if rows else column_of(a.keys[at])) - first] = True
    for at in range(b.length):
        line = row_of(b.keys[at]) if rows else column_of(b.keys[at])
        if first <= line <= last and taken[line - first]:
            return True
    return False


@native(plain.hmatching)
def hmatching(a, b):
    return share(<Patch>a, <Patch>b, True) if are_filled(a, b) else plain.hmatching.body(a, b)


@native(plain.vmatching)
def vmatching(a, b):
    return share(<Patch>a, <Patch>b, False) if are_filled(a, b) else plain.vmatching.body(a, b)


cdef int distance(Patch a, Patch b) noexcept:
    """The least number of straight steps between two patches."""
    cdef Py_ssize_t here, there
    cdef int least = FAR, i, j, steps
    for here in range(a.length):
        i, j = row_of(a.keys[here]), column_of(a.keys[here])
        for there in range(b.length):
            steps = abs(i - row_of(b.keys[there])) + abs(j - column_of(b.keys[there]))
            if steps < least:
                least = steps
                if not least:
                    return 0
    return least


def pairs(a, b):
    return (len(a) + 1) * (len(b) + 1)


def edges_of_the_smaller(a, b):
    return 5 * min(len(a), len(b))


@native(plain.manhattan, work=pairs)
def manhattan(a, b):
    if not are_filled(a, b):
        return plain.manhattan.body(a, b)
    return distance(<Patch>a, <Patch>b)


cdef bint boxes_touch(Patch a, Patch b, int down, int right) noexcept:
    """Whether the bounding boxes, the first one moved, are at most one step apart."""
    return (
        a.top + down <= b.bottom + 1
        and b.top <= a.bottom + down + 1
        and a.left + right <= b.right + 1
        and b.left <= a.right + right + 1
    )


cdef bint touch(Patch a, Patch b, int down, int right):
    """Whether two patches, the first one moved, are exactly one step apart.

    For each position its own place and those at its edges are looked up in the other patch, which
    has to hold positions only.
    """
    cdef Py_ssize_t at
    cdef uint32_t key
    cdef bint beside = False
    if not boxes_touch(a, b, down, right):
        return False
    for at in range(a.length):
        key = (a.keys[at] & PLACE) + <uint32_t>(down * ROW_STEP + right)
        if holds(b, key):
            return False
        beside = beside or (
            holds(b, key - ROW_STEP)
            or holds(b, key - 1)
            or holds(b, key + 1)
            or holds(b, key + ROW_STEP)
        )
    return beside


cdef inline bint holds(Patch patch, uint32_t key) noexcept:
    """Whether indices hold a key."""
    cdef Py_ssize_t low = 0, high = patch.length, middle
    while low < high:
        middle = (low + high) // 2
        if patch.keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    return low < patch.length and patch.keys[low] == key


@native(plain.adjacent, work=edges_of_the_smaller)
def adjacent(a, b):
    if not are_filled(a, b):
        return plain.adjacent.body(a, b)
    if (<Patch>a).length > (<Patch>b).length:
        a, b = b, a
    return touch(<Patch>a, indexed(<Patch>b), 0, 0)


cdef Patch indexed(Patch patch):
    """The positions of a patch, with their bounds."""
    cdef Patch made = indices_of(patch)
    made.find_bounds()
    return made


cdef inline int middle_row(Patch patch) noexcept:
    return patch.top + (patch.bottom - patch.top + 1) // 2


cdef inline int middle_column(Patch patch) noexcept:
    return patch.left + (patch.right - patch.left + 1) // 2


@native(plain.position)
def position(a, b):
    cdef int down, right
    if not are_filled(a, b):
        return plain.position.body(a, b)
    down = middle_row(<Patch>b) - middle_row(<Patch>a)
    right = middle_column(<Patch>b) - middle_column(<Patch>a)
    if not down:
        return 0, (1 if right > 0 else -1)
    return (1 if down > 0 else -1), (right > 0) - (right < 0)


def fall_steps(source, destination):
    if type(source) is not Patch or type(destination) is not Patch:
        return plain.gravitate.plain_work(source, destination)
    cdef long long here = (<Patch>source).length, there = (<Patch>destination).length
    return LONGEST_FALL * (here + 2) + 4 * here + 8 * there


@native(plain.gravitate, work=fall_steps)
def gravitate(source, destination):
    cdef Patch goal
    cdef int down = 0, right = 0, steps
    if not are_filled(source, destination) or is_far(<Patch>source):
        return plain.gravitate.body(source, destination)
    if share(<Patch>source, <Patch>destination, False):
        down = 1 if middle_row(<Patch>source) < middle_row(<Patch>destination) else -1
    else:
        right = 1 if middle_column(<Patch>source) < middle_column(<Patch>destination) else -1
    goal = indexed(<Patch>destination)
    for steps in range(LONGEST_FALL):
        if touch(<Patch>source, goal, steps * down, steps * right):
            return steps * down, steps * right
    return LONGEST_FALL * down, LONGEST_FALL * right


cdef bint is_far(Patch patch) noexcept:
    """Whether a patch could leave on its way what can be packed."""
    return min(patch.top, patch.left) < -2000 or max(patch.bottom, patch.right) > 2000
