"""Merging programs into one batt, in memory and as a file."""
