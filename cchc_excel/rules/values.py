"""Findings in one cell of a return: what stands there, and how it was read."""

from cchc_excel.rules import error, warning

ERROR_VALUE = error(
    "error-value",
    "Ô này đang báo lỗi Excel ({given}), không có giá trị.",
    "Đề nghị xóa công thức và nhập trực tiếp giá trị.",
)
NO_DATA = warning(
    "no-data",
    "Ô ghi “{given}”, hiểu là chưa có số liệu.",
    "Nếu có số liệu, đề nghị ghi vào ô; nếu không, đề nghị để trống.",
)
DITTO = warning(
    "ditto",
    "Ô ghi “{given}”, đã lấy theo ô ngay phía trên: {read_as}.",
    "Đề nghị ghi đầy đủ giá trị ở từng dòng.",
)
DITTO_ALONE = error(
    "ditto-alone",
    "Ô ghi “{given}” nhưng phía trên không có giá trị để lấy theo.",
    "Đề nghị ghi đầy đủ giá trị vào ô này.",
)

DIGITS_UNCLEAR = error(
    "digits-unclear",
    "Ô ghi “{given}” có chữ số nhỏ, chữ số khoanh tròn hoặc phân số viết liền (², ①, ½) nên không rõ là số nào.",
    "Đề nghị ghi bằng chữ số thường.",
)

SHARE_FRACTION = warning(
    "share-fraction",
    "Mức độ ghi dạng số thập phân “{given}”, đã hiểu là {read_as}.",
    "Đề nghị ghi theo phần trăm.",
    "80%",
)
SHARE_FRACTION_UNCLEAR = error(
    "share-fraction-unclear",
    "Mức độ “{given}” không rõ là số thập phân hay phần trăm, tạm hiểu là {read_as}.",
    "Đề nghị ghi theo phần trăm, có dấu %.",
    "80%",
)
SHARE_BELOW_ONE = error(
    "share-below-one",
    "Mức độ “{given}” chưa đến 1%, có thể là số thập phân gõ nhầm (0,8 là 80%); tạm hiểu là {read_as}.",
    "Đề nghị ghi lại theo phần trăm; nếu đúng là chưa đến 1%, ghi 0% hoặc 1%.",
    "80%",
)
SHARE_ONE_UNCLEAR = error(
    "share-one-unclear",
    "Mức độ “{given}” không rõ là 100% hay 1%, tạm hiểu là {read_as}.",
    "Đề nghị ghi theo phần trăm, có dấu %.",
    "100%",
)
SHARE_ONE_PERCENT = warning(
    "share-one-percent",
    "Mức độ “{given}” đã hiểu là {read_as}, theo cách ghi của các dòng khác.",
    "Nếu đã hoàn thành, đề nghị sửa thành 100%.",
)
SHARE_TIMES_HUNDRED = warning(
    "share-times-hundred",
    "Ô định dạng phần trăm đang hiện {given}, đã hiểu là {read_as}.",
    "Đề nghị gõ lại mức độ vào ô.",
    "80%",
)
SHARE_APPROXIMATE = warning(
    "share-approximate",
    "Mức độ “{given}” là số ước chừng, đã hiểu là {read_as}.",
    "Đề nghị ghi một con số cụ thể.",
    "80%",
)
SHARE_LOWER_BOUND = warning(
    "share-lower-bound",
    "Mức độ “{given}” chỉ cho biết mức tối thiểu, đã lấy {read_as}.",
    "Đề nghị ghi một con số cụ thể.",
    "55%",
)
SHARE_RANGE = warning(
    "share-range",
    "Mức độ “{given}” là một khoảng, đã lấy mức thấp là {read_as}.",
    "Đề nghị ghi một con số cụ thể.",
    "85%",
)
SHARE_CAPPED = warning(
    "share-capped",
    "Mức độ “{given}” vượt 100%, đã tính là {read_as}.",
    "Đề nghị ghi mức độ từ 0% đến 100%; phần vượt ghi vào “Số thực hiện”.",
)
SHARE_RATIO = warning(
    "share-ratio",
    "Mức độ ghi dạng tỷ số “{given}”, đã hiểu là {read_as}.",
    "Đề nghị ghi phần trăm; số lượng ghi vào “Số thực hiện” và “Tổng số”.",
    "80%",
)
SHARE_MARK = warning(
    "share-mark",
    "Ô mức độ chỉ ghi “{given}”, đã hiểu là {read_as}.",
    "Đề nghị ghi phần trăm và chọn trạng thái “Hoàn thành”.",
    "100%",
)
SHARE_WORDED = warning(
    "share-worded",
    "Mức độ ghi bằng lời “{given}”, đã hiểu là {read_as}.",
    "Đề nghị chỉ ghi phần trăm.",
    "50%",
)
SHARE_IS_DATE = error(
    "share-is-date",
    "Ô mức độ đang chứa ngày tháng ({given}); Excel có thể đã đổi một tỷ số như 8/10 thành ngày.",
    "Đề nghị ghi phần trăm vào ô này.",
    "80%",
)
SHARE_NEGATIVE = error(
    "share-negative",
    "Mức độ “{given}” là số âm.",
    "Đề nghị ghi mức độ từ 0% đến 100%.",
    "80%",
)
SHARE_TOO_LARGE = error(
    "share-too-large",
    "“{given}” quá lớn, không thể là mức độ hoàn thành.",
    "Đề nghị ghi mức độ từ 0% đến 100%.",
    "80%",
)
SHARE_NOT_WHOLE = error(
    "share-not-whole",
    "Mức độ “{given}” có {why} nên chưa phải là mức độ của cả nhiệm vụ; không tính là hoàn thành.",
    "Đề nghị ghi phần trăm đã làm được của cả nhiệm vụ.",
    "80%",
)
SHARE_NOT_UNDERSTOOD = error(
    "share-not-understood",
    "Không hiểu mức độ hoàn thành “{given}” nên nhiệm vụ không được tính là hoàn thành.",
    "Đề nghị ghi phần trăm từ 0% đến 100%; nội dung giải thích ghi vào cột khác.",
    "80%",
)

DOCUMENT_MISSING = warning(
    "document-missing",
    "Ô số, ký hiệu văn bản ghi “{given}”, chưa phải số của văn bản đã ban hành; đã hiểu là: {read_as}.",
    "Đề nghị chỉ ghi số, ký hiệu văn bản đã ban hành; chưa có thì để trống.",
    "45/QĐ-VPUBND",
)
DOCUMENT_IS_DATE = error(
    "document-is-date",
    "Ô số, ký hiệu văn bản đang chứa ngày tháng ({given}); Excel có thể đã đổi một số như 3/2026 thành ngày.",
    "Đề nghị ghi lại số, ký hiệu văn bản, gõ dấu nháy đơn (') trước số để Excel giữ nguyên.",
    "45/QĐ-VPUBND",
)

DATE_YEAR_ASSUMED = warning(
    "date-year-assumed",
    "Ngày “{given}” không ghi năm, đã hiểu là {read_as}.",
    "Đề nghị ghi đủ ngày/tháng/năm.",
    "15/06/2026",
)
DATE_US_ORDER = warning(
    "date-us-order",
    "Ngày “{given}” ghi tháng trước ngày sau, đã hiểu là {read_as}.",
    "Đề nghị ghi theo thứ tự ngày/tháng/năm.",
    "15/06/2026",
)
DATE_SWAP_SUSPECTED = warning(
    "date-swap-suspected",
    "Ngày {given} có thể đã bị đảo ngày và tháng (đúng ra là {swapped}); vẫn giữ {read_as}.",
    "Đề nghị đơn vị xác nhận lại ngày này.",
)
DATE_SERIAL = warning(
    "date-serial",
    "Ô ghi số “{given}”, là ngày ở dạng số của Excel, đã hiểu là {read_as}.",
    "Đề nghị ghi theo dạng ngày/tháng/năm.",
    "15/06/2026",
)
DATE_IN_TEXT = warning(
    "date-in-text",
    "Ô ngày có ghi thêm nội dung “{given}”, đã lấy ngày {read_as}.",
    "Đề nghị ô này chỉ ghi ngày; số văn bản ghi vào cột “Số, ký hiệu văn bản”.",
    "15/06/2026",
)
DATE_NOT_FINISHED = warning(
    "date-not-finished",
    "Ô ngày hoàn thành ghi “{given}”, cho biết việc chưa xong nên không lấy làm ngày hoàn thành.",
    "Đề nghị chỉ ghi ngày đã thực tế hoàn thành; chưa xong thì để trống.",
    "15/06/2026",
)
DATE_LOOKALIKE = warning(
    "date-lookalike",
    "Ngày “{given}” có chữ cái gõ thay chữ số (l, I, O) hoặc tháng ghi số La Mã, đã hiểu là {read_as}.",
    "Đề nghị ghi ngày bằng chữ số.",
    "15/06/2026",
)
DATE_RANGE = warning(
    "date-range",
    "Ô ngày ghi nhiều ngày liền “{given}”, đã lấy ngày cuối là {read_as}.",
    "Đề nghị chỉ ghi một ngày, là ngày hoàn thành nhiệm vụ.",
    "15/06/2026",
)
DATE_MONTH_ONLY = error(
    "date-month-only",
    "“{given}” chỉ cho biết tháng, quý hoặc năm, chưa phải ngày hoàn thành.",
    "Đề nghị ghi đủ ngày/tháng/năm; chưa xong thì để trống.",
    "15/06/2026",
)
DATE_IMPOSSIBLE = error(
    "date-impossible",
    "Ngày “{given}” không có trong lịch.",
    "Đề nghị kiểm tra và ghi lại ngày; chưa xong thì để trống.",
    "15/06/2026",
)
DATE_OUT_OF_RANGE = error(
    "date-out-of-range",
    "Ngày {date} nằm ngoài thời gian của kế hoạch (từ {first} đến {last}).",
    "Đề nghị kiểm tra lại năm; nếu là ngày của văn bản cũ, ghi vào cột “Số, ký hiệu văn bản”.",
)
DATE_YEAR_TYPO = error(
    "date-year-typo",
    "Năm trong “{given}” có thể bị gõ nhầm.",
    "Đề nghị ghi lại ngày, năm gồm bốn chữ số; chưa xong thì để trống.",
    "15/06/2026",
)
DATE_SEVERAL = error(
    "date-several",
    "Ô có nhiều ngày (“{given}”), không rõ ngày nào là ngày hoàn thành.",
    "Đề nghị chỉ ghi một ngày, là ngày hoàn thành nhiệm vụ; chưa xong thì để trống.",
    "15/06/2026",
)
DATE_NOT_UNDERSTOOD = error(
    "date-not-understood",
    "Không hiểu ngày “{given}”.",
    "Đề nghị ghi ngày thực tế hoàn thành theo dạng ngày/tháng/năm; chưa xong thì để trống.",
    "15/06/2026",
)
