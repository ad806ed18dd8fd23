"""The differs that ship, version 1: their mean is what a train pair scores that is not right.

Each tells how near I (a candidate) is to C (the target): (0 to 1000, the feature it saw).
"""

from batt.dsl import *


def differ_size(S, I, C):
    """How much of the larger height and width the smaller ones are."""
    x1 = height(I)
    x2 = height(C)
    x3 = astuple(x1, x2)
    x4 = width(I)
    x5 = width(C)
    x6 = astuple(x4, x5)
    x7 = minimum(x3)
    x8 = minimum(x6)
    x9 = multiply(x7, x8)
    x10 = maximum(x3)
    x11 = maximum(x6)
    x12 = multiply(x10, x11)
    x13 = multiply(x9, 1000)
    x14 = divide(x13, x12)
    x15 = shape(I)
    O = astuple(x14, x15)
    return O


def differ_cells(S, I, C):
    """The share of the target's cells that are there already."""
    x1 = asobject(I)
    x2 = asobject(C)
    x3 = difference(x2, x1)
    x4 = size(x3)
    x5 = size(x2)
    x6 = subtract(x5, x4)
    x7 = multiply(x6, 1000)
    x8 = divide(x7, x5)
    x9 = toindices(x3)
    O = astuple(x8, x9)
    return O


def differ_vanish(S, I, C):
    """Colours that must vanish: the share of the candidate's colours that the target has too."""
    x1 = palette(I)
    x2 = palette(C)
    x3 = difference(x1, x2)
    x4 = size(x3)
    x5 = size(x1)
    x6 = subtract(x5, x4)
    x7 = multiply(x6, 1000)
    x8 = divide(x7, x5)
    O = astuple(x8, x3)
    return O


def differ_appear(S, I, C):
    """Colours that must appear: the share of the target's colours that are there already."""
    x1 = palette(I)
    x2 = palette(C)
    x3 = difference(x2, x1)
    x4 = size(x3)
    x5 = size(x2)
    x6 = subtract(x5, x4)
    x7 = multiply(x6, 1000)
    x8 = divide(x7, x5)
    O = astuple(x8, x3)
    return O
