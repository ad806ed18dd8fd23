"""Where candidate programs come from."""
