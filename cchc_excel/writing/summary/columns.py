"""The sheets of the summary and their columns, declared as `layout` declares those of plan, form and `Dữ liệu`."""

from dataclasses import replace

from cchc_excel.layout import (
    ACTUAL,
    CENTERED,
    CODE,
    COUNT,
    DATE,
    DEADLINE,
    DIFFICULTY,
    DOCUMENT,
    FINISHED,
    LEADS,
    MEASURES,
    PARTNERS,
    PRODUCT,
    PROPOSAL,
    RATES,
    SHARE,
    TARGET,
    TASK_TEXT,
    TEXT,
    TOTAL,
    Column,
    Layout,
)

OVERVIEW = "Tổng quan"

_FIGURES = (
    Column("code", "Mã", CENTERED, 10),
    Column("name", "Tên", TEXT, 30),
    *(
        Column(key, heading, SHARE if key in RATES else COUNT, 9.5 if key in RATES else 7.3)
        for key, heading in MEASURES.items()
    ),
    Column("rank", "Xếp hạng", COUNT, 7),
)
BY_UNIT = Layout("Theo đơn vị", _FIGURES)
BY_AREA = Layout("Theo lĩnh vực", _FIGURES)

OBJECTIVES = Layout(
    "Chỉ tiêu",
    (
        Column("objective", "Mã CT", CENTERED, 8),
        Column("text", "Nội dung chỉ tiêu", TEXT, 50),
        Column("method", "Cách tính", TEXT, 22),
        Column("tasks", "Nhiệm vụ liên quan", TEXT, 16),
        Column("numerator", "Số thực hiện", COUNT, 11),
        Column("denominator", "Tổng số", COUNT, 11),
        Column("actual", "Kết quả đạt được", SHARE, 12),
        Column("operator", "So sánh", CENTERED, 8),
        Column("threshold", "Mức phải đạt", SHARE, 11),
        Column("verdict", "Đánh giá", CENTERED, 17),
    ),
)

OUTCOME = Column("outcome", "Kết quả", CENTERED, 17.5)
PROGRESS = Column("share", "Mức độ hoàn thành", SHARE, 9)

ANNEX = Layout(
    "Biểu tổng hợp",
    (
        CODE,
        replace(TASK_TEXT, width=33),
        replace(PRODUCT, width=14),
        replace(TARGET, width=12),
        replace(LEADS, width=22),
        replace(PARTNERS, width=14),
        replace(DEADLINE, width=12.5),
        OUTCOME,
        PROGRESS,
        replace(FINISHED, width=10.5),
        replace(ACTUAL, width=8),
        replace(TOTAL, width=7.5),
        replace(DOCUMENT, width=15.5),
    ),
)
ANNEX_HELPERS = {
    "area": "Mã lĩnh vực",
    "weight": "Trọng số",
    "due": "Hạn",
    "units": "Số đơn vị",
    "not_applicable": "Không phát sinh",
    "done": "Hoàn thành",
    "late": "Hoàn thành quá hạn",
    "undated": "Chưa rõ ngày",
    "overdue": "Quá hạn",
    "not_reported": "Chưa báo cáo",
    "not_started": "Chưa thực hiện",
    "task_outcome": "Kết quả nhiệm vụ",
    "task_share": "Mức độ nhiệm vụ",
}
"""The hidden columns that hold, on task rows only, what figures by area and overall are counted from."""

OVERDUE = Layout(
    "Quá hạn",
    (
        Column("state", "Tình trạng", CENTERED, 12),
        CODE,
        replace(TASK_TEXT, width=40),
        Column("unit_name", "Đơn vị", TEXT, 26),
        DEADLINE,
        Column("due", "Hạn", DATE, 11),
        Column("late", "Số ngày quá hạn", COUNT, 9),
        Column("left", "Số ngày còn lại", COUNT, 9),
        replace(OUTCOME, width=18),
        PROGRESS,
        replace(DIFFICULTY, width=30),
    ),
)
REMARKS = Layout(
    "Vướng mắc, kiến nghị",
    (
        Column("number", "STT", COUNT, 6),
        Column("unit_name", "Đơn vị", TEXT, 26),
        CODE,
        replace(TASK_TEXT, width=38),
        replace(OUTCOME, width=18),
        replace(DIFFICULTY, width=44),
        replace(PROPOSAL, width=44),
    ),
)

_SENT = (
    Column("unit", "Mã đơn vị", CENTERED, 11),
    Column("unit_name", "Đơn vị", TEXT, 34),
    Column("state", "Tình hình", TEXT, 25),
    Column("made_at", "Lưu lần cuối", DATE, 17),
    Column("path", "Tệp", TEXT, 36),
    Column("errors", "Số lỗi", COUNT, 8),
    Column("warnings", "Số lưu ý", COUNT, 8),
)
SUBMISSIONS = Layout(
    "Tình hình gửi báo cáo",
    (
        *_SENT,
        Column("assigned", "Số nhiệm vụ", COUNT, 9),
        Column("prepared_by", "Người lập biểu", TEXT, 22),
        Column("telephone", "Điện thoại", CENTERED, 16),
    ),
)
"""Every unit; the files stand below it under `FILES`, whose last column is as wide as the last three here."""
FILES = (*_SENT, Column("reason", "Lý do, ghi chú", TEXT, 45))

FAULTS = Layout(
    "Lỗi số liệu",
    (
        Column("severity", "Mức độ", CENTERED, 9),
        Column("unit", "Mã đơn vị", CENTERED, 11),
        Column("unit_name", "Đơn vị", TEXT, 20),
        Column("path", "Tệp", TEXT, 22),
        Column("sheet", "Trang tính", TEXT, 9),
        Column("cell", "Ô", CENTERED, 7),
        Column("given", "Nội dung đã ghi", TEXT, 16),
        Column("read_as", "Cách hiểu", TEXT, 14),
        Column("sentence", "Vấn đề", TEXT, 34),
        Column("advice", "Cách xử lý", TEXT, 34),
        Column("code", "Mã lỗi", TEXT, 13),
    ),
)
METHODS = Layout(
    "Phương pháp tính",
    (
        Column("name", "Chỉ số, thông số", TEXT, 36),
        Column("value", "Giá trị", CENTERED, 22),
        Column("meaning", "Cách tính, diễn giải", TEXT, 100),
    ),
)
SUMMARY_SHEETS = (
    OVERVIEW,
    BY_UNIT.sheet,
    BY_AREA.sheet,
    OBJECTIVES.sheet,
    ANNEX.sheet,
    OVERDUE.sheet,
    REMARKS.sheet,
    SUBMISSIONS.sheet,
    FAULTS.sheet,
    "Dữ liệu",
    METHODS.sheet,
)
"""All sheets in order."""


def number_of(layout: Layout, key: str) -> int:
    """Return the number of a column of that key, from 1."""
    return layout.keys.index(key) + 1
