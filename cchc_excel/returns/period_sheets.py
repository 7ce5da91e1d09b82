"""Which sheets of a workbook are of the period asked for: units keep the sheet of an earlier period beside it."""

from collections.abc import Iterator, Sequence

from cchc_excel.cells import Cell
from cchc_excel.domain import Plan
from cchc_excel.returns.identity import period_on_top
from cchc_excel.returns.period_words import PeriodWords
from cchc_excel.returns.tables import FormTable
from cchc_excel.rules import Finding
from cchc_excel.rules.files import SHEET_OF_OTHER_PERIOD
from cchc_excel.text import fold, one_line


def split_tables(
    tables: Sequence[FormTable], words: PeriodWords, plan: Plan
) -> tuple[list[FormTable], list[FormTable]]:
    """Return the tables to use, and those kept of another period; where all are another's, none is left out."""
    kept_out = [table for table in tables if len(tables) > 1 and _is_of_other(table, words, plan)]
    used = [table for table in tables if table not in kept_out]
    return (used, kept_out) if used else (list(tables), [])


def note_kept(tables: Sequence[FormTable], path: str) -> Iterator[Finding]:
    """Yield a word on each sheet that was kept of another period."""
    for table in tables:
        place = table.grid.cell(table.header.row, 1).ref
        yield Finding(SHEET_OF_OTHER_PERIOD, path, place, details={"sheet": table.grid.name})


def _is_of_other(table: FormTable, words: PeriodWords, plan: Plan) -> bool:
    """Whether a sheet's name tells another period, or what stands above its table tells only another."""
    named = words.known_in(table.grid.name)
    if named:
        return words.wanted not in named
    on_top = period_on_top(table.grid, plan)
    titles = [said for cell in _above(table) if len(said := words.known_in(cell.text)) == 1]
    said = frozenset({on_top} if on_top else ()).union(*titles)
    return bool(said) and not any(fold(code) == fold(words.wanted) for code in said)


def _above(table: FormTable) -> Iterator[Cell]:
    """Yield the cells above a table that begin as the title of a report does."""
    for number, cells in table.grid.rows():
        if number < table.header.row:
            yield from (cell for cell in cells if fold(one_line(cell.text)).startswith(_REPORT))


_REPORT = (fold("báo cáo"), fold("kết quả"), fold("kỳ"), fold("biểu"))
