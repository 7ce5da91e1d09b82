"""What a new year must settle in the plan made for it: each cell once, as `check` and the rules of `years` say."""

from collections.abc import Iterator, Mapping

from cchc_excel.cells import Ref
from cchc_excel.domain import Plan
from cchc_excel.domain.plan_content import PlanContent, PlanValue, Review, Values
from cchc_excel.folders import PLAN_NAME
from cchc_excel.layout.columns import OBJECTIVES, TASKS, UNITS
from cchc_excel.layout.statistics import STATISTIC_ITEMS
from cchc_excel.renewing.tasks import CarriedTask
from cchc_excel.rules import Finding
from cchc_excel.rules.plans import DEADLINE_EMPTY, DEADLINES_EMPTY
from cchc_excel.rules.years import DEADLINE_OF_LAST_YEAR, LEADS_FEWER
from cchc_excel.writing.plan.annex import place_rows
from cchc_excel.writing.plan.check import check_content
from cchc_excel.writing.plan.lists import FIRST_ROW


def find_reviews(
    content: PlanContent, by_area: Mapping[str, list[CarriedTask]], plan: Plan, year: int
) -> tuple[Review, ...]:
    """Return the points to look at, errors first; `by_area` are the tasks as they stand in the content."""
    reviews = [*_of_tasks(content, by_area, plan, year)]
    left_out = {review.finding.ref for review in reviews if review.finding.rule == DEADLINE_OF_LAST_YEAR}
    reviews += [
        Review(finding, "", finding.ref, _value_at(content, finding.ref))
        for finding in check_content(content)
        if not _is_said(finding, left_out, sum(map(len, by_area.values())))
    ]
    return tuple(sorted(reviews, key=lambda review: not review.finding.is_error))


def _is_said(finding: Finding, left_out: set[Ref | None], tasks: int) -> bool:
    """Whether an empty deadline was told with the old one that was left out there."""
    if finding.rule == DEADLINES_EMPTY:
        return len(left_out) == tasks
    return finding.rule == DEADLINE_EMPTY and finding.ref in left_out


def _of_tasks(
    content: PlanContent, by_area: Mapping[str, list[CarriedTask]], plan: Plan, year: int
) -> Iterator[Review]:
    """Yield what a new year must settle in the rows of tasks: deadlines that are past, units that are done."""
    details = {"year": str(plan.info.year), "next_year": str(year)}
    for (_, rows), carried in zip(place_rows(content.areas), by_area.values(), strict=True):
        for row, known in zip(rows, carried, strict=False):
            where = f"Biểu nhiệm vụ, {known.task.code}"
            place = Ref(TASKS.sheet, row, TASKS.keys.index("deadline") + 1)
            if known.old_deadline:
                finding = Finding(DEADLINE_OF_LAST_YEAR, PLAN_NAME, place, known.old_deadline, details=details)
                yield Review(finding, where, place, None)
            leads = str(known.row[TASKS.keys.index("leads")])
            if leads != known.task.lead_text:
                place = Ref(TASKS.sheet, row, TASKS.keys.index("leads") + 1)
                finding = Finding(
                    rule=LEADS_FEWER,
                    path=PLAN_NAME,
                    ref=place,
                    given=known.task.lead_text,
                    read_as=leads,
                    details=details,
                )
                yield Review(finding, where, place, leads)


def _value_at(content: PlanContent, ref: Ref | None) -> PlanValue:
    if ref is None:
        return None
    rows: dict[tuple[str, int], Values] = {}
    for (_, task_rows), area in zip(place_rows(content.areas), content.areas, strict=True):
        rows |= {(TASKS.sheet, row): values for row, values in zip(task_rows, area.tasks, strict=False)}
    lists = (
        (OBJECTIVES.sheet, content.objectives),
        (UNITS.sheet, content.units),
        (STATISTIC_ITEMS.sheet, content.statistics),
    )
    for sheet, listed in lists:
        rows |= {(sheet, row): values for row, values in enumerate(listed, start=FIRST_ROW)}
    values = rows.get((ref.sheet, ref.row), ())
    return values[ref.column - 1] if ref.column <= len(values) else None
