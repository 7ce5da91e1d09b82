"""Defects of rows: what becomes of the tasks in other people's hands, and what they write over the plan's own words."""

# ruff: noqa: D401 - a docstring here is the defect in a sentence

from openpyxl import Workbook

from tests.tools.defects import (
    ADDED_ROW,
    LAST_COLUMN,
    defect,
    delete_row,
    form_of,
    insert_row,
    put_row,
    unmerge,
    values_of,
)

GOING = "Đang thực hiện"


@defect("shape-row-inserted.xlsx")
def row_inserted(book: Workbook) -> None:
    """An empty row stands between two tasks."""
    insert_row(form_of(book), 14)


@defect("shape-rows-above.ods")
def rows_above(book: Workbook) -> None:
    """Three lines of the unit's own stand above the form."""
    sheet = form_of(book)
    insert_row(sheet, 1, 3)
    sheet["A1"] = "Kính gửi: Phòng Hành chính - Tổ chức"


@defect("shape-title-deleted.xlsx")
def title_deleted(book: Workbook) -> None:
    """Everything above the header was deleted."""
    delete_row(form_of(book), 1, 9)


@defect("shape-row-deleted.ods")
def row_deleted(book: Workbook) -> None:
    """The row of II.1 was deleted."""
    delete_row(form_of(book), 18)


@defect("shape-row-emptied.xlsx")
def row_emptied(book: Workbook) -> None:
    """Nothing is said of II.1."""
    for address in ("G18", "H18", "M18"):
        form_of(book)[address] = None


@defect("shape-rows-reordered.xls")
def rows_reordered(book: Workbook) -> None:
    """The last task was dragged to the top."""
    sheet = form_of(book)
    moved = values_of(sheet, 19)
    delete_row(sheet, 19)
    insert_row(sheet, 13)
    put_row(sheet, 13, moved)


@defect("shape-rows-hidden.xlsx")
def rows_hidden(book: Workbook) -> None:
    """Two tasks are hidden."""
    for row in (15, 16):
        form_of(book).row_dimensions[row].hidden = True


@defect("shape-rows-filtered.ods")
def rows_filtered(book: Workbook) -> None:
    """Only what is done is left in sight."""
    sheet = form_of(book)
    sheet.auto_filter.ref = "A10:N25"
    sheet.auto_filter.add_filter_column(6, ["Hoàn thành"])
    for row in (11, 12, 14, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25):
        sheet.row_dimensions[row].hidden = True


@defect("shape-row-below-signature.ods")
def row_below_signature(book: Workbook) -> None:
    """A task stands below who signs."""
    sheet = form_of(book)
    moved = values_of(sheet, 19)
    put_row(sheet, 19, [(None, "General")] * LAST_COLUMN)
    unmerge(sheet, 31)
    put_row(sheet, 31, moved)


@defect("shape-row-in-two.xlsx")
def row_in_two(book: Workbook) -> None:
    """A difficulty goes on in a row of its own."""
    sheet = form_of(book)
    insert_row(sheet, 17)
    sheet["M17"] = "và chưa bố trí được kinh phí"


@defect("shape-row-twice-same.xlsx")
def row_twice_same(book: Workbook) -> None:
    """The row of I.4 stands twice."""
    sheet = form_of(book)
    insert_row(sheet, 17)
    put_row(sheet, 17, values_of(sheet, 16))


@defect("shape-row-twice-different.xls")
def row_twice_different(book: Workbook) -> None:
    """The row of I.4 stands twice, with another share."""
    row_twice_same(book)
    form_of(book)["H17"] = 0.6


@defect("shape-row-twice-blank.xlsx")
def row_twice_blank(book: Workbook) -> None:
    """The row of I.4 stands twice, the first time without an answer."""
    row_twice_same(book)
    for column in range(7, LAST_COLUMN + 1):
        form_of(book).cell(16, column).value = None


@defect("shape-totals-row.xlsx", office=True)
def totals_row(book: Workbook) -> None:
    """A row of totals stands at the end."""
    sheet = form_of(book)
    insert_row(sheet, 20)
    sheet["B20"], sheet["H20"] = "Tổng cộng", 0.62
    sheet["H20"].number_format = "0%"


@defect("shape-codes-retyped.ods")
def codes_retyped(book: Workbook) -> None:
    """Codes were typed anew, each in its own way."""
    sheet = form_of(book)
    sheet["A13"], sheet["A14"], sheet["A15"], sheet["A16"] = "i.1.", "I,2", " I. 3", "(I.4)"


@defect("shape-code-removed.xls")
def code_removed(book: Workbook) -> None:
    """A task lost its code."""
    form_of(book)["A18"] = None


@defect("shape-text-nearly.ods")
def text_nearly(book: Workbook) -> None:
    """A task lost its code, and its text was worded a little otherwise."""
    form_of(book)["A18"], form_of(book)["B18"] = None, "Rà soát, sửa đổi, bổ sung Quy chế làm việc của Văn phòng"


@defect("shape-text-too-far.xlsx")
def text_too_far(book: Workbook) -> None:
    """A task lost its code, and its text says something else."""
    form_of(book)["A18"], form_of(book)["B18"] = None, "Trình dự thảo Quy chế mới"


@defect("shape-text-spaced.xlsx")
def text_spaced(book: Workbook) -> None:
    """A task lost its code; its text has line breaks, hard spaces and other tone marks, yet is the plan's."""
    form_of(book)["A18"] = None
    form_of(book)["B18"] = "Rà soát,\u00a0 sửa đổi\nQuy chế làm việc của Văn phòng./."


@defect("shape-codes-swapped.xlsx", office=True)
def codes_swapped(book: Workbook) -> None:
    """The codes of two tasks were exchanged; their texts were not."""
    form_of(book)["A18"], form_of(book)["A19"] = "II.2", "II.1"


@defect("shape-task-added.xlsx")
def task_added(book: Workbook) -> None:
    """The unit reports a task that is not in the plan."""
    sheet = form_of(book)
    sheet.cell(ADDED_ROW, 2).value = "Thí điểm họp không giấy"
    sheet.cell(ADDED_ROW, 7).value, sheet.cell(ADDED_ROW, 8).value = GOING, 0.3


@defect("shape-task-unnamed.ods")
def task_unnamed(book: Workbook) -> None:
    """A spare row has an answer and no task."""
    sheet = form_of(book)
    sheet.cell(ADDED_ROW, 7).value, sheet.cell(ADDED_ROW, 8).value = GOING, 0.3


@defect("shape-task-of-another-unit.xlsx")
def task_of_another_unit(book: Workbook) -> None:
    """The unit answers for a task of another unit."""
    sheet = form_of(book)
    sheet["A21"], sheet["B21"] = "III.2", "Số hóa kết quả giải quyết thủ tục hành chính"
    sheet["G21"], sheet["H21"] = GOING, 0.5


@defect("shape-plan-text-changed.xlsx")
def plan_text_changed(book: Workbook) -> None:
    """The text of a task was changed."""
    form_of(book)["B18"] = "Rà soát Quy chế làm việc"


@defect("shape-plan-deadline-changed.ods")
def plan_deadline_changed(book: Workbook) -> None:
    """The deadline of a task was changed."""
    form_of(book)["F18"] = "Quý IV/2026"


@defect("shape-plan-target-changed.xlsx")
def plan_target_changed(book: Workbook) -> None:
    """The target of a task was lowered."""
    form_of(book)["D16"] = "≥ 10% số phòng"
