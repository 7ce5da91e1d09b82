"""What the coordinator changes in the year: the plan itself (*điều chỉnh*), and values of returns (*đính chính*)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from cchc_excel.cells import Cell
    from cchc_excel.deadlines import Deadline
    from cchc_excel.domain.plans import Task, Unit
    from cchc_excel.rules import Finding


class AdjustmentKind(StrEnum):
    """How the plan changes (*loại điều chỉnh*)."""

    ADDED = "Bổ sung nhiệm vụ"
    WITHDRAWN = "Rút nhiệm vụ"
    MOVED = "Chuyển đơn vị"
    RESCHEDULED = "Đổi thời hạn"
    RENAMED = "Đổi tên đơn vị"
    UNITED = "Sáp nhập đơn vị"
    DIVIDED = "Chia tách đơn vị"

    @property
    def is_of_units(self) -> bool:
        """Whether it changes units; on one day these come into force before what changes tasks."""
        return self in {AdjustmentKind.RENAMED, AdjustmentKind.UNITED, AdjustmentKind.DIVIDED}


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A change of the plan in force from a day, with what it needs already understood against the plan of that day.

    Of tasks: `task` is the code, `added` the whole new task; `leads` and `deadline` are the new ones, `before` the
    wording of what they replace. Of units: `old_units` are codes, `new_units` the units that stand in their place.
    """

    day: date
    kind: AdjustmentKind
    task: str = ""
    added: Task | None = None
    leads: tuple[str, ...] = ()
    lead_text: str = ""
    partner_text: str = ""
    deadline: Deadline | None = None
    before: str = ""
    old_units: tuple[str, ...] = ()
    new_units: tuple[Unit, ...] = ()
    document: str = ""
    note: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueCorrection:
    """A value of a return that the coordinator corrected (*đính chính*). `column` is the key in the form.

    `cell` holds the new value as it was typed; `is_blank` says that the value is to be left empty instead.
    """

    period: str
    unit: str
    task: str
    column: str
    cell: Cell
    is_blank: bool
    reason: str
    corrected_by: str
    corrected_on: date
    path: str

    @property
    def place(self) -> str:
        """Return where it stands, for people."""
        return f"{self.path} {self.cell.ref}"
