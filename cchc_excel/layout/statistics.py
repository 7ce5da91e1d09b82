"""The sheets `Số liệu`: in the plan workbook what is asked of whom, in a form what a unit answers."""

from cchc_excel.layout.column import CENTERED, COUNT, TEXT, Column, Layout

_CODE = Column("item", "Mã SL", CENTERED, 9, ("mã số liệu", "mã"))
_TEXT = Column("text", "Nội dung", TEXT, 60, ("nội dung số liệu", "tên số liệu", "chỉ tiêu thống kê"))
_MEASURE = Column("measure", "Đơn vị tính", CENTERED, 14, ("đvt", "đơn vị"))

STATISTIC_ITEMS = Layout(
    "Số liệu",
    (
        _CODE,
        _TEXT,
        _MEASURE,
        Column("units", "Đơn vị báo cáo", TEXT, 40, ("đơn vị thực hiện", "đơn vị chủ trì", "nơi báo cáo")),
        Column("group", "Nhóm", TEXT, 40, ("lĩnh vực", "nhóm số liệu")),
    ),
)
"""What the plan asks for beside its tasks (*số liệu thống kê*)."""

STATISTIC_VALUE = Column(
    "value", "Số liệu trong kỳ", COUNT, 16,
    ("số liệu", "giá trị", "số lượng", "kết quả", "trong kỳ", "kết quả trong kỳ"),
    filled=True, hint="Số liệu tính trong cả kỳ báo cáo.",
)  # fmt: skip

STATISTIC_FORM = Layout(
    "Số liệu",
    (_CODE, _TEXT, _MEASURE, STATISTIC_VALUE, Column("note", "Ghi chú", TEXT, 36, ("diễn giải",), filled=True)),
)
"""The second sheet of a form."""

STATISTIC_TITLE = "SỐ LIỆU THỐNG KÊ"
STATISTIC_GUIDANCE = (
    "Điền vào cột “Số liệu trong kỳ”, chỉ ghi con số; không có thì ghi 0. Để trống là chưa báo cáo. Cần giải thích thì"
    " ghi vào cột “Ghi chú”."
)
STATISTIC_SPAN = "Số liệu tính từ"
"""How the line begins that tells from which day to which the figures are to be counted."""
