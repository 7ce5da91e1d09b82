"""Finish dates (*ngày hoàn thành*): a day of the calendar within the plan's time."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from cchc_excel.cells import Cell, show
from cchc_excel.kinds import Context, Reading, Validation
from cchc_excel.kinds.days import day_of_serial, read_day, serial_of, within_plan
from cchc_excel.kinds.numbers import as_number
from cchc_excel.kinds.written import failed, find_document, without_number
from cchc_excel.rules import Note
from cchc_excel.rules.values import DATE_MONTH_ONLY, DATE_NOT_UNDERSTOOD, DATE_SWAP_SUSPECTED

_NOT_CODES = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_MONTH_FIRST = re.compile(r"m{1,2}[/-]d{1,2}[/-]y{2,4}")


@dataclass(frozen=True, slots=True)
class DateKind:
    """A day; the value is a `datetime.date`."""

    align: str = "center"
    number_format: str = "dd/mm/yyyy"

    def read(self, cell: Cell, context: Context) -> Reading:
        """Return the day the cell gives, day first, if it can be a finish date of this plan."""
        nothing = without_number(cell)
        if nothing is not None:
            return nothing
        if isinstance(cell.value, date):
            return _read_date_cell(cell.value, cell.number_format, context)
        if isinstance(cell.value, str):
            reading = read_day(cell.value, context)
            document = find_document(cell.value)
            return replace(reading, implied={"document": document}) if document else reading
        number = as_number(cell.value)
        return failed(DATE_NOT_UNDERSTOOD) if number is None else day_of_serial(number, context)

    def restore(self, value: object) -> date | None:
        """Return the day that a summary holds."""
        day = value.date() if isinstance(value, datetime) else value
        return day if isinstance(day, date) else None

    def validation(self, first_day: date, last_day: date) -> Validation:
        """Return the rule: a day between the two, ends included."""
        days = f"{show(first_day)} đến {show(last_day)}"
        return Validation(
            "date",
            "Ngày hoàn thành",
            f"Gõ ngày/tháng/năm, từ {days}. Ví dụ: 15/06/{last_day.year}.",
            f"Ngày phải có trong lịch và nằm trong khoảng từ {days}.",
            formula1=str(serial_of(first_day)),
            formula2=str(serial_of(last_day)),
        )


def _read_date_cell(value: date, number_format: str, context: Context) -> Reading:
    """Return the day of a true date cell; a cell that shows only month and year was never given a day."""
    day = value.date() if isinstance(value, datetime) else value
    codes = _NOT_CODES.sub("", number_format).lower()
    if day.day == 1 and "m" in codes and "y" in codes and "d" not in codes:
        return failed(DATE_MONTH_ONLY)
    reading = within_plan(day, context)
    swapped = _swap(day)
    if reading.value is None or swapped is None or not context.first_day <= swapped <= context.as_of:
        return reading
    if day <= context.as_of and not _MONTH_FIRST.match(codes):
        return reading
    note = Note(DATE_SWAP_SUSPECTED, show(day), {"swapped": show(swapped)})
    return replace(reading, notes=(*reading.notes, note))


def _swap(day: date) -> date | None:
    """Return the day with day and month exchanged, as another country's Excel would have read it."""
    return day.replace(day=day.month, month=day.day) if day.day <= 12 and day.day != day.month else None
