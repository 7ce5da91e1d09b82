"""THE COLUMNS: every sheet's columns, declared once.

Templates, forms, the header finder, readers, cell checks, the merged table, the summary's sheets and the README's
tables all read these declarations. Owns headings, their other spellings, widths and hints; not how they are found.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc_excel.kinds import Kind
from cchc_excel.kinds.count import CountKind
from cchc_excel.kinds.date import DateKind
from cchc_excel.kinds.document import DocumentKind
from cchc_excel.kinds.share import ShareKind
from cchc_excel.kinds.status import StatusKind
from cchc_excel.kinds.text import TextKind

TEXT = TextKind()
CENTERED = TextKind(align="center")
COUNT = CountKind()
TOTAL_COUNT = CountKind(ratio_part="total")
SHARE = ShareKind()
DATE = DateKind()
DOCUMENTS = DocumentKind()
STATUS = StatusKind()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` in code, `heading` on paper, `aliases` other headings people write.

    `filled` says that the unit fills it in a form; `width` is in Excel's character units; `hint` tells what
    goes there; how it is typed is its kind's to tell.
    """

    key: str
    heading: str
    kind: Kind = TEXT
    width: float = 12
    aliases: tuple[str, ...] = ()
    filled: bool = False
    required: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A sheet's name, its columns in order, and their keys. Each is one of a kind, so it is known by being itself."""

    sheet: str
    columns: tuple[Column, ...]
    keys: tuple[str, ...] = field(init=False, repr=False)
    _by_key: Mapping[str, Column] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", tuple(column.key for column in self.columns))
        object.__setattr__(self, "_by_key", {column.key: column for column in self.columns})

    def column(self, key: str) -> Column:
        """Return the column of that key."""
        return self._by_key[key]

    def select(self, *keys: str) -> tuple[Column, ...]:
        """Return the columns of those keys, in the order given."""
        return tuple(self.column(key) for key in keys)


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

STATUS_COLUMN = Column(
    "status", "Trạng thái", STATUS, 13, ("tình trạng", "tiến độ thực hiện", "đánh giá", "kết quả thực hiện"),
    filled=True, required=True, hint="Tình hình thực hiện đến ngày chốt số liệu.",
)  # fmt: skip
SHARE_COLUMN = Column(
    "share", "Mức độ hoàn thành (%)", SHARE, 10,
    ("tỷ lệ hoàn thành", "tỷ lệ %", "tỷ lệ (%)", "% hoàn thành", "mức độ hoàn thành", "tiến độ (%)",
     "tỷ lệ hoàn thành (%)"),
    filled=True, hint="Phần việc đã làm được đến ngày chốt số liệu.",
)  # fmt: skip
ACTUAL = Column(
    "actual", "Số thực hiện", COUNT, 9, ("số đã thực hiện", "thực hiện", "số lượng thực hiện"),
    filled=True, hint="Số đã làm được, chỉ điền khi nhiệm vụ có chỉ tiêu.",
)  # fmt: skip
TOTAL = Column(
    "total", "Tổng số", TOTAL_COUNT, 9, ("tổng", "tổng số phải thực hiện"),
    filled=True, hint="Tổng số phải làm, chỉ điền khi nhiệm vụ có chỉ tiêu.",
)  # fmt: skip
FINISHED = Column(
    "finished_on", "Ngày hoàn thành", DATE, 12,
    ("ngày hoàn thành thực tế", "thời gian hoàn thành thực tế", "ngày xong", "ngày thực hiện xong"),
    filled=True, hint="Ngày thực tế hoàn thành; chưa xong thì để trống.",
)  # fmt: skip
DOCUMENT = Column(
    "document", "Số, ký hiệu văn bản", DOCUMENTS, 16,
    ("số hiệu văn bản", "văn bản", "số văn bản", "kết quả thực hiện/số hiệu văn bản", "minh chứng"),
    filled=True, hint="Số, ký hiệu văn bản chứng minh kết quả. Ví dụ 45/QĐ-VPUBND.",
)  # fmt: skip
DIFFICULTY = Column(
    "difficulty", "Khó khăn, vướng mắc", TEXT, 20,
    ("khó khăn", "vướng mắc", "tồn tại", "nguyên nhân", "tồn tại, hạn chế"),
    filled=True, hint="Nêu ngắn gọn khó khăn, vướng mắc, nếu có.",
)  # fmt: skip
PROPOSAL = Column(
    "proposal", "Đề xuất, kiến nghị", TEXT, 20, ("kiến nghị, đề xuất", "đề xuất", "kiến nghị"),
    filled=True, hint="Nêu ngắn gọn đề xuất, kiến nghị, nếu có.",
)  # fmt: skip

FORM = Layout(
    "Báo cáo",
    (
        CODE, TASK_TEXT, PRODUCT, TARGET, PARTNERS, DEADLINE,
        STATUS_COLUMN, SHARE_COLUMN, ACTUAL, TOTAL, FINISHED, DOCUMENT, DIFFICULTY, PROPOSAL,
    ),
)  # fmt: skip
"""The form (*biểu báo cáo*)."""

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

PLAN_INFO = Layout("Kế hoạch", (Column("item", "Mục", TEXT, 26), Column("content", "Nội dung", TEXT, 64)))
INFO_KEYS = {
    "year": "Năm", "superior": "Cơ quan cấp trên", "issuer": "Cơ quan ban hành", "number": "Số kế hoạch",
    "issued_on": "Ngày ban hành", "title": "Tên kế hoạch", "place": "Địa danh", "coordinator": "Đơn vị theo dõi",
    "reply_to": "Email nhận báo cáo", "signer_title": "Chức vụ người ký", "signer": "Người ký",
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
    ),
)
TASKS = Layout("Biểu nhiệm vụ", (CODE, TASK_TEXT, PRODUCT, TARGET, LEADS, PARTNERS, DEADLINE, WEIGHT, NOTE))
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
            "Nhiệm vụ còn từng này ngày trở xuống thì xếp vào loại sắp đến hạn."),
    Setting("spare_rows", "Số dòng trống cho nhiệm vụ phát sinh",
            "Số dòng để trống cuối biểu cho đơn vị ghi nhiệm vụ ngoài kế hoạch."),
    Setting("rating_excellent", "Điểm gợi ý xếp loại xuất sắc",
            "Từ số điểm này trở lên thì đề nghị hoàn thành xuất sắc (tham khảo, theo Nghị định 335/2025/NĐ-CP)."),
    Setting("rating_good", "Điểm gợi ý xếp loại tốt",
            "Từ số điểm này đến dưới mức xuất sắc thì đề nghị hoàn thành tốt."),
    Setting("rating_done", "Điểm gợi ý xếp loại hoàn thành",
            "Từ số điểm này đến dưới mức tốt thì đề nghị hoàn thành; dưới mức này là không hoàn thành."),
    Setting("late_penalty", "Tỷ lệ trừ điểm tiến độ khi quá hạn (%)",
            "Mỗi nhiệm vụ hoàn thành quá hạn, hoặc chưa rõ ngày, bị trừ từng này phần trăm điểm tiến độ của nó."),
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
        STATUS_COLUMN,
        Column("share", "Mức độ hoàn thành", SHARE, 10),
        FINISHED,
        ACTUAL,
        TOTAL,
        DOCUMENT,
        DIFFICULTY,
        PROPOSAL,
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
