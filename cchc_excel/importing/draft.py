"""The plan in the making: its areas and tasks so far, what is to be looked at, what went nowhere else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from cchc_excel.cells import Cell
from cchc_excel.domain.plan_content import KeptText
from cchc_excel.importing.points import AnnexPoint, AreaDraft, Item, Owner, where_of
from cchc_excel.plan.rows import ROMAN
from cchc_excel.rules import Rule
from cchc_excel.text import clean, fold

_WORD = re.compile(r"\w")


@dataclass(slots=True)
class Draft:
    """What the annex has given so far. `group` is the area that the next task belongs to."""

    groups: list[AreaDraft] = field(default_factory=list)
    points: list[AnnexPoint] = field(default_factory=list)
    kept: list[KeptText] = field(default_factory=list)
    group: AreaDraft | None = None
    has_targets: bool = False
    undated: set[int] = field(default_factory=set)
    """Which tasks, by `id`, come from a table without a column of deadlines."""

    @property
    def items(self) -> list[Item]:
        """Return tasks and headings between them, in order."""
        return [item for group in self.groups for item in group.items]

    @property
    def tasks(self) -> list[Item]:
        """Return the tasks in order."""
        return [item for item in self.items if not item.is_group]

    def note(self, rule: Rule, cell: Cell, owner: Owner | None, column: str, read_as: str = "", **details: str) -> None:
        """Keep a point to look at: a rule met at a cell."""
        self.points.append(
            AnnexPoint(
                rule=rule,
                cell=cell,
                owner=owner,
                column=column,
                given=clean(cell.text),
                read_as=read_as,
                details=details,
            )
        )

    def keep(self, cells: Iterable[Cell], became: str) -> None:
        """Keep the texts of cells that are no row of the plan, with what became of them."""
        said = ((cell, clean(cell.text)) for cell in cells)
        self.kept += [KeptText(where_of(cell.ref), text, became) for cell, text in said if _WORD.search(text)]

    def find_group(self, code: str, name: str) -> AreaDraft | None:
        """Return the area of that name, whose code is the same or was not written."""
        same = (group for group in self.groups if fold(group.name) == fold(name))
        return next((group for group in same if not code or fold(group.code) == fold(code)), None)

    def free_code(self) -> str:
        """Return the first Roman number that no area has."""
        taken = {fold(group.code) for group in self.groups}
        return next((code for code in ROMAN if fold(code) not in taken), f"X{len(self.groups)}")

    def is_taken(self, code: str) -> bool:
        """Whether an area has that code."""
        return fold(code) in {fold(group.code) for group in self.groups}

    def keep_text(self, cell: Cell, text: str, became: str) -> None:
        """Keep a text that belongs to a cell."""
        self.kept.append(KeptText(where_of(cell.ref), text, became))
