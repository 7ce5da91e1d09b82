"""`Phương pháp tính`: what each figure means, in a sentence, and the settings in force."""

from cchc_excel.domain import Summary
from cchc_excel.telling.methods import sections
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.summary.columns import METHODS

_HEADER_ROW = 3


def write_methods(sheet: Sheet, summary: Summary) -> None:
    """Write what is in force, the measures, the outcomes and the rules, each under its heading."""
    columns = METHODS.columns
    sheet.title("Phương pháp tính", "Định nghĩa các chỉ số và thông số đang áp dụng", len(columns))
    sheet.headings(_HEADER_ROW, columns)
    row = _HEADER_ROW + 1
    for name, lines in sections(summary):
        sheet.span(row, (1, len(columns)), name, "cell", "left", "group")
        sheet.set_height(row, 20)
        for line in lines:
            row += 1
            for number, (column, text) in enumerate(zip(columns, line, strict=True), start=1):
                sheet.put_kind(row, number, text, column.kind)
            sheet.fit_row(row, enumerate(line, start=1))
        row += 1
    sheet.freeze(_HEADER_ROW + 1, 1)
    sheet.set_page(last_column=len(columns), last_row=row - 1, header_row=_HEADER_ROW)
