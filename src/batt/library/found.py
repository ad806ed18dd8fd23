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


def solve_00d62c1b(I):
    """Found by areas_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (FOUR,))
    x2 = objects(x1, T, T, T)
    x3 = size(x2)
    x4 = repeat(FOUR, x3)
    x5 = painted_areas(x1, x2, holes_area, x4, T)
    O = back_by_role(I, ZERO, (FOUR,), x5)
    return O


def solve_017c7c7b(I):
    """Found by continuation (batt 0.1.0); right on 6 fresh samples."""
    x1 = height(I)
    x2 = multiply(x1, THREE)
    x3 = halve(x2)
    x4 = continued_down(I, x3)
    x5 = cells_but(x4, ZERO)
    O = fill(x4, TWO, x5)
    return O


def solve_0520fde7(I):
    """Found by truth_table (batt 0.1.0); right on 6 fresh samples."""
    x1 = parts_between_lines(I)
    x2 = merge(x1)
    x3 = shared_colour(x2)
    O = cells_by_ink(x2, RIGHT, x3, {(F, F): NEG_ONE, (F, T): NEG_ONE, (T, F): NEG_ONE, (T, T): TWO})
    return O


def solve_05269061(I):
    """Found by continuation (batt 0.1.0); right on 6 fresh samples."""
    O = completed_by_slant(I, ZERO)
    return O


def solve_0dfd9992(I):
    """Found by symmetry (batt 0.1.0); right on 6 fresh samples."""
    x1 = hidden_by_period(I)
    O = completed_by_period(I, x1)
    return O


def solve_1190e5a7(I):
    """Found by part_to_cell (batt 0.1.0); right on 6 fresh samples."""
    x1 = condensed(I)
    O = downscale(x1, TWO)
    return O


def solve_1b2d62fb(I):
    """Found by truth_table (batt 0.1.0); right on 6 fresh samples."""
    x1 = parts_between_lines(I)
    x2 = merge(x1)
    x3 = shared_colour(x2)
    O = cells_by_ink(x2, RIGHT, x3, {(F, F): EIGHT, (F, T): NEG_ONE, (T, F): NEG_ONE, (T, T): NEG_ONE})
    return O


def solve_1caeab9d(I):
    """Found by moves (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = objects_upon(I, x1, T, T)
    x3 = ofcolor(I, ONE)
    x4 = uppermost(x3)
    x5 = lbind(subtract, x4)
    x6 = chain(toivec, x5, uppermost)
    x7 = measured(x2, x6)
    O = moved_each(I, x1, x2, x7)
    return O


def solve_1e0a9b12(I):
    """Found by moves (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = objects_upon(I, x1, T, T)
    O = slid(I, x1, x2, DOWN)
    return O


def solve_1f85a75f(I):
    """Found by pick_one (batt 0.1.0); right on 6 fresh samples."""
    x1 = objects(I, T, F, T)
    x2 = measured(x1, size)
    x3 = are_most(x2)
    x4 = pick(x1, x3, T)
    O = subgrid(x4, I)
    return O


def solve_1fad071e(I):
    """Found by counting (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = canvas(x1, (ONE, FIVE))
    x3 = objects(I, T, F, T)
    x4 = colorfilter(x3, ONE)
    x5 = sizefilter(x4, FOUR)
    x6 = size(x5)
    O = filled_first(x2, ONE, (ORIGIN, RIGHT, ZERO_BY_TWO, (ZERO, THREE), (ZERO, FOUR)), x6)
    return O


def solve_2204b7a8(I):
    """Found by tints_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = regions(x1, THREE, T)
    x3 = mostcolor(x1)
    x4 = cells_but(x1, x3)
    x5 = merge(x2)
    x6 = difference(x4, x5)
    x7 = tinted(x1, x2, x6, ZERO)
    O = back_by_role(I, ZERO, (), x7)
    return O


def solve_253bf280(I):
    """Found by rays_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (THREE,))
    x2 = mostcolor(x1)
    x3 = cells_but(x1, x2)
    x4 = rays(x1, x2, x3, (UP, LEFT, RIGHT, DOWN), (ZERO, -3, ONE, ONE))
    x5 = recolor(THREE, x4)
    x6 = paint(x1, x5)
    O = back_by_role(I, ZERO, (THREE,), x6)
    return O


def solve_25ff71a9(I):
    """Found by moves (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = cells_but(I, x1)
    x3 = apply(initset, x2)
    x4 = compose(toivec, height)
    x5 = measured(x3, x4)
    O = moved_each(I, x1, x3, x5)
    return O


def solve_272f95fa(I):
    """Found by object_rules_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (ONE, TWO, THREE, FOUR, SIX))
    x2 = panels(x1)
    x3 = measured(x2, uppermost)
    x4 = standings(x3)
    x5 = measured(x2, leftmost)
    x6 = standings(x5)
    x7 = pair(x4, x6)
    x8 = recolour_each(x1, x2, x7, {NEG_UNITY: NEG_ONE, UP: TWO, UP_RIGHT: NEG_ONE, LEFT: FOUR, ORIGIN: SIX, RIGHT: THREE, DOWN_LEFT: NEG_ONE, DOWN: ONE, UNITY: NEG_ONE})
    O = back_by_role(I, ZERO, (ONE, TWO, THREE, FOUR, SIX), x8)
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


def solve_29ec7d0e(I):
    """Found by symmetry (batt 0.1.0); right on 6 fresh samples."""
    x1 = hidden_by_period(I)
    O = completed_by_period(I, x1)
    return O


def solve_321b1fc6(I):
    """Found by templates (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = objects_upon(I, x1, F, F)
    x3 = argmax(x2, numcolors)
    x4 = ulcorner(x3)
    x5 = invert(x4)
    x6 = shift(x3, x5)
    x7 = lbind(shift, x6)
    x8 = remove(x3, x2)
    x9 = apply(ulcorner, x8)
    x10 = mapply(x7, x9)
    x11 = paint(I, x10)
    O = fill(x11, x1, x3)
    return O


def solve_3345333e(I):
    """Found by symmetry (batt 0.1.0); right on 6 fresh samples."""
    x1 = hidden_by_symmetry(I)
    O = completed_by_symmetry(I, x1)
    return O


def solve_3428a4f5(I):
    """Found by truth_table (batt 0.1.0); right on 6 fresh samples."""
    x1 = parts_between_lines(I)
    x2 = merge(x1)
    x3 = shared_colour(x2)
    O = cells_by_ink(x2, RIGHT, x3, {(F, F): NEG_ONE, (F, T): THREE, (T, F): THREE, (T, T): NEG_ONE})
    return O


def solve_39a8645d(I):
    """Found by pick_one (batt 0.1.0); right on 6 fresh samples."""
    x1 = objects(I, T, T, T)
    x2 = measured(x1, mostcolor)
    x3 = sharers(x2)
    x4 = are_most(x3)
    x5 = pick(x1, x4, T)
    O = subgrid(x5, I)
    return O


def solve_3de23699(I):
    """Found by two_steps_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = asindices(x1)
    x3 = mostcolor(x1)
    x4 = ofcolor(x1, x3)
    x5 = difference(x2, x4)
    x6 = subgrid(x5, x1)
    x7 = trim(x6)
    x8 = recoloured(x7, {ONE: TWO, TWO: ONE})
    O = back_by_role(I, ZERO, (), x8)
    return O


def solve_4258a5f9(I):
    """Found by outlines_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (ONE,))
    x2 = fork(recolor, color, outbox)
    x3 = mostcolor(x1)
    x4 = cells_but(x1, x3)
    x5 = apply(initset, x4)
    x6 = mapply(x2, x5)
    x7 = only_on(x6, x1, x3)
    x8 = recolor(ONE, x7)
    x9 = paint(x1, x8)
    O = back_by_role(I, ZERO, (ONE,), x9)
    return O


def solve_42a50994(I):
    """Found by denoise (batt 0.1.0); right on 6 fresh samples."""
    O = without_specks(I, TWO, T)
    return O


def solve_4347f46a(I):
    """Found by areas_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = objects(x1, T, F, T)
    x3 = size(x2)
    x4 = repeat(ZERO, x3)
    x5 = painted_areas(x1, x2, inner_area, x4, F)
    O = back_by_role(I, ZERO, (), x5)
    return O


def solve_484b58aa(I):
    """Found by symmetry (batt 0.1.0); right on 6 fresh samples."""
    x1 = hidden_by_period(I)
    O = completed_by_period(I, x1)
    return O


def solve_496994bd(I):
    """Found by overlay (batt 0.1.0); right on 6 fresh samples."""
    O = mirrored_half(I)
    return O


def solve_5117e062(I):
    """Found by pick_one (batt 0.1.0); right on 6 fresh samples."""
    x1 = objects(I, F, T, T)
    x2 = leastcolor(I)
    x3 = rbind(colorcount, x2)
    x4 = measured(x1, x3)
    x5 = are_most(x4)
    x6 = pick(x1, x5, T)
    x7 = subgrid(x6, I)
    x8 = leastcolor(x6)
    x9 = mostcolor(x6)
    O = replace(x7, x8, x9)
    return O


def solve_53b68214(I):
    """Found by continuation (batt 0.1.0); right on 6 fresh samples."""
    O = continued_down(I, TEN)
    return O


def solve_5582e5ca(I):
    """Found by outlines_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = fork(recolor, color, backdrop)
    x3 = mostcolor(x1)
    x4 = cells_but(x1, x3)
    x5 = apply(initset, x4)
    x6 = mapply(x2, x5)
    x7 = recolor(ZERO, x6)
    x8 = paint(x1, x7)
    O = back_by_role(I, ZERO, (), x8)
    return O


def solve_5bd6f4ac(I):
    """Found by truth_table (batt 0.1.0); right on 6 fresh samples."""
    x1 = vmirror(I)
    x2 = crop(x1, ORIGIN, THREE_BY_THREE)
    O = vmirror(x2)
    return O


def solve_5c0a986e(I):
    """Found by rays (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = ofcolor(I, TWO)
    x3 = recolor(TWO, x2)
    x4 = rays(I, x1, x3, {ONE: ONE}, (ONE, NEG_TWO, ZERO, ONE))
    x5 = paint(I, x4)
    x6 = ofcolor(I, ONE)
    x7 = recolor(ONE, x6)
    x8 = rays(I, x1, x7, {NEG_ONE: NEG_ONE}, (ONE, NEG_TWO, ZERO, ONE))
    O = paint(x5, x8)
    return O


def solve_6430c8c4(I):
    """Found by truth_table_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (THREE,))
    x2 = parts_between_lines(x1)
    x3 = merge(x2)
    x4 = shared_colour(x3)
    x5 = cells_by_ink(x3, RIGHT, x4, {(F, F): THREE, (F, T): NEG_ONE, (T, F): NEG_ONE, (T, T): NEG_ONE})
    O = back_by_role(I, ZERO, (THREE,), x5)
    return O


def solve_6455b5f5(I):
    """Found by object_rules (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = regions(I, x1, F)
    x3 = measured(x2, size)
    x4 = standings(x3)
    O = recolour_each(I, x2, x4, {NEG_ONE: EIGHT, ZERO: NEG_ONE, ONE: ONE})
    return O


def solve_6d75e8bb(I):
    """Found by outlines_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (TWO,))
    x2 = fork(recolor, color, delta)
    x3 = objects(x1, T, T, T)
    x4 = mapply(x2, x3)
    x5 = mostcolor(x1)
    x6 = only_on(x4, x1, x5)
    x7 = recolor(TWO, x6)
    x8 = paint(x1, x7)
    O = back_by_role(I, ZERO, (TWO,), x8)
    return O


def solve_72322fa7(I):
    """Found by templates (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = objects_upon(I, x1, F, T)
    x3 = rbind(greater, ONE)
    x4 = compose(x3, numcolors)
    x5 = sfilter(x2, x4)
    x6 = templates_completed(I, x5, x1, F)
    O = paint(I, x6)
    return O


def solve_75b8110e(I):
    """Found by overlay (batt 0.1.0); right on 6 fresh samples."""
    x1 = equal_parts(I, TWO_BY_TWO)
    x2 = merge(x1)
    x3 = shared_colour(x2)
    O = laid_over(x2, (ONE, TWO, THREE, ZERO), x3)
    return O


def solve_780d0b14(I):
    """Found by part_to_cell (batt 0.1.0); right on 6 fresh samples."""
    x1 = lbind(apply, mostcolor)
    x2 = uneven_parts(I)
    O = apply(x1, x2)
    return O


def solve_794b24be(I):
    """Found by counting (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = canvas(x1, THREE_BY_THREE)
    x3 = colorcount(I, ONE)
    O = filled_first(x2, TWO, (ORIGIN, RIGHT, ZERO_BY_TWO, UNITY), x3)
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


def solve_7f4411dc(I):
    """Found by denoise (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    O = opened(I, x1, TWO_BY_TWO)
    return O


def solve_85c4e7cd(I):
    """Found by colour_map (batt 0.1.0); right on 6 fresh samples."""
    x1 = colours_met(I)
    x2 = backwards(x1)
    x3 = pair(x1, x2)
    O = recoloured(I, x3)
    return O


def solve_868de0fa(I):
    """Found by areas (batt 0.1.0); right on 6 fresh samples."""
    x1 = objects(I, T, F, T)
    x2 = measured(x1, height)
    x3 = parities(x2)
    x4 = told_by(x3, {ZERO: TWO, ONE: SEVEN})
    O = painted_areas(I, x1, holes_area, x4, T)
    return O


def solve_8be77c9e(I):
    """Found by tiling (batt 0.1.0); right on 6 fresh samples."""
    O = tiled_by_layout(I, ((ZERO,), (FOUR,)))
    return O


def solve_8d5021e8(I):
    """Found by tiling (batt 0.1.0); right on 6 fresh samples."""
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


def solve_90c28cc7(I):
    """Found by listing (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = cells_but(I, x1)
    x3 = subgrid(x2, I)
    O = condensed(x3)
    return O


def solve_91714a58(I):
    """Found by denoise (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    O = opened(I, x1, TWO_BY_TWO)
    return O


def solve_9172f3a0(I):
    """Found by tiling (batt 0.1.0); right on 6 fresh samples."""
    x1 = vupscale(I, THREE)
    O = hupscale(x1, THREE)
    return O


def solve_928ad970(I):
    """Found by outlines_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = fork(recolor, color, inbox)
    x3 = fgpartition(x1)
    x4 = argmin(x3, size)
    x5 = initset(x4)
    x6 = mapply(x2, x5)
    x7 = mostcolor(x1)
    x8 = only_on(x6, x1, x7)
    x9 = recolor(ONE, x8)
    x10 = paint(x1, x9)
    O = back_by_role(I, ZERO, (), x10)
    return O


def solve_952a094c(I):
    """Found by stamps_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = objects(x1, F, T, T)
    x3 = corner_cells(x2, THREE)
    x4 = stamps(x3, {NEG_UNITY: ZERO, UNITY: TWO})
    x5 = paint(x1, x4)
    x6 = corner_cells(x2, TWO)
    x7 = stamps(x6, {UP_RIGHT: ZERO, DOWN_LEFT: THREE})
    x8 = paint(x5, x7)
    x9 = corner_cells(x2, ONE)
    x10 = stamps(x9, {UP_RIGHT: FOUR, DOWN_LEFT: ZERO})
    x11 = paint(x8, x10)
    x12 = corner_cells(x2, ZERO)
    x13 = stamps(x12, {NEG_UNITY: FIVE, UNITY: ZERO})
    x14 = paint(x11, x13)
    O = back_by_role(I, ZERO, (), x14)
    return O


def solve_95990924(I):
    """Found by stamps (batt 0.1.0); right on 6 fresh samples."""
    x1 = objects(I, T, T, T)
    x2 = corner_cells(x1, ZERO)
    x3 = stamps(x2, {NEG_UNITY: ONE, (NEG_ONE, TWO): TWO, (TWO, NEG_ONE): THREE, TWO_BY_TWO: FOUR})
    x4 = mostcolor(I)
    x5 = only_on(x3, I, x4)
    O = paint(I, x5)
    return O


def solve_963e52fc(I):
    """Found by continuation (batt 0.1.0); right on 6 fresh samples."""
    x1 = dmirror(I)
    x2 = width(I)
    x3 = multiply(x2, TWO)
    x4 = continued_down(x1, x3)
    O = dmirror(x4)
    return O


def solve_99b1bc43(I):
    """Found by truth_table_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (THREE,))
    x2 = parts_between_lines(x1)
    x3 = merge(x2)
    x4 = shared_colour(x3)
    x5 = cells_by_ink(x3, RIGHT, x4, {(F, F): NEG_ONE, (F, T): THREE, (T, F): THREE, (T, T): NEG_ONE})
    O = back_by_role(I, ZERO, (THREE,), x5)
    return O


def solve_9af7a82c(I):
    """Found by listing (batt 0.1.0); right on 6 fresh samples."""
    x1 = partition(I)
    x2 = order(x1, size)
    x3 = bars(x2, ZERO)
    O = rot90(x3)
    return O


def solve_9ecd008a(I):
    """Found by symmetry (batt 0.1.0); right on 6 fresh samples."""
    x1 = hidden_by_symmetry(I)
    x2 = ofcolor(I, x1)
    x3 = completed_by_symmetry(I, x1)
    O = subgrid(x2, x3)
    return O


def solve_9f236235(I):
    """Found by part_to_cell (batt 0.1.0); right on 6 fresh samples."""
    x1 = lbind(apply, mostcolor)
    x2 = parts_between_lines(I)
    x3 = apply(x1, x2)
    O = vmirror(x3)
    return O


def solve_a2fd1cf0(I):
    """Found by rays (batt 0.1.0); right on 6 fresh samples."""
    x1 = ofcolor(I, THREE)
    x2 = first(x1)
    x3 = ofcolor(I, TWO)
    x4 = first(x3)
    x5 = first(x4)
    x6 = last(x2)
    x7 = astuple(x5, x6)
    x8 = connect(x2, x7)
    x9 = connect(x7, x4)
    x10 = combine(x8, x9)
    x11 = recolor(THREE, x10)
    x12 = mostcolor(I)
    x13 = only_on(x11, I, x12)
    x14 = recolor(EIGHT, x13)
    O = paint(I, x14)
    return O


def solve_a416b8f3(I):
    """Found by tiling (batt 0.1.0); right on 6 fresh samples."""
    O = tiled_times(I, (ONE, TWO))
    return O


def solve_a48eeaf7(I):
    """Found by moves (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = objects_upon(I, x1, T, F)
    x3 = sizefilter(x2, ONE)
    x4 = cells_but(I, x1)
    x5 = merge(x3)
    x6 = difference(x4, x5)
    O = slid_towards(I, x1, x3, x6, F, T)
    return O


def solve_a5313dff(I):
    """Found by areas (batt 0.1.0); right on 6 fresh samples."""
    x1 = objects(I, T, F, T)
    x2 = size(x1)
    x3 = repeat(ONE, x2)
    O = painted_areas(I, x1, holes_area, x3, T)
    return O


def solve_a61f2674(I):
    """Found by outlines_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (ONE, TWO))
    x2 = fork(recolor, color, backdrop)
    x3 = mostcolor(x1)
    x4 = cells_but(x1, x3)
    x5 = apply(initset, x4)
    x6 = mapply(x2, x5)
    x7 = recolor(ZERO, x6)
    x8 = paint(x1, x7)
    x9 = objects(x1, T, T, T)
    x10 = argmin(x9, size)
    x11 = initset(x10)
    x12 = mapply(x2, x11)
    x13 = recolor(TWO, x12)
    x14 = paint(x8, x13)
    x15 = argmax(x9, size)
    x16 = initset(x15)
    x17 = mapply(x2, x16)
    x18 = recolor(ONE, x17)
    x19 = paint(x14, x18)
    O = back_by_role(I, ZERO, (ONE, TWO), x19)
    return O


def solve_a68b268e(I):
    """Found by overlay (batt 0.1.0); right on 6 fresh samples."""
    x1 = parts_between_lines(I)
    x2 = merge(x1)
    x3 = shared_colour(x2)
    O = laid_over(x2, (ZERO, ONE, TWO, THREE), x3)
    return O


def solve_a699fb00(I):
    """Found by rays (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = cells_but(I, x1)
    x3 = rays(I, x1, x2, (LEFT, RIGHT), (ZERO, -3, ONE, ONE))
    x4 = recolor(TWO, x3)
    O = paint(I, x4)
    return O


def solve_a740d043(I):
    """Found by two_steps_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (ZERO,))
    x2 = asindices(x1)
    x3 = mostcolor(x1)
    x4 = ofcolor(x1, x3)
    x5 = difference(x2, x4)
    x6 = subgrid(x5, x1)
    x7 = recoloured(x6, {ONE: ZERO})
    O = back_by_role(I, ZERO, (ZERO,), x7)
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
    """Found by truth_table_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = with_mirrors(x1)
    x3 = cells_by_table(x2, (ZERO,), {(ZERO,): ZERO, (ONE,): TWO, (TWO,): ZERO})
    O = back_by_role(I, ZERO, (), x3)
    return O


def solve_ac0a08a4(I):
    """Found by tiling (batt 0.1.0); right on 6 fresh samples."""
    x1 = numcolors(I)
    x2 = decrement(x1)
    O = upscale(I, x2)
    return O


def solve_b1948b0a(I):
    """Found by colour_map (batt 0.1.0); right on 6 fresh samples."""
    O = recoloured(I, {SIX: TWO})
    return O


def solve_b2862040(I):
    """Found by object_rules_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (EIGHT,))
    x2 = objects(x1, T, F, T)
    x3 = measured(x2, holes)
    x4 = recolour_each(x1, x2, x3, {ZERO: NEG_ONE, ONE: EIGHT})
    O = back_by_role(I, ZERO, (EIGHT,), x4)
    return O


def solve_b60334d2(I):
    """Found by outlines_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (ONE,))
    x2 = fork(recolor, color, backdrop)
    x3 = mostcolor(x1)
    x4 = cells_but(x1, x3)
    x5 = apply(initset, x4)
    x6 = mapply(x2, x5)
    x7 = recolor(ZERO, x6)
    x8 = paint(x1, x7)
    x9 = fork(recolor, color, outbox)
    x10 = mapply(x9, x5)
    x11 = only_on(x10, x1, x3)
    x12 = recolor(ONE, x11)
    x13 = paint(x8, x12)
    x14 = compose(corners, outbox)
    x15 = fork(recolor, color, x14)
    x16 = mapply(x15, x5)
    x17 = only_on(x16, x1, x3)
    x18 = paint(x13, x17)
    O = back_by_role(I, ZERO, (ONE,), x18)
    return O


def solve_b8825c91(I):
    """Found by symmetry (batt 0.1.0); right on 6 fresh samples."""
    x1 = hidden_by_symmetry(I)
    O = completed_by_symmetry(I, x1)
    return O


def solve_b91ae062(I):
    """Found by tiling (batt 0.1.0); right on 6 fresh samples."""
    x1 = numcolors(I)
    x2 = decrement(x1)
    O = upscale(I, x2)
    return O


def solve_b94a9452(I):
    """Found by two_steps (batt 0.1.0); right on 6 fresh samples."""
    x1 = compress(I)
    O = inverted_colours(x1)
    return O


def solve_b9b7f026(I):
    """Found by pick_one (batt 0.1.0); right on 6 fresh samples."""
    x1 = objects(I, T, F, T)
    x2 = measured(x1, gaps)
    x3 = are_most(x2)
    x4 = pick(x1, x3, T)
    x5 = mostcolor(x4)
    O = canvas(x5, UNITY)
    return O


def solve_ba97ae07(I):
    """Found by rays (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = cells_but(I, x1)
    x3 = rays(I, x1, x2, (UP, LEFT, RIGHT, DOWN), (ZERO, -3, ONE, ONE))
    O = paint(I, x3)
    return O


def solve_bda2d7a6(I):
    """Found by colour_map (batt 0.1.0); right on 6 fresh samples."""
    x1 = colours_met(I)
    x2 = passed_on(x1, ONE)
    x3 = pair(x1, x2)
    O = recoloured(I, x3)
    return O


def solve_be94b721(I):
    """Found by pick_one (batt 0.1.0); right on 6 fresh samples."""
    x1 = objects(I, T, F, T)
    x2 = measured(x1, size)
    x3 = are_most(x2)
    x4 = pick(x1, x3, T)
    O = subgrid(x4, I)
    return O


def solve_c0f76784(I):
    """Found by areas_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (SIX, SEVEN, EIGHT))
    x2 = objects(x1, T, F, T)
    x3 = measured(x2, size)
    x4 = told_by(x3, ((12, SEVEN), (16, EIGHT), (EIGHT, SIX)))
    x5 = painted_areas(x1, x2, holes_area, x4, T)
    O = back_by_role(I, ZERO, (SIX, SEVEN, EIGHT), x5)
    return O


def solve_c3e719e8(I):
    """Found by tiling (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = ofcolor(I, x1)
    x3 = shape(I)
    O = tiled_where(I, x2, x3)
    return O


def solve_c3f564a4(I):
    """Found by symmetry (batt 0.1.0); right on 6 fresh samples."""
    x1 = hidden_by_period(I)
    O = completed_by_period(I, x1)
    return O


def solve_c59eb873(I):
    """Found by tiling (batt 0.1.0); right on 6 fresh samples."""
    x1 = vupscale(I, TWO)
    O = hupscale(x1, TWO)
    return O


def solve_c8f0f002(I):
    """Found by colour_map (batt 0.1.0); right on 6 fresh samples."""
    O = recoloured(I, {SEVEN: FIVE})
    return O


def solve_c9e6f938(I):
    """Found by tiling (batt 0.1.0); right on 6 fresh samples."""
    O = tiled_by_layout(I, {ZERO: FIVE})
    return O


def solve_cce03e0d(I):
    """Found by tiling (batt 0.1.0); right on 6 fresh samples."""
    x1 = ofcolor(I, TWO)
    x2 = shape(I)
    O = tiled_where(I, x1, x2)
    return O


def solve_ce22a75a(I):
    """Found by outlines_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (ONE,))
    x2 = compose(backdrop, outbox)
    x3 = fork(recolor, color, x2)
    x4 = mostcolor(x1)
    x5 = cells_but(x1, x4)
    x6 = apply(initset, x5)
    x7 = mapply(x3, x6)
    x8 = recolor(ONE, x7)
    x9 = paint(x1, x8)
    O = back_by_role(I, ZERO, (ONE,), x9)
    return O


def solve_ce4f8723(I):
    """Found by truth_table_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (THREE,))
    x2 = parts_between_lines(x1)
    x3 = merge(x2)
    x4 = shared_colour(x3)
    x5 = cells_by_ink(x3, RIGHT, x4, {(F, F): NEG_ONE, (F, T): THREE, (T, F): THREE, (T, T): THREE})
    O = back_by_role(I, ZERO, (THREE,), x5)
    return O


def solve_cf98881b(I):
    """Found by overlay (batt 0.1.0); right on 6 fresh samples."""
    x1 = parts_between_lines(I)
    x2 = merge(x1)
    x3 = shared_colour(x2)
    O = laid_over(x2, (ZERO, ONE, TWO), x3)
    return O


def solve_d037b0a7(I):
    """Found by rays (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = cells_but(I, x1)
    x3 = rays(I, x1, x2, {ONE: ZERO}, (ZERO, NEG_TWO, ZERO, ONE))
    O = paint(I, x3)
    return O


def solve_d0f5fe59(I):
    """Found by counting_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = objects(x1, T, F, T)
    x3 = size(x2)
    x4 = astuple(x3, x3)
    x5 = canvas(ZERO, x4)
    x6 = shoot(ORIGIN, UNITY)
    x7 = fill(x5, ONE, x6)
    O = back_by_role(I, ZERO, (), x7)
    return O


def solve_d10ecb37(I):
    """Found by crop (batt 0.1.0); right on 6 fresh samples."""
    O = crop(I, ORIGIN, TWO_BY_TWO)
    return O


def solve_d2abd087(I):
    """Found by object_rules_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (ONE, TWO))
    x2 = objects(x1, T, F, T)
    x3 = measured(x2, size)
    x4 = are_key(x3, SIX)
    x5 = recolour_each(x1, x2, x4, {F: ONE, T: TWO})
    O = back_by_role(I, ZERO, (ONE, TWO), x5)
    return O


def solve_d364b489(I):
    """Found by stamps (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = cells_but(I, x1)
    x3 = stamps(x2, {UP: TWO, LEFT: SEVEN, RIGHT: SIX, DOWN: EIGHT})
    x4 = only_on(x3, I, x1)
    O = paint(I, x4)
    return O


def solve_d4a91cb9(I):
    """Found by rays (batt 0.1.0); right on 6 fresh samples."""
    x1 = ofcolor(I, EIGHT)
    x2 = first(x1)
    x3 = ofcolor(I, TWO)
    x4 = first(x3)
    x5 = first(x4)
    x6 = last(x2)
    x7 = astuple(x5, x6)
    x8 = connect(x2, x7)
    x9 = connect(x7, x4)
    x10 = combine(x8, x9)
    x11 = recolor(EIGHT, x10)
    x12 = mostcolor(I)
    x13 = only_on(x11, I, x12)
    x14 = recolor(FOUR, x13)
    O = paint(I, x14)
    return O


def solve_d511f180(I):
    """Found by colour_map (batt 0.1.0); right on 6 fresh samples."""
    O = recoloured(I, {FIVE: EIGHT, EIGHT: FIVE})
    return O


def solve_d5d6de2d(I):
    """Found by outlines_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (THREE,))
    x2 = fork(recolor, color, delta)
    x3 = objects(x1, T, T, T)
    x4 = mapply(x2, x3)
    x5 = mostcolor(x1)
    x6 = only_on(x4, x1, x5)
    x7 = recolor(THREE, x6)
    x8 = paint(x1, x7)
    x9 = fork(recolor, color, backdrop)
    x10 = cells_but(x1, x5)
    x11 = apply(initset, x10)
    x12 = mapply(x9, x11)
    x13 = recolor(ZERO, x12)
    x14 = paint(x8, x13)
    O = back_by_role(I, ZERO, (THREE,), x14)
    return O


def solve_d631b094(I):
    """Found by counting (batt 0.1.0); right on 6 fresh samples."""
    x1 = cells_but(I, ZERO)
    x2 = mostcolor(x1)
    x3 = size(x1)
    x4 = astuple(ONE, x3)
    O = canvas(x2, x4)
    return O


def solve_d9fac9be(I):
    """Found by part_to_cell_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = lbind(apply, leastcolor)
    x2 = by_role(I, ZERO, ())
    x3 = equal_parts(x2, UNITY)
    x4 = apply(x1, x3)
    O = back_by_role(I, ZERO, (), x4)
    return O


def solve_dae9d2b5(I):
    """Found by truth_table_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (SIX,))
    x2 = halves(x1)
    x3 = shared_colour(x2)
    x4 = cells_by_ink(x2, RIGHT, x3, {(F, F): NEG_ONE, (F, T): SIX, (T, F): SIX, (T, T): SIX})
    O = back_by_role(I, ZERO, (SIX,), x4)
    return O


def solve_dbc1a6ce(I):
    """Found by rays (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = cells_but(I, x1)
    x3 = rays(I, x1, x2, (UP, LEFT, RIGHT, DOWN), (ZERO, -3, ONE, ONE))
    x4 = recolor(EIGHT, x3)
    O = paint(I, x4)
    return O


def solve_dc0a314f(I):
    """Found by symmetry (batt 0.1.0); right on 6 fresh samples."""
    x1 = hidden_by_symmetry(I)
    x2 = ofcolor(I, x1)
    x3 = completed_by_symmetry(I, x1)
    O = subgrid(x2, x3)
    return O


def solve_dc1df850(I):
    """Found by outlines_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (ONE,))
    x2 = fork(recolor, color, outbox)
    x3 = mostcolor(x1)
    x4 = cells_but(x1, x3)
    x5 = apply(initset, x4)
    x6 = colorfilter(x5, TWO)
    x7 = mapply(x2, x6)
    x8 = only_on(x7, x1, x3)
    x9 = recolor(ONE, x8)
    x10 = paint(x1, x9)
    O = back_by_role(I, ZERO, (ONE,), x10)
    return O


def solve_de1cd16c(I):
    """Found by pick_one_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = objects(I, T, F, F)
    x2 = measured(x1, gaps)
    x3 = are_most(x2)
    x4 = pick(x1, x3, T)
    x5 = mostcolor(x4)
    O = canvas(x5, UNITY)
    return O


def solve_ded97339(I):
    """Found by rays (batt 0.1.0); right on 6 fresh samples."""
    x1 = mostcolor(I)
    x2 = cells_but(I, x1)
    x3 = rays(I, x1, x2, (UP, LEFT, RIGHT, DOWN), (ZERO, -3, ONE, ONE))
    O = paint(I, x3)
    return O


def solve_e3497940(I):
    """Found by two_steps_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, ())
    x2 = lefthalf(x1)
    x3 = righthalf(x1)
    x4 = vmirror(x3)
    x5 = hconcat(x2, x4)
    x6 = equal_parts(x5, (ONE, TWO))
    x7 = merge(x6)
    x8 = shared_colour(x7)
    x9 = laid_over(x7, RIGHT, x8)
    O = back_by_role(I, ZERO, (), x9)
    return O


def solve_e8593010(I):
    """Found by object_rules (batt 0.1.0); right on 6 fresh samples."""
    x1 = objects(I, T, F, T)
    x2 = measured(x1, size)
    O = recolour_each(I, x1, x2, {ONE: THREE, TWO: TWO, THREE: ONE})
    return O


def solve_e98196ab(I):
    """Found by overlay (batt 0.1.0); right on 6 fresh samples."""
    x1 = parts_between_lines(I)
    x2 = merge(x1)
    x3 = shared_colour(x2)
    O = laid_over(x2, RIGHT, x3)
    return O


def solve_ea32f347(I):
    """Found by outlines_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (ONE, TWO, FOUR))
    x2 = fork(recolor, color, backdrop)
    x3 = mostcolor(x1)
    x4 = cells_but(x1, x3)
    x5 = apply(initset, x4)
    x6 = mapply(x2, x5)
    x7 = recolor(FOUR, x6)
    x8 = paint(x1, x7)
    x9 = objects(x1, T, T, T)
    x10 = argmin(x9, size)
    x11 = initset(x10)
    x12 = mapply(x2, x11)
    x13 = recolor(TWO, x12)
    x14 = paint(x8, x13)
    x15 = argmax(x9, size)
    x16 = initset(x15)
    x17 = mapply(x2, x16)
    x18 = recolor(ONE, x17)
    x19 = paint(x14, x18)
    O = back_by_role(I, ZERO, (ONE, TWO, FOUR), x19)
    return O


def solve_eb5a1d5d(I):
    """Found by listing (batt 0.1.0); right on 6 fresh samples."""
    O = condensed(I)
    return O


def solve_ed36ccf7(I):
    """Found by tiling (batt 0.1.0); right on 6 fresh samples."""
    O = rot270(I)
    return O


def solve_f25fbde4(I):
    """Found by pick_one (batt 0.1.0); right on 6 fresh samples."""
    x1 = objects(I, T, T, T)
    x2 = measured(x1, size)
    x3 = are_most(x2)
    x4 = pick(x1, x3, T)
    x5 = subgrid(x4, I)
    O = upscale(x5, TWO)
    return O


def solve_f25ffba3(I):
    """Found by overlay (batt 0.1.0); right on 6 fresh samples."""
    O = mirrored_half(I)
    return O


def solve_f2829549(I):
    """Found by truth_table_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (THREE,))
    x2 = parts_between_lines(x1)
    x3 = merge(x2)
    x4 = shared_colour(x3)
    x5 = cells_by_ink(x3, RIGHT, x4, {(F, F): THREE, (F, T): NEG_ONE, (T, F): NEG_ONE, (T, T): NEG_ONE})
    O = back_by_role(I, ZERO, (THREE,), x5)
    return O


def solve_f8b3ba0a(I):
    """Found by listed_colours (batt 0.1.0); right on 6 fresh samples."""
    x1 = colours_by_count(I)
    x2 = without_first(x1, TWO)
    O = colours_in_rows(x2, ONE)
    return O


def solve_f8ff0b80(I):
    """Found by listed_colours (batt 0.1.0); right on 6 fresh samples."""
    x1 = colours_by_count(I)
    x2 = without_first(x1, ONE)
    O = colours_in_rows(x2, ONE)
    return O


def solve_f9012d9b(I):
    """Found by symmetry (batt 0.1.0); right on 6 fresh samples."""
    x1 = hidden_by_period(I)
    x2 = ofcolor(I, x1)
    x3 = completed_by_period(I, x1)
    O = subgrid(x2, x3)
    return O


def solve_fafffa47(I):
    """Found by truth_table_by_role (batt 0.1.0); right on 6 fresh samples."""
    x1 = by_role(I, ZERO, (TWO,))
    x2 = halves(x1)
    x3 = shared_colour(x2)
    x4 = cells_by_ink(x2, RIGHT, x3, {(F, F): TWO, (F, T): NEG_ONE, (T, F): NEG_ONE, (T, T): NEG_ONE})
    O = back_by_role(I, ZERO, (TWO,), x4)
    return O


def solve_ff805c23(I):
    """Found by symmetry (batt 0.1.0); right on 6 fresh samples."""
    x1 = hidden_by_symmetry(I)
    x2 = ofcolor(I, x1)
    x3 = completed_by_symmetry(I, x1)
    O = subgrid(x2, x3)
    return O
