"""Files as grids, whatever their format."""
