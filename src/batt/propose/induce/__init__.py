"""Induction: families of programs whose data are deduced from the train pairs, one file each."""
