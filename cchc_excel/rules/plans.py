"""Findings about the plan workbook (*tệp kế hoạch*): what the coordinator must put right before anything is issued."""

from cchc_excel.rules import error, warning

PLAN_NOT_FOUND = error(
    "plan-not-found",
    "Không tìm thấy tệp kế hoạch.",
    "Kiểm tra lại thư mục kế hoạch; nếu chưa có, tạo bằng lệnh: cchc init THƯ-MỤC.",
)
PLAN_UNREADABLE = error(
    "plan-unreadable",
    "Không mở được tệp kế hoạch. {reason}",
    "Mở tệp bằng Excel, lưu lại kiểu .xlsx, không đặt mật khẩu, rồi chạy lại.",
)
SHEET_MISSING = error(
    "plan-sheet-missing",
    "Tệp kế hoạch thiếu trang “{sheet}”.",
    "Thêm trang “{sheet}” với các cột: {columns}.",
)
SHEET_ABSENT = warning(
    "plan-sheet-absent",
    "Tệp kế hoạch không có trang “{sheet}”; coi như trang này để trống.",
    "Nếu cần, thêm trang “{sheet}” với các cột: {columns}.",
)
SHEET_TWICE = error(
    "plan-sheet-twice",
    "Tệp kế hoạch có hai trang cùng tên “{sheet}” ({names}).",
    "Chỉ giữ một trang, đổi tên hoặc xóa trang còn lại.",
)
HEADER_MISSING = error(
    "plan-header-missing",
    "Không tìm thấy dòng tiêu đề của bảng trên trang “{sheet}”.",
    "Ghi dòng tiêu đề gồm các cột: {columns}.",
)
HEADING_MISSING = error(
    "plan-heading-missing",
    "Bảng trên trang “{sheet}” thiếu cột “{column}”.",
    "Thêm cột “{column}” vào dòng tiêu đề.",
)
HEADING_ABSENT = warning(
    "plan-heading-absent",
    "Bảng trên trang “{sheet}” không có cột “{column}”; coi như để trống.",
    "Nếu cần, thêm cột “{column}” vào dòng tiêu đề.",
)
HEADING_UNKNOWN = warning(
    "plan-heading-unknown",
    "Cột “{given}” trên trang “{sheet}” không dùng đến.",
    "Nếu viết nhầm tên cột, sửa lại theo một trong các tên: {columns}.",
)
VALUE_MISSING = error(
    "plan-value-missing",
    "Chưa ghi “{column}”.",
    "Ghi “{column}” vào ô này, hoặc xóa cả dòng nếu không dùng.",
)
CODE_TWICE = error(
    "plan-code-twice",
    "“{column}” {given} bị trùng, đã có ở dòng {first}.",
    "Mỗi mã chỉ dùng cho một dòng; sửa một trong hai dòng.",
)

YEAR_MISSING = error(
    "plan-year-missing",
    "Chưa ghi năm của kế hoạch.",
    "Trên trang “Kế hoạch”, ghi năm gồm bốn chữ số ở dòng “Năm”.",
    "2026",
)
YEAR_WRONG = error(
    "plan-year-wrong",
    "Năm của kế hoạch không đúng: “{given}”.",
    "Ghi năm gồm bốn chữ số.",
    "2026",
)
INFO_UNKNOWN = warning(
    "plan-info-unknown",
    "Mục “{given}” trên trang “Kế hoạch” không dùng đến.",
    "Nếu viết nhầm, sửa lại theo một trong các mục: {names}.",
)
COORDINATOR_UNKNOWN = error(
    "plan-coordinator-unknown",
    "Đơn vị theo dõi “{given}” không có trong trang “Đơn vị”.",
    "Ghi mã của một đơn vị trong trang “Đơn vị”.",
    "HCTC",
)

UNITS_MISSING = error(
    "plan-units-missing",
    "Trang “Đơn vị” chưa có đơn vị nào.",
    "Ghi mỗi đơn vị một dòng dưới dòng tiêu đề.",
)
UNIT_CODE_WRONG = error(
    "plan-unit-code-wrong",
    "Mã đơn vị “{given}” không đúng.",
    "Mã đơn vị chỉ gồm chữ cái in hoa không dấu A-Z, chữ số 0-9 và dấu gạch ngang.",
    "HCTC",
)
NAME_SHARED = error(
    "plan-name-shared",
    "Tên gọi “{name}” dùng cho hai đơn vị: {unit} và {other} (dòng {first}).",
    "Giữ tên gọi này ở một đơn vị. Chỉ tên gọi bắt đầu bằng chữ “Các” mới được dùng chung cho nhiều đơn vị.",
    "Các phòng được kiểm tra",
)
EMAIL_ODD = warning(
    "plan-email-odd",
    "“{given}” không giống địa chỉ thư điện tử.",
    "Kiểm tra lại địa chỉ; nhiều địa chỉ thì cách nhau bằng dấu chấm phẩy.",
)

TASKS_MISSING = error(
    "plan-tasks-missing",
    "Trang “Biểu nhiệm vụ” chưa có nhiệm vụ nào.",
    "Ghi mỗi nhiệm vụ một dòng, dưới dòng lĩnh vực của nhiệm vụ.",
)
TASK_CODE_WRONG = error(
    "plan-task-code-wrong",
    "Mã nhiệm vụ “{given}” đã bị Excel đổi thành ngày tháng hoặc giá trị khác.",
    "Định dạng ô kiểu Văn bản (Text) rồi ghi lại mã.",
    "I.1",
)
TASK_WITHOUT_AREA = warning(
    "plan-task-without-area",
    "Nhiệm vụ {task} đứng trước dòng lĩnh vực đầu tiên; xếp vào “{read_as}”.",
    "Thêm dòng lĩnh vực (số La Mã và tên lĩnh vực) phía trên nhiệm vụ.",
    "I - Công tác chỉ đạo, điều hành",
)
LEAD_UNKNOWN = error(
    "plan-lead-unknown",
    "Không rõ đơn vị chủ trì “{name}” của nhiệm vụ {task} là đơn vị nào.",
    "Sửa theo tên trong trang “Đơn vị”, hoặc thêm “{name}” vào cột “Tên gọi khác” của đơn vị.",
)
LEAD_PARTED = warning(
    "plan-lead-parted",
    "Ô “Đơn vị chủ trì” của nhiệm vụ {task} ghi cả đơn vị không chủ trì ({others}); chỉ tính chủ trì: {read_as}.",
    "Nếu đúng, chuyển phần còn lại sang cột “Đơn vị phối hợp”; nếu cùng chủ trì, ghi tên cách nhau bằng dấu “;”.",
)
DEADLINE_UNKNOWN = error(
    "plan-deadline-unknown",
    "Không hiểu thời gian hoàn thành “{given}” của nhiệm vụ {task}.",
    "Ghi lại theo một cách viết thường dùng: ngày, tháng, quý, “Thường xuyên”, “Hằng quý”.",
    "Trước ngày 15/12/2026",
)
DEADLINE_APPROXIMATE = warning(
    "plan-deadline-approximate",
    "Thời gian hoàn thành “{given}” của nhiệm vụ {task} mới xác định được gần đúng: {read_as}.",
    "Nếu không đúng, ghi rõ ngày, tháng hoặc quý.",
)
DEADLINE_OUTSIDE = warning(
    "plan-deadline-outside",
    "Thời gian hoàn thành “{given}” của nhiệm vụ {task} không thuộc năm kế hoạch {year}; được hiểu là {read_as}.",
    "Kiểm tra lại năm; nếu đúng như vậy thì không phải sửa.",
)
DEADLINE_EMPTY = warning(
    "plan-deadline-empty",
    "Nhiệm vụ {task} chưa ghi thời gian hoàn thành, nên không bao giờ đến hạn và không bao giờ bị tính là quá hạn.",
    "Ghi ngày, tháng hoặc quý; việc làm cả năm thì ghi “Thường xuyên”.",
)
DEADLINES_EMPTY = warning(
    "plan-deadlines-empty",
    "Cả {count} nhiệm vụ đều chưa ghi thời gian hoàn thành, nên không nhiệm vụ nào đến hạn và bị tính là quá hạn.",
    "Ghi ngày, tháng hoặc quý cho từng nhiệm vụ; việc làm cả năm thì ghi “Thường xuyên”.",
)
WEIGHT_WRONG = error(
    "plan-weight-wrong",
    "Trọng số “{given}” không đúng.",
    "Ghi một số lớn hơn 0 và không quá 1000; để trống thì tính là 1.",
    "2",
)

DATE_WRONG = error(
    "plan-date-wrong",
    "“{column}” không phải là ngày hợp lệ: “{given}”.",
    "Ghi theo ngày/tháng/năm.",
    "14/06/2026",
)
DATE_ROUGH = warning(
    "plan-date-rough",
    "“{column}” ghi “{given}”, được hiểu là ngày {read_as}.",
    "Nếu không đúng, ghi đủ ngày/tháng/năm.",
)
PERIODS_MISSING = error(
    "plan-periods-missing",
    "Trang “Kỳ báo cáo” chưa có kỳ nào.",
    "Ghi mỗi kỳ báo cáo một dòng dưới dòng tiêu đề.",
)
PERIOD_CODE_WRONG = error(
    "plan-period-code-wrong",
    "Mã kỳ “{given}” không dùng làm tên thư mục được.",
    "Mã kỳ chỉ gồm chữ cái không dấu, chữ số và dấu gạch ngang.",
    "6T",
)
PERIOD_CODE_RESERVED = error(
    "plan-period-code-reserved",
    "Mã kỳ “{given}” là tên Windows dành riêng cho thiết bị, không dùng làm tên thư mục được.",
    "Đặt mã kỳ khác.",
    "6T",
)
PERIOD_ORDER = error(
    "plan-period-order",
    "“{column}” ({given}) của kỳ {period} đứng trước “Từ ngày” ({start}).",
    "Sửa lại để “Từ ngày” không sau “Chốt số liệu” và “Hạn gửi”.",
)
PERIOD_OTHER_YEAR = error(
    "plan-period-other-year",
    "Ngày chốt số liệu {given} của kỳ {period} không thuộc năm kế hoạch {year}.",
    "Sửa ngày chốt số liệu, hoặc sửa “Năm” trên trang “Kế hoạch”.",
)

METHOD_UNKNOWN = error(
    "plan-method-unknown",
    "Cách tính “{given}” của chỉ tiêu {objective} không đúng.",
    "Chọn một trong các cách tính: {choices}.",
)
OPERATOR_UNKNOWN = error(
    "plan-operator-unknown",
    "Dấu so sánh “{given}” của chỉ tiêu {objective} không đúng.",
    "Chọn một trong các dấu: {choices}.",
)
THRESHOLD_WRONG = error(
    "plan-threshold-wrong",
    "Mức phải đạt “{given}” của chỉ tiêu {objective} không đúng.",
    "Ghi tỷ lệ từ 0% đến 100%; riêng cách tính “Số thực hiện” thì ghi một số không âm.",
    "50%",
)
THRESHOLD_ROUGH = warning(
    "plan-threshold-rough",
    "Mức phải đạt “{given}” của chỉ tiêu {objective} được hiểu là {read_as}.",
    "Nếu không đúng, ghi lại tỷ lệ kèm dấu %.",
    "50%",
)
OBJECTIVE_TASK_UNKNOWN = error(
    "plan-objective-task-unknown",
    "Chỉ tiêu {objective} liên quan đến nhiệm vụ “{name}” không có trong biểu nhiệm vụ.",
    "Sửa lại mã nhiệm vụ; nhiều mã thì cách nhau bằng dấu chấm phẩy, để trống là tất cả nhiệm vụ.",
    "III.1; III.2",
)

SETTING_UNKNOWN = warning(
    "plan-setting-unknown",
    "Thông số “{given}” trên trang “Quy ước” không dùng đến.",
    "Nếu viết nhầm, sửa lại theo một trong các thông số: {names}.",
)
SETTING_WRONG = error(
    "plan-setting-wrong",
    "Giá trị “{given}” của thông số “{setting}” không đúng.",
    "{expected} Để trống thì dùng giá trị mặc định.",
)
