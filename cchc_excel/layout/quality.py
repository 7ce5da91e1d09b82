"""The sheet `Chất lượng` of the plan workbook: marks for work that was done."""

from dataclasses import replace

from cchc_excel.layout.column import CENTERED, TEXT, Column, Layout
from cchc_excel.layout.form import CODE

QUALITY_MARKS = Layout(
    "Chất lượng",
    (
        Column("period", "Mã kỳ", CENTERED, 9, ("kỳ",)),
        Column("unit", "Mã đơn vị", CENTERED, 12, ("đơn vị",)),
        replace(CODE, width=9),
        Column("quality", "Chất lượng", CENTERED, 14, ("đánh giá", "mức chất lượng")),
        Column("note", "Ghi chú", TEXT, 60),
    ),
)
