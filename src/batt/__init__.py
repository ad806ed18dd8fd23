"""batt: a search engine for ARC-AGI that runs many grid programs as one shared graph."""
