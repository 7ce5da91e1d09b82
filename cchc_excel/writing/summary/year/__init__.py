"""The year's end."""
