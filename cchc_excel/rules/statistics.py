"""Findings in the statistics: on the sheet `Số liệu` of the plan workbook, and on that of a form."""

from cchc_excel.rules import error, warning

ITEM_UNIT_UNKNOWN = error(
    "statistic-unit-unknown",
    "Mục số liệu {item}: không có đơn vị “{name}” trong trang “Đơn vị”.",
    "Ghi đúng tên hoặc mã đơn vị, nhiều đơn vị cách nhau bằng dấu “;”; hoặc ghi “Nhiệm vụ” và mã nhiệm vụ để lấy số từ"
    " nhiệm vụ đó.",
)
ITEM_TASK_UNKNOWN = error(
    "statistic-task-unknown",
    "Mục số liệu {item}: không có nhiệm vụ “{name}” trong kế hoạch.",
    "Ghi đúng mã nhiệm vụ, nhiều mã cách nhau bằng dấu “;”.",
    "Nhiệm vụ III.2",
)
ITEM_TASK_UNCOUNTED = warning(
    "statistic-task-uncounted",
    "Mục số liệu {item} lấy số từ nhiệm vụ {name}, nhưng nhiệm vụ này không có chỉ tiêu nên biểu không hỏi số lượng.",
    "Ghi chỉ tiêu cho nhiệm vụ, hoặc giao đơn vị báo cáo mục này.",
)
ITEM_RATE_SHARED = warning(
    "statistic-rate-shared",
    "Mục số liệu {item} tính bằng % mà giao cho {count} đơn vị: tỷ lệ của nhiều đơn vị không cộng được, phụ lục chỉ"
    " liệt kê từng đơn vị.",
    "Nếu cần số chung, tách thành hai mục: số thực hiện và tổng số.",
)
STATISTIC_IS_PERCENT = error(
    "statistic-is-percent",
    "Ô số liệu đang ghi phần trăm ({given}), trong khi mục này tính bằng {measure}.",
    "Đề nghị ghi số {measure}.",
    "12",
)
STATISTIC_NOT_WHOLE = error(
    "statistic-not-whole",
    "Số liệu “{given}” không phải số nguyên, trong khi mục này đếm bằng {measure}.",
    "Đề nghị ghi lại số nguyên; số hàng nghìn ghi liền, không có dấu chấm, dấu phẩy.",
    "1234",
)
STATISTIC_OTHER_MEASURE = error(
    "statistic-other-measure",
    "Số liệu “{given}” ghi theo đơn vị khác; mục này tính bằng {measure}.",
    "Đề nghị ghi lại số {measure}, chỉ ghi con số.",
    "12",
)
STATISTIC_ABOVE_WHOLE = error(
    "statistic-above-whole",
    "Tỷ lệ “{given}” lớn hơn 100%.",
    "Đề nghị kiểm tra và ghi lại tỷ lệ từ 0% đến 100%.",
    "85%",
)
STATISTIC_EMPTY = warning(
    "statistic-empty",
    "Chưa báo cáo số liệu: {items}.",
    "Đề nghị điền vào trang “Số liệu” của biểu; không có thì ghi 0.",
    "0",
)
STATISTIC_TWICE = error(
    "statistic-twice",
    "Số liệu {item} ghi ở nhiều dòng với giá trị khác nhau ({values}); chưa dùng giá trị nào.",
    "Đề nghị giữ lại một dòng.",
)
STATISTIC_CODE_AND_TEXT = error(
    "statistic-code-and-text",
    "Dòng ghi mã số liệu {item} nhưng nội dung là của số liệu {other}; chưa dùng giá trị ở dòng này.",
    "Đề nghị ghi giá trị đúng dòng như biểu đã giao.",
)
STATISTIC_UNASKED = warning(
    "statistic-unasked",
    "Dòng “{text}” không phải số liệu giao cho đơn vị này; giá trị “{given}” không được tính.",
    "Nếu cần báo cáo, đề nghị trao đổi với đơn vị theo dõi.",
)
STATISTIC_CHANGED = warning(
    "statistic-changed",
    "{column} của số liệu {item} ghi là “{given}”, kế hoạch ghi là “{planned}”; vẫn hiểu theo kế hoạch.",
    "Đề nghị không sửa các cột đã khóa.",
)
STATISTIC_MEASURE_CHANGED = error(
    "statistic-measure-changed",
    "Đơn vị tính của số liệu {item} bị sửa thành “{given}”, kế hoạch ghi là “{planned}”; chưa dùng số liệu này.",
    "Đề nghị ghi lại số liệu tính bằng {planned}.",
)
STATISTICS_OF_OTHER = error(
    "statistics-of-other",
    "Trang “{sheet}” ghi số liệu của {what}; số liệu trên trang này chưa dùng.",
    "Đề nghị điền vào trang “Số liệu” của biểu đã giao cho kỳ này.",
)
STATISTIC_SUPPLEMENTED = warning(
    "statistic-supplemented",
    "Số liệu {items} để trống trong bản này, đã lấy từ “{other}”.",
    "Đề nghị kiểm tra xem số liệu ở bản kia còn đúng không.",
)
STATISTIC_LENT = warning(
    "statistic-lent",
    "Số liệu {items} của bản này được dùng, vì bản “{other}” để trống.",
    "Đề nghị kiểm tra xem số liệu còn đúng không.",
)
