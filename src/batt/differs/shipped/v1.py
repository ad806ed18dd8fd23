"""The differs that ship, version 1: their mean is what a train pair scores that is not right.

Each tells how near I (a candidate) is to C (the target): (0 to 1000, the feature it saw).  Of an I
of another size than C only `size` is asked.  They share what they can (`asobject(I)`, the objects),
and write `1 + |both| of 1 + |either|` where there may be nothing on either side.
"""

from batt.dsl import *


def differ_size(S, I, C):
    """How much of the larger height and width the smaller ones are."""
    x1 = height(I)
    x2 = height(C)
    x3 = astuple(x1, x2)
    x4 = minimum(x3)
    x5 = width(I)
    x6 = width(C)
    x7 = astuple(x5, x6)
    x8 = minimum(x7)
    x9 = multiply(x4, x8)
    x10 = multiply(x9, 1000)
    x11 = maximum(x3)
    x12 = maximum(x7)
    x13 = multiply(x11, x12)
    x14 = divide(x10, x13)
    x15 = shape(I)
    O = astuple(x14, x15)
    return O


def differ_cells(S, I, C):
    """The share of the target's cells that are there already."""
    x1 = asobject(C)
    x2 = size(x1)
    x3 = asobject(I)
    x4 = difference(x1, x3)
    x5 = size(x4)
    x6 = subtract(x2, x5)
    x7 = multiply(x6, 1000)
    x8 = divide(x7, x2)
    O = astuple(x8, x4)
    return O


def differ_changed(S, I, C):
    """The share of the cells in which the target is not like the input that are right."""
    x1 = asobject(C)
    x2 = matcher(last, C)
    x3 = extract(S, x2)
    x4 = first(x3)
    x5 = asobject(x4)
    x6 = difference(x1, x5)
    x7 = asobject(I)
    x8 = intersection(x6, x7)
    x9 = size(x8)
    x10 = increment(x9)
    x11 = multiply(x10, 1000)
    x12 = size(x6)
    x13 = increment(x12)
    x14 = divide(x11, x13)
    O = astuple(x14, x8)
    return O


def differ_touched(S, I, C):
    """Positions that are not like the input any more: how far they are those of the target."""
    x1 = asobject(I)
    x2 = matcher(last, C)
    x3 = extract(S, x2)
    x4 = first(x3)
    x5 = asobject(x4)
    x6 = difference(x1, x5)
    x7 = toindices(x6)
    x8 = asobject(C)
    x9 = difference(x8, x5)
    x10 = toindices(x9)
    x11 = intersection(x7, x10)
    x12 = size(x11)
    x13 = increment(x12)
    x14 = multiply(x13, 1000)
    x15 = size(x7)
    x16 = size(x10)
    x17 = increment(x16)
    x18 = increment(x17)
    x19 = add(x15, x18)
    x20 = subtract(x19, x13)
    x21 = divide(x14, x20)
    O = astuple(x21, x7)
    return O


def differ_content(S, I, C):
    """Cells that are not in the target's background colour: how far they are the target's."""
    x1 = asobject(I)
    x2 = mostcolor(C)
    x3 = shape(C)
    x4 = canvas(x2, x3)
    x5 = asobject(x4)
    x6 = difference(x1, x5)
    x7 = asobject(C)
    x8 = difference(x7, x5)
    x9 = intersection(x6, x8)
    x10 = size(x9)
    x11 = increment(x10)
    x12 = multiply(x11, 1000)
    x13 = size(x6)
    x14 = size(x8)
    x15 = increment(x14)
    x16 = increment(x15)
    x17 = add(x13, x16)
    x18 = subtract(x17, x11)
    x19 = divide(x12, x18)
    O = astuple(x19, x6)
    return O


def differ_vanish(S, I, C):
    """Colours that must vanish: the share of the candidate's colours that the target has too."""
    x1 = lbind(colorcount, I)
    x2 = palette(C)
    x3 = totuple(x2)
    x4 = apply(x1, x3)
    x5 = remove(ZERO, x4)
    x6 = size(x5)
    x7 = multiply(x6, 1000)
    x8 = numcolors(I)
    x9 = divide(x7, x8)
    O = astuple(x9, x8)
    return O


def differ_appear(S, I, C):
    """Colours that must appear: the share of the target's colours that are there already."""
    x1 = lbind(colorcount, I)
    x2 = palette(C)
    x3 = totuple(x2)
    x4 = apply(x1, x3)
    x5 = remove(ZERO, x4)
    x6 = size(x5)
    x7 = multiply(x6, 1000)
    x8 = size(x3)
    x9 = divide(x7, x8)
    O = astuple(x9, x4)
    return O


def differ_amounts(S, I, C):
    """How many cells each colour has: what the colour that lacks most lacks of all cells."""
    x1 = asobject(C)
    x2 = size(x1)
    x3 = lbind(colorcount, C)
    x4 = palette(C)
    x5 = totuple(x4)
    x6 = apply(x3, x5)
    x7 = lbind(colorcount, I)
    x8 = apply(x7, x5)
    x9 = papply(subtract, x6, x8)
    x10 = maximum(x9)
    x11 = subtract(x2, x10)
    x12 = multiply(x11, 1000)
    x13 = divide(x12, x2)
    O = astuple(x13, x10)
    return O


def differ_layers(S, I, C):
    """The share of the target's colours of which every cell is there already."""
    x1 = numcolors(C)
    x2 = asobject(C)
    x3 = asobject(I)
    x4 = difference(x2, x3)
    x5 = numcolors(x4)
    x6 = subtract(x1, x5)
    x7 = multiply(x6, 1000)
    x8 = divide(x7, x1)
    O = astuple(x8, x5)
    return O


def differ_places(S, I, C):
    """Objects by place: how far they are those of the target, with their cells and colours."""
    x1 = objects(I, T, F, T)
    x2 = objects(C, T, F, T)
    x3 = intersection(x1, x2)
    x4 = size(x3)
    x5 = increment(x4)
    x6 = multiply(x5, 1000)
    x7 = size(x1)
    x8 = size(x2)
    x9 = increment(x8)
    x10 = increment(x9)
    x11 = add(x7, x10)
    x12 = subtract(x11, x5)
    x13 = divide(x6, x12)
    O = astuple(x13, x3)
    return O


def differ_kinds(S, I, C):
    """Objects by colour and size: how far there are the same of both."""
    x1 = fork(astuple, color, size)
    x2 = objects(I, T, F, T)
    x3 = apply(x1, x2)
    x4 = objects(C, T, F, T)
    x5 = apply(x1, x4)
    x6 = intersection(x3, x5)
    x7 = size(x6)
    x8 = increment(x7)
    x9 = multiply(x8, 1000)
    x10 = size(x3)
    x11 = size(x5)
    x12 = increment(x11)
    x13 = increment(x12)
    x14 = add(x10, x13)
    x15 = subtract(x14, x8)
    x16 = divide(x9, x15)
    O = astuple(x16, x3)
    return O


def differ_count(S, I, C):
    """The number of objects: how much of the larger one the smaller one is."""
    x1 = objects(I, T, F, T)
    x2 = size(x1)
    x3 = increment(x2)
    x4 = objects(C, T, F, T)
    x5 = size(x4)
    x6 = increment(x5)
    x7 = astuple(x3, x6)
    x8 = minimum(x7)
    x9 = multiply(x8, 1000)
    x10 = maximum(x7)
    x11 = divide(x9, x10)
    O = astuple(x11, x3)
    return O


def differ_symmetry(S, I, C):
    """Cells that equal their mirror images, both ways: as many as in the target?"""
    x1 = asobject(C)
    x2 = size(x1)
    x3 = double(x2)
    x4 = asobject(I)
    x5 = hmirror(I)
    x6 = asobject(x5)
    x7 = intersection(x4, x6)
    x8 = size(x7)
    x9 = vmirror(I)
    x10 = asobject(x9)
    x11 = intersection(x4, x10)
    x12 = size(x11)
    x13 = add(x8, x12)
    x14 = hmirror(C)
    x15 = asobject(x14)
    x16 = intersection(x1, x15)
    x17 = size(x16)
    x18 = vmirror(C)
    x19 = asobject(x18)
    x20 = intersection(x1, x19)
    x21 = size(x20)
    x22 = add(x17, x21)
    x23 = astuple(x13, x22)
    x24 = maximum(x23)
    x25 = minimum(x23)
    x26 = subtract(x24, x25)
    x27 = subtract(x3, x26)
    x28 = multiply(x27, 1000)
    x29 = divide(x28, x3)
    O = astuple(x29, x23)
    return O


def differ_edges(S, I, C):
    """Cells that are like the one above: how far they are those of the target."""
    x1 = asobject(I)
    x2 = shift(x1, DOWN)
    x3 = intersection(x1, x2)
    x4 = asobject(C)
    x5 = shift(x4, DOWN)
    x6 = intersection(x4, x5)
    x7 = intersection(x3, x6)
    x8 = size(x7)
    x9 = increment(x8)
    x10 = multiply(x9, 1000)
    x11 = size(x3)
    x12 = size(x6)
    x13 = increment(x12)
    x14 = increment(x13)
    x15 = add(x11, x14)
    x16 = subtract(x15, x9)
    x17 = divide(x10, x16)
    O = astuple(x17, x3)
    return O


def differ_rows(S, I, C):
    """The share of the rows that are right."""
    x1 = papply(equality, I, C)
    x2 = remove(F, x1)
    x3 = size(x2)
    x4 = multiply(x3, 1000)
    x5 = height(C)
    x6 = divide(x4, x5)
    O = astuple(x6, x1)
    return O


def differ_columns(S, I, C):
    """The share of the columns that are right."""
    x1 = dmirror(I)
    x2 = dmirror(C)
    x3 = papply(equality, x1, x2)
    x4 = remove(F, x3)
    x5 = size(x4)
    x6 = multiply(x5, 1000)
    x7 = width(C)
    x8 = divide(x6, x7)
    O = astuple(x8, x3)
    return O
