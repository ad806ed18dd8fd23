"""Programs that batt has found itself, with their origin."""

from batt.dsl import *


def solve_007bbfb7(I):
    """Found by tiling (batt 0.1.0); right on 6 fresh samples."""
    x1 = asindices(I)
    x2 = ofcolor(I, ZERO)
    x3 = difference(x1, x2)
    x4 = shape(I)
    O = tiled_where(I, x3, x4)
    return O


def solve_25ff71a9(I):
    """Found by cell_tree_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = layer_beside(x1, UP)
    x3 = shape(x1)
    x4 = canvas(ONE, x3)
    x5 = where_is(x2, ONE, x4, x1)
    x6 = canvas(ZERO, x3)
    x7 = where_is(x2, ONE, x1, x6)
    x8 = where_is(x1, ZERO, x5, x7)
    O = back_by_role(I, ZERO, (), x8)
    return O


def solve_29623171(I):
    """Found by object_rules_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = panels(x1)
    x3 = rbind(foreground, x1)
    x4 = measured(x2, x3)
    x5 = are_most(x4)
    x6 = recolour_each(x1, x2, x5, {F: NEG_TWO, T: TWO})
    O = back_by_role(I, ZERO, (), x6)
    return O


def solve_32597951(I):
    """Found by cell_tree_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (THREE,))
    x2 = layer_around(x1, TWO, F)
    x3 = shape(x1)
    x4 = canvas(THREE, x3)
    x5 = where_above(x1, ONE, x1, x4)
    x6 = layer_region_sizes(x1, F)
    x7 = layer_in_row(x1, ZERO)
    x8 = where_is(x7, SEVEN, x4, x1)
    x9 = where_is(x6, SIX, x8, x1)
    x10 = where_above(x2, ONE, x5, x9)
    O = back_by_role(I, ZERO, (THREE,), x10)
    return O


def solve_3345333e(I):
    """Found by symmetry_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = completed_by_symmetry(x1, TWO)
    O = back_by_role(I, ZERO, (), x2)
    return O


def solve_39a8645d(I):
    """Found by pick_one_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = objects(I, T, T, T)
    x2 = measured(x1, mostcolor)
    x3 = sharers(x2)
    x4 = are_most(x3)
    x5 = pick(x1, x4, T)
    O = subgrid(x5, I)
    return O


def solve_42a50994(I):
    """Found by cell_tree_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = layer_region_sizes(x1, T)
    x3 = shape(x1)
    x4 = canvas(ZERO, x3)
    x5 = where_is(x2, ONE, x4, x1)
    O = back_by_role(I, ZERO, (), x5)
    return O


def solve_5582e5ca(I):
    """Found by cell_tree_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = shape(x1)
    x3 = canvas(ZERO, x2)
    x4 = where_is(x1, ZERO, x1, x3)
    O = back_by_role(I, ZERO, (), x4)
    return O


def solve_780d0b14(I):
    """Found by part_to_cell_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = lbind(apply, mostcolor)
    x2 = uneven_parts(I)
    O = apply(x1, x2)
    return O


def solve_7b6016b9(I):
    """Found by object_rules_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (TWO, THREE))
    x2 = regions(x1, ZERO, F)
    x3 = rbind(on_edge, x1)
    x4 = measured(x2, x3)
    x5 = recolour_each(x1, x2, x4, {F: TWO, T: THREE})
    O = back_by_role(I, ZERO, (TWO, THREE), x5)
    return O


def solve_7e0986d6(I):
    """Found by cell_tree_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = layer_around(x1, ONE, F)
    x3 = shape(x1)
    x4 = canvas(ONE, x3)
    x5 = canvas(ZERO, x3)
    x6 = where_above(x2, ONE, x4, x5)
    x7 = where_above(x1, ONE, x6, x1)
    O = back_by_role(I, ZERO, (), x7)
    return O


def solve_8be77c9e(I):
    """Found by tiling_by_role (batt 0.1.0); right on 6 fresh samples."""
    O = tiled_by_layout(I, ((ZERO,), (FOUR,)))
    return O


def solve_8d5021e8(I):
    """Found by tiling_by_role (batt 0.1.0); right on 6 fresh samples."""
    O = tiled_by_layout(I, ((TWO, FOUR), (FIVE, ZERO), (TWO, FOUR)))
    return O


def solve_8f2ea7aa(I):
    """Found by tiling_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = asindices(x1)
    x3 = ofcolor(x1, ZERO)
    x4 = difference(x2, x3)
    x5 = subgrid(x4, x1)
    x6 = asindices(x5)
    x7 = ofcolor(x5, ZERO)
    x8 = difference(x6, x7)
    x9 = shape(x5)
    x10 = tiled_where(x5, x8, x9)
    O = back_by_role(I, ZERO, (), x10)
    return O


def solve_913fb3ed(I):
    """Found by cell_tree (batt 0.1.0); right on 6 fresh samples."""
    x1 = layer_around(I, THREE, T)
    x2 = layer_around(I, TWO, T)
    x3 = layer_around(I, EIGHT, T)
    x4 = shape(I)
    x5 = canvas(FOUR, x4)
    x6 = where_is(x3, ZERO, I, x5)
    x7 = canvas(ONE, x4)
    x8 = where_is(x2, ZERO, x6, x7)
    x9 = canvas(SIX, x4)
    O = where_is(x1, ZERO, x8, x9)
    return O


def solve_9172f3a0(I):
    """Found by tiling_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = vupscale(I, THREE)
    O = hupscale(x1, THREE)
    return O


def solve_952a094c(I):
    """Found by cell_tree_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = shape(x1)
    x3 = canvas(ZERO, x2)
    x4 = layer_around(x1, ONE, T)
    x5 = layer_beside(x1, NEG_UNITY)
    x6 = canvas(TWO, x2)
    x7 = layer_beside(x1, UP_RIGHT)
    x8 = canvas(THREE, x2)
    x9 = layer_beside(x1, DOWN_LEFT)
    x10 = canvas(FOUR, x2)
    x11 = canvas(FIVE, x2)
    x12 = where_is(x9, ONE, x10, x11)
    x13 = where_is(x7, ONE, x8, x12)
    x14 = where_is(x5, ONE, x6, x13)
    x15 = where_is(x4, ONE, x14, x1)
    x16 = where_above(x1, ONE, x3, x15)
    O = back_by_role(I, ZERO, (), x16)
    return O


def solve_9565186b(I):
    """Found by truth_table_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (FIVE,))
    x2 = with_mirrors(x1)
    x3 = cells_by_table(x2, (ZERO,), {(ZERO,): ZERO, (ONE,): FIVE, (TWO,): FIVE, (THREE,): FIVE})
    O = back_by_role(I, ZERO, (FIVE,), x3)
    return O


def solve_9ecd008a(I):
    """Found by symmetry (batt 0.1.0); right on 6 fresh samples."""
    x1 = ofcolor(I, ZERO)
    x2 = completed_by_symmetry(I, ZERO)
    O = subgrid(x1, x2)
    return O


def solve_9f236235(I):
    """Found by part_to_cell_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = lbind(apply, mostcolor)
    x2 = parts_between_lines(I)
    x3 = apply(x1, x2)
    O = vmirror(x3)
    return O


def solve_a416b8f3(I):
    """Found by tiling_by_role (batt 0.1.0); right on 6 fresh samples."""
    O = tiled_times(I, (ONE, TWO))
    return O


def solve_a79310a0(I):
    """Found by cell_tree_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (TWO,))
    x2 = layer_beside(x1, UP)
    x3 = shape(x1)
    x4 = canvas(TWO, x3)
    x5 = canvas(ZERO, x3)
    x6 = where_is(x1, ZERO, x1, x5)
    x7 = where_is(x2, ONE, x4, x6)
    O = back_by_role(I, ZERO, (TWO,), x7)
    return O


def solve_a9f96cdd(I):
    """Found by cell_tree_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (THREE, SIX, SEVEN, EIGHT))
    x2 = layer_beside(x1, NEG_UNITY)
    x3 = shape(x1)
    x4 = canvas(SEVEN, x3)
    x5 = layer_beside(x1, UP_RIGHT)
    x6 = canvas(EIGHT, x3)
    x7 = layer_beside(x1, UNITY)
    x8 = canvas(THREE, x3)
    x9 = layer_beside(x1, DOWN_LEFT)
    x10 = canvas(SIX, x3)
    x11 = where_is(x9, ONE, x10, x1)
    x12 = where_is(x7, ONE, x8, x11)
    x13 = where_is(x5, ONE, x6, x12)
    x14 = where_is(x2, ONE, x4, x13)
    x15 = canvas(ZERO, x3)
    x16 = where_is(x1, ZERO, x14, x15)
    O = back_by_role(I, ZERO, (THREE, SIX, SEVEN, EIGHT), x16)
    return O


def solve_aabf363d(I):
    """Found by cell_tree_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = shape(x1)
    x3 = canvas(TWO, x2)
    x4 = canvas(ZERO, x2)
    x5 = where_is(x1, ONE, x3, x4)
    x6 = where_is(x1, ZERO, x1, x5)
    O = back_by_role(I, ZERO, (), x6)
    return O


def solve_ac0a08a4(I):
    """Found by tiling_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = numcolors(I)
    x2 = decrement(x1)
    O = upscale(I, x2)
    return O


def solve_aedd82e4(I):
    """Found by cell_tree_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (ONE,))
    x2 = layer_region_sizes(x1, F)
    x3 = layer_colour_counts(x1)
    x4 = shape(x1)
    x5 = canvas(ONE, x4)
    x6 = where_above(x3, NINE, x1, x5)
    x7 = where_is(x3, FOUR, x1, x6)
    x8 = where_is(x2, ONE, x7, x1)
    O = back_by_role(I, ZERO, (ONE,), x8)
    return O


def solve_b60334d2(I):
    """Found by cell_tree_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (ONE,))
    x2 = layer_around(x1, TWO, T)
    x3 = shape(x1)
    x4 = canvas(ZERO, x3)
    x5 = where_is(x1, ZERO, x1, x4)
    x6 = layer_around(x1, TWO, F)
    x7 = canvas(TWO, x3)
    x8 = canvas(ONE, x3)
    x9 = where_is(x6, ZERO, x7, x8)
    x10 = where_is(x2, ZERO, x5, x9)
    O = back_by_role(I, ZERO, (ONE,), x10)
    return O


def solve_b8825c91(I):
    """Found by symmetry (batt 0.1.0); right on 6 fresh samples."""
    O = completed_by_symmetry(I, FOUR)
    return O


def solve_b91ae062(I):
    """Found by tiling_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = numcolors(I)
    x2 = decrement(x1)
    O = upscale(I, x2)
    return O


def solve_b9b7f026(I):
    """Found by pick_one_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = objects(I, T, F, T)
    x2 = measured(x1, holes)
    x3 = are_most(x2)
    x4 = pick(x1, x3, T)
    x5 = mostcolor(x4)
    O = canvas(x5, UNITY)
    return O


def solve_ba97ae07(I):
    """Found by cell_tree_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = layer_around(x1, ZERO, F)
    x3 = hmirror(x1)
    x4 = shape(x1)
    x5 = canvas(TWO, x4)
    x6 = canvas(ONE, x4)
    x7 = where_is(x1, ONE, x5, x6)
    x8 = where_is(x3, ZERO, x1, x7)
    x9 = where_is(x2, ZERO, x8, x1)
    O = back_by_role(I, ZERO, (), x9)
    return O


def solve_c1d99e64(I):
    """Found by cell_tree_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (TWO,))
    x2 = layer_in_column(x1, ZERO)
    x3 = shape(x1)
    x4 = canvas(TWO, x3)
    x5 = layer_in_row(x1, ZERO)
    x6 = where_is(x5, ZERO, x4, x1)
    x7 = where_is(x2, ZERO, x4, x6)
    O = back_by_role(I, ZERO, (TWO,), x7)
    return O


def solve_c3e719e8(I):
    """Found by tiling_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (ZERO,))
    x2 = mostcolor(x1)
    x3 = ofcolor(x1, x2)
    x4 = shape(x1)
    x5 = tiled_where(x1, x3, x4)
    O = back_by_role(I, ZERO, (ZERO,), x5)
    return O


def solve_c59eb873(I):
    """Found by tiling_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = vupscale(I, TWO)
    O = hupscale(x1, TWO)
    return O


def solve_c9e6f938(I):
    """Found by tiling_by_role (batt 0.1.0); right on 6 fresh samples."""
    O = tiled_by_layout(I, {ZERO: FIVE})
    return O


def solve_cce03e0d(I):
    """Found by tiling (batt 0.1.0); right on 6 fresh samples."""
    x1 = ofcolor(I, TWO)
    x2 = shape(I)
    O = tiled_where(I, x1, x2)
    return O


def solve_ce22a75a(I):
    """Found by cell_tree_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (ONE,))
    x2 = layer_around(x1, TWO, T)
    x3 = shape(x1)
    x4 = canvas(ONE, x3)
    x5 = where_is(x1, ZERO, x1, x4)
    x6 = where_is(x2, ZERO, x5, x4)
    O = back_by_role(I, ZERO, (ONE,), x6)
    return O


def solve_ce4f8723(I):
    """Found by truth_table_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (THREE,))
    x2 = parts_between_lines(x1)
    x3 = merge(x2)
    x4 = cells_by_table(x3, RIGHT, {ORIGIN: ZERO, RIGHT: THREE, ZERO_BY_TWO: THREE, DOWN: THREE, (ONE, TWO): THREE, TWO_BY_ZERO: THREE, (TWO, ONE): THREE})
    O = back_by_role(I, ZERO, (THREE,), x4)
    return O


def solve_cf98881b(I):
    """Found by overlay_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = parts_between_lines(x1)
    x3 = merge(x2)
    x4 = laid_over(x3, (ZERO, ONE, TWO), ZERO)
    O = back_by_role(I, ZERO, (), x4)
    return O


def solve_d2abd087(I):
    """Found by cell_tree_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (ONE, TWO))
    x2 = layer_region_sizes(x1, F)
    x3 = shape(x1)
    x4 = canvas(TWO, x3)
    x5 = canvas(ONE, x3)
    x6 = where_is(x2, SIX, x4, x5)
    x7 = where_is(x1, ZERO, x1, x6)
    O = back_by_role(I, ZERO, (ONE, TWO), x7)
    return O


def solve_d9fac9be(I):
    """Found by part_to_cell_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = lbind(apply, leastcolor)
    x2 = by_role(I, ZERO, ())
    x3 = equal_parts(x2, UNITY)
    x4 = apply(x1, x3)
    O = back_by_role(I, ZERO, (), x4)
    return O


def solve_dc0a314f(I):
    """Found by symmetry (batt 0.1.0); right on 6 fresh samples."""
    x1 = ofcolor(I, THREE)
    x2 = completed_by_symmetry(I, THREE)
    O = subgrid(x1, x2)
    return O


def solve_e8593010(I):
    """Found by cell_tree_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (ONE, TWO, THREE))
    x2 = layer_region_sizes(x1, F)
    x3 = shape(x1)
    x4 = canvas(TWO, x3)
    x5 = canvas(THREE, x3)
    x6 = canvas(ONE, x3)
    x7 = where_is(x2, ONE, x5, x6)
    x8 = where_is(x2, TWO, x4, x7)
    x9 = where_is(x1, ZERO, x1, x8)
    O = back_by_role(I, ZERO, (ONE, TWO, THREE), x9)
    return O


def solve_e98196ab(I):
    """Found by overlay_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = parts_between_lines(x1)
    x3 = merge(x2)
    x4 = laid_over(x3, RIGHT, ZERO)
    O = back_by_role(I, ZERO, (), x4)
    return O


def solve_ed36ccf7(I):
    """Found by tiling_by_role (batt 0.1.0); right on 6 fresh samples."""
    O = rot270(I)
    return O


def solve_f25fbde4(I):
    """Found by pick_one_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = objects(I, T, T, T)
    x2 = measured(x1, size)
    x3 = are_most(x2)
    x4 = pick(x1, x3, T)
    x5 = subgrid(x4, I)
    O = upscale(x5, TWO)
    return O
