"""What the sheets of one summary share: rows in their order, where figures stand, what is urgent, what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_excel.layout.columns import AREA_FIGURES, UNIT_FIGURES
from cchc_excel.measuring.changes import Change, find_changes
from cchc_excel.measuring.evidence import Evidence, find_evidence
from cchc_excel.measuring.ranking import ranked, silent_units
from cchc_excel.measuring.ratings import Rating, rate_unit
from cchc_excel.telling.annex import LineKind
from cchc_excel.telling.closed import closed_words
from cchc_excel.telling.remarks import RemarkLine, remark_lines
from cchc_excel.telling.rows import SummaryRow, rows_of
from cchc_excel.telling.urgent import Urgent, urgent_tasks
from cchc_excel.words import show_date
from cchc_excel.writing.house.sheet import Place
from cchc_excel.writing.summary.annex_places import FIRST_ROW, AnnexPlaces, annex_places
from cchc_excel.writing.summary.columns import ANNEX, figures_layout
from cchc_excel.writing.summary.content_code import content_code
from cchc_excel.writing.summary.data import in_data_order, places_of_units
from cchc_excel.writing.summary.formulas import Rows, assignments
from cchc_excel.writing.summary.groups.columns import UnitHelpers, first_helper
from cchc_excel.writing.summary.groups.figures import Figures
from cchc_excel.writing.summary.groups.ranks import WIDE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_excel.domain import Summary


@dataclass(frozen=True, slots=True)
class Content:
    """A summary, and all that several of its sheets need of it."""

    summary: Summary
    rows: list[SummaryRow]
    in_plan_order: list[SummaryRow]
    places: AnnexPlaces
    by_unit: Figures
    by_area: Figures
    assignments: Rows
    tasks: Rows
    helpers: UnitHelpers
    urgent: tuple[Urgent, ...]
    remarks: tuple[RemarkLine, ...]
    changes: tuple[Change, ...]
    code: str
    evidence: Mapping[str, tuple[Evidence, ...]]
    ratings: Mapping[str, Rating]

    @property
    def covered(self) -> str:
        """Return what the figures cover, for subtitles."""
        summary = self.summary
        return f"{summary.period.name}, số liệu đến ngày {show_date(summary.as_of)}{closed_words(summary)}"


def build_content(summary: Summary) -> Content:
    """Return what the sheets share."""
    in_plan_order = rows_of(summary.table)
    rows, places = in_data_order(in_plan_order, summary.plan), annex_places(summary, in_plan_order)
    compared = bool(summary.history)
    by_unit = Figures(
        layout=figures_layout(UNIT_FIGURES, rated=True, compared=compared, judged=bool(summary.plan.quality)),
        groups=ranked(summary.by_unit, silent_units(summary)),
        total=summary.assignments_total,
        total_label="Tổng lượt giao",
        table_name="BangDonVi",
        places=places_of_units(rows),
    )
    by_area = Figures(
        layout=figures_layout(AREA_FIGURES, rated=False, compared=compared),
        groups=summary.by_area,
        total=summary.overall,
        total_label="Tổng nhiệm vụ",
        table_name="BangLinhVuc",
        places=places_of_areas(places),
    )
    evidence = find_evidence(summary) if summary.closes_year else {}
    return Content(
        summary=summary,
        rows=rows,
        in_plan_order=in_plan_order,
        places=places,
        by_unit=by_unit,
        by_area=by_area,
        assignments=assignments(unit.code for unit in summary.plan.units),
        tasks=places.tasks(),
        helpers=UnitHelpers(by_unit, first_helper(by_unit) + WIDE),
        urgent=urgent_tasks(summary, in_plan_order),
        remarks=remark_lines(summary, in_plan_order),
        changes=find_changes(summary),
        code=content_code(summary),
        evidence=evidence,
        ratings=rate_units(summary, evidence),
    )


def rate_units(summary: Summary, evidence: Mapping[str, tuple[Evidence, ...]]) -> dict[str, Rating]:
    """Return the rating of each unit by code, at the end of the year; before it there is none."""
    if not summary.closes_year:
        return {}
    settings = summary.plan.settings
    return {
        group.code: rate_unit(group.measures, len(items), settings, _lost_tasks(items))
        for group in summary.by_unit
        for items in (evidence.get(group.code, ()),)
    }


def _lost_tasks(items: Sequence[Evidence]) -> float:
    """Return what poor quality took of a unit's points, counted in tasks."""
    return round(sum(item.lost_quality for item in items) * len(items) / 100, 9)


def places_of_areas(places: AnnexPlaces) -> dict[str, Place]:
    """Return where the rows of each area stand in the annex."""
    heads = [
        (row, line.values["task"])
        for row, line in enumerate(places.lines, start=FIRST_ROW)
        if line.kind is LineKind.AREA
    ]
    total = next(row for row, line in enumerate(places.lines, start=FIRST_ROW) if line.kind is LineKind.TOTAL)
    ends = [*(row - 1 for row, _ in heads[1:]), total - 1]
    return {code: Place(ANNEX.sheet, row, end) for (row, code), end in zip(heads, ends, strict=True)}
