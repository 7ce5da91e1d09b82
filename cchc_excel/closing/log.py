"""Which periods are closed (`luu/nhat-ky-chot.csv` in the plan folder): the last line of a period decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc_excel.domain.closings import Closing, ClosingEvent
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PeriodFolder
from cchc_excel.post.ledger import MOMENT, Ledger
from cchc_excel.words import show_date

ARCHIVES = "luu"
"""The folder of a plan folder that holds what closed periods came from."""
NAME = "nhat-ky-chot.csv"
_WHEN, _PERIOD, _EVENT, _REASON, _ARCHIVE, _DIGEST = HEADINGS = (
    "Thời điểm", "Kỳ", "Việc", "Lý do", "Tệp lưu", "SHA-256",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClosingLog:
    """The log of a plan folder, as it stands."""

    ledger: Ledger
    entries: tuple[Closing, ...]

    @classmethod
    def open(cls, plan_folder: Path) -> "ClosingLog":
        """Return the log; raise OperatorError where a line says what can't be: a period isn't open by mistake."""
        words = {_EVENT: tuple(ClosingEvent)}
        ledger = Ledger(plan_folder / ARCHIVES / NAME, HEADINGS, _WHEN, words, needed=(_WHEN, _PERIOD, _EVENT))
        return cls(ledger, tuple(map(_read, ledger.read())))

    def closed(self, period: str) -> Closing | None:
        """Return how a period was closed; None where it is open."""
        last = next((entry for entry in reversed(self.entries) if entry.period == period), None)
        return last if last and last.event is ClosingEvent.CLOSED else None

    def archives(self) -> dict[str, str]:
        """Return the SHA-256 of each archive that was made, by its name."""
        return {entry.archive: entry.digest for entry in self.entries if entry.archive}

    def add(self, entry: Closing) -> None:
        """Write down what was done."""
        self.ledger.add(
            {
                _WHEN: entry.at.strftime(MOMENT),
                _PERIOD: entry.period,
                _EVENT: entry.event,
                _REASON: entry.reason,
                _ARCHIVE: entry.archive,
                _DIGEST: entry.digest,
            }
        )


def _read(line: Mapping[str, str]) -> Closing:
    return Closing(
        at=datetime.strptime(line[_WHEN], MOMENT),
        period=line[_PERIOD],
        event=ClosingEvent(line[_EVENT]),
        reason=line[_REASON],
        archive=line[_ARCHIVE],
        digest=line[_DIGEST],
    )


def refuse_closed(folder: PeriodFolder) -> None:
    """Raise OperatorError where the period is closed: its figures stand."""
    closing = ClosingLog.open(folder.plan.parent).closed(folder.code)
    if closing:
        raise OperatorError(
            f"Kỳ {folder.code} đã chốt ngày {show_date(closing.at.date())} nên không làm lại được. "
            f'Nếu phải sửa, hãy mở lại kỳ trước: cchc close "{folder.path}" --reopen "LÝ DO".'
        )
