"""What `--json` prints: one JSON object. Contract, section 4. Dates are ISO."""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from cchc_excel.domain import Inbox, MeasuredGroup, Measures, ObjectiveResult, Received, Summary
from cchc_excel.rules import Finding

if TYPE_CHECKING:
    from cchc_excel.steps.checking import Checked
    from cchc_excel.steps.tracking import UnitStatus


def write(content: dict[str, Any]) -> None:
    """Print one JSON object on standard output."""
    json.dump(content, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def of_summary(summary: Summary) -> dict[str, Any]:
    """Return the figures, the files and the findings of a merge."""
    return {
        "as_of": summary.as_of.isoformat(),
        "period": summary.period.code,
        "overall": _measures(summary.overall),
        "by_unit": _groups(summary.by_unit),
        "by_area": _groups(summary.by_area),
        "targets": [_target(result) for result in summary.targets],
        "returns": [_received(entry) for entry in summary.received],
        "missing": _missing(summary),
        "findings": _findings(summary.findings),
    }


def of_inbox(inbox: Inbox, statuses: Sequence["UnitStatus"], today: date) -> dict[str, Any]:
    """Return who has sent and who has not."""
    return {
        "as_of": inbox.as_of.isoformat(),
        "period": inbox.period.code,
        "closed_on": inbox.closed_on.isoformat() if inbox.closed_on else None,
        "send_by": inbox.period.send_by.isoformat(),
        "days_left": (inbox.period.send_by - today).days,
        "units": [_status(status) for status in statuses],
        "returns": [_received(entry) for entry in inbox.received],
        "missing": _missing(inbox),
        "to_correct": [entry.unit for entry in inbox.to_correct],
        "findings": _findings(inbox.findings),
    }


def _missing(inbox: Inbox) -> list[str]:
    """Return the units that lead a task and have no merged return; one asked for statistics alone leads none."""
    leading = {unit.code for unit in inbox.plan.leading_units}
    return [unit.code for unit in inbox.missing if unit.code in leading]


def _status(status: "UnitStatus") -> dict[str, Any]:
    return {
        "unit": status.unit.code,
        "issued": status.posted.is_issued,
        "drafted_on": status.posted.drafted_on.isoformat() if status.posted.drafted_on else None,
        "sent_on": status.posted.sent_on.isoformat() if status.posted.sent_on else None,
        "made_at": status.made_at.isoformat() if status.made_at else None,
        "times": status.times,
        "state": status.state,
        "errors": status.errors,
        "days_late": status.days_late,
    }


def of_checked(checked: Sequence["Checked"]) -> dict[str, Any]:
    """Return what was found in each file."""
    return {
        "files": [{"path": entry.path, "unit": entry.unit or None, "state": entry.state} for entry in checked],
        "findings": _findings(finding for entry in checked for finding in entry.findings),
    }


def _measures(measures: Measures) -> dict[str, Any]:
    return dict(measures.values)


def _groups(groups: Iterable[MeasuredGroup]) -> list[dict[str, Any]]:
    return [{"code": group.code, "name": group.name, **_measures(group.measures)} for group in groups]


def _target(result: ObjectiveResult) -> dict[str, Any]:
    return {
        "code": result.objective.code,
        "actual": result.actual,
        "threshold": result.objective.threshold,
        "met": result.met,
        "state": result.state.value,
    }


def _received(entry: Received) -> dict[str, Any]:
    return {
        "path": entry.path,
        "unit": entry.unit or None,
        "state": entry.state.value,
        "made_at": entry.made_at.isoformat() if entry.made_at else None,
        "sender": entry.origin.sender if entry.origin else None,
    }


def _findings(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    return [
        {
            "code": finding.rule.code,
            "severity": finding.rule.severity.value,
            "path": finding.path,
            "cell": str(finding.ref) if finding.ref else None,
            "given": finding.given,
            "text": finding.text,
        }
        for finding in findings
    ]
