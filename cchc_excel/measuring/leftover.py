"""The tasks that are not done (*nhiệm vụ chưa hoàn thành*): what the next period, or the next year, has to do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc_excel.domain import Earlier, Outcome, Plan, Summary, Task
from cchc_excel.domain.outcomes import DONE
from cchc_excel.measuring.outcomes import outcome_of_task
from cchc_excel.measuring.tasks import mean_share

_KNOWN = {outcome.value: outcome for outcome in Outcome}
_NOTHING = Earlier()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a task stands: its outcome and progress, and the units that have not done it, in plan order."""

    task: Task
    outcome: Outcome
    share: float | None
    open_units: tuple[str, ...]

    @property
    def has_arisen(self) -> bool:
        """Whether there was something to do."""
        return self.outcome is not Outcome.NOT_APPLICABLE

    @property
    def is_left(self) -> bool:
        """Whether it arose and is not done."""
        return self.has_arisen and self.outcome not in DONE


def find_standings(plan: Plan, standings: Mapping[tuple[str, str], Earlier]) -> Iterator[Standing]:
    """Yield how each task of a plan stands, from how its assignments do, by unit and task code."""
    for task in plan.tasks:
        parts = {unit: standings.get((unit, task.code), _NOTHING) for unit in task.leads}
        outcomes = {unit: _KNOWN.get(part.outcome, Outcome.NOT_REPORTED) for unit, part in parts.items()}
        closed = {*DONE, Outcome.NOT_APPLICABLE}
        yield Standing(
            task,
            outcome_of_task(outcomes.values()),
            mean_share(outcomes.values(), (part.share for part in parts.values())),
            tuple(unit for unit, outcome in outcomes.items() if outcome not in closed),
        )


def tasks_left(summary: Summary) -> tuple[Standing, ...]:
    """Return the tasks of a summary that arose and are not done, in plan order."""
    keys = ("unit", "task", "outcome", "share")
    now = {
        (unit, task): Earlier(outcome=str(outcome), share=None if share is None or share != share else float(share))  # noqa: PLR0124 - pandas' missing number
        for unit, task, outcome, share in zip(*(summary.table[key] for key in keys), strict=True)
    }
    return tuple(standing for standing in find_standings(summary.plan, now) if standing.is_left)
