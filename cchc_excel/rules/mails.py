"""Findings about mail: what one in `nhan/` brings, who sent it, why nothing can be taken from it; the sheet `Thư`."""

from cchc_excel.rules import Rule, Severity, error, warning

MAIL_DAMAGED = error(
    "mail-damaged",
    "Thư bị hỏng, không đọc được ({detail}).",
    "Lưu lại thư từ hộp thư (dạng .eml hoặc .msg) rồi chạy lại.",
)
MAIL_SUSPECT = error(
    "mail-suspect",
    "Thư có cấu trúc bất thường nên không mở để bảo đảm an toàn ({detail}).",
    "Tải tệp đính kèm từ hộp thư rồi đặt thẳng vào thư mục nhan.",
)
MAIL_TOO_LARGE = error(
    "mail-too-large",
    "Thư quá lớn ({detail}).",
    "Tải tệp biểu đính kèm từ hộp thư rồi đặt thẳng vào thư mục nhan.",
)
MAIL_ENCRYPTED = error(
    "mail-encrypted",
    "Thư được mã hóa nên không mở được tệp đính kèm.",
    "Mở thư bằng chứng thư số của người nhận, lưu tệp biểu vào thư mục nhan; hoặc đề nghị đơn vị gửi thư không mã hóa.",
)
MAIL_WINMAIL = error(
    "mail-winmail",
    "Thư đóng gói tệp đính kèm trong winmail.dat (định dạng riêng của Outlook) nên không lấy được tệp.",
    "Đề nghị đơn vị gửi lại: trong Outlook chọn Định dạng văn bản → HTML (hoặc Văn bản thuần) rồi đính kèm tệp biểu.",
)
MAIL_PIECE = error(
    "mail-piece",
    "Thư chỉ mang một phần của tệp đính kèm đã bị cắt ra nhiều thư nên không ghép lại được.",
    "Đề nghị đơn vị gửi lại cả tệp biểu trong một thư, không chia nhỏ.",
)
MAIL_ENCODED = error(
    "mail-encoded",
    "Thư ghi tệp đính kèm lẫn trong lời thư theo kiểu {what} nên không lấy được tệp.",
    "Mở thư bằng chương trình thư, lưu tệp biểu vào thư mục nhan; hoặc đề nghị đơn vị đính kèm tệp rồi gửi lại.",
)
MAIL_LINK_ONLY = error(
    "mail-link-only",
    "Thư không đính kèm tệp mà chỉ ghi đường dẫn tới nơi lưu trữ trên mạng ({hosts}).",
    "Không tự mở đường dẫn. Đề nghị đơn vị đính kèm tệp biểu Excel vào thư và gửi lại.",
)
MAIL_OTHER_ONLY = error(
    "mail-other-only",
    "Thư kèm {names}, không có tệp biểu Excel.",
    "Đề nghị đơn vị điền vào tệp biểu Excel đã giao, đính kèm tệp đó và gửi lại.",
)
MAIL_NOTHING_ATTACHED = warning(
    "mail-nothing-attached",
    "Thư không kèm tệp nào (tiêu đề: “{subject}”).",
    "Đọc thư; nếu đơn vị quên đính kèm biểu thì đề nghị gửi lại.",
)
MAIL_OTHER_FILES = warning(
    "mail-other-files",
    "Thư còn kèm {names}: không phải biểu báo cáo nên không dùng.",
    "Lưu cùng hồ sơ nếu cần.",
)
MAIL_BOUNCED = error(
    "mail-bounced",
    "Thư gửi đi không đến được người nhận ({address}).",
    "Kiểm tra địa chỉ thư của đơn vị ở trang “Đơn vị” của tệp kế hoạch rồi gửi lại.",
)
MAIL_AUTOMATIC = warning(
    "mail-automatic",
    "Thư trả lời tự động (tiêu đề: “{subject}”).",
    "Có thể bỏ qua; nếu người nhận vắng mặt lâu ngày, hãy liên hệ người khác của đơn vị.",
)
MAIL_TOO_MANY = error(
    "mail-too-many",
    "Có quá nhiều thư hoặc tệp đính kèm ({detail}); phần còn lại không đọc.",
    "Chỉ lưu các thư gửi báo cáo của kỳ này vào thư mục nhan.",
)
SENDER_OTHER_UNIT = warning(
    "sender-other-unit",
    "Biểu của đơn vị {unit} nhưng gửi từ địa chỉ {address} của đơn vị {other}.",
    "Vẫn tổng hợp cho đơn vị {unit}. Hỏi lại người gửi; nếu gửi nhầm, chuyển thư vào thư mục khong-dung.",
)
SENDER_TOLD_UNIT = warning(
    "sender-told-unit",
    "Biểu không ghi rõ đơn vị; đã nhận là của đơn vị {unit} theo địa chỉ người gửi {address}.",
    "Nếu không đúng, chuyển thư vào thư mục khong-dung rồi đề nghị đơn vị gửi lại biểu đã giao.",
)
SENDER_STRANGER = warning(
    "sender-stranger",
    "Biểu của đơn vị {unit} gửi từ địa chỉ {address}, không phải địa chỉ của đơn vị ({own}).",
    "Vẫn tổng hợp vì chưa có bản nào khác. Hỏi lại đơn vị; nếu đúng, ghi thêm địa chỉ này vào trang “Đơn vị”; "
    "nếu không đúng, chuyển thư vào thư mục khong-dung.",
)
SENDER_NOT_USED = Rule(
    "sender-not-used",
    Severity.ERROR,
    "Biểu của đơn vị {unit} gửi từ địa chỉ {address}, không phải địa chỉ của đơn vị; nội dung khác bản đơn vị đã gửi "
    "({own}) nên không dùng.",
    "Hỏi lại đơn vị. Nếu bản này mới đúng, lưu tệp biểu thẳng vào thư mục nhan và chuyển bản kia vào thư mục "
    "khong-dung; nếu không đúng, chuyển thư này vào thư mục khong-dung.",
    for_unit=False,
)
MAIL_OWN = warning(
    "mail-own",
    "Thư do cơ quan gửi đi (tiêu đề: “{subject}”), không phải báo cáo của đơn vị.",
    "Có thể bỏ qua.",
)
POST_UNKNOWN = warning(
    "plan-post-unknown",
    "Thông số “{given}” trên trang “Thư” không dùng đến.",
    "Nếu viết nhầm, sửa lại theo một trong các thông số: {names}.",
)
POST_WRONG = error(
    "plan-post-wrong",
    "Giá trị “{given}” của thông số “{setting}” không đúng.",
    "{expected} Để trống thì dùng giá trị mặc định.",
)
POST_PASSWORD = error(
    "plan-post-password",
    "Trang “Thư” có dòng ghi mật khẩu.",
    "Xóa dòng này rồi lưu lại; mật khẩu đặt ở biến môi trường CCHC_MAIL_PASSWORD hoặc kho mật khẩu của máy.",
)
