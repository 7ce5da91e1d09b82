"""What units wrote beside their figures, the most urgent first; their requests for more time, and how to grant them."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_excel.domain import Summary
from cchc_excel.domain.outcomes import OVERDUE
from cchc_excel.layout.columns import ADDED_HEADING
from cchc_excel.measuring.requests import MoreTime, find_requests
from cchc_excel.telling.rows import SummaryRow
from cchc_excel.text import fold
from cchc_excel.words import name_some

_GRANT = "Nếu đồng ý: có văn bản cho phép rồi thêm một dòng “Đổi thời hạn” vào trang “Điều chỉnh” của ke-hoach.xlsx."


@dataclass(frozen=True, slots=True)
class Remark:
    """What a unit wrote of one task; one that it added itself has no code."""

    unit: str
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


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """What one or several units wrote alike of one task. `requests` are theirs for more time, in the same words."""

    units: tuple[str, ...]
    task: str
    text: str
    outcomes: tuple[str, ...]
    difficulty: str
    proposal: str
    due: date | None = None
    requests: tuple[MoreTime, ...] = ()

    @property
    def is_overdue(self) -> bool:
        """Whether the task is overdue at one of the units."""
        return any(outcome in OVERDUE for outcome in self.outcomes)

    @property
    def outcome(self) -> str:
        """Return the outcome, or of several how many units have each."""
        counts = Counter(self.outcomes).most_common()
        return counts[0][0] if len(counts) == 1 else "; ".join(f"{name} ({number})" for name, number in counts)

    @property
    def asked(self) -> str:
        """Return the words that ask for more time."""
        return self.requests[0].given if self.requests else ""

    @property
    def deadline(self) -> str:
        """Return the deadline that would be moved, as the plan words it."""
        return self.requests[0].task.deadline.text if self.requests else ""

    @property
    def grant(self) -> str:
        """Return where more time is asked for, and what to do to grant it."""
        places = [f"{request.path} {request.ref}" for request in self.requests]
        return f"{name_some(places, 'nơi')}. {_GRANT}" if places else ""


def remark_lines(summary: Summary, rows: Iterable[SummaryRow]) -> tuple[RemarkLine, ...]:
    """Return what units wrote, alike remarks of one task as one line. `rows` are the assignments.

    Requests for more time stand first, then what is overdue, the longest first, then what is due next.
    """
    requests = {(request.unit.code, request.task.code): request for request in find_requests(summary)}
    alike: dict[tuple[str, ...], list[tuple[Remark, MoreTime | None]]] = {}
    for remark in _remarks(summary, rows, requests.keys()):
        request = requests.get((remark.unit, remark.task))
        words = (remark.text if not remark.task else "", remark.difficulty, remark.proposal)
        key = (remark.task, *map(fold, (*words, request.given if request else "")))
        alike.setdefault(key, []).append((remark, request))
    lines = [_join(members) for members in alike.values()]
    return tuple(sorted(lines, key=lambda line: (not line.requests, not line.is_overdue, line.due or date.max)))


def _join(members: Sequence[tuple[Remark, MoreTime | None]]) -> RemarkLine:
    first = members[0][0]
    return RemarkLine(
        units=tuple(remark.unit_name for remark, _ in members),
        task=first.task,
        text=first.text,
        outcomes=tuple(remark.outcome or "" for remark, _ in members),
        difficulty=first.difficulty,
        proposal=first.proposal,
        due=first.due,
        requests=tuple(request for _, request in members if request),
    )


def _remarks(summary: Summary, rows: Iterable[SummaryRow], wanted: Container[tuple[str, str]] = ()) -> Iterator[Remark]:
    """Yield what is written of assignments and of added tasks; of those that are `wanted` also where nothing is."""
    for row in rows:
        if row.difficulty or row.proposal or (row.unit, row.task) in wanted:
            yield Remark(
                unit=row.unit,
                unit_name=row.unit_name,
                task=row.task,
                text=row.text,
                outcome=row.outcome,
                difficulty=row.difficulty or "",
                proposal=row.proposal or "",
                due=row.due,
            )
    names = {unit.code: unit.name for unit in summary.plan.units}
    for entry in summary.merged.values():
        for answer in entry.added:
            if answer.difficulty or answer.proposal:
                text, unit = f"{answer.text} ({ADDED_HEADING.lower()})", names.get(entry.unit, entry.unit)
                yield Remark(
                    unit=entry.unit,
                    unit_name=unit,
                    task="",
                    text=text,
                    outcome=answer.status,
                    difficulty=answer.difficulty,
                    proposal=answer.proposal,
                )
