"""What was drafted and sent to whom (`thu/nhat-ky.csv`), so that a second run sends nothing twice."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cchc_excel.domain import LetterKind, Plan, Posted, PostEntry, PostEvent, Unit
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PeriodFolder
from cchc_excel.identity_marks import form_name
from cchc_excel.post.ledger import MOMENT, Ledger

NAME = "nhat-ky.csv"
_WHEN, _EVENT, _KIND, _UNIT, _ADDRESS, _PRINT, _NOTE, _TASKS = HEADINGS = (
    "Thời điểm", "Việc", "Loại thư", "Mã đơn vị", "Địa chỉ", "Dấu nội dung", "Ghi chú", "Nhiệm vụ",
)  # fmt: skip
_WORDS = {_EVENT: tuple(PostEvent), _KIND: tuple(LetterKind)}
_NEEDED = HEADINGS[:-2]
_BETWEEN = "; "
_WRITTEN = (PostEvent.DRAFTED, PostEvent.SENT)
_PRINTED = re.compile(r"[0-9A-Za-z]+")


def read_posted(folder: PeriodFolder, plan: Plan) -> dict[str, Posted]:
    """Return what went out to each unit asked to report, by unit code."""
    log = SentLog.open(folder.letters)
    return {unit.code: _posted(unit, folder, plan, log) for unit in plan.asked_units}


def _posted(unit: Unit, folder: PeriodFolder, plan: Plan, log: "SentLog") -> Posted:
    drafted, sent, refused = (
        log.last(unit.code, event) for event in (PostEvent.DRAFTED, PostEvent.SENT, PostEvent.REFUSED)
    )
    return Posted(
        (folder.issued / form_name(plan.info.year, folder.code, unit.code)).is_file(),
        drafted.at.date() if drafted else None,
        sent.at.date() if sent else None,
        refused.address if refused and not (sent and sent.at >= refused.at) else "",
        log.urged(unit.code),
    )


@dataclass(frozen=True, slots=True)
class SentLog:
    """The log of a period, as it stands."""

    ledger: Ledger
    entries: tuple[PostEntry, ...]

    @classmethod
    def open(cls, folder: Path) -> "SentLog":
        """Return the log in the folder of letters."""
        ledger = Ledger(folder / NAME, HEADINGS, _WHEN, _WORDS, _NEEDED)
        return cls(ledger, tuple(_read(line, ledger.path) for line in ledger.read()))

    def add(self, entry: PostEntry) -> "SentLog":
        """Write down what happened, and return the log with it."""
        self.ledger.add(
            {
                _WHEN: entry.at.strftime(MOMENT),
                _EVENT: entry.event,
                _KIND: entry.kind,
                _UNIT: entry.unit,
                _ADDRESS: entry.address,
                _PRINT: entry.fingerprint,
                _NOTE: entry.note,
                _TASKS: _BETWEEN.join(entry.tasks),
            }
        )
        return SentLog(self.ledger, (*self.entries, entry))

    def last_event(self, fingerprint: str, address: str) -> PostEvent | None:
        """Return what last happened to a letter on its way to an address; None where it never went."""
        events = [
            entry.event for entry in self.entries if entry.fingerprint == fingerprint and entry.address == address
        ]
        # Once sent stays sent, whatever a later attempt with another result was.
        return PostEvent.SENT if PostEvent.SENT in events else events[-1] if events else None

    def was_drafted(self, kind: LetterKind, unit: str, fingerprint: str) -> bool:
        """Whether this very letter was drafted before."""
        return any((entry.kind, entry.unit, entry.fingerprint) == (kind, unit, fingerprint) for entry in self.entries)

    def was_written_on(self, day: date, kind: LetterKind, unit: str) -> bool:
        """Whether a letter of a kind was drafted or sent to a unit on a day."""
        return day in self.days_of(kind, unit)

    def days_of(self, kind: LetterKind, unit: str) -> tuple[date, ...]:
        """Return the days on which letters of a kind to a unit were drafted or sent, each once, in order."""
        days = {entry.at.date() for entry in self._written(kind, unit)}
        return tuple(sorted(days))

    def marks_of(self, kind: LetterKind, unit: str) -> tuple[str, ...]:
        """Return what the letters of a kind to a unit said, as their marks, each once, in order."""
        return tuple(dict.fromkeys(entry.fingerprint for entry in self._written(kind, unit)))

    def urged(self, unit: str) -> dict[str, tuple[date, ...]]:
        """Return the days on which a unit was urged to do a task, by the task's code."""
        days: dict[str, set[date]] = {}
        for entry in self._written(LetterKind.URGING, unit):
            for task in entry.tasks:
                days.setdefault(task, set()).add(entry.at.date())
        return {task: tuple(sorted(known)) for task, known in days.items()}

    def _written(self, kind: LetterKind, unit: str) -> Iterator[PostEntry]:
        return (entry for entry in self.entries if (entry.kind, entry.unit) == (kind, unit) and entry.event in _WRITTEN)

    def last(self, unit: str, event: PostEvent) -> PostEntry | None:
        """Return the last time that something happened to a letter to a unit."""
        return next((entry for entry in reversed(self.entries) if (entry.unit, entry.event) == (unit, event)), None)

    @property
    def issued_on(self) -> date | None:
        """Return the day on which the first form of the period went out, or was ready to."""
        return min((entry.at.date() for entry in self.entries if entry.kind is LetterKind.ISSUE), default=None)


def _read(line: Mapping[str, str], path: Path) -> PostEntry:
    """Return a line of the log; raise OperatorError where Excel took the mark of a letter for a number."""
    if not _PRINTED.fullmatch(line[_PRINT]):
        raise OperatorError(
            f"Không đọc được “{path}”: cột “{_PRINT}” ghi “{line[_PRINT]}”, không còn là dấu của một thư. Hãy lấy lại "
            "bản sao lưu của tệp này rồi chạy lại, đừng xóa tệp."
        )
    return PostEntry(
        at=datetime.strptime(line[_WHEN], MOMENT),
        event=PostEvent(line[_EVENT]),
        kind=LetterKind(line[_KIND]),
        unit=line[_UNIT],
        address=line[_ADDRESS],
        fingerprint=line[_PRINT],
        note=line[_NOTE],
        tasks=tuple(filter(None, line[_TASKS].split(_BETWEEN))),
    )
