"""Defects across the cells of a row: each cell is well written, together they are not.

One workbook for each rule of `rules/crosses.py`.
"""

# ruff: noqa: D401 - a docstring here is the defect in a sentence

from datetime import date

from openpyxl import Workbook

from tests.tools.defects import defect, form_of

DONE, GOING, NOT_APPLICABLE = "Hoàn thành", "Đang thực hiện", "Không phát sinh"


def _type(book: Workbook, **cells: object) -> None:
    for address, value in cells.items():
        cell = form_of(book)[address]
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "dd/mm/yyyy"


@defect("row-status-missing.xlsx")
def status_missing(book: Workbook) -> None:
    """A share, and no status."""
    _type(book, G16=None)


@defect("row-share-full-undated.xls")
def share_full_undated(book: Workbook) -> None:
    """100 %, and neither a status nor a date."""
    _type(book, G18=None, H18=1)


@defect("row-share-full-dated.xlsx")
def share_full_dated(book: Workbook) -> None:
    """100 % with a date, and no status: done."""
    _type(book, G13=None)


@defect("row-done-not-full.xlsx")
def done_not_full(book: Workbook) -> None:
    """Done at 80 %."""
    _type(book, G18=DONE)


@defect("row-done-no-share.ods")
def done_no_share(book: Workbook) -> None:
    """Done, and no share: nothing to find."""
    _type(book, H13=None)


@defect("row-in-progress-no-share.ods")
def in_progress_no_share(book: Workbook) -> None:
    """In progress, and no share."""
    _type(book, H16=None)


@defect("row-in-progress-full.xlsx")
def in_progress_full(book: Workbook) -> None:
    """In progress at 100 %."""
    _type(book, H16=1)


@defect("row-not-started-share.xls")
def not_started_share(book: Workbook) -> None:
    """Not started, at 20 %."""
    _type(book, H19=0.2)


@defect("row-not-applicable-filled.xlsx")
def not_applicable_filled(book: Workbook) -> None:
    """Not applicable, at 80 %."""
    _type(book, G18=NOT_APPLICABLE)


@defect("row-date-after-as-of.xlsx", office=True)
def date_after_as_of(book: Workbook) -> None:
    """Done on a day that is still to come."""
    _type(book, K15=date(2026, 12, 20))


@defect("row-date-of-earlier-term.xlsx")
def date_of_earlier_term(book: Workbook) -> None:
    """Done every month, and dated in the month before the last."""
    _type(book, K15=date(2026, 4, 28))


@defect("row-date-not-done.ods")
def date_not_done(book: Workbook) -> None:
    """In progress, and a finish date."""
    _type(book, K16=date(2026, 6, 1))


@defect("row-done-undated.xlsx")
def done_undated(book: Workbook) -> None:
    """Done without a date, and due already."""
    _type(book, K13=None)


@defect("row-done-no-date.xlsx")
def done_no_date(book: Workbook) -> None:
    """Done without a date, and not due yet."""
    _type(book, G18=DONE, H18=1, L18="20/QĐ-VPUBND")


@defect("row-done-no-document.xls")
def done_no_document(book: Workbook) -> None:
    """Done, and no document for the product."""
    _type(book, L13=None)


@defect("row-count-above-total.xlsx")
def count_above_total(book: Workbook) -> None:
    """20 of 16 done."""
    _type(book, I14=20)


@defect("row-count-without-total.xlsx")
def count_without_total(book: Workbook) -> None:
    """8 done, nobody knows of how many."""
    _type(book, J14=None)


@defect("row-target-not-met.ods")
def target_not_met(book: Workbook) -> None:
    """Done with 126 of 140, where all were asked for."""
    _type(book, G19=DONE, H19=1, I19=126, J19=140, K19=date(2026, 6, 5), L19="31/BC-VPUBND")


@defect("row-share-fell.xlsx")
def share_fell(book: Workbook) -> None:
    """Further behind than in Q1."""
    _type(book, H14=0.2)


@defect("row-reopened.xlsx")
def reopened(book: Workbook) -> None:
    """Done in Q1, in progress now."""
    _type(book, G13=GOING, H13=0.9, K13=None)


@defect("row-same-everywhere.ods")
def same_everywhere(book: Workbook) -> None:
    """Every task is done at 100 %."""
    document = "90/BC-VPUBND"
    _type(book, G14=DONE, H14=1, I14=16, K14=date(2026, 6, 9))
    _type(book, G16=DONE, H16=1, I16=9, K16=date(2026, 6, 9), L16=document)
    _type(book, G18=DONE, H18=1, K18=date(2026, 6, 9), L18=document, M18=None)
    _type(book, G19=DONE, H19=1, I19=140, J19=140, K19=date(2026, 6, 9), L19=document)
