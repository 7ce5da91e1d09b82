"""The rows that make a summary large, as XML in XlsxWriter's package: each is rendered once and streamed to a file.

XlsxWriter keeps every cell as an object and works out its attributes twice; of long tables that was most of a merge.
What it would write for the same cells is written here, which a test holds. All else of a sheet is XlsxWriter's.

Of XlsxWriter's private parts these are used, here and in `workbooks`, and no others; so its versions are bounded:
- `Worksheet`: `_write_rows`, `_calculate_spans`, `_prepare_formula` are replaced; `_check_dimensions`, `dim_rowmin`,
  `dim_rowmax`, `row_spans`, `merge`, `tables`, `fh`, `str_table` are used;
- `SharedStringTable`: `_sort_string_data`, `_get_shared_string` are replaced; `_get_shared_string_index`, `count`,
  `string_array` are used;
- `Workbook.str_table` is set, `Format._get_xf_index` called. Row heights are rounded as from 3.3.0 on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import Any, NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from cchc_excel.books.parts.limits import LAST_ROW
from cchc_excel.cells import column_letter, fit_text
from cchc_excel.writing.house.packages import escape, serial
from cchc_excel.writing.house.row_heights import HIGHEST_ROW

SheetValue = str | float | date | None

_KEPT_IN_MEMORY = 16_000_000
_BLOCK = 1 << 20


class Computed(NamedTuple):
    """A formula and the value that Python found for it."""

    formula: str
    value: str | float


@dataclass(slots=True)
class RowRun:
    """Rows that follow one another in the stream: first and last row, from 1, and how many bytes they take."""

    first: int
    last: int
    size: int = 0


class BulkWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter's is not typed
    """A worksheet that takes rows ready-made among the others."""

    dim_rowmin: int
    dim_rowmax: int

    def __init__(self) -> None:
        super().__init__()
        self._stream = SpooledTemporaryFile(_KEPT_IN_MEMORY)  # noqa: SIM115 - it lives as long as the sheet
        self._runs = [RowRun(0, 0)]

    def add_ready_row(self, row: int, last_column: int, text: str) -> None:
        """Write a row, from 1, that has nothing else; `text` is XML in ASCII."""
        run = self._runs[-1]
        if row <= run.last or row > LAST_ROW:
            raise ValueError(f"row {row} of {self.name!r} was not written")
        if run.last != row - 1:
            run = RowRun(row, row)
            self._runs.append(run)
            self._check_dimensions(row - 1, 0)
            self._check_dimensions(row - 1, last_column - 1)
        run.last = row
        run.size += self._stream.write(text.encode("ascii"))
        self.dim_rowmax = max(self.dim_rowmax, row - 1)
        self.str_table.count += text.count(' t="s">')

    def string_index(self, text: str) -> int:
        """Return the number of a shared string; whoever uses it is counted when its row is added."""
        index: int = self.str_table._get_shared_string_index(text)  # noqa: SLF001 - this room is XlsxWriter's annexe
        self.str_table.count -= 1
        return index

    def add_merge(self, row: int, first: int, last: int) -> None:
        """Make one cell of a ready row's columns `first` to `last`."""
        self.merge.append([row - 1, first - 1, row - 1, last - 1])

    def add_long_table(self, header_row: int, last_row: int, columns: int, options: dict[str, Any]) -> None:
        """Mark rows as a table: XlsxWriter would note each of its cells, to see whether two tables overlap."""
        if self.add_table(header_row - 1, 0, header_row, columns - 1, options):
            raise ValueError(f"table at row {header_row} of {self.name!r} was not written")
        extent = xl_range(header_row - 1, 0, last_row - 1, columns - 1)
        self.tables[-1] |= dict.fromkeys(("range", "a_range", "autofilter"), extent)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002
        """Return a formula as it is kept: none here has a function newer than Excel 2007."""
        return formula.removeprefix("=")

    def _calculate_spans(self) -> None:
        """Leave out what rows may say of their extent, and need not."""
        self.row_spans: dict[int, str] = {}

    def _write_rows(self) -> None:
        """Write the rows in order, those that are ready from the stream."""
        extent = start, last = self.dim_rowmin, self.dim_rowmax
        self._stream.seek(0)
        for run in self._runs:
            self._write_rows_between(start, run.first - 2)
            for size in (*(_BLOCK,) * (run.size // _BLOCK), run.size % _BLOCK):
                self.fh.write(self._stream.read(size).decode("ascii"))
            start = run.last
        self._write_rows_between(start, last)
        self.dim_rowmin, self.dim_rowmax = extent
        self._stream.close()

    def _write_rows_between(self, first: int, last: int) -> None:
        if first <= last:
            self.dim_rowmin, self.dim_rowmax = first, last
            super()._write_rows()


class _Cells(dict[SheetValue | Computed, str]):
    """What stands in one column of a table behind a cell's row number, by value: each value is rendered once."""

    def __init__(self, render: Callable[[SheetValue | Computed], str]) -> None:
        super().__init__()
        self._render = render

    def __missing__(self, value: SheetValue | Computed) -> str:
        text = self._render(value)
        if not isinstance(value, Computed):  # a formula is its row's own
            self[value] = text
        return text


class _Heights(dict[SheetValue | Computed, float]):
    """The height that each value of one column needs, in points."""

    def __init__(self, measure: Callable[[SheetValue], float]) -> None:
        super().__init__()
        self._measure = measure

    def __missing__(self, value: SheetValue | Computed) -> float:
        if isinstance(value, Computed):  # a formula is its row's own; what it comes to is some other row's, too
            return self[value.value] if isinstance(value.value, str) else 0.0
        height = self[value] = self._measure(value)
        return height


class TableRows:
    """Rows of one table, whose cells are rendered once a value.

    `style_of` tells the format of a value in a column, by the column's place from 0; `height_of` the height it needs.
    """

    def __init__(
        self,
        worksheet: BulkWorksheet,
        columns: int,
        style_of: Callable[[int, SheetValue], Format],
        height_of: Callable[[int, SheetValue], float],
    ) -> None:
        self._worksheet = worksheet
        self._columns = columns
        self._style_of = style_of
        self._height_of = height_of
        self._cells = [_Cells(partial(self._render, place)) for place in range(columns)]
        self._heights = [_Heights(partial(height_of, place)) for place in range(columns)]

    def add(self, row: int, values: Sequence[SheetValue | Computed], least: float) -> float:
        """Write a row, at least so high, and return its height in points."""
        heights = [known[value] for known, value in zip(self._heights, values, strict=True)]
        height = min(max(least, *heights), HIGHEST_ROW)
        pixels = int(height * 4 / 3 + 0.5)
        # What stands between two row numbers is one piece: the number joins them all.
        pieces = ['<row r="', f'" ht="{pixels * 0.75:.16g}" customHeight="1"><c r="A']
        pieces += [known[value] for known, value in zip(self._cells, values, strict=True)]
        self._worksheet.add_ready_row(row, self._columns, str(row).join(pieces))
        return height

    def _render(self, place: int, value: SheetValue | Computed) -> str:
        """Return what stands behind a cell's row number, up to the next one."""
        after = "</row>" if place + 1 == self._columns else f'<c r="{column_letter(place + 2)}'
        text = f'"{self._computed(place, value) if isinstance(value, Computed) else self._plain(place, value)}{after}'
        return text.encode("ascii", "xmlcharrefreplace").decode("ascii")

    def _head(self, place: int, value: SheetValue) -> str:
        return f' s="{self._style_of(place, value)._get_xf_index()}"'  # noqa: SLF001

    def _plain(self, place: int, value: SheetValue) -> str:
        head = self._head(place, value)
        if value is None or value == "":
            return f"{head}/>"
        if isinstance(value, str):
            return f'{head} t="s"><v>{self._worksheet.string_index(fit_text(value))}</v></c>'
        number = serial(value) if isinstance(value, date) else value
        return f"{head}><v>{number:.16G}</v></c>"

    def _computed(self, place: int, computed: Computed) -> str:
        kind = ' t="str"' if isinstance(computed.value, str) else ""
        value = escape(str(computed.value))
        return f"{self._head(place, computed.value)}{kind}><f>{escape(computed.formula)}</f><v>{value}</v></c>"
