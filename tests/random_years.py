"""Random small plans and what their units type into the forms of two or three periods: strategies for Hypothesis."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import naive_words as words
from hypothesis import strategies as st
from naive_measures import Task
from naive_settling import Row
from naive_words import NOTHING, Said
from year_forms import CUTOFFS

FEATURES = frozenset({
    "boxes", "doubt", "struck", "worded", "unclear", "no such day", "doubted day", "continuous", "recurring", "open",
    "two days", "supplements", "counts alone", "above total", "setting", "objective day", "as of", "three periods",
})  # fmt: skip
"""What examples hold. All of it; one taken away here leaves it out of every example."""

UNITS = ("AA", "BB", "CC", "DD")
AREAS = ("I", "II", "III")
TEXTS = (
    "Ban hành kế hoạch kiểm tra nội bộ", "Rà soát thủ tục đất đai", "Số hóa hồ sơ lưu trữ", "Tập huấn công chức mới",
    "Công khai ngân sách hằng kỳ", "Nâng cấp cổng thông tin", "Khảo sát sự hài lòng của người dân", "Mua sắm tài sản",
)  # fmt: skip
YEARS = (("Q1", "6T"), ("6T", "9T"), ("9T", "NAM"), ("Q1", "NAM"), ("6T", "NAM"))
LONG_YEARS = (("Q1", "6T", "9T"), ("6T", "9T", "NAM"))
MONTH_ENDS = tuple(date(2026 + month // 12, month % 12 + 1, 1) - timedelta(days=1) for month in range(1, 13))
DEADLINES: tuple[tuple[str, str, tuple[date, ...], str], ...] = (
    ("20/6/2026", "once", (date(2026, 6, 20),), ""),
    ("Trước ngày 15/12/2026", "once", (date(2026, 12, 14),), ""),
    ("Tháng 3/2026", "once", (date(2026, 3, 31),), ""),
    ("Quý II/2026", "once", (date(2026, 6, 30),), ""),
    ("14/6/2026", "once", (date(2026, 6, 14),), ""),
    ("Quý II/2026, hoàn thành trước 15/6/2026", "once", (date(2026, 6, 14),), "two days"),
    ("Trước hoặc trong ngày 15/3/2026", "once", (date(2026, 3, 15),), "two days"),
    ("Thường xuyên", "continuous", (), "continuous"),
    ("Thường xuyên", "continuous", (), "continuous"),
    ("", "open", (), "open"),
    ("Hằng quý", "recurring", MONTH_ENDS[2::3], "recurring"),
    ("Hằng quý", "recurring", MONTH_ENDS[2::3], "recurring"),
    ("Hằng tháng", "recurring", MONTH_ENDS, "recurring"),
    ("Tháng 6, tháng 12/2026", "recurring", MONTH_ENDS[5::6], "recurring"),
    ("Hằng năm", "recurring", MONTH_ENDS[11:], "recurring"),
    ("Hằng tuần", "recurring", tuple(date(2026, 1, 4) + timedelta(weeks=week) for week in range(52)), "recurring"),
)
"""How a deadline is worded, its kind, its due dates in 2026, and the feature it needs."""


@dataclass(frozen=True)
class Typing:
    """What a clerk does to one row: leaves it as it began, clears it, types counts alone, or an answer."""

    does: str
    cells: Row = field(default_factory=dict)

    def over(self, begun: Row) -> Row:
        """Return the row as the clerk leaves it."""
        empty = dict.fromkeys(("status", "share", "finished", "actual", "total"), NOTHING)
        kept = {key: begun.get(key, NOTHING) for key in ("actual", "total")} if self.does == "answer" else {}
        return dict(begun) if self.does == "leave" else {**empty, **kept, **self.cells}


Filled = dict[str, Typing]
"""One form: by task."""


@dataclass(frozen=True)
class Year:
    """A plan in plain values, its periods, and the forms each unit sends in each, in the order of their saving."""

    content: dict[str, Any]
    periods: tuple[str, ...]
    sent: tuple[dict[str, list[Filled]], ...]
    as_of: date | None

    @property
    def tasks(self) -> list[Task]:
        return self.content["tasks"]


@st.composite
def years(draw: st.DrawFn, features: frozenset[str] = FEATURES) -> Year:
    """Draw a plan, and a year of it."""
    units = UNITS[: draw(st.integers(2, 4))]
    wordings = [deadline for deadline in DEADLINES if deadline[3] in features or not deadline[3]]
    tasks = [_task(draw, number, units, wordings) for number in range(draw(st.integers(3, 6)))]
    long = LONG_YEARS if "three periods" in features and draw(st.integers(0, 5)) == 0 else YEARS
    periods = draw(st.sampled_from(long))
    sent = tuple({unit: _forms(draw, unit, tasks, period, features) for unit in units} for period in periods)
    as_of = draw(st.one_of(st.none(), _as_of(periods[-1]))) if "as of" in features else None
    settings = [("Nhiệm vụ thường xuyên", "Tính khi báo hoàn thành")]
    content = {
        "units": units,
        "tasks": tasks,
        "objectives": draw(st.lists(_objective([task["code"] for task in tasks], features), max_size=3)),
        "settings": settings if "setting" in features and draw(st.integers(0, 3)) == 0 else [],
    }
    return Year(content, periods, sent, as_of)


def _as_of(period: str) -> st.SearchStrategy[date]:
    later = [day + timedelta(days=step) for day in (CUTOFFS[period], *MONTH_ENDS) for step in (0, 1)]
    return st.sampled_from([day for day in later if CUTOFFS[period] <= day <= CUTOFFS[period] + timedelta(days=20)])


def _task(draw: st.DrawFn, number: int, units: Sequence[str], wordings: Sequence[Any]) -> Task:
    wording, kind, days, _ = draw(st.sampled_from(wordings))
    leads = draw(st.sets(st.sampled_from(units), min_size=1))
    area = draw(st.sampled_from(AREAS))
    return {
        "code": f"{area}.{number + 1}", "area": area, "text": TEXTS[number], "weight": draw(st.sampled_from([1, 1, 2, 0.5])),
        "leads": sorted(leads), "wording": wording, "days": list(days), "kind": kind, "target": draw(st.booleans()),
    }  # fmt: skip


def _forms(draw: st.DrawFn, unit: str, tasks: Sequence[Task], period: str, features: frozenset[str]) -> list[Filled]:
    """Draw the forms a unit sends in one period: mostly one, sometimes none, sometimes a second that supplements it."""
    own = [task for task in tasks if unit in task["leads"]]
    times = draw(st.sampled_from([0, 1, 1, 1, 1, 2] if "supplements" in features else [0, 1, 1, 1]))
    if not own:
        return []
    alone = features - {"counts alone"} if times == 2 else features
    return [{task["code"]: draw(_typing(task, period, alone)) for task in own} for _ in range(times)]


def _typing(task: Task, period: str, features: frozenset[str]) -> st.SearchStrategy[Typing]:
    answers = _answer(task, period, features).map(lambda cells: Typing("answer", cells))
    counts = _counts(task, features).map(lambda cells: Typing("counts", cells))
    passive = [st.just(Typing("leave")), st.just(Typing("clear"))]
    return st.one_of(answers, answers, answers, *passive, *([counts] if "counts alone" in features else []))


def _answer(task: Task, period: str, features: frozenset[str]) -> st.SearchStrategy[Row]:
    """Return what a unit types for a task. Much is done, as in life: only so do late and undated meet at one task."""
    days = _days(task, period)
    done = {"status": st.just(words.PLAIN_STATUSES[0]), "share": st.sampled_from([NOTHING, Said(1, 1.0)]), "finished": days}
    anything = {
        "status": _statuses(features), "share": _shares(features), "finished": st.one_of(days, _odd_days(features)),
    }  # fmt: skip
    by_share = {"status": st.just(NOTHING), "share": _shares(features), "finished": days}
    kinds = [st.fixed_dictionaries(kind) for kind in (done, done, anything, anything, by_share)]
    answer = st.tuples(st.one_of(*kinds), _counts(task, features)).map(lambda both: {**both[0], **both[1]})
    if "struck" not in features:
        return answer
    return st.tuples(answer, st.integers(0, 30)).map(lambda both: _strike(*both))


def _strike(answer: Row, which: int) -> Row:
    """Return the row with one of its cells struck out, or all that tell; mostly it stays as it is."""
    keys = {1: ("status",), 2: ("share",), 3: ("finished",), 4: ("status", "share", "finished")}.get(which, ())
    struck = {key: Said(answer[key].typed, answer[key].means, struck=True) for key in keys if answer[key].typed is not None}
    return {**answer, **struck}


def _statuses(features: frozenset[str]) -> st.SearchStrategy[Said]:
    groups = [words.PLAIN_STATUSES, (words.NOT_APPLICABLE,), (NOTHING,), words.STANDING_STATUSES]
    if "worded" in features:
        groups.append(words.HARMLESS_STATUSES)
    if "boxes" in features:
        groups.append(words.TICKED_STATUSES)
    if "doubt" in features:
        groups.append(words.DOUBTED_STATUSES)
    if "unclear" in features:
        groups.append(words.UNCLEAR_STATUSES)
    return st.sampled_from(groups).flatmap(st.sampled_from)


def _shares(features: frozenset[str]) -> st.SearchStrategy[Said]:
    groups = [(NOTHING,), words.PLAIN_SHARES, words.PLAIN_SHARES]
    if "worded" in features:
        groups.append(words.WORDED_SHARES)
    if "unclear" in features:
        groups.append(words.UNCLEAR_SHARES)
    if "doubt" in features:
        groups.append(words.DOUBTED_SHARES)
    return st.sampled_from(groups).flatmap(st.sampled_from)


def _days(task: Task, period: str) -> st.SearchStrategy[Said]:
    """Return days on which something turns, mostly such as a unit may type in this period."""
    closing = CUTOFFS[period]
    turning = [*(day for day in task["days"][-60:] if abs((day - closing).days) < 120), closing]
    near = [day + timedelta(days=step) for day in turning for step in (-1, 0, 1)]
    past = [day for day in near if day <= closing] or [closing]
    edge = [date(2025, 12, 14), date(2025, 12, 15), date(2026, 12, 31), date(2027, 1, 1)]
    earlier = st.integers(3, 100).map(lambda days: closing - timedelta(days=days))
    day = st.one_of(st.sampled_from(past), earlier, earlier, st.sampled_from(near + edge))
    said = st.tuples(day, st.integers(0, 4)).map(lambda both: words.day_said(both[0], worded=both[1] == 0))
    return st.one_of(st.just(NOTHING), said, said)


def _odd_days(features: frozenset[str]) -> st.SearchStrategy[Said]:
    impossible = words.IMPOSSIBLE_DAYS if "no such day" in features else ()
    doubted = words.DOUBTED_DAYS if "doubted day" in features else ()
    return st.sampled_from([NOTHING, *impossible, *doubted])


def _counts(task: Task, features: frozenset[str]) -> st.SearchStrategy[Row]:
    """Return counts for a task that has a target, none or both: what was done, and of how many."""
    if not task["target"]:
        return st.just({})
    most = 30 if "above total" in features else 20
    both = st.tuples(st.integers(0, most), st.integers(20, 40)).map(
        lambda pair: {"actual": words.number_said(pair[0]), "total": words.number_said(pair[1])}
    )
    return st.one_of(st.just({}), both)


def _objective(codes: Sequence[str], features: frozenset[str]) -> st.SearchStrategy[dict[str, Any]]:
    days = st.sampled_from([None, None, date(2026, 3, 14), date(2026, 6, 15)])
    return st.fixed_dictionaries({
        "method": st.sampled_from(["Tỷ lệ nhiệm vụ hoàn thành", "Số thực hiện / Tổng số", "Số thực hiện"]),
        "tasks": st.lists(st.sampled_from(codes), max_size=3, unique=True),
        "operator": st.sampled_from([">=", ">", "=", "<=", "<"]),
        "threshold": st.sampled_from([0, 0.5, 1]),
        "day": days if "objective day" in features else st.none(),
    })  # fmt: skip
