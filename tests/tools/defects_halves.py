"""Defects of a form in several pieces: two people fill half each, in a file or on a sheet of their own."""

# ruff: noqa: D401 - a docstring here is the defect in a sentence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.tools.defects import LAST_COLUMN, defect, delete_row, form_of

FIRST_HALF, SECOND_HALF = (13, 14, 15, 16), (18, 19)
SECOND = "Người thứ hai"


def _empty(sheet: Worksheet, rows: tuple[int, ...]) -> None:
    for row in rows:
        for column in range(7, LAST_COLUMN + 1):
            sheet.cell(row, column).value = None


def _twin(book: Workbook) -> Worksheet:
    twin = book.copy_worksheet(form_of(book))
    twin.title = SECOND
    return twin


@defect("half-first.xlsx")
def first_half(book: Workbook) -> None:
    """The first colleague's half."""
    _empty(form_of(book), SECOND_HALF)


@defect("half-second.xlsx", minutes=60)
def second_half(book: Workbook) -> None:
    """The other colleague's half, saved an hour later."""
    _empty(form_of(book), FIRST_HALF)


@defect("half-second-cut-out.ods", minutes=60)
def second_half_cut_out(book: Workbook) -> None:
    """The other colleague's half, an hour later: the rows of the first are deleted."""
    delete_row(form_of(book), FIRST_HALF[0], len(FIRST_HALF))


@defect("half-third.xlsx", minutes=120)
def third(book: Workbook) -> None:
    """Two hours later the unit writes but one difficulty, and nothing else."""
    sheet = form_of(book)
    _empty(sheet, FIRST_HALF + SECOND_HALF)
    sheet["M14"] = "Thiếu kinh phí"


@defect("half-sheets.xlsx")
def half_sheets(book: Workbook) -> None:
    """Two people fill half each, on a copy of the sheet."""
    twin = _twin(book)
    _empty(form_of(book), FIRST_HALF)
    _empty(twin, SECOND_HALF)


@defect("half-sheets-differ.xlsx")
def sheets_differ(book: Workbook) -> None:
    """An older version is kept as a sheet of its own: I.4 stood at 20 % there, and II.1 had no difficulty yet."""
    twin = _twin(book)
    twin["H16"] = 0.2
    twin["M18"] = None
