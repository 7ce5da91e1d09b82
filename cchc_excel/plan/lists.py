"""The short tables of a plan workbook: `Kế hoạch`, `Đơn vị`, `Kỳ báo cáo`, `Quy ước`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date, timedelta
from enum import Enum
from typing import Any

from cchc_excel.disk import is_device
from cchc_excel.domain import Period, PlanInfo, Settings, Unit
from cchc_excel.kinds import Context
from cchc_excel.layout.columns import COUNT, INFO_KEYS, SETTING_LINES, Setting
from cchc_excel.plan.leads import is_collective, resolve_leads
from cchc_excel.plan.tables import Record, Table, read_date
from cchc_excel.rules import Finding
from cchc_excel.rules.plans import (
    COORDINATOR_UNKNOWN,
    EMAIL_ODD,
    INFO_UNKNOWN,
    NAME_SHARED,
    PERIOD_CODE_RESERVED,
    PERIOD_CODE_WRONG,
    PERIOD_ORDER,
    PERIOD_OTHER_YEAR,
    PERIODS_MISSING,
    SETTING_UNKNOWN,
    SETTING_WRONG,
    UNIT_CODE_WRONG,
    UNITS_MISSING,
    YEAR_MISSING,
    YEAR_WRONG,
)
from cchc_excel.text import clean, fold, fold_plain, one_line, whole_number
from cchc_excel.words import show_date

DAYS_TO_SEND = 2
"""Days from the cutoff to `Hạn gửi` where none is written (Decree 09/2019: within two days)."""

SETTING_LIMIT = 366
"""The greatest count a setting may have."""

FALLBACK_YEAR = 2000
"""Stands in where the year is missing, so that the other faults are found too; a leap year, so that 29/2 is a day."""

_YEARS = range(2000, 2101)
UNIT_CODE = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*")
_PERIOD_CODE = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_NAMES = re.compile(r"[;\n]")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_INFO_DAYS = frozenset({"issued_on", "register_by"})
_YES_NO = {"co": True, "khong": False, "true": True, "false": False, "x": True, "yes": True, "no": False}


def read_info(table: Table, units: Sequence[Unit]) -> tuple[PlanInfo, list[Finding]]:
    """Return the sheet `Kế hoạch`; the coordinator is looked for only where the units could be read."""
    by_label = {fold_plain(label): key for key, label in INFO_KEYS.items()}
    lines: dict[str, Record] = {}
    for line in table.records:
        if key := by_label.get(fold_plain(line.text("item"))):
            lines.setdefault(key, line)
    findings = [*table.repeated_codes("item"), *_unknown_items(table, by_label)]
    year, faults = _read_year(table, lines.get("year"))
    findings += faults
    days: dict[str, Any] = dict.fromkeys(_INFO_DAYS)
    for key in _INFO_DAYS & lines.keys():
        days[key], faults = read_date(table, lines[key], "content", year)
        findings += faults
    coordinator, faults = _read_coordinator(table, lines.get("coordinator"), units)
    findings += faults
    special = {"year", "coordinator", *_INFO_DAYS}
    said: dict[str, Any] = {key: line.text("content") for key, line in lines.items() if key not in special}
    return PlanInfo(year=year, coordinator=coordinator, **days, **said), findings


def read_units(table: Table) -> tuple[tuple[Unit, ...], list[Finding]]:
    """Return the units in order."""
    if not table.is_usable:
        return (), []
    findings = [*table.missing_values("unit", "name"), *table.repeated_codes("unit"), *_shared_names(table)]
    for record in table.records:
        if not record.is_empty("unit") and not UNIT_CODE.fullmatch(record.text("unit")):
            findings.append(table.finding(UNIT_CODE_WRONG, record, "unit"))
        odd = (key for key in ("email", "leader_email") if not all(map(_EMAIL.fullmatch, _parts(record, key))))
        findings += [table.finding(EMAIL_ODD, record, key) for key in odd]
    if not table.records:
        findings.append(table.empty(UNITS_MISSING))
    return tuple(_read_unit(record) for record in table.records if not record.is_empty("unit")), findings


def read_periods(table: Table, year: int) -> tuple[tuple[Period, ...], list[Finding]]:
    """Return the reporting periods in order; those with a date that isn't one are left out, with a finding."""
    if not table.is_usable:
        return (), []
    findings = [*table.missing_values("period", "start", "cutoff"), *table.repeated_codes("period")]
    periods = []
    for record in table.records:
        dates: dict[str, date | None] = {}
        for key in ("start", "cutoff", "send_by"):
            dates[key], faults = read_date(table, record, key, year)
            findings += faults
        code = record.text("period")
        if code and not _PERIOD_CODE.fullmatch(code):
            findings.append(table.finding(PERIOD_CODE_WRONG, record, "period"))
        elif is_device(code):
            findings.append(table.finding(PERIOD_CODE_RESERVED, record, "period"))
        start, cutoff = dates["start"], dates["cutoff"]
        if start and cutoff:
            send_by = dates["send_by"] or cutoff + timedelta(days=DAYS_TO_SEND)
            period = Period(code, record.text("name") or code, start, cutoff, send_by)
            findings += _check_period(table, record, period, year)
            periods.append(period)
    if not table.records:
        findings.append(table.empty(PERIODS_MISSING))
    return tuple(periods), findings


def read_settings(table: Table) -> tuple[Settings, list[Finding]]:
    """Return the settings; what is missing or empty has its shipped value."""
    by_name = {fold_plain(line.name): line for line in SETTING_LINES}
    defaults = {field.name: field.default for field in fields(Settings)}
    findings = list(table.repeated_codes("setting"))
    values: dict[str, Any] = {}
    for record in table.records:
        setting = by_name.get(fold_plain(record.text("setting")))
        if setting is None:
            if not record.is_empty("setting"):
                names = ", ".join(line.name for line in SETTING_LINES)
                findings.append(table.finding(SETTING_UNKNOWN, record, "setting", names=names))
        elif not record.is_empty("value"):
            value = _read_setting(record, defaults[setting.field])
            if value is None:
                findings.append(_wrong_setting(table, record, setting, defaults[setting.field]))
            else:
                values[setting.field] = value
    return Settings(**values), findings


def _read_year(table: Table, line: Record | None) -> tuple[int, list[Finding]]:
    if not table.is_usable:
        return FALLBACK_YEAR, []
    if line is None:
        return FALLBACK_YEAR, [table.empty(YEAR_MISSING)]
    if line.is_empty("content"):
        return FALLBACK_YEAR, [table.finding(YEAR_MISSING, line, "content")]
    year = whole_number(line.text("content"))
    if year is not None and year in _YEARS:
        return year, []
    return FALLBACK_YEAR, [table.finding(YEAR_WRONG, line, "content")]


def _read_coordinator(table: Table, line: Record | None, units: Sequence[Unit]) -> tuple[str, list[Finding]]:
    if line is None or line.is_empty("content") or not units:
        return "", []
    given = line.text("content")
    if found := next((unit.code for unit in units if fold(unit.code) == fold(given)), ""):
        return found, []
    codes, unknown = resolve_leads(given, units)
    if len(codes) == 1 and not unknown:
        return codes[0], []
    return "", [table.finding(COORDINATOR_UNKNOWN, line, "content")]


def _unknown_items(table: Table, by_label: Mapping[str, str]) -> Iterator[Finding]:
    names = ", ".join(INFO_KEYS.values())
    for record in table.records:
        if fold_plain(record.text("item")) not in by_label:
            key = "content" if record.is_empty("item") else "item"
            yield table.finding(INFO_UNKNOWN, record, key, names=names)


def _read_unit(record: Record) -> Unit:
    return Unit(
        code=record.text("unit"),
        name=record.text("name"),
        other_names=_parts(record, "other_names"),
        contact=record.text("contact"),
        email="; ".join(_parts(record, "email")),
        leader=record.text("leader"),
        leader_email="; ".join(_parts(record, "leader_email")),
    )


def _parts(record: Record, key: str) -> tuple[str, ...]:
    """Return the parts of a cell that holds several, each on one line."""
    parts = (one_line(part) for part in _NAMES.split(clean(record.cells[key].text)))
    return tuple(part for part in parts if part)


def _shared_names(table: Table) -> Iterator[Finding]:
    """Yield a finding for each name, other name or code that two units have; "Các …" may stand at several."""
    first: dict[str, Record] = {}
    for record in table.records:
        named = [(record.text("name"), "name"), *((name, "other_names") for name in _parts(record, "other_names"))]
        own = fold(record.text("unit"))
        for name, key in [(record.text("unit"), "unit"), *named]:
            other = first.setdefault(fold(name), record)
            if not name or other is record or (key == "other_names" and is_collective(name)):
                continue
            # A code that stands twice is told by `repeated_codes`.
            if own != fold(other.text("unit")):
                units = {"unit": record.text("unit"), "other": other.text("unit"), "first": str(other.number)}
                yield table.finding(NAME_SHARED, record, key, name=name, **units)


def _check_period(table: Table, record: Record, period: Period, year: int) -> Iterator[Finding]:
    for key, day in (("cutoff", period.cutoff), ("send_by", period.send_by)):
        if day < period.start:
            column = table.layout.column(key).heading
            start = show_date(period.start)
            yield table.finding(PERIOD_ORDER, record, key, column=column, period=period.code, start=start)
    if period.cutoff.year != year != FALLBACK_YEAR:
        yield table.finding(PERIOD_OTHER_YEAR, record, "cutoff", period=period.code, year=str(year))


def _read_setting(record: Record, default: object) -> bool | int | Enum | None:
    """Return the value of a setting, in the type of its shipped value; None where it isn't one."""
    cell = record.cells["value"]
    if isinstance(default, Enum):
        choices = {fold_plain(choice.value): choice for choice in type(default)}
        return choices.get(fold_plain(record.text("value")))
    if isinstance(default, bool):
        return cell.value if isinstance(cell.value, bool) else _YES_NO.get(fold_plain(record.text("value")))
    day = date(FALLBACK_YEAR, 1, 1)
    reading = COUNT.read(cell, Context(FALLBACK_YEAR, day, day, day))
    value = reading.value
    if isinstance(value, bool) or not isinstance(value, (int, float)) or reading.notes:
        return None
    return int(value) if value == int(value) and 0 <= value <= SETTING_LIMIT else None


def _wrong_setting(table: Table, record: Record, setting: Setting, default: object) -> Finding:
    expected = f"Ghi số nguyên từ 0 đến {SETTING_LIMIT}."
    if isinstance(default, bool):
        expected = "Ghi “Có” hoặc “Không”."
    elif isinstance(default, Enum):
        expected = f"Ghi {' hoặc '.join(f'“{choice.value}”' for choice in type(default))}."
    return table.finding(SETTING_WRONG, record, "value", setting=setting.name, expected=expected)
