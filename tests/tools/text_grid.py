"""A sheet written as a text table."""

from cchc_excel.cells import Cell, CellRange, Grid, Ref


def grid_of(table: str, *merges: CellRange, name: str = "Trang", hidden_rows: tuple[int, ...] = ()) -> Grid:
    """Return the grid of a text table: a line a row, cells between bars, nothing in a blank one; 0.5 is a number."""
    lines = table.strip("\n").splitlines()
    cells = {
        (row, column): Cell(Ref(name, row, column), _value(text.strip()))
        for row, line in enumerate(lines, 1)
        for column, text in enumerate(line.strip().strip("|").split("|"), 1)
        if text.strip()
    }
    return Grid(name, cells, merges, frozenset(hidden_rows))


def _value(text: str) -> str | float:
    try:
        return float(text) if "." in text and text.replace(".", "", 1).isdigit() else text.replace("/n", "\n")
    except ValueError:
        return text
