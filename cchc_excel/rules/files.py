"""Findings about a whole file in `nhan/`: whether it can be read, whose it is, which period."""

from cchc_excel.rules import error, warning

FILE_EMPTY = error(
    "file-empty",
    "Tệp rỗng (0 byte), có thể tệp chưa tải về xong.",
    "Đề nghị đơn vị gửi lại tệp biểu đã điền.",
)
FILE_NOT_EXCEL = error(
    "file-not-excel",
    "Tệp không phải là bảng tính Excel.",
    "Đề nghị đơn vị điền vào tệp biểu Excel đã giao và gửi lại tệp đó.",
)
FILE_DAMAGED = error(
    "file-damaged",
    "Tệp bị hỏng, không mở được trọn vẹn ({detail}).",
    "Đề nghị đơn vị mở lại tệp gốc, lưu lại và gửi lại.",
)
FILE_ENCRYPTED = error(
    "file-encrypted",
    "Tệp được đặt mật khẩu hoặc mã hóa nên không đọc được.",
    "Đề nghị đơn vị bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) rồi gửi lại.",
)
FILE_SUSPECT = error(
    "file-suspect",
    "Tệp có cấu trúc bất thường nên không mở để bảo đảm an toàn ({detail}).",
    "Đề nghị đơn vị chép nội dung vào biểu đã giao, lưu lại và gửi lại.",
)
FILE_UNREACHABLE = error(
    "file-unreachable",
    "Không mở được tệp: {detail}.",
    "Đóng chương trình đang mở tệp, kiểm tra quyền truy cập rồi chạy lại.",
)
NO_TABLE = error(
    "no-table",
    "Không tìm thấy bảng báo cáo trong tệp (cần có dòng tiêu đề gồm Mã NV, Nội dung nhiệm vụ, Trạng thái…).",
    "Đề nghị đơn vị dùng đúng biểu đã giao.",
)
UNIT_UNKNOWN = error(
    "unit-unknown",
    "Không xác định được đơn vị gửi ({detail}).",
    "Kiểm tra ô “Mã đơn vị” ở đầu biểu, hoặc đặt lại tên tệp theo mẫu CCHC-NĂM-KỲ-MÃ ĐƠN VỊ.xlsx.",
    "CCHC-2026-6T-HCTC.xlsx",
)
UNIT_NOT_LEADING = error(
    "unit-not-leading",
    "Đơn vị {unit} không chủ trì nhiệm vụ nào trong kế hoạch.",
    "Kiểm tra lại mã đơn vị trong biểu.",
)
PERIOD_WRONG = error(
    "period-wrong",
    "Biểu này là của kỳ {found}, không phải kỳ {expected}.",
    "Đề nghị đơn vị điền vào biểu của kỳ {expected} và gửi lại.",
)
YEAR_WRONG = error(
    "year-wrong",
    "Biểu này thuộc kế hoạch năm {found}, không phải năm {expected}.",
    "Đề nghị đơn vị điền vào biểu của năm {expected} và gửi lại.",
)
IDENTITY_CONFLICT = warning(
    "identity-conflict",
    "Các dấu hiệu nhận biết biểu không thống nhất: {detail}.",
    "Đã dùng giá trị “{read_as}”. Nếu không đúng, chuyển tệp vào thư mục khong-dung rồi đề nghị đơn vị gửi lại.",
)
FORM_EMPTY = error(
    "form-empty",
    "Biểu chưa được điền: không có ô nào do đơn vị ghi.",
    "Đề nghị đơn vị điền biểu và gửi lại.",
)
RETURNS_TIED = error(
    "returns-tied",
    "Có nhiều bản khác nhau của cùng một đơn vị, không biết bản nào mới nhất: {detail}.",
    "Chuyển bản không dùng vào thư mục khong-dung rồi chạy lại.",
)
FILE_LITTER = warning(
    "file-litter",
    "Tệp tạm do Excel hoặc hệ thống tự sinh ra, không phải báo cáo.",
    "Có thể bỏ qua.",
)
FILE_SIGNED_COPY = warning(
    "file-signed-copy",
    "Bản quét hoặc bản ký, kèm theo báo cáo của đơn vị {unit}.",
    "Lưu cùng hồ sơ; số liệu lấy từ tệp Excel.",
)
FILE_ONLY_COPY = error(
    "file-only-copy",
    "Tệp là bản quét hoặc bản PDF, không lấy được số liệu.",
    "Đề nghị đơn vị gửi kèm tệp biểu Excel đã điền.",
)
