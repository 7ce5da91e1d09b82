"""What each task bears on its unit's points at the end of the year (*căn cứ xếp loại*).

A unit has 100 points, shared out evenly among its tasks that are done, due in the year or continuous: half of a task's
share is for quantity, half for progress. Of a done task whose quality is poor a part is taken off, where the settings
say so.
"""

from dataclasses import dataclass
from typing import Any

from cchc_excel.domain import Outcome, Quality, Settings, Summary
from cchc_excel.domain.outcomes import DONE
from cchc_excel.measuring.quality import quality_of_done
from cchc_excel.measuring.ratings import counts_for_rating, penalty


@dataclass(frozen=True, slots=True)
class Evidence:
    """A task that counts at a unit: the most it could earn of 100 points, what it lost, and where it is written.

    `values` holds, by key of `layout.DATA`, what the merged table says of the assignment.
    """

    values: dict[str, Any]
    most: float
    lost_quantity: float
    lost_progress: float
    lost_quality: float = 0.0

    @property
    def lost(self) -> float:
        """Return the points it lost."""
        return self.lost_quantity + self.lost_progress + self.lost_quality


def find_evidence(summary: Summary) -> dict[str, tuple[Evidence, ...]]:
    """Return the evidence of each unit that has a task which counts, by code, in plan order."""
    plan, settings = summary.plan, summary.plan.settings
    expected = {task.code for task in plan.tasks if counts_for_rating(task, plan.last_day)}
    by_unit: dict[str, list[dict[str, Any]]] = {}
    plain = summary.table.astype(object)
    for record in plain.where(plain.notna(), None).to_dict("records"):
        outcome = record["outcome"]
        if outcome in DONE or (outcome != Outcome.NOT_APPLICABLE and record["task"] in expected):
            by_unit.setdefault(record["unit"], []).append({str(key): value for key, value in record.items()})
    marks = quality_of_done(summary)
    return {
        unit: tuple(
            rate_assignment(record, 100 / len(records), settings, marks.get((unit, record["task"])))
            for record in records
        )
        for unit, records in by_unit.items()
    }


def rate_assignment(
    values: dict[str, Any], most: float, settings: Settings, quality: Quality | None = None
) -> Evidence:
    """Return what an assignment earns and loses of the most it can earn; it loses no more than that."""
    if values["outcome"] not in DONE:
        return Evidence(values, most, most / 2, most / 2)
    late = 0.0 if values["outcome"] == Outcome.DONE_ON_TIME else most * penalty(settings)
    poor = most * settings.quality_penalty / 100 if quality is Quality.POOR else 0.0
    return Evidence(values, most, 0.0, late, min(poor, most - late))
