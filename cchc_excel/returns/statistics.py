"""The statistics of a return: tables of the sheet `Số liệu`, wherever in the workbook they stand, and what is left.

A table is found by its headings, under whatever name its sheet goes; cells read as its own are taken out of the book,
so that what else stands on the sheet is judged as everywhere.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc_excel.books.parts.struck import as_answered
from cchc_excel.cells import Book, Cell, Grid, Ref
from cchc_excel.domain import Plan, Return, StatisticItem, WrittenStatistic
from cchc_excel.identity_marks import UNIT_LABEL, VISIBLE_LABELS
from cchc_excel.layout.columns import TO_CORRECT
from cchc_excel.layout.header import HeaderMatch, find_headers
from cchc_excel.layout.statistics import STATISTIC_FORM, STATISTIC_GUIDANCE, STATISTIC_SPAN, STATISTIC_TITLE
from cchc_excel.numerals import numeral_key
from cchc_excel.plan.matching import code_key, text_of
from cchc_excel.returns.identity import period_on_top, unit_on_top
from cchc_excel.rules import Finding, Note, Rule, at_cell
from cchc_excel.rules import statistics as rules
from cchc_excel.text import fold, one_line

_OWN = frozenset({fold(STATISTIC_TITLE), fold(STATISTIC_GUIDANCE)})
_DAY = r"\S+ \d+ \d+ \d+"
_SPAN = re.compile(rf"{fold(STATISTIC_SPAN)} {_DAY} \S+ \S+ {_DAY}")
_IDENTITY = tuple(f"{fold(label)} " for label in (UNIT_LABEL, *VISIBLE_LABELS.values()))
_KEPT = ("text", "measure")


@dataclass(frozen=True, slots=True)
class StatisticTable:
    """A table of statistics: its sheet, what was read, what was noticed, the unit that the sheet itself names.

    `other_period` is the period it says it is of, where that isn't the one asked for.
    """

    sheet: str
    unit: str
    rows: tuple[WrittenStatistic, ...]
    findings: tuple[Finding, ...]
    other_period: str = ""


@dataclass(frozen=True, slots=True)
class FoundStatistics:
    """The tables of a workbook, and the workbook without what was read of them; the first grid that held one."""

    rest: Book
    tables: tuple[StatisticTable, ...] = ()
    grid: Grid | None = None


@dataclass(slots=True)
class _Items:
    """The plan's items by code and by text."""

    by_code: Mapping[str, StatisticItem]
    by_text: Mapping[str, StatisticItem]

    @classmethod
    def of(cls, plan: Plan) -> "_Items":
        asked = [item for item in plan.statistics if item.units]
        return cls({code_key(item.code): item for item in asked}, {numeral_key(item.text): item for item in asked})

    def find(self, cells: Mapping[str, Cell]) -> StatisticItem | None:
        """Return the item a row is about: by its code, else by its text."""
        coded = self.by_code.get(code_key(text_of(cells, "item")))
        return coded or self.by_text.get(numeral_key(text_of(cells, "text")))

    def stand_in(self, grid: Grid) -> bool:
        """Whether any cell of a sheet names an item: most sheets need no closer look."""
        texts = {one_line(cell.text) for cell in grid.cells.values()}
        return any(code_key(text) in self.by_code or numeral_key(text) in self.by_text for text in texts if text)


@dataclass(slots=True)
class _Reading:
    """A table as it is read: rows, findings, and the places that are its own."""

    path: str
    rows: list[WrittenStatistic] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    places: set[tuple[int, int]] = field(default_factory=set)

    def note(self, rule: Rule, cell: Cell, read_as: str = "", **details: str) -> None:
        """Note a finding at a cell."""
        self.findings.append(at_cell(Note(rule, read_as, details), self.path, cell, column="value"))


def find_statistics(book: Book, path: str, plan: Plan, period: str) -> FoundStatistics:
    """Return the tables of statistics in a workbook; those that say they are another period's are not used."""
    items = _Items.of(plan)
    if not items.by_code:
        return FoundStatistics(book)
    grids, tables, first = [], [], None
    for grid in book.grids:
        read = _read_grid(grid, path, items, plan)
        if read is None:
            grids.append(grid)
            continue
        first = first or grid
        grids.append(_without(grid, read.places))
        tables.append(_table_of(grid, read, plan, period))
    return FoundStatistics(replace(book, grids=tuple(grids)), tuple(tables), first)


def _table_of(grid: Grid, read: _Reading, plan: Plan, period: str) -> StatisticTable:
    unit, said = unit_on_top(grid, plan), period_on_top(grid, plan)
    if not (period and said and fold(said) != fold(period) and plan.period(said)):
        return StatisticTable(grid.name, unit, tuple(read.rows), tuple(read.findings))
    details = {"sheet": grid.name, "what": f"kỳ {said}"}
    told = Finding(rules.STATISTICS_OF_OTHER, read.path, read.rows[0].value.ref, details=details)
    return StatisticTable(grid.name, unit, (), (told,), other_period=said)


def with_statistics(filled: Return, tables: Iterable[StatisticTable], returns: Sequence[Return]) -> Return:
    """Return a form with the statistics of its workbook: each table is of the form whose unit its sheet names.

    One that names none is the first form's, and so is one that names a unit of none of them: that isn't used.
    """
    own = [table for table in tables if _owner(table, returns) is filled]
    if not own:
        return filled
    unit = filled.identity.unit
    used = [table for table in own if not table.unit or not unit or table.unit == unit]
    refused = [_of_other_unit(table, filled.path) for table in own if table not in used]
    # A form that is itself of that other period is refused for it as a whole: that is told once.
    own_period = fold(filled.identity.period)
    told = [table for table in used if not table.other_period or fold(table.other_period) != own_period]
    findings = [replace(finding, path=filled.path) for table in told for finding in table.findings]
    rows = tuple(row for table in used for row in table.rows)
    return replace(filled, statistics=rows, findings=(*filled.findings, *findings, *refused))


def _owner(table: StatisticTable, returns: Sequence[Return]) -> Return:
    return next((filled for filled in returns if table.unit and filled.identity.unit == table.unit), returns[0])


def _of_other_unit(table: StatisticTable, path: str) -> Finding:
    details = {"sheet": table.sheet, "what": f"đơn vị {table.unit}"}
    return Finding(rules.STATISTICS_OF_OTHER, path, Ref(table.sheet, 1, 1), details=details)


def _read_grid(grid: Grid, path: str, items: _Items, plan: Plan) -> _Reading | None:
    """Return what the tables of a sheet say; None where none is about an item of the plan."""
    if not items.stand_in(grid):
        return None
    reading = _Reading(path)
    headers = [found for found in find_headers(grid, STATISTIC_FORM) if _is_ours(found)]
    if not headers:
        return None
    ends = [*(header.row - 1 for header in headers[1:]), grid.last_row]
    groups = {fold(item.group) for item in plan.statistics if item.group}
    for header, end in zip(headers, ends, strict=True):
        _read_table(grid, header, end, items, groups, reading)
    if not reading.rows:
        return None
    reading.places |= set(_prose_places(grid, headers[0].row))
    return reading


def _is_ours(header: HeaderMatch) -> bool:
    return "value" in header.columns and bool({"item", "text"} & header.columns.keys())


def _read_table(grid: Grid, header: HeaderMatch, end: int, items: _Items, groups: set[str], reading: _Reading) -> None:
    rows = {number: _cells(grid, number, header) for number in range(header.first_data_row, end + 1)}
    found = {number: item for number, cells in rows.items() if (item := items.find(cells))}
    if not found:
        return
    last = max(found)
    while last + 1 in rows and not rows[last + 1]["value"].is_empty:
        last += 1
    advice = [column for column, text in header.unknown.items() if fold(text) == fold(TO_CORRECT.heading)]
    for number in range(header.row, header.first_data_row):
        reading.places |= {(number, cell.ref.column) for cell in grid.by_row.get(number, ())}
    for number in range(header.first_data_row, last + 1):
        cells, item = rows[number], found.get(number)
        if item:
            _read_row(item, cells, items, reading)
        elif not cells["value"].is_empty:
            reading.note(rules.STATISTIC_UNASKED, cells["value"], text=text_of(cells, "text") or text_of(cells, "item"))
        elif not any(fold(cell.text) in groups for cell in grid.by_row.get(number, ())):
            continue
        reading.places |= {cell.ref[1:] for cell in cells.values()} | {(number, column) for column in advice}


def _cells(grid: Grid, number: int, header: HeaderMatch) -> dict[str, Cell]:
    cells = {key: grid.cell(number, column) for key, column in header.columns.items()}
    return cells | {"value": as_answered(cells["value"])}


def _read_row(item: StatisticItem, cells: Mapping[str, Cell], items: _Items, reading: _Reading) -> None:
    value = cells["value"]
    other = items.by_text.get(numeral_key(text_of(cells, "text")))
    is_filled = not value.is_silent or value.struck is not None
    is_used = True
    if other and other.code != item.code and numeral_key(other.text) != numeral_key(item.text):
        reading.note(rules.STATISTIC_CODE_AND_TEXT, value, item=item.code, other=other.code)
        is_used = False
    else:
        is_used = not any(_changed(item, cells, reading, is_filled=is_filled))
    note = text_of(cells, "note")
    kept = value if is_used else value._replace(value=None, formula=False)
    reading.rows.append(WrittenStatistic(item.code, kept, note, is_refused=is_filled and not is_used))


def _changed(item: StatisticItem, cells: Mapping[str, Cell], reading: _Reading, *, is_filled: bool) -> Iterator[bool]:
    """Yield for each locked column that was changed whether the value can't be used for it; note the change."""
    for key in _KEPT:
        given, planned = text_of(cells, key), str(getattr(item, key))
        if not given or numeral_key(given) == numeral_key(planned):
            continue
        if key == "measure" and is_filled:
            reading.note(rules.STATISTIC_MEASURE_CHANGED, cells[key], item=item.code, planned=planned or "trống")
            yield True
        else:
            column = STATISTIC_FORM.column(key).heading
            reading.note(rules.STATISTIC_CHANGED, cells[key], planned, item=item.code, column=column, planned=planned)


def _prose_places(grid: Grid, header_row: int) -> Iterator[tuple[int, int]]:
    """Yield the places above a table that hold the sheet's own words."""
    for (row, column), cell in grid.cells.items():
        said = fold(one_line(cell.text))
        if row < header_row and (said in _OWN or said.startswith(_IDENTITY) or _SPAN.fullmatch(said)):
            yield row, column


def _without(grid: Grid, places: set[tuple[int, int]]) -> Grid:
    """Return a sheet without the values in these places; what is noted in them stays."""
    cells = {
        place: cell._replace(value=None, formula=False, struck=None) if place in places else cell
        for place, cell in grid.cells.items()
    }
    return replace(grid, cells=cells)
