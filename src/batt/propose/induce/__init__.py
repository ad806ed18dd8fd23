"""Families that deduce a rule's data from the train pairs."""
