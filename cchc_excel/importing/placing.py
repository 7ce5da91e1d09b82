"""Where in the plan workbook each point lies, and what `check` will say of it: both listed, each cell once.

The plan is written and read back as `check` does, so that what is marked is exactly what `check` would find.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc_excel.cells import Cell, Ref
from cchc_excel.domain.plan_content import PlanContent, PlanValue, Review
from cchc_excel.importing.draft import Draft
from cchc_excel.importing.points import AnnexPoint, Item, Owner, UnitDraft, where_of
from cchc_excel.layout.columns import INFO_KEYS, PERIODS, PLAN_INFO, TASKS, UNITS
from cchc_excel.rules import Finding
from cchc_excel.rules.plans import DEADLINES_EMPTY
from cchc_excel.writing.plan.annex import HEADER_ROW, place_rows
from cchc_excel.writing.plan.check import check_content
from cchc_excel.writing.plan.lists import FIRST_ROW


@dataclass(slots=True)
class _Places:
    """The rows of the plan workbook by what they were made of; the cells of the annex, and the values, by place."""

    rows: dict[int, tuple[str, int]]
    sources: dict[Ref, Cell]
    values: dict[Ref, PlanValue]
    unasked: set[Ref] = field(default_factory=set)
    """Empty deadlines of tables that have none at all: said once for the table."""

    def place_of(self, owner: Owner | None, column: str) -> Ref | None:
        """Return the plan's cell of an owner's column; of the heading where there is no owner."""
        if owner is None:
            return Ref(TASKS.sheet, HEADER_ROW, TASKS.keys.index(column) + 1) if column in TASKS.keys else None
        if id(owner) not in self.rows:
            return None
        sheet, row = self.rows[id(owner)]
        keys = UNITS.keys if isinstance(owner, UnitDraft) else TASKS.keys
        return Ref(sheet, row, keys.index(column) + 1)


def place_points(content: PlanContent, draft: Draft, units: Sequence[UnitDraft], path: str) -> PlanContent:
    """Return the content with its reviews: errors first, then as they stand in the plan."""
    places = _find_places(content, draft, units)
    found = [_review(places, point, path) for point in draft.points]
    found += [_review_of_check(places, found) for found in check_content(content) if not _is_said(places, draft, found)]
    order = {sheet: number for number, sheet in enumerate((PLAN_INFO.sheet, UNITS.sheet, TASKS.sheet, PERIODS.sheet))}
    found.sort(key=lambda review: (not review.finding.is_error, _order(order, review.place)))
    return replace(content, reviews=tuple(found))


def _is_said(places: _Places, draft: Draft, finding: Finding) -> bool:
    """Whether an empty deadline was told with its table, which has none at all."""
    is_of_all = finding.rule == DEADLINES_EMPTY and len(places.unasked) == len(draft.tasks)
    return is_of_all or finding.ref in places.unasked


def _order(order: Mapping[str, int], place: Ref | None) -> tuple[int, int, int]:
    return (order.get(place.sheet, len(order)), place.row, place.column) if place else (-1, 0, 0)


def _find_places(content: PlanContent, draft: Draft, units: Sequence[UnitDraft]) -> _Places:
    places = _Places({}, {}, {})
    for row, unit in enumerate(units, start=FIRST_ROW):
        places.rows[id(unit)] = (UNITS.sheet, row)
        _keep_values(places, UNITS.sheet, row, content.units[row - FIRST_ROW])
    for row, key in enumerate(INFO_KEYS, start=FIRST_ROW):
        places.values[Ref(PLAN_INFO.sheet, row, 2)] = content.info.get(key)
    for column, heading in enumerate(TASKS.columns, start=1):
        places.values[Ref(TASKS.sheet, HEADER_ROW, column)] = heading.heading
    for (row, task_rows), group, area in zip(place_rows(content.areas), draft.groups, content.areas, strict=True):
        places.rows[id(group)] = (TASKS.sheet, row)
        _keep_values(places, TASKS.sheet, row, (area.code, area.name))
        for task_row, item, values in zip(task_rows, group.items, area.tasks, strict=False):
            places.rows[id(item)] = (TASKS.sheet, task_row)
            _keep_values(places, TASKS.sheet, task_row, values)
            _keep_sources(places, task_row, item)
            if id(item) in draft.undated:
                places.unasked.add(Ref(TASKS.sheet, task_row, TASKS.keys.index("deadline") + 1))
    return places


def _keep_values(places: _Places, sheet: str, row: int, values: Iterable[PlanValue]) -> None:
    places.values |= {Ref(sheet, row, column): value for column, value in enumerate(values, start=1)}


def _keep_sources(places: _Places, row: int, item: Item) -> None:
    for column, key in enumerate(TASKS.keys, start=1):
        if key in item.record.cells:
            places.sources[Ref(TASKS.sheet, row, column)] = item.record.cells[key]


def _review(places: _Places, point: AnnexPoint, path: str) -> Review:
    place = places.place_of(point.owner, point.column)
    ref = point.cell.ref if point.cell else None
    finding = Finding(
        rule=point.rule,
        path=path,
        ref=ref,
        given=point.given,
        read_as=point.read_as,
        details=point.details,
        column=point.column,
    )
    where = where_of(ref) or (f"Trang “{point.details['sheet']}”" if "sheet" in point.details else "")
    return Review(finding, where, place, places.values.get(place) if place else None)


def _review_of_check(places: _Places, finding: Finding) -> Review:
    source = places.sources.get(finding.ref) if finding.ref else None
    value = places.values.get(finding.ref) if finding.ref else None
    return Review(finding, where_of(source.ref) if source else "", finding.ref, value)
