"""What the runs have kept: a database, and the folders that people browse."""
