"""Phase 3a: running again, alone and from its text, what would be kept."""
