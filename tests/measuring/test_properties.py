"""For random plans and random fills, every figure is that of a second, naive count; order and strangers change none.

`CCHC_EXAMPLES=2000` tries as many plans; without it a few, the same ones every time.
"""

import os
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from cchc_excel.cells import Cell, Ref
from cchc_excel.deadlines import Deadline
from cchc_excel.deadlines.parse import parse_deadline
from cchc_excel.domain import (
    Area,
    FileState,
    Identity,
    Inbox,
    Measures,
    Objective,
    Period,
    Plan,
    PlanInfo,
    Received,
    Return,
    Row,
    Summary,
    Target,
    Unit,
)
from cchc_excel.domain import Task as PlanTask
from cchc_excel.inbox.entries import Candidate
from cchc_excel.layout.columns import METHODS
from cchc_excel.measuring.summaries import summarise
from cchc_excel.merging import build_table
from cchc_excel.receiving.choosing import choose_returns
from cchc_excel.receiving.files import Terms, receive, receive_return
from cchc_excel.templates import FORM_TEMPLATE, find_template
from cchc_excel.writing.form.forms import Form, FormTemplate
from tests.tools.naive_measures import Task, measure_assignments, reach
from tests.tools.naive_settling import Term, UnsaidError
from tests.tools.naive_words import said_plainly
from tests.tools.naive_year import Form as NaiveForm
from tests.tools.naive_year import assignments, count_period
from tests.tools.places import ROOT

Fills = Mapping[tuple[str, str], dict[str, Any]]
"""What was typed, by unit and task: status, share, finished, actual, total."""
EXAMPLES = int(os.environ.get("CCHC_EXAMPLES", "0"))
PERIODS = tuple(
    Period(code, code, date(2025, 12, 15), date(2026, month, 14), date(2026, month, 17))
    for code, month in (("Q1", 3), ("6T", 6), ("9T", 9), ("NAM", 12))
)
UNITS = ("HCTC", "KSTT", "TTDT", "NGV", "VX")
AREAS = ("I", "II", "III")
STATUSES = ("Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Không phát sinh", None, "Thường xuyên", "xyz")
COLUMNS = {"task": 1, "status": 7, "share": 8, "actual": 9, "total": 10, "finished_on": 11}


def month_ends(*months: int) -> list[date]:
    return [date(2026, month, monthrange(2026, month)[1]) for month in months]


DEADLINES: tuple[tuple[str, list[date], str], ...] = (
    ("Thường xuyên", [], "continuous"),
    ("", [], "open"),
    ("20/6/2026", [date(2026, 6, 20)], "once"),
    ("Trước ngày 15/12/2026", [date(2026, 12, 14)], "once"),
    ("Tháng 3/2026", month_ends(3), "once"),
    ("Quý II/2026", month_ends(6), "once"),
    ("Hằng tháng", month_ends(*range(1, 13)), "recurring"),
    ("Hằng quý", month_ends(3, 6, 9, 12), "recurring"),
    ("Hằng năm", month_ends(12), "recurring"),
    ("Tháng 6, tháng 12/2026", month_ends(6, 12), "recurring"),
    ("Hằng tuần", [date(2026, 1, 4) + timedelta(weeks=week) for week in range(52)], "recurring"),
)
"""How a deadline is worded, its due dates in 2026, and its kind."""


@dataclass(frozen=True)
class Case:
    """A plan in plain values, what was typed, what had been typed before, and the day."""

    tasks: list[Task]
    fills: Fills
    earlier: Fills
    objectives: list[dict[str, Any]]
    as_of: date


_BOUNDS = (date(2025, 12, 15), date(2026, 12, 31))
some_day = st.dates(date(2025, 11, 20), date(2027, 1, 10))


def near(dates: Sequence[date]) -> st.SearchStrategy[date]:
    """Return days on which something turns: each of these, the day before, the day after."""
    return st.sampled_from([day + timedelta(days=step) for day in dates for step in (1, 0, -1)])


as_of_days = st.one_of(st.just(date(2026, 12, 30)), near(month_ends(3, 6, 9)), st.dates(*_BOUNDS))
shares = st.sampled_from([None, 0, 0.25, 0.5, 0.99, 1, 1])
counts = st.one_of(st.none(), st.integers(0, 50))


def fill_of(task: Task) -> st.SearchStrategy[dict[str, Any]]:
    """Return what a unit types for a task. Much is done, as in life: only so do late and undated meet at one task."""
    close = near(task["days"][-4:] or _BOUNDS)
    dated = st.one_of(st.none(), close, near(_BOUNDS), some_day)
    done = {
        "status": st.just("Hoàn thành"),
        "share": st.sampled_from([None, 1]),
        "finished": st.one_of(st.none(), close),
    }
    anything = {"status": st.sampled_from(STATUSES), "share": shares, "finished": dated}
    kinds = (done, done, anything)
    return st.one_of(*(st.fixed_dictionaries({**kind, "actual": counts, "total": counts}) for kind in kinds))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    tasks: list[Task] = []
    for number in range(draw(st.integers(1, 5))):
        wording, due, kind = draw(st.one_of(st.sampled_from(DEADLINES), st.sampled_from(DEADLINES[2:6])))
        some = [st.lists(st.sampled_from(UNITS), min_size=size, max_size=size, unique=True) for size in (1, 2, 2, 3)]
        leads = draw(st.one_of(*some, st.just(UNITS)))
        tasks.append(
            {
                "code": f"{number % 3 + 1}.{number}",
                "area": draw(st.sampled_from(AREAS)),
                "weight": draw(st.sampled_from([1, 1, 2, 0.5, 7])),
                "leads": sorted(leads, key=UNITS.index),
                "wording": wording,
                "days": due,
                "kind": kind,
            }
        )
    places = {(unit, task["code"]): fill_of(task) for task in tasks for unit in task["leads"]}
    silent = draw(st.sets(st.sampled_from(UNITS), max_size=1))
    fills = {place: draw(fill) for place, fill in places.items() if place[0] not in silent and draw(st.integers(0, 9))}
    again = draw(st.sets(st.sampled_from(UNITS), max_size=1)) - silent
    earlier = {place: draw(fill) for place, fill in places.items() if place[0] in again}
    codes = [task["code"] for task in tasks]
    objective = st.fixed_dictionaries(
        {
            "method": st.sampled_from(sorted(METHODS.values())),
            "tasks": st.lists(st.sampled_from(codes), max_size=3, unique=True),
            "operator": st.sampled_from([">=", ">", "=", "<=", "<"]),
            "threshold": st.sampled_from([0, 0.5, 1, 10]),
        }
    )
    objectives = draw(st.lists(objective, max_size=3))
    return Case(tasks, fills, earlier, objectives, draw(as_of_days))


def plan_of(case: Case) -> Plan:
    def deadline(task: Task) -> Deadline:
        parsed = parse_deadline(task["wording"], "General", 2026)
        assert parsed
        return parsed

    return Plan(
        PlanInfo(2026),
        tuple(Unit(code, f"Phòng {code}") for code in UNITS),
        tuple(Area(code, f"Lĩnh vực {code}") for code in AREAS),
        tuple(
            PlanTask(task["code"], Area(task["area"], ""), f"Nhiệm vụ {task['code']}", "", Target("100%"),
                     tuple(task["leads"]), "", "", deadline(task), task["weight"])
            for task in case.tasks
        ),
        tuple(
            Objective(f"CT{number}", "", said["method"], tuple(said["tasks"]), said["operator"], said["threshold"])
            for number, said in enumerate(case.objectives)
        ),
        PERIODS,
    )  # fmt: skip


def returned(unit: str, fills: Fills, saved_at: datetime, path: str) -> Return:
    """Return what a unit sent, as it stands in the cells of its form."""
    rows = []
    mine = [(task, typed) for (owner, task), typed in fills.items() if owner == unit]
    for number, (task, typed) in enumerate(mine, start=13):
        values = {
            "task": task,
            "status": typed["status"],
            "share": typed["share"],
            "actual": typed["actual"],
            "total": typed["total"],
            "finished_on": typed["finished"] and datetime.combine(typed["finished"], datetime.min.time()),
        }
        cells = {
            key: Cell(Ref("Báo cáo", number, COLUMNS[key]), value, "0%" if key == "share" else "General")
            for key, value in values.items()
        }
        rows.append(Row(number, task, cells))
    return Return(path, Identity(unit, "6T", 2026), tuple(rows), saved_at)


def received(case: Case, plan: Plan) -> list[Received]:
    """Return what became of every file: of some units an earlier one, too."""
    terms = Terms(plan, PERIODS[1], case.as_of, {})
    sent = ((case.earlier, datetime(2026, 6, 1), 1), (case.fills, datetime(2026, 6, 2), 2))
    return [
        receive_return(returned(unit, fills, when, f"{unit} {number}.xlsx"), terms)
        for fills, when, number in sent
        for unit in sorted({unit for unit, _ in fills})
    ]


def summary_of(case: Case, plan: Plan, files: list[Received]) -> Summary:
    chosen = choose_returns(files)
    inbox = Inbox(plan, PERIODS[1], case.as_of, chosen)
    return summarise(inbox, build_table(plan, chosen, case.as_of))


def about(expected: float | None) -> Any:
    return None if expected is None else pytest.approx(expected, rel=1e-12)


def same(measures: Measures, expected: dict[str, float | None]) -> None:
    assert measures.values == {key: about(value) for key, value in expected.items()}


def count_naively(case: Case) -> dict[str, Any]:
    returns: dict[str, list[NaiveForm]] = {}
    for fills in (case.earlier, case.fills):
        for unit in {unit for unit, _ in fills}:
            rows = {task["code"]: fills.get((unit, task["code"]), {}) for task in case.tasks}
            said = {code: {key: said_plainly(key, value) for key, value in row.items()} for code, row in rows.items()}
            returns.setdefault(unit, []).append({code: (row, {}) for code, row in said.items()})
    try:
        stood = count_period(case.tasks, returns, Term(case.as_of, PERIODS[1].cutoff, closes_year=False), ())
    except UnsaidError:
        reject()
    return measure_assignments(case.tasks, assignments(case.tasks, stood), case.as_of)


def compare(summary: Summary, case: Case) -> None:
    """Hold every figure against the naive count."""
    naive = count_naively(case)
    table = {(row["unit"], row["task"]): row["outcome"] for row in summary.table.to_dict("records")}
    assert table == {(part.unit, part.task["code"]): part.outcome for part in naive["judged"]}
    same(summary.overall, naive["overall"])
    same(summary.assignments_total, naive["assignments"])
    for found, expected in ((summary.by_unit, naive["by_unit"]), (summary.by_area, naive["by_area"])):
        assert {group.code for group in found} == expected.keys()
        for group in found:
            same(group.measures, expected[group.code])
    assert [(result.actual, result.met) for result in summary.targets] == [
        (about(actual), met) for actual, met in (reach(objective, naive) for objective in case.objectives)
    ]


def examples(few: int) -> Any:
    return settings(
        max_examples=EXAMPLES or few, deadline=None, derandomize=not EXAMPLES, database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )  # fmt: skip


@examples(150)
@given(cases())
def test_every_figure_is_that_of_a_naive_count(case: Case):
    plan = plan_of(case)
    summary = summary_of(case, plan, received(case, plan))
    compare(summary, case)
    for measures in (summary.overall, *(group.measures for group in (*summary.by_unit, *summary.by_area))):
        parts = (measures.not_applicable, measures.done, measures.in_progress, measures.not_started)
        assert sum(parts) + measures.not_reported == measures.assigned
        assert measures.done_on_time + measures.done_late + measures.done_undated == measures.done


@examples(25)
@given(cases(), st.randoms(use_true_random=False))
def test_order_and_files_that_are_no_returns_change_no_figure(case: Case, chance: Any):
    plan = plan_of(case)
    files = received(case, plan)
    before = summary_of(case, plan, files)
    strange = [
        Received("anh.jpg", FileState.NOT_A_RETURN),
        Received("hong.xlsx", FileState.UNREADABLE, UNITS[0]),
        Received("cu.xlsx", FileState.SET_ASIDE),
        Received("ky.pdf", FileState.SIGNED_COPY, UNITS[1]),
        *(replace(entry, path=f"sai {entry.path}", state=FileState.REJECTED) for entry in files),
    ]
    mixed = [*files, *strange]
    chance.shuffle(mixed)
    after = summary_of(case, plan, mixed)
    assert (after.overall, after.assignments_total) == (before.overall, before.assignments_total)
    assert (after.by_unit, after.by_area, after.targets) == (before.by_unit, before.by_area, before.targets)
    assert after.missing == before.missing
    assert after.table.equals(before.table)


@pytest.fixture(scope="module")
def template() -> FormTemplate:
    return FormTemplate.load(find_template(FORM_TEMPLATE, ROOT / "workbooks" / "2026"))


@examples(8)
@given(case=cases())
def test_the_same_holds_through_real_forms(template: FormTemplate, case: Case):
    """Typed into real forms, written as files, read again."""
    plan = plan_of(case)
    terms = Terms(plan, PERIODS[1], case.as_of, {})
    files = []
    for unit in plan.leading_units:
        answers = {
            task: {**typed, "finished_on": typed["finished"]}
            for (own, task), typed in case.fills.items()
            if own == unit.code
        }
        if any(value is not None for typed in answers.values() for value in typed.values()):
            data = template.write(Form(plan, PERIODS[1], unit, plan.tasks_led_by(unit.code), answers=answers))
            path = f"{unit.code}.xlsx"
            files += receive(Candidate(path, Path(path), set_aside=False, held=lambda data=data: data), terms)
    compare(summary_of(case, plan, files), replace(case, earlier={}))
