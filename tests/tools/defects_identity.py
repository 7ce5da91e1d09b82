"""Defects of identity: marks of a form that are wrong, missing or at odds. And several returns of one unit."""

# ruff: noqa: D401 - a docstring here is the defect in a sentence

from openpyxl import Workbook

from tests.tools.defects import FORM, defect, delete_row, form_of

HIDDEN = "_cchc"
PROPERTIES = {"B1": "CCHC_NAM", "B2": "CCHC_KY", "B3": "CCHC_DON_VI", "B4": "CCHC_PHIEN_BAN"}


def _mark(book: Workbook, address: str, value: str) -> None:
    """Change what the hidden sheet says, and the property that says the same."""
    book[HIDDEN][address] = value
    book.custom_doc_props[PROPERTIES[address]].value = value


def _forget(book: Workbook, *, hidden: bool = True, properties: bool = True) -> None:
    if hidden:
        del book[HIDDEN]
    if properties:
        for name in PROPERTIES.values():
            del book.custom_doc_props[name]


@defect("identity-code-overtyped.xlsx")
def code_overtyped(book: Workbook) -> None:
    """Another unit's code was typed over the form's."""
    form_of(book)["G7"] = "KSTT"


@defect("identity-name-for-code.ods")
def name_for_code(book: Workbook) -> None:
    """The unit's short name was typed over its code."""
    form_of(book)["G7"] = "Phòng HC-TC"


@defect("identity-form-of-another-unit.xlsx")
def form_of_another_unit(book: Workbook) -> None:
    """The table was pasted into the form of another unit."""
    _mark(book, "B3", "KSTT")


@defect("identity-hidden-sheet-deleted.xlsx")
def hidden_sheet_deleted(book: Workbook) -> None:
    """The hidden sheet was deleted."""
    _forget(book, properties=False)


@defect("identity-only-visible.xls")
def only_visible(book: Workbook) -> None:
    """The hidden sheet and the properties are gone."""
    _forget(book)


@defect("identity-only-rows.xlsx")
def only_rows(book: Workbook) -> None:
    """Nothing but the tasks tells the unit."""
    _forget(book)
    delete_row(form_of(book), 7)


@defect("identity-nothing.xlsx")
def nothing(book: Workbook) -> None:
    """Nothing tells the unit: the one task left is led by three."""
    only_rows(book)
    sheet = form_of(book)
    delete_row(sheet, 14, 5)
    delete_row(sheet, 12)


@defect("identity-period-overtyped.xlsx")
def period_overtyped(book: Workbook) -> None:
    """Another period was typed over the form's."""
    form_of(book)["J7"] = "9T"


@defect("identity-period-wrong.xlsx")
def period_wrong(book: Workbook) -> None:
    """It is the form of another period."""
    _mark(book, "B2", "Q1")
    form_of(book)["J7"] = "Q1"


@defect("identity-year-wrong.ods")
def year_wrong(book: Workbook) -> None:
    """It is the form of the year before."""
    _mark(book, "B1", "2025")


@defect("identity-form-older.xlsx")
def form_older(book: Workbook) -> None:
    """It is a form of an older version."""
    _mark(book, "B4", "0")


@defect("identity-unit-unknown.xlsx")
def unit_unknown(book: Workbook) -> None:
    """A unit that the plan doesn't know sent a table of its own, with one task that three units lead."""
    nothing(book)
    sheet = form_of(book)
    sheet["A7"] = "Mã đơn vị: SNV"


@defect("identity-unit-not-leading.xlsx")
def unit_not_leading(book: Workbook) -> None:
    """A unit that leads no task sent a return."""
    nothing(book)
    form_of(book)["A7"] = "Mã đơn vị: NGV"


@defect("identity-form-empty.xlsx")
def form_empty(book: Workbook) -> None:
    """The form came back as it was issued."""
    for row in (13, 14, 15, 16, 18, 19):
        for column in range(7, 15):
            form_of(book).cell(row, column).value = None


@defect("identity-sheet-renamed.xlsx")
def sheet_renamed(book: Workbook) -> None:
    """The sheet got another name."""
    form_of(book).title = "BC tháng 6"


@defect("identity-property-alone.xlsx")
def property_alone(book: Workbook) -> None:
    """A property alone tells the unit."""
    _forget(book, properties=False)
    delete_row(book[FORM], 7)


@defect("again-later.xlsx", minutes=60)
def later(book: Workbook) -> None:
    """The unit sent its return once more, an hour later, with more done."""
    form_of(book)["H16"] = 0.6


@defect("again-same-time.xlsx")
def same_time(book: Workbook) -> None:
    """The unit sent its return twice with different answers; both were saved at the same time."""
    form_of(book)["H16"] = 0.6


@defect("again-unchanged.xlsx", minutes=60)
def unchanged(book: Workbook) -> None:
    """The unit sent its return once more, an hour later, with nothing changed."""
    form_of(book).sheet_view.zoomScale = 90
