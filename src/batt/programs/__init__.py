"""Programs: text, graph of nodes, canonical form, key."""
