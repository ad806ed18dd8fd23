"""Symmetries: what is hidden in a grid, seen again where its mirror images and periods say.

Grids are looked at as boards: for each colour the set of its places, as the bits of one number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from batt.dsl.kinds import Any, Colour, Grid
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.tilings import TURNS, Rows, cells_in, moved_rows, solid_rows

Map = tuple[int, int, int]
"""A rigid motion by its number (see ``tilings``), and a step down and to the right after it."""

Board = dict[int, int]

MOST_MAPS = 16
"""How many maps that agree are followed; mirrors near the middle and short steps come first."""

MOST_PASSES = 3
"""How often what was filled may help to fill more."""

NEAR = range(-2, 3)
"""How far from the middle the centre of a half turn may lie, in half cells."""

SHARE = 3
"""One visible cell of so many must be compared with another for a map to count."""


def most_mirrors(grid: Any) -> int:
    """How many maps ``mirrors`` gives for a grid at most."""
    sides = len(grid) + len(grid[0]) if grid else 1
    return 4 * (sides + 4) + len(NEAR) * len(NEAR) + 2


def most_steps(grid: Any) -> int:
    """How many maps ``steps`` gives for a grid at most."""
    height, width = (len(grid), len(grid[0])) if grid else (1, 1)
    return (height // 2 + 1) * (width + 1)


def _mirror_work(grid: Any, _hidden: Any) -> int:
    return _work(grid, most_mirrors(grid), len(TURNS))


def _period_work(grid: Any, _hidden: Any) -> int:
    return _work(grid, most_steps(grid), 1)


def _work(grid: Any, maps: int, motions: int) -> int:
    """A board for each motion in each pass, and a comparison of all colours for each map."""
    colours = len(set(chain.from_iterable(grid)))
    boards = (2 * motions + 5) * (MOST_PASSES + 1) * (cells_in(grid) + len(grid))
    return boards + (2 + colours) * (4 * maps + MOST_PASSES * MOST_MAPS)


@primitive(work=_mirror_work)
def completed_by_symmetry(grid: Grid, hidden: Colour) -> Grid:
    """Fill the cells of one colour by the symmetries of the others.

    Rows, columns and diagonals about which the rest of the grid is its own mirror image are found,
    and turns about a centre near the middle; they must agree in every cell that is seen at both
    places.  What no symmetry tells stays hidden.

    >>> completed_by_symmetry(Grid("1221/4554/1201"), 0)
    Grid('1221/4554/1221')
    >>> completed_by_symmetry(Grid("123/456/700"), 0)
    Grid('123/456/700')
    """
    rows = solid_rows(grid)
    return _completed(rows, hidden, mirrors(len(rows), len(rows[0])))


@primitive(work=_period_work)
def completed_by_period(grid: Grid, hidden: Colour) -> Grid:
    """Fill the cells of one colour by the others, after how many rows and columns these repeat.

    A step down and to the side counts where the rest of the grid, moved by it, agrees with itself
    in every cell that is seen at both places.  What no step tells stays hidden.

    >>> completed_by_period(Grid("12121200"), 0), completed_by_period(Grid("123/231/300"), 0)
    (Grid('12121212'), Grid('123/231/310'))
    """
    rows = solid_rows(grid)
    return _completed(rows, hidden, steps(len(rows), len(rows[0])))


def mirrors(height: int, width: int) -> Iterator[Map]:
    """Mirrors about rows, columns and diagonals, half turns and quarter turns."""
    for s in _from_middle(height // 2):
        yield (4, s, 0)
    for s in _from_middle(width // 2):
        yield (5, 0, s)
    if height == width:
        for s in _from_middle(height // 2):
            yield (6, s, -s)
            yield (7, s, s)
        yield from ((1, 0, 0), (3, 0, 0))
    for s in NEAR:
        for t in NEAR:
            yield (2, s, t)


def _from_middle(most: int) -> list[int]:
    """The numbers up to an amount, 0 first, then those near it."""
    return sorted(range(-most, most + 1), key=abs)


def steps(height: int, width: int) -> Iterator[Map]:
    """Moves by at most half the sides, short ones first."""
    moves = [
        (p, q)
        for p in range(height // 2 + 1)
        for q in range(-(width // 2), width // 2 + 1)
        if p or q > 0
    ]
    for p, q in sorted(moves, key=lambda move: (abs(move[0]) + abs(move[1]), move)):
        yield (0, p, q)


def _completed(rows: Rows, hidden: int, maps: Iterable[Map]) -> Grid:
    if not any(hidden in row for row in rows):
        return Grid(rows)
    maps = list(maps)
    boards, board = boards_of(rows, hidden, maps), board_of(rows, hidden)
    followed = list(agreeing(boards, board, stride_of(rows), maps))
    return Grid(filled(rows, hidden, followed))


def filled(rows: Rows, hidden: int, followed: Sequence[Map]) -> Rows:
    """The rows with the hidden cells that some maps tell, or tell once others are filled."""
    for _ in range(MOST_PASSES):
        fuller = _filled_once(rows, hidden, followed)
        if fuller == rows:
            break
        rows = fuller
    return rows


def agreeing(
    boards: Mapping[int, Board], board: Board, stride: int, maps: Iterable[Map]
) -> Iterator[Map]:
    """The first maps that agree with all that is seen, a step in both of its directions."""
    found, seen = 0, _all_of(board)
    for motion, p, q in maps:
        if found < MOST_MAPS and _agrees(boards[motion], board, seen, p * stride + q):
            found += 1 if motion else 2
            yield (motion, p, q)
            if not motion:
                yield (motion, -p, -q)


def stride_of(rows: Sequence[Sequence[int]]) -> int:
    """How many places a row of a board has: also a board that is moved lies within it."""
    return 3 * max(len(rows), len(rows[0]))


def boards_of(rows: Rows, hidden: int, maps: Sequence[Map]) -> dict[int, Board]:
    """For each motion in maps the board of the moved rows, without the hidden cells."""
    motions = dict.fromkeys(motion for motion, _, _ in maps)
    return {motion: board_of(moved_rows(rows, motion), hidden) for motion in motions}


def board_of(rows: Sequence[Sequence[int]], hidden: int) -> Board:
    """The board of all cells but those of one colour."""
    board: Board = {}
    stride = stride_of(rows)
    margin = stride // 3
    for i, row in enumerate(rows, margin):
        for j, colour in enumerate(row, margin):
            if colour != hidden:
                board[colour] = board.get(colour, 0) | 1 << i * stride + j
    return board


def _places(rows: Rows, colour: int) -> int:
    """The places of one colour on the board."""
    everything = board_of([[cell != colour for cell in row] for row in rows], True)
    return everything.get(False, 0)


def _shifted(places: int, amount: int) -> int:
    return places << amount if amount >= 0 else places >> -amount


def _all_of(board: Board) -> int:
    every = 0
    for places in board.values():
        every |= places
    return every


def _agrees(moved: Board, board: Board, seen: int, amount: int) -> bool:
    """Whether a moved board has the same colours as the board wherever both are seen."""
    compared = 0
    for colour, places in moved.items():
        shared = _shifted(places, amount) & seen
        if shared & board[colour] != shared:
            return False
        compared += shared.bit_count()
    return compared > 0 and compared * SHARE >= seen.bit_count()


def _filled_once(rows: Rows, hidden: int, maps: Sequence[Map]) -> Rows:
    """The rows with each hidden cell as the first map that takes a seen cell to it says."""
    boards, stride = boards_of(rows, hidden, maps), stride_of(rows)
    left = _places(rows, hidden)
    cells = [list(row) for row in rows]
    for motion, p, q in maps:
        for colour, places in boards[motion].items():
            told = _shifted(places, p * stride + q) & left
            left ^= told
            _write(cells, told, colour, stride)
    return tuple(map(tuple, cells))


def _write(cells: list[list[int]], places: int, colour: int, stride: int) -> None:
    """Write a colour at the places that are the bits of a number."""
    while places:
        i, j = divmod(places.bit_length() - 1, stride)
        cells[i - stride // 3][j - stride // 3] = colour
        places ^= 1 << i * stride + j
