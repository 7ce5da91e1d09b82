"""What becomes of a file that came in is decided here and nowhere else."""
