"""Tasks that units propose (*đăng ký nhiệm vụ*): as read, as they stand in the draft annex, as they enter the plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_excel.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from cchc_excel.domain.plans import Area, Plan
    from cchc_excel.domain.returns import Received
    from cchc_excel.rules import Finding


class Decision(StrEnum):
    """What the coordinator decides (*duyệt*): as the unit wrote it, as the row now says, not at all."""

    ACCEPTED = "có"
    AMENDED = "sửa"
    REFUSED = "không"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A task that a unit proposes: what it says by column key, and where it says so.

    `period` is the code of the period in whose summary a task added by the unit stands; empty for a registration.
    """

    unit: str
    path: str
    place: str
    words: Mapping[str, str]
    period: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Registered:
    """A file in `dang-ky/nhan/`, what became of it, and the tasks in it."""

    file: Received
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row of the draft annex. `words` is what stands there, `proposal` what the unit wrote.

    `number` is its lasting name; `decision` and `join` are as typed; `task` is the code given in the plan; `extra` is
    what the coordinator wrote in columns of their own, by heading; `is_gone` says that no file holds it any more.
    """

    number: int
    proposal: Proposal
    words: Mapping[str, str]
    decision: str = ""
    join: str = ""
    remark: str = ""
    task: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    is_gone: bool = False
    group: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def edited(self) -> tuple[str, ...]:
        """Return the keys of the columns that say something else than the unit wrote."""
        own = self.proposal.words
        return tuple(key for key, text in self.words.items() if one_line(text) != one_line(own.get(key, "")))

    @property
    def is_touched(self) -> bool:
        """Whether the coordinator wrote anything in the row."""
        return bool(self.decision or self.join or self.remark or self.task or self.extra or self.edited)

    @property
    def is_by_hand(self) -> bool:
        """Whether the coordinator added the row: it has no source."""
        return not self.proposal.path

    @property
    def is_blocked(self) -> bool:
        """Whether something must be put right before the row can enter the plan."""
        return any(finding.is_error for finding in self.findings)


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task to enter the plan: its area, its cells by key of `layout.TASKS`, the draft rows it comes from."""

    area: Area
    cells: Mapping[str, str]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Registration:
    """Everything registered, gathered: the files and the rows of the draft annex, in its order."""

    plan: Plan
    files: tuple[Received, ...]
    rows: tuple[DraftRow, ...]


@dataclass(frozen=True, slots=True)
class Registering:
    """What a run of the registration did: forms issued, everything gathered, tasks entered, the plan's backup.

    `since` is the day from which the tasks are in force, where figures of the year were there before them.
    """

    registration: Registration
    issued: tuple[Path, ...] = ()
    entered: tuple[NewTask, ...] = ()
    backup: Path | None = None
    since: date | None = None
