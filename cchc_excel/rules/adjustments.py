"""Findings about the sheets `Điều chỉnh` and `Đính chính`: changes of the plan, corrected values."""

from cchc_excel.rules import error, warning

KIND_UNKNOWN = error(
    "adjustment-kind-unknown",
    "Loại điều chỉnh “{given}” không đúng.",
    "Chọn một trong các loại: {choices}.",
)
DAY_OUTSIDE = error(
    "adjustment-day-outside",
    "“Từ ngày” {given} không nằm trong năm kế hoạch (từ {first} đến {last}).",
    "Ghi ngày bắt đầu có hiệu lực của điều chỉnh, trong năm kế hoạch.",
)
COLUMN_UNUSED = warning(
    "adjustment-column-unused",
    "“{column}” không dùng cho loại “{kind}”, nội dung “{given}” không có hiệu lực.",
    "Xóa ô này; nếu có ý điều chỉnh, ghi thêm một dòng với loại điều chỉnh phù hợp.",
)
DOCUMENT_MISSING = error(
    "adjustment-document-missing",
    "Đổi thời hạn nhiệm vụ {task} nhưng chưa ghi văn bản cho phép.",
    "Ghi số, ký hiệu quyết định hoặc văn bản vào cột “Văn bản”.",
    "45/QĐ-VPUBND",
)
TASK_UNKNOWN = error(
    "adjustment-task-unknown",
    "Không có nhiệm vụ “{given}” trong kế hoạch tại ngày {day}.",
    "Ghi mã của một nhiệm vụ trong “Biểu nhiệm vụ”, hoặc đã bổ sung ở một dòng có ngày sớm hơn.",
)
TASK_WITHDRAWN = error(
    "adjustment-task-withdrawn",
    "Nhiệm vụ {given} đã rút khỏi kế hoạch trước đó, không điều chỉnh được nữa.",
    "Xóa dòng này hoặc dòng rút nhiệm vụ; nếu giao lại thì bổ sung nhiệm vụ với mã mới.",
)
TASK_EXISTS = error(
    "adjustment-task-exists",
    "Mã nhiệm vụ bổ sung “{given}” đã có trong kế hoạch.",
    "Dùng một mã chưa có trong “Biểu nhiệm vụ” và trong các dòng bổ sung, kể cả mã đã rút.",
)
AREA_UNKNOWN = error(
    "adjustment-area-unknown",
    "Không có lĩnh vực “{given}” trong “Biểu nhiệm vụ”.",
    "Ghi mã của một lĩnh vực đã có: {choices}.",
)
UNIT_UNKNOWN = error(
    "adjustment-unit-unknown",
    "Không có đơn vị “{name}” tại ngày {day}.",
    "Ghi mã đơn vị theo trang “Đơn vị”, hoặc mã đã lập ở một dòng có ngày sớm hơn; nhiều mã cách nhau bằng dấu “;”.",
)
UNIT_GONE = error(
    "adjustment-unit-gone",
    "Đơn vị {name} không còn tại ngày {day}, đã thành {heirs}.",
    "Ghi mã của đơn vị đang có.",
)
UNITS_COUNT = error(
    "adjustment-units-count",
    "“{kind}” cần {expected}.",
    "Ghi lại mã đơn vị ở “Đơn vị cũ”, “Đơn vị mới”; nhiều mã cách nhau bằng dấu “;”.",
)
NAMES_COUNT = error(
    "adjustment-names-count",
    "“Tên mới” có {names} tên cho {codes} đơn vị mới cần đặt tên.",
    "Ghi mỗi đơn vị mới một tên, theo đúng thứ tự của “Đơn vị mới”, cách nhau bằng dấu “;”.",
)
CODE_USED = error(
    "adjustment-code-used",
    "Mã đơn vị mới {name} đã dùng cho đơn vị khác ({other}).",
    "Dùng một mã chưa có. Nếu sáp nhập vào đơn vị đang có, để trống “Tên mới” hoặc ghi cả mã đó ở “Đơn vị cũ”.",
)
NAME_USED = error(
    "adjustment-name-used",
    "Tên mới “{name}” đang là tên gọi của đơn vị {other}.",
    "Đặt tên khác, hoặc bỏ tên gọi đó ở đơn vị kia.",
)
TASKS_LEFT = error(
    "adjustment-tasks-left",
    "Đơn vị {name} chia tách nhưng chưa rõ đơn vị nào nhận nhiệm vụ: {tasks}.",
    "Với mỗi nhiệm vụ đó, ghi một dòng “Chuyển đơn vị” có cùng “Từ ngày” ({day}).",
)

CORRECTION_PERIOD = error(
    "correction-period",
    "Không có kỳ “{given}” trong trang “Kỳ báo cáo”.",
    "Chọn một trong các mã kỳ: {choices}.",
)
CORRECTION_UNIT = error(
    "correction-unit",
    "Không có đơn vị “{given}” trong kế hoạch tại ngày chốt của kỳ {period}.",
    "Ghi mã đơn vị theo trang “Đơn vị”.",
)
CORRECTION_TASK = error(
    "correction-task",
    "Không có nhiệm vụ “{given}” trong kế hoạch tại ngày chốt của kỳ {period}.",
    "Ghi lại mã nhiệm vụ.",
)
CORRECTION_UNASSIGNED = error(
    "correction-unassigned",
    "Kỳ {period}, nhiệm vụ {given} không giao cho đơn vị {unit} chủ trì.",
    "Ghi lại mã đơn vị hoặc mã nhiệm vụ.",
)
CORRECTION_COLUMN = error(
    "correction-column",
    "“{given}” không phải là cột đơn vị điền trong biểu.",
    "Chọn một trong các cột: {choices}.",
)
CORRECTION_VALUE = error(
    "correction-value",
    "Không dùng được giá trị mới “{given}” cho cột “{column}”. {reason}",
    "Ghi giá trị như trong biểu; muốn xóa giá trị của đơn vị thì ghi (để trống).",
)
CORRECTION_TWICE = error(
    "correction-twice",
    "Ô này đã được đính chính ở dòng {first}.",
    "Chỉ giữ một dòng cho mỗi ô: cùng kỳ, đơn vị, nhiệm vụ và cột.",
)
VALUE_CORRECTED = warning(
    "value-corrected",
    "Đã đính chính: đơn vị {wrote}, nay dùng “{read_as}” ({by}, {day}). Lý do: {reason}.",
    "Đính chính ghi tại {place}. Nếu không còn đúng, xóa dòng đó rồi tổng hợp lại.",
)
VALUE_ENTERED = warning(
    "value-entered",
    "Đơn vị chưa báo cáo nhiệm vụ {task}; dùng “{read_as}” theo đính chính ({by}, {day}). Lý do: {reason}.",
    "Khi đơn vị gửi báo cáo, xem lại dòng này.",
)
CORRECTION_OVERTAKEN = warning(
    "correction-overtaken",
    "Sau khi đính chính ({day}), đơn vị gửi biểu mới ghi “{given}”, khác lúc đính chính{before}; vẫn dùng “{read_as}”.",
    "Nếu số mới của đơn vị đã đúng, xóa dòng đính chính ({place}) rồi tổng hợp lại.",
)
