"""What the report says, as plain words: everything a template may place; nothing of how it looks."""

from dataclasses import dataclass

from cchc_excel.domain import Summary
from cchc_excel.telling.letterhead import month_of, period_words, plan_name, report_symbol
from cchc_excel.telling.report.ahead import Ahead, find_ahead
from cchc_excel.telling.report.leading import LeadingItem, leading_items
from cchc_excel.telling.report.names import office_in_words, superior_in_words
from cchc_excel.telling.report.notes import DrafterNotes, notes_of
from cchc_excel.telling.report.results import AreaResults, added_tasks, area_results
from cchc_excel.telling.report.sentences import (
    assignment_sentence,
    data_sentences,
    overall_sentences,
    overdue_sentence,
    progress_sentences,
)
from cchc_excel.telling.report.tables import (
    FiguresRow,
    ObjectiveRow,
    PeriodRow,
    StatisticRow,
    figures_row,
    objective_rows,
    objectives_sentence,
    period_rows,
    statistic_rows,
    unit_rows,
)
from cchc_excel.telling.report.voices import Voices, difficulties, proposals_above, proposals_within
from cchc_excel.words import show_date


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in the header block, the title and the signature block; `filing` is who keeps the report."""

    superior: str
    issuer: str
    recipient: str
    office: str
    symbol: str
    dated: str
    month: str
    year: str
    period: str
    plan: str
    closed_on: str
    signer_title: str
    signer: str
    filing: str


@dataclass(frozen=True, slots=True)
class Report:
    """The report in words."""

    head: Head
    notes: DrafterNotes
    assignment: str
    data: str
    overall: str
    leading: tuple[LeadingItem, ...]
    led: tuple[AreaResults, ...]
    areas: tuple[AreaResults, ...]
    added: tuple[str, ...]
    progress: str
    objectives_sentence: str
    objectives: tuple[ObjectiveRow, ...]
    periods: tuple[PeriodRow, ...]
    overdue: str
    difficulties: Voices
    ahead: Ahead
    proposals_above: Voices
    proposals_within: Voices
    by_unit: tuple[FiguresRow, ...]
    unit_total: FiguresRow
    statistics: tuple[StatisticRow, ...]


def build_report(summary: Summary) -> Report:
    """Return what the report of a summary says."""
    return Report(
        head=_head(summary),
        notes=notes_of(summary),
        assignment=assignment_sentence(summary),
        data=data_sentences(summary),
        overall=overall_sentences(summary),
        leading=leading_items(summary),
        led=area_results(summary, leading=True),
        areas=area_results(summary, leading=False),
        added=added_tasks(summary),
        progress=progress_sentences(summary),
        objectives_sentence=objectives_sentence(summary),
        objectives=objective_rows(summary),
        periods=period_rows(summary),
        overdue=overdue_sentence(summary),
        difficulties=difficulties(summary),
        ahead=find_ahead(summary),
        proposals_above=proposals_above(summary),
        proposals_within=proposals_within(summary),
        by_unit=unit_rows(summary),
        unit_total=figures_row("Tổng số lượt giao", summary.assignments_total),
        statistics=statistic_rows(summary),
    )


def _head(summary: Summary) -> Head:
    info, as_of = summary.plan.info, summary.as_of
    return Head(
        superior=info.superior.upper(),
        issuer=info.issuer.upper(),
        recipient=superior_in_words(info),
        office=office_in_words(info),
        symbol=report_symbol(info),
        dated=f"{info.place}, ngày" if info.place else "Ngày",
        month=month_of(as_of),
        year=str(as_of.year),
        period=period_words(summary.period.name),
        plan=plan_name(info),
        closed_on=show_date(as_of),
        signer_title=info.signer_title.upper(),
        signer=info.signer,
        filing=", ".join(filter(None, ("VT", info.coordinator))),
    )
