"""What each task that was due bears on its unit's points (*căn cứ xếp loại, tham khảo*).

A unit has 100 points, shared out evenly among its tasks due: half of a task's share is for quantity, half for progress.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc_excel.domain import Outcome, Settings, Summary
from cchc_excel.measuring.outcomes import DONE
from cchc_excel.measuring.ratings import penalty


@dataclass(frozen=True, slots=True)
class Evidence:
    """A task due at a unit: the most it could earn of 100 points, what it lost, and where it is written.

    `values` holds, by key of `layout.DATA`, what the merged table says of the assignment.
    """

    values: dict[str, Any]
    most: float
    lost_quantity: float
    lost_progress: float

    @property
    def lost(self) -> float:
        """Return the points it lost."""
        return self.lost_quantity + self.lost_progress


def find_evidence(summary: Summary) -> dict[str, tuple[Evidence, ...]]:
    """Return the evidence of each unit that had a task due, by code, in plan order."""
    by_unit: dict[str, list[dict[str, Any]]] = {}
    plain = summary.table.astype(object)
    for record in plain.where(plain.notna(), None).to_dict("records"):
        if _is_due(record["outcome"], record["due"], summary.as_of):
            by_unit.setdefault(record["unit"], []).append({str(key): value for key, value in record.items()})
    settings = summary.plan.settings
    return {
        unit: tuple(judge(record, 100 / len(records), settings) for record in records)
        for unit, records in by_unit.items()
    }


def judge(values: dict[str, Any], most: float, settings: Settings) -> Evidence:
    """Return what an assignment that was due earns and loses of the most it can earn."""
    if values["outcome"] not in DONE:
        return Evidence(values, most, most / 2, most / 2)
    late = most * penalty(settings) if values["outcome"] == Outcome.DONE_LATE else 0.0
    return Evidence(values, most, 0.0, late)


def _is_due(outcome: Outcome, due: date | None, as_of: date) -> bool:
    return outcome != Outcome.NOT_APPLICABLE and due is not None and due <= as_of
