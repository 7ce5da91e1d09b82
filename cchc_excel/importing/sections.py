"""The task tables of a sheet: title lines, header, rows. A sheet may hold several, one under the other."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from cchc_excel.books.documents import PARAGRAPHS
from cchc_excel.cells import Cell, Grid, Ref
from cchc_excel.importing.headings import all_headers, lowest_headings
from cchc_excel.importing.marked_times import find_times
from cchc_excel.layout.annex import ANNEX
from cchc_excel.layout.header import HeaderMatch, is_number_row
from cchc_excel.plan.rows import has_area_code, is_assigned
from cchc_excel.plan.tables import Record, Table, read_records
from cchc_excel.plan.tasks import read_code
from cchc_excel.text import one_line

_LETTER = re.compile(r"[^\W\d_]{2}")
_STARTS_NUMBERED = re.compile(r"\d")
_ONE_HEADING = 2
_COUNTED = re.compile(r"(?:[IVXLC]+|[A-H]|\d+(?:\.\d+)*|[a-zđ]|[-+*•])?[.)]?|(?:[IVXLC]+|[A-H])(?:\.\d+)+")


@dataclass(frozen=True, slots=True)
class Section:
    """One table: the numbers of its title rows, of its header rows and of the rows below, its records.

    `stray` are rows between its rows that are none of it: paragraphs of a document, column numbers.
    """

    grid: Grid
    header: HeaderMatch
    titles: tuple[int, ...]
    headings: tuple[int, ...]
    body: range
    records: tuple[Record, ...]
    stray: tuple[int, ...] = ()
    times: Mapping[int, str] = field(default_factory=dict)

    @property
    def has_deadlines(self) -> bool:
        """Whether it says when tasks are due, in a column or by marks under `times`: quarters or months."""
        return "deadline" in self.header.columns or bool(self.times)

    @property
    def is_task_table(self) -> bool:
        """Whether it says what is to be done, and by whom or when: no table that counts tasks by unit."""
        says = "text" in self.header.columns and ("leads" in self.header.columns or self.has_deadlines)
        words = [bool(_LETTER.search(record.text("text"))) for record in self.records if not record.is_empty("text")]
        return says and 2 * sum(words) >= len(words)

    @property
    def has_codes(self) -> bool:
        """Whether it has a column of task codes, not only of running numbers."""
        return "task" in self.header.columns

    def table(self, path: str) -> Table:
        """Return it as the readers of a plan know a table."""
        return Table(ANNEX, path, self.grid, self.header.first_data_row, self.records, is_usable=True)


def split_sheet(grid: Grid) -> tuple[Section, ...]:
    """Return the tables of a sheet from top to bottom."""
    headers = all_headers(grid)
    sections: list[Section] = []
    end = grid.last_row + 1
    # From the bottom: where a table's titles begin, the one above it ends.
    for number, header in reversed(list(enumerate(headers))):
        first = headers[number - 1].first_data_row if number else 1
        titles = _title_rows(grid, first, header.row, is_first=not number)
        sections.insert(0, _read_section(grid, header, titles, end))
        end = min((*titles, header.row))
    return tuple(sections)


def continue_section(grid: Grid, before: Section) -> Section | None:
    """Return a sheet without headings as rows of the table before; None where it doesn't look like them."""
    columns = before.header.columns
    rows = [row for row in range(1, grid.last_row + 1) if filled_cells(grid, row)]
    first = next(
        (row for row in rows if len(filled_cells(grid, row)) >= _ONE_HEADING or has_area_code(words_of(grid, row))), 0
    )
    header = replace(before.header, row=first, first_data_row=first, guessed={})
    widest = max((cell.ref.column for row in rows for cell in filled_cells(grid, row)), default=0)
    if not first or widest > max((*columns.values(), *before.header.unknown)):
        return None
    titles = tuple(row for row in rows if row < first)
    section = _read_section(grid, header, titles, grid.last_row + 1)
    assigned = [not record.is_empty("text") and is_assigned(record) for record in section.records]
    numbered = [bool(_COUNTED.fullmatch(record.text("task"))) for record in section.records]
    goes_on = (
        any(assigned) and 2 * sum(assigned) >= len(assigned) - _areas_in(section) and 2 * sum(numbered) >= len(numbered)
    )
    return section if goes_on and section.is_task_table else None


def _areas_in(section: Section) -> int:
    return sum(has_area_code(words_of(section.grid, record.number)) for record in section.records)


def words_of(grid: Grid, row: int) -> str:
    """Return everything a row says."""
    return " ".join(one_line(cell.text) for cell in filled_cells(grid, row))


def filled_cells(grid: Grid, row: int) -> tuple[Cell, ...]:
    """Return the cells of a row that hold something."""
    return tuple(cell for cell in grid.by_row.get(row, ()) if not cell.is_empty)


def is_paragraph(grid: Grid, row: int) -> bool:
    """Whether a row is a paragraph of a document."""
    return any(cell.ref.sheet == PARAGRAPHS for cell in grid.by_row.get(row, ()))


def _title_rows(grid: Grid, first: int, header_row: int, *, is_first: bool) -> tuple[int, ...]:
    """Return the rows between the table before and a header that name the table."""
    rows = [row for row in range(first, header_row) if filled_cells(grid, row)]
    if is_first:
        return tuple(rows)
    titles: list[int] = []
    while rows and _is_title(grid, rows[-1]):
        titles.insert(0, rows.pop())
    return tuple(titles)


def _is_title(grid: Grid, row: int) -> bool:
    words = words_of(grid, row)
    is_alone = len(filled_cells(grid, row)) < _ONE_HEADING
    return is_alone and not has_area_code(words) and not _STARTS_NUMBERED.match(words)


def _read_section(grid: Grid, header: HeaderMatch, titles: tuple[int, ...], end: int) -> Section:
    body = range(header.first_data_row, end)
    stray = tuple(row for row in body if _is_stray(grid, row))
    records = tuple(
        _numbered(record, header.columns)
        for record in read_records(grid, header, ANNEX)
        if record.number in body and record.number not in stray
    )
    headings = tuple(range(header.row, header.first_data_row))
    times = find_times(grid, lowest_headings(grid, header), records)
    if times and header.columns.get("deadline", 0) in times:
        header = replace(header, columns={key: column for key, column in header.columns.items() if key != "deadline"})
        records = tuple(_without_deadline(record) for record in records)
    section = Section(
        grid=grid, header=header, titles=titles, headings=headings, body=body, records=records, stray=stray, times=times
    )
    above = titles[-1] if titles else 0
    if above and has_area_code(words_of(grid, above)):
        # "II. Cải cách thể chế" just above a header is the area of the tasks below.
        return replace(section, titles=titles[:-1], records=(_area_record(grid, above), *records))
    return section


def _is_stray(grid: Grid, row: int) -> bool:
    """Whether a row is none of the table: a paragraph of a document, the column numbers again on the next page."""
    if is_paragraph(grid, row):
        return not has_area_code(words_of(grid, row))
    return is_number_row([cell.text for cell in filled_cells(grid, row)], len(ANNEX.columns))


def _without_deadline(record: Record) -> Record:
    place = record.cells["deadline"].ref
    return replace(record, cells={**record.cells, "deadline": Cell(place)})


def _numbered(record: Record, columns: Mapping[str, int]) -> Record:
    """Return a record whose running number stands for its code where there is no column of codes.

    A number that Excel made of "1.1" is that text again.
    """
    cell = record.cells["task" if "task" in columns else "number"]
    if isinstance(cell.value, float):
        cell = cell._replace(value=read_code(cell))
    return replace(record, cells={**record.cells, "task": cell})


def _area_record(grid: Grid, row: int) -> Record:
    nothing = {key: Cell(Ref(grid.name, row, 1)) for key in ANNEX.keys}
    return Record(row, {**nothing, "text": filled_cells(grid, row)[0]})


def heading_cells(section: Section) -> Iterator[Cell]:
    """Yield the cells of the header and of the row of column numbers."""
    for row in section.headings:
        yield from filled_cells(section.grid, row)
