"""Continuous tasks (*thường xuyên*) in a period that doesn't end the year: what is said of I.2, and of another task."""

# ruff: noqa: D401 - a docstring here is the defect in a sentence

from openpyxl import Workbook

from tests.tools.defects import defect, form_of


def _type(book: Workbook, **cells: object) -> None:
    for address, value in cells.items():
        form_of(book)[address].value = value


@defect("lasting-done.xlsx")
def lasting_done(book: Workbook) -> None:
    """A continuous task reported as done in June."""
    _type(book, G14="Hoàn thành", H14=None)


@defect("lasting-full.xlsx")
def lasting_full(book: Workbook) -> None:
    """A continuous task in progress at 100 %: nothing to find."""
    _type(book, G14="Đang thực hiện", H14=1)


@defect("lasting-typed.ods")
def lasting_typed(book: Workbook) -> None:
    """A continuous task of which it is said that it goes on: nothing to find."""
    _type(book, G14="Đang duy trì", H14=None)


@defect("lasting-elsewhere.xls")
def lasting_elsewhere(book: Workbook) -> None:
    """A task with a deadline of which it is said that it goes on."""
    _type(book, G18="Thường xuyên", H18=None)
