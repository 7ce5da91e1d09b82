"""Findings about an annex that a plan was made from: what the coordinator must look at before the plan is used.

A deadline, a lead or a code that `check` would refuse is said by `plans`; here is only what the making adds.
"""

from cchc_excel.rules import warning

COLUMN_UNPLACED = warning(
    "annex-column-unplaced",
    "Cột “{given}” không có cột tương ứng trong tệp kế hoạch; nội dung đã chép vào cột “Ghi chú” của từng nhiệm vụ.",
    "Nếu cần ở cột khác thì chuyển sang; nếu không thì để nguyên.",
)
HEADING_GUESSED = warning(
    "annex-heading-guessed",
    "Tên cột “{given}” gần giống “{read_as}”; đã chép vào cột đó.",
    "Kiểm tra lại cột “{read_as}”.",
)
CELL_UNPLACED = warning(
    "annex-cell-unplaced",
    "Ô này không nằm dưới cột nào của bảng; nội dung giữ ở “Ghi chú” hoặc ở danh sách này.",
    "Chuyển vào đúng cột nếu cần.",
)
ROW_UNCLEAR = warning(
    "annex-row-unclear",
    "Không rõ dòng này là nhiệm vụ hay tên nhóm nhiệm vụ; đã hiểu là {read_as}.",
    "Nếu không đúng, sửa lại dòng này.",
)
ROW_CONTINUED = warning(
    "annex-row-continued",
    "Dòng này không phải một nhiệm vụ trọn vẹn; đã ghép vào nhiệm vụ ngay trên.",
    "Kiểm tra lại; nếu là nhiệm vụ riêng thì tách thành một dòng.",
)
ROW_SHARED = warning(
    "annex-row-shared",
    "Nội dung nhiệm vụ là ô gộp nhiều dòng; mỗi dòng đã thành một nhiệm vụ.",
    "Nếu chỉ là một nhiệm vụ thì gộp các dòng lại, xóa dòng thừa.",
)
ROW_HIDDEN = warning(
    "annex-row-hidden",
    "Dòng này đang ẩn trong phụ lục; vẫn lấy vào kế hoạch.",
    "Nếu nhiệm vụ đã bỏ thì xóa dòng này.",
)
AREA_MISSING = warning(
    "annex-area-missing",
    "Phụ lục không ghi lĩnh vực cho nhiệm vụ từ dòng này; đã xếp vào “{read_as}”.",
    "Ghi tên lĩnh vực đúng, hoặc chuyển các nhiệm vụ về lĩnh vực của mình.",
)
AREA_RECODED = warning(
    "annex-area-recoded",
    "Mã lĩnh vực {given} đã dùng cho lĩnh vực khác; đã đổi thành {read_as}.",
    "Kiểm tra lại; nếu là cùng một lĩnh vực thì gộp lại.",
)
CODE_GIVEN = warning(
    "annex-code-given",
    "Phụ lục chưa ghi mã cho nhiệm vụ này; đã đặt mã {read_as}.",
    "Kiểm tra lại mã; đổi trước khi giao biểu, không đổi sau đó.",
)
NUMBER_TWICE = warning(
    "annex-number-twice",
    "Số thứ tự {given} bị trùng trong cùng lĩnh vực; đã đặt mã {read_as}.",
    "Kiểm tra lại thứ tự nhiệm vụ.",
)
TASK_TWICE = warning(
    "annex-task-twice",
    "Nhiệm vụ này trùng nội dung và đơn vị chủ trì với nhiệm vụ {first}.",
    "Nếu ghi lặp thì xóa một dòng.",
)
TARGET_FOUND = warning(
    "annex-target-found",
    "Phụ lục không có cột chỉ tiêu; chỉ tiêu “{read_as}” lấy từ câu “{given}”.",
    "Kiểm tra lại; không phải chỉ tiêu thì xóa ô này.",
)

UNIT_PARTNER = warning(
    "annex-unit-partner",
    "Đơn vị này chỉ có ở cột phối hợp.",
    "Nếu không phải đơn vị trực thuộc thì xóa dòng; để lại thì các nhiệm vụ giao “tất cả đơn vị” tính cả đơn vị này.",
)
UNIT_SHORT = warning(
    "annex-unit-short",
    "Phụ lục chỉ ghi tên viết tắt “{given}”, không rõ tên đầy đủ.",
    "Ghi tên đầy đủ; nếu là tên khác của đơn vị đã có thì chuyển sang “Tên gọi khác” của đơn vị đó rồi xóa dòng này.",
)
UNIT_SIMILAR = warning(
    "annex-unit-similar",
    "Tên “{given}” gần giống “{read_as}”; đang để là hai đơn vị.",
    "Nếu là một thì chuyển tên này sang cột “Tên gọi khác” của đơn vị kia rồi xóa dòng này.",
)
UNIT_JOINED = warning(
    "annex-unit-joined",
    "Không rõ “{given}” là một đơn vị hay nhiều đơn vị; đang để là một.",
    "Nếu là nhiều đơn vị thì ở cột “Đơn vị chủ trì” cách nhau bằng dấu chấm phẩy và sửa trang “Đơn vị”.",
)
UNIT_SPELLED = warning(
    "annex-unit-spelled",
    "Các cách viết {given} được coi là một đơn vị.",
    "Nếu có tên là của đơn vị khác thì bỏ khỏi cột “Tên gọi khác”.",
)
LEADS_GROUP = warning(
    "annex-leads-group",
    "“{name}” là tên chung; đã hiểu là {read_as}.",
    "Nếu chỉ gồm một số đơn vị thì bỏ “{name}” khỏi cột “Tên gọi khác” của các đơn vị còn lại.",
)

ROLE_UNSAID = warning(
    "annex-role-unsaid",
    "Ô ghi rõ đơn vị chủ trì, còn “{read_as}” thì không rõ vai trò; đã xếp vào cột phối hợp.",
    "Nếu cùng chủ trì thì chuyển sang cột “Đơn vị chủ trì”.",
)
NO_UNIT_NAMES = warning(
    "annex-no-unit-names",
    "Trong ô “{given}” có phần không phải tên đơn vị ({words}); đã bỏ ra, đơn vị chủ trì còn là {read_as}.",
    "Kiểm tra lại đơn vị chủ trì.",
)
NO_UNIT_NAMED = warning(
    "annex-no-unit-named",
    "Ô đơn vị chủ trì ghi “{given}”, không phải tên đơn vị; đã để trống và chuyển sang cột “Ghi chú”.",
    "Ghi đơn vị chủ trì của nhiệm vụ này.",
)
LEADS_SPREAD = warning(
    "annex-leads-spread",
    "“{given}” đã hiểu là nhiều đơn vị cùng loại: {read_as}.",
    "Nếu là một đơn vị thì ghi lại tên ở cột “Đơn vị chủ trì” và trang “Đơn vị”.",
)

SHEET_NOT_TAKEN = warning(
    "annex-sheet-not-taken",
    "Trang “{sheet}” không có bảng nhiệm vụ; không lấy vào kế hoạch.",
    "Nếu trang có nội dung của kế hoạch thì chép tay vào trang tương ứng.",
)
SHEET_HIDDEN = warning(
    "annex-sheet-hidden",
    "Trang “{sheet}” đang ẩn; không lấy vào kế hoạch.",
    "Nếu cần lấy thì cho hiện trang này trong phụ lục rồi lập lại ở thư mục khác.",
)
TABLE_NOT_TAKEN = warning(
    "annex-table-not-taken",
    "Bảng có các cột {given} không phải bảng nhiệm vụ; nội dung giữ ở cuối trang này.",
    "Nếu là chỉ tiêu của kế hoạch thì ghi vào trang “Chỉ tiêu”.",
)
TABLE_CONTINUED = warning(
    "annex-table-continued",
    "Bảng ở trang “{sheet}” không có dòng tiêu đề; đã đọc tiếp theo các cột của bảng ở trang “{read_as}”.",
    "Kiểm tra lại vài nhiệm vụ đầu của trang này; nếu là bảng khác thì thêm dòng tiêu đề rồi lập lại ở thư mục khác.",
)
NO_DEADLINES = warning(
    "annex-no-deadlines",
    "Bảng không có cột thời hạn: {read_as} nhiệm vụ của bảng không có thời hạn, sẽ không bao giờ bị tính là quá hạn.",
    "Ghi thời hạn vào cột “Thời gian hoàn thành”, nếu có, trước khi giao biểu.",
)
