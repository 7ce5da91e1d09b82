"""Findings about the table of a return: its columns and rows."""

from cchc_excel.rules import error, warning

COLUMN_MISSING = error(
    "column-missing",
    "Bảng thiếu cột “{column}”.",
    "Đề nghị điền vào biểu đã giao, không xóa hay đổi tên cột.",
)
COLUMN_UNKNOWN = warning(
    "column-unknown",
    "Cột “{column}” không có trong biểu, nội dung “{given}” không được tổng hợp.",
    "Nếu cần báo cáo nội dung này, đề nghị ghi vào cột “Khó khăn, vướng mắc” hoặc “Đề xuất, kiến nghị”.",
)
ROW_MISSING = error(
    "row-missing",
    "Không có dòng của nhiệm vụ {task} trong biểu gửi về.",
    "Đề nghị báo cáo nhiệm vụ {task} trên biểu đã giao.",
)
ROW_EMPTY = error(
    "row-empty",
    "Nhiệm vụ {task} chưa được báo cáo: chưa có trạng thái và mức độ hoàn thành.",
    "Đề nghị chọn trạng thái cho nhiệm vụ này.",
    "Đang thực hiện",
)
ROW_TWICE = error(
    "row-twice",
    "Nhiệm vụ {task} có hai dòng với nội dung khác nhau (dòng {first} và dòng {second}); đã dùng dòng {first}.",
    "Đề nghị chỉ giữ một dòng cho mỗi nhiệm vụ.",
)
ROW_REPEATED = warning(
    "row-repeated",
    "Nhiệm vụ {task} có hai dòng giống nhau (dòng {first} và dòng {second}); chỉ tính một lần.",
    "Lần sau đề nghị chỉ giữ một dòng cho mỗi nhiệm vụ.",
)
ROW_NOT_ASSIGNED = warning(
    "row-not-assigned",
    "Nhiệm vụ {task} không giao cho đơn vị này chủ trì, nội dung “{given}” không được tính.",
    "Nếu là ý kiến phối hợp, đề nghị gửi cho đơn vị chủ trì.",
)
ROW_MATCHED_BY_TEXT = warning(
    "row-matched-by-text",
    "Dòng không có mã nhiệm vụ đúng; đã nhận ra nhiệm vụ {task} theo nội dung.",
    "Lần sau đề nghị giữ nguyên cột Mã NV.",
)
ROW_ADDED = warning(
    "row-added",
    "Nhiệm vụ ngoài kế hoạch do đơn vị ghi thêm: “{given}”. Được liệt kê riêng, không tính vào tỷ lệ.",
    "Kiểm tra xem có phải là nhiệm vụ phát sinh không.",
)
ROW_ADDED_UNNAMED = error(
    "row-added-unnamed",
    "Dòng này có số liệu nhưng không có mã và nội dung nhiệm vụ nên không biết là của nhiệm vụ nào.",
    "Đề nghị ghi nội dung nhiệm vụ vào cột “Nội dung nhiệm vụ”.",
)
