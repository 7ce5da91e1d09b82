"""A filled form: as read, as understood, and what became of the file it came in."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from cchc_excel.cells import Cell, Ref, Signature
    from cchc_excel.domain.documents import SupportingDocument
    from cchc_excel.domain.mails import Origin
    from cchc_excel.domain.plans import ValueCorrection
    from cchc_excel.domain.statistics import StatisticAnswer, WrittenStatistic
    from cchc_excel.rules import Finding


class Status(StrEnum):
    """What a unit types (*trạng thái*)."""

    NOT_STARTED = "Chưa thực hiện"
    IN_PROGRESS = "Đang thực hiện"
    DONE = "Hoàn thành"
    NOT_APPLICABLE = "Không phát sinh"


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose form it is, for which period of which year; empty where a channel doesn't say."""

    unit: str = ""
    period: str = ""
    year: int | None = None
    version: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a return's table as written: its cells by column key. `task` is the plan's code, empty if none fits."""

    number: int
    task: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Return:
    """A filled form as read (*báo cáo của đơn vị*): who, which rows, what was noticed while reading.

    `book` is the workbook's path, where several of its sheets are forms.
    """

    path: str
    identity: Identity
    rows: tuple[Row, ...]
    saved_at: datetime | None = None
    signatories: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    book: str = ""
    statistics: tuple[WrittenStatistic, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """A cell of a row that the coordinator corrected: its column's key, what the unit wrote, what stands instead."""

    column: str
    given: str
    value: str
    correction: ValueCorrection


class Asked(NamedTuple):
    """A unit's words that ask for more time (*đề nghị gia hạn*), and the first cell they stand in.

    `path` is the return's, where the rest of the row is another's.
    """

    given: str
    ref: Ref
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What the columns that a unit fills say, understood; `share` is 0-1.

    Columns that rules know by name have an attribute; `more` holds all others, by key.
    """

    status: Status | None = None
    share: float | None = None
    actual: float | None = None
    total: float | None = None
    finished_on: date | None = None
    document: str = ""
    difficulty: str = ""
    proposal: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)

    def value(self, key: str) -> Any:  # noqa: ANN401 - each column has its own kind of value
        """Return what the column of a key says, None or nothing where it says nothing."""
        return getattr(self, key) if key in _OWN else self.more.get(key)

    def but(self, values: Mapping[str, Any]) -> Self:
        """Return this with other values in some columns, by key."""
        own = {key: value for key, value in values.items() if key in _OWN}
        more = {key: value for key, value in values.items() if key not in _OWN}
        return replace(self, **own, more={**self.more, **more})


_OWN = frozenset(attribute.name for attribute in fields(Reported)) - {"more"}


@dataclass(frozen=True, slots=True)
class Answer(Reported):
    """What a unit reports on a task, understood. `task` is empty for a task the unit added itself.

    `asks` is what it wrote, anywhere in the row, to ask for more time. `is_silent` says that nothing stands in the
    cells that tell how the task stands, `is_as_begun` that the row says only what its form began with. `lent_by` is
    the return that the row comes from, where that is not the merged one. `person` is whom the unit names as in charge.
    """

    task: str
    text: str = ""
    deadline_text: str = ""
    ref: Ref | None = None
    asks: Asked | None = None
    corrected: tuple[Corrected, ...] = ()
    is_silent: bool = False
    is_as_begun: bool = False
    lent_by: str = ""
    person: str = ""

    @property
    def tells(self) -> bool:
        """Whether the unit itself says in this row how the task stands, understood or not."""
        return not (self.is_silent or self.is_as_begun)

    @property
    def is_reported(self) -> bool:
        """Whether anything usable was said of how the task stands."""
        return self.status is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier(Reported):
    """How an assignment stood at the end of an earlier period; `outcome` is empty where it isn't told.

    `cutoff` is the day the figures of the period were closed in which the unit said so, which is before that where it
    has gone over since; `file` and `place` tell where it is written.
    """

    outcome: str = ""
    cutoff: date | None = None
    file: str = ""
    place: str = ""


class FileState(StrEnum):
    """What became of a file in `nhan/`; `USABLE` is one that may be merged, as long as it isn't chosen which are."""

    USABLE = "usable"
    MERGED = "merged"
    SUPERSEDED = "superseded"
    UNCHANGED = "unchanged"
    SET_ASIDE = "set_aside"
    REJECTED = "rejected"
    UNREADABLE = "unreadable"
    SIGNED_COPY = "signed_copy"
    NOT_A_RETURN = "not_a_return"

    @property
    def label(self) -> str:
        """Return the words for people."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    FileState.MERGED: "Đã tổng hợp",
    FileState.SUPERSEDED: "Đã có bản mới hơn",
    FileState.UNCHANGED: "Gửi lại, không thay đổi",
    FileState.SET_ASIDE: "Để riêng, không dùng",
    FileState.REJECTED: "Không tổng hợp được",
    FileState.UNREADABLE: "Không đọc được",
    FileState.SIGNED_COPY: "Bản ký, bản quét",
    FileState.NOT_A_RETURN: "Không phải báo cáo",
}


@dataclass(frozen=True, slots=True)
class Received:
    """A file in `nhan/` and what became of it. `path` is relative to `nhan/`.

    `made_at` is when its mail was sent, else when the workbook says it was saved; `origin` is that mail. `source` is
    kept of a form that is to be sent back, or whose unit has values corrected. `is_strange` says that it came by mail
    from somebody who is neither the unit nor the coordinator. `book` is as in `Return`. `document` is what a PDF or
    Word file shows of itself, `signatures` are the digital ones in any file.
    """

    path: str
    state: FileState
    unit: str = ""
    made_at: datetime | None = None
    answers: tuple[Answer, ...] = ()
    findings: tuple[Finding, ...] = ()
    signatories: Mapping[str, str] = field(default_factory=dict)
    source: Return | None = None
    origin: Origin | None = None
    is_strange: bool = False
    book: str = ""
    document: SupportingDocument | None = None
    signatures: tuple[Signature, ...] = ()
    statistics: tuple[StatisticAnswer, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether the unit must correct something."""
        return any(finding.is_error and finding.rule.for_unit for finding in self.own_findings)

    @property
    def own_findings(self) -> tuple[Finding, ...]:
        """Return what was found in the file, and in rows lent to it; a correction of it is the coordinator's."""
        lenders = {*(answer.lent_by for answer in self.answers), *(answer.lent_by for answer in self.statistics)}
        own = {self.path, *lenders} - {""}
        return tuple(finding for finding in self.findings if finding.path in own)

    @property
    def corrected(self) -> int:
        """Return how many of its cells were corrected."""
        return sum(len(answer.corrected) for answer in self.answers)

    @property
    def added(self) -> tuple[Answer, ...]:
        """Return the tasks that the unit added (*nhiệm vụ phát sinh*)."""
        return tuple(answer for answer in self.answers if not answer.task)
