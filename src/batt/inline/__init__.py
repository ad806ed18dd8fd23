"""Phase 2: the canonical program of a candidate, and its key."""
