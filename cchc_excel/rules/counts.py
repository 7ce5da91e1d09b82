"""Findings in a cell of counts, or in the two of a row together."""

from cchc_excel.rules import error, warning

COUNT_RATIO = warning(
    "count-ratio",
    "Ô ghi tỷ số “{given}”, đã hiểu là {read_as}.",
    "Đề nghị ghi riêng “Số thực hiện” và “Tổng số”.",
)
COUNT_WORDED = warning(
    "count-worded",
    "Số lượng ghi kèm chữ “{given}”, đã hiểu là {read_as}.",
    "Đề nghị chỉ ghi con số.",
    "12",
)
COUNT_APPROXIMATE = warning(
    "count-approximate",
    "Số lượng “{given}” là số ước chừng, đã lấy số {read_as}.",
    "Đề nghị ghi con số chính xác.",
    "12",
)
COUNT_IS_PERCENT = error(
    "count-is-percent",
    "Ô số lượng đang ghi phần trăm ({given}).",
    "Đề nghị ghi số lượng; phần trăm ghi vào cột “Mức độ hoàn thành (%)”.",
    "12",
)
COUNT_IS_DATE = error(
    "count-is-date",
    "Ô số lượng đang chứa ngày tháng ({given}); Excel có thể đã đổi một tỷ số như 8/10 thành ngày.",
    "Đề nghị ghi số lượng vào ô này.",
    "12",
)
COUNT_NEGATIVE = error(
    "count-negative",
    "Số lượng “{given}” là số âm.",
    "Đề nghị kiểm tra và ghi lại số lượng.",
    "12",
)
COUNT_SEPARATOR_UNCLEAR = error(
    "count-separator-unclear",
    "Số “{given}” không rõ dấu chấm, dấu phẩy là dấu thập phân hay dấu phân cách hàng nghìn.",
    "Đề nghị ghi số không có dấu phân cách.",
    "1234",
)
COUNT_NOT_UNDERSTOOD = error(
    "count-not-understood",
    "Không hiểu số lượng “{given}”.",
    "Đề nghị chỉ ghi một con số.",
    "12",
)
