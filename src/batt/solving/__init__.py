"""Solving: two attempts for every test input, by programs that fit the train pairs."""
