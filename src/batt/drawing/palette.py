"""The colours in which grids are drawn."""

from typing import TypeAlias

Palette: TypeAlias = tuple[str, ...]
"""What colours 0 to 9 look like, as web colours ``#RRGGBB``."""

OFFICIAL: Palette = (
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
"""The colours in which ARC draws its grids."""

SAFE: Palette = (
    "#DDDDDD",
    "#332288",
    "#CC6677",
    "#117733",
    "#DDCC77",
    "#999933",
    "#AA4499",
    "#44AA99",
    "#88CCEE",
    "#882255",
)
"""Ten colours that people with any form of colour blindness can tell apart.

The scheme *muted* of Paul Tol, "Colour Schemes", technical note SRON/EPS/TN/09-002, issue 3.2, 2021
(https://personal.sron.nl/~pault/): its pale grey is 0, and each other colour stands where the
official one is most like it.
"""

PALETTES: dict[str, Palette] = {"official": OFFICIAL, "safe": SAFE}
"""The palettes by the names that ``--palette`` knows."""

LINE = "#555555"
"""The lines between cells."""

OUTSIDE = "#FFFFFF"
"""A number that is no colour."""

HAZE, HAZINESS = 0x80, 0.7
"""What is dimmed goes so far towards this grey."""


def colour_hex(colour: int, palette: Palette = OFFICIAL) -> str:
    """The web colour of a cell; white for a number that is none of 0 to 9.

    >>> colour_hex(1), colour_hex(10)
    ('#0074D9', '#FFFFFF')
    """
    return palette[colour] if 0 <= colour < len(palette) else OUTSIDE


def dimmed_hex(colour: int, palette: Palette = OFFICIAL) -> str:
    """The web colour of a cell that is only there to show where others lie.

    >>> dimmed_hex(0), dimmed_hex(4)
    ('#5A5A5A', '#A69C5A')
    """
    web = colour_hex(colour, palette)
    parts = [int(web[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(part + (HAZE - part) * HAZINESS):02X}" for part in parts)


def ink_on(web: str) -> str:
    """Black or white: which is easier to see on a web colour.

    >>> ink_on("#FFDC00"), ink_on("#000000")
    ('#000000', '#FFFFFF')
    """
    red, green, blue = (int(web[at : at + 2], 16) for at in (1, 3, 5))
    return "#000000" if 299 * red + 587 * green + 114 * blue > 127_500 else "#FFFFFF"
