"""From a workbook to the returns in it: one for each sheet that holds a table of the form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.cells import Book, Cell, Grid
from cchc_excel.domain import Identity, Plan, Return, Row
from cchc_excel.inbox.labels import WITHIN, clean_label
from cchc_excel.layout.asked import FILLED
from cchc_excel.layout.columns import ADDED_HEADING, FORM
from cchc_excel.plan.matching import TaskFinder, text_of
from cchc_excel.returns.form_prose import read_prose
from cchc_excel.returns.identity import decide, former_unit, period_in_marks, read_channels
from cchc_excel.returns.leftovers import OwnWords, check_around, check_other_sheets
from cchc_excel.returns.period_sheets import note_kept, split_tables
from cchc_excel.returns.period_words import PeriodWords
from cchc_excel.returns.signatures import read_signatories
from cchc_excel.returns.statistics import find_statistics, with_statistics
from cchc_excel.returns.table_checks import check_table
from cchc_excel.returns.tables import FormTable, find_table
from cchc_excel.rules import Finding, Note, at_cell
from cchc_excel.rules.files import FILE_CARRIES, NO_TABLE, SHEET_UNUSED, UNIT_SUCCEEDED
from cchc_excel.rules.rows import ROW_OF_TOTALS
from cchc_excel.text import fold, fold_plain

_TOTALS = frozenset({"tong cong", "tong so", "tong", "cong"})


def read_returns(
    book: Book, path: str, plan: Plan, period: str = "", template: Path | None = None
) -> tuple[Return, ...]:
    """Return the filled forms of a workbook; raise UnreadableError where no table of the form is in it.

    Where several sheets hold a table, each is a return of its own (path `x.xlsx › trang`), blank ones are passed over,
    and so are those kept of other periods than `period` (its code; where empty, the one that the file's marks say).
    `template` is the office's own, whose words are no unit's.
    """
    own = OwnWords(read_prose(template), plan)
    finder = TaskFinder.of(plan)
    period = period or period_in_marks(book)
    words = PeriodWords.of(plan, period)
    statistics = find_statistics(book, path, plan, period)
    book = statistics.rest
    shown = [grid for grid in book.grids if not grid.hidden]
    kept_out = [grid for grid in book.grids if grid.hidden]
    found = _find_tables(shown, finder, words) or _find_tables(kept_out, finder, words)
    if not found and not statistics.grid:
        raise UnreadableError(NO_TABLE)
    tables, kept = split_tables(found, words, plan) if words.wanted else (found, [])
    answered = [table for table in tables if _is_answered(table)]
    used = answered or tables[:1]
    returns = [_read_table(table, book, path, finder, own, alone=len(used) == 1) for table in used]
    if statistics.grid and not returns:
        returns = [_read_alone(statistics.grid, book, path, plan)]
    returns = [with_statistics(filled, statistics.tables, returns) for filled in returns]
    unused = tuple(
        Finding(SHEET_UNUSED, path, details={"sheet": table.grid.name}) for table in tables if table not in used
    )
    carried = (Finding(FILE_CARRIES, path, details={"what": ", ".join(book.carried)}),) if book.carried else ()
    others = check_other_sheets(book, found, own, path)
    beside = (*unused, *note_kept(kept, path), *carried, *others)
    return (replace(returns[0], findings=(*returns[0].findings, *beside)), *returns[1:])


def _read_alone(grid: Grid, book: Book, path: str, plan: Plan) -> Return:
    """Return a workbook in which statistics alone came, as a return without a row."""
    identity, findings = decide(read_channels(book, grid, path.rpartition("/")[2], (), plan), path)
    return Return(path, identity, (), saved_at=book.saved_at, findings=tuple(findings))


def _find_tables(grids: Sequence[Grid], finder: TaskFinder, words: PeriodWords) -> list[FormTable]:
    asked = words if words.wanted else None
    return [table for grid in grids if (table := find_table(grid, finder.by_code.keys(), asked))]


def _is_answered(table: FormTable) -> bool:
    return any(_is_filled(cells) for cells in table.rows.values())


def _read_table(table: FormTable, book: Book, path: str, finder: TaskFinder, own: OwnWords, *, alone: bool) -> Return:
    """Return one table as a return; a file's own marks tell whose it is only where the table stands alone in it."""
    label = path if alone else f"{path}{WITHIN}{clean_label(table.grid.name)}"
    found = list(_read_rows(table, finder))
    rows = tuple(row for row, _ in found)
    marked, name = book if alone else None, path.rpartition("/")[2]
    identity, findings = decide(read_channels(marked, table.grid, name, rows, finder.plan), label)
    if former := former_unit(marked, table.grid, name, finder.plan):
        identity, succeeded = _of_heir(identity, former, label, finder.plan)
        findings += succeeded
    findings += check_table(table, label, identity.version)
    for row, notes in found:
        findings += [at_cell(note, label, row.cells[key], column=key) for key, note in notes if key in row.cells]
    findings += _check_totals(table, label)
    findings += check_around(table, rows, own, label)
    within = "" if alone else path
    signatories = read_signatories(table.grid, table.last_row)
    return Return(
        path=label,
        identity=identity,
        rows=rows,
        saved_at=book.saved_at,
        signatories=signatories,
        findings=tuple(findings),
        book=within,
    )


def _of_heir(identity: Identity, former: str, path: str, plan: Plan) -> tuple[Identity, list[Finding]]:
    """Return the identity of a form issued to a unit now gone, and a word on whose it was taken for."""
    unit = plan.unit(identity.unit)
    if unit is None:
        return replace(identity, unit=former), []
    return identity, [Finding(UNIT_SUCCEEDED, path, details={"old": former, "unit": unit.name})]


def _read_rows(table: FormTable, finder: TaskFinder) -> Iterator[tuple[Row, Sequence[tuple[str, Note]]]]:
    """Yield each row that says something of a task, with what was noticed; headings and blank rows are passed over."""
    headings = {fold(area.name) for area in finder.plan.areas} | {
        fold(ADDED_HEADING),
        fold(FORM.column("text").heading),
    }
    is_added = False
    for number, cells in table.rows.items():
        if all(cell.is_empty and cell.struck is None for cell in cells.values()) or _is_totals(cells):
            continue
        is_added = is_added or fold(ADDED_HEADING) in _named(cells)
        if _is_heading(cells, headings) or (not is_added and _is_former_area(cells, finder.plan)):
            continue
        task, notes = finder.find(cells)
        if task or _is_filled(cells) or text_of(cells, "text"):
            yield Row(number, task, cells), notes


def _is_heading(cells: Mapping[str, Cell], headings: set[str]) -> bool:
    """Whether the row is an area's, the heading of added tasks, or the header again on a new page."""
    repeated = fold(text_of(cells, "status")) == fold(FORM.column("status").heading)
    return bool(_named(cells) & headings) and (repeated or not _is_filled(cells))


def _named(cells: Mapping[str, Cell]) -> set[str]:
    return {fold(text_of(cells, "text")), fold(text_of(cells, "task"))}


def _is_former_area(cells: Mapping[str, Cell], plan: Plan) -> bool:
    """Whether the row is an area's whose name was given or lost a few words since the form was issued."""
    code, words = fold(text_of(cells, "task")), set(fold(text_of(cells, "text")).split())
    names = (set(fold(area.name).split()) for area in plan.areas if fold(area.code) == code)
    alike = (words <= name or name <= words for name in names if len(words ^ name) * 2 < max(len(words), len(name)))
    return not _is_filled(cells) and any(alike)


def _is_filled(cells: Mapping[str, Cell]) -> bool:
    return any(not (cells[key].is_empty and cells[key].struck is None) for key in FILLED if key in cells)


def _is_totals(cells: Mapping[str, Cell]) -> bool:
    return bool({fold_plain(text_of(cells, "text")), fold_plain(text_of(cells, "task"))} & _TOTALS)


def _check_totals(table: FormTable, path: str) -> Iterator[Finding]:
    """Yield what stands in a row of totals the unit added: it is never counted."""
    for cells in table.rows.values():
        if _is_totals(cells):
            for key in FILLED:
                if key in cells and not cells[key].is_empty:
                    yield at_cell(Note(ROW_OF_TOTALS), path, cells[key], column=key)
