"""The sheets `Điều chỉnh` and `Đính chính` of the plan workbook: their columns, and what each kind of row needs."""

from dataclasses import replace

from cchc_excel.domain import AdjustmentKind
from cchc_excel.kinds.date import DateKind
from cchc_excel.layout.asked import ASKED
from cchc_excel.layout.columns import (
    CENTERED,
    CODE,
    DEADLINE,
    LEADS,
    PARTNERS,
    PRODUCT,
    TARGET,
    TASK_TEXT,
    TEXT,
    WEIGHT,
    Column,
    Layout,
)

ADJUSTMENTS = Layout(
    "Điều chỉnh",
    (
        Column("day", "Từ ngày", DateKind(), 10.5, ("ngày có hiệu lực", "ngày hiệu lực")),
        Column("kind", "Loại điều chỉnh", TEXT, 12, ("loại",)),
        replace(CODE, width=7.5),
        Column("area", "Mã lĩnh vực", CENTERED, 7, ("lĩnh vực",)),
        replace(TASK_TEXT, width=20),
        replace(PRODUCT, width=10),
        replace(TARGET, width=8.5),
        replace(LEADS, width=13),
        replace(PARTNERS, width=10),
        replace(DEADLINE, width=11.5),
        replace(WEIGHT, width=6.5),
        Column("old_units", "Đơn vị cũ", CENTERED, 7.5),
        Column("new_units", "Đơn vị mới", CENTERED, 7.5),
        Column("new_names", "Tên mới", TEXT, 12),
        Column("document", "Văn bản", TEXT, 11, ("số, ký hiệu văn bản", "số quyết định", "căn cứ")),
        Column("note", "Ghi chú", TEXT, 8.5),
    ),
)
"""Changes of the plan, each in force from its day (*điều chỉnh kế hoạch*)."""

NEEDED = {
    AdjustmentKind.ADDED: ("task", "area", "text", "leads", "deadline"),
    AdjustmentKind.WITHDRAWN: ("task",),
    AdjustmentKind.MOVED: ("task", "leads"),
    AdjustmentKind.RESCHEDULED: ("task", "deadline", "document"),
    AdjustmentKind.RENAMED: ("old_units", "new_names"),
    AdjustmentKind.UNITED: ("old_units", "new_units"),
    AdjustmentKind.DIVIDED: ("old_units", "new_units", "new_names"),
}
"""Beside the day, the columns that each kind of change must have."""

ALLOWED = {
    AdjustmentKind.ADDED: ("product", "target", "partners", "weight"),
    AdjustmentKind.WITHDRAWN: (),
    AdjustmentKind.MOVED: ("partners",),
    AdjustmentKind.RESCHEDULED: (),
    AdjustmentKind.RENAMED: ("new_units",),
    AdjustmentKind.UNITED: ("new_names",),
    AdjustmentKind.DIVIDED: (),
}
"""The columns that each kind of change may have; a document and a note stand at any, a task's text for the eye."""

CORRECTION_ROWS = Layout(
    "Đính chính",
    (
        Column("period", "Mã kỳ", CENTERED, 9, ("kỳ",)),
        Column("unit", "Mã đơn vị", CENTERED, 12, ("đơn vị",)),
        replace(CODE, width=9),
        Column("column", "Cột", TEXT, 22, ("tên cột",)),
        Column("value", "Giá trị mới", TEXT, 26, ("giá trị",)),
        Column("reason", "Lý do", TEXT, 36),
        Column("corrected_by", "Người đính chính", TEXT, 26, ("người sửa",)),
        Column("corrected_on", "Ngày", DateKind(), 12, ("ngày đính chính",)),
    ),
)
"""Values of returns that the coordinator corrects (*đính chính*)."""

FILLED_HEADINGS = tuple(column.heading for column in ASKED)
"""What `Cột` may be: the headings that a unit fills in a form."""

BLANK = "(để trống)"
"""Written as `Giá trị mới`, it empties the cell."""
