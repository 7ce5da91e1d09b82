"""The page's grid: many narrow columns that its parts are laid over, and the room that a page has."""

COLUMNS = 48
COLUMN_PIXELS = 20
COLUMN_WIDTH = (COLUMN_PIXELS - 5) / 7
"""In characters."""
POINTS_A_PIXEL = 0.75
ROOM = 479.0
"""Points of height that A4 landscape has between its margins at full size, less a little for programs that round."""
LEAST_FONT = 9
"""No letter on the page is smaller, in points: it is printed at full size."""


def width_of(columns: tuple[int, int]) -> float:
    """Return the width of merged columns, in characters."""
    return ((columns[1] - columns[0] + 1) * COLUMN_PIXELS - 5) / 7
