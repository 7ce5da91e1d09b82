"""The statistics that a periodic report asks for (*phụ lục số liệu*), line by line as its appendix numbers them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cchc_excel.domain import MEASURES, Measures, Outcome, Plan, Summary, Task
from cchc_excel.measuring.measures import measure_all
from cchc_excel.measuring.ratings import index_score
from cchc_excel.telling.letterhead import plan_name
from cchc_excel.text import fold_plain

SELF_SCORE = "self_score"
"""The figure that is no measure: the estimated points of the index of administrative reform."""
DOCUMENTS, CHECKED, CHECKED_RATE = "documents", "checked", "checked_rate"
"""Figures that are no counts of tasks: different documents, units checked, their part of all to be checked."""
RATES = frozenset({"completion_rate", CHECKED_RATE})

_BY_HAND = "Chưa có trong biểu báo cáo; người tổng hợp nhập."
_NONE_GIVEN = (
    "Kế hoạch không ghi nhiệm vụ nào do cấp trên giao; người tổng hợp nhập, hoặc ghi “cấp trên giao” ở cột Ghi chú của "
    "Biểu nhiệm vụ rồi tổng hợp lại."
)
_TASKS = "nhiệm vụ"
_GIVEN = re.compile(r"\b(?:cap tren|(?:ubnd |uy ban nhan dan )?tinh|tinh uy|trung uong|chinh phu|thu tuong) giao\b")
_NOT_GIVEN = re.compile(r"\b(?:khong|chua)\b")
_CHECK = re.compile(r"\bkiem tra\b.*\b(?:cai cach hanh chinh|cchc)\b")
_NO_CHECK = re.compile(r"\bsau kiem tra\b|\bkhac phuc\b|\bke hoach kiem tra\b")
_OF_UNITS = re.compile(r"\b(?:phong|don vi|co quan)\b")


@dataclass(frozen=True, slots=True)
class Statistic:
    """One line. Without a measure it is a heading; with one, but without a figure, it is filled in by hand.

    `figure` names what `value` is: a measure over `tasks`, over all where there are none, or one that is no measure.
    """

    number: str
    text: str
    measure: str = ""
    figure: str = ""
    source: str = _BY_HAND
    value: float | None = None
    tasks: tuple[str, ...] = ()


def statistics(summary: Summary) -> Iterator[Statistic]:
    """Yield the lines in order; figures count tasks."""
    overall = summary.overall
    yield from _plan_lines(summary)
    yield from _check_lines(summary)
    yield from _given_lines(summary)
    yield from _BY_HAND_LINES
    score = index_score(overall.completion_rate, summary.plan.settings)
    yield from _self_score(summary, score)


def given_tasks(plan: Plan) -> tuple[str, ...]:
    """Return the codes of the tasks of which the plan's notes say that they were given from above."""
    notes = ((task.code, fold_plain(task.note)) for task in plan.tasks)
    return tuple(code for code, note in notes if _GIVEN.search(note) and not _NOT_GIVEN.search(note))


def check_tasks(plan: Plan) -> tuple[Task, ...]:
    """Return the tasks that are checks of administrative reform: not their plan, nor what follows."""
    texts = ((task, fold_plain(task.text)) for task in plan.tasks)
    return tuple(task for task, text in texts if _CHECK.search(text) and not _NO_CHECK.search(text))


def _plan_lines(summary: Summary) -> Iterator[Statistic]:
    overall = summary.overall
    named = f"{plan_name(summary.plan.info)}: mọi nhiệm vụ."
    yield Statistic("1", "Kế hoạch cải cách hành chính")
    yield Statistic(
        number="1.1",
        text="Số nhiệm vụ đề ra trong kế hoạch",
        measure=_TASKS,
        figure="assigned",
        source=named,
        value=overall.assigned,
    )
    source = "Trang Theo lĩnh vực, cột Hoàn thành."
    yield Statistic(
        number="1.2", text="Số nhiệm vụ đã hoàn thành", measure=_TASKS, figure="done", source=source, value=overall.done
    )
    source = (
        f"Bằng mục 1.2 chia {overall.applicable} nhiệm vụ có phát sinh ({overall.assigned} trừ "
        f"{overall.not_applicable} nhiệm vụ không phát sinh), như ở Tổng quan và Theo lĩnh vực."
    )
    heading = MEASURES["completion_rate"].heading
    yield Statistic(
        number="1.3", text=heading, measure="%", figure="completion_rate", source=source, value=overall.completion_rate
    )
    documents = {said for said in summary.table["document"] if isinstance(said, str) and said.strip()}
    text = "Số văn bản thực hiện Kế hoạch (số, ký hiệu khác nhau)"
    source = "Trang Dữ liệu, cột Số, ký hiệu văn bản, lúc tổng hợp; các đơn vị tự ghi, cần đối chiếu."
    yield Statistic(number="1.4", text=text, measure="văn bản", figure=DOCUMENTS, source=source, value=len(documents))


def _check_lines(summary: Summary) -> Iterator[Statistic]:
    checks = check_tasks(summary.plan)
    counted = tuple(task.code for task in checks if _OF_UNITS.search(fold_plain(task.target.text)))
    codes = tuple(task.code for task in checks)
    actual, whole = _pair(summary, counted)
    source = f"Số thực hiện, Tổng số các đơn vị ghi ở nhiệm vụ {', '.join(counted)}; cần đối chiếu."
    checked = Statistic("2.1", "Số phòng, ban, đơn vị được kiểm tra", "đơn vị")
    part = Statistic("2.2", "Tỷ lệ phòng, ban, đơn vị được kiểm tra", "%")
    yield Statistic("2", "Kiểm tra công tác cải cách hành chính")
    yield checked if actual is None else replace(checked, figure=CHECKED, source=source, value=actual, tasks=counted)
    is_known = actual is not None and bool(whole)
    rate = (actual or 0) / whole if whole else None
    yield replace(part, figure=CHECKED_RATE, source=source, value=rate, tasks=counted) if is_known else part
    yield Statistic("2.3", "Số vấn đề phát hiện qua kiểm tra", "vấn đề")
    yield Statistic("2.4", "Số vấn đề phát hiện đã xử lý xong", "vấn đề")
    if codes:
        source = f"Nhiệm vụ {', '.join(codes)} của Kế hoạch."
        done = _measure(summary, codes).done
        yield Statistic(
            number="2.5",
            text="Số nhiệm vụ kiểm tra của Kế hoạch đã hoàn thành",
            measure=_TASKS,
            figure="done",
            source=source,
            value=done,
            tasks=codes,
        )


def _pair(summary: Summary, tasks: tuple[str, ...]) -> tuple[float | None, float | None]:
    """Return both sums over the rows that give both numbers and can be right; None where none does."""
    table = summary.table
    rows = table[table["task"].isin(tasks) & (table["outcome"] != Outcome.NOT_APPLICABLE)]
    pairs = [
        (actual, whole)
        for actual, whole in zip(rows["actual"], rows["total"], strict=True)
        if isinstance(actual, int | float) and isinstance(whole, int | float) and actual <= whole
    ]
    return (sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)) if pairs else (None, None)


def _given_lines(summary: Summary) -> Iterator[Statistic]:
    """Yield what became of the tasks given from above; empty where the plan doesn't tell which these are."""
    codes = given_tasks(summary.plan)
    yield Statistic("3", "Thực hiện nhiệm vụ cấp trên giao")
    if not codes:
        for place, (number, text, _) in enumerate(_GIVEN_FIGURES):
            yield Statistic(number, text, _TASKS, source="Như mục 3.1." if place else _NONE_GIVEN)
        return
    values = _given_values(_measure(summary, codes))
    source = f"Nhiệm vụ Kế hoạch ghi do cấp trên giao: {', '.join(codes)}."
    for number, text, figure in _GIVEN_FIGURES:
        yield Statistic(
            number=number, text=text, measure=_TASKS, figure=figure, source=source, value=values[figure], tasks=codes
        )


def _measure(summary: Summary, codes: tuple[str, ...]) -> Measures:
    return measure_all(summary.tasks[summary.tasks["task"].isin(codes)], summary.as_of)


def _given_values(measures: Measures) -> Mapping[str, float]:
    done = measures.done
    return {
        **{key: getattr(measures, key) for key in ("assigned", "done_on_time", "done_late", "overdue")},
        "open_in_time": measures.applicable - done - measures.overdue,
        "done_undated": done - measures.done_on_time - measures.done_late,
        "not_applicable": measures.not_applicable,
    }


_GIVEN_FIGURES = (
    ("3.1", "Tổng số nhiệm vụ được giao (bằng các mục 3.2 đến 3.7 cộng lại)", "assigned"),
    ("3.2", "Số nhiệm vụ hoàn thành đúng hạn", "done_on_time"),
    ("3.3", "Số nhiệm vụ hoàn thành nhưng quá hạn", "done_late"),
    ("3.4", "Số nhiệm vụ quá hạn, chưa hoàn thành", "overdue"),
    ("3.5", "Số nhiệm vụ trong hạn, chưa hoàn thành", "open_in_time"),
    ("3.6", "Số nhiệm vụ hoàn thành, chưa rõ ngày hoàn thành", "done_undated"),
    ("3.7", "Số nhiệm vụ không phát sinh", "not_applicable"),
)
_BY_HAND_LINES = (
    Statistic("4", "Khảo sát sự hài lòng của người dân, tổ chức"),
    Statistic("4.1", "Số cuộc khảo sát đã tổ chức", "cuộc"),
    Statistic("4.2", "Số người dân, tổ chức được khảo sát", "người, tổ chức"),
    Statistic("5", "Đối thoại của lãnh đạo với người dân, tổ chức"),
    Statistic("5.1", "Số cuộc đối thoại đã tổ chức", "cuộc"),
)


def _self_score(summary: Summary, score: float | None) -> Iterator[Statistic]:
    settings = summary.plan.settings
    yield Statistic("6", "Ước tính tự chấm Chỉ số cải cách hành chính (không phải kết quả chính thức)")
    source = (
        f"Ước tính theo Quy ước: từ {settings.index_full}% được tối đa {settings.index_points} điểm; "
        f"từ {settings.index_floor}% tính theo tỷ lệ hoàn thành; dưới {settings.index_floor}% là 0 điểm."
    )
    text, measure = "Điểm tự chấm mức độ hoàn thành kế hoạch (ước tính)", f"điểm/{settings.index_points}"
    yield Statistic(number="6.1", text=text, measure=measure, figure=SELF_SCORE, source=source, value=score)
