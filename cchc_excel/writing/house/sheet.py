"""One sheet of the summary: typed writing with rows and columns from 1, headings, page set-up.

Text goes out as text alone, so that nothing a unit wrote becomes a formula or a link; a write that fails is an error.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.workbook import Workbook

from cchc_excel.cells import column_letter, fit_text
from cchc_excel.kinds import Kind
from cchc_excel.layout.columns import Column
from cchc_excel.writing.house.bulk import BulkWorksheet, Computed, SheetValue, TableRows
from cchc_excel.writing.house.pages import PageRoom, page_breaks
from cchc_excel.writing.house.row_heights import HIGHEST_ROW, row_height
from cchc_excel.writing.house.styles import FONT, NAVY, REQUIRED, SIZE, SKY, Styles

MOST_LINKS = 65_530
"""Links a sheet may hold (Excel's limit)."""
_LEAST_ROW = 17.0
_DEFAULT_WIDTH = 8.43
_PADDING = 4.0
_INDENT = 4.0
_AT_EDGE = {"margin": 0.35, "scale_with_doc": False}


@dataclass(frozen=True, slots=True)
class Place:
    """Some rows of a sheet, which a link leads to and selects."""

    sheet: str
    first_row: int
    last_row: int

    @property
    def target(self) -> str:
        """Return it as a link takes it."""
        return f"'{self.sheet}'!A{self.first_row}:T{self.last_row}"

    @property
    def words(self) -> str:
        """Return its row numbers for people."""
        return str(self.first_row) if self.first_row == self.last_row else f"{self.first_row}–{self.last_row}"


class Sheet:
    """A worksheet under the house's conventions."""

    def __init__(self, book: Workbook, name: str, styles: Styles, code: str = "") -> None:
        self._code = code
        self._book = book
        self.worksheet = book.add_worksheet(name, BulkWorksheet)
        self.styles = styles
        self._widths: dict[int, float] = {}
        self._heights: dict[int, float] = {}
        self._links = 0
        self.worksheet.hide_gridlines(2)

    @property
    def name(self) -> str:
        """Return the sheet's name."""
        return str(self.worksheet.name)

    def put(self, row: int, column: int, value: SheetValue, *parts: str) -> None:
        """Write a value by its type in the style of those parts."""
        self.put_as(row, column, value, self.styles(*parts))

    def put_kind(self, row: int, column: int, value: SheetValue, kind: Kind) -> None:
        """Write a value as its kind is shown in a table."""
        self.put_as(row, column, value, self.styles.of_kind(kind, value))

    def put_as(self, row: int, column: int, value: SheetValue, style: Format) -> None:
        """Write a value by its type in a ready-made format."""
        place = (row - 1, column - 1)
        if value is None or value == "":
            status = self.worksheet.write_blank(*place, None, style)
        elif isinstance(value, str):
            status = self.worksheet.write_string(*place, fit_text(value), style)
        elif isinstance(value, date | datetime):
            status = self.worksheet.write_datetime(*place, value, style)
        else:
            status = self.worksheet.write_number(*place, value, style)
        _require(status, self.name, row, column)

    def formula(self, row: int, column: int, formula: str, value: str | float, *parts: str) -> None:
        """Write a formula with the value that Python found for it."""
        self.formula_as(row, column, formula, value, self.styles(*parts))

    def formula_as(self, row: int, column: int, formula: str, value: str | float, style: Format) -> None:
        """Write a formula with its value in a ready-made format."""
        status = self.worksheet.write_formula(row - 1, column - 1, f"={formula}", style, value)
        _require(status, self.name, row, column)

    def merge(self, row: int, first: int, last: int, *parts: str) -> None:
        """Make one cell of columns `first` to `last`, empty; write to (`row`, `first`) afterwards."""
        self._merge_as(row, first, last, self.styles(*parts))

    def _merge_as(self, row: int, first: int, last: int, style: Format) -> None:
        if last > first:
            self.worksheet.merge_range(row - 1, first - 1, row - 1, last - 1, "", style)

    def span(self, row: int, columns: tuple[int, int], value: SheetValue, *parts: str) -> None:
        """Write a value into the merged cell of those columns."""
        self.merge(row, *columns, *parts)
        self.put(row, columns[0], value, *parts)

    def span_formula(self, row: int, columns: tuple[int, int], formula: str, value: str | float, *parts: str) -> None:
        """Write a formula into the merged cell of those columns."""
        self.span_formula_as(row, columns, formula, value, self.styles(*parts))

    def span_formula_as(
        self, row: int, columns: tuple[int, int], formula: str, value: str | float, style: Format
    ) -> None:
        """Write a formula into the merged cell of those columns in a ready-made format."""
        self._merge_as(row, *columns, style)
        self.formula_as(row, columns[0], formula, value, style)

    def link(self, row: int, columns: tuple[int, int], text: str, target: str, *parts: str) -> None:
        """Write words of this program's own into merged cells, leading to a place such as 'Quá hạn'!A5:K9."""
        self.merge(row, *columns, *parts)
        self.link_cell(row, columns[0], text, target, *parts)

    def link_cell(self, row: int, column: int, text: str, target: str, *parts: str) -> None:
        """Write a text into one cell, leading to a place such as 'Dữ liệu'!A2:T9 as long as the sheet takes links."""
        if self._links >= MOST_LINKS:
            self.put(row, column, text, *parts)
            return
        self._write_link(row, column, f"internal:{target}", text, *parts)

    def link_file(self, row: int, column: int, text: str, path: str, *parts: str) -> None:
        """Write a text into one cell, leading to a file or folder, its path with slashes, from the workbook's own."""
        if self._links >= MOST_LINKS:
            self.put(row, column, text, *parts)
            return
        self._write_link(row, column, f"external:{path.replace('/', chr(92))}", text, *parts)

    def _write_link(self, row: int, column: int, url: str, text: str, *parts: str) -> None:
        self._links += 1
        status = self.worksheet.write_url(row - 1, column - 1, url, self.styles(*parts), fit_text(text))
        _require(status, self.name, row, column)

    def define_name(self, name: str, row: int, column: int) -> None:
        """Give a cell a name in the workbook."""
        self._book.define_name(name, f"={self.address(row, column)}")

    def set_width(self, column: int, width: float) -> None:
        """Set a column's width in characters."""
        self._widths[column] = width
        self.worksheet.set_column(column - 1, column - 1, width)

    def set_height(self, row: int, points: float) -> None:
        """Set a row's height in points."""
        self._heights[row] = min(points, HIGHEST_ROW)
        self.worksheet.set_row(row - 1, self._heights[row])

    def height_to(self, row: int) -> float:
        """Return how high the rows down to one are together, in points: those that were set."""
        return sum(height for number, height in self._heights.items() if number <= row)

    def fit_row(self, row: int, texts: Iterable[tuple[int, SheetValue]], *, bold: bool = False) -> None:
        """Make a row as high as its wrapped texts need, each given with its column."""
        self.fit_texts(row, ((text, self._widths.get(column, _DEFAULT_WIDTH)) for column, text in texts), bold=bold)

    def fit_texts(self, row: int, texts: Iterable[tuple[SheetValue, float]], *, bold: bool = False) -> None:
        """Make a row as high as its wrapped texts need, each given with its width in characters."""
        self.set_height(row, self.height_for(texts, bold=bold))

    def height_for(self, texts: Iterable[tuple[SheetValue, float]], *, bold: bool = False) -> float:
        """Return the height that a row's wrapped texts need, each given with its width in characters."""
        cells = [(text, width) for text, width in texts if isinstance(text, str) and text]
        return min(HIGHEST_ROW, max(_LEAST_ROW, row_height(cells, SIZE, bold=bold) + _PADDING))

    def height_of(self, row: int) -> float:
        """Return the height that was set of a row, in points."""
        return self._heights.get(row, _LEAST_ROW)

    def page_room(self) -> PageRoom:
        """Return the room of the sheet's pages, once the widths of its columns are set."""
        return PageRoom(self._points_wide())

    def _points_wide(self) -> float:
        return sum(int(width * 7 + 5) for width in self._widths.values()) * 72 / 96

    def table_rows(self, columns: Sequence[Column], parts: Mapping[str, tuple[str, ...]] | None = None) -> TableRows:
        """Return the writer of a table's many rows, in the columns' widths.

        A cell looks as its column's kind is shown, or has the style `parts` gives its column by key.
        """
        named = [(parts or {}).get(column.key) for column in columns]

        def style_of(place: int, value: SheetValue) -> Format:
            style = named[place]
            return self.styles(*style) if style else self.styles.of_kind(columns[place].kind, value)

        def height_of(place: int, value: SheetValue) -> float:
            width = columns[place].width - (_INDENT if "indent" in (named[place] or ()) else 0)
            return row_height([(value, width)], SIZE) + _PADDING if isinstance(value, str) and value else 0.0

        return TableRows(self.worksheet, len(columns), style_of, height_of)

    def add_row(
        self, rows: TableRows, row: int, values: Sequence[SheetValue | Computed], *, on_pages: bool = False
    ) -> None:
        """Write a row of a table, as high as its texts need; what stands in the row is written here alone.

        `on_pages` says that `keep_together` will ask for its height.
        """
        height = rows.add(row, values, _LEAST_ROW)
        if on_pages:
            self._heights[row] = height

    def headings(self, row: int, columns: Sequence[Column], style: str = "head") -> None:
        """Write a heading row and set the columns' widths."""
        for number, column in enumerate(columns, start=1):
            self.set_width(number, column.width)
            self.put(row, number, column.heading, style)
        self.fit_row(row, enumerate((column.heading for column in columns), start=1), bold=True)

    def title(self, text: str, subtitle: str, columns: int) -> None:
        """Write the title in row 1 and what it covers in row 2, over that many columns."""
        self.span(1, (1, columns), text.upper(), "title")
        self.set_height(1, 24)
        self.span(2, (1, columns), subtitle, "subtitle")
        self.set_height(2, 20)

    def nothing(self, row: int, columns: int, text: str) -> None:
        """Say in a row of its own that there is nothing to list."""
        self.span(row, (1, columns), text, "cell", "italic", "center")
        self.set_height(row, 22)

    def set_page(self, *, last_column: int, last_row: int, header_row: int | None = None, high: int = 0) -> None:
        """Set A4 landscape with margins after Decree 30, the heading repeated, pages numbered.

        The sheet is fitted to the width of a page and to `high` pages; 0 is as many as it takes.
        """
        sheet = self.worksheet
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.set_margins(left=0.79, right=0.6, top=0.79, bottom=0.79)
        code = f'&C&"{FONT},Regular"&9Mã bản in: {self._code}' if self._code else ""
        sheet.set_footer(f'&L&"{FONT},Italic"&9&A{code}&R&"{FONT},Regular"&9Trang &P/&N', _AT_EDGE)
        sheet.fit_to_pages(1, high)
        sheet.center_horizontally()
        sheet.print_area(0, 0, last_row - 1, last_column - 1)
        if header_row:
            sheet.repeat_rows(header_row - 1)

    def say_above(self, text: str) -> None:
        """Say something above what is printed, on paper alone."""
        self.worksheet.set_header(f'&L&"{FONT},Italic"&10{text}', _AT_EDGE)

    def keep_together(self, first_row: int, last_row: int, heading_rows: int, leads: Callable[[int], bool]) -> None:
        """End pages so that a row for which `leads` holds has the next one on its page; call it when all is written.

        The last `heading_rows` rows before `first_row` are repeated on every page.
        """
        heights = [self.height_of(row) for row in range(1, last_row + 1)]
        repeated = sum(heights[first_row - 1 - heading_rows : first_row - 1])
        self.worksheet.set_h_pagebreaks(list(page_breaks(heights, first_row, self._points_wide(), repeated, leads)))

    def freeze(self, row: int, column: int) -> None:
        """Keep what is above that row and left of that column in view."""
        self.worksheet.freeze_panes(row - 1, column - 1)

    def data_bars(self, cells: str) -> None:
        """Draw a bar in each of those cells, which hold shares."""
        self.worksheet.conditional_format(
            cells,
            {
                "type": "data_bar", "bar_solid": True, "bar_color": SKY, "bar_border_color": NAVY,
                "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1,
            },
        )  # fmt: skip

    def mark_required(self, cells: str, formula: str) -> None:
        """Colour cells, the first of which the formula speaks of, while they are empty but must be filled in."""
        look = self._book.add_format({"bg_color": REQUIRED})
        self.worksheet.conditional_format(cells, {"type": "formula", "criteria": formula, "format": look})

    def table(self, name: str, header_row: int, last_row: int, columns: Sequence[Column], style: str = "head") -> None:
        """Mark a heading row and the rows under it as a table of that name: filter buttons, headings read aloud."""
        if last_row <= header_row:
            return
        head = self.styles(style)
        headings = [{"header": column.heading, "header_format": head} for column in columns]
        options = {"name": name, "style": None, "columns": headings}
        self.worksheet.add_long_table(header_row, last_row, len(columns), options)

    def address(self, row: int, column: int) -> str:
        """Return a cell's absolute address for a formula in another sheet."""
        return f"'{self.name}'!{absolute(row, column)}"

    def block(self, column: int, first_row: int, last_row: int) -> str:
        """Return the absolute address of a part of a column for a formula in another sheet."""
        return f"'{self.name}'!{absolute(first_row, column)}:{absolute(last_row, column)}"


def absolute(row: int, column: int) -> str:
    """Return $K$12."""
    return f"${column_letter(column)}${row}"


def block_name(top: int, left: int, bottom: int, right: int) -> str:
    """Return A1:K12, from numbers that count from 1."""
    return str(xl_range(top - 1, left - 1, bottom - 1, right - 1))


def _require(status: int, sheet: str, row: int, column: int) -> None:
    if status != 0:
        raise ValueError(f"cell {column_letter(column)}{row} of {sheet!r} was not written: {status}")
