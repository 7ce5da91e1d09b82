"""Findings on the sheet `Chất lượng` of the plan workbook."""

from cchc_excel.rules import error

QUALITY_WRONG = error(
    "quality-wrong",
    "Không hiểu chất lượng “{given}”.",
    "Chọn một trong các mức: {choices}.",
)
QUALITY_TWICE = error(
    "quality-twice",
    "Nhiệm vụ này của đơn vị đã được đánh giá chất lượng ở dòng {first} cho cùng kỳ.",
    "Chỉ giữ một dòng.",
)
