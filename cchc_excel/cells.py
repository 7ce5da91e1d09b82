"""A sheet as values with addresses. Rows and columns count from 1, as Excel does.

Owns where a value stands and how it looked; not how a file is opened (`reading`), nor what a value means (`kinds`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

LONGEST_TEXT = 32_767
"""Characters a cell of Excel holds, counted as Excel counts them: one beyond the first 65,536 of Unicode is two."""

LARGEST_NUMBER = 1e300
"""How far from zero a number may be: Excel refuses a workbook with 1E+308 in it, and sums must stay below that, too."""

_CUT = " … (ô Excel chỉ chứa được 32.767 ký tự, phần sau không ghi được)"


class ErrorValue(str):
    """An Excel error, such as `#REF!`: never a blank, never a text."""

    __slots__ = ()


PICTURE = "[hình ảnh]"
"""What a cell is said to hold whose value is a picture."""

Value = str | int | float | bool | datetime | time | timedelta | ErrorValue | None


def is_within_excel(number: float) -> bool:
    """Whether a workbook may hold a number, and the sum of many such; infinities and what is no number may not."""
    return abs(number) <= LARGEST_NUMBER


def column_letter(column: int) -> str:
    """Return the letters of a column: 1 → A, 28 → AB."""
    letters = ""
    while column:
        column, index = divmod(column - 1, 26)
        letters = chr(65 + index) + letters
    return letters


class Ref(NamedTuple):
    """The place of a cell: printed `'Báo cáo'!K12`."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """Return the address within the sheet: K12."""
        return f"{column_letter(self.column)}{self.row}"

    def __str__(self) -> str:
        return f"'{self.sheet.replace(chr(39), chr(39) * 2)}'!{self.address}"


class CellRange(NamedTuple):
    """A block of cells, ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Struck(NamedTuple):
    """What of a cell is struck out, and what is left of it."""

    text: str
    left: str


class Cell(NamedTuple):
    """A value and where it stands; `number_format` and `font` as the workbook has them.

    `raw` is what stood there before legacy text was decoded. A `formula` never computed has no value. The value holds
    what is `struck` out too, until a reader of answers takes it out.
    """

    ref: Ref
    value: Value = None
    number_format: str = "General"
    font: str = ""
    formula: bool = False
    comment: str = ""
    raw: str = ""
    struck: Struck | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing, or nothing but spaces, stands in the cell."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip(" \t\r\n\u00a0\u200b\ufeff"))

    @property
    def is_silent(self) -> bool:
        """Whether nothing stands there: no value, and no formula that waits for one; what is struck out doesn't."""
        return self.is_empty and not (self.formula and self.value is None)

    @property
    def text(self) -> str:
        """Return the value as a person would see it in Excel: 80%, 15/06/2026."""
        return self.value if isinstance(self.value, str) else show(self.value, self.number_format)


def show(value: object, number_format: str = "General") -> str:
    """Return a value as the office writes it: decimal comma, dd/mm/yyyy."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _show_number(value, number_format)
    if isinstance(value, date):
        has_time = isinstance(value, datetime) and (value.hour or value.minute or value.second)
        return value.strftime("%d/%m/%Y %H:%M" if has_time else "%d/%m/%Y")
    return "" if value is None else str(value)


def _show_number(value: float, number_format: str) -> str:
    shown = f"{value * 100:.10g}%" if "%" in number_format else f"{value:.15g}"
    return shown.replace(".", ",")


def is_too_long(text: str) -> bool:
    """Whether a text has more characters than a cell of Excel holds."""
    return len(text) > LONGEST_TEXT // 2 and len(text.encode("utf-16-le", "replace")) > 2 * LONGEST_TEXT


def fit_text(text: str) -> str:
    """Return the text as a cell of Excel can hold it: not too long, and saying so where it was; no half characters."""
    units = text.encode("utf-16-le", "replace")
    if len(units) <= 2 * LONGEST_TEXT:
        return units.decode("utf-16-le")
    return units[: 2 * (LONGEST_TEXT - len(_CUT))].decode("utf-16-le", "ignore") + _CUT


class Aside(NamedTuple):
    """What a sheet says in no cell: `kind` in people's words (a text box, a page's header), where, and its text."""

    kind: str
    ref: Ref
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its cells that hold something, its merges, its hidden rows and columns, what stands in no cell."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    merges: tuple[CellRange, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    asides: tuple[Aside, ...] = ()
    by_row: Mapping[int, tuple[Cell, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        rows: dict[int, list[Cell]] = {}
        for (row, _), cell in sorted(self.cells.items()):
            rows.setdefault(row, []).append(cell)
        object.__setattr__(self, "by_row", {row: tuple(cells) for row, cells in rows.items()})

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell at a place, an empty one where nothing stands."""
        return self.cells.get((row, column)) or Cell(Ref(self.name, row, column))

    def rows(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Yield each row that holds something: its number and its cells from left to right."""
        yield from self.by_row.items()

    @property
    def last_row(self) -> int:
        """Return the number of the last row that holds something, 0 for an empty sheet."""
        return max(self.by_row, default=0)


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature (*chữ ký số*) as written in a file; whether it is valid nobody looked.

    `signer` is empty and `signed_at` (the office's time) None where the file doesn't tell, or tells it unreadably.
    """

    signer: str = ""
    signed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as read: its sheets in order, its custom properties, when it was last saved.

    `carried` names what it brings along that is never opened, such as macros; `signatures` are digital ones.
    """

    grids: tuple[Grid, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    saved_at: datetime | None = None
    carried: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()

    def grid(self, name: str) -> Grid | None:
        """Return the sheet of that name, if there is one."""
        return next((grid for grid in self.grids if grid.name == name), None)
