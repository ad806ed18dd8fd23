"""A store as one self-contained HTML page: read in one snapshot, summed up as data, then drawn."""
