"""The sheets `Điều chỉnh` and `Đính chính` of a plan workbook, ready to be filled in during the year."""

from xlsxwriter.workbook import Workbook

from cchc_excel.cells import column_letter
from cchc_excel.domain import AdjustmentKind, Quality
from cchc_excel.domain.plan_content import PlanContent
from cchc_excel.layout import columns as layout
from cchc_excel.layout.changes import ADJUSTMENTS, BLANK, CORRECTION_ROWS, FILLED_HEADINGS
from cchc_excel.layout.quality import QUALITY_MARKS
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.house.styles import Styles
from cchc_excel.writing.plan.lists import FIRST_ROW, ListSheet, choice, days_of, write_list

_SPARE_ADJUSTMENTS = 30
_SPARE_CORRECTIONS = 30
_CHOICE_COLUMN = len(CORRECTION_ROWS.columns) + 2
_CHOICE_LETTER = column_letter(_CHOICE_COLUMN)
_CHOICES = f"=${_CHOICE_LETTER}${FIRST_ROW}:${_CHOICE_LETTER}${FIRST_ROW + len(FILLED_HEADINGS) - 1}"

_ADJUSTING = (
    "Biểu nhiệm vụ và danh sách đơn vị để nguyên như khi ban hành; mỗi thay đổi trong năm ghi một dòng ở đây, có hiệu"
    " lực từ “Từ ngày”.\n"
    "Bổ sung nhiệm vụ: mã chưa dùng, mã lĩnh vực, nội dung, đơn vị chủ trì, thời hạn.   Rút nhiệm vụ: mã.\n"
    "Chuyển đơn vị: mã, đơn vị chủ trì mới.   Đổi thời hạn: mã, thời hạn mới và văn bản cho phép.\n"
    "Đổi tên đơn vị: mã ở “Đơn vị cũ”, tên mới; đổi cả mã thì ghi mã mới ở “Đơn vị mới”.\n"
    "Sáp nhập: các mã cũ cách nhau bằng dấu “;”, mã mới, tên mới; nhập vào đơn vị đang có thì để trống tên mới.\n"
    "Chia tách: mã cũ, các mã mới và tên mới theo thứ tự; nhiệm vụ của đơn vị cũ giao lại bằng các dòng “Chuyển đơn"
    " vị” cùng ngày."
)
_CORRECTING = (
    "Sửa một giá trị trong biểu của đơn vị mà không phải trả lại biểu: mỗi ô một dòng.\nGiá trị mới ghi như trong biểu"
    f" (Hoàn thành, 80%, 15/6/2026…); muốn xóa giá trị của đơn vị thì ghi {BLANK}.\nĐơn vị chưa gửi báo cáo cũng ghi"
    " được. Sổ tổng hợp luôn nêu cả giá trị đơn vị đã ghi, lý do, người và ngày đính chính."
)

_RATING = (
    "Không bắt buộc. Mỗi nhiệm vụ của một đơn vị trong một kỳ ghi một dòng: Tốt, Đạt hoặc Chưa đạt. Chất lượng hiện ở"
    " “Theo đơn vị” và “Biểu tổng hợp”, không làm thay đổi số nhiệm vụ hoàn thành; có tính vào xếp loại hay không là do"
    " trang “Quy ước”."
)


def write_plan_changes(book: Workbook, styles: Styles, content: PlanContent) -> None:
    """Write these sheets, and `Chất lượng`."""
    write_list(Sheet(book, ADJUSTMENTS.sheet, styles), _adjustments(content))
    sheet = Sheet(book, CORRECTION_ROWS.sheet, styles)
    write_list(sheet, _corrections(content))
    _write_choices(sheet)
    write_list(Sheet(book, QUALITY_MARKS.sheet, styles), _quality(content))


def _adjustments(content: PlanContent) -> ListSheet:
    kinds = choice(list(AdjustmentKind), "Chọn một loại điều chỉnh trong danh sách.")
    rules = {"day": days_of(content.year), "kind": kinds}
    title = "Điều chỉnh kế hoạch trong năm"
    return ListSheet(
        layout=ADJUSTMENTS,
        title=title,
        guidance=_ADJUSTING,
        rows=content.adjustments,
        spare_rows=_SPARE_ADJUSTMENTS,
        rules=rules,
    )


def _corrections(content: PlanContent) -> ListSheet:
    rules = {
        "period": choice(_cells(layout.PERIODS.sheet, 12), "Chọn một mã kỳ ở trang “Kỳ báo cáo”."),
        "column": choice(_CHOICES, "Chọn một cột mà đơn vị điền trong biểu."),
        "corrected_on": days_of(content.year),
    }
    title = "Đính chính số liệu"
    return ListSheet(
        layout=CORRECTION_ROWS,
        title=title,
        guidance=_CORRECTING,
        rows=content.corrections,
        spare_rows=_SPARE_CORRECTIONS,
        rules=rules,
    )


def _quality(content: PlanContent) -> ListSheet:
    rules = {
        "period": choice(_cells(layout.PERIODS.sheet, 12), "Chọn một mã kỳ ở trang “Kỳ báo cáo”."),
        "quality": choice(list(Quality), "Chọn một mức trong danh sách."),
    }
    return ListSheet(
        layout=QUALITY_MARKS,
        title="Đánh giá chất lượng nhiệm vụ đã hoàn thành",
        guidance=_RATING,
        rows=content.quality,
        spare_rows=_SPARE_CORRECTIONS,
        rules=rules,
    )


def _write_choices(sheet: Sheet) -> None:
    """Write the headings out of sight: they hold commas, which part the items of a list given as text."""
    for row, heading in enumerate(FILLED_HEADINGS, start=FIRST_ROW):
        sheet.put(row, _CHOICE_COLUMN, heading, "text")
    sheet.worksheet.set_column(_CHOICE_COLUMN - 1, _CHOICE_COLUMN - 1, None, None, {"hidden": True})


def _cells(sheet: str, count: int) -> str:
    """Return the first cells of a list's first column, as a choice takes them."""
    return f"='{sheet}'!$A${FIRST_ROW}:$A${FIRST_ROW + count - 1}"
