"""The colours in which ARC draws its grids."""

OFFICIAL = (
    "#000000",
    "#0074D9",
    "#FF4136",
    "#2ECC40",
    "#FFDC00",
    "#AAAAAA",
    "#F012BE",
    "#FF851B",
    "#7FDBFF",
    "#870C25",
)
"""What colours 0 to 9 look like."""

LINE = "#555555"
"""The lines between cells."""

OUTSIDE = "#FFFFFF"
"""A number that is no colour."""


def colour_hex(colour: int) -> str:
    """The web colour of a cell; white for a number that is none of 0 to 9.

    >>> colour_hex(1), colour_hex(10)
    ('#0074D9', '#FFFFFF')
    """
    return OFFICIAL[colour] if 0 <= colour < len(OFFICIAL) else OUTSIDE
