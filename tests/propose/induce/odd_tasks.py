"""Odd tasks that every family has to bear."""

from hypothesis import strategies as st

from batt.dsl.values import Grid

LARGE = Grid([[(i * j + i) % 7 for j in range(30)] for i in range(30)])
FLAT = Grid([[1] * 30] * 30)

ODD = {
    "one pair": ([("12/34", "21/43")], "56"),
    "input and output alike": ([("12/34", "12/34"), ("5", "5")], "6"),
    "30 x 30 everywhere": ([(LARGE, FLAT), (FLAT, LARGE)], LARGE),
    "30 x 30 with one colour that changes": ([(LARGE, FLAT)] * 3, LARGE),
    "a colour never seen": ([("10", "01"), ("01", "10")], "90/99"),
    "contradictory pairs": ([("12", "34"), ("12", "56")], "12"),
    "a grid of one cell": ([("1", "1"), ("2", "1")], "3"),
    "nothing but background": ([("000/000", "000/010"), ("00/00", "00/01")], "000"),
    "all one colour but one cell": ([(FLAT, [[1] * 29 + [2]] + [[1] * 30] * 29)], "1"),
    "one pair that draws a line": ([("0000/3000", "0000/3333")], "5"),
}

small_grids = st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(0, 2**32)).map(
    lambda drawn: Grid(
        [
            [(drawn[2] >> (2 * (i * drawn[1] + j))) % 3 for j in range(drawn[1])]
            for i in range(drawn[0])
        ]
    )
)
