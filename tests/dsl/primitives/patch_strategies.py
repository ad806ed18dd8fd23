"""What the tests of patches draw at random: grids, positions, cells, patches and tuples of them."""

from hypothesis import strategies as st

from batt.dsl import Grid, Patch

coordinates = st.integers(-4, 8)
positions = st.tuples(coordinates, coordinates)
colours = st.integers(0, 3)
cells = st.tuples(colours, positions)


@st.composite
def grids(draw, max_side=6, palette=colours):
    height, width = draw(st.integers(1, max_side)), draw(st.integers(1, max_side))
    row = st.lists(palette, min_size=width, max_size=width)
    return Grid(draw(st.lists(row, min_size=height, max_size=height)))


def indices(min_size=0, max_size=12):
    return st.sets(positions, min_size=min_size, max_size=max_size).map(Patch)


def objects_of_cells(min_size=0, max_size=12):
    return st.sets(cells, min_size=min_size, max_size=max_size).map(Patch)


def sets(min_size=0):
    return indices(min_size) | objects_of_cells(min_size)


def tuples(min_size=0):
    several = st.lists(positions, min_size=min_size, max_size=8)
    coloured = st.lists(cells, min_size=min_size, max_size=8)
    return (several | coloured).map(tuple)


def patches(min_size=0):
    return sets(min_size) | tuples(min_size)


def places(patch):
    """The positions of a patch as a plain set, read straight from the members."""
    return {m[1] if isinstance(m[1], tuple) else m for m in patch}
