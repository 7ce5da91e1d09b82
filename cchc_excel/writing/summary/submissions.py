"""`Tình hình gửi báo cáo`: every unit that leads a task, then every file and what became of it."""

from cchc_excel.domain import Summary
from cchc_excel.telling.submissions import SENT, received_files, sending_units
from cchc_excel.words import show_date
from cchc_excel.writing.house.sheet import Sheet, absolute
from cchc_excel.writing.summary.columns import FILES, SUBMISSIONS, number_of

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
    """Write both tables, one below the other."""
    subtitle = f"{summary.period.name}; hạn gửi báo cáo {show_date(summary.period.send_by)}"
    last = len(SUBMISSIONS.columns)
    sheet.title("Tình hình gửi báo cáo của các đơn vị", subtitle, last)
    sheet.set_height(3, 6)
    sheet.headings(_HEADER_ROW, SUBMISSIONS.columns)
    units = sending_units(summary)
    rows = sheet.table_rows(SUBMISSIONS.columns, _MOMENT)
    for row, values in enumerate(units, start=FIRST_ROW):
        sheet.add_row(rows, row, [values.get(key) for key in SUBMISSIONS.keys])
    row = FIRST_ROW + len(units) + 1
    sheet.put(row, 1, f"Các tệp trong thư mục nhan ({len(summary.received)} tệp)", "section")
    sheet.set_height(row, 22)
    _write_files(sheet, row + 1, summary)
    last_row = row + 1 + max(len(summary.received), 1)
    sheet.table("BangGuiBaoCao", _HEADER_ROW, FIRST_ROW + len(units) - 1, SUBMISSIONS.columns)
    sheet.freeze(FIRST_ROW, 3)
    sheet.set_page(last_column=last, last_row=last_row)


def _write_files(sheet: Sheet, header_row: int, summary: Summary) -> None:
    reason, last = len(FILES), len(SUBMISSIONS.columns)
    for number, column in enumerate(FILES, start=1):
        sheet.put(header_row, number, column.heading, "head")
    sheet.span(header_row, (reason, last), FILES[-1].heading, "head")
    sheet.set_height(header_row, 34)
    under = last - reason
    rows = sheet.table_rows((*FILES, *FILES[-1:] * under), _MOMENT)
    for row, values in enumerate(received_files(summary), start=header_row + 1):
        sheet.add_row(rows, row, [*(values[column.key] for column in FILES), *(None,) * under])
        sheet.worksheet.add_merge(row, reason, last)
    if not summary.received:
        sheet.nothing(header_row + 1, last, "Chưa có tệp nào.")
