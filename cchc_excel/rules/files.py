"""Findings about a whole file in `nhan/`: whether it can be read, whose it is, which period."""

from cchc_excel.rules import Rule, Severity, error, warning

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
FILE_TOO_LARGE = error(
    "file-too-large",
    "Tệp quá lớn so với một biểu báo cáo ({detail}).",
    "Đề nghị đơn vị chỉ gửi tệp biểu đã giao, không kèm dữ liệu khác.",
)
FILE_UNREACHABLE = error(
    "file-unreachable",
    "Không mở được: {detail}.",
    "Đóng chương trình đang mở tệp, kiểm tra quyền truy cập rồi chạy lại.",
)
FILE_TRUNCATED = error(
    "file-truncated",
    "Tệp bị cụt, thiếu phần cuối; có thể chưa chép hoặc chưa tải về xong.",
    "Chép hoặc tải lại tệp; nếu vẫn vậy, đề nghị đơn vị gửi lại.",
)
FILE_CARRIES = warning(
    "file-carries",
    "Tệp có kèm {what}; chương trình không mở, không chạy và không đi theo.",
    "Số liệu lấy theo giá trị đang lưu trong ô; nếu đơn vị không chủ ý, đề nghị chỉ gửi tệp biểu đã giao.",
)
FILE_PARTIAL = error(
    "file-partial",
    "Tệp đang tải về hoặc đang chép dở.",
    "Chờ tải xong rồi chạy lại; nếu việc tải đã dừng, tải lại tệp.",
)
FILE_PLACEHOLDER = error(
    "file-placeholder",
    "Tệp chỉ có vỏ, không có nội dung: dữ liệu còn nằm trên kho lưu trữ trực tuyến, chưa tải về máy.",
    "Nhấn chuột phải vào tệp, chọn “Luôn giữ trên thiết bị này”, chờ tải xong rồi chạy lại.",
)
FILE_ZEROS = error(
    "file-zeros",
    "Tệp chỉ toàn byte 0, không có nội dung; có thể ổ đĩa bị lỗi hoặc việc chép tệp bị ngắt.",
    "Đề nghị đơn vị gửi lại tệp biểu đã điền.",
)
FILE_SHORTCUT = error(
    "file-shortcut",
    "Tệp chỉ là đường dẫn đến một tài liệu ở nơi khác, không chứa số liệu.",
    "Mở đường dẫn, tải tài liệu về dạng Excel (.xlsx) rồi bỏ vào thư mục nhan.",
)
FILE_HTML = error(
    "file-html",
    "Tệp là trang web (HTML), không phải bảng tính Excel.",
    "Đề nghị đơn vị điền vào biểu đã giao; nếu chỉ có tệp này, mở bằng Excel và lưu lại dạng .xlsx.",
)
FILE_PDF = error(
    "file-pdf",
    "Tệp mang tên Excel nhưng thực ra là bản PDF, không lấy được số liệu.",
    "Đề nghị đơn vị gửi tệp biểu Excel đã điền; không đổi đuôi tên tệp.",
)
FILE_PICTURE = error(
    "file-picture",
    "Tệp mang tên Excel nhưng thực ra là ảnh, không lấy được số liệu.",
    "Đề nghị đơn vị gửi tệp biểu Excel đã điền; không đổi đuôi tên tệp.",
)
FILE_WORD = error(
    "file-word",
    "Tệp là văn bản Word, không phải bảng tính Excel.",
    "Đề nghị đơn vị điền số liệu vào tệp biểu Excel đã giao và gửi lại tệp đó.",
)
FILE_SLIDES = error(
    "file-slides",
    "Tệp là bài trình chiếu, không phải bảng tính Excel.",
    "Đề nghị đơn vị điền số liệu vào tệp biểu Excel đã giao và gửi lại tệp đó.",
)
FILE_TEXT = error(
    "file-text",
    "Tệp là văn bản thuần hoặc CSV, không phải bảng tính Excel.",
    "Đề nghị đơn vị điền số liệu vào tệp biểu Excel đã giao và gửi lại tệp đó.",
)
FILE_OTHER_SPREADSHEET = error(
    "file-other-spreadsheet",
    "Tệp là bảng tính kiểu {what}, chương trình không đọc được.",
    "Mở tệp bằng chương trình đã tạo ra nó, lưu lại dạng .xlsx rồi gửi lại.",
)
FILE_MAIL = error(
    "file-mail",
    "Tệp là thư điện tử không mở được, hoặc nằm quá sâu trong tệp nén hay thư khác.",
    "Mở thư, lưu tệp đính kèm vào thư mục nhan rồi chạy lại.",
)
FILE_OTHER_ARCHIVE = error(
    "file-other-archive",
    "Tệp nén kiểu {what}, chương trình không mở được.",
    "Giải nén vào thư mục nhan, hoặc đề nghị đơn vị nén lại dạng .zip.",
)
FILE_ENCODED = error(
    "file-encoded",
    "Tệp được đóng gói kiểu {what}, chương trình không mở được.",
    "Đề nghị đơn vị gửi lại chính tệp biểu Excel, đính kèm vào thư như thường lệ.",
)
FILE_ZIP = error(
    "file-zip",
    "Tệp nén, lệnh này không mở.",
    "Giải nén rồi kiểm tra từng tệp, hoặc bỏ tệp nén vào thư mục nhan rồi chạy merge.",
)
ZIP_EMPTY = error(
    "zip-empty",
    "Tệp nén không chứa tệp nào.",
    "Đề nghị đơn vị nén lại, có kèm tệp biểu đã điền.",
)
ZIP_DEEP = error(
    "zip-deep",
    "Tệp nén nằm trong nhiều lớp tệp nén khác, không mở thêm.",
    "Giải nén vào thư mục nhan rồi chạy lại.",
)
ZIP_TOO_LARGE = error(
    "zip-too-large",
    "Tệp nén quá lớn, không mở ({detail}).",
    "Giải nén vào thư mục nhan, chỉ giữ lại các tệp biểu.",
)
ZIP_METHOD = error(
    "zip-method",
    "Tệp được nén kiểu {method}, chương trình không mở được.",
    "Giải nén vào thư mục nhan, hoặc đề nghị đơn vị nén lại bằng lệnh nén sẵn có của Windows (tệp .zip thông thường).",
)
FILE_OVER_LIMIT = error(
    "file-over-limit",
    "Chưa đọc tệp này: các tệp lớn khác thường trong thư mục nhan cộng lại vượt giới hạn của một lần tổng hợp.",
    "Chuyển các tệp không phải biểu báo cáo vào thư mục khong-dung rồi chạy lại; tệp biểu thì đề nghị đơn vị gửi lại "
    "đúng biểu đã giao, không kèm dữ liệu khác.",
)
PACKED_OVER_LIMIT = error(
    "packed-over-limit",
    "Tệp nén hoặc thư này chứa quá nhiều tệp, hoặc quá nhiều dữ liệu so với độ lớn của nó, nên không mở.",
    "Lấy tệp biểu ra khỏi tệp nén hoặc thư, đặt thẳng vào thư mục nhan rồi chạy lại.",
)
NO_TABLE = error(
    "no-table",
    "Không tìm thấy bảng báo cáo trong tệp (cần có dòng tiêu đề gồm Mã NV, Nội dung nhiệm vụ, Trạng thái…).",
    "Đề nghị đơn vị dùng đúng biểu đã giao.",
)
FILE_OWN = error(
    "file-own",
    "Tệp là {what}, không phải biểu báo cáo của đơn vị.",
    "Bỏ tệp ra khỏi thư mục nhan; nếu đơn vị gửi nhầm tệp này, đề nghị gửi lại tệp biểu đã điền.",
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
FORM_AS_CARRIED = warning(
    "form-as-carried",
    "Biểu gửi về giữ nguyên số liệu kỳ trước đã điền sẵn, không có thay đổi nào.",
    "Đã tổng hợp; đề nghị đơn vị xác nhận số liệu đúng là không thay đổi.",
)
RETURNS_TIED = Rule(
    "returns-tied",
    Severity.ERROR,
    "Có nhiều bản khác nhau của cùng một đơn vị, không biết bản nào mới nhất: {detail}.",
    "Chuyển bản không dùng vào thư mục khong-dung rồi chạy lại.",
    for_unit=False,
)
SUMMARY_WITHOUT_DATA = error(
    "summary-without-data",
    "Sổ tổng hợp không có trang “Dữ liệu” với các cột {headings} và các dòng số liệu.",
    "Lấy lại tệp từ bản sao lưu, hoặc chạy lại cchc merge cho kỳ đó.",
)
FILE_LITTER = warning(
    "file-litter",
    "Tệp do hệ thống tự sinh ra, không phải báo cáo.",
    "Có thể bỏ qua.",
)
FILE_APPLE_DOUBLE = warning(
    "file-apple-double",
    "Tệp phụ do máy Mac tự kèm theo (AppleDouble, tên bắt đầu bằng “._”), không chứa số liệu.",
    "Có thể bỏ qua; nếu không thấy tệp biểu cùng tên thì đề nghị đơn vị gửi lại.",
)
FILE_LOCK = warning(
    "file-lock",
    "Tệp khóa do Excel hoặc LibreOffice tạo ra trong lúc mở một tệp khác, không phải báo cáo.",
    "Có thể bỏ qua; nếu còn đang mở biểu trong thư mục nhan thì đóng lại.",
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
FILE_COPY_ALONE = error(
    "file-copy-alone",
    "Đơn vị {unit} mới gửi bản quét hoặc bản PDF, chưa có tệp Excel hợp lệ.",
    "Đề nghị đơn vị gửi tệp biểu Excel đã điền.",
)
FORM_OLDER = warning(
    "form-older",
    "Biểu thuộc phiên bản {found}, phiên bản hiện dùng là {expected}.",
    "Vẫn tổng hợp được; lần sau đề nghị dùng biểu mới giao.",
)
SHEET_UNUSED = warning(
    "sheet-unused",
    "Trang “{sheet}” cũng có bảng báo cáo nhưng chưa điền nên không dùng.",
    "Có thể bỏ qua.",
)
SHEET_OF_OTHER_PERIOD = warning(
    "sheet-of-other-period",
    "Trang “{sheet}” là số liệu của kỳ khác, giữ lại trong tệp; không dùng để tổng hợp kỳ này.",
    "Có thể bỏ qua; lần sau đề nghị chỉ gửi trang của kỳ báo cáo.",
)
UNIT_SUCCEEDED = warning(
    "unit-succeeded",
    "Biểu ghi đơn vị {old}, nay thuộc đơn vị {unit}; đã tính là báo cáo của {unit}.",
    "Kỳ sau đề nghị dùng biểu mới giao cho {unit}.",
)
RETURNS_OF_PARTS = Rule(
    "returns-of-parts",
    Severity.ERROR,
    "Đơn vị {unit} có nhiều biểu gửi dưới các tên {names}, mỗi đơn vị chỉ dùng được một biểu.",
    "Đề nghị {unit} gửi một biểu chung cho mọi nhiệm vụ, hoặc ghi phần còn thiếu vào trang “Đính chính”.",
    for_unit=False,
)
