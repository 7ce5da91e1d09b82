"""The seven sheets of a plan workbook, each with its headings, a word to the coordinator, choices and page set-up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from xlsxwriter.workbook import Workbook

from cchc_excel import layout
from cchc_excel.annex_layout import REVIEWS
from cchc_excel.domain import PostSettings, Security, Settings
from cchc_excel.layout import INFO_KEYS, METHODS, OPERATORS, SETTING_LINES, Column, Layout
from cchc_excel.post_layout import POST, POST_LINES
from cchc_excel.reading.plan_lists import FALLBACK_YEAR, SETTING_LIMIT
from cchc_excel.reading.plan_tasks import WEIGHT_LIMIT
from cchc_excel.writing.plan import PlanContent, Value, Values
from cchc_excel.writing.plan_annex import HEADER_ROW as ANNEX_HEADER_ROW
from cchc_excel.writing.plan_annex import write_annex
from cchc_excel.writing.plan_reviews import mark_places, write_reviews
from cchc_excel.writing.row_heights import text_height
from cchc_excel.writing.summary.sheet import Sheet
from cchc_excel.writing.summary.styles import SIZE, Styles

_HEADER_ROW = 4
FIRST_LIST_ROW = _HEADER_ROW + 1
"""Where the rows of every sheet but the annex begin."""

_SPARE_ROWS = 10
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_HINT = Column("hint", "Hướng dẫn", layout.TEXT, 68)

_INFO_HINTS = {
    "year": "Năm của kế hoạch, bốn chữ số.",
    "superior": "Dòng trên của tên cơ quan ở góc trái văn bản.",
    "issuer": "Dòng dưới của tên cơ quan ở góc trái văn bản.",
    "number": "Số, ký hiệu của kế hoạch; để trống nếu chưa ban hành.",
    "issued_on": "Ngày/tháng/năm; để trống nếu chưa ban hành.",
    "title": "Tên kế hoạch, dùng trong biểu giao và báo cáo.",
    "place": "Địa danh ghi trước ngày tháng của văn bản.",
    "coordinator": "Mã của đơn vị theo dõi, đôn đốc, tổng hợp (lấy ở trang “Đơn vị”).",
    "reply_to": "Địa chỉ để các đơn vị gửi biểu về.",
    "signer_title": "Chức vụ in ở chỗ ký.",
    "signer": "Họ và tên người ký; có thể để trống.",
}


@dataclass(frozen=True, slots=True)
class _List:
    """One plain sheet: its title, a word to the coordinator, its rows, what its cells may hold by column key."""

    layout: Layout
    title: str
    guidance: str
    rows: Sequence[Values]
    spare_rows: int = 0
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    extra: tuple[Column, ...] = ()
    notice: str = ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns, explaining ones included."""
        return (*self.layout.columns, *self.extra)

    @property
    def last_row(self) -> int:
        """Return the last row, spare ones included."""
        return FIRST_LIST_ROW + len(self.rows) + self.spare_rows - 1


def write_sheets(content: PlanContent, path: Path) -> None:
    """Write the workbook."""
    with Workbook(str(path), {"in_memory": True}) as book:
        # A fixed date instead of the clock's: the same content gives the same bytes.
        book.set_properties(
            {"title": str(content.info.get("title") or ""), "created": datetime(content.year or FALLBACK_YEAR, 1, 1)}
        )
        styles = Styles(book)
        _write_info(Sheet(book, layout.PLAN_INFO.sheet, styles), content)
        _write_list(Sheet(book, layout.UNITS.sheet, styles), _units(content))
        tasks = Sheet(book, layout.TASKS.sheet, styles)
        _validate_weights(tasks, write_annex(book, tasks, content))
        objectives = _objectives(content)
        sheet = Sheet(book, layout.OBJECTIVES.sheet, styles)
        _write_list(sheet, objectives)
        _show_counts(sheet, objectives)
        _write_list(Sheet(book, layout.PERIODS.sheet, styles), _periods(content))
        _write_settings(Sheet(book, layout.SETTINGS.sheet, styles), content)
        _write_post(Sheet(book, POST.sheet, styles), content)
        if content.reviews or content.kept:
            sheets = {sheet.get_name(): sheet for sheet in book.worksheets()}
            mark_places(book, sheets, content.reviews)
            write_reviews(Sheet(book, REVIEWS.sheet, styles), content)


def _write_info(sheet: Sheet, content: PlanContent) -> None:
    guidance = "Ghi vào cột “Nội dung”. Các trang sau: đơn vị, biểu nhiệm vụ, chỉ tiêu, kỳ báo cáo, quy ước."
    rows = tuple((label, content.info.get(key), _INFO_HINTS[key]) for key, label in INFO_KEYS.items())
    info = _List(layout.PLAN_INFO, "Thông tin kế hoạch", guidance, rows, extra=(_HINT,), notice=content.notice)
    _write_list(sheet, info)
    for row, key in enumerate(INFO_KEYS, start=FIRST_LIST_ROW):
        value = content.info.get(key)
        style = "day" if isinstance(value, date) or key == "issued_on" else "text"
        number = "cell", "left", *(() if isinstance(value, int) else (style,))
        sheet.put(row, 2, value, *number)
        sheet.put(row, 3, _INFO_HINTS[key], "cell", "left", "italic")
    year, coordinator = (list(INFO_KEYS).index(key) + FIRST_LIST_ROW for key in ("year", "coordinator"))
    _validate(sheet, 2, (year, year), _whole(_FIRST_YEAR, _LAST_YEAR, "Ghi năm gồm bốn chữ số."))
    units = f"='{layout.UNITS.sheet}'!$A${FIRST_LIST_ROW}:$A${FIRST_LIST_ROW + 199}"
    _validate(sheet, 2, (coordinator, coordinator), _choice(units, "Chọn mã một đơn vị trong trang “Đơn vị”."))


def _units(content: PlanContent) -> _List:
    return _List(
        layout.UNITS,
        "Danh sách đơn vị",
        "Mỗi đơn vị một dòng. Mã đơn vị: chữ in hoa không dấu, chữ số, gạch ngang. Tên gọi khác (viết tắt, tên cũ, ký"
        " hiệu phòng) cách nhau bằng dấu chấm phẩy; tên bắt đầu bằng “Các ” có thể dùng chung cho nhiều đơn vị.",
        content.units,
        _SPARE_ROWS,
    )


def _objectives(content: PlanContent) -> _List:
    return _List(
        layout.OBJECTIVES,
        "Chỉ tiêu của kế hoạch",
        "Nhiệm vụ liên quan: mã nhiệm vụ, cách nhau bằng dấu chấm phẩy; để trống là tất cả nhiệm vụ."
        " “Trên 50%” ghi dấu >, “tối thiểu 50%” ghi dấu >=.",
        content.objectives,
        _SPARE_ROWS,
        {
            "method": _choice(list(METHODS.values()), "Chọn một cách tính trong danh sách."),
            "operator": _choice(list(OPERATORS), "Chọn một dấu so sánh trong danh sách."),
        },
    )


def _periods(content: PlanContent) -> _List:
    days = {
        "validate": "date",
        "criteria": "between",
        "minimum": date((content.year or _FIRST_YEAR + 1) - 1, 1, 1),
        "maximum": date((content.year or _LAST_YEAR - 1) + 1, 12, 31),
        "error_title": "Ngày chưa đúng",
        "error_message": "Ghi ngày/tháng/năm, ví dụ 14/06/2026.",
    }
    return _List(
        layout.PERIODS,
        "Kỳ báo cáo",
        "Mỗi kỳ một dòng. Mã kỳ là tên thư mục của kỳ. Số liệu lũy kế từ “Từ ngày” đến “Chốt số liệu”;"
        " “Hạn gửi” là ngày cuối các đơn vị gửi biểu về.",
        content.periods,
        3,
        {"start": days, "cutoff": days, "send_by": days},
    )


def _write_settings(sheet: Sheet, content: PlanContent) -> None:
    values = {line.field: content.settings.get(line.field, getattr(Settings(), line.field)) for line in SETTING_LINES}
    rows = tuple((line.name, _shown(values[line.field]), line.meaning) for line in SETTING_LINES)
    guidance = "Sửa ở cột “Giá trị”; để trống thì dùng giá trị mặc định."
    _write_list(sheet, _List(layout.SETTINGS, "Quy ước", guidance, rows))
    for row, line in enumerate(SETTING_LINES, start=FIRST_LIST_ROW):
        is_choice = isinstance(values[line.field], bool)
        limits = _whole(0, SETTING_LIMIT, f"Ghi số nguyên từ 0 đến {SETTING_LIMIT}.")
        _validate(sheet, 2, (row, row), _choice(["Có", "Không"], "Chọn Có hoặc Không.") if is_choice else limits)
        if not is_choice:
            sheet.put(row, 2, values[line.field], "cell", "center", "count")


def _write_post(sheet: Sheet, content: PlanContent) -> None:
    shipped = PostSettings()
    values = {line.field: content.post.get(line.field, getattr(shipped, line.field)) for line in POST_LINES}
    rows = tuple((line.name, values[line.field] or None, line.meaning) for line in POST_LINES)
    guidance = (
        "Chỉ điền khi muốn nhận và gửi thư bằng lệnh fetch, send. Không ghi mật khẩu vào đây: mật khẩu đặt ở biến môi"
        " trường CCHC_MAIL_PASSWORD hoặc kho mật khẩu của máy."
    )
    _write_list(sheet, _List(POST, "Hộp thư", guidance, rows))
    for row, line in enumerate(POST_LINES, start=FIRST_LIST_ROW):
        if isinstance(getattr(shipped, line.field), Security):
            _validate(sheet, 2, (row, row), _choice(list(Security), "Chọn một mục trong danh sách."))
        elif isinstance(getattr(shipped, line.field), int):
            _validate(sheet, 2, (row, row), _whole(1, 65_535, "Ghi số cổng, ví dụ 993."))
            sheet.put(row, 2, values[line.field], "cell", "left", "general")


def _shown(value: bool | int) -> Value:  # noqa: FBT001 - a setting's value
    return ("Có" if value else "Không") if isinstance(value, bool) else value


def _write_list(sheet: Sheet, content: _List) -> None:
    columns = content.columns
    sheet.headings(_HEADER_ROW, columns, "annex_head")
    sheet.title(content.title, "", len(columns))
    width = sum(column.width for column in columns)
    sheet.put(2, 1, content.guidance, "wrap", "italic", "left")
    sheet.set_height(2, text_height(content.guidance, width, SIZE) + 4)
    sheet.set_height(3, 6)
    if content.notice:
        sheet.span(3, (1, len(columns)), content.notice, "wrap", "left", "bold", "alarm")
        sheet.set_height(3, text_height(content.notice, width, SIZE, bold=True) + 6)
    for row, values in enumerate((*content.rows, *((),) * content.spare_rows), start=FIRST_LIST_ROW):
        for number, (column, value) in enumerate(zip_longest(columns, values), start=1):
            sheet.put_kind(row, number, value, column.kind)
        sheet.fit_row(row, list(enumerate(values, start=1)))
    for key, rule in content.rules.items():
        _validate(sheet, content.layout.keys.index(key) + 1, (FIRST_LIST_ROW, content.last_row), rule)
    sheet.freeze(FIRST_LIST_ROW, 2)
    sheet.set_page(last_column=len(columns), last_row=content.last_row, header_row=_HEADER_ROW)


def _show_counts(sheet: Sheet, objectives: _List) -> None:
    """Show the thresholds that are counts as numbers: the column's own format is a percentage."""
    method, threshold = (objectives.layout.keys.index(key) for key in ("method", "threshold"))
    for row, values in enumerate(objectives.rows, start=FIRST_LIST_ROW):
        if values[method] == METHODS["count"]:
            sheet.put(row, threshold + 1, values[threshold], "cell", "center", "general")


def _validate_weights(sheet: Sheet, last_row: int) -> None:
    rule = {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0.01,
        "maximum": WEIGHT_LIMIT,
        "error_title": "Trọng số chưa đúng",
        "error_message": f"Ghi số lớn hơn 0, không quá {WEIGHT_LIMIT}; để trống là 1.",
    }
    _validate(sheet, layout.TASKS.keys.index("weight") + 1, (ANNEX_HEADER_ROW + 2, last_row), rule)


def _whole(least: int, most: int, message: str) -> dict[str, Any]:
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        "error_title": "Giá trị chưa đúng",
        "error_message": message,
    }


def _choice(source: str | list[str], message: str) -> dict[str, Any]:
    return {"validate": "list", "source": source, "error_title": "Giá trị chưa đúng", "error_message": message}


def _validate(sheet: Sheet, column: int, rows: tuple[int, int], rule: Mapping[str, Any]) -> None:
    sheet.worksheet.data_validation(rows[0] - 1, column - 1, rows[1] - 1, column - 1, dict(rule))
