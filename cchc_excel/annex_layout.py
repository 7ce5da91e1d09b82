"""The columns of an annex as other offices lay it out, and of the sheet that lists what to look at in it."""

from dataclasses import replace

from cchc_excel.layout import (
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

_GROUPS = ("nhóm nhiệm vụ", "lĩnh vực cải cách", "nhóm công việc", "mảng công việc")

_ENDS = tuple(
    f"{head} {end}"
    for head in ("thời gian thực hiện", "thời gian hoàn thành", "thời gian", "tiến độ thực hiện", "tiến độ", "thời hạn")
    for end in ("kết thúc", "hoàn thành", "đến")
)
"""The lower of two headings where "Bắt đầu" and "Kết thúc" stand under one."""


def _with(column: Column, *aliases: str) -> Column:
    """Return a column of the plan that goes by more names in an annex, where no unit's answers stand beside it."""
    return replace(column, aliases=(*column.aliases, *aliases))


ANNEX = Layout(
    "Phụ lục",
    (
        Column("number", "STT", CENTERED, 6, ("tt", "số tt", "số thứ tự")),
        Column("area", "Lĩnh vực", TEXT, 24, _GROUPS),
        CODE,
        _with(TASK_TEXT, "nhiệm vụ, công việc", "nội dung, nhiệm vụ", "tên công việc", "công việc",
              "nhiệm vụ, giải pháp", "nhiệm vụ/giải pháp", "nhiệm vụ trọng tâm", "nội dung hoạt động", "hoạt động"),
        _with(
            PRODUCT, "kết quả", "kết quả, sản phẩm", "sản phẩm, kết quả", "sản phẩm hoàn thành", "sản phẩm dự kiến",
            "kết quả thực hiện", "kết quả đạt được", "sản phẩm chủ yếu", "kết quả/sản phẩm dự kiến",
        ),
        _with(TARGET, "chỉ tiêu phấn đấu", "chỉ tiêu cần đạt", "mức đạt"),
        _with(
            LEADS, "cơ quan, đơn vị chủ trì", "đơn vị, cá nhân chủ trì", "cơ quan/đơn vị chủ trì", "bộ phận chủ trì",
            "cơ quan thực hiện", "cơ quan, đơn vị thực hiện", "phân công chủ trì",
            "đơn vị chủ trì, phối hợp", "đơn vị chủ trì/phối hợp", "cơ quan chủ trì, phối hợp", "phân công thực hiện",
        ),
        _with(
            PARTNERS, "cơ quan, đơn vị phối hợp", "đơn vị/bộ phận phối hợp", "cơ quan/đơn vị phối hợp",
            "bộ phận phối hợp",
        ),
        _with(
            DEADLINE, "thời gian, tiến độ", "thời gian/tiến độ", "thời hạn thực hiện", "tiến độ thực hiện",
            "tiến độ hoàn thành", *_ENDS,
        ),
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
