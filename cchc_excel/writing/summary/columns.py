"""The sheets of the summary and their columns, declared as `layout` declares those of plan, form and `Dữ liệu`."""

from dataclasses import replace

from cchc_excel.domain import MEASURES
from cchc_excel.layout.asked import IN_ANNEX
from cchc_excel.layout.columns import (
    AREA_FIGURES,
    CENTERED,
    CODE,
    COUNT,
    DATA,
    DATE,
    DEADLINE,
    DIFFICULTY,
    FINISHED,
    LEADS,
    NOTE,
    PARTNERS,
    PERSON,
    PRODUCT,
    PROPOSAL,
    REACHED,
    SHARE,
    TARGET,
    TASK_TEXT,
    TEXT,
    UNIT_FIGURES,
    Column,
    Layout,
)

OVERVIEW = "Tổng quan"


def _measure(key: str, count_width: float, rate_width: float) -> Column:
    measure = MEASURES[key]
    kind, width = (SHARE, rate_width) if measure.is_rate else (COUNT, count_width)
    return Column(key, measure.heading, kind, width)


_FIGURES = (
    Column("code", "Mã", CENTERED, 8.5),
    Column("name", "Tên", TEXT, 29),
    *(_measure(key, 6.6, 9) for key in MEASURES),
    Column("rank", "Xếp hạng", COUNT, 6),
)
_SUGGESTED = (
    Column("points", "Điểm (tham khảo)", COUNT, 8.5),
    Column("rated", "Số nhiệm vụ xếp loại", COUNT, 7),
    Column("rating", "Xếp loại đề nghị (tham khảo)", CENTERED, 18),
)
_TREND = (Column("trend", "Qua các kỳ", CENTERED, 9),)


_JUDGED = (Column("quality", "Chất lượng", CENTERED, 18),)


def figures_layout(sheet: str, *, rated: bool, compared: bool, judged: bool = False) -> Layout:
    """Return the columns of figures by group.

    `rated`: with a suggested rating; `compared`: with earlier periods; `judged`: with marks for quality.
    """
    rows = Column("rows", "Dòng ở Dữ liệu" if rated else "Dòng ở Biểu tổng hợp", CENTERED, 8.5)
    more = (*(_JUDGED if judged else ()), *(_SUGGESTED if rated else ()), *(_TREND if compared else ()))
    return Layout(sheet, (*_FIGURES, *more, rows))


YEAR = "Tổng kết năm"
EVIDENCE = Layout(
    "Căn cứ xếp loại",
    (
        replace(CODE, width=9),
        replace(TASK_TEXT, width=42),
        Column("due", "Hạn", DATE, 11),
        replace(FINISHED, width=11),
        Column("outcome", "Kết quả", CENTERED, 20),
        Column("most", "Điểm tối đa", COUNT, 8),
        Column("lost_quantity", "Trừ điểm số lượng", COUNT, 9),
        Column("lost_progress", "Trừ điểm tiến độ", COUNT, 9),
        Column("lost_quality", "Trừ điểm chất lượng", COUNT, 9),
        Column("lost", "Tổng điểm bị trừ", COUNT, 9),
        Column("earned", "Điểm được tính", COUNT, 9),
        Column("points", "Điểm ở Theo đơn vị", COUNT, 9),
        Column("source_file", "Tệp nguồn", TEXT, 28),
        Column("source_cell", "Ô nguồn", TEXT, 17),
    ),
)
"""What each task bears on its unit's points."""

LEADERS = Layout(
    "Theo lãnh đạo",
    (
        Column("name", "Lãnh đạo phụ trách", TEXT, 40),
        Column("units", "Số đơn vị", COUNT, 9),
        *(
            _measure(key, 10, 12)
            for key in (
                "assigned", "not_applicable", "done", "overdue", "due", "due_done",
                "completion_rate", "due_completion_rate", "average_progress",
            )
        ),
    ),
)  # fmt: skip
STATISTICS = Layout(
    "Phụ lục số liệu",
    (
        Column("number", "Mã số", CENTERED, 8),
        Column("text", "Chỉ tiêu thống kê", TEXT, 62),
        Column("measure", "Đơn vị tính", CENTERED, 14),
        Column("value", "Số liệu", COUNT, 16),
        Column("source", "Nguồn, cách tính", TEXT, 62),
    ),
)
CHANGES = Layout(
    "Thay đổi",
    (
        Column("kind", "Thay đổi", TEXT, 24),
        CODE,
        replace(TASK_TEXT, width=44),
        Column("unit_name", "Đơn vị", TEXT, 28),
        Column("before", "Kết quả kỳ trước", TEXT, 19),
        Column("now", "Kết quả kỳ này", TEXT, 19),
        Column("share_before", "Mức độ kỳ trước", SHARE, 10),
        Column("share_now", "Mức độ kỳ này", SHARE, 10),
        Column("difference", "Chênh lệch", SHARE, 10),
    ),
)

OBJECTIVES = Layout(
    "Chỉ tiêu",
    (
        Column("objective", "Mã CT", CENTERED, 8),
        Column("text", "Nội dung chỉ tiêu", TEXT, 50),
        Column("method", "Cách tính", TEXT, 22),
        Column("tasks", "Nhiệm vụ liên quan", TEXT, 16),
        Column("numerator", "Số thực hiện", COUNT, 11),
        Column("denominator", "Tổng số", COUNT, 11),
        REACHED,
        Column("operator", "So sánh", CENTERED, 8),
        Column("threshold", "Mức phải đạt", SHARE, 11),
        Column("due", "Hạn", DATE, 11),
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
        *(replace(column, width=column.annex_width) for column in IN_ANNEX),
        Column("support", "Minh chứng", TEXT, 12),
        replace(NOTE, width=16),
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
        replace(TASK_TEXT, width=38),
        Column("unit_name", "Đơn vị", TEXT, 28),
        replace(DEADLINE, width=16),
        Column("due", "Hạn", DATE, 11),
        Column("late", "Số ngày quá hạn", COUNT, 8),
        Column("next", "Lần tới", DATE, 11),
        Column("left", "Số ngày còn lại", COUNT, 8),
        replace(OUTCOME, width=20),
        PROGRESS,
        replace(DIFFICULTY, width=30),
        replace(PERSON, width=20),
        Column("urged", "Đã đôn đốc", TEXT, 17),
    ),
)
"""`due` is the day that has passed; `next` the day that comes, be it a task's only one or its next instalment."""
REMARKS = Layout(
    "Vướng mắc, kiến nghị",
    (
        Column("number", "STT", COUNT, 6),
        Column("unit_name", "Đơn vị", TEXT, 30),
        CODE,
        replace(TASK_TEXT, width=38),
        replace(OUTCOME, width=18),
        Column("late", "Số ngày quá hạn", COUNT, 9),
        replace(DIFFICULTY, width=40),
        replace(PROPOSAL, width=40),
    ),
)
_REQUESTS = (
    Column("deadline", "Thời hạn hiện nay", CENTERED, 14),
    Column("asked", "Đơn vị ghi", TEXT, 26),
    Column("grant", "Nơi ghi; nếu đồng ý thì làm gì", TEXT, 32),
)


def remarks_layout(*, with_requests: bool) -> Layout:
    """Return the columns of remarks; `with_requests`: with those of requests for more time."""
    return Layout(REMARKS.sheet, (*REMARKS.columns, *_REQUESTS)) if with_requests else REMARKS


SUBMISSIONS = Layout(
    "Tình hình gửi báo cáo",
    (
        Column("unit", "Mã đơn vị", CENTERED, 9),
        Column("unit_name", "Đơn vị", TEXT, 28),
        Column("state", "Tình hình", TEXT, 22),
        Column("made_at", "Lưu lần cuối", DATE, 16.5),
        Column("path", "Tệp", TEXT, 30),
        Column("errors", "Số lỗi", COUNT, 6),
        Column("warnings", "Số lưu ý", COUNT, 6),
        Column("assigned", "Số nhiệm vụ", COUNT, 7),
        Column("times", "Số lần gửi", COUNT, 6),
        Column("corrected", "Số ô đính chính", COUNT, 7),
        Column("issued", "Đã giao biểu", CENTERED, 6.5),
        Column("sent_on", "Gửi thư ngày", DATE, 11),
        Column("prepared_by", "Người lập biểu", TEXT, 17),
        Column("telephone", "Điện thoại", CENTERED, 13),
        Column("reason", "Thư kèm tệp, lý do, ghi chú", TEXT, 40),
    ),
)
"""Every unit, then every file that is no unit's own: what only units have is empty there."""

FAULTS = Layout(
    "Lỗi số liệu",
    (
        Column("severity", "Mức độ", CENTERED, 9),
        Column("unit", "Mã đơn vị", CENTERED, 11),
        Column("unit_name", "Đơn vị", TEXT, 20),
        Column("path", "Tệp", TEXT, 22),
        Column("sheet", "Trang tính", TEXT, 9),
        Column("cell", "Ô", CENTERED, 7),
        Column("column", "Cột của biểu", TEXT, 14),
        Column("given", "Nội dung đã ghi", TEXT, 16),
        Column("read_as", "Cách hiểu", TEXT, 14),
        Column("sentence", "Vấn đề", TEXT, 40),
        Column("advice", "Cách xử lý", TEXT, 40),
        Column("code", "Mã lỗi", TEXT, 24),
    ),
)
"""The code of a finding's rule, by which one asks for help, stands right of what is printed."""
METHODS = Layout(
    "Phương pháp tính",
    (
        Column("name", "Chỉ số, thông số", TEXT, 36),
        Column("value", "Giá trị", CENTERED, 22),
        Column("meaning", "Cách tính, diễn giải", TEXT, 100),
    ),
)
LEADERSHIP_SHEETS = (
    OVERVIEW, UNIT_FIGURES, AREA_FIGURES, OBJECTIVES.sheet, ANNEX.sheet, OVERDUE.sheet, REMARKS.sheet,
)  # fmt: skip
COORDINATOR_SHEETS = (SUBMISSIONS.sheet, FAULTS.sheet, DATA.sheet, METHODS.sheet, STATISTICS.sheet)
"""The sheets of every summary, in order; those that only some plans or periods have stand between these."""


def number_of(layout: Layout, key: str) -> int:
    """Return the number of a column of that key, from 1."""
    return layout.keys.index(key) + 1
