"""Grids as pictures: the colours and the shapes, known to nothing but rows of numbers."""
