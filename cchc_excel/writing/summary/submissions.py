"""`Tình hình gửi báo cáo`: every unit that leads a task with its file, then the other files and what became of them."""

from cchc_excel.domain import Summary
from cchc_excel.telling.submissions import SENT, other_files, sending_units
from cchc_excel.words import show_date
from cchc_excel.writing.house.sheet import Sheet, absolute
from cchc_excel.writing.summary.columns import SUBMISSIONS, number_of

_HEADER_ROW = 4
FIRST_ROW = _HEADER_ROW + 1
_MOMENT = {"made_at": ("cell", "center", "moment")}


def units_column(key: str, units: int) -> str:
    """Return the cells of a column of the units' table, for a formula in another sheet."""
    column = number_of(SUBMISSIONS, key)
    units = max(units, 1)
    return f"'{SUBMISSIONS.sheet}'!{absolute(FIRST_ROW, column)}:{absolute(FIRST_ROW + units - 1, column)}"


def units_sent(units: int) -> str:
    """Return the formula that counts the units with a merged return, for another sheet."""
    return f'COUNTIF({units_column("state", units)},"{SENT}*")'


def write_submissions(sheet: Sheet, summary: Summary) -> None:
    """Write one row a unit with the file that counts, then one row for each other file: all under one heading."""
    units, others = sending_units(summary), tuple(other_files(summary))
    last, files = len(SUBMISSIONS.columns), len(summary.received)
    held = f"{files} tệp: tệp của từng đơn vị, rồi đến các tệp khác" if files else "chưa có tệp nào"
    term = f"hạn gửi báo cáo {show_date(summary.period.send_by)}"
    subtitle = f"{summary.period.name}; {term}; thư mục nhan: {held}"
    sheet.title("Tình hình gửi báo cáo của các đơn vị", subtitle, last)
    sheet.set_height(3, 6)
    sheet.headings(_HEADER_ROW, SUBMISSIONS.columns)
    rows = sheet.table_rows(SUBMISSIONS.columns, _MOMENT)
    for row, values in enumerate((*units, *others), start=FIRST_ROW):
        sheet.add_row(rows, row, [values.get(key) for key in SUBMISSIONS.keys])
    last_row = _HEADER_ROW + len(units) + len(others)
    sheet.table("BangGuiBaoCao", _HEADER_ROW, last_row, SUBMISSIONS.columns)
    sheet.freeze(FIRST_ROW, 3)
    sheet.set_page(last_column=last, last_row=max(last_row, FIRST_ROW), header_row=_HEADER_ROW)
