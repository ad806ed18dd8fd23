"""Phase 1: dropping duplicates before any expensive work."""
