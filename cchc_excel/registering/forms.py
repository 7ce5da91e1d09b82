"""From a workbook to the tasks proposed in it: registration forms, and tables of a unit's own.

Owns where the rows are and what they say; whether a task can enter the plan is `registering`'s.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.cells import Book, Cell, Grid
from cchc_excel.deadlines import parse_deadline
from cchc_excel.domain import Identity, Plan, Proposal
from cchc_excel.kinds.written import is_ditto, is_error
from cchc_excel.layout.header import HeaderMatch, find_header
from cchc_excel.layout.registration import FORM_ENTRIES, REGISTERED, WORDS
from cchc_excel.plan.areas import area_label, find_area
from cchc_excel.plan.tables import Record, read_records
from cchc_excel.returns.identity import decide, read_channels
from cchc_excel.rules import Finding, Note, at_cell
from cchc_excel.rules.registrations import COLUMN_OF_OWN, NO_REGISTRATION
from cchc_excel.rules.values import ERROR_VALUE
from cchc_excel.text import clean, fold, fold_plain, one_line

_ENTRIES = (*FORM_ENTRIES, "leads")
_FOOTERS = (
    "noi nhan", "nguoi lap", "thu truong", "chanh van phong", "pho chanh van phong", "truong phong", "giam doc",
    "kt chanh", "tl chanh", "dien thoai",
)  # fmt: skip
_TOTALS = ("tong cong", "tong so")
_NUMBERING = frozenset({fold(heading) for heading in ("STT", "TT", "Số TT", "Mã NV", "Trọng số")})


@dataclass(frozen=True, slots=True)
class RegistrationForm:
    """A filled registration form as read: who, when it was saved, the tasks in it."""

    path: str
    identity: Identity
    proposals: tuple[Proposal, ...]
    saved_at: datetime | None
    findings: tuple[Finding, ...]


def read_registrations(book: Book, path: str, plan: Plan) -> tuple[RegistrationForm, ...]:
    """Return the forms in a workbook, one a sheet with a table; raise UnreadableError where there is none.

    Sheets on which nothing was proposed are passed over where another holds something.
    """
    shown = [grid for grid in book.grids if not grid.hidden]
    kept_out = [grid for grid in book.grids if grid.hidden]
    tables = _find_tables(shown) or _find_tables(kept_out)
    if not tables:
        raise UnreadableError(NO_REGISTRATION)
    read = [(grid, header, tuple(_read_rows(grid, header, path, plan))) for grid, header in tables]
    used = [table for table in read if table[2]] or read[:1]
    return tuple(_as_form(book, path, plan, table, alone=len(used) == 1) for table in used)


def _find_tables(grids: list[Grid]) -> list[tuple[Grid, HeaderMatch]]:
    found = [(grid, find_header(grid, REGISTERED)) for grid in grids]
    return [(grid, header) for grid, header in found if header and "text" in header.columns]


def _as_form(
    book: Book, path: str, plan: Plan, table: tuple[Grid, HeaderMatch, tuple[Proposal, ...]], *, alone: bool
) -> RegistrationForm:
    grid, _, proposals = table
    label = path if alone else f"{path} › {grid.name}"
    channels = read_channels(book if alone else None, grid, path.rpartition("/")[2], (), plan)
    identity, findings = decide(channels, label)
    return RegistrationForm(label, identity, proposals, book.saved_at, tuple(findings))


def _read_rows(grid: Grid, header: HeaderMatch, path: str, plan: Plan) -> Iterator[Proposal]:
    """Yield each row that proposes something; headings of areas, totals and blank rows are passed over."""
    area = ""
    above: Mapping[str, Cell] = {}
    for record in read_records(grid, header, REGISTERED):
        start = fold_plain(_words_of(grid, record))
        if start.startswith(_FOOTERS):
            return
        written = {key: _repeated(record.cells[key], above.get(key)) for key in _ENTRIES}
        if all(cell.is_empty for cell in written.values()) or start.startswith(_TOTALS):
            continue
        if heading := _heading_of(grid, record, plan):
            area = heading
            continue
        if fold(record.text("text")) == fold(REGISTERED.column("text").heading):
            continue
        yield _as_proposal(grid, header, record, path, plan, written, area)
        above = written


def _words_of(grid: Grid, record: Record) -> str:
    return " ".join(one_line(cell.text) for cell in grid.by_row.get(record.number, ()) if not cell.is_empty)


def _repeated(cell: Cell, above: Cell | None) -> Cell:
    """Return a cell, one with a ditto mark with what stands above."""
    return Cell(cell.ref, above.value, above.number_format) if above and is_ditto(cell) else cell


def _heading_of(grid: Grid, record: Record, plan: Plan) -> str:
    """Return the area that a row names and says nothing else; empty where it is no such heading."""
    if any(not record.is_empty(key) for key in _ENTRIES if key not in ("area", "text")):
        return ""
    if not record.is_empty("area") and not record.is_empty("text"):
        return ""
    area, notes = find_area(_words_of(grid, record), plan.areas)
    return area_label(area) if area and not notes else ""


def _as_proposal(
    grid: Grid, header: HeaderMatch, record: Record, path: str, plan: Plan, written: Mapping[str, Cell], area: str
) -> Proposal:
    words = {key: clean(written[key].text) for key in WORDS}
    words["area"] = _area_words(words["area"] or area, plan)
    words["deadline"] = _deadline_words(written["deadline"], plan)
    faults = [at_cell(Note(ERROR_VALUE), path, cell) for cell in written.values() if is_error(cell)]
    place = next(cell.ref for key in ("text", *_ENTRIES) if not (cell := written[key]).is_empty)
    return Proposal("", path, str(place), words, findings=(*faults, *_own_columns(grid, header, record, path)))


def _area_words(text: str, plan: Plan) -> str:
    """Return an area as the plan's list has it, where the wording names one without a doubt."""
    area, notes = find_area(text, plan.areas)
    return area_label(area) if area and not notes else one_line(text)


def _deadline_words(cell: Cell, plan: Plan) -> str:
    """Return a deadline as people read it: "06/2026", where Excel keeps the first of June."""
    inclusive = plan.settings.before_inclusive
    deadline = parse_deadline(cell.value, cell.number_format, plan.info.year, before_inclusive=inclusive)
    return deadline.text if deadline else clean(cell.text)


def _own_columns(grid: Grid, header: HeaderMatch, record: Record, path: str) -> Iterator[Finding]:
    for column, heading in header.unknown.items():
        cell = grid.cell(record.number, column)
        if not cell.is_empty and fold(heading) not in _NUMBERING:
            yield at_cell(Note(COLUMN_OF_OWN, details={"column": heading}), path, cell)
