"""Findings about the registration of tasks (*đăng ký nhiệm vụ*): files, proposed rows, the coordinator's decisions."""

from cchc_excel.rules import error, warning

NO_REGISTRATION = error(
    "registration-no-table",
    "Không tìm thấy bảng đăng ký trong tệp (cần có dòng tiêu đề: Nội dung nhiệm vụ, Sản phẩm, Thời gian hoàn thành…).",
    "Đề nghị đơn vị dùng đúng phiếu đăng ký đã giao.",
)
REGISTRATION_EMPTY = error(
    "registration-empty",
    "Phiếu đăng ký chưa ghi nhiệm vụ nào.",
    "Nếu đơn vị có đăng ký, đề nghị điền phiếu và gửi lại.",
)
REGISTRATION_UNIT_UNKNOWN = error(
    "registration-unit-unknown",
    "Không xác định được đơn vị đăng ký ({detail}).",
    "Kiểm tra ô “Mã đơn vị” ở đầu phiếu, hoặc đặt lại tên tệp theo mẫu DANGKY-NĂM-MÃ ĐƠN VỊ.xlsx.",
    "DANGKY-2026-HCTC.xlsx",
)
REGISTRATION_IS_RETURN = error(
    "registration-is-return",
    "Đây là biểu báo cáo của kỳ {found}, không phải phiếu đăng ký.",
    "Chuyển tệp vào thư mục nhan của kỳ {found}.",
)
REGISTRATION_OLDER = warning(
    "registration-older",
    "Đơn vị đã có bản gửi sau ({newer}); từ bản này chỉ lấy {count} nhiệm vụ mà bản sau không có.",
    "Nếu đơn vị đã bỏ các nhiệm vụ ấy, duyệt “không” hoặc chuyển tệp vào thư mục khong-dung.",
)
REGISTRATIONS_UNDATED = warning(
    "registration-undated",
    "Đơn vị gửi nhiều bản khác nhau, không biết bản nào mới nhất; đã lấy nhiệm vụ của tất cả.",
    "Duyệt từng dòng, hoặc chuyển bản không dùng vào thư mục khong-dung rồi chạy lại.",
)
COLUMN_OF_OWN = warning(
    "registration-column-of-own",
    "Đơn vị ghi thêm ở cột “{column}”: “{given}”.",
    "Nếu cần, ghi vào cột phù hợp rồi duyệt “sửa”.",
)

TEXT_MISSING = error(
    "registration-text-missing",
    "Chưa ghi nội dung nhiệm vụ.",
    "Ghi nội dung rồi duyệt “sửa”, hoặc duyệt “không”.",
)
AREA_MISSING = error(
    "registration-area-missing",
    "Chưa ghi lĩnh vực.",
    "Chọn lĩnh vực trong danh sách của ô rồi duyệt “sửa”.",
)
AREA_UNKNOWN = error(
    "registration-area-unknown",
    "Lĩnh vực “{given}” không có trong biểu nhiệm vụ của kế hoạch.",
    "Chọn lĩnh vực trong danh sách của ô rồi duyệt “sửa”.",
)
AREA_GUESSED = warning(
    "registration-area-guessed",
    "Lĩnh vực “{given}” được hiểu là “{read_as}”.",
    "Nếu không đúng, chọn lại rồi duyệt “sửa”.",
)
LEAD_MISSING = error(
    "registration-lead-missing",
    "Chưa ghi đơn vị chủ trì.",
    "Ghi tên đơn vị chủ trì rồi duyệt “sửa”.",
)
LEAD_UNKNOWN = error(
    "registration-lead-unknown",
    "Không rõ đơn vị chủ trì “{name}” là đơn vị nào.",
    "Sửa theo tên trong trang “Đơn vị” của tệp kế hoạch rồi duyệt “sửa”.",
)
DEADLINE_MISSING = error(
    "registration-deadline-missing",
    "Chưa ghi thời gian hoàn thành.",
    "Ghi ngày, tháng, quý, “Thường xuyên” hoặc “Hằng quý” rồi duyệt “sửa”.",
)
DEADLINE_UNKNOWN = error(
    "registration-deadline-unknown",
    "Không hiểu thời gian hoàn thành “{given}”.",
    "Ghi lại ngày, tháng, quý, “Thường xuyên” hoặc “Hằng quý” rồi duyệt “sửa”.",
    "Trước ngày 15/12/2026",
)
DEADLINE_ROUGH = warning(
    "registration-deadline-rough",
    "Thời gian hoàn thành “{given}” mới xác định được gần đúng: {read_as}.",
    "Nếu không đúng, ghi rõ ngày, tháng hoặc quý rồi duyệt “sửa”.",
)
LIKE_PLAN_TASK = warning(
    "registration-like-plan",
    "Giống {ratio} nhiệm vụ {task} đã có trong kế hoạch: “{text}”.",
    "Nếu là một việc, duyệt “không”.",
)
ROW_GONE = warning(
    "registration-gone",
    "Không còn trong tệp đơn vị gửi; giữ lại vì đã có ý kiến duyệt.",
    "Xem bản mới của đơn vị; không dùng thì duyệt “không”.",
)
ROW_BY_HAND = warning(
    "registration-by-hand",
    "Dòng do người tổng hợp ghi thêm.",
    "Không cần xử lý.",
)

DECISION_UNKNOWN = error(
    "decision-unknown",
    "Không hiểu “{given}” ở cột Duyệt.",
    "Chọn có, không hoặc sửa.",
)
ACCEPTED_BUT_EDITED = error(
    "decision-edited",
    "Duyệt “có” là theo nguyên văn của đơn vị, nhưng dòng đã được sửa ở cột: {columns}.",
    "Chọn “sửa” để dùng lời đã sửa, hoặc chép lại nguyên văn từ trang “Nguyên văn”.",
)
JOIN_UNKNOWN = error(
    "join-unknown",
    "Cột Gộp vào ghi “{given}”, không phải số của một dòng khác.",
    "Ghi số ở cột Số của dòng được gộp vào, hoặc để trống.",
)
JOIN_CHAINED = error(
    "join-chained",
    "Gộp vào dòng số {given}, nhưng dòng ấy lại gộp vào dòng khác.",
    "Ghi số của dòng cuối cùng được giữ lại.",
)
JOIN_NOT_ACCEPTED = error(
    "join-not-accepted",
    "Gộp vào dòng số {given}, nhưng dòng ấy chưa được duyệt “có” hoặc “sửa”.",
    "Duyệt dòng số {given}, hoặc bỏ số ở cột Gộp vào.",
)
JOIN_TOO_LATE = error(
    "join-too-late",
    "Gộp vào dòng số {given}, nhưng dòng ấy đã vào kế hoạch với mã {task}.",
    "Thêm đơn vị vào cột “Đơn vị chủ trì” của nhiệm vụ {task} trong tệp kế hoạch, rồi duyệt dòng này “không”.",
)
JOIN_WAITS = error(
    "join-waits",
    "Chờ dòng số {given} cùng gộp được sửa xong.",
    "Sửa dòng số {given} theo lưu ý ở dòng ấy.",
)
ALREADY_IN_PLAN = error(
    "registration-already-in-plan",
    "Kế hoạch đã có nhiệm vụ {task} đúng nội dung này.",
    "Thêm đơn vị vào nhiệm vụ {task} trong tệp kế hoạch và duyệt “không”, hoặc sửa nội dung cho khác rồi duyệt “sửa”.",
)
CODE_GONE = warning(
    "registration-code-gone",
    "Đã vào kế hoạch với mã {task}, nhưng kế hoạch không còn mã này.",
    "Nếu muốn ghi lại vào kế hoạch, xóa ô “Mã NV đã ghi”.",
)
