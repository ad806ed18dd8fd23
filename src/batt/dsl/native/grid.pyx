"""``Grid``, the native twin of ``batt.dsl.values.plain.grid``: one signed byte a cell."""

cimport cython
from cpython.bytes cimport PyBytes_FromStringAndSize
from cpython.long cimport PyLong_AsLongAndOverflow, PyLong_Check, PyLong_CheckExact, PyLong_FromLong
from cpython.mem cimport PyMem_Free, PyMem_Malloc
from cpython.object cimport Py_EQ, Py_NE, PyObject_RichCompare
from cpython.ref cimport Py_INCREF, PyObject
from cpython.tuple cimport PyTuple_CheckExact, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM
from libc.string cimport memcmp, memcpy

from batt.dsl.native cimport hashing

from batt.drawing.svg import grid_svg
from batt.dsl import limits
from batt.errors import DslError

cdef Py_ssize_t SIDE_LIMIT = limits.SIDE_LIMIT
cdef Py_ssize_t SIZE_LIMIT = limits.SIZE_LIMIT
cdef long CELL_MIN = limits.CELL_MIN
cdef long CELL_MAX = limits.CELL_MAX


@cython.final
@cython.no_gc
@cython.freelist(64)
cdef class Grid:
    """A grid of ``height`` rows, each a tuple of ``width`` numbers from -128 to 127.

    It equals and hashes like the tuple of its rows, and is read like it.  ``Grid()`` is the empty
    grid; a grid may also have rows without cells.  Digits are a short way to write one, rows parted
    by ``/``.  Raises ``DslError`` for rows of different lengths, for a cell that is not such a
    number, and for a side past 2047 or more than 100,000 cells.
    """

    def __cinit__(self, *_args):
        self.made_hash = -1

    def __init__(self, rows=()):
        """Check the rows and keep them."""
        if self.cells is not NULL or self.height:
            return  # a grid does not change
        if isinstance(rows, str):
            rows = [[int(digit) for digit in row] for row in rows.split("/")]
        read_into(self, tuple(map(tuple, rows)))

    def __dealloc__(self):
        PyMem_Free(self.cells)

    @staticmethod
    def trusted(rows):
        """Make a grid of rows that are known to be equally long tuples of cells of other grids."""
        return grid_of(tuple(map(tuple, rows)))

    cdef tuple rows(self):
        """The rows as tuples, made once."""
        if self.made_rows is None:
            self.made_rows = rows_of(self)
        return self.made_rows

    cdef tuple row(self, Py_ssize_t i):
        """One row, which is there."""
        return row_of(self, i) if self.made_rows is None else self.made_rows[i]

    def __len__(self):
        return self.height

    def __iter__(self):
        return iter(self.rows())

    def __getitem__(self, place):
        return self.rows()[place]

    def __contains__(self, value):
        return value in self.rows()

    def __add__(self, other):
        return tuple(self) + tuple(other) if is_tuple(self) and is_tuple(other) else NotImplemented

    def __radd__(self, other):
        return tuple(other) + tuple(self) if is_tuple(other) else NotImplemented

    def __mul__(self, times):
        return self.rows() * times

    def __rmul__(self, times):
        return self.rows() * times

    def index(self, value, *bounds):
        """The first place of a row."""
        return self.rows().index(value, *bounds)

    def count(self, value):
        """How often a row occurs."""
        return self.rows().count(value)

    def __richcmp__(self, other, int operation):
        if isinstance(other, Grid):
            if operation == Py_EQ:
                return alike(self, <Grid>other)
            if operation == Py_NE:
                return not alike(self, <Grid>other)
            return PyObject_RichCompare((<Grid>self).rows(), (<Grid>other).rows(), operation)
        if isinstance(other, tuple):
            return PyObject_RichCompare((<Grid>self).rows(), other, operation)
        return NotImplemented

    def __hash__(self):
        """The hash of the tuple of rows, made once."""
        if self.made_hash == -1:
            self.made_hash = hash_of(self) if HASHES_AGREE else hash(self.rows())
        return self.made_hash

    def packed(self):
        """The cells as bytes, a signed one each, row by row."""
        return PyBytes_FromStringAndSize(<char *>self.cells, <Py_ssize_t>self.height * self.width)

    def __reduce__(self):
        return restored, (self.height, self.width, self.packed())

    def __repr__(self):
        """The text that makes the grid again."""
        if self.width and self.holds(0, 9):
            return "Grid('" + "/".join(["".join(map(str, row)) for row in self.rows()]) + "')"
        return f"Grid({list(self.rows())!r})" if self.height else "Grid()"

    def holds(self, int least, int most):
        """Whether every cell is from ``least`` to ``most``."""
        cdef Py_ssize_t at
        for at in range(<Py_ssize_t>self.height * self.width):
            if not least <= self.cells[at] <= most:
                return False
        return True

    def _repr_html_(self):
        """The grid as a picture, for notebooks."""
        return grid_svg(self)


def restored(height, width, cells):
    """The grid that was pickled as its sides and the bytes of its cells."""
    cdef Grid grid = new_grid(height, width)
    cdef const unsigned char[:] given = cells
    if given.shape[0] != height * width:
        raise ValueError("cells that do not fill the grid")
    if given.shape[0]:
        memcpy(grid.cells, &given[0], given.shape[0])
    return grid


cdef Grid new_grid(Py_ssize_t height, Py_ssize_t width):
    """A grid whose cells the caller writes at once; ``DslError`` past the limits."""
    cdef Grid grid = Grid.__new__(Grid)
    if height > 0:
        make_room(grid, height, width)
    return grid


cdef int make_room(Grid grid, Py_ssize_t height, Py_ssize_t width) except -1:
    check_sides(height, width)
    if width:
        grid.cells = <int8_t *>PyMem_Malloc(height * width)
        if grid.cells is NULL:
            raise MemoryError
    grid.height, grid.width = <int>height, <int>width
    return 0


cdef int check_sides(Py_ssize_t height, Py_ssize_t width) except -1:
    """Raise ``DslError`` for sides past the limits."""
    if height > SIDE_LIMIT or width > SIDE_LIMIT:
        raise DslError("", f"{height} x {width}; a side is at most {SIDE_LIMIT}")
    if height * width > SIZE_LIMIT:
        raise DslError("", f"{height} x {width}; a value's size is at most {SIZE_LIMIT}")
    return 0


cdef Grid grid_of(tuple rows):
    """The grid of rows, which are tuples; ``DslError`` where they make none."""
    cdef Grid grid = Grid.__new__(Grid)
    read_into(grid, rows)
    return grid


cdef int read_into(Grid grid, tuple rows) except -1:
    cdef Py_ssize_t height = PyTuple_GET_SIZE(rows), width, i, j
    cdef bint exact = True
    cdef int8_t *cell
    cdef tuple row
    if not height:
        return 0
    width = len(<tuple>rows[0])
    for i in range(height):
        if len(<tuple>rows[i]) != width:
            raise DslError("", "rows of different lengths")
    make_room(grid, height, width)
    cell = grid.cells
    for i in range(height):
        row = <tuple>rows[i]
        for j in range(width):
            cell[0] = read_cell(<object>PyTuple_GET_ITEM(row, j), &exact)
            cell += 1
    if exact:
        grid.made_rows = rows
    return 0


cdef int8_t read_cell(object value, bint *exact) except? -1:
    """The number of a cell; ``exact`` becomes false where it is a boolean or the like."""
    cdef int overflow = 0
    cdef long number
    if PyLong_Check(value):
        number = PyLong_AsLongAndOverflow(value, &overflow)
        if not overflow and CELL_MIN <= number <= CELL_MAX:
            if not PyLong_CheckExact(value):
                exact[0] = False
            return <int8_t>number
    raise DslError("", f"a cell is a number from {CELL_MIN} to {CELL_MAX}, not {value!r:.40}")


cdef tuple rows_of(Grid grid):
    cdef Py_ssize_t i
    cdef tuple made = PyTuple_New(grid.height), row
    for i in range(grid.height):
        row = row_of(grid, i)
        Py_INCREF(row)
        PyTuple_SET_ITEM(made, i, row)
    return made


cdef tuple row_of(Grid grid, Py_ssize_t i):
    cdef Py_ssize_t j
    cdef int8_t *cell = grid.cells + i * grid.width
    cdef tuple row = PyTuple_New(grid.width)
    for j in range(grid.width):
        number = PyLong_FromLong(cell[j])
        Py_INCREF(number)
        PyTuple_SET_ITEM(row, j, number)
    return row


cdef object as_grid(object value):
    """The grid that a tuple of rows is, where all its cells are exact numbers; else the value."""
    cdef Py_ssize_t i, j, width, height
    cdef int overflow = 0
    cdef PyObject *row
    cdef PyObject *cell
    if not PyTuple_CheckExact(value) or not PyTuple_GET_SIZE(value):
        return value
    row, height = PyTuple_GET_ITEM(value, 0), PyTuple_GET_SIZE(value)
    if not PyTuple_CheckExact(<object>row):
        return value
    width = PyTuple_GET_SIZE(<object>row)
    if height > SIDE_LIMIT or width > SIDE_LIMIT or height * width > SIZE_LIMIT:
        return value
    for i in range(height):
        row = PyTuple_GET_ITEM(value, i)
        if not PyTuple_CheckExact(<object>row) or PyTuple_GET_SIZE(<object>row) != width:
            return value
        for j in range(width):
            cell = PyTuple_GET_ITEM(<object>row, j)
            if not PyLong_CheckExact(<object>cell):
                return value
            if not CELL_MIN <= PyLong_AsLongAndOverflow(<object>cell, &overflow) <= CELL_MAX:
                return value
    return grid_of(<tuple>value)


cdef bint alike(Grid a, Grid b) noexcept:
    if a.height != b.height or a.width != b.width:
        return False
    return not a.width or memcmp(a.cells, b.cells, <size_t>a.height * a.width) == 0


cdef Py_hash_t hash_of(Grid grid) noexcept:
    cdef Py_ssize_t i, j
    cdef int8_t *cell = grid.cells
    cdef hashing.uint64_t whole = hashing.start_tuple(), row
    for i in range(grid.height):
        row = hashing.start_tuple()
        for j in range(grid.width):
            row = hashing.add_member(row, hashing.number_hash(cell[0]))
            cell += 1
        whole = hashing.add_member(whole, hashing.end_tuple(row, grid.width))
    return <Py_hash_t>hashing.end_tuple(whole, grid.height)


cdef bint is_tuple(object value):
    return isinstance(value, (tuple, Grid))


cdef bint hashes_agree():
    for rows in ((), ((),), ((0, -1, 127), (-128, 9, 5)), tuple([tuple(range(i, i + 30)) for i in range(30)])):
        if hash_of(grid_of(rows)) != hash(rows):
            return False
    return True


cdef bint HASHES_AGREE = hashes_agree()
