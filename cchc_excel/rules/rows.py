"""Findings about the table of a return: its columns and rows."""

from cchc_excel.rules import Rule, Severity, error, warning

COLUMN_MISSING = error(
    "column-missing",
    "Bảng thiếu cột “{column}”.",
    "Đề nghị điền vào biểu đã giao, không xóa hay đổi tên cột.",
)
CODES_MISSING = warning(
    "codes-missing",
    "Bảng không có cột “Mã NV”; đã nhận ra các nhiệm vụ theo nội dung.",
    "Lần sau đề nghị giữ nguyên cột “Mã NV”.",
)
COLUMN_UNKNOWN = warning(
    "column-unknown",
    "Cột “{column}” không có trong biểu, nội dung “{given}” không được tổng hợp.",
    "Nếu cần báo cáo nội dung này, đề nghị ghi vào cột “Khó khăn, vướng mắc” hoặc “Đề xuất, kiến nghị”.",
)
COLUMN_TWICE = error(
    "column-twice",
    "Bảng có hai cột “{column}” và hai ô của dòng này ghi khác nhau (ô này ghi “{given}”); không ô nào được tính.",
    "Đề nghị chỉ giữ một cột “{column}” với số liệu của kỳ báo cáo này.",
)
COLUMN_OF_OTHER_PERIOD = warning(
    "column-of-other-period",
    "Cột “{given}” không phải của kỳ báo cáo này nên không được tính.",
    "Lần sau đề nghị chỉ điền vào các cột của biểu đã giao cho kỳ này.",
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
    "Nếu là nhiệm vụ trong kế hoạch, đề nghị ghi vào đúng dòng của nhiệm vụ đó.",
)
ROW_ADDED_UNNAMED = error(
    "row-added-unnamed",
    "Dòng này có số liệu nhưng không có mã và nội dung nhiệm vụ nên không biết là của nhiệm vụ nào.",
    "Đề nghị ghi nội dung nhiệm vụ vào cột “Nội dung nhiệm vụ”.",
)
COLUMN_GUESSED = warning(
    "column-guessed",
    "Tiêu đề cột “{given}” không đúng như biểu; đã hiểu là cột “{read_as}”.",
    "Lần sau đề nghị giữ nguyên tiêu đề các cột.",
)
COLUMN_HIDDEN = warning(
    "column-hidden",
    "Cột “{column}” đang bị ẩn; nội dung vẫn được đọc.",
    "Đề nghị bỏ ẩn cột để dễ kiểm tra.",
)
ROWS_HIDDEN = warning(
    "rows-hidden",
    "Có dòng đang bị ẩn hoặc bị lọc nhưng có nội dung (dòng {given}); nội dung vẫn được đọc.",
    "Đề nghị bỏ lọc, bỏ ẩn các dòng để dễ kiểm tra.",
)
CELLS_MERGED = warning(
    "cells-merged",
    "Ô gộp qua nhiều nhiệm vụ; giá trị “{given}” được tính cho từng nhiệm vụ.",
    "Đề nghị tách ô và ghi riêng cho từng nhiệm vụ.",
)
ROW_OF_TOTALS = warning(
    "row-of-totals",
    "Dòng tổng cộng do đơn vị tự thêm, giá trị “{given}” không được tính.",
    "Không cần thêm dòng tổng cộng vào biểu.",
)
ROW_MATCHED_NEARLY = warning(
    "row-matched-nearly",
    "Nội dung nhiệm vụ không trùng hẳn với kế hoạch; đã hiểu là nhiệm vụ {task} (giống {ratio}).",
    "Đề nghị kiểm tra; lần sau giữ nguyên cột Mã NV.",
)
ROW_CODE_AND_TEXT = error(
    "row-code-and-text",
    "Mã ghi là {task} nhưng nội dung lại là của nhiệm vụ {other}; đã dùng mã {task}.",
    "Đề nghị kiểm tra xem số liệu của dòng này là của nhiệm vụ nào.",
)
PLAN_CHANGED = warning(
    "plan-changed",
    "Cột “{column}” của nhiệm vụ {task} bị sửa: kế hoạch ghi “{planned}”, biểu ghi “{given}”; dùng theo kế hoạch.",
    "Nếu cần điều chỉnh kế hoạch, đề nghị có văn bản riêng.",
)
PERSON_CHANGED = Rule(
    "person-changed",
    Severity.WARNING,
    "Đơn vị ghi người phụ trách nhiệm vụ {task} là “{given}”, {planned}; dùng theo đơn vị trong thư và trang Quá hạn.",
    "Nếu đúng, đề nghị ghi lại ở cột “Người phụ trách” của tệp kế hoạch để biểu kỳ sau ghi sẵn tên mới.",
    for_unit=False,
)
PERSON_UNNAMED = Rule(
    "person-unnamed",
    Severity.WARNING,
    "Cột “Người phụ trách” của nhiệm vụ {task} ghi “{given}”, không phải tên hay chức danh, {planned}; dùng theo kế "
    "hoạch.",
    "Đề nghị hỏi lại đơn vị ai phụ trách nhiệm vụ này.",
    for_unit=False,
)
ROW_WITHDRAWN = warning(
    "row-withdrawn",
    "Nhiệm vụ {task} đã rút khỏi kế hoạch, nội dung “{given}” không được tính.",
    "Không cần báo cáo nhiệm vụ này nữa.",
)
ROW_SUPPLEMENTED = warning(
    "row-supplemented",
    "Nhiệm vụ {task} không được báo cáo ở bản này (để trống hoặc giữ nguyên số liệu điền sẵn); đã lấy theo “{other}”.",
    "Nếu số liệu đó không còn đúng, đề nghị ghi vào dòng này và gửi lại biểu.",
)
ROW_LENT = warning(
    "row-lent",
    "Dòng của nhiệm vụ {task} ở bản này được dùng, vì “{other}” không báo cáo nhiệm vụ đó.",
    "Nếu hai bản bổ sung cho nhau thì để nguyên; nếu không, đề nghị đơn vị gửi một biểu đầy đủ.",
)
ROWS_DIFFER = error(
    "rows-differ",
    "Nhiệm vụ {task} được báo cáo hai lần khác nhau: ở đây ghi {here}, ở “{other}” ghi {there}; không biết số liệu nào "
    "đúng nên tính là chưa báo cáo.",
    "Đề nghị đơn vị chỉ giữ một bảng, hoặc ghi thống nhất, rồi gửi lại biểu.",
)
