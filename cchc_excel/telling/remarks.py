"""What units wrote beside their figures, the most urgent first; their requests for more time, and how to grant them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc_excel.domain import Summary
from cchc_excel.domain.outcomes import OVERDUE
from cchc_excel.layout.columns import ADDED_HEADING
from cchc_excel.measuring.requests import MoreTime
from cchc_excel.telling.rows import SummaryRow

_GRANT = "Nếu đồng ý: có văn bản cho phép rồi thêm một dòng “Đổi thời hạn” vào trang “Điều chỉnh” của ke-hoach.xlsx."


@dataclass(frozen=True, slots=True)
class Remark:
    """What a unit wrote of one task; one that it added itself has no code."""

    unit_name: str
    task: str
    text: str
    outcome: str | None
    difficulty: str
    proposal: str
    due: date | None = None

    @property
    def is_overdue(self) -> bool:
        """Whether the task is overdue."""
        return self.outcome in OVERDUE


def remarks_of(summary: Summary, rows: Iterable[SummaryRow]) -> list[Remark]:
    """Return what units wrote, what is overdue first and the longest first, then what is due next.

    `rows` are the assignments.
    """
    return sorted(_remarks(summary, rows), key=lambda remark: (not remark.is_overdue, remark.due or date.max))


def request_values(request: MoreTime, as_of: date) -> dict[str, Any]:
    """Return what is told of a request for more time, by the keys of its columns."""
    task = request.task
    return {
        "unit_name": request.unit.name,
        "task": task.code,
        "text": task.text,
        "deadline": task.deadline.text,
        "due": task.deadline.next_due(as_of) or task.deadline.due_at(as_of),
        "given": request.given,
        "grant": f"{request.path} {request.ref}. {_GRANT}",
    }


def _remarks(summary: Summary, rows: Iterable[SummaryRow]) -> Iterator[Remark]:
    for row in rows:
        if row.difficulty or row.proposal:
            yield Remark(
                unit_name=row.unit_name,
                task=row.task,
                text=row.text,
                outcome=row.outcome,
                difficulty=row.difficulty,
                proposal=row.proposal,
                due=row.due,
            )
    names = {unit.code: unit.name for unit in summary.plan.units}
    for entry in summary.merged.values():
        for answer in entry.added:
            if answer.difficulty or answer.proposal:
                text, unit = f"{answer.text} ({ADDED_HEADING.lower()})", names.get(entry.unit, entry.unit)
                yield Remark(
                    unit_name=unit,
                    task="",
                    text=text,
                    outcome=answer.status,
                    difficulty=answer.difficulty,
                    proposal=answer.proposal,
                )
