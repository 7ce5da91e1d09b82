"""Sheets of the registration of tasks (*đăng ký nhiệm vụ*): their columns, declared once as those of the plan are."""

from dataclasses import replace

from cchc_excel.layout.columns import (
    CENTERED,
    COUNT,
    DEADLINE,
    LEADS,
    NOTE,
    PARTNERS,
    PRODUCT,
    TARGET,
    TASK_TEXT,
    TEXT,
    Column,
    Layout,
)

AREA = Column("area", "Lĩnh vực", TEXT, 17, ("nội dung cải cách", "nhóm nhiệm vụ", "mảng công việc"))

FORM_ENTRIES = ("area", "text", "product", "target", "partners", "deadline", "note")
"""Keys of the columns that a unit fills in."""

REGISTRATION = Layout(
    "Đăng ký",
    (
        Column("number", "STT", CENTERED, 5, ("tt", "số tt", "số thứ tự")),
        AREA,
        replace(TASK_TEXT, width=38),
        replace(PRODUCT, width=18),
        TARGET,
        PARTNERS,
        DEADLINE,
        NOTE,
    ),
)
"""The registration form (*phiếu đăng ký*)."""

REGISTERED = Layout(REGISTRATION.sheet, (*REGISTRATION.columns, LEADS))
"""What is looked for in what comes back: a table of the unit's own may name who leads."""

WORDS = ("text", "area", "product", "target", "leads", "partners", "deadline", "note")
"""Keys of what a proposed task says, in the order of the draft annex."""

DRAFT = Layout(
    "Đăng ký",
    (
        Column("number", "Số", CENTERED, 5),
        Column("group", "Nhóm trùng", CENTERED, 6.5),
        Column("decision", "Duyệt", CENTERED, 7.5),
        Column("findings", "Cần xem", TEXT, 24),
        Column("join", "Gộp vào", CENTERED, 7),
        Column("unit_name", "Đơn vị đăng ký", TEXT, 16),
        replace(TASK_TEXT, width=32),
        replace(AREA, width=14),
        replace(PRODUCT, width=13),
        replace(TARGET, width=10),
        replace(LEADS, width=16),
        replace(PARTNERS, width=13),
        replace(DEADLINE, width=12),
        replace(NOTE, width=10),
        Column("remark", "Ý kiến duyệt", TEXT, 16),
        Column("task", "Mã NV đã ghi", CENTERED, 8),
        Column("source_file", "Tệp nguồn", TEXT, 30),
        Column("source_cell", "Ô nguồn", TEXT, 15),
    ),
)
"""The draft annex (*biểu tổng hợp đăng ký*), in which the coordinator decides."""

ORIGINALS = Layout(
    "Nguyên văn",
    (
        Column("number", "Số", CENTERED, 5),
        Column("unit", "Mã đơn vị", CENTERED, 11),
        Column("period", "Kỳ", CENTERED, 7),
        *(DRAFT.column(key) for key in WORDS),
        Column("source_file", "Tệp nguồn", TEXT, 30),
        Column("source_cell", "Ô nguồn", TEXT, 15),
    ),
)
"""What units wrote themselves (*nguyên văn đơn vị ghi*): beside it, an edit of the coordinator's is seen."""

FILES = Layout(
    "Tệp đã nhận",
    (
        Column("path", "Tệp", TEXT, 46),
        Column("unit_name", "Đơn vị", TEXT, 30),
        Column("made_at", "Lưu lúc", CENTERED, 16),
        Column("state", "Tình trạng", TEXT, 24),
        Column("count", "Số nhiệm vụ", COUNT, 10.5),
        Column("findings", "Lý do, lưu ý", TEXT, 70),
    ),
)
"""Every file that came, and what became of it."""
