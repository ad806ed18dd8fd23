"""Grids as lines of digits, and text made safe to show."""

from collections.abc import Sequence

Rows = Sequence[Sequence[int]]


def grid_text(rows: Rows) -> str:
    """One grid as lines of digits; where a number is no digit, as columns parted by spaces.

    >>> print(grid_text([[0, 1], [2, 3]]))
    01
    23
    >>> print(grid_text([[0, 10], [-1, 3]]))
     0 10
    -1  3
    """
    written = [[str(number) for number in row] for row in rows]
    longest = max((len(number) for row in written for number in row), default=1)
    gap = " " if longest > 1 else ""
    return "\n".join(gap.join(number.rjust(longest) for number in row) for row in written)


def printable(text: str) -> str:
    r"""The text with all that is not printable escaped, so that it cannot steer a terminal.

    >>> print(printable("a\x1b[2Jb"))
    a\x1b[2Jb
    """
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")
        for letter in text
    )
