"""The columns of an annex as other offices lay it out, and of the sheet that lists what to look at in it."""

from dataclasses import replace

from cchc_excel.layout.columns import (
    CENTERED,
    CODE,
    DEADLINE,
    LEADS,
    NOTE,
    PARTNERS,
    PRODUCT,
    TARGET,
    TASK_TEXT,
    TEXT,
    WEIGHT,
    Column,
    Layout,
)

_GROUPS = (
    "nhóm nhiệm vụ", "lĩnh vực cải cách", "nhóm công việc", "mảng công việc", "nhóm nhiệm vụ, giải pháp",
    "lĩnh vực công tác",
    "nội dung cải cách", "trụ cột", "mảng việc", "lĩnh vực, nhóm nhiệm vụ",
)  # fmt: skip


def _joined(heads: tuple[str, ...], ends: tuple[str, ...]) -> tuple[str, ...]:
    """Return every head with every end: how offices put their headings together."""
    return tuple(f"{head} {end}" for head in heads for end in ends)


_WORK = (
    "nhiệm vụ", "công việc", "đầu việc", "hoạt động", "nhiệm vụ cụ thể", "công việc cụ thể", "nhiệm vụ, giải pháp",
    "nhiệm vụ, công việc", "đề án, nhiệm vụ", "chương trình, đề án", "chương trình, nhiệm vụ", "nhiệm vụ trọng tâm",
    "nhiệm vụ được giao", "nhiệm vụ giao", "nhiệm vụ/giải pháp", "nhiệm vụ và giải pháp", "công việc chi tiết",
    "nhiệm vụ chi tiết", "đề án", "nhiệm vụ chủ yếu", "công việc thực hiện", "nhiệm vụ thực hiện", "chương trình",
    "nhiệm vụ, đề án", "nhiệm vụ/công việc", "công việc, nhiệm vụ",
)  # fmt: skip
_TASKS = (
    *_WORK, *_joined(("tên", "nội dung", "danh mục", "mục tiêu", "các", "nội dung các", "tên các"), _WORK),
    "nội dung chỉ đạo", "ý kiến chỉ đạo", "nội dung, nhiệm vụ", "nội dung/nhiệm vụ", "nội dung triển khai",
    "việc cần làm", "các việc cần làm", "nội dung giao", "nội dung/công việc", "nội dung, công việc",
)  # fmt: skip

_OFFICES = (
    "cơ quan", "đơn vị", "bộ phận", "phòng", "phòng, ban", "cơ quan, đơn vị", "cơ quan/đơn vị", "đơn vị, bộ phận",
    "đơn vị/bộ phận", "đơn vị, cá nhân", "tổ chức, cá nhân", "cơ quan, tổ chức", "sở, ngành", "sở, ban, ngành",
    "đầu mối",
    "các cơ quan", "các đơn vị", "cơ quan, địa phương", "cơ quan, đơn vị, địa phương", "phân công", "khoa, phòng",
)  # fmt: skip
_LEADING = (
    "chủ trì", "thực hiện", "chủ trì thực hiện", "chủ trì, thực hiện", "chủ trì tham mưu", "chủ trì, tham mưu",
    "tham mưu",
    "chủ trì triển khai", "chịu trách nhiệm", "chịu trách nhiệm chính", "đầu mối", "phụ trách", "được giao",
    "được phân công",
    "chủ trì, phối hợp", "chủ trì/phối hợp", "chủ trì và phối hợp", "chủ trì, phối hợp thực hiện", "triển khai",
    "tham mưu thực hiện", "tham mưu, thực hiện", "được giao chủ trì", "giao thực hiện", "chủ trì trình",
)  # fmt: skip
_HELPING = (
    "phối hợp", "phối hợp thực hiện", "cùng thực hiện", "tham gia", "phối hợp, tham gia", "cùng phối hợp", "hỗ trợ",
    "liên quan",
)  # fmt: skip

_TIMES = (
    "thời gian", "tiến độ", "thời hạn", "ngày", "mốc", "hạn", "thời điểm", "thời gian, tiến độ", "thời gian/tiến độ",
    "mốc thời gian", "lộ trình", "kế hoạch thời gian", "thời gian dự kiến", "tiến độ dự kiến", "ngày dự kiến",
    "thời gian yêu cầu",
)  # fmt: skip
_ENDS = (
    "kết thúc", "hoàn thành", "đến", "trình", "xử lý", "chót", "cuối", "yêu cầu",
    "phải hoàn thành", "thực hiện, hoàn thành", "trình ban hành", "cần hoàn thành", "thực hiện kết thúc", "phải xong",
    "thực hiện hoàn thành", "thực hiện đến", "trình, ban hành", "hoàn thành, trình", "xong",
)  # fmt: skip
_DEADLINES = (
    *_TIMES[5:], "kết thúc", *_joined(_TIMES, _ENDS), "deadline", "đến ngày", "tiến độ, thời gian",
    "tiến độ/thời gian", "thời gian (tiến độ)", "thời gian thực hiện/hoàn thành", "thời gian hoàn thành/trình",
    "đến hạn",
    "thời gian, lộ trình", "lộ trình, thời gian", "tiến độ thực hiện", "thời hạn thực hiện", "lộ trình thực hiện",
    "thời gian ban hành", "thời gian báo cáo", "thời hạn báo cáo", "thời gian triển khai", "tiến độ triển khai",
)  # fmt: skip
"""What says when a task is due; also the lower of two headings where "Bắt đầu" and "Kết thúc" stand under one."""


def _with(column: Column, *aliases: str) -> Column:
    """Return a column of the plan that goes by more names in an annex, where no unit's answers stand beside it."""
    return replace(column, aliases=(*column.aliases, *aliases))


ANNEX = Layout(
    "Phụ lục",
    (
        Column("number", "STT", CENTERED, 6, ("tt", "số tt", "số thứ tự")),
        Column("area", "Lĩnh vực", TEXT, 24, _GROUPS),
        _with(CODE, "mã số", "mã việc", "mã công việc", "mã hiệu"),
        _with(TASK_TEXT, *_TASKS),
        _with(
            PRODUCT, "kết quả", "kết quả, sản phẩm", "sản phẩm, kết quả", "sản phẩm hoàn thành", "sản phẩm dự kiến",
            "kết quả thực hiện", "kết quả đạt được", "sản phẩm chủ yếu", "kết quả/sản phẩm dự kiến", "sản phẩm cụ thể",
            "sản phẩm, kết quả đầu ra", "kết quả/sản phẩm đầu ra", "sản phẩm/kết quả dự kiến", "sản phẩm cần đạt",
            "kết quả, sản phẩm chủ yếu", "kết quả cần đạt", "sản phẩm/kết quả đầu ra", "sản phẩm đạt được",
            "dự kiến sản phẩm",
            "hình thức văn bản", "sản phẩm trình", "kết quả hoàn thành", "dự kiến kết quả", "yêu cầu sản phẩm",
        ),
        _with(TARGET, "chỉ tiêu phấn đấu", "chỉ tiêu cần đạt", "mức đạt", "mục tiêu, chỉ tiêu", "chỉ tiêu, mục tiêu"),
        _with(LEADS, *_joined(_OFFICES, _LEADING), "phân công", "chịu trách nhiệm", "phụ trách",
              "đơn vị", "cơ quan", "bộ phận", "cơ quan, đơn vị"),
        _with(PARTNERS, *_joined(_OFFICES, _HELPING), "phối hợp thực hiện", "tham gia phối hợp"),
        _with(DEADLINE, *_DEADLINES),
        WEIGHT,
        NOTE,
    ),
)  # fmt: skip
"""The task table as other offices lay it out (*phụ lục*): what a plan is made from."""

REVIEWS = Layout(
    "Cần xem lại",
    (
        Column("number", "STT", CENTERED, 5),
        Column("severity", "Mức", CENTERED, 9),
        Column("where", "Ở phụ lục", TEXT, 22),
        Column("given", "Đã ghi", TEXT, 34),
        Column("read_as", "Đã hiểu thế nào", TEXT, 44),
        Column("advice", "Cần làm", TEXT, 44),
        Column("place", "Ô trong tệp này", CENTERED, 20),
    ),
)
"""The sheet of a plan made from an annex that lists what the coordinator must look at; no reader reads it."""
