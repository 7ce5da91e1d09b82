"""The statistics that the sample plan asks for, in all seven areas, and what the sample units report of them."""

from openpyxl import Workbook

from cchc_excel.domain.plan_content import Values
from cchc_excel.plan.shipped import AREAS

_INSPECTING = "Kiểm tra công tác cải cách hành chính"
_SURVEYS = "Khảo sát sự hài lòng của người dân, tổ chức"
_TALKS = "Đối thoại của lãnh đạo với người dân, tổ chức"
_NAMES = {area.code: area.name for area in AREAS}
_ONE_STOP = "Trung tâm Phục vụ hành chính công tỉnh"
_EVERYBODY = "Tất cả các đơn vị"

# Code, text, measure, who reports, group. What the task table already asks for is taken from there.
STATISTICS: tuple[Values, ...] = (
    ("SL01", "Số phòng, ban, đơn vị được kiểm tra", "đơn vị", "Nhiệm vụ I.5", _INSPECTING),
    ("SL02", "Tỷ lệ phòng, ban, đơn vị được kiểm tra", "%", "Nhiệm vụ I.5", _INSPECTING),
    ("SL03", "Số vấn đề phát hiện qua kiểm tra", "vấn đề", "Phòng Hành chính - Tổ chức", _INSPECTING),
    ("SL04", "Số vấn đề phát hiện đã xử lý xong", "vấn đề", "Phòng Hành chính - Tổ chức", _INSPECTING),
    ("SL05", "Số cuộc khảo sát đã tổ chức", "cuộc", _ONE_STOP, _SURVEYS),
    ("SL06", "Số người dân, tổ chức được khảo sát", "người, tổ chức", _ONE_STOP, _SURVEYS),
    ("SL07", "Số cuộc đối thoại đã tổ chức", "cuộc", "Ban Tiếp công dân tỉnh", _TALKS),
    ("SL08", "Số tin, bài tuyên truyền về cải cách hành chính", "tin, bài", "Nhiệm vụ I.7", _NAMES["I"]),
    ("SL09", "Số sáng kiến, mô hình cải cách hành chính được áp dụng", "sáng kiến", _EVERYBODY, _NAMES["I"]),
    ("SL10", "Số văn bản quy phạm pháp luật đã tham mưu ban hành", "văn bản", "Nhiệm vụ II.1", _NAMES["II"]),
    ("SL11", "Số văn bản quy phạm pháp luật đã rà soát", "văn bản", "Nhiệm vụ II.2", _NAMES["II"]),
    ("SL12", "Số văn bản quy phạm pháp luật cần sửa đổi, thay thế sau rà soát", "văn bản", "Phòng Nội chính",
     _NAMES["II"]),
    ("SL13", "Số thủ tục hành chính đã kiểm tra, rà soát", "thủ tục", "Nhiệm vụ III.1", _NAMES["III"]),
    ("SL14", "Số thủ tục hành chính nội bộ đã đơn giản hóa", "thủ tục", "Nhiệm vụ III.4", _NAMES["III"]),
    ("SL15", "Số hồ sơ thủ tục hành chính tiếp nhận", "hồ sơ", _ONE_STOP, _NAMES["III"]),
    ("SL16", "Tỷ lệ hồ sơ giải quyết đúng và trước hạn", "%", "Nhiệm vụ III.6", _NAMES["III"]),
    ("SL17", "Số phòng, ban, đơn vị trực thuộc sau sắp xếp", "đơn vị", "Phòng Hành chính - Tổ chức", _NAMES["IV"]),
    ("SL18", "Số công chức, viên chức được cử đào tạo, bồi dưỡng", "người", _EVERYBODY, _NAMES["V"]),
    ("SL19", "Số công chức, viên chức bị xử lý kỷ luật", "người", _EVERYBODY, _NAMES["V"]),
    ("SL20", "Kinh phí tiết kiệm được", "triệu đồng", "Phòng Quản trị - Tài vụ", _NAMES["VI"]),
    ("SL21", "Tỷ lệ giải ngân dự toán chi thường xuyên", "%", "Nhiệm vụ VI.3", _NAMES["VI"]),
    ("SL22", "Số văn bản đi, trừ văn bản mật", "văn bản", _EVERYBODY, _NAMES["VII"]),
    ("SL23", "Số văn bản đi được ký số", "văn bản", _EVERYBODY, _NAMES["VII"]),
    ("SL24", "Số công chức, viên chức được tập huấn kỹ năng số", "người", "Cổng Thông tin điện tử", _NAMES["VII"]),
)  # fmt: skip

_FIRST_QUARTER = {
    "SL03": 4, "SL04": 2, "SL05": 1, "SL06": 250, "SL07": 3, "SL09": 0, "SL12": 6, "SL15": 48_215, "SL17": 14,
    "SL18": 3, "SL19": 0, "SL20": 85.5, "SL22": 210, "SL23": 204, "SL24": 0,
}  # fmt: skip
"""What a unit of average size reports of the first quarter, by the item's code."""

_TIMES = {"Q1": 1, "6T": 2, "9T": 3, "NAM": 4}
_STANDING = frozenset({"SL09", "SL17", "SL19"})
"""Figures that don't grow with the year."""


def reported(unit: str, item: str, period: str) -> float:
    """Return what a unit reports of an item: cumulative, and of what every unit is asked for each its own."""
    times = 1 if item in _STANDING else _TIMES[period]
    size = sum(map(ord, unit)) % 5 if item in ("SL18", "SL22", "SL23") else 0
    return _FIRST_QUARTER[item] * times + size


def type_statistics(book: Workbook, unit: str, period: str) -> dict[str, float]:
    """Fill in the sheet `Số liệu` of a form as its unit does; return what was typed, by the item's code."""
    typed: dict[str, float] = {}
    for row in book["Số liệu"].iter_rows(min_row=7):
        code = str(row[0].value)
        if code in _FIRST_QUARTER:
            row[3].value = typed[code] = reported(unit, code, period)
    return typed
