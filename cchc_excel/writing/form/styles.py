"""How the cells of a form's table may look and be locked: every style made from the template's sample cells."""

from collections.abc import Iterator
from copy import copy

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Font, PatternFill, Protection

from cchc_excel.writing.form.content import MarkKind
from cchc_excel.writing.form.due import COLOURS, mark_format
from cchc_excel.writing.form.prepared_template import ENTRY, LOCKED, NOT_ASKED

REQUIRED_COLOR = "FFF2CC"
COMPLETE_COLOR = "C6E0B4"
OUTDATED_INK = "595959"
"""Of advice that was followed: grey, and read on every fill of a form."""

MARK_COLORS: dict[str, str] = {
    MarkKind.ERROR: "F8CBAD",
    MarkKind.REPAIRED: "BDD7EE",
    MarkKind.PREFILLED: "E2EFDA",
}

PARTED = "[>=1000]#,##0;General"
"""Parts the thousands of a count, as the reader's computer writes them, and hides no decimals of a small one."""

_PROTECTIONS = {locked: Protection(locked=locked) for locked in (True, False)}
_FILLS = {NOT_ASKED: "D9D9D9", **MARK_COLORS}


def table_styles(cell: Cell | MergedCell, number_format: str, *, entry: bool) -> Iterator[tuple[str, int]]:
    """Yield the style numbers of a sample cell: locked, open, and in each colour."""
    yield LOCKED, own_style(cell, locked=True, number_format=number_format)
    if entry:
        yield ENTRY, own_style(cell, locked=False, number_format=number_format)
    for name, color in _FILLS.items():
        locked = name == NOT_ASKED or not entry
        yield name, own_style(cell, locked=locked, number_format=number_format, color=color)


def due_styles(cell: Cell | MergedCell) -> Iterator[tuple[str, int]]:
    """Yield the style number of a locked sample cell in the look of each mark of a deadline."""
    for mark, color in COLOURS.items():
        marked = Cell(cell.parent, row=1, column=1)
        marked._style = copy(cell._style)  # type: ignore[attr-defined, union-attr]  # noqa: SLF001 - as below
        marked.font = Font(cell.font.name, cell.font.sz, bold=True, color=color)
        yield mark, own_style(marked, locked=True, number_format=mark_format(mark))


def own_style(
    cell: Cell | MergedCell, *, locked: bool, number_format: str | None = None, color: str | None = None
) -> int:
    """Return the number of the style that a cell has, but for what is told otherwise."""
    styled = Cell(cell.parent, row=1, column=1)
    # A tenth of the time that copying font, border and fill by name takes.
    styled._style = copy(cell._style)  # type: ignore[attr-defined, union-attr]  # noqa: SLF001
    styled.number_format = number_format or cell.number_format
    styled.protection = _PROTECTIONS[locked]
    if color:
        styled.fill = PatternFill("solid", fgColor=color)
    return styled.style_id
