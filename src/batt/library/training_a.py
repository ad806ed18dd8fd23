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


def solve_0d3d703e(I):
    """Colours change places in the pairs 1-5, 2-6, 3-4, 8-9."""
    x1 = switch(I, ONE, FIVE)
    x2 = switch(x1, TWO, SIX)
    x3 = switch(x2, THREE, FOUR)
    O = switch(x3, EIGHT, NINE)
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


def solve_1e0a9b12(I):
    """Every cell falls down in its column."""
    x1 = rbind(order, positive)
    x2 = dmirror(I)
    x3 = apply(x1, x2)
    O = dmirror(x3)
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


def solve_2dee498d(I):
    """Keep the first of three equal parts."""
    x1 = hsplit(I, THREE)
    O = first(x1)
    return O


def solve_3618c87e(I):
    """The ones fall by two rows."""
    x1 = ofcolor(I, ONE)
    x2 = cover(I, x1)
    x3 = shift(x1, TWO_BY_ZERO)
    O = fill(x2, ONE, x3)
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


def solve_3c9b0459(I):
    """Turn the picture by a half, as two mirrorings."""
    x1 = vmirror(I)
    O = hmirror(x1)
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


def solve_46442a0e(I):
    """Put the four quarter turns of the picture around a centre."""
    x1 = rot90(I)
    x2 = hconcat(I, x1)
    x3 = rot270(I)
    x4 = rot180(I)
    x5 = hconcat(x3, x4)
    O = vconcat(x2, x5)
    return O


def solve_496994bd(I):
    """The lower half becomes the mirror image of the upper half."""
    x1 = tophalf(I)
    x2 = hmirror(x1)
    O = vconcat(x1, x2)
    return O


def solve_4c4377d9(I):
    """Put the mirror image above."""
    x1 = hmirror(I)
    O = vconcat(x1, I)
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


def solve_6150a2bd(I):
    """Turn the picture by a half."""
    O = rot180(I)
    return O


def solve_62c24649(I):
    """Mirror the picture to the right, then both downwards."""
    x1 = vmirror(I)
    x2 = hconcat(I, x1)
    x3 = hmirror(x2)
    O = vconcat(x2, x3)
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


def solve_67a3c6ac(I):
    """Mirror left and right."""
    O = vmirror(I)
    return O


def solve_67e8384a(I):
    """Mirror the picture downwards, then both to the right."""
    x1 = hmirror(I)
    x2 = vconcat(I, x1)
    x3 = vmirror(x2)
    O = hconcat(x2, x3)
    return O


def solve_68b16354(I):
    """Mirror top and bottom."""
    O = hmirror(I)
    return O


def solve_6d0aefbc(I):
    """Append the mirror image at the right."""
    x1 = vmirror(I)
    O = hconcat(I, x1)
    return O


def solve_6e02f1e3(I):
    """The number of colours decides where the line of 5 lies: top row, falling or rising diagonal."""
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


def solve_7fe24cdd(I):
    """The left half and its half turn, the left half being the picture over its quarter turn."""
    x1 = rot270(I)
    x2 = vconcat(I, x1)
    x3 = rot180(x2)
    O = hconcat(x2, x3)
    return O
