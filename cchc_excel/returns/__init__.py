"""A return, read."""
