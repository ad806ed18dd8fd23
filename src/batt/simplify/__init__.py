"""Making programs simpler while their outputs on given inputs stay the same."""
