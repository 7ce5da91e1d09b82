"""What is noticed while a plan is made: a point to look at, a text that went nowhere else, the rows in the making."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc_excel.books.documents import PARAGRAPHS, TABLE, WHOLE
from cchc_excel.cells import Cell, Ref
from cchc_excel.plan.tables import Record
from cchc_excel.rules import Rule


@dataclass(slots=True, eq=False)
class Item:
    """A task in the making, or a heading between tasks (`is_group`): its texts by column key."""

    record: Record
    texts: dict[str, str]
    number: str = ""
    is_group: bool = False
    code: str = ""
    weight: str | float | None = None
    notes: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    """The numbers of the rows below its own that go on with it."""


@dataclass(slots=True, eq=False)
class AreaDraft:
    """An area in the making (*lĩnh vực*)."""

    code: str
    name: str
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class UnitDraft:
    """A unit in the making: its spellings in the order met, the one that names it best first."""

    code: str
    name: str
    other_names: list[str] = field(default_factory=list)


Owner = Item | AreaDraft | UnitDraft


@dataclass(frozen=True, slots=True)
class AnnexPoint:
    """A rule met at a cell of the annex, and the row and column of the plan it bears on."""

    rule: Rule
    cell: Cell | None = None
    owner: Owner | None = None
    column: str = ""
    given: str = ""
    read_as: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


def where_of(ref: Ref | None) -> str:
    """Return a place of the annex for people: Trang1!B5, or Bảng 2, dòng 3, cột 4."""
    if ref is None or ref.sheet == WHOLE:
        return ""
    if ref.sheet == PARAGRAPHS:
        return f"{PARAGRAPHS} {ref.row}"
    if ref.sheet.startswith(f"{TABLE} "):
        return f"{ref.sheet}, dòng {ref.row}, cột {ref.column}"
    return f"{ref.sheet}!{ref.address}"
