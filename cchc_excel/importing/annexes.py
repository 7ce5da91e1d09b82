"""From the file of an annex to the content of a plan workbook, with everything the coordinator must look at."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cchc_excel.cells import Grid
from cchc_excel.domain.plan_content import AreaContent, PlanContent, PlanValue, Values
from cchc_excel.errors import OperatorError
from cchc_excel.importing.codes import give_codes
from cchc_excel.importing.draft import Draft
from cchc_excel.importing.headings import seen_headings
from cchc_excel.importing.lead_cells import make_plain
from cchc_excel.importing.lines import read_section
from cchc_excel.importing.placing import place_points
from cchc_excel.importing.points import AnnexPoint, Item, UnitDraft
from cchc_excel.importing.sections import Section, continue_section, filled_cells, heading_cells, split_sheet
from cchc_excel.importing.sources import open_annex
from cchc_excel.importing.titles import find_attached, find_year, read_info, title_cells
from cchc_excel.importing.units import gather_units
from cchc_excel.layout.columns import TASKS, UNITS
from cchc_excel.plan.shipped import attached_to, shipped_periods
from cchc_excel.rules.annexes import (
    NO_DEADLINES,
    SHEET_HIDDEN,
    SHEET_NOT_TAKEN,
    TABLE_CONTINUED,
    TABLE_NOT_TAKEN,
    TASK_TWICE,
)
from cchc_excel.text import fold

_MOST_TASKS = 2_000
_MOST_KEPT = 300


@dataclass(frozen=True, slots=True)
class Annex:
    """What a file gave: the content of a plan workbook, and how many tasks are in it."""

    content: PlanContent
    task_count: int


def import_annex(path: Path, year: int | None, fallback_year: int | None) -> Annex:
    """Return the plan in an annex; raise OperatorError where the file can't be read or has no task table.

    The year is the one given, else the annex's own, else the fallback, else left to fill in.
    """
    draft = Draft()
    grids = open_annex(path)
    sections = tuple(_read_sheets(draft, grids, path.name))
    if not draft.tasks:
        raise _no_table(path, seen_headings(grids))
    if len(draft.tasks) > _MOST_TASKS:
        raise OperatorError(f"“{path}” có hơn {_MOST_TASKS} dòng nhiệm vụ, không giống phụ lục của một kế hoạch.")
    give_codes(draft)
    _note_twice(draft)
    make_plain(draft)
    units = gather_units(draft)
    titles = list(title_cells(sections))
    year = year or find_year(titles, (item.texts["deadline"] for item in draft.tasks)) or fallback_year
    draft.keep(titles, "phần đầu của phụ lục")
    info: dict[str, PlanValue] = {"title": f"Kế hoạch cải cách hành chính năm {year or '20…'}", **read_info(titles)}
    content = PlanContent(
        {**info, "year": year},
        find_attached(titles) or attached_to(year),
        units=tuple(_unit_values(unit) for unit in units),
        areas=tuple(
            AreaContent(group.code, group.name, tuple(map(_task_values, group.items))) for group in draft.groups
        ),
        periods=shipped_periods(year),
        notice="Tệp này được lập từ phụ lục; xem trang “Cần xem lại” trước khi dùng.",
        kept=tuple(draft.kept),
    )
    return Annex(place_points(content, draft, units, path.name), len(draft.tasks))


def _no_table(path: Path, headings: Sequence[str]) -> OperatorError:
    names = ", ".join(f"“{name}”" for name in headings)
    seen = f" Các tiêu đề cột đã thấy: {names}; hãy sửa lại cho giống các tên trên." if names else ""
    return OperatorError(
        f"Không tìm thấy bảng nhiệm vụ nào trong “{path}”. Bảng cần có dòng tiêu đề với cột nội dung nhiệm vụ và"
        f" cột đơn vị chủ trì hoặc thời gian hoàn thành.{seen}"
    )


def _read_sheets(draft: Draft, grids: Sequence[Grid], path: str) -> Iterator[Section]:
    """Read every sheet into the draft, and yield the task tables found."""
    is_alone = all(grid.hidden for grid in grids)
    before: Section | None = None
    for grid in grids:
        if not grid.cells or all(cell.is_empty for cell in grid.cells.values()):
            continue
        sections = split_sheet(grid)
        details = {"sheet": grid.name}
        going_on = continue_section(grid, before) if before and not sections else None
        if not going_on and not any(section.is_task_table for section in sections):
            draft.points.append(AnnexPoint(SHEET_NOT_TAKEN, details=details))
            _keep_tables(draft, sections)
        elif grid.hidden and not is_alone:
            draft.points.append(AnnexPoint(SHEET_HIDDEN, details=details))
        elif going_on and before:
            first = filled_cells(grid, going_on.body[0])[0]
            draft.points.append(AnnexPoint(TABLE_CONTINUED, first, read_as=before.grid.name, details=details))
            yield from _read_tables(draft, [going_on], path)
        else:
            draft.group = None
            read = list(_read_tables(draft, sections, path))
            before = read[-1]
            yield from read


def _read_tables(draft: Draft, sections: Iterable[Section], path: str) -> Iterator[Section]:
    for section in sections:
        if section.is_task_table:
            before = len(draft.tasks)
            read_section(draft, section, path)
            _note_undated(draft, section, draft.tasks[before:])
            yield section
            continue
        head = filled_cells(section.grid, section.header.row)
        names = ", ".join(f"“{cell.text}”" for cell in head)
        draft.points.append(AnnexPoint(TABLE_NOT_TAKEN, head[0] if head else None, given=names))
        _keep_tables(draft, [section])


def _keep_tables(draft: Draft, sections: Iterable[Section]) -> None:
    """Keep what tables say that are none of tasks; of a very long one only the beginning, and how much is left out."""
    for section in sections:
        for row in (*section.titles, *section.headings, *section.body[:_MOST_KEPT]):
            draft.keep(filled_cells(section.grid, row), "bảng không phải bảng nhiệm vụ, giữ lại ở đây")
        if left_out := section.body[_MOST_KEPT:]:
            told = f"dòng đầu của {len(left_out)} dòng cuối bảng; các dòng sau không chép lại, xem trong tệp gốc"
            draft.keep(filled_cells(section.grid, left_out[0]), told)


def _note_undated(draft: Draft, section: Section, tasks: Sequence[Item]) -> None:
    """Say once, for all tasks of a table without a column of deadlines, that they will never be due."""
    if tasks and not section.has_deadlines:
        draft.undated |= {id(item) for item in tasks}
        head = next(heading_cells(section), None)
        draft.points.append(AnnexPoint(NO_DEADLINES, head, column="deadline", read_as=str(len(tasks))))


def _note_twice(draft: Draft) -> None:
    first: dict[tuple[str, str], Item] = {}
    for item in draft.tasks:
        key = fold(item.texts["text"]), fold(item.texts["leads"])
        earlier = first.setdefault(key, item)
        if earlier is not item and item.texts["text"]:
            cell = item.record.cells["text"]
            details = {"first": earlier.code}
            draft.points.append(AnnexPoint(TASK_TWICE, cell, item, "text", item.texts["text"], details=details))


def _unit_values(unit: UnitDraft) -> Values:
    values: dict[str, PlanValue] = {"unit": unit.code, "name": unit.name, "other_names": "; ".join(unit.other_names)}
    return tuple(values.get(key) for key in UNITS.keys)


def _task_values(item: Item) -> Values:
    note = "\n".join(filter(None, (item.texts["note"], *item.notes)))
    values: dict[str, PlanValue] = {**item.texts, "task": item.code, "weight": item.weight, "note": note}
    return tuple(values.get(key) for key in TASKS.keys)
