"""`Quá hạn`: what is overdue, a row an assignment, then what falls due soon, a row a task; the most urgent first."""

from datetime import date
from typing import Any

from cchc_excel.cells import column_letter
from cchc_excel.domain import Summary
from cchc_excel.layout.columns import PERSON
from cchc_excel.telling.naming import name_units
from cchc_excel.telling.persons import name_persons, persons_of
from cchc_excel.telling.urgent import LATE, Urgent
from cchc_excel.words import show_date
from cchc_excel.writing.house.bulk import Computed
from cchc_excel.writing.house.sheet import Sheet, block_name
from cchc_excel.writing.summary.columns import OVERDUE, number_of

_HEADER_ROW = 4
FIRST_ROW = _HEADER_ROW + 1


def write_overdue(sheet: Sheet, summary: Summary, urgent: tuple[Urgent, ...]) -> None:
    """Write the list."""
    days = summary.plan.settings.soon_days
    subtitle = (
        f"Tính đến ngày {show_date(summary.as_of)}; sắp đến hạn là còn từ {days} ngày trở xuống; "
        "nhiệm vụ định kỳ: “Hạn” là lần đã qua, “Lần tới” là lần sắp đến"
    )
    columns = OVERDUE.columns
    sheet.title("Nhiệm vụ quá hạn và sắp đến hạn", subtitle, len(columns))
    sheet.set_height(3, 6)
    sheet.headings(_HEADER_ROW, columns)
    table = sheet.table_rows(columns, dict.fromkeys(("late", "left"), ("cell", "center", "count", "bold")))
    persons = persons_of(summary)
    for row, item in enumerate(urgent, start=FIRST_ROW):
        own = {"unit_name": name_units(summary.plan, item.units, item.task), **_days(row, item, summary.as_of)}
        own |= {PERSON.key: name_persons(persons, item.assignments), "urged": _urged(summary, item)}
        sheet.add_row(table, row, [own[key] if key in own else getattr(item, key, None) for key in OVERDUE.keys])
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
    if len(item.assignments) != 1:
        return None
    unit, task = item.assignments[0]
    days = summary.posted[unit].urged.get(task, ()) if unit in summary.posted else ()
    return f"{len(days)} lần, gần nhất {show_date(days[-1])}" if days else None


def _days(row: int, item: Urgent, as_of: date) -> dict[str, Any]:
    """Return the days since the one that has passed and those to the one that comes, as formulas."""
    due, following = (f"{column_letter(number_of(OVERDUE, key))}{row}" for key in ("due", "next"))
    stated = f"DATE({as_of.year},{as_of.month},{as_of.day})"
    days: dict[str, Any] = {}
    if item.due:
        days["late"] = Computed(f"{stated}-{due}", (as_of - item.due).days)
    if item.next:
        days["left"] = Computed(f"{following}-{stated}", (item.next - as_of).days)
    return days
