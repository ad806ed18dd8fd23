"""Grids as SVG."""

from collections.abc import Sequence

from batt.drawing.palette import LINE, colour_hex

Rows = Sequence[Sequence[int]]


def grid_svg(rows: Rows, cell: int = 16) -> str:
    """One grid as a self-contained ``<svg>`` element, ``cell`` pixels a cell, lines between cells.

    >>> print(grid_svg([[0, 1]], cell=10).split(">")[0] + ">")
    <svg xmlns="http://www.w3.org/2000/svg" width="21" height="11" viewBox="0 0 21 11" role="img">
    """
    height, width = len(rows), len(rows[0]) if rows else 0
    return svg_open(width * cell + 1, height * cell + 1) + grid_rects(rows, cell) + "</svg>"


def svg_open(width: int, height: int) -> str:
    """The opening tag of a picture of that many pixels."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img">'
    )


def grid_rects(rows: Rows, cell: int, left: int = 0, top: int = 0) -> str:
    """The cells of one grid, its upper left corner at (left, top) pixels."""
    parts = [f'<g stroke="{LINE}" stroke-width="1">']
    for i, row in enumerate(rows):
        for j, colour in enumerate(row):
            x, y = left + j * cell + 0.5, top + i * cell + 0.5
            parts.append(
                f'<rect x="{x}" y="{y}" width="{cell}" height="{cell}" '
                f'fill="{colour_hex(colour)}"/>'
            )
    return "".join(parts) + "</g>"
