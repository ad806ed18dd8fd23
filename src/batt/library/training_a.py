"""Programs for the first half of the ARC-AGI-1 training tasks, in the order of their ids."""

from batt.dsl import *


def solve_007bbfb7(I):
    """Each coloured cell of the tile becomes a copy of the whole tile."""
    x1 = hconcat(I, I)
    x2 = hconcat(x1, I)
    x3 = upscale(I, THREE)
    x4 = vconcat(x2, x2)
    x5 = vconcat(x4, x2)
    O = cellwise(x3, x5, ZERO)
    return O


def solve_00d62c1b(I):
    """Enclosed holes become 4."""
    x1 = objects(I, T, F, F)
    x2 = colorfilter(x1, ZERO)
    x3 = rbind(bordering, I)
    x4 = compose(flip, x3)
    x5 = mfilter(x2, x4)
    O = fill(I, FOUR, x5)
    return O


def solve_017c7c7b(I):
    """The rows go on in their rhythm for three more rows, in colour 2."""
    x1 = ofcolor(I, ONE)
    x2 = asobject(I)
    x3 = vperiod(x2)
    x4 = toivec(x3)
    x5 = astuple(NINE, THREE)
    x6 = canvas(ZERO, x5)
    x7 = fill(x6, TWO, x1)
    x8 = shift(x1, x4)
    x9 = fill(x7, TWO, x8)
    x10 = double(x4)
    x11 = shift(x1, x10)
    O = fill(x9, TWO, x11)
    return O


def solve_025d127b(I):
    """All but the right edge and the bottom row of each shape moves one step right."""
    x1 = fork(combine, vfrontier, hfrontier)
    x2 = compose(x1, lrcorner)
    x3 = fork(difference, toindices, x2)
    x4 = fork(recolor, color, x3)
    x5 = objects(I, T, T, T)
    x6 = mapply(x4, x5)
    x7 = cover(I, x6)
    x8 = shift(x6, RIGHT)
    O = paint(x7, x8)
    return O


def solve_0520fde7(I):
    """Cells set on both sides of the bar become 2."""
    x1 = lefthalf(I)
    x2 = righthalf(I)
    x3 = cellwise(x1, x2, ZERO)
    O = replace(x3, ONE, TWO)
    return O


def solve_05269061(I):
    """Each colour takes every third rising diagonal."""
    x1 = rbind(shoot, UP_RIGHT)
    x2 = compose(x1, urcorner)
    x3 = rbind(shoot, DOWN_LEFT)
    x4 = compose(x3, urcorner)
    x5 = fork(combine, x2, x4)
    x6 = fork(recolor, color, x5)
    x7 = fgpartition(I)
    x8 = apply(x6, x7)
    x9 = multiply(SIX, NEG_TWO)
    x10 = add(TEN, TEN)
    x11 = interval(x9, x10, THREE)
    x12 = apply(tojvec, x11)
    x13 = prapply(shift, x8, x12)
    x14 = merge(x13)
    O = paint(I, x14)
    return O


def solve_05f2a901(I):
    """The shape of 2 moves to the block of 8."""
    x1 = ofcolor(I, TWO)
    x2 = cover(I, x1)
    x3 = ofcolor(I, EIGHT)
    x4 = gravitate(x1, x3)
    x5 = shift(x1, x4)
    O = fill(x2, TWO, x5)
    return O


def solve_08ed6ac7(I):
    """Number the bars by height, the tallest first."""
    x1 = objects(I, T, F, T)
    x2 = order(x1, size)
    x3 = interval(FOUR, ZERO, NEG_ONE)
    x4 = mpapply(recolor, x3, x2)
    O = paint(I, x4)
    return O


def solve_09629e4f(I):
    """The field without an 8 is drawn large."""
    x1 = rbind(hsplit, THREE)
    x2 = vsplit(I, THREE)
    x3 = mapply(x1, x2)
    x4 = rbind(colorcount, EIGHT)
    x5 = compose(flip, x4)
    x6 = extract(x3, x5)
    x7 = upscale(x6, FOUR)
    x8 = shape(I)
    x9 = crop(x7, ORIGIN, x8)
    x10 = ofcolor(I, FIVE)
    O = fill(x9, FIVE, x10)
    return O


def solve_0962bcdd(I):
    """Each little cross grows to a star: longer arms, and diagonals of the middle's colour."""
    x1 = leastcolor(I)
    x2 = palette(I)
    x3 = remove(ZERO, x2)
    x4 = remove(x1, x3)
    x5 = first(x4)
    x6 = ofcolor(I, x1)
    x7 = mapply(ineighbors, x6)
    x8 = mapply(ineighbors, x7)
    x9 = fill(I, x1, x8)
    x10 = mapply(dneighbors, x6)
    x11 = mapply(dneighbors, x10)
    x12 = fill(x9, x5, x11)
    x13 = combine(x7, x6)
    O = fill(x12, x1, x13)
    return O


def solve_0a938d79(I):
    """The two cells become stripes that go on in turn at the same distance."""
    x1 = portrait(I)
    x2 = branch(x1, dmirror, identity)
    x3 = x2(I)
    x4 = fgpartition(x3)
    x5 = order(x4, leftmost)
    x6 = first(x5)
    x7 = leftmost(x6)
    x8 = last(x5)
    x9 = leftmost(x8)
    x10 = subtract(x9, x7)
    x11 = double(x10)
    x12 = height(x3)
    x13 = interval(ZERO, x12, ONE)
    x14 = color(x6)
    x15 = width(x3)
    x16 = interval(x7, x15, x11)
    x17 = product(x13, x16)
    x18 = fill(x3, x14, x17)
    x19 = color(x8)
    x20 = interval(x9, x15, x11)
    x21 = product(x13, x20)
    x22 = fill(x18, x19, x21)
    O = x2(x22)
    return O


def solve_0b148d64(I):
    """Cut out the part that has another colour."""
    x1 = leastcolor(I)
    x2 = ofcolor(I, x1)
    O = subgrid(x2, I)
    return O


def solve_0ca9ddb6(I):
    """Cells of colour 2 get 4 at their corners, cells of colour 1 get 7 at their sides."""
    x1 = ofcolor(I, TWO)
    x2 = mapply(ineighbors, x1)
    x3 = fill(I, FOUR, x2)
    x4 = ofcolor(I, ONE)
    x5 = mapply(dneighbors, x4)
    O = fill(x3, SEVEN, x5)
    return O


def solve_0d3d703e(I):
    """Colours change places in the pairs 1-5, 2-6, 3-4, 8-9."""
    x1 = switch(I, ONE, FIVE)
    x2 = switch(x1, TWO, SIX)
    x3 = switch(x2, THREE, FOUR)
    O = switch(x3, EIGHT, NINE)
    return O


def solve_10fcaaa3(I):
    """Tile the picture two by two and put 8 at the free diagonal neighbours of its cells."""
    x1 = hconcat(I, I)
    x2 = vconcat(x1, x1)
    x3 = fgpartition(x2)
    x4 = apply(toindices, x3)
    x5 = merge(x4)
    x6 = mapply(ineighbors, x5)
    O = underfill(x2, EIGHT, x6)
    return O


def solve_11852cab(I):
    """Complete the pattern to all its mirror images."""
    x1 = fgpartition(I)
    x2 = merge(x1)
    x3 = vmirror(x2)
    x4 = combine(x2, x3)
    x5 = hmirror(x4)
    x6 = combine(x4, x5)
    x7 = dmirror(x6)
    x8 = combine(x6, x7)
    O = paint(I, x8)
    return O


def solve_1190e5a7(I):
    """Count the fields between the lines, along both directions."""
    x1 = frontiers(I)
    x2 = sfilter(x1, hline)
    x3 = size(x2)
    x4 = increment(x3)
    x5 = sfilter(x1, vline)
    x6 = size(x5)
    x7 = increment(x6)
    x8 = mostcolor(I)
    x9 = astuple(x4, x7)
    O = canvas(x8, x9)
    return O


def solve_137eaa0f(I):
    """Lay all shapes over each other, their cells of colour 5 in the middle."""
    x1 = matcher(first, FIVE)
    x2 = rbind(sfilter, x1)
    x3 = compose(ulcorner, x2)
    x4 = lbind(subtract, UNITY)
    x5 = compose(x4, x3)
    x6 = fork(shift, identity, x5)
    x7 = canvas(ZERO, THREE_BY_THREE)
    x8 = objects(I, F, T, T)
    x9 = mapply(x6, x8)
    O = paint(x7, x9)
    return O


def solve_178fcbfb(I):
    """Cells of 2 draw their columns, cells of 1 and 3 their rows over them."""
    x1 = ofcolor(I, TWO)
    x2 = mapply(vfrontier, x1)
    x3 = fill(I, TWO, x2)
    x4 = ofcolor(I, ONE)
    x5 = mapply(hfrontier, x4)
    x6 = fill(x3, ONE, x5)
    x7 = ofcolor(I, THREE)
    x8 = mapply(hfrontier, x7)
    O = fill(x6, THREE, x8)
    return O


def solve_1b2d62fb(I):
    """Cells empty on both sides of the bar become 8."""
    x1 = lefthalf(I)
    x2 = ofcolor(x1, ZERO)
    x3 = righthalf(I)
    x4 = ofcolor(x3, ZERO)
    x5 = intersection(x2, x4)
    x6 = shape(x1)
    x7 = canvas(ZERO, x6)
    O = fill(x7, EIGHT, x5)
    return O


def solve_1b60fb0c(I):
    """The missing fourth arm is the quarter turn of the others, in 2."""
    x1 = ofcolor(I, ONE)
    x2 = height(x1)
    x3 = urcorner(x1)
    x4 = subtract(ONE, x2)
    x5 = tojvec(x4)
    x6 = add(x3, x5)
    x7 = astuple(x2, x2)
    x8 = crop(I, x6, x7)
    x9 = rot90(x8)
    x10 = ofcolor(x9, ONE)
    x11 = shift(x10, x6)
    O = underfill(I, TWO, x11)
    return O


def solve_1bfc4729(I):
    """Each cell colours its half of a fixed drawing."""
    x1 = tophalf(I)
    x2 = leastcolor(x1)
    x3 = bottomhalf(I)
    x4 = leastcolor(x3)
    x5 = hfrontier(ORIGIN)
    x6 = hfrontier(TWO_BY_ZERO)
    x7 = combine(x5, x6)
    x8 = vfrontier(ORIGIN)
    x9 = tojvec(NINE)
    x10 = vfrontier(x9)
    x11 = combine(x8, x10)
    x12 = combine(x7, x11)
    x13 = fill(x1, x2, x12)
    x14 = replace(x13, x2, x4)
    x15 = hmirror(x14)
    O = vconcat(x13, x15)
    return O


def solve_1c786137(I):
    """Cut out what the frame encloses."""
    x1 = partition(I)
    x2 = fork(equality, toindices, box)
    x3 = extract(x1, x2)
    x4 = subgrid(x3, I)
    O = trim(x4)
    return O


def solve_1caeab9d(I):
    """All shapes move up or down to the rows of the shape of colour 1."""
    x1 = ofcolor(I, ONE)
    x2 = uppermost(x1)
    x3 = lbind(subtract, x2)
    x4 = chain(toivec, x3, uppermost)
    x5 = fork(shift, identity, x4)
    x6 = objects(I, T, T, T)
    x7 = mapply(x5, x6)
    x8 = shape(I)
    x9 = canvas(ZERO, x8)
    O = paint(x9, x7)
    return O


def solve_1cf80156(I):
    """Cut the shape out."""
    x1 = objects(I, T, F, T)
    x2 = first(x1)
    O = subgrid(x2, I)
    return O


def solve_1e0a9b12(I):
    """Every cell falls down in its column."""
    x1 = rbind(order, positive)
    x2 = dmirror(I)
    x3 = apply(x1, x2)
    O = dmirror(x3)
    return O


def solve_1f642eb9(I):
    """Each single cell throws its colour onto the block's edge."""
    x1 = ofcolor(I, EIGHT)
    x2 = fork(add, identity, sign)
    x3 = rbind(gravitate, x1)
    x4 = compose(x2, x3)
    x5 = fork(shift, identity, x4)
    x6 = objects(I, T, F, T)
    x7 = sizefilter(x6, ONE)
    x8 = mapply(x5, x7)
    O = paint(I, x8)
    return O


def solve_1f876c06(I):
    """Connect the two cells of each colour."""
    x1 = compose(last, first)
    x2 = compose(last, last)
    x3 = fork(connect, x1, x2)
    x4 = fork(recolor, color, x3)
    x5 = fgpartition(I)
    x6 = mapply(x4, x5)
    O = paint(I, x6)
    return O


def solve_1fad071e(I):
    """Count the two by two blocks of colour 1."""
    x1 = objects(I, T, F, T)
    x2 = colorfilter(x1, ONE)
    x3 = sizefilter(x2, FOUR)
    x4 = size(x3)
    x5 = astuple(ONE, FIVE)
    x6 = canvas(ZERO, x5)
    x7 = decrement(x4)
    x8 = tojvec(x7)
    x9 = connect(ORIGIN, x8)
    O = fill(x6, ONE, x9)
    return O


def solve_2013d3e2(I):
    """Keep the upper left quarter of the shape."""
    x1 = fgpartition(I)
    x2 = merge(x1)
    x3 = subgrid(x2, I)
    x4 = tophalf(x3)
    O = lefthalf(x4)
    return O


def solve_2204b7a8(I):
    """Cells of colour 3 take the colour of the nearer edge line."""
    x1 = index(I, ORIGIN)
    x2 = asindices(I)
    x3 = urcorner(x2)
    x4 = index(I, x3)
    x5 = equality(x1, x4)
    x6 = branch(x5, dmirror, identity)
    x7 = x6(I)
    x8 = lrcorner(x2)
    x9 = index(I, x8)
    x10 = lefthalf(x7)
    x11 = replace(x10, THREE, x1)
    x12 = righthalf(x7)
    x13 = replace(x12, THREE, x9)
    x14 = hconcat(x11, x13)
    O = x6(x14)
    return O


def solve_22168020(I):
    """Connect all cells of a colour that face each other."""
    x1 = lbind(prapply, connect)
    x2 = fork(x1, toindices, toindices)
    x3 = compose(merge, x2)
    x4 = fork(recolor, color, x3)
    x5 = fgpartition(I)
    x6 = mapply(x4, x5)
    O = paint(I, x6)
    return O


def solve_2281f1f4(I):
    """Where a marked column meets a marked row, put a 2."""
    x1 = ofcolor(I, FIVE)
    x2 = apply(first, x1)
    x3 = apply(last, x1)
    x4 = product(x2, x3)
    x5 = urcorner(x1)
    x6 = remove(x5, x4)
    O = underfill(I, TWO, x6)
    return O


def solve_228f6490(I):
    """Shapes that alone have their colour move into the holes of their form."""
    x1 = compose(normalize, toindices)
    x2 = objects(I, T, F, F)
    x3 = colorfilter(x2, ZERO)
    x4 = rbind(bordering, I)
    x5 = compose(flip, x4)
    x6 = sfilter(x3, x5)
    x7 = compose(x1, first)
    x8 = compose(x1, last)
    x9 = fork(equality, x7, x8)
    x10 = fgpartition(I)
    x11 = objects(I, T, F, T)
    x12 = intersection(x10, x11)
    x13 = product(x6, x12)
    x14 = sfilter(x13, x9)
    x15 = compose(color, last)
    x16 = fork(recolor, x15, first)
    x17 = mapply(x16, x14)
    x18 = mapply(last, x14)
    x19 = cover(I, x18)
    O = paint(x19, x17)
    return O


def solve_22eb0ac0(I):
    """Cells of one colour that face each other are connected."""
    x1 = lbind(prapply, connect)
    x2 = fork(x1, toindices, toindices)
    x3 = compose(merge, x2)
    x4 = fork(recolor, color, x3)
    x5 = fgpartition(I)
    x6 = mapply(x4, x5)
    O = paint(I, x6)
    return O


def solve_23581191(I):
    """Each cell sends lines in both directions; where the two colours cross is 2."""
    x1 = compose(vfrontier, ulcorner)
    x2 = compose(hfrontier, ulcorner)
    x3 = fork(combine, x1, x2)
    x4 = fork(recolor, color, x3)
    x5 = objects(I, T, F, T)
    x6 = apply(x4, x5)
    x7 = first(x6)
    x8 = toindices(x7)
    x9 = last(x6)
    x10 = toindices(x9)
    x11 = intersection(x8, x10)
    x12 = merge(x6)
    x13 = paint(I, x12)
    O = fill(x13, TWO, x11)
    return O


def solve_239be575(I):
    """Say 8 if one shape holds all cells of colour 2, else 0."""
    x1 = objects(I, F, F, T)
    x2 = lbind(contained, TWO)
    x3 = compose(x2, palette)
    x4 = sfilter(x1, x3)
    x5 = size(x4)
    x6 = equality(x5, ONE)
    x7 = branch(x6, EIGHT, ZERO)
    O = canvas(x7, UNITY)
    return O


def solve_23b5c85d(I):
    """Cut out the smallest block."""
    x1 = fgpartition(I)
    x2 = argmin(x1, size)
    O = subgrid(x2, I)
    return O


def solve_253bf280(I):
    """Cells that face each other in a row or column are connected by 3."""
    x1 = ofcolor(I, EIGHT)
    x2 = fork(either, hline, vline)
    x3 = prapply(connect, x1, x1)
    x4 = mfilter(x3, x2)
    O = underfill(I, THREE, x4)
    return O


def solve_25d487eb(I):
    """The odd cell shoots through the shape and on to the edge."""
    x1 = leastcolor(I)
    x2 = ofcolor(I, x1)
    x3 = fgpartition(I)
    x4 = merge(x3)
    x5 = position(x2, x4)
    x6 = first(x2)
    x7 = shoot(x6, x5)
    O = underfill(I, x1, x7)
    return O


def solve_25d8a9c8(I):
    """Rows of one colour become 5, all else 0."""
    x1 = shape(I)
    x2 = canvas(ZERO, x1)
    x3 = frontiers(I)
    x4 = mfilter(x3, hline)
    O = fill(x2, FIVE, x4)
    return O


def solve_25ff71a9(I):
    """Everything falls by one row."""
    x1 = shape(I)
    x2 = canvas(ZERO, x1)
    x3 = asobject(I)
    x4 = shift(x3, DOWN)
    O = paint(x2, x4)
    return O


def solve_272f95fa(I):
    """The middle room becomes 6, the four beside it 2, 4, 3 and 1."""
    x1 = objects(I, T, F, F)
    x2 = colorfilter(x1, ZERO)
    x3 = rbind(bordering, I)
    x4 = compose(flip, x3)
    x5 = extract(x2, x4)
    x6 = lbind(manhattan, x5)
    x7 = matcher(x6, TWO)
    x8 = sfilter(x2, x7)
    x9 = order(x8, ulcorner)
    x10 = astuple(TWO, FOUR)
    x11 = astuple(THREE, ONE)
    x12 = combine(x10, x11)
    x13 = fill(I, SIX, x5)
    x14 = mpapply(recolor, x12, x9)
    O = paint(x13, x14)
    return O


def solve_27a28665(I):
    """The four kinds of pattern have a number each; three cells tell them apart."""
    x1 = index(I, UNITY)
    x2 = index(I, ZERO_BY_TWO)
    x3 = index(I, ORIGIN)
    x4 = branch(x3, TWO, THREE)
    x5 = branch(x2, x4, SIX)
    x6 = branch(x1, x5, ONE)
    O = canvas(x6, UNITY)
    return O


def solve_28bf18c6(I):
    """The shape twice, side by side."""
    x1 = objects(I, T, T, T)
    x2 = first(x1)
    x3 = subgrid(x2, I)
    O = hconcat(x3, x3)
    return O


def solve_29623171(I):
    """The fields with the most cells are filled, the others cleared."""
    x1 = palette(I)
    x2 = remove(ZERO, x1)
    x3 = remove(FIVE, x2)
    x4 = first(x3)
    x5 = ofcolor(I, x4)
    x6 = replace(I, x4, ZERO)
    x7 = objects(x6, T, F, F)
    x8 = colorfilter(x7, ZERO)
    x9 = apply(toindices, x8)
    x10 = lbind(intersection, x5)
    x11 = compose(size, x10)
    x12 = valmax(x9, x11)
    x13 = matcher(x11, x12)
    x14 = mfilter(x9, x13)
    O = fill(x6, x4, x14)
    return O


def solve_29c11459(I):
    """The two ends of a row fill their halves and meet in a 5."""
    x1 = height(I)
    x2 = astuple(x1, ONE)
    x3 = crop(I, ORIGIN, x2)
    x4 = vmirror(I)
    x5 = crop(x4, ORIGIN, x2)
    x6 = asindices(x3)
    x7 = ofcolor(x3, ZERO)
    x8 = difference(x6, x7)
    x9 = fill(x3, FIVE, x8)
    x10 = hupscale(x3, FIVE)
    x11 = hconcat(x10, x9)
    x12 = hupscale(x5, FIVE)
    O = hconcat(x11, x12)
    return O


def solve_2bcee788(I):
    """The shape is mirrored at its marked side, on a ground of 3."""
    x1 = fgpartition(I)
    x2 = argmax(x1, size)
    x3 = ofcolor(I, TWO)
    x4 = hmatching(x2, x3)
    x5 = position(x2, x3)
    x6 = branch(x4, RIGHT, DOWN)
    x7 = multiply(x5, x6)
    x8 = branch(x4, vmirror, hmirror)
    x9 = x8(x2)
    x10 = shape(x2)
    x11 = multiply(x7, x10)
    x12 = shift(x9, x11)
    x13 = shape(I)
    x14 = canvas(THREE, x13)
    x15 = combine(x2, x12)
    O = paint(x14, x15)
    return O


def solve_2bee17df(I):
    """Rows and columns that are empty inside the frame become 3."""
    x1 = trim(I)
    x2 = frontiers(x1)
    x3 = colorfilter(x2, ZERO)
    x4 = merge(x3)
    x5 = shift(x4, UNITY)
    O = fill(I, THREE, x5)
    return O


def solve_2c608aff(I):
    """Single cells in line with the block are connected to it by a line."""
    x1 = objects(I, T, F, T)
    x2 = argmax(x1, size)
    x3 = sizefilter(x1, ONE)
    x4 = lbind(prapply, connect)
    x5 = toindices(x2)
    x6 = rbind(x4, x5)
    x7 = apply(toindices, x3)
    x8 = mapply(x6, x7)
    x9 = first(x3)
    x10 = color(x9)
    x11 = fork(either, hline, vline)
    x12 = mfilter(x8, x11)
    O = underfill(I, x10, x12)
    return O


def solve_2dc579da(I):
    """Of the four parts, keep the one with an odd cell."""
    x1 = rbind(hsplit, TWO)
    x2 = vsplit(I, TWO)
    x3 = mapply(x1, x2)
    O = argmax(x3, numcolors)
    return O


def solve_2dee498d(I):
    """Keep the first of three equal parts."""
    x1 = hsplit(I, THREE)
    O = first(x1)
    return O


def solve_31aa019c(I):
    """Keep the only cell whose colour is unique, and put a ring of 2 around it."""
    x1 = fgpartition(I)
    x2 = sizefilter(x1, ONE)
    x3 = merge(x2)
    x4 = shape(I)
    x5 = canvas(ZERO, x4)
    x6 = outbox(x3)
    x7 = fill(x5, TWO, x6)
    O = paint(x7, x3)
    return O


def solve_321b1fc6(I):
    """Shapes of colour 8 take the colours of the pattern, which goes away."""
    x1 = objects(I, F, F, T)
    x2 = argmax(x1, numcolors)
    x3 = normalize(x2)
    x4 = lbind(shift, x3)
    x5 = cover(I, x2)
    x6 = compose(x4, ulcorner)
    x7 = colorfilter(x1, EIGHT)
    x8 = mapply(x6, x7)
    O = paint(x5, x8)
    return O


def solve_3428a4f5(I):
    """Cells set on exactly one side of the bar become 3."""
    x1 = tophalf(I)
    x2 = ofcolor(x1, TWO)
    x3 = bottomhalf(I)
    x4 = ofcolor(x3, TWO)
    x5 = difference(x2, x4)
    x6 = difference(x4, x2)
    x7 = combine(x5, x6)
    x8 = shape(x1)
    x9 = canvas(ZERO, x8)
    O = fill(x9, THREE, x7)
    return O


def solve_3618c87e(I):
    """The ones fall by two rows."""
    x1 = ofcolor(I, ONE)
    x2 = cover(I, x1)
    x3 = shift(x1, TWO_BY_ZERO)
    O = fill(x2, ONE, x3)
    return O


def solve_363442ee(I):
    """Stamp the tile at every mark of colour 1."""
    x1 = crop(I, ORIGIN, THREE_BY_THREE)
    x2 = asobject(x1)
    x3 = lbind(shift, x2)
    x4 = compose(x3, decrement)
    x5 = ofcolor(I, ONE)
    x6 = mapply(x4, x5)
    O = paint(I, x6)
    return O


def solve_3906de3d(I):
    """The bars rise in their columns as far as they can."""
    x1 = matcher(identity, ZERO)
    x2 = rbind(order, x1)
    x3 = dmirror(I)
    x4 = apply(x2, x3)
    O = dmirror(x4)
    return O


def solve_39a8645d(I):
    """Keep the shape that occurs most often."""
    x1 = objects(I, T, T, T)
    x2 = totuple(x1)
    x3 = apply(normalize, x2)
    x4 = canvas(ZERO, THREE_BY_THREE)
    x5 = mostcommon(x3)
    O = paint(x4, x5)
    return O


def solve_3aa6fb7a(I):
    """The missing corner of each bent shape becomes 1."""
    x1 = objects(I, T, F, T)
    x2 = mapply(delta, x1)
    O = fill(I, ONE, x2)
    return O


def solve_3ac3eb23(I):
    """Each cell of the top row starts a zigzag braid downwards."""
    x1 = vsplit(I, THREE)
    x2 = first(x1)
    x3 = compose(ineighbors, ulcorner)
    x4 = fork(recolor, color, x3)
    x5 = objects(I, T, F, T)
    x6 = mapply(x4, x5)
    x7 = paint(x2, x6)
    x8 = vconcat(x7, x7)
    O = vconcat(x8, x7)
    return O


def solve_3af2c5a8(I):
    """The picture and its mirror image, over their half turn."""
    x1 = vmirror(I)
    x2 = hconcat(I, x1)
    x3 = rot180(x2)
    O = vconcat(x2, x3)
    return O


def solve_3bd67248(I):
    """A diagonal of 2 rises from the lower left corner, and a floor of 4 goes to the right."""
    x1 = asindices(I)
    x2 = llcorner(x1)
    x3 = add(x2, UP_RIGHT)
    x4 = shoot(x3, UP_RIGHT)
    x5 = fill(I, TWO, x4)
    x6 = add(x2, RIGHT)
    x7 = shoot(x6, RIGHT)
    O = fill(x5, FOUR, x7)
    return O


def solve_3bdb4ada(I):
    """Every second cell of the middle row of each bar is cleared."""
    x1 = chain(initset, increment, uppermost)
    x2 = rbind(interval, TWO)
    x3 = compose(increment, leftmost)
    x4 = fork(x2, x3, rightmost)
    x5 = fork(product, x1, x4)
    x6 = objects(I, T, F, T)
    x7 = mapply(x5, x6)
    O = fill(I, ZERO, x7)
    return O


def solve_3befdf3e(I):
    """The colours of each square change places; flaps as wide as the core grow on all sides."""
    x1 = objects(I, F, F, T)
    x2 = first(x1)
    x3 = mostcolor(x2)
    x4 = chain(decrement, decrement, width)
    x5 = dneighbors(ORIGIN)
    x6 = rbind(apply, x5)
    x7 = lbind(lbind, multiply)
    x8 = compose(x7, x4)
    x9 = compose(x6, x8)
    x10 = lbind(prapply, shift)
    x11 = compose(initset, backdrop)
    x12 = fork(x10, x11, x9)
    x13 = compose(merge, x12)
    x14 = mapply(x13, x1)
    x15 = fill(I, x3, x14)
    x16 = leastcolor(x2)
    x17 = switch(I, x3, x16)
    x18 = merge(x1)
    x19 = toobject(x18, x17)
    O = paint(x15, x19)
    return O


def solve_3c9b0459(I):
    """Turn the picture by a half, as two mirrorings."""
    x1 = vmirror(I)
    O = hmirror(x1)
    return O


def solve_3de23699(I):
    """Cut out what lies between the four corner marks, in their colour."""
    x1 = fgpartition(I)
    x2 = fork(multiply, height, width)
    x3 = argmax(x1, x2)
    x4 = subgrid(x3, I)
    x5 = trim(x4)
    x6 = other(x1, x3)
    x7 = color(x6)
    x8 = color(x3)
    O = replace(x5, x7, x8)
    return O


def solve_3eda0437(I):
    """The largest empty rectangle of two or more rows and columns becomes 6."""
    x1 = interval(TWO, FIVE, ONE)
    x2 = interval(TWO, TEN, ONE)
    x3 = product(x1, x2)
    x4 = lbind(canvas, ZERO)
    x5 = compose(asobject, x4)
    x6 = apply(x5, x3)
    x7 = lbind(occurrences, I)
    x8 = chain(positive, size, x7)
    x9 = fork(multiply, size, x8)
    x10 = argmax(x6, x9)
    x11 = occurrences(I, x10)
    x12 = first(x11)
    x13 = shift(x10, x12)
    O = fill(I, SIX, x13)
    return O


def solve_3f7978a0(I):
    """Cut out the part between the two posts, with one row more above and below."""
    x1 = ofcolor(I, FIVE)
    x2 = shift(x1, UP)
    x3 = shift(x1, DOWN)
    x4 = combine(x2, x3)
    O = subgrid(x4, I)
    return O


def solve_4093f84a(I):
    """The dots fall onto the bar from both sides and become part of it."""
    x1 = ofcolor(I, FIVE)
    x2 = portrait(x1)
    x3 = branch(x2, identity, dmirror)
    x4 = leastcolor(I)
    x5 = replace(I, x4, FIVE)
    x6 = x3(x5)
    x7 = rbind(order, positive)
    x8 = lefthalf(x6)
    x9 = apply(x7, x8)
    x10 = matcher(identity, ZERO)
    x11 = rbind(order, x10)
    x12 = righthalf(x6)
    x13 = apply(x11, x12)
    x14 = hconcat(x9, x13)
    O = x3(x14)
    return O


def solve_41e4d17e(I):
    """Lines of 6 cross in the middle of each ring, behind the rings."""
    x1 = fork(combine, vfrontier, hfrontier)
    x2 = compose(x1, center)
    x3 = objects(I, T, F, T)
    x4 = mapply(x2, x3)
    O = underfill(I, SIX, x4)
    return O


def solve_4258a5f9(I):
    """Each cell of colour 5 gets a ring of 1."""
    x1 = ofcolor(I, FIVE)
    x2 = mapply(neighbors, x1)
    O = fill(I, ONE, x2)
    return O


def solve_4347f46a(I):
    """Hollow out every block."""
    x1 = compose(backdrop, inbox)
    x2 = objects(I, T, F, T)
    x3 = mapply(x1, x2)
    O = fill(I, ZERO, x3)
    return O


def solve_444801d8(I):
    """Each jar fills with the colour of the cell in it, up to the row above."""
    x1 = rbind(toobject, I)
    x2 = chain(leastcolor, x1, delta)
    x3 = rbind(shift, UP)
    x4 = fork(connect, ulcorner, urcorner)
    x5 = compose(x3, x4)
    x6 = objects(I, T, F, T)
    x7 = colorfilter(x6, ONE)
    x8 = fork(combine, delta, x5)
    x9 = fork(recolor, x2, x8)
    x10 = mapply(x9, x7)
    O = paint(I, x10)
    return O


def solve_445eab21(I):
    """The colour of the larger frame, as a two by two square."""
    x1 = objects(I, T, F, T)
    x2 = argmax(x1, size)
    x3 = color(x2)
    O = canvas(x3, TWO_BY_TWO)
    return O


def solve_44d8ac46(I):
    """Square holes are filled with 2."""
    x1 = objects(I, T, F, T)
    x2 = apply(delta, x1)
    x3 = mfilter(x2, square)
    O = fill(I, TWO, x3)
    return O


def solve_44f52bb0(I):
    """Say 1 if the picture is its own left-right mirror image, else 7."""
    x1 = vmirror(I)
    x2 = equality(I, x1)
    x3 = branch(x2, ONE, SEVEN)
    O = canvas(x3, UNITY)
    return O


def solve_4522001f(I):
    """Two big blocks lie on the diagonal that the 2 and the corner behind it show."""
    x1 = asindices(I)
    x2 = corners(x1)
    x3 = ofcolor(I, THREE)
    x4 = intersection(x2, x3)
    x5 = first(x4)
    x6 = connect(x5, UNITY)
    x7 = recolor(THREE, x6)
    x8 = astuple(NINE, NINE)
    x9 = canvas(ZERO, x8)
    x10 = upscale(x7, FOUR)
    O = paint(x9, x10)
    return O


def solve_4612dd53(I):
    """Gaps in the frame, and in the wall within it, become 2."""
    x1 = ofcolor(I, ONE)
    x2 = box(x1)
    x3 = difference(x1, x2)
    x4 = portrait(x3)
    x5 = branch(x4, vfrontier, hfrontier)
    x6 = mapply(x5, x3)
    x7 = backdrop(x1)
    x8 = intersection(x6, x7)
    x9 = combine(x2, x8)
    O = underfill(I, TWO, x9)
    return O


def solve_46442a0e(I):
    """Put the four quarter turns of the picture around a centre."""
    x1 = rot90(I)
    x2 = hconcat(I, x1)
    x3 = rot270(I)
    x4 = rot180(I)
    x5 = hconcat(x3, x4)
    O = vconcat(x2, x5)
    return O


def solve_469497ad(I):
    """Enlarge by the number of colours; the square sends diagonals of 2 to the frame."""
    x1 = numcolors(I)
    x2 = decrement(x1)
    x3 = upscale(I, x2)
    x4 = objects(x3, T, F, T)
    x5 = sfilter(x4, square)
    x6 = argmax(x5, size)
    x7 = ulcorner(x6)
    x8 = shoot(x7, NEG_UNITY)
    x9 = lrcorner(x6)
    x10 = shoot(x9, UNITY)
    x11 = combine(x8, x10)
    x12 = urcorner(x6)
    x13 = shoot(x12, UP_RIGHT)
    x14 = llcorner(x6)
    x15 = shoot(x14, DOWN_LEFT)
    x16 = combine(x13, x15)
    x17 = combine(x11, x16)
    O = underfill(x3, TWO, x17)
    return O


def solve_46f33fce(I):
    """Every second cell, drawn four times as large."""
    x1 = shape(I)
    x2 = crop(I, UNITY, x1)
    x3 = downscale(x2, TWO)
    O = upscale(x3, FOUR)
    return O


def solve_47c1f68c(I):
    """The corner drawing, in the colour of the bars, is mirrored to all four corners."""
    x1 = tophalf(I)
    x2 = lefthalf(x1)
    x3 = shape(I)
    x4 = halve(x3)
    x5 = index(I, x4)
    x6 = asindices(x2)
    x7 = ofcolor(x2, ZERO)
    x8 = difference(x6, x7)
    x9 = fill(x2, x5, x8)
    x10 = vmirror(x9)
    x11 = hconcat(x9, x10)
    x12 = hmirror(x11)
    O = vconcat(x11, x12)
    return O


def solve_48d8fb45(I):
    """Keep the shape below the mark of colour 5, without the mark."""
    x1 = objects(I, F, T, T)
    x2 = lbind(contained, FIVE)
    x3 = compose(x2, palette)
    x4 = extract(x1, x3)
    x5 = matcher(first, FIVE)
    x6 = compose(flip, x5)
    x7 = sfilter(x4, x6)
    O = subgrid(x7, I)
    return O


def solve_4938f0c2(I):
    """The shape is mirrored around the core of colour 3."""
    x1 = ofcolor(I, THREE)
    x2 = ofcolor(I, TWO)
    x3 = fork(add, ulcorner, lrcorner)
    x4 = x3(x1)
    x5 = x3(x2)
    x6 = subtract(x4, x5)
    x7 = vmirror(x2)
    x8 = multiply(x6, RIGHT)
    x9 = shift(x7, x8)
    x10 = combine(x2, x9)
    x11 = hmirror(x10)
    x12 = multiply(x6, DOWN)
    x13 = shift(x11, x12)
    x14 = combine(x10, x13)
    O = fill(I, TWO, x14)
    return O


def solve_496994bd(I):
    """The lower half becomes the mirror image of the upper half."""
    x1 = tophalf(I)
    x2 = hmirror(x1)
    O = vconcat(x1, x2)
    return O


def solve_49d1d64f(I):
    """Repeat the edge of the picture around it, corners left empty."""
    x1 = shape(I)
    x2 = add(x1, TWO)
    x3 = canvas(ZERO, x2)
    x4 = asobject(I)
    x5 = lbind(shift, x4)
    x6 = dneighbors(UNITY)
    x7 = mapply(x5, x6)
    x8 = paint(x3, x7)
    x9 = shift(x4, UNITY)
    O = paint(x8, x9)
    return O


def solve_4be741c5(I):
    """List the colours of the bands in their order."""
    x1 = first(I)
    x2 = dedupe(x1)
    x3 = repeat(x2, ONE)
    x4 = dmirror(I)
    x5 = first(x4)
    x6 = dedupe(x5)
    x7 = repeat(x6, ONE)
    x8 = dmirror(x7)
    x9 = width(x3)
    x10 = height(x8)
    x11 = greater(x9, x10)
    O = branch(x11, x3, x8)
    return O


def solve_4c4377d9(I):
    """Put the mirror image above."""
    x1 = hmirror(I)
    O = vconcat(x1, I)
    return O


def solve_4c5c2cf0(I):
    """The shape is mirrored around the core, which is its own mirror image."""
    x1 = fgpartition(I)
    x2 = fork(equality, identity, vmirror)
    x3 = extract(x1, x2)
    x4 = other(x1, x3)
    x5 = fork(add, ulcorner, lrcorner)
    x6 = x5(x3)
    x7 = x5(x4)
    x8 = subtract(x6, x7)
    x9 = vmirror(x4)
    x10 = multiply(x8, RIGHT)
    x11 = shift(x9, x10)
    x12 = combine(x4, x11)
    x13 = hmirror(x12)
    x14 = multiply(x8, DOWN)
    x15 = shift(x13, x14)
    x16 = combine(x12, x15)
    O = paint(I, x16)
    return O


def solve_50cb2852(I):
    """The inside of each block becomes 8."""
    x1 = compose(backdrop, inbox)
    x2 = objects(I, T, F, T)
    x3 = mapply(x1, x2)
    O = fill(I, EIGHT, x3)
    return O


def solve_5117e062(I):
    """Keep the shape with the mark of colour 8, in its own colour."""
    x1 = objects(I, F, T, T)
    x2 = lbind(contained, EIGHT)
    x3 = compose(x2, palette)
    x4 = extract(x1, x3)
    x5 = subgrid(x4, I)
    x6 = mostcolor(x4)
    O = replace(x5, EIGHT, x6)
    return O


def solve_5168d44c(I):
    """The ring moves by two along the dotted line."""
    x1 = ofcolor(I, TWO)
    x2 = ofcolor(I, THREE)
    x3 = portrait(x2)
    x4 = branch(x3, DOWN, RIGHT)
    x5 = cover(I, x1)
    x6 = double(x4)
    x7 = shift(x1, x6)
    O = fill(x5, TWO, x7)
    return O


def solve_539a4f51(I):
    """The nested corners repeat without end."""
    x1 = first(I)
    x2 = remove(ZERO, x1)
    x3 = combine(x2, x2)
    x4 = combine(x2, x3)
    x5 = interval(TEN, ZERO, NEG_ONE)
    x6 = astuple(TEN, TEN)
    x7 = canvas(ZERO, x6)
    x8 = repeat(x4, ONE)
    x9 = astuple(ONE, TEN)
    x10 = crop(x8, ORIGIN, x9)
    x11 = vmirror(x10)
    x12 = first(x11)
    x13 = lbind(canvas, ZERO)
    x14 = fork(astuple, identity, identity)
    x15 = chain(asindices, x13, x14)
    x16 = apply(x15, x5)
    x17 = mpapply(recolor, x12, x16)
    O = paint(x7, x17)
    return O


def solve_53b68214(I):
    """The column of the pattern goes on down, straight or as a staircase."""
    x1 = fgpartition(I)
    x2 = merge(x1)
    x3 = interval(ONE, FIVE, ONE)
    x4 = apply(toivec, x3)
    x5 = repeat(TWO_BY_TWO, ONE)
    x6 = combine(x4, x5)
    x7 = rbind(toobject, I)
    x8 = lbind(shift, x2)
    x9 = chain(x7, toindices, x8)
    x10 = rbind(difference, x2)
    x11 = compose(x10, x9)
    x12 = chain(flip, size, x11)
    x13 = extract(x6, x12)
    x14 = lbind(multiply, x13)
    x15 = interval(ZERO, TEN, ONE)
    x16 = apply(x14, x15)
    x17 = astuple(TEN, TEN)
    x18 = canvas(ZERO, x17)
    x19 = mapply(x8, x16)
    O = paint(x18, x19)
    return O


def solve_543a7ed5(I):
    """Each frame gets an outer frame of 3 and a filling of 4."""
    x1 = objects(I, T, F, T)
    x2 = mapply(outbox, x1)
    x3 = fill(I, THREE, x2)
    x4 = mapply(delta, x1)
    O = fill(x3, FOUR, x4)
    return O


def solve_54d82841(I):
    """Below each arch, the middle of the bottom row becomes 4."""
    x1 = rbind(shoot, DOWN)
    x2 = compose(x1, center)
    x3 = objects(I, T, F, T)
    x4 = mapply(x2, x3)
    x5 = asindices(I)
    x6 = llcorner(x5)
    x7 = hfrontier(x6)
    x8 = intersection(x4, x7)
    O = fill(I, FOUR, x8)
    return O


def solve_54d9e175(I):
    """Each single cell fills its field with its colour plus five."""
    x1 = lbind(add, FIVE)
    x2 = compose(x1, color)
    x3 = objects(I, T, F, F)
    x4 = sizefilter(x3, ONE)
    x5 = compose(backdrop, outbox)
    x6 = fork(recolor, x2, x5)
    x7 = mapply(x6, x4)
    O = paint(I, x7)
    return O


def solve_5521c0d9(I):
    """Each block rises by its own height."""
    x1 = chain(toivec, invert, height)
    x2 = shape(I)
    x3 = canvas(ZERO, x2)
    x4 = fork(shift, identity, x1)
    x5 = objects(I, T, F, T)
    x6 = mapply(x4, x5)
    O = paint(x3, x6)
    return O


def solve_5582e5ca(I):
    """The most frequent colour fills everything."""
    x1 = mostcolor(I)
    O = canvas(x1, THREE_BY_THREE)
    return O


def solve_5614dbcf(I):
    """Each three by three block shrinks to its main colour."""
    x1 = lbind(apply, mostcolor)
    x2 = rbind(hsplit, THREE)
    x3 = compose(x1, x2)
    x4 = vsplit(I, THREE)
    O = apply(x3, x4)
    return O


def solve_56dc2b01(I):
    """The shape moves to the line of 2, and a line of 8 closes in behind it."""
    x1 = ofcolor(I, THREE)
    x2 = ofcolor(I, TWO)
    x3 = gravitate(x1, x2)
    x4 = cover(I, x1)
    x5 = shift(x1, x3)
    x6 = fill(x4, THREE, x5)
    x7 = sign(x3)
    x8 = invert(x7)
    x9 = shape(x1)
    x10 = increment(x9)
    x11 = multiply(x8, x10)
    x12 = shift(x2, x11)
    O = fill(x6, EIGHT, x12)
    return O


def solve_56ff96f3(I):
    """Each pair of cells spans a filled rectangle."""
    x1 = fork(recolor, color, backdrop)
    x2 = fgpartition(I)
    x3 = mapply(x1, x2)
    O = paint(I, x3)
    return O


def solve_5ad4f10b(I):
    """The big shape, shrunk to three by three, in the colour of the specks."""
    x1 = objects(I, T, T, T)
    x2 = argmax(x1, size)
    x3 = color(x2)
    x4 = palette(I)
    x5 = remove(ZERO, x4)
    x6 = remove(x3, x5)
    x7 = first(x6)
    x8 = subgrid(x2, I)
    x9 = width(x2)
    x10 = divide(x9, THREE)
    x11 = downscale(x8, x10)
    x12 = shape(x11)
    x13 = canvas(ZERO, x12)
    x14 = ofcolor(x11, x3)
    O = fill(x13, x7, x14)
    return O


def solve_5bd6f4ac(I):
    """Keep the upper right corner, three by three."""
    x1 = astuple(ZERO, SIX)
    O = crop(I, x1, THREE_BY_THREE)
    return O


def solve_5c0a986e(I):
    """Block 1 shoots to the upper left, block 2 to the lower right."""
    x1 = ofcolor(I, ONE)
    x2 = ulcorner(x1)
    x3 = shoot(x2, NEG_UNITY)
    x4 = fill(I, ONE, x3)
    x5 = ofcolor(I, TWO)
    x6 = lrcorner(x5)
    x7 = shoot(x6, UNITY)
    O = fill(x4, TWO, x7)
    return O


def solve_60b61512(I):
    """The gaps in each shape's bounding box become 7."""
    x1 = objects(I, T, T, T)
    x2 = mapply(delta, x1)
    O = fill(I, SEVEN, x2)
    return O


def solve_6150a2bd(I):
    """Turn the picture by a half."""
    O = rot180(I)
    return O


def solve_623ea044(I):
    """The cell shoots along all four diagonals."""
    x1 = fgpartition(I)
    x2 = merge(x1)
    x3 = first(x2)
    x4 = first(x3)
    x5 = last(x3)
    x6 = lbind(shoot, x5)
    x7 = ineighbors(ORIGIN)
    x8 = mapply(x6, x7)
    O = fill(I, x4, x8)
    return O


def solve_62c24649(I):
    """Mirror the picture to the right, then both downwards."""
    x1 = vmirror(I)
    x2 = hconcat(I, x1)
    x3 = hmirror(x2)
    O = vconcat(x2, x3)
    return O


def solve_63613498(I):
    """Shapes of the form of the one in the corner room become 5."""
    x1 = compose(normalize, toindices)
    x2 = objects(I, T, F, T)
    x3 = crop(I, ORIGIN, THREE_BY_THREE)
    x4 = asindices(x3)
    x5 = rbind(intersection, x4)
    x6 = chain(size, x5, toindices)
    x7 = extract(x2, x6)
    x8 = x1(x7)
    x9 = matcher(x1, x8)
    x10 = sfilter(x2, x9)
    x11 = merge(x10)
    x12 = fill(I, FIVE, x11)
    O = paint(x12, x7)
    return O


def solve_6430c8c4(I):
    """Cells empty above and below the bar become 3."""
    x1 = tophalf(I)
    x2 = ofcolor(x1, ZERO)
    x3 = bottomhalf(I)
    x4 = ofcolor(x3, ZERO)
    x5 = intersection(x2, x4)
    x6 = shape(x1)
    x7 = canvas(ZERO, x6)
    O = fill(x7, THREE, x5)
    return O


def solve_662c240a(I):
    """Pick the one of three tiles that is not its own diagonal mirror image."""
    x1 = vsplit(I, THREE)
    x2 = fork(equality, identity, dmirror)
    x3 = compose(flip, x2)
    O = extract(x1, x3)
    return O


def solve_67385a82(I):
    """Shapes of three or more cells of colour 3 become 8."""
    x1 = objects(I, T, F, F)
    x2 = colorfilter(x1, THREE)
    x3 = rbind(greater, TWO)
    x4 = compose(x3, size)
    x5 = mfilter(x2, x4)
    O = fill(I, EIGHT, x5)
    return O


def solve_6773b310(I):
    """Fields with two cells of colour 6 become 1."""
    x1 = rbind(colorcount, SIX)
    x2 = matcher(x1, TWO)
    x3 = lbind(apply, x2)
    x4 = rbind(hsplit, THREE)
    x5 = compose(x3, x4)
    x6 = vsplit(I, THREE)
    O = apply(x5, x6)
    return O


def solve_67a3c6ac(I):
    """Mirror left and right."""
    O = vmirror(I)
    return O


def solve_67a423a3(I):
    """A ring of 4 surrounds the crossing of the two lines."""
    x1 = fgpartition(I)
    x2 = apply(backdrop, x1)
    x3 = first(x2)
    x4 = last(x2)
    x5 = intersection(x3, x4)
    x6 = mapply(neighbors, x5)
    O = fill(I, FOUR, x6)
    return O


def solve_67e8384a(I):
    """Mirror the picture downwards, then both to the right."""
    x1 = hmirror(I)
    x2 = vconcat(I, x1)
    x3 = vmirror(x2)
    O = hconcat(x2, x3)
    return O


def solve_681b3aeb(I):
    """Two shapes make a square: find the place where the rest has the other's form."""
    x1 = objects(I, T, F, T)
    x2 = argmax(x1, size)
    x3 = other(x1, x2)
    x4 = color(x2)
    x5 = canvas(x4, THREE_BY_THREE)
    x6 = initset(ORIGIN)
    x7 = initset(UNITY)
    x8 = initset(DOWN)
    x9 = initset(RIGHT)
    x10 = combine(x8, x9)
    x11 = combine(x7, x10)
    x12 = combine(x6, x11)
    x13 = asindices(x5)
    x14 = lbind(difference, x13)
    x15 = toindices(x2)
    x16 = normalize(x15)
    x17 = lbind(shift, x16)
    x18 = compose(x14, x17)
    x19 = toindices(x3)
    x20 = normalize(x19)
    x21 = apply(x18, x12)
    x22 = rbind(equality, x20)
    x23 = compose(x22, normalize)
    x24 = extract(x21, x23)
    x25 = color(x3)
    O = fill(x5, x25, x24)
    return O


def solve_6855a6e4(I):
    """Shapes outside the brackets are mirrored at them to the inside."""
    x1 = ofcolor(I, TWO)
    x2 = portrait(x1)
    x3 = branch(x2, hmirror, vmirror)
    x4 = lbind(add, THREE)
    x5 = compose(x4, shape)
    x6 = rbind(position, x1)
    x7 = fork(multiply, x5, x6)
    x8 = branch(x2, DOWN, RIGHT)
    x9 = lbind(multiply, x8)
    x10 = compose(x9, x7)
    x11 = objects(I, T, T, T)
    x12 = colorfilter(x11, FIVE)
    x13 = merge(x12)
    x14 = cover(I, x13)
    x15 = fork(shift, x3, x10)
    x16 = mapply(x15, x12)
    O = paint(x14, x16)
    return O


def solve_68b16354(I):
    """Mirror top and bottom."""
    O = hmirror(I)
    return O


def solve_694f12f3(I):
    """The larger rectangle is filled with 2, the smaller with 1."""
    x1 = objects(I, T, F, F)
    x2 = colorfilter(x1, FOUR)
    x3 = compose(backdrop, inbox)
    x4 = argmax(x2, size)
    x5 = x3(x4)
    x6 = fill(I, TWO, x5)
    x7 = argmin(x2, size)
    x8 = x3(x7)
    O = fill(x6, ONE, x8)
    return O


def solve_6c434453(I):
    """Each closed ring of eight cells becomes a cross of 2."""
    x1 = neighbors(UNITY)
    x2 = recolor(ONE, x1)
    x3 = objects(I, T, F, T)
    x4 = matcher(normalize, x2)
    x5 = sfilter(x3, x4)
    x6 = apply(center, x5)
    x7 = merge(x5)
    x8 = cover(I, x7)
    x9 = mapply(dneighbors, x6)
    x10 = combine(x6, x9)
    O = fill(x8, TWO, x10)
    return O


def solve_6d0160f0(I):
    """The field with the 4 moves to where the 4 lies in it."""
    x1 = rbind(hsplit, THREE)
    x2 = vsplit(I, THREE)
    x3 = mapply(x1, x2)
    x4 = rbind(colorcount, FOUR)
    x5 = extract(x3, x4)
    x6 = ofcolor(x5, FOUR)
    x7 = ulcorner(x6)
    x8 = multiply(FOUR, x7)
    x9 = shape(I)
    x10 = canvas(ZERO, x9)
    x11 = ofcolor(I, FIVE)
    x12 = fill(x10, FIVE, x11)
    x13 = asobject(x5)
    x14 = shift(x13, x8)
    O = paint(x12, x14)
    return O


def solve_6d0aefbc(I):
    """Append the mirror image at the right."""
    x1 = vmirror(I)
    O = hconcat(I, x1)
    return O


def solve_6d75e8bb(I):
    """The gaps in the shape's bounding box become 2."""
    x1 = ofcolor(I, EIGHT)
    x2 = delta(x1)
    O = fill(I, TWO, x2)
    return O


def solve_6e02f1e3(I):
    """The number of colours says where the line of 5 lies: top, falling or rising."""
    x1 = numcolors(I)
    x2 = connect(ORIGIN, TWO_BY_TWO)
    x3 = connect(TWO_BY_ZERO, ZERO_BY_TWO)
    x4 = equality(x1, ONE)
    x5 = connect(ORIGIN, ZERO_BY_TWO)
    x6 = equality(x1, TWO)
    x7 = branch(x6, x2, x3)
    x8 = branch(x4, x5, x7)
    x9 = canvas(ZERO, THREE_BY_THREE)
    O = fill(x9, FIVE, x8)
    return O


def solve_6e19193c(I):
    """Each bent shape shoots a diagonal ray out of its missing corner."""
    x1 = compose(first, delta)
    x2 = fork(subtract, x1, ulcorner)
    x3 = chain(decrement, double, x2)
    x4 = fork(add, x1, x3)
    x5 = fork(shoot, x4, x3)
    x6 = leastcolor(I)
    x7 = objects(I, T, T, T)
    x8 = mapply(x5, x7)
    O = fill(I, x6, x8)
    return O


def solve_6e82a1ae(I):
    """Shapes of four cells become 1, of three 2, of two 3."""
    x1 = lbind(subtract, FIVE)
    x2 = compose(x1, size)
    x3 = fork(recolor, x2, identity)
    x4 = objects(I, T, F, T)
    x5 = mapply(x3, x4)
    O = paint(I, x5)
    return O


def solve_6ecd11f4(I):
    """The big shape is the mask for the small many-coloured tile."""
    x1 = objects(I, T, T, T)
    x2 = argmax(x1, size)
    x3 = objects(I, F, T, T)
    x4 = argmax(x3, numcolors)
    x5 = subgrid(x4, I)
    x6 = subgrid(x2, I)
    x7 = width(x2)
    x8 = width(x5)
    x9 = divide(x7, x8)
    x10 = downscale(x6, x9)
    x11 = ofcolor(x10, ZERO)
    O = fill(x5, ZERO, x11)
    return O


def solve_6f8cd79b(I):
    """Draw a frame of colour 8 along the edge."""
    x1 = asindices(I)
    x2 = box(x1)
    O = fill(I, EIGHT, x2)
    return O


def solve_6fa7a44f(I):
    """Append the mirror image below."""
    x1 = hmirror(I)
    O = vconcat(I, x1)
    return O


def solve_72ca375d(I):
    """Keep the shape that is its own left-right mirror image."""
    x1 = objects(I, T, T, T)
    x2 = fork(equality, identity, vmirror)
    x3 = extract(x1, x2)
    O = subgrid(x3, I)
    return O


def solve_7447852a(I):
    """Of the gaps of the wave, from left to right, every third is filled with 4."""
    x1 = objects(I, T, F, F)
    x2 = colorfilter(x1, ZERO)
    x3 = order(x2, leftmost)
    x4 = repeat(FOUR, ONE)
    x5 = repeat(ZERO, TWO)
    x6 = combine(x4, x5)
    x7 = repeat(x6, TEN)
    x8 = merge(x7)
    x9 = mpapply(recolor, x8, x3)
    O = paint(I, x9)
    return O


def solve_7468f01a(I):
    """Cut the block out and mirror it."""
    x1 = fgpartition(I)
    x2 = merge(x1)
    x3 = subgrid(x2, I)
    O = vmirror(x3)
    return O


def solve_746b3537(I):
    """List the colours of the stripes, along their direction."""
    x1 = objects(I, T, F, F)
    x2 = order(x1, ulcorner)
    x3 = apply(color, x2)
    x4 = repeat(x3, ONE)
    x5 = dedupe(I)
    x6 = size(x5)
    x7 = equality(x6, ONE)
    x8 = dmirror(x4)
    O = branch(x7, x4, x8)
    return O


def solve_74dd1130(I):
    """Rows become columns."""
    O = dmirror(I)
    return O


def solve_75b8110e(I):
    """Lay the quarters over each other: 4 lowest, then 9, 6 and 5."""
    x1 = tophalf(I)
    x2 = bottomhalf(I)
    x3 = lefthalf(x1)
    x4 = righthalf(x2)
    x5 = ofcolor(x4, NINE)
    x6 = fill(x3, NINE, x5)
    x7 = lefthalf(x2)
    x8 = ofcolor(x7, SIX)
    x9 = fill(x6, SIX, x8)
    x10 = righthalf(x1)
    x11 = ofcolor(x10, FIVE)
    O = fill(x9, FIVE, x11)
    return O


def solve_760b3cac(I):
    """Mirror the upper shape to the side that the lower one points to."""
    x1 = ofcolor(I, EIGHT)
    x2 = vmirror(x1)
    x3 = index(I, THREE_BY_THREE)
    x4 = equality(x3, FOUR)
    x5 = branch(x4, LEFT, RIGHT)
    x6 = multiply(x5, THREE)
    x7 = shift(x2, x6)
    O = fill(I, EIGHT, x7)
    return O


def solve_77fdfe62(I):
    """The corners colour the four quarters of the mask inside the frame."""
    x1 = trim(I)
    x2 = trim(x1)
    x3 = height(I)
    x4 = decrement(x3)
    x5 = downscale(I, x4)
    x6 = height(x2)
    x7 = halve(x6)
    x8 = upscale(x5, x7)
    x9 = ofcolor(x2, ZERO)
    O = fill(x8, ZERO, x9)
    return O


def solve_794b24be(I):
    """The number of ones says how many cells are set: along the top, the fourth in the middle."""
    x1 = colorcount(I, ONE)
    x2 = decrement(x1)
    x3 = tojvec(x2)
    x4 = connect(ORIGIN, x3)
    x5 = equality(x1, FOUR)
    x6 = branch(x5, UNITY, ORIGIN)
    x7 = initset(x6)
    x8 = canvas(ZERO, THREE_BY_THREE)
    x9 = combine(x4, x7)
    O = fill(x8, TWO, x9)
    return O


def solve_7b7f7511(I):
    """Keep the first half along the longer side."""
    x1 = portrait(I)
    x2 = branch(x1, tophalf, lefthalf)
    O = x2(I)
    return O


def solve_7c008303(I):
    """The four colours in the corner paint the quarters of the big part."""
    x1 = replace(I, EIGHT, ZERO)
    x2 = replace(x1, THREE, ZERO)
    x3 = fgpartition(x2)
    x4 = merge(x3)
    x5 = ulcorner(x4)
    x6 = halve(x5)
    x7 = subtract(THREE, x6)
    x8 = astuple(SIX, SIX)
    x9 = crop(I, x7, x8)
    x10 = subgrid(x4, I)
    x11 = upscale(x10, THREE)
    x12 = ofcolor(x9, ZERO)
    O = fill(x11, ZERO, x12)
    return O


def solve_7ddcd7ec(I):
    """The tails of the block go on to the edge."""
    x1 = objects(I, T, F, T)
    x2 = argmax(x1, size)
    x3 = lbind(position, x2)
    x4 = fork(shoot, ulcorner, x3)
    x5 = color(x2)
    x6 = sizefilter(x1, ONE)
    x7 = mapply(x4, x6)
    O = fill(I, x5, x7)
    return O


def solve_7e0986d6(I):
    """Specks inside blocks are mended, all others vanish."""
    x1 = leastcolor(I)
    x2 = palette(I)
    x3 = remove(ZERO, x2)
    x4 = remove(x1, x3)
    x5 = first(x4)
    x6 = ofcolor(I, x5)
    x7 = rbind(intersection, x6)
    x8 = chain(size, x7, dneighbors)
    x9 = ofcolor(I, x1)
    x10 = rbind(greater, ONE)
    x11 = compose(x10, x8)
    x12 = sfilter(x9, x11)
    x13 = replace(I, x1, ZERO)
    O = fill(x13, x5, x12)
    return O


def solve_7f4411dc(I):
    """Only what is made of two by two blocks stays."""
    x1 = palette(I)
    x2 = other(x1, ZERO)
    x3 = canvas(x2, TWO_BY_TWO)
    x4 = asobject(x3)
    x5 = shape(I)
    x6 = canvas(ZERO, x5)
    x7 = lbind(shift, x4)
    x8 = occurrences(I, x4)
    x9 = mapply(x7, x8)
    O = paint(x6, x9)
    return O


def solve_7fe24cdd(I):
    """The left half and its half turn, the left half being the picture over its quarter turn."""
    x1 = rot270(I)
    x2 = vconcat(I, x1)
    x3 = rot180(x2)
    O = hconcat(x2, x3)
    return O


def solve_80af3007(I):
    """Shrunk to three by three, each cell of the shape becomes a copy of the whole."""
    x1 = fgpartition(I)
    x2 = merge(x1)
    x3 = subgrid(x2, I)
    x4 = downscale(x3, THREE)
    x5 = hconcat(x4, x4)
    x6 = hconcat(x5, x4)
    x7 = upscale(x4, THREE)
    x8 = vconcat(x6, x6)
    x9 = vconcat(x8, x6)
    O = cellwise(x7, x9, ZERO)
    return O


def solve_810b9b61(I):
    """Closed frames become 3."""
    x1 = fork(equality, toindices, box)
    x2 = compose(size, delta)
    x3 = fork(both, x1, x2)
    x4 = objects(I, T, F, T)
    x5 = mfilter(x4, x3)
    O = fill(I, THREE, x5)
    return O


def solve_834ec97d(I):
    """The cell falls by one; above it stand stripes in every second column."""
    x1 = fgpartition(I)
    x2 = merge(x1)
    x3 = uppermost(x2)
    x4 = leftmost(x2)
    x5 = add(TEN, TEN)
    x6 = increment(x3)
    x7 = interval(ZERO, x6, ONE)
    x8 = subtract(x4, x5)
    x9 = add(x4, x5)
    x10 = interval(x8, x9, TWO)
    x11 = product(x7, x10)
    x12 = fill(I, FOUR, x11)
    x13 = shift(x2, DOWN)
    O = paint(x12, x13)
    return O


def solve_8403a5d5(I):
    """Stripes stand in every second column from the cell on, joined by 5 at top and bottom."""
    x1 = leastcolor(I)
    x2 = ofcolor(I, x1)
    x3 = leftmost(x2)
    x4 = width(I)
    x5 = interval(ZERO, x4, ONE)
    x6 = interval(x3, x4, TWO)
    x7 = product(x5, x6)
    x8 = initset(ZERO)
    x9 = increment(x3)
    x10 = interval(x9, x4, FOUR)
    x11 = product(x8, x10)
    x12 = decrement(x4)
    x13 = initset(x12)
    x14 = add(x3, THREE)
    x15 = interval(x14, x4, FOUR)
    x16 = product(x13, x15)
    x17 = fill(I, x1, x7)
    x18 = combine(x11, x16)
    O = fill(x17, FIVE, x18)
    return O
