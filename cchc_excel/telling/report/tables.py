"""The tables of the report, row by row as words: by unit, objectives, periods, the statistical appendix."""

from dataclasses import dataclass

from cchc_excel.checking.statistics import show_statistic
from cchc_excel.domain import Measures, ObjectiveResult, PastPeriod, Summary
from cchc_excel.layout.columns import METHODS
from cchc_excel.measuring.ranking import ranked, silent_units
from cchc_excel.telling.appendix.lines import ReportedStatistic, appendix_lines
from cchc_excel.telling.appendix.statistics import RATES, Statistic
from cchc_excel.telling.letterhead import period_words
from cchc_excel.telling.objectives import reached, required, verdict
from cchc_excel.words import EMPTY, show_date, show_number, show_rate


@dataclass(frozen=True, slots=True)
class FiguresRow:
    """A unit or the total with its figures."""

    name: str
    assigned: str
    not_applicable: str
    done: str
    in_progress: str
    not_started: str
    not_reported: str
    overdue: str
    rate: str


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective: what is asked, what is reached, the verdict."""

    text: str
    required: str
    reached: str
    verdict: str


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A period of the year with its figures."""

    name: str
    cutoff: str
    done: str
    due_done: str
    overdue: str
    progress: str


@dataclass(frozen=True, slots=True)
class StatisticRow:
    """A line of the statistical appendix; what is filled in by hand has no value."""

    number: str
    text: str
    measure: str
    value: str


def unit_rows(summary: Summary) -> tuple[FiguresRow, ...]:
    """Return the figures by unit, which count assignments, the best first."""
    groups = ranked(summary.by_unit, silent_units(summary))
    return tuple(figures_row(group.name, group.measures) for group in groups)


def figures_row(name: str, measures: Measures) -> FiguresRow:
    """Return a row of figures."""
    return FiguresRow(
        name=name,
        assigned=show_number(measures.assigned),
        not_applicable=show_number(measures.not_applicable),
        done=show_number(measures.done),
        in_progress=show_number(measures.in_progress),
        not_started=show_number(measures.not_started),
        not_reported=show_number(measures.not_reported),
        overdue=show_number(measures.overdue),
        rate=show_rate(measures.completion_rate),
    )


def objective_rows(summary: Summary) -> tuple[ObjectiveRow, ...]:
    """Return the plan's objectives."""
    return tuple(
        ObjectiveRow(result.objective.text, required(result.objective), _reached(result), verdict(result))
        for result in summary.targets
    )


def objectives_sentence(summary: Summary) -> str:
    """Return how many objectives are met."""
    if not summary.targets:
        return "Kế hoạch không đặt chỉ tiêu chung."
    verdicts = [verdict(result).lower() for result in summary.targets]
    counts = [f"{verdicts.count(words)} chỉ tiêu {words}" for words in dict.fromkeys(sorted(verdicts, reverse=True))]
    return f"Kế hoạch đặt {len(verdicts)} chỉ tiêu: {', '.join(counts)}."


def period_rows(summary: Summary) -> tuple[PeriodRow, ...]:
    """Return the periods of the year up to this one, at the end of the year; otherwise none."""
    if not (summary.closes_year and summary.history):
        return ()
    now = PastPeriod(
        period=summary.period, overall=summary.overall, by_unit={}, by_area={}, standings={}, sent=frozenset()
    )
    return tuple(_period_row(past) for past in (*summary.history, now))


def statistic_rows(summary: Summary) -> tuple[StatisticRow, ...]:
    """Return the lines of `Phụ lục số liệu`, with the same figures."""
    return tuple(StatisticRow(line.number, line.text, line.measure, _value(line)) for line in appendix_lines(summary))


def _reached(result: ObjectiveResult) -> str:
    if result.actual is None:
        return EMPTY
    if result.objective.method == METHODS["count"]:
        return reached(result)
    return f"{show_number(result.numerator or 0)}/{show_number(result.denominator or 0)}, đạt {reached(result)}"


def _period_row(past: PastPeriod) -> PeriodRow:
    words, overall = period_words(past.period.name), past.overall
    name, cutoff = words[:1].upper() + words[1:], show_date(past.period.cutoff)
    if overall is None:
        return PeriodRow(name=name, cutoff=cutoff, done=EMPTY, due_done=EMPTY, overdue=EMPTY, progress=EMPTY)
    return PeriodRow(
        name=name,
        cutoff=cutoff,
        done=_share(overall.done, overall.applicable),
        due_done=_share(overall.due_done, overall.due),
        overdue=show_number(overall.overdue),
        progress=show_rate(overall.average_progress),
    )


def _share(part: int, whole: int) -> str:
    return f"{show_number(part)}/{show_number(whole)} ({show_rate(part / whole)})" if whole else EMPTY


def _value(line: Statistic) -> str:
    if isinstance(line, ReportedStatistic):
        return "" if line.value is None else show_statistic(line.value, line.told.item)
    if not line.figure:
        return ""
    if line.value is None or line.figure in RATES:
        return show_rate(line.value)
    return show_number(line.value)
