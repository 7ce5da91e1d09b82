"""Where things stand in one form's sheet, gathered while its rows are written."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cchc_excel.cells import column_letter
from cchc_excel.layout.columns import FORM
from cchc_excel.writing.form.content import FormPlace, RowKey
from cchc_excel.writing.form.prepared_template import PreparedTemplate


@dataclass(slots=True)
class Places:
    """Where the rows of a form are, by number; `banner` is the place of the cell that leads to `Cần sửa`.

    `counted` are the tasks with a target, `headings` name an area, `due` are tasks whose deadline is marked. `counter`
    is a row and a letter; `header` is the last row of the table's head, `last` that of the table.
    """

    template: PreparedTemplate
    heights: list[float | None]
    tasks: list[int] = field(default_factory=list)
    counted: list[int] = field(default_factory=list)
    spare: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    due: list[int] = field(default_factory=list)
    rows: dict[RowKey, int] = field(default_factory=dict)
    header: int = 0
    last: int = 0
    counter: tuple[int, str] | None = None
    banner: tuple[int, int] = (1, 1)

    def position(self, place: FormPlace | None) -> tuple[int, int]:
        """Return the row and the column of a cell of the table; for the form as a whole, those of the banner."""
        if place is None:
            return self.banner
        row, key = place
        return self.rows[row], next(number for number, column in self.template.columns.items() if column.key == key)

    def address(self, place: FormPlace | None) -> str:
        """Return the address of a cell of the table, or of the banner."""
        row, column = self.position(place)
        return f"{column_letter(column)}{row}"

    @property
    def filtered(self) -> str:
        """Return the cells that the filter covers: the last row of the head, and the table."""
        return f"$A${self.header}:${self.advice_letter}${self.last}"

    @property
    def advice_letter(self) -> str:
        """Return the letter of the column `Cần sửa`."""
        return column_letter(self.template.last_column + 1)

    def is_entry(self, place: FormPlace) -> bool:
        """Whether the unit can type into a cell."""
        row, column = place
        return FORM.column(column).filled or (isinstance(row, int) and column in ("text", "deadline"))


def cell_range(letter: str, first: int, last: int) -> str:
    """Return the cells of a column from one row to another."""
    return f"{letter}{first}:{letter}{last}"


def cell_ranges(letter: str, numbers: Iterable[int]) -> str:
    """Return the cells of a column as ranges: G14:G20 G22:G25."""
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return " ".join(cell_range(letter, first, last) if last > first else f"{letter}{first}" for first, last in ranges)
