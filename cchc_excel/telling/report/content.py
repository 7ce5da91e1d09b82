"""What the report says, as plain words: everything a template may place; nothing of how it looks."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc_excel.domain import Summary
from cchc_excel.telling.letterhead import month_of, period_words, plan_name, report_symbol
from cchc_excel.telling.remarks import remarks_of
from cchc_excel.telling.report.ahead import Ahead, find_ahead
from cchc_excel.telling.report.results import AreaResults, added_tasks, area_results
from cchc_excel.telling.report.sentences import (
    assignment_sentence,
    data_sentences,
    overall_paragraphs,
    overdue_sentence,
)
from cchc_excel.telling.report.tables import (
    FiguresRow,
    ObjectiveRow,
    PeriodRow,
    StatisticRow,
    area_rows,
    figures_row,
    objective_rows,
    objectives_sentence,
    period_rows,
    statistic_rows,
    unit_rows,
)
from cchc_excel.telling.rows import rows_of
from cchc_excel.words import show_date


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in the header block, the title and the signature block."""

    superior: str
    issuer: str
    symbol: str
    place: str
    month: str
    year: str
    period: str
    plan: str
    closed_on: str
    signer_title: str
    signer: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What a unit wrote, word for word, and of which task."""

    unit: str
    task: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """The report in words."""

    head: Head
    assignment: str
    data: str
    overall: tuple[str, ...]
    areas: tuple[AreaResults, ...]
    added: tuple[str, ...]
    by_area: tuple[FiguresRow, ...]
    area_total: FiguresRow
    by_unit: tuple[FiguresRow, ...]
    unit_total: FiguresRow
    objectives_sentence: str
    objectives: tuple[ObjectiveRow, ...]
    periods: tuple[PeriodRow, ...]
    overdue: str
    difficulties: tuple[Quote, ...]
    proposals: tuple[Quote, ...]
    ahead: Ahead
    statistics: tuple[StatisticRow, ...]


def build_report(summary: Summary) -> Report:
    """Return what the report of a summary says."""
    return Report(
        head=_head(summary),
        assignment=assignment_sentence(summary),
        data=data_sentences(summary),
        overall=overall_paragraphs(summary),
        areas=area_results(summary),
        added=added_tasks(summary),
        by_area=area_rows(summary),
        area_total=figures_row("Tổng số nhiệm vụ", summary.overall),
        by_unit=unit_rows(summary),
        unit_total=figures_row("Tổng số lượt giao", summary.assignments_total),
        objectives_sentence=objectives_sentence(summary),
        objectives=objective_rows(summary),
        periods=period_rows(summary),
        overdue=overdue_sentence(summary),
        difficulties=tuple(_remarks(summary, "difficulty")),
        proposals=tuple(_remarks(summary, "proposal")),
        ahead=find_ahead(summary),
        statistics=statistic_rows(summary),
    )


def _head(summary: Summary) -> Head:
    info, as_of = summary.plan.info, summary.as_of
    return Head(
        superior=info.superior.upper(),
        issuer=info.issuer.upper(),
        symbol=report_symbol(info),
        place=info.place or "…",
        month=month_of(as_of),
        year=str(as_of.year),
        period=period_words(summary.period.name),
        plan=plan_name(info),
        closed_on=show_date(as_of),
        signer_title=info.signer_title.upper(),
        signer=info.signer,
    )


def _remarks(summary: Summary, key: str) -> Iterator[Quote]:
    for remark in remarks_of(summary, rows_of(summary.table)):
        if said := getattr(remark, key):
            code = f"nhiệm vụ {remark.task} - " if remark.task else ""
            yield Quote(remark.unit_name, f"{code}{remark.text}", said)
