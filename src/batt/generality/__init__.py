"""Generality: whether programs are right on more than the pairs that they were found on."""
