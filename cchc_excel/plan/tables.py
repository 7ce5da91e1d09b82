"""The tables of a plan workbook as records: the sheet and its headings found, merged cells and empty rows resolved.

What a record means is `plan_lists`', `plan_tasks`' and `plan_objectives`'.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from cchc_excel.cells import Book, Cell, Grid, Ref
from cchc_excel.kinds import Context
from cchc_excel.kinds.written import is_error
from cchc_excel.layout.columns import DATE, Layout
from cchc_excel.layout.header import HeaderMatch, find_header
from cchc_excel.rules import Finding, Note, Rule, at_cell
from cchc_excel.rules.plans import (
    CODE_TWICE,
    DATE_ROUGH,
    DATE_WRONG,
    HEADER_MISSING,
    HEADING_ABSENT,
    HEADING_MISSING,
    HEADING_UNKNOWN,
    SHEET_ABSENT,
    SHEET_MISSING,
    SHEET_TWICE,
    VALUE_MISSING,
)
from cchc_excel.rules.values import ERROR_VALUE
from cchc_excel.text import fold, fold_plain, one_line
from cchc_excel.words import show_date

_YEARS = range(1990, 2201)
"""What a date in a plan may be of; its own rules say more."""
_EXPLAINING = frozenset({"stt", "tt", "so tt", "so thu tu", "huong dan", "dien giai", "ghi chu"})
_UNREMARKED = frozenset({"due", "leader", "leader_email", "meaning", "note", "person", "weight"})


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a plan's table: its cells by column key; a column that isn't there gives empty cells."""

    number: int
    cells: Mapping[str, Cell]

    def text(self, key: str) -> str:
        """Return what is written, on one line."""
        return one_line(self.cells[key].text)

    def is_empty(self, key: str) -> bool:
        """Whether nothing is written there."""
        return self.cells[key].is_empty


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet's table. `is_usable` says that its sheet and the headings it can't do without were found."""

    layout: Layout
    path: str
    grid: Grid
    first_row: int = 1
    records: tuple[Record, ...] = ()
    is_usable: bool = False

    def finding(self, rule: Rule, record: Record, key: str, read_as: str = "", **details: str) -> Finding:
        """Return a finding at a cell of a record."""
        return at_cell(Note(rule, read_as, details), self.path, record.cells[key], column=key)

    def missing(self, record: Record, key: str) -> Finding:
        """Return the finding of a cell that must be filled in."""
        return self.finding(VALUE_MISSING, record, key, column=self.layout.column(key).heading)

    def empty(self, rule: Rule) -> Finding:
        """Return the finding of a table with no record: it stands where the first would be."""
        return Finding(rule, self.path, Ref(self.layout.sheet, self.first_row, 1))

    def missing_values(self, *keys: str) -> Iterator[Finding]:
        """Yield a finding for each record that leaves one of these columns empty."""
        for record in self.records:
            yield from (self.missing(record, key) for key in keys if record.is_empty(key))

    def repeated_codes(self, key: str, records: Sequence[Record] | None = None) -> Iterator[Finding]:
        """Yield a finding for each record (of those given, or all) whose code an earlier one has."""
        heading = self.layout.column(key).heading
        first: dict[str, int] = {}
        for record in self.records if records is None else records:
            code = fold(record.text(key))
            if code and first.setdefault(code, record.number) != record.number:
                yield self.finding(CODE_TWICE, record, key, column=heading, first=str(first[code]))


@dataclass(frozen=True, slots=True)
class Spec:
    """What a sheet of the plan workbook must have: the headings it can't do without; whether it may be left out."""

    layout: Layout
    required: tuple[str, ...]
    is_optional: bool = field(default=False, kw_only=True)


def read_table(book: Book, spec: Spec, path: str) -> tuple[Table, list[Finding]]:
    """Return a sheet's table, and what is wrong with the sheet and its headings."""
    layout = spec.layout
    named = {"sheet": layout.sheet, "columns": ", ".join(column.heading for column in layout.columns)}
    grids = [grid for grid in book.grids if fold_plain(grid.name) == fold_plain(layout.sheet)]
    nothing = Table(layout, path, Grid(layout.sheet, {}))
    if not grids:
        return nothing, [Finding(SHEET_ABSENT if spec.is_optional else SHEET_MISSING, path, details=named)]
    if len(grids) > 1:
        names = ", ".join(f"“{grid.name}”" for grid in grids)
        return nothing, [Finding(SHEET_TWICE, path, Ref(grids[1].name, 1, 1), details={**named, "names": names})]
    header = find_header(grids[0], layout)
    if header is None:
        return nothing, [Finding(HEADER_MISSING, path, Ref(grids[0].name, 1, 1), details=named)]
    findings = list(_check_headings(grids[0], header, spec, path, named))
    if any(finding.is_error for finding in findings):
        return nothing, findings
    records = tuple(read_records(grids[0], header, layout))
    findings += _find_error_values(records, path)
    return Table(layout, path, grids[0], header.first_data_row, records, is_usable=True), findings


def read_date(table: Table, record: Record, key: str, year: int) -> tuple[date | None, list[Finding]]:
    """Return the date in a cell of the plan, None where none is written or it isn't one."""
    cell = record.cells[key]
    if cell.is_empty:
        return None, []
    # On the sheet `Kế hoạch` what a cell is for stands beside it, not above it.
    column = table.layout.column(key).heading if key != "content" else record.text("item")
    # A true date needs no reading; a text may be any day: whether it fits the plan is not the reader's to say.
    if isinstance(cell.value, date):
        day = cell.value.date() if isinstance(cell.value, datetime) else cell.value
        return (day, []) if day.year in _YEARS else (None, [table.finding(DATE_WRONG, record, key, column=column)])
    reading = DATE.read(cell, Context(year, date.min, date.max, date.max))
    if not isinstance(reading.value, date):
        return None, [table.finding(DATE_WRONG, record, key, column=column)]
    if reading.notes:
        return reading.value, [table.finding(DATE_ROUGH, record, key, show_date(reading.value), column=column)]
    return reading.value, []


def _check_headings(
    grid: Grid, header: HeaderMatch, spec: Spec, path: str, named: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield a finding for each heading that isn't there, and for each that fits no column."""
    start = Ref(grid.name, header.row, 1)
    for key in header.missing:
        details = {"sheet": spec.layout.sheet, "column": spec.layout.column(key).heading}
        if key in spec.required:
            yield Finding(HEADING_MISSING, path, start, details=details)
        elif key not in _UNREMARKED:
            yield Finding(HEADING_ABSENT, path, start, details=details)
    for column, heading in header.unknown.items():
        if fold_plain(heading) not in _EXPLAINING:
            yield Finding(HEADING_UNKNOWN, path, Ref(grid.name, header.row, column), heading, details=named)


def read_records(grid: Grid, header: HeaderMatch, layout: Layout) -> Iterator[Record]:
    """Yield the rows under the header that hold something; a cell merged downwards stands in each of its rows."""
    merged = _merged_downwards(grid)
    for number, _ in grid.rows():
        if number < header.first_data_row:
            continue
        cells = {}
        for key in layout.keys:
            column = header.columns.get(key, 0)
            own = grid.cell(number, column) if column else Cell(Ref(grid.name, number, 1))
            cells[key] = moved(merged[number, column], own) if (number, column) in merged else own
        yield Record(number, cells)


def moved(source: Cell, place: Cell) -> Cell:
    """Return a cell with the value of another."""
    return Cell(place.ref, source.value, source.number_format, source.font)


def _merged_downwards(grid: Grid) -> dict[tuple[int, int], Cell]:
    """Return the upper left cell of each merge that spans rows, by the places below it."""
    return {
        (row, area.left): grid.cell(area.top, area.left)
        for area in grid.merges
        for row in range(area.top + 1, area.bottom + 1)
    }


def _find_error_values(records: tuple[Record, ...], path: str) -> Iterator[Finding]:
    for record in records:
        for key, cell in record.cells.items():
            if is_error(cell):
                yield at_cell(Note(ERROR_VALUE), path, cell, column=key)
