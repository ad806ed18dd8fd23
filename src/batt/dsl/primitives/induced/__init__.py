"""Big steps: primitives whose arguments are data that a proposer deduces from train pairs."""
