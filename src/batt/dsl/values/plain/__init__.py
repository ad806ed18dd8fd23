"""``Grid`` and ``Patch`` in plain Python: what the native twins are measured against."""
