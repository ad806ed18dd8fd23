"""What a program does on one grid, line by line, as data and as pictures that anyone can draw."""

from batt.explaining.differing import difference
from batt.explaining.explanation import Applied, Explanation, Line, explained, explained_on
from batt.explaining.picture import picture_of
from batt.explaining.watching import Made

__all__ = [
    "Applied",
    "Explanation",
    "Line",
    "Made",
    "difference",
    "explained",
    "explained_on",
    "picture_of",
]
