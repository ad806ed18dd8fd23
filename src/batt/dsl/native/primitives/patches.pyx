"""Native twins of ``batt.dsl.primitives.patches``."""

from libc.stdint cimport uint32_t

from batt.dsl.native.grid cimport Grid
from batt.dsl.native.patch cimport (
    NO_COLOUR,
    PLACE,
    ROW_STEP,
    Patch,
    column_of,
    in_order,
    new_patch,
    packed,
    row_of,
    settled,
)
from batt.dsl.native.reading cimport in_range, is_vector

from batt.dsl.primitive import native
from batt.dsl.primitives import patches as plain


cdef bint filled(object patch) except -1:
    """Whether it is a patch with members; its bounds are then known."""
    if type(patch) is not Patch or not (<Patch>patch).length:
        return False
    (<Patch>patch).find_bounds()
    return True


cdef Patch indices_of(Patch patch):
    """The positions of a patch, each once."""
    cdef Patch made
    cdef Py_ssize_t at
    if not patch.cells:
        return patch
    made = new_patch(patch.length, False)
    for at in range(patch.length):
        made.keys[at] = patch.keys[at] & PLACE
    return settled(made, patch.length)


@native(plain.toindices)
def toindices(patch):
    return indices_of(<Patch>patch) if type(patch) is Patch else plain.toindices.body(patch)


@native(plain.uppermost)
def uppermost(patch):
    return (<Patch>patch).top if filled(patch) else plain.uppermost.body(patch)


@native(plain.lowermost)
def lowermost(patch):
    return (<Patch>patch).bottom if filled(patch) else plain.lowermost.body(patch)


@native(plain.leftmost)
def leftmost(patch):
    return (<Patch>patch).left if filled(patch) else plain.leftmost.body(patch)


@native(plain.rightmost)
def rightmost(patch):
    return (<Patch>patch).right if filled(patch) else plain.rightmost.body(patch)


@native(plain.ulcorner)
def ulcorner(patch):
    if not filled(patch):
        return plain.ulcorner.body(patch)
    return (<Patch>patch).top, (<Patch>patch).left


@native(plain.urcorner)
def urcorner(patch):
    if not filled(patch):
        return plain.urcorner.body(patch)
    return (<Patch>patch).top, (<Patch>patch).right


@native(plain.llcorner)
def llcorner(patch):
    if not filled(patch):
        return plain.llcorner.body(patch)
    return (<Patch>patch).bottom, (<Patch>patch).left


@native(plain.lrcorner)
def lrcorner(patch):
    if not filled(patch):
        return plain.lrcorner.body(patch)
    return (<Patch>patch).bottom, (<Patch>patch).right


@native(plain.corners)
def corners(patch):
    cdef Patch given, made
    if not filled(patch):
        return plain.corners.body(patch)
    given, made = <Patch>patch, new_patch(4, False)
    made.keys[0] = packed(NO_COLOUR, given.top, given.left)
    made.keys[1] = packed(NO_COLOUR, given.top, given.right)
    made.keys[2] = packed(NO_COLOUR, given.bottom, given.left)
    made.keys[3] = packed(NO_COLOUR, given.bottom, given.right)
    return settled(made, 4)


# Sizes


cdef inline bint sides(object piece, long *rows, long *columns) except -1:
    """Read the height and width of a grid or patch; whether it is one."""
    rows[0] = columns[0] = 0
    if type(piece) is Grid:
        rows[0], columns[0] = (<Grid>piece).height, (<Grid>piece).width
    elif type(piece) is not Patch:
        return False
    elif filled(piece):
        rows[0] = (<Patch>piece).bottom - (<Patch>piece).top + 1
        columns[0] = (<Patch>piece).right - (<Patch>piece).left + 1
    return True


@native(plain.height)
def height(piece):
    cdef long rows, columns
    return rows if sides(piece, &rows, &columns) else plain.height.body(piece)


@native(plain.width)
def width(piece):
    cdef long rows, columns
    return columns if sides(piece, &rows, &columns) else plain.width.body(piece)


@native(plain.shape)
def shape(piece):
    cdef long rows, columns
    return (rows, columns) if sides(piece, &rows, &columns) else plain.shape.body(piece)


@native(plain.portrait)
def portrait(piece):
    cdef long rows, columns
    return rows > columns if sides(piece, &rows, &columns) else plain.portrait.body(piece)


@native(plain.square)
def square(piece):
    cdef long rows, columns
    if not sides(piece, &rows, &columns) or (type(piece) is Grid and not rows):
        return plain.square.body(piece)
    return rows == columns and (type(piece) is Grid or len(piece) == rows * columns)


@native(plain.vline)
def vline(patch):
    cdef long rows, columns
    if not sides(patch, &rows, &columns):
        return plain.vline.body(patch)
    return columns == 1 and len(patch) == rows


@native(plain.hline)
def hline(patch):
    cdef long rows, columns
    if not sides(patch, &rows, &columns):
        return plain.hline.body(patch)
    return rows == 1 and len(patch) == columns


# Places


@native(plain.center)
def center(patch):
    cdef Patch given
    if not filled(patch):
        return plain.center.body(patch)
    given = <Patch>patch
    return (
        given.top + (given.bottom - given.top + 1) // 2,
        given.left + (given.right - given.left + 1) // 2,
    )


@native(plain.centerofmass)
def centerofmass(patch):
    cdef Patch places
    cdef Py_ssize_t at, members
    cdef long rows = 0, columns = 0
    if not filled(patch):
        return plain.centerofmass.body(patch)
    members, places = (<Patch>patch).length, indices_of(<Patch>patch)
    for at in range(places.length):
        rows += row_of(places.keys[at])
        columns += column_of(places.keys[at])
    return rounded_down(rows, members), rounded_down(columns, members)


cdef inline long rounded_down(long whole, long parts) noexcept:
    """A quotient rounded towards minus infinity."""
    return whole // parts - (whole % parts < 0)


cdef object moved(Patch patch, long down, long right):
    """A patch moved by a vector; None where it would leave the limits."""
    cdef Patch made
    cdef Py_ssize_t at
    cdef uint32_t way
    if not in_range(
        patch.top + down, patch.left + right, patch.bottom + down, patch.right + right
    ):
        return None
    made, way = new_patch(patch.length, patch.cells), <uint32_t>(down * ROW_STEP + right)
    for at in range(patch.length):
        made.keys[at] = patch.keys[at] + way
    made.top, made.bottom = patch.top + <int>down, patch.bottom + <int>down
    made.left, made.right = patch.left + <int>right, patch.right + <int>right
    made.bounded = True
    return in_order(made, patch.length)


@native(plain.shift)
def shift(patch, directions):
    cdef long down = 0, right = 0
    made = None
    if filled(patch) and is_vector(directions, &down, &right):
        made = moved(<Patch>patch, down, right)
    return plain.shift.body(patch, directions) if made is None else made


@native(plain.normalize)
def normalize(patch):
    made = None
    if filled(patch):
        made = moved(<Patch>patch, -(<Patch>patch).top, -(<Patch>patch).left)
    return plain.normalize.body(patch) if made is None else made


@native(plain.bordering)
def bordering(patch, grid):
    cdef Patch given
    if type(grid) is not Grid or not filled(patch):
        return plain.bordering.body(patch, grid)
    given = <Patch>patch
    return (
        given.top == 0
        or given.left == 0
        or given.bottom == (<Grid>grid).height - 1
        or given.right == (<Grid>grid).width - 1
    )
