"""Who has sent (*tình hình gửi báo cáo*): every unit asked to report, and every file and what became of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from cchc_excel.domain import FileState, Origin, Posted, Received, Summary, Unit
from cchc_excel.telling.adjusted import correction_counts
from cchc_excel.telling.supports import signature_words
from cchc_excel.words import at_vietnam, show_date

SENT = "Đã tổng hợp"
"""What the state of a unit with a merged return begins with."""
_MISSING = "Chưa gửi báo cáo"
_UNUSABLE = "Đã gửi, chưa dùng được"
_TO_CORRECT, _AFTER_TERM = ", phải sửa", ", gửi sau hạn"


def is_late(entry: Received, summary: Summary) -> bool:
    """Whether a return was saved after the day it was due back."""
    return _days_after(entry, summary) > 0


def units_by_urgency(summary: Summary) -> tuple[Unit, ...]:
    """Return the units asked to report: those of which nothing came first, then what must be corrected, then late."""
    entries = _entry_of_units(summary)

    def urgency(unit: Unit) -> int:
        state = _state(entries.get(unit.code), summary)
        marks = (_MISSING, _UNUSABLE, _TO_CORRECT, _AFTER_TERM)
        return next((place for place, mark in enumerate(marks) if mark in state), len(marks))

    return tuple(sorted(summary.plan.asked_units, key=urgency))


def sending_units(summary: Summary) -> tuple[dict[str, Any], ...]:
    """Return what is told of each unit asked to report, by column, in the order of `units_by_urgency`."""
    entries, corrected = _entry_of_units(summary), correction_counts(summary)
    assigned = {group.code: group.measures.assigned for group in summary.by_unit}
    return tuple(
        {
            **_unit_values(unit, entries.get(unit.code), summary),
            "assigned": assigned.get(unit.code, 0),
            "corrected": corrected[unit.code] or None,
        }
        for unit in units_by_urgency(summary)
    )


def other_files(summary: Summary) -> Iterator[dict[str, Any]]:
    """Yield what is told of each file that is no unit's own, by column."""
    names = {unit.code: unit.name for unit in summary.plan.units}
    asked = {unit.code for unit in summary.plan.asked_units}
    own = {id(entry) for unit, entry in _entry_of_units(summary).items() if unit in asked}
    return (_file_values(entry, names) for entry in summary.received if id(entry) not in own)


def _entry_of_units(summary: Summary) -> dict[str, Received]:
    """Return each unit's merged return; where it has none, the last that came but cannot be merged."""
    kept = (FileState.REJECTED, FileState.UNREADABLE)
    return {entry.unit: entry for entry in summary.received if entry.state in kept} | dict(summary.merged)


def _unit_values(unit: Unit, entry: Received | None, summary: Summary) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if entry:
        values = {**_of_file(entry), **entry.signatories}
    posted = summary.posted.get(unit.code, Posted())
    return {
        **values,
        "unit": unit.code,
        "unit_name": unit.name,
        "state": _state(entry, summary),
        "times": len(summary.came_from(unit.code)),
        "issued": "có" if posted.is_issued else None,
        "sent_on": posted.sent_on,
    }


def _state(entry: Received | None, summary: Summary) -> str:
    if entry is None:
        return _MISSING
    if entry.state is not FileState.MERGED:
        return _UNUSABLE
    marks = (_TO_CORRECT if entry.has_errors else "", _days_late(entry, summary))
    return SENT + "".join(marks)


def _days_late(entry: Received, summary: Summary) -> str:
    return f"{_AFTER_TERM} {_days_after(entry, summary)} ngày" if is_late(entry, summary) else ""


def _days_after(entry: Received, summary: Summary) -> int:
    """Return the days from the day a return was due back to the one it was made, by the office's clock."""
    made_at = _made_at(entry)
    return (made_at.date() - summary.period.send_by).days if made_at else 0


def _made_at(entry: Received) -> datetime | None:
    return at_vietnam(entry.made_at) if entry.made_at else None


def _of_file(entry: Received) -> dict[str, Any]:
    """Return what is told of any file: when it was made, what was found in it, which mail it came in, why it is out."""
    errors = sum(finding.is_error for finding in entry.findings)
    reasons = [_letter(entry.origin)] if entry.origin else []
    if entry.state is not FileState.MERGED:
        reasons += [finding.text for finding in entry.findings if not finding.ref]
    reasons += [entry.document.problem] if entry.document and entry.document.problem else []
    reasons += filter(None, [signature_words(entry.signatures)])
    return {
        "made_at": _made_at(entry),
        "path": entry.path,
        "errors": errors,
        "warnings": len(entry.findings) - errors,
        "reason": "\n".join(dict.fromkeys(reasons)),
    }


def _file_values(entry: Received, names: dict[str, str]) -> dict[str, Any]:
    of_whom = {"unit": entry.unit, "unit_name": names.get(entry.unit, ""), "state": entry.state.label}
    return {**of_whom, **_of_file(entry)}


def _letter(origin: Origin) -> str:
    """Return which mail a file came in: who sent it, when, under which subject."""
    sender = f"{origin.sender_name} <{origin.sender}>" if origin.sender_name else origin.sender
    day = f" ngày {show_date(at_vietnam(origin.came_at))}" if origin.came_at else ""
    return f"Thư của {sender or 'người gửi không rõ'}{day}: {origin.subject}".rstrip(": ")
