"""`Quá hạn`: what is overdue and what falls due soon, the most urgent first."""

from datetime import date
from typing import Any

from cchc_excel.cells import column_letter
from cchc_excel.domain import Summary
from cchc_excel.layout.columns import PERSON
from cchc_excel.telling.persons import persons_of
from cchc_excel.telling.urgent import LATE, Urgent
from cchc_excel.words import show_date
from cchc_excel.writing.house.bulk import Computed
from cchc_excel.writing.house.sheet import Sheet, block_name
from cchc_excel.writing.summary.columns import OVERDUE, number_of

_HEADER_ROW = 4
FIRST_ROW = _HEADER_ROW + 1


def write_overdue(sheet: Sheet, summary: Summary, urgent: tuple[Urgent, ...]) -> None:
    """Write one row an assignment."""
    days = summary.plan.settings.soon_days
    subtitle = (
        f"Tính đến ngày {show_date(summary.as_of)}; sắp đến hạn là còn từ {days} ngày trở xuống; "
        "nhiệm vụ định kỳ: kết quả của lần gần nhất, hạn của lần tới"
    )
    columns = OVERDUE.columns
    sheet.title("Nhiệm vụ quá hạn và sắp đến hạn", subtitle, len(columns))
    sheet.set_height(3, 6)
    sheet.headings(_HEADER_ROW, columns)
    table = sheet.table_rows(columns, dict.fromkeys(("late", "left"), ("cell", "center", "count", "bold")))
    persons = persons_of(summary)
    for row, item in enumerate(urgent, start=FIRST_ROW):
        own = _own_values(row, item, summary.as_of)
        own |= {PERSON.key: persons.get(item.key), "urged": _urged(summary, item)}
        values = [own[key] if key in own else getattr(item.row, key, None) for key in OVERDUE.keys]
        sheet.add_row(table, row, values)
    last_row = _HEADER_ROW + max(len(urgent), 1)
    if not urgent:
        sheet.nothing(last_row, len(columns), "Không có nhiệm vụ quá hạn hoặc sắp đến hạn.")
    sheet.worksheet.conditional_format(
        block_name(_HEADER_ROW + 1, 1, last_row, 1),
        {"type": "cell", "criteria": "==", "value": f'"{LATE}"', "format": sheet.styles("alarm")},
    )
    sheet.table("BangQuaHan", _HEADER_ROW, last_row if urgent else _HEADER_ROW, columns)
    sheet.freeze(_HEADER_ROW + 1, 4)
    sheet.set_page(last_column=len(columns), last_row=last_row, header_row=_HEADER_ROW)


def _urged(summary: Summary, item: Urgent) -> str | None:
    """Return how often, and when last, the unit was urged to do it, by the log of letters."""
    unit, task = item.key
    days = summary.posted[unit].urged.get(task, ()) if unit in summary.posted else ()
    return f"{len(days)} lần, gần nhất {show_date(days[-1])}" if days else None


def _own_values(row: int, item: Urgent, as_of: date) -> dict[str, Any]:
    due = f"{column_letter(number_of(OVERDUE, 'due'))}{row}"
    stated = f"DATE({as_of.year},{as_of.month},{as_of.day})"
    days = (as_of - item.due).days
    key, formula = ("late", f"{stated}-{due}") if item.state == LATE else ("left", f"{due}-{stated}")
    return {"state": item.state, "due": item.due, key: Computed(formula, abs(days))}
