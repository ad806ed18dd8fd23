"""Feature programs that score partial progress."""
