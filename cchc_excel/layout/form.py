"""The form (*biểu báo cáo*): each of its columns, declared once; and the sheet of one sent back."""

from cchc_excel.domain import Status
from cchc_excel.layout.column import CENTERED, COUNT, DATE, DOCUMENTS, SHARE, STATUS, TEXT, TOTAL_COUNT, Column, Layout

CODE = Column("task", "Mã NV", CENTERED, 7, ("mã nhiệm vụ", "mã số nhiệm vụ", "mã", "ký hiệu"))
TASK_TEXT = Column(
    "text", "Nội dung nhiệm vụ", TEXT, 34,
    ("tên nhiệm vụ", "nhiệm vụ", "nhiệm vụ cụ thể", "nội dung công việc", "nội dung", "hoạt động triển khai",
     "danh mục công việc", "nội dung thực hiện"),
)  # fmt: skip
PRODUCT = Column(
    "product", "Sản phẩm", TEXT, 16,
    ("kết quả/sản phẩm", "sản phẩm/kết quả", "kết quả đầu ra", "sản phẩm đầu ra", "kết quả dự kiến"),
)  # fmt: skip
TARGET = Column("target", "Chỉ tiêu", TEXT, 13, ("mục tiêu", "mức phấn đấu", "chỉ tiêu liên quan"))
LEADS = Column(
    "leads", "Đơn vị chủ trì", TEXT, 18,
    ("cơ quan chủ trì", "phòng chủ trì", "chủ trì", "đơn vị chủ trì thực hiện", "đơn vị thực hiện",
     "đơn vị/bộ phận chủ trì"),
)  # fmt: skip
PARTNERS = Column("partners", "Đơn vị phối hợp", TEXT, 16, ("cơ quan phối hợp", "phối hợp", "phòng phối hợp"))
DEADLINE = Column(
    "deadline", "Thời gian hoàn thành", CENTERED, 14,
    ("thời hạn hoàn thành", "thời gian thực hiện", "thời gian", "tiến độ", "mốc hoàn thành", "hạn hoàn thành",
     "thời hạn", "ngày hoàn thành"),
)  # fmt: skip
WEIGHT = Column("weight", "Trọng số", COUNT, 8, ("hệ số",))
NOTE = Column("note", "Ghi chú", TEXT, 14)
PERSON = Column(
    "person", "Người phụ trách", TEXT, 17,
    ("người phụ trách thực hiện", "cán bộ phụ trách", "công chức phụ trách", "chuyên viên phụ trách",
     "cá nhân phụ trách"),
    hint="Người trực tiếp phụ trách nhiệm vụ; đã thay đổi thì ghi lại.",
)  # fmt: skip

STATUS_COLUMN = Column(
    "status", "Trạng thái", STATUS, 13, ("tình trạng", "tiến độ thực hiện", "đánh giá", "kết quả thực hiện"),
    filled=True, hint="Tình hình thực hiện đến ngày chốt số liệu.", stands=True, of_instalment=True,
)  # fmt: skip
SHARE_COLUMN = Column(
    "share", "Mức độ hoàn thành (%)", SHARE, 10,
    ("tỷ lệ hoàn thành", "tỷ lệ %", "tỷ lệ (%)", "% hoàn thành", "mức độ hoàn thành", "tiến độ (%)",
     "tỷ lệ hoàn thành (%)"),
    filled=True, hint="Phần việc đã làm được đến ngày chốt số liệu.", required_when=Status.IN_PROGRESS,
    stands=True, of_instalment=True,
)  # fmt: skip
ACTUAL = Column(
    "actual", "Số thực hiện", COUNT, 9, ("số đã thực hiện", "thực hiện", "số lượng thực hiện"),
    filled=True, hint="Số đã làm được, chỉ điền khi nhiệm vụ có chỉ tiêu.", annex_width=8, counted=True,
)  # fmt: skip
TOTAL = Column(
    "total", "Tổng số", TOTAL_COUNT, 9, ("tổng", "tổng số phải thực hiện"),
    filled=True, hint="Tổng số phải làm, chỉ điền khi nhiệm vụ có chỉ tiêu.", annex_width=7.5, counted=True,
)  # fmt: skip
FINISHED = Column(
    "finished_on", "Ngày hoàn thành", DATE, 12,
    ("ngày hoàn thành thực tế", "thời gian hoàn thành thực tế", "ngày xong", "ngày thực hiện xong"),
    filled=True, hint="Ngày thực tế hoàn thành; chưa xong thì để trống.", required_when=Status.DONE,
    annex_width=10.5, stands=True, of_instalment=True,
)  # fmt: skip
DOCUMENT = Column(
    "document", "Số, ký hiệu văn bản", DOCUMENTS, 16,
    ("số hiệu văn bản", "văn bản", "số văn bản", "kết quả thực hiện/số hiệu văn bản", "minh chứng"),
    filled=True, hint="Số, ký hiệu văn bản chứng minh kết quả. Ví dụ 45/QĐ-VPUBND.",
    annex_width=15.5, of_instalment=True,
)  # fmt: skip
DIFFICULTY = Column(
    "difficulty", "Khó khăn, vướng mắc", TEXT, 20,
    ("khó khăn", "vướng mắc", "tồn tại", "nguyên nhân", "tồn tại, hạn chế"),
    filled=True, hint="Nêu ngắn gọn khó khăn, vướng mắc, nếu có.", remark=True,
)  # fmt: skip
PROPOSAL = Column(
    "proposal", "Đề xuất, kiến nghị", TEXT, 20, ("kiến nghị, đề xuất", "đề xuất", "kiến nghị"),
    filled=True, hint="Nêu ngắn gọn đề xuất, kiến nghị, nếu có.", remark=True,
)  # fmt: skip

FORM = Layout(
    "Báo cáo",
    (
        CODE, TASK_TEXT, PRODUCT, TARGET, PARTNERS, DEADLINE,
        STATUS_COLUMN, SHARE_COLUMN, ACTUAL, TOTAL, FINISHED, DOCUMENT, DIFFICULTY, PROPOSAL,
    ),
    more=(PERSON,),
)  # fmt: skip
"""The form (*biểu báo cáo*); who is in charge of a task stands in it where the plan says so for any."""

ADDED_HEADING = "Nhiệm vụ phát sinh"

TO_CORRECT = Column("to_correct", "Cần sửa", TEXT, 26)
"""Stands at the right end of the table in a form sent back (*biểu trả lại*); readers pass it over."""

CORRECTIONS = Layout(
    "Cần sửa",
    (
        Column("number", "STT", CENTERED, 5),
        Column("cell", "Ô", CENTERED, 7),
        Column("column", "Cột", TEXT, 15),
        Column("task", "Nhiệm vụ", TEXT, 34),
        Column("given", "Đã ghi", TEXT, 24),
        Column("reason", "Vì sao cần sửa", TEXT, 40),
        Column("remedy", "Cách sửa", TEXT, 40),
    ),
)
"""The sheet of a form sent back that lists what to correct."""
