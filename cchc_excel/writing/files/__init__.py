"""How files are replaced, kept and held."""
