"""Workbooks that this program writes and that are no return, told by their sheets: they are sent back by mistake."""

from cchc_excel.cells import Book
from cchc_excel.identity_marks import HIDDEN_SHEET
from cchc_excel.layout.columns import AREA_FIGURES, DATA, PERIODS, TASKS, UNIT_FIGURES, UNITS
from cchc_excel.layout.registration import REGISTRATION
from cchc_excel.text import fold_plain

PLAN_BOOK = "tệp kế hoạch"
_TELLING = {
    PLAN_BOOK: (UNITS.sheet, TASKS.sheet, PERIODS.sheet),
    "sổ tổng hợp": (UNIT_FIGURES, AREA_FIGURES, DATA.sheet),
    "phiếu đăng ký nhiệm vụ": (REGISTRATION.sheet, HIDDEN_SHEET),
}


def own_kind(book: Book) -> str:
    """Return what people call such a workbook; "" for any other."""
    sheets = {fold_plain(grid.name) for grid in book.grids}
    return next((kind for kind, telling in _TELLING.items() if {fold_plain(name) for name in telling} <= sheets), "")
