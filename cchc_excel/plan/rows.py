"""What each row of an annex is: an area, a task, a heading between tasks, a total, the foot of the page.

An office lays its annex out for print; only area rows and task rows say something of the plan.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from cchc_excel.domain import Area
from cchc_excel.kinds.written import is_ditto
from cchc_excel.plan.tables import Record, Table, moved
from cchc_excel.text import fold, fold_plain, one_line

NO_AREA = Area("-", "Chưa xếp lĩnh vực")
"""The area of tasks that stand above the first area row."""

_ASSIGNING = ("product", "target", "leads", "partners", "deadline")
_REPEATABLE = (*_ASSIGNING, "note")
_AREA = re.compile(r"(?P<code>[IVXLC]+|[A-H])(?:\s*[.):\-/]?\s*|(?:\s*[.):\-/]\s*|\s+)(?P<name>[^\d\s.].*))")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_TOTALS = ("tong cong", "tong so")
_FOOTERS = (
    "noi nhan", "nguoi lap", "thu truong", "chanh van phong", "pho chanh van phong", "kt chanh", "tl chanh", "ghi chu",
    "tm uy ban", "tm ubnd", "kt chu tich", "kt giam doc", "kt thu truong", "kt truong",
)  # fmt: skip
_WIDE = 3


class RowKind(Enum):
    """What a row of an annex is."""

    AREA = auto()
    TASK = auto()
    HEADING = auto()
    TOTAL = auto()
    FOOT = auto()
    BLANK = auto()


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A row and the area it stands under, or names. `is_numbered`: the area's code was not written."""

    record: Record
    area: Area
    kind: RowKind
    is_numbered: bool = False

    @property
    def is_task(self) -> bool:
        """Whether it is a task, no area."""
        return self.kind is RowKind.TASK


def sort_rows(table: Table) -> tuple[AnnexRow, ...]:
    """Return the area rows and task rows in order, ditto marks resolved; what else a page holds is left out."""
    return tuple(row for row in classify_rows(table) if row.kind in (RowKind.AREA, RowKind.TASK))


def classify_rows(table: Table) -> Iterator[AnnexRow]:
    """Yield every row in order with what it is, ditto marks resolved."""
    records = tuple(_repeat_dittos(table.records))
    parents = {parent for record in records for parent in _parents(record.text("task"))}
    wide = {area.top for area in table.grid.merges if area.right - area.left + 1 >= _WIDE}
    area = NO_AREA
    is_foot = False
    ordinal = 0
    for record in records:
        words = _words(table, record)
        start = fold_plain(words)
        is_foot = is_foot or start.startswith(_FOOTERS)
        is_heading = not is_assigned(record)
        if not start:
            yield AnnexRow(record, area, RowKind.BLANK)
        elif is_foot and not _is_whole(record):
            yield AnnexRow(record, area, RowKind.FOOT)
        elif is_heading and start.startswith(_TOTALS):
            yield AnnexRow(record, area, RowKind.TOTAL)
        elif is_heading and (found := _read_area(words, record.number in wide, ordinal)):
            area, ordinal = found, ordinal + 1
            yield AnnexRow(record, area, RowKind.AREA, is_numbered=not has_area_code(words))
        else:
            is_parent = is_heading and fold(record.text("task")) in parents
            yield AnnexRow(record, area, RowKind.HEADING if is_parent else RowKind.TASK)


def has_area_code(words: str) -> bool:
    """Whether a row's words are an area's code and name."""
    return bool(_AREA.fullmatch(words))


def _words(table: Table, record: Record) -> str:
    """Return everything a row says, also in columns that are none of the plan's (`STT`)."""
    return " ".join(one_line(cell.text) for cell in table.grid.by_row.get(record.number, ()) if not cell.is_empty)


def is_assigned(record: Record) -> bool:
    """Whether anything stands there that a heading would not have."""
    return not all(record.is_empty(key) for key in _ASSIGNING)


def _is_whole(record: Record) -> bool:
    """Whether a row at the foot of the page is a task all the same."""
    return not any(record.is_empty(key) for key in ("task", "text", "deadline"))


def _parents(code: str) -> Iterator[str]:
    """Yield the codes above a code: III.1.2 → III.1, III."""
    while "." in code:
        code = code.rpartition(".")[0]
        yield fold(code)


def _read_area(words: str, is_wide: bool, ordinal: int) -> Area | None:  # noqa: FBT001 - a private reader's plain fact
    """Return the area that a heading row names; one merged across without a code is numbered in order."""
    if found := _AREA.fullmatch(words):
        return Area(found["code"], found["name"] or f"Lĩnh vực {found['code']}")
    return Area(ROMAN[ordinal % len(ROMAN)], words) if is_wide else None


def _repeat_dittos(records: tuple[Record, ...]) -> Iterator[Record]:
    """Yield the records with "nt", "như trên", "//" replaced by what stands above."""
    above: Record | None = None
    for record in records:
        marked = [key for key in _REPEATABLE if above and is_ditto(record.cells[key])]
        resolved = record
        if above and marked:
            repeated = {key: moved(above.cells[key], record.cells[key]) for key in marked}
            resolved = replace(record, cells={**record.cells, **repeated})
        if is_assigned(resolved):
            above = resolved
        yield resolved
