"""``Patch`` and ``collect_set``, the native twins of ``batt.dsl.values.plain.patch``."""

cimport cython
from cpython.bytes cimport PyBytes_FromStringAndSize
from cpython.long cimport PyLong_AsLongAndOverflow, PyLong_Check, PyLong_FromLong
from cpython.mem cimport PyMem_Free, PyMem_Malloc, PyMem_Realloc
from cpython.object cimport Py_EQ, Py_NE, PyObject, PyObject_RichCompare
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport (
    PyTuple_CheckExact,
    PyTuple_GET_ITEM,
    PyTuple_GET_SIZE,
    PyTuple_New,
    PyTuple_SET_ITEM,
)
from libc.stdlib cimport qsort
from libc.string cimport memcmp, memcpy, memset

from batt.dsl.native cimport hashing

from batt.dsl import limits
from batt.errors import DslError

cdef long SIDE_LIMIT = limits.SIDE_LIMIT
cdef long CELL_MIN = limits.CELL_MIN
cdef long CELL_MAX = limits.CELL_MAX

cdef enum Kind:
    NEITHER, POSITION, CELL


@cython.final
@cython.no_gc
@cython.freelist(256)
cdef class Patch:
    """A set of positions ``(row, column)``, or an *object*: of cells ``(colour, position)``.

    It equals and hashes like the frozenset of its members, and is visited in natural order: by row
    and column, cells by colour first.  The empty patch is both kinds.  Raises ``DslError`` for
    members that are neither, or of both kinds, for coordinates past 2047 in amount and for colours
    outside -128 to 127.
    """

    def __cinit__(self, *_args):
        self.made_hash = -1

    def __init__(self, cells=()):
        """Check the members and keep them."""
        if self.keys is NULL:  # a patch does not change
            members = listed(cells)
            if not take(self, members):
                raise no_patch(members)

    def __dealloc__(self):
        PyMem_Free(self.keys)

    @staticmethod
    def trusted(cells):
        """Make a patch of members known to be all positions, or all cells, and within range."""
        return Patch(cells)

    cdef tuple members(self):
        """The members as tuples in natural order, made once."""
        if self.made_members is None:
            self.made_members = members_of(self)
        return self.made_members

    @property
    def ordered(self):
        """The members in natural order."""
        return self.members()

    @property
    def unordered(self):
        """Visit the members in some order."""
        return iter(self.members())

    @property
    def is_object(self):
        """Whether the members are cells; an empty patch is no object here."""
        return self.cells

    @property
    def positions(self):
        """The position of each member, unordered; one that is held in two colours comes twice."""
        return iter([cell[1] for cell in self.members()] if self.cells else self.members())

    @property
    def bounds(self):
        """Least row, least column, greatest row, greatest column, of a patch that is not empty."""
        self.find_bounds()
        return self.top, self.left, self.bottom, self.right

    cdef int find_bounds(self) except -1:
        """Make sure that the four bounds are known; ``DslError`` for the empty patch."""
        if not self.bounded:
            if not self.length:
                raise DslError("", "empty patch")
            measure(self)
        return 0

    def __len__(self):
        return self.length

    def __iter__(self):
        return iter(self.members())

    def __contains__(self, value):
        cdef uint32_t key = 0
        cdef Kind kind
        if type(value) is not tuple and isinstance(value, tuple):
            value = tuple(value)
        kind = read_member(value, &key)
        if kind == NEITHER:
            hash(value)  # what has no hash is asked of no set
            return False
        return kind == (CELL if self.cells else POSITION) and holds(self, key)

    def __richcmp__(self, other, int operation):
        if isinstance(other, Patch):
            if operation == Py_EQ:
                return alike(self, <Patch>other)
            if operation == Py_NE:
                return not alike(self, <Patch>other)
        elif not isinstance(other, (frozenset, set)):
            return NotImplemented
        return PyObject_RichCompare(plain(self), plain(other), operation)

    def __and__(self, other):
        return plain(self) & plain(other) if is_set(other) else NotImplemented

    def __rand__(self, other):
        return plain(other) & plain(self) if is_set(other) else NotImplemented

    def __or__(self, other):
        return plain(self) | plain(other) if is_set(other) else NotImplemented

    def __ror__(self, other):
        return plain(other) | plain(self) if is_set(other) else NotImplemented

    def __sub__(self, other):
        return plain(self) - plain(other) if is_set(other) else NotImplemented

    def __rsub__(self, other):
        return plain(other) - plain(self) if is_set(other) else NotImplemented

    def __xor__(self, other):
        return plain(self) ^ plain(other) if is_set(other) else NotImplemented

    def __rxor__(self, other):
        return plain(other) ^ plain(self) if is_set(other) else NotImplemented

    def isdisjoint(self, other):
        """Whether no member is in another container."""
        return plain(self).isdisjoint(other)

    def issubset(self, other):
        """Whether every member is in another container."""
        return plain(self).issubset(other)

    def issuperset(self, other):
        """Whether every member of another container is in."""
        return plain(self).issuperset(other)

    def __hash__(self):
        """The hash of the frozenset of members, made once."""
        if self.made_hash == -1:
            self.made_hash = hash_of(self) if HASHES_AGREE else hash(plain(self))
        return self.made_hash

    def __reduce__(self):
        return restored, (self.cells, PyBytes_FromStringAndSize(<char *>self.keys, self.length * sizeof(uint32_t)))

    def __repr__(self):
        """The text that makes the patch again."""
        return f"Patch({{{', '.join(map(repr, self.members()))}}})" if self.length else "Patch()"


def restored(cells, keys):
    """The patch that was pickled as the bytes of its keys."""
    cdef bytes given = keys
    cdef Py_ssize_t length = len(given) // sizeof(uint32_t)
    cdef Patch patch = new_patch(length, cells)
    memcpy(patch.keys, <const char *>given, length * sizeof(uint32_t))
    return settled(patch, length)


cdef frozenset plain(object value):
    """The frozenset of a set's members."""
    return frozenset((<Patch>value).members()) if isinstance(value, Patch) else frozenset(value)


cdef bint is_set(object value):
    return isinstance(value, (Patch, frozenset, set))


# Making patches


cdef Patch new_patch(Py_ssize_t room, bint cells):
    """A patch with room for so many keys; the caller writes them and ends with one of the next."""
    cdef Patch patch = Patch.__new__(Patch)
    patch.keys = <uint32_t *>PyMem_Malloc((room or 1) * sizeof(uint32_t))
    if patch.keys is NULL:
        raise MemoryError
    patch.cells = cells
    return patch


cdef Patch in_order(Patch patch, Py_ssize_t length):
    """Keep the first ``length`` keys, which rise already."""
    patch.length = length
    if not length:
        patch.cells = False
    return patch


cdef Patch settled(Patch patch, Py_ssize_t length):
    """Keep the first ``length`` keys, sorted and each once."""
    return in_order(patch, sort_once(patch.keys, length))


cdef Patch empty_patch():
    return in_order(new_patch(0, False), 0)


cdef list listed(object members):
    """The members as a list, a set's in any order."""
    if type(members) is list:
        return <list>members
    if isinstance(members, frozenset):
        return list(frozenset.__iter__(members))
    return list(members)


cdef bint take(Patch patch, list members) except -1:
    """Make the members those of a new patch; False where they are no patch."""
    cdef Py_ssize_t at, length = len(members)
    cdef Kind kind = NEITHER, found
    patch.keys = <uint32_t *>PyMem_Malloc((length or 1) * sizeof(uint32_t))
    if patch.keys is NULL:
        raise MemoryError
    for at in range(length):
        found = read_member(members[at], &patch.keys[at])
        if found == NEITHER or (at and found != kind):
            return False
        kind = found
    patch.cells = kind == CELL
    settled(patch, length)
    return True


cdef Kind read_member(object member, uint32_t *key):
    """Pack a member; whether it is a position, a cell, or neither."""
    cdef PyObject *second
    cdef int colour = NO_COLOUR, row = 0, column = 0
    if not PyTuple_CheckExact(member) or PyTuple_GET_SIZE(member) != 2:
        return NEITHER
    second = PyTuple_GET_ITEM(member, 1)
    if not PyTuple_CheckExact(<object>second):
        if not read_place(member, &row, &column):
            return NEITHER
        key[0] = packed(NO_COLOUR, row, column)
        return POSITION
    if not read_place(<object>second, &row, &column):
        return NEITHER
    if not read_number(<object>PyTuple_GET_ITEM(member, 0), CELL_MIN, CELL_MAX, &colour):
        return NEITHER
    key[0] = packed(colour, row, column)
    return CELL


cdef bint read_place(object place, int *row, int *column):
    if PyTuple_GET_SIZE(place) != 2:
        return False
    return read_number(
        <object>PyTuple_GET_ITEM(place, 0), -SIDE_LIMIT, SIDE_LIMIT, row
    ) and read_number(<object>PyTuple_GET_ITEM(place, 1), -SIDE_LIMIT, SIDE_LIMIT, column)


cdef bint read_number(object value, long least, long most, int *number):
    cdef int overflow = 0
    cdef long found
    if not PyLong_Check(value):
        return False
    found = PyLong_AsLongAndOverflow(value, &overflow)
    if overflow or not least <= found <= most:
        return False
    number[0] = <int>found
    return True


cpdef object collect_set(object members):
    """Make the set that fits the members: a ``Patch``, or a general ``FrozenSet``."""
    return set_of(listed(members))


cdef object set_of(list members):
    cdef Patch patch = Patch.__new__(Patch)
    return patch if take(patch, members) else general_set(members)


cdef object set_of_patches(list patches):
    """The set of patches; the empty patch where there are none."""
    return general_set(patches) if patches else empty_patch()


cdef object FrozenSet = None


cdef object general_set(list members):
    global FrozenSet
    if FrozenSet is None:  # not sooner: it sorts its members with the help of this module
        from batt.dsl.values.general import FrozenSet as found
        FrozenSet = found
    return FrozenSet(members)


cdef object no_patch(list members):
    from batt.dsl.values.plain.patch import misfit
    return DslError("", misfit(frozenset(members)))


cdef object walked(object patch):
    """A patch, or a tuple's members in their sequence; None for what the plain twin has to judge.

    What is made of a tuple is no value: its keys need not rise, and may repeat.
    """
    cdef Patch made
    cdef Py_ssize_t at, length
    cdef Kind kind = NEITHER, found
    if type(patch) is Patch:
        return patch
    if not PyTuple_CheckExact(patch):
        return None
    length = PyTuple_GET_SIZE(patch)
    made = new_patch(length, False)
    for at in range(length):
        found = read_member(<object>PyTuple_GET_ITEM(patch, at), &made.keys[at])
        if found == NEITHER or (at and found != kind):
            return None
        kind = found
    made.cells = kind == CELL
    made.length = length
    return made


# Sorting keys

cdef enum:
    FEW = 32  # so many keys are sorted quickest one by one


cdef Py_ssize_t sort_once(uint32_t *keys, Py_ssize_t length) except -1:
    """Sort keys in place and drop repeats; how many are left."""
    cdef Py_ssize_t at, kept = 1
    cdef bint rising = True
    for at in range(1, length):
        if keys[at] <= keys[at - 1]:
            rising = False
            break
    if rising:
        return length
    if length <= FEW:
        insertion_sort(keys, length)
    else:
        radix_sort(keys, length)
    for at in range(1, length):
        if keys[at] != keys[kept - 1]:
            keys[kept] = keys[at]
            kept += 1
    return kept


cdef void insertion_sort(uint32_t *keys, Py_ssize_t length) noexcept:
    cdef Py_ssize_t at, place
    cdef uint32_t key
    for at in range(1, length):
        key = keys[at]
        place = at
        while place and keys[place - 1] > key:
            keys[place] = keys[place - 1]
            place -= 1
        keys[place] = key


cdef int radix_sort(uint32_t *keys, Py_ssize_t length) except -1:
    """Sort byte by byte, the lowest first; a byte that is the same in all keys is passed over."""
    cdef uint32_t *source = keys
    cdef uint32_t *target = <uint32_t *>PyMem_Malloc(length * sizeof(uint32_t))
    cdef uint32_t *spare = target
    cdef Py_ssize_t[256] starts
    cdef Py_ssize_t at, start, count
    cdef int bits, digit
    if spare is NULL:
        raise MemoryError
    for bits in range(0, 32, 8):
        memset(starts, 0, sizeof(starts))
        for at in range(length):
            starts[(source[at] >> bits) & 0xFF] += 1
        if starts[(source[0] >> bits) & 0xFF] == length:
            continue
        start = 0
        for digit in range(256):
            count = starts[digit]
            starts[digit] = start
            start += count
        for at in range(length):
            digit = (source[at] >> bits) & 0xFF
            target[starts[digit]] = source[at]
            starts[digit] += 1
        source, target = target, source
    if source is not keys:
        memcpy(keys, source, length * sizeof(uint32_t))
    PyMem_Free(spare)
    return 0


# Reading patches


cdef tuple members_of(Patch patch):
    cdef tuple made = PyTuple_New(patch.length), place
    cdef Py_ssize_t at
    cdef uint32_t key
    for at in range(patch.length):
        key = patch.keys[at]
        place = (row_of(key), column_of(key))
        member = (colour_of(key), place) if patch.cells else place
        Py_INCREF(member)
        PyTuple_SET_ITEM(made, at, member)
    return made


cdef void measure(Patch patch) noexcept:
    cdef Py_ssize_t at
    cdef int row, column
    cdef int top = MIDDLE, left = MIDDLE, bottom = -MIDDLE, right = -MIDDLE
    for at in range(patch.length):
        row, column = row_of(patch.keys[at]), column_of(patch.keys[at])
        top, bottom = min(top, row), max(bottom, row)
        left, right = min(left, column), max(right, column)
    patch.top, patch.left, patch.bottom, patch.right = top, left, bottom, right
    patch.bounded = True


cdef bint holds(Patch patch, uint32_t key) noexcept:
    cdef Py_ssize_t low = 0, high = patch.length, middle
    while low < high:
        middle = (low + high) // 2
        if patch.keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    return low < patch.length and patch.keys[low] == key


cdef bint alike(Patch a, Patch b) noexcept:
    if a.length != b.length or a.cells != b.cells:
        return False
    return memcmp(a.keys, b.keys, a.length * sizeof(uint32_t)) == 0


cdef Py_hash_t hash_of(Patch patch) noexcept:
    cdef hashing.uint64_t whole = 0, row_state = 0, colour_state = 0, member
    cdef Py_ssize_t at
    cdef int row = MIDDLE, colour = NO_COLOUR - 1
    cdef uint32_t key
    for at in range(patch.length):
        key = patch.keys[at]
        if row_of(key) != row:
            row = row_of(key)
            row_state = hashing.add_member(hashing.start_tuple(), hashing.number_hash(row))
        member = hashing.end_tuple(
            hashing.add_member(row_state, hashing.number_hash(column_of(key))), 2
        )
        if patch.cells:
            if colour_of(key) != colour:
                colour = colour_of(key)
                colour_state = hashing.add_member(
                    hashing.start_tuple(), hashing.number_hash(colour)
                )
            member = hashing.end_tuple(hashing.add_member(colour_state, member), 2)
        whole ^= hashing.scattered(member)
    return <Py_hash_t>hashing.end_set(whole, patch.length)


# Patches in natural order


ctypedef int (*Comparison)(const void *, const void *) noexcept nogil


cdef int compare(const void *a, const void *b) noexcept:
    """Compare two patches of one kind by their members: a proper beginning comes first."""
    cdef Patch left = <Patch>(<PyObject **>a)[0], right = <Patch>(<PyObject **>b)[0]
    cdef Py_ssize_t at, shorter = min(left.length, right.length)
    for at in range(shorter):
        if left.keys[at] != right.keys[at]:
            return -1 if left.keys[at] < right.keys[at] else 1
    return (left.length > right.length) - (left.length < right.length)


def patches_sorted(list members):
    """Patches in natural order; None where not all are patches, or some objects and others not."""
    cdef Py_ssize_t at, length = len(members)
    cdef Patch patch
    cdef bint cells = False, known = False
    cdef PyObject **places
    for at in range(length):
        if type(members[at]) is not Patch:
            return None
        patch = <Patch>members[at]
        if patch.length:
            if known and patch.cells != cells:
                return None
            cells, known = patch.cells, True
    places = <PyObject **>PyMem_Malloc((length or 1) * sizeof(PyObject *))
    if places is NULL:
        raise MemoryError
    for at in range(length):
        places[at] = <PyObject *>members[at]
    qsort(places, length, sizeof(PyObject *), <Comparison>compare)
    made = [<object>places[at] for at in range(length)]
    PyMem_Free(places)
    return made


cdef bint hashes_agree():
    cdef Patch patch
    samples = [
        [],
        [(0, -1), (-1, 0), (2047, -2047)],
        [(-1, (3, -1)), (127, (0, 0)), (-128, (-2, -2))],
        [(i % 10, (i // 30, i % 30)) for i in range(900)],
    ]
    for members in samples:
        patch = Patch(members)
        if hash_of(patch) != hash(frozenset(members)):
            return False
    return True


cdef bint HASHES_AGREE = hashes_agree()
