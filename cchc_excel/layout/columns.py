"""THE COLUMNS: every sheet's columns, declared once.

Templates, forms, the header finder, readers, cell checks, the merged table, the summary's sheets and the README's
tables all read these declarations. Owns headings, their other spellings, widths and hints; not how they are found.
"""

from dataclasses import dataclass

from cchc_excel.layout.asked import IN_SUMMARY
from cchc_excel.layout.column import CENTERED, COUNT, DATE, DOCUMENTS, SHARE, STATUS, TEXT, TOTAL_COUNT, Column, Layout
from cchc_excel.layout.form import (
    ACTUAL,
    ADDED_HEADING,
    CODE,
    CORRECTIONS,
    DEADLINE,
    DIFFICULTY,
    DOCUMENT,
    FINISHED,
    FORM,
    LEADS,
    NOTE,
    PARTNERS,
    PERSON,
    PRODUCT,
    PROPOSAL,
    SHARE_COLUMN,
    STATUS_COLUMN,
    TARGET,
    TASK_TEXT,
    TO_CORRECT,
    TOTAL,
    WEIGHT,
)

__all__ = [
    "ACTUAL", "ADDED_HEADING", "CENTERED", "CODE", "CORRECTIONS", "COUNT", "DATE", "DEADLINE", "DIFFICULTY",
    "DOCUMENT", "DOCUMENTS", "FINISHED", "FORM", "LEADS", "NOTE", "PARTNERS", "PERSON", "PRODUCT", "PROPOSAL", "SHARE",
    "SHARE_COLUMN", "STATUS", "STATUS_COLUMN", "TARGET", "TASK_TEXT", "TEXT", "TOTAL", "TOTAL_COUNT",
    "TO_CORRECT", "WEIGHT", "Column", "Layout",
]  # fmt: skip
"""Declared in `column` and `form`, taken from here as the rest is."""

PLAN_INFO = Layout("Kế hoạch", (Column("item", "Mục", TEXT, 26), Column("content", "Nội dung", TEXT, 64)))
INFO_KEYS = {
    "year": "Năm", "superior": "Cơ quan cấp trên", "issuer": "Cơ quan ban hành", "number": "Số kế hoạch",
    "issued_on": "Ngày ban hành", "title": "Tên kế hoạch", "place": "Địa danh", "coordinator": "Đơn vị theo dõi",
    "reply_to": "Email nhận báo cáo", "register_by": "Hạn gửi phiếu đăng ký",
    "signer_title": "Chức vụ người ký", "signer": "Người ký",
}  # fmt: skip

UNITS = Layout(
    "Đơn vị",
    (
        Column("unit", "Mã đơn vị", CENTERED, 12),
        Column("name", "Tên đơn vị", TEXT, 44),
        Column("other_names", "Tên gọi khác", TEXT, 50, ("tên khác",)),
        Column("contact", "Đầu mối", TEXT, 26),
        Column("email", "Email", TEXT, 34, ("thư điện tử", "địa chỉ email")),
        Column("leader", "Lãnh đạo phụ trách", TEXT, 26),
        Column(
            "leader_email", "Email lãnh đạo phụ trách", TEXT, 30, ("email lãnh đạo", "thư điện tử lãnh đạo phụ trách")
        ),
    ),
)
TASKS = Layout("Biểu nhiệm vụ", (CODE, TASK_TEXT, PRODUCT, TARGET, LEADS, PARTNERS, DEADLINE, WEIGHT, NOTE, PERSON))
"""The annexed task table (*biểu nhiệm vụ kèm theo kế hoạch*)."""

OBJECTIVES = Layout(
    "Chỉ tiêu",
    (
        Column("objective", "Mã CT", CENTERED, 8, ("mã chỉ tiêu",)),
        Column("text", "Nội dung chỉ tiêu", TEXT, 60, ("chỉ tiêu",)),
        Column("method", "Cách tính", TEXT, 26),
        Column("tasks", "Nhiệm vụ liên quan", TEXT, 20),
        Column("operator", "So sánh", CENTERED, 10),
        Column("threshold", "Mức phải đạt", SHARE, 12),
        Column("due", "Hạn", DATE, 12, ("thời hạn", "hạn hoàn thành")),
    ),
)
PERIODS = Layout(
    "Kỳ báo cáo",
    (
        Column("period", "Mã kỳ", CENTERED, 10),
        Column("name", "Tên kỳ", TEXT, 30),
        Column("start", "Từ ngày", DATE, 14),
        Column("cutoff", "Chốt số liệu", DATE, 14),
        Column("send_by", "Hạn gửi", DATE, 14),
    ),
)
SETTINGS = Layout(
    "Quy ước",
    (
        Column("setting", "Thông số", TEXT, 40),
        Column("value", "Giá trị", CENTERED, 14),
        Column("meaning", "Diễn giải", TEXT, 80),
    ),
)


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of `Quy ước`: `field` is the attribute of `domain.Settings`, whose default is the shipped value.

    A default that is one of an enumeration may be any of it.
    """

    field: str
    name: str
    meaning: str


SETTING_LINES = (
    Setting("before_inclusive", "Tính cả ngày ghi sau chữ “Trước ngày”",
            "Không: “Trước 15/12/2026” là phải xong chậm nhất 14/12/2026. Có: chậm nhất 15/12/2026."),
    Setting("continuous", "Nhiệm vụ thường xuyên",
            "Tính khi hết năm: nhiệm vụ thường xuyên chỉ được tính là hoàn thành ở kỳ báo cáo cuối năm, trước đó là "
            "đang thực hiện. Tính khi báo hoàn thành: kỳ nào đơn vị báo “Hoàn thành” thì tính kỳ đó."),
    Setting("soon_days", "Số ngày coi là sắp đến hạn",
            "Nhiệm vụ đến hạn trong số ngày này thì xếp vào loại sắp đến hạn."),
    Setting("correct_days", "Số ngày làm việc để sửa biểu trả lại",
            "Biểu trả lại đề nghị đơn vị sửa và gửi lại trong số ngày làm việc này, kể từ ngày nhận được."),
    Setting("answer_days", "Số ngày làm việc để trả lời công văn đôn đốc",
            "Công văn đôn đốc đề nghị đơn vị trả lời trong số ngày làm việc này, kể từ ngày soạn."),
    Setting("spare_rows", "Số dòng trống cho nhiệm vụ phát sinh",
            "Số dòng để trống cuối biểu cho đơn vị ghi nhiệm vụ ngoài kế hoạch."),
    Setting("rating_excellent", "Điểm gợi ý xếp loại xuất sắc",
            "Từ số điểm này trở lên thì đề nghị hoàn thành xuất sắc (tham khảo, theo Nghị định 335/2025/NĐ-CP)."),
    Setting("rating_good", "Điểm gợi ý xếp loại tốt",
            "Từ số điểm này đến dưới mức xuất sắc thì đề nghị hoàn thành tốt."),
    Setting("rating_done", "Điểm gợi ý xếp loại hoàn thành",
            "Từ số điểm này đến dưới mức tốt thì đề nghị hoàn thành; dưới mức này là không hoàn thành."),
    Setting("late_penalty", "Tỷ lệ trừ điểm tiến độ khi quá hạn (%)",
            "Mỗi nhiệm vụ hoàn thành quá hạn, hoặc chưa rõ ngày, bị trừ tỷ lệ này trong điểm tiến độ của nhiệm vụ đó."),
    Setting("quality_penalty", "Tỷ lệ trừ điểm khi chất lượng chưa đạt (%)",
            "0: chất lượng không tính vào xếp loại. Từ 1 trở lên: nhiệm vụ hoàn thành mà trang “Chất lượng” ghi “Chưa "
            "đạt” bị trừ tỷ lệ này trong điểm của nhiệm vụ đó."),
    Setting("rating_least_tasks", "Số nhiệm vụ tối thiểu để xếp loại",
            "Đơn vị có ít nhiệm vụ được xét hơn số này thì không đề nghị xếp loại."),
    Setting("index_points", "Điểm tối đa tự chấm thực hiện kế hoạch",
            "Điểm tối đa của tiêu chí thực hiện kế hoạch trong Chỉ số cải cách hành chính (ước tính)."),
    Setting("index_full", "Mức hoàn thành được điểm tối đa (%)",
            "Tỷ lệ hoàn thành kế hoạch từ mức này trở lên thì được điểm tối đa."),
    Setting("index_floor", "Mức hoàn thành bắt đầu có điểm (%)",
            "Dưới mức này là 0 điểm; từ mức này đến mức được điểm tối đa thì tính theo tỷ lệ hoàn thành."),
)  # fmt: skip

REACHED = Column("actual", "Kết quả đạt được", SHARE, 12)
"""What an objective reached, on the summary's sheet of objectives, which the next period's summary reads again."""

METHODS = {
    "task_rate": "Tỷ lệ nhiệm vụ hoàn thành",
    "count_rate": "Số thực hiện / Tổng số",
    "count": "Số thực hiện",
}
OPERATORS = (">=", ">", "=", "<=", "<")

_SHARE = Column("share", "Mức độ hoàn thành", SHARE, 10)

DATA = Layout(
    "Dữ liệu",
    (
        CODE,
        Column("area", "Mã lĩnh vực", CENTERED, 9),
        Column("area_name", "Lĩnh vực", TEXT, 24),
        TASK_TEXT,
        Column("unit", "Mã đơn vị", CENTERED, 12),
        Column("unit_name", "Đơn vị", TEXT, 24),
        DEADLINE,
        Column("due", "Hạn", DATE, 11),
        WEIGHT,
        *(_SHARE if column is SHARE_COLUMN else column for column in IN_SUMMARY),
        Column("outcome", "Kết quả", TEXT, 22),
        Column("source_file", "Tệp nguồn", TEXT, 30),
        Column("source_cell", "Ô nguồn", TEXT, 16),
    ),
)
"""One row an assignment (*lượt giao*): a task and one of its lead units."""

DATA_TABLE = "DuLieu"

TASK_RESULTS = (
    "task", "area", "weight", "due", "outcome", "share", "assigned_units", "is_shared",
)  # fmt: skip
"""Keys of the table with one row a task, which the measures by area and overall count."""

UNIT_FIGURES = "Theo đơn vị"
AREA_FIGURES = "Theo lĩnh vực"
"""The sheets of the summary that hold them, which the next period's summary reads again."""
