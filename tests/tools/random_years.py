"""Random small plans and what their units type into the forms of two or three periods."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.tools import naive_words as words
from tests.tools.naive_measures import Task
from tests.tools.naive_settling import Row
from tests.tools.naive_words import NOTHING, Said
from tests.tools.year_forms import CUTOFFS

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
CONTINUOUS = ("Nhiệm vụ thường xuyên", "Tính khi báo hoàn thành")
LEAST = ("Số nhiệm vụ tối thiểu để xếp loại", 2)
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


def draw_year(seed: int, features: frozenset[str] = FEATURES) -> Year:
    """Return a plan and a year of it; the same seed gives the same. Each choice is even, so that no kind is rare."""
    return _Drawing(Random(seed), features).year()  # noqa: S311 - nothing secret


@dataclass(frozen=True)
class _Drawing:
    chance: Random
    features: frozenset[str]

    def year(self) -> Year:
        units = UNITS[: self.chance.randint(2, 4)]
        tasks = [self._task(number, units) for number in range(self.chance.randint(3, 6))]
        periods = self.chance.choice(LONG_YEARS if self._now_and_then("three periods", 6) else YEARS)
        sent = tuple({unit: self._forms(unit, tasks, period) for unit in units} for period in periods)
        settings = [setting for setting in (CONTINUOUS, LEAST) if self._now_and_then("setting", 4)]
        objectives = [self._objective([task["code"] for task in tasks]) for _ in range(self.chance.randint(0, 3))]
        content = {"units": units, "tasks": tasks, "objectives": objectives, "settings": settings}
        return Year(content, periods, sent, self._as_of(periods[-1]))

    def _now_and_then(self, feature: str, times: int) -> bool:
        return feature in self.features and self.chance.randrange(times) == 0

    def _as_of(self, period: str) -> date | None:
        """Return a day other than the period's own now and then: mostly one on which an instalment ends."""
        if not self._now_and_then("as of", 2):
            return None
        later = [day + timedelta(days=step) for day in (CUTOFFS[period], *MONTH_ENDS) for step in (0, 1)]
        return self.chance.choice([day for day in later if 0 <= (day - CUTOFFS[period]).days <= 20])

    def _task(self, number: int, units: Sequence[str]) -> Task:
        wordings = [deadline for deadline in DEADLINES if deadline[3] in self.features or not deadline[3]]
        wording, kind, days, _ = self.chance.choice(wordings)
        area = self.chance.choice(AREAS)
        leads = self.chance.sample(units, self.chance.choice([1, 2, len(units)]))
        return {
            "code": f"{area}.{number + 1}", "area": area, "text": TEXTS[number], "leads": sorted(leads), "kind": kind,
            "weight": self.chance.choice([1, 1, 2, 0.5]), "wording": wording, "days": list(days),
            "target": self.chance.random() < 0.5,
        }  # fmt: skip

    def _forms(self, unit: str, tasks: Sequence[Task], period: str) -> list[Filled]:
        """Return the forms a unit sends in one period: mostly one, sometimes none, or two."""
        own = [task for task in tasks if unit in task["leads"]]
        times = 2 if self._now_and_then("supplements", 5) else self.chance.choice([0, 1, 1, 1, 1])
        return [
            {task["code"]: self._typing(task, period, alone=times == 1) for task in own}
            for _ in range(times if own else 0)
        ]

    def _typing(self, task: Task, period: str, *, alone: bool) -> Typing:
        does = self.chance.choice(["answer"] * (7 if alone else 3) + ["leave", "clear", "counts"])
        if does == "counts":
            alone = alone and "counts alone" in self.features
            return Typing("counts", self._counts(task)) if alone else Typing("clear")
        return Typing(does, self._answer(task, period) if does == "answer" else {})

    def _answer(self, task: Task, period: str) -> Row:
        """Return what a unit types. Much is done, as in life: only so do late and undated meet at one task."""
        kind, day = self.chance.choice(["done", "done", "any", "any", "share"]), self._day(task, period)
        row = {"status": words.PLAIN_STATUSES[0], "share": self.chance.choice([NOTHING, Said(1, 1.0)]), "finished": day}
        if kind == "any":
            odd = [
                NOTHING,
                *self._with("no such day", words.IMPOSSIBLE_DAYS),
                *self._with("doubted day", words.DOUBTED_DAYS),
            ]
            row = {
                "status": self._status(),
                "share": self._share(),
                "finished": self.chance.choice([day, day, *odd[:1], self.chance.choice(odd)]),
            }
        elif kind == "share":
            row = {**row, "status": NOTHING, "share": self._share()}
        return {**self._strike(row), **self._counts(task)}

    def _with(self, feature: str, said: Sequence[Said]) -> Sequence[Said]:
        return said if feature in self.features else ()

    def _strike(self, row: Row) -> Row:
        """Return the row with one of its cells struck out, or all; mostly it stays as it is."""
        if not self._now_and_then("struck", 12):
            return row
        keys = self.chance.choice([("status",), ("share",), ("finished",), ("status", "share", "finished")])
        struck = {key: Said(row[key].typed, row[key].means, struck=True) for key in keys if row[key].typed is not None}
        return {**row, **struck}

    def _status(self) -> Said:
        return self._one_of(
            words.PLAIN_STATUSES, (words.NOT_APPLICABLE,), (NOTHING,), words.STANDING_STATUSES,
            self._with("worded", words.HARMLESS_STATUSES), self._with("boxes", words.TICKED_STATUSES),
            self._with("doubt", words.DOUBTED_STATUSES), self._with("unclear", words.UNCLEAR_STATUSES),
        )  # fmt: skip

    def _share(self) -> Said:
        return self._one_of(
            (NOTHING,), (NOTHING,), words.PLAIN_SHARES, words.PLAIN_SHARES, self._with("worded", words.WORDED_SHARES),
            self._with("unclear", words.UNCLEAR_SHARES), self._with("doubt", words.DOUBTED_SHARES),
        )  # fmt: skip

    def _one_of(self, *groups: Sequence[Said]) -> Said:
        return self.chance.choice(self.chance.choice([group for group in groups if group]))

    def _day(self, task: Task, period: str) -> Said:
        """Return a day on which something turns, mostly such as a unit may type in this period; or none."""
        closing = CUTOFFS[period]
        turning = [*(day for day in task["days"] if abs((day - closing).days) < 120), closing]
        near = [day + timedelta(days=step) for day in turning for step in (-1, 0, 1)]
        past = [day for day in near if day <= closing] or [closing]
        edge = [date(2025, 12, 14), date(2025, 12, 15), date(2026, 12, 31), date(2027, 1, 1)]
        earlier = [closing - timedelta(days=self.chance.randint(3, 100)) for _ in range(2)]
        day = self.chance.choice([None, self.chance.choice(past), *earlier, self.chance.choice(near + edge)])
        return words.day_said(day, worded=self.chance.randrange(4) == 0) if day else NOTHING

    def _counts(self, task: Task) -> Row:
        """Return counts for a task that has a target, none or both: what was done, and of how many."""
        if not task["target"] or self.chance.randrange(3) == 0:
            return {}
        most = 30 if "above total" in self.features else 20
        done, total = self.chance.randint(0, most), self.chance.randint(20, 40)
        return {"actual": words.number_said(done), "total": words.number_said(total)}

    def _objective(self, codes: Sequence[str]) -> dict[str, Any]:
        days = [None, None, date(2026, 3, 14), date(2026, 6, 15)] if "objective day" in self.features else [None]
        return {
            "method": self.chance.choice(["Tỷ lệ nhiệm vụ hoàn thành", "Số thực hiện / Tổng số", "Số thực hiện"]),
            "tasks": self.chance.sample(codes, self.chance.randint(0, 3)),
            "operator": self.chance.choice([">=", ">", "=", "<=", "<"]),
            "threshold": self.chance.choice([0, 0.5, 1]),
            "day": self.chance.choice(days),
        }  # fmt: skip
