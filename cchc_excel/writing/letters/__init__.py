"""Letters to units."""
