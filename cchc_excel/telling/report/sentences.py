"""What figures say in sentences; a rate carries its counts, and where there is nothing to divide by there is none."""

from collections.abc import Iterator, Sequence

from cchc_excel.domain import Measures, Summary
from cchc_excel.domain.outcomes import OVERDUE
from cchc_excel.telling.rows import SummaryRow, rows_of
from cchc_excel.words import name_some, show_date, show_number, show_part, show_rate

_TASKS = "nhiệm vụ"
_MOST_OVERDUE = 6


def outcome_sentences(measures: Measures) -> Iterator[str]:
    """Yield what became of some tasks: how many are done, what the others are, what is overdue."""
    if not measures.applicable:
        yield f"Có {_tasks(measures.not_applicable)} không phát sinh trong kỳ, không tính tỷ lệ hoàn thành."
        return
    if is_silent(measures):
        silent = "đều chưa có báo cáo" if measures.applicable > 1 else "chưa có báo cáo"
        yield f"Có {_tasks(measures.applicable)}, {silent} nên chưa đánh giá được mức độ hoàn thành."
    else:
        yield f"Hoàn thành {show_part(measures.done, measures.applicable, _TASKS)}{_how_done(measures)}."
        yield from _rest(measures)
    if measures.not_applicable:
        yield f"Có {_tasks(measures.not_applicable)} không phát sinh, không tính vào tỷ lệ."
    yield _due(measures)


def assignment_sentence(summary: Summary) -> str:
    """Return what the plan asks of whom."""
    overall, assignments = summary.overall, summary.assignments_total.assigned
    shared = f", tương ứng {show_number(assignments)} lượt giao" if assignments != overall.assigned else ""
    return (
        f"Kế hoạch đề ra {_tasks(overall.assigned)} thuộc {len(summary.by_area)} lĩnh vực, "
        f"giao {show_number(len(summary.plan.leading_units))} đơn vị chủ trì{shared}."
    )


def overall_sentences(summary: Summary) -> str:
    """Return what became of the tasks of the plan as a whole."""
    return " ".join(outcome_sentences(summary.overall))


def progress_sentences(summary: Summary) -> str:
    """Return how far the plan is, and what has changed since the period before; nothing where nobody has sent."""
    return " ".join(_progress(summary))


def data_sentences(summary: Summary) -> str:
    """Return what the figures stand on: who has sent, what is not reported, what must still be corrected."""
    sent, owed = len(summary.merged), len(summary.plan.asked_units)
    total = summary.assignments_total
    if not sent:
        before = f" {show_number(total.done)} lượt giao đã hoàn thành từ kỳ trước." if total.done else ""
        return (
            f"Chưa có đơn vị nào trong {show_number(owed)} đơn vị gửi báo cáo hợp lệ; "
            f"{show_number(total.not_reported)} lượt giao được ghi là chưa báo cáo.{before}"
        )
    return " ".join(_data_sentences(summary, sent, owed))


def _data_sentences(summary: Summary, sent: int, owed: int) -> Iterator[str]:
    total, missing = summary.assignments_total, [unit.name for unit in summary.missing]
    lacking = f"; chưa có báo cáo của {name_some(missing, 'đơn vị')}" if missing else ""
    yield f"Có {show_number(sent)}/{show_number(owed)} đơn vị gửi báo cáo hợp lệ{lacking}."
    if total.not_reported:
        counted = f"{show_number(total.not_reported)}/{show_number(total.assigned)} lượt giao"
        yield f"Có {counted} chưa có kết quả, được ghi là chưa báo cáo và tính là chưa hoàn thành."


def overdue_sentence(summary: Summary) -> str:
    """Return which tasks are overdue, in words, by whom and how long: the longest first."""
    late = sorted((row for row in rows_of(summary.tasks) if row.outcome in OVERDUE), key=lambda row: row.due)
    if not late:
        return f"Đến ngày {show_date(summary.as_of)}, không có nhiệm vụ quá hạn."
    tasks = {task.code: task for task in summary.plan.tasks}
    rows = [row for row in rows_of(summary.table) if row.outcome in OVERDUE]
    named = [
        f"{tasks[row.task].text.rstrip(' .;')} ({who([each for each in rows if each.task == row.task])}, "
        f"quá hạn {show_number((summary.as_of - row.due).days)} ngày)"
        for row in late
    ]
    return f"Có {_tasks(len(late))} quá hạn, chưa hoàn thành: {name_some(named, _TASKS, _MOST_OVERDUE)}."


def who(rows: Sequence[SummaryRow]) -> str:
    """Return the unit of an assignment, of several how many units."""
    return rows[0].unit_name if len(rows) == 1 else f"{show_number(len(rows))} đơn vị"


def is_silent(measures: Measures) -> bool:
    """Whether nobody has reported of anything that could have a rate."""
    return 0 < measures.applicable == measures.not_reported


def _tasks(number: int) -> str:
    return f"{show_number(number)} {_TASKS}"


def _how_done(measures: Measures) -> str:
    """Return how the done ones are parted, where there is something to part."""
    parts = (
        (measures.done_on_time, "đúng hạn"),
        (measures.done_late, "quá hạn"),
        (measures.done_undated, "chưa rõ ngày hoàn thành"),
    )
    named = [(number, words) for number, words in parts if number]
    if len(named) == 1:
        return f", {'đều ' if measures.done > 1 else ''}{named[0][1]}"
    listed = [f"{show_number(number)} {_TASKS} {words}" for number, words in named]
    return f", gồm {', '.join(listed)}" if listed else ""


def _rest(measures: Measures) -> Iterator[str]:
    parts = (
        (measures.in_progress, "đang thực hiện"),
        (measures.not_started, "chưa thực hiện"),
        (measures.not_reported, "chưa có báo cáo"),
    )
    named = [f"{show_number(number)} {_TASKS} {words}" for number, words in parts if number]
    if named:
        yield f"Còn lại {', '.join(named)}."


def _due(measures: Measures) -> str:
    if not measures.due:
        return "Chưa có nhiệm vụ đến hạn."
    if is_silent(measures):
        due = f"Có {_tasks(measures.due)} đã đến hạn"
    else:
        due = f"Trong số nhiệm vụ đã đến hạn, hoàn thành {show_part(measures.due_done, measures.due, _TASKS)}"
    late = f"; {_tasks(measures.overdue)} quá hạn, chưa hoàn thành" if measures.overdue else ""
    return f"{due}{late}."


def _progress(summary: Summary) -> Iterator[str]:
    overall = summary.overall
    if overall.done:
        yield f"Trong số nhiệm vụ đã hoàn thành, đúng hạn {show_part(overall.done_on_time, overall.done, _TASKS)}."
    if overall.average_progress is not None and not is_silent(overall):
        silent = " (phần chưa báo cáo tính là 0%)" if summary.assignments_total.not_reported else ""
        progress = f"{show_rate(overall.average_progress)}{silent}"
        yield f"Tiến độ bình quân của {_tasks(overall.applicable)}, có tính trọng số, là {progress}."
    yield from _compared(summary)


def _compared(summary: Summary) -> Iterator[str]:
    """Yield how many more are done than in the period before, where its summary tells."""
    before_now = [known for known in summary.history if known.period.cutoff < summary.as_of]
    past = before_now[-1] if before_now else None
    if past is None or past.overall is None or not past.overall.applicable or is_silent(summary.overall):
        return
    more = summary.overall.done - past.overall.done
    change = f"tăng {show_number(more)}" if more > 0 else f"giảm {show_number(-more)}" if more < 0 else "không thay đổi"
    before = show_part(past.overall.done, past.overall.applicable, _TASKS)
    then = f"số liệu đến ngày {show_date(past.period.cutoff)} (hoàn thành {before})"
    yield f"So với {then}, số nhiệm vụ hoàn thành {change}."
