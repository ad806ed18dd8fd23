"""``Patch`` and ``collect_set`` in plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from batt.dsl.limits import CELL_MAX, CELL_MIN, SIDE_LIMIT
from batt.dsl.values.general import FrozenSet
from batt.errors import DslError

Position = tuple[int, int]
Cell = tuple[int, Position]


class Patch(FrozenSet[Any]):
    """A set of positions ``(row, column)``, or an *object*: of cells ``(colour, position)``.

    Coordinates are numbers up to 2047 in amount, on a grid or off it; colours are -128 to 127.
    Natural order is by row and column, of cells by colour first.  The empty patch is both kinds.

    Raises ``DslError`` for members that are neither, or of both kinds, and for coordinates or
    colours out of range.

    >>> Patch([(1, 0), (0, True)])
    Patch({(0, 1), (1, 0)})
    >>> Patch([(5, (1, 0))]).is_object
    True
    """

    __slots__ = ("_bounds",)

    _bounds: tuple[int, int, int, int]

    def __new__(cls, cells: Iterable[Any] = ()) -> Patch:
        """Check the members and keep them."""
        members = frozenset(cells)
        fitting = _fitting(members)
        if fitting is None:
            raise DslError("", misfit(members))
        return frozenset.__new__(cls, fitting)

    @classmethod
    def trusted(cls, cells: Iterable[Any]) -> Patch:
        """Make a patch of members known to be all positions, or all cells, and within range."""
        return frozenset.__new__(cls, cells)

    def _sort(self) -> tuple[Any, ...]:
        return tuple(sorted(self.unordered))

    @property
    def is_object(self) -> bool:
        """Whether the members are cells; an empty patch is no object here."""
        for member in frozenset.__iter__(self):
            return type(member[1]) is tuple
        return False

    @property
    def positions(self) -> Iterator[Position]:
        """The position of each member, unordered; one that is held in two colours comes twice."""
        if self.is_object:
            return (cell[1] for cell in self.unordered)
        return self.unordered

    @property
    def bounds(self) -> tuple[int, int, int, int]:
        """Least row, least column, greatest row, greatest column, of a patch that is not empty."""
        try:
            return self._bounds
        except AttributeError:
            rows, columns = zip(*self.positions, strict=True)
            self._bounds = (min(rows), min(columns), max(rows), max(columns))
            return self._bounds


def collect_set(members: Iterable[Any]) -> FrozenSet[Any]:
    """Make the set that fits the members: a patch, or a general set."""
    found = frozenset(members)
    fitting = _fitting(found)
    return FrozenSet(found) if fitting is None else Patch.trusted(fitting)


def _fitting(members: frozenset[Any]) -> frozenset[Any] | None:
    """The members as a patch holds them, booleans made numbers; None where they are no patch."""
    for member in frozenset.__iter__(members):
        if type(member) is not tuple or len(member) != 2:
            return None
        return _cells(members) if type(member[1]) is tuple else _positions(members)
    return members


def _positions(members: frozenset[Any]) -> frozenset[Any] | None:
    plain = True
    for member in frozenset.__iter__(members):
        if not _is_position(member):
            return None
        plain = plain and type(member[0]) is int and type(member[1]) is int
    if plain:
        return members
    return frozenset((int(i), int(j)) for i, j in frozenset.__iter__(members))


def _cells(members: frozenset[Any]) -> frozenset[Any] | None:
    plain = True
    for member in frozenset.__iter__(members):
        if type(member) is not tuple or len(member) != 2 or not _is_position(member[1]):
            return None
        colour, (i, j) = member
        if not isinstance(colour, int) or not CELL_MIN <= colour <= CELL_MAX:
            return None
        plain = plain and type(colour) is type(i) is type(j) is int
    if plain:
        return members
    return frozenset((int(c), (int(i), int(j))) for c, (i, j) in frozenset.__iter__(members))


def _is_position(value: Any) -> bool:
    return (
        type(value) is tuple
        and len(value) == 2
        and isinstance(value[0], int)
        and isinstance(value[1], int)
        and -SIDE_LIMIT <= value[0] <= SIDE_LIMIT
        and -SIDE_LIMIT <= value[1] <= SIDE_LIMIT
    )


def misfit(members: frozenset[Any]) -> str:
    """Why these members make no patch."""
    alone = (m for m in members if _fitting(frozenset((m,))) is None)
    found = next(alone, None)
    if found is None:
        return "both positions and cells"
    if _is_far(found):
        return f"a position past {SIDE_LIMIT}, or a colour outside {CELL_MIN} to {CELL_MAX}"
    return f"{found!r:.40} is no position (row, column) and no cell (colour, position)"


def _is_far(value: Any) -> bool:
    numbers: tuple[Any, ...] = value if type(value) is tuple and len(value) == 2 else ()
    if numbers and type(numbers[1]) is tuple and len(numbers[1]) == 2:
        numbers = (numbers[0], *numbers[1])
    return bool(numbers) and all(isinstance(n, int) for n in numbers)
