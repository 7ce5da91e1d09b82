"""The lines under the tiles: how the year stands, what became of the tasks, completion by who has sent; all live."""

from collections.abc import Iterator

from cchc_excel.domain import Period, Summary
from cchc_excel.domain.plans import Continuous
from cchc_excel.telling.charts import share_of_year
from cchc_excel.telling.letterhead import period_words
from cchc_excel.words import show_short
from cchc_excel.writing.summary.content import Content
from cchc_excel.writing.summary.groups.figures import Figures
from cchc_excel.writing.summary.overview.tiles import SIGNS

_PLACES = 1


def standing_lines(content: Content) -> Iterator[tuple[str, str]]:
    """Yield the lines, each as a formula and as the words that it comes to."""
    yield _year(content.summary, content.by_area)
    yield _outcomes(content.summary, content.by_area)
    formula, words = content.helpers.both_rates(content.summary, _PLACES)
    yield f'{formula}&" {SIGNS}"', f"{words} {SIGNS}"


def _year(summary: Summary, by_area: Figures) -> tuple[str, str]:
    """Return the year's line: time gone, completion period by period, what is counted only at the year's end."""
    gone = show_short(share_of_year(summary.as_of, summary.plan.info.year))
    start = f"Đã qua {gone} thời gian của năm; hoàn thành "
    past = "".join(
        f"{_short_name(known.period, summary)} {show_short(known.overall.completion_rate)}, "
        for known in summary.history
        if known.overall
    )
    end = f" nhiệm vụ. {_continuous(summary)}"
    if summary.history:
        end += f" Chữ nghiêng: so với {_short_name(summary.history[-1].period, summary)}."
    rate, value = by_area.cell("completion_rate", by_area.total_row), summary.overall.completion_rate
    shown = f'IF(ISNUMBER({rate}),SUBSTITUTE(FIXED(100*{rate},{_PLACES},TRUE),".",",")&"%",{rate})'
    now = "đến nay "
    return f'"{start}{past}{now}"&{shown}&"{end}"', f"{start}{past}{now}{show_short(value)}{end}"


def _short_name(period: Period, summary: Summary) -> str:
    """Return a period of the plan's year in few words: quý I."""
    return period_words(period.name).removesuffix(f" năm {summary.plan.info.year}")


def _continuous(summary: Summary) -> str:
    """Return how many tasks go on all year and when these are counted as done."""
    count = sum(task.deadline.is_continuous for task in summary.plan.tasks)
    if not count:
        return "Không có nhiệm vụ thường xuyên."
    told = f"{count}/{len(summary.plan.tasks)} nhiệm vụ thường xuyên"
    if summary.plan.settings.continuous is Continuous.REPORTED:
        return f"{told}, tính hoàn thành khi đơn vị báo hoàn thành."
    return f"{told}, {'tính ở kỳ này' if summary.closes_year else 'chỉ tính hoàn thành khi hết năm'}."


def _outcomes(summary: Summary, by_area: Figures) -> tuple[str, str]:
    """Return what became of the tasks, in counts."""
    values, cells = summary.overall.values, {key: by_area.cell(key, by_area.total_row) for key in _COUNTED}
    undated = f"{cells['done']}-{cells['done_on_time']}-{cells['done_late']}"
    figures = {key: (cells[key], values[key]) for key in _COUNTED}
    figures["undated"] = (undated, summary.overall.done - summary.overall.done_on_time - summary.overall.done_late)
    formula = "&".join(f'({figures[key][0]})&"{after}"' for key, after in _PARTS)
    return formula, "".join(f"{figures[key][1]}{after}" for key, after in _PARTS)


_PARTS = (
    ("assigned", " nhiệm vụ: hoàn thành "),
    ("done", " (đúng hạn "),
    ("done_on_time", ", quá hạn "),
    ("done_late", ", chưa rõ ngày "),
    ("undated", "), đang thực hiện "),
    ("in_progress", ", chưa thực hiện "),
    ("not_started", ", chưa báo cáo "),
    ("not_reported", ", không phát sinh "),
    ("not_applicable", "; quá hạn, chưa hoàn thành "),
    ("overdue", "."),
)
"""The figures, and what is said after each."""
_COUNTED = tuple(key for key, _ in _PARTS if key != "undated")
