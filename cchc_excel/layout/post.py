"""The sheet `Thư` of the plan workbook: its columns and lines, declared once as those of the other sheets are."""

from cchc_excel.layout.columns import TEXT, Column, Layout, Setting

POST = Layout(
    "Thư",
    (
        Column("setting", "Thông số", TEXT, 40),
        Column("value", "Giá trị", TEXT, 44),
        Column("meaning", "Diễn giải", TEXT, 80),
    ),
)
POST_LINES = (
    Setting("account", "Tài khoản hộp thư", "Tên đăng nhập hộp thư; để trống thì dùng “Email nhận báo cáo”."),
    Setting("imap_host", "Máy chủ nhận thư (IMAP)", "Ví dụ mail.ninhbinh.gov.vn; để trống thì không dùng lệnh fetch."),
    Setting("imap_port", "Cổng nhận thư", "TLS: 993; STARTTLS: 143."),
    Setting("imap_security", "Bảo mật khi nhận thư", "TLS, STARTTLS hoặc Không. Nên để TLS."),
    Setting("mailbox", "Thư mục thư đến", "Thư mục của hộp thư mà các đơn vị gửi báo cáo đến."),
    Setting(
        "smtp_host", "Máy chủ gửi thư (SMTP)",
        "Để trống thì không dùng lệnh send mà mở từng thư trong thư mục thu để gửi.",
    ),
    Setting("smtp_port", "Cổng gửi thư", "TLS: 465; STARTTLS: 587."),
    Setting("smtp_security", "Bảo mật khi gửi thư", "TLS, STARTTLS hoặc Không. Nên để TLS."),
    Setting("sender", "Địa chỉ gửi", "Địa chỉ ghi ở dòng người gửi; để trống thì dùng “Email nhận báo cáo”."),
    Setting("sender_name", "Tên người gửi", "Tên ghi ở dòng người gửi; để trống thì dùng tên cơ quan ban hành."),
    Setting("copy_to", "Đồng gửi", "Các địa chỉ nhận thêm một bản của mọi thư, cách nhau bằng dấu chấm phẩy."),
    Setting(
        "ca_file", "Tệp chứng thư tin cậy",
        "Chỉ điền khi máy chủ dùng chứng thư riêng của cơ quan: đường dẫn tệp .pem, tính từ thư mục kế hoạch.",
    ),
)  # fmt: skip
"""Lines of `Thư`; `field` is the attribute of `domain.PostSettings`. The password has no line: it is in no file."""
