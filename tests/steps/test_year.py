"""A year of the sample plan, from registration to the next year's plan; figures counted again at each step."""

import json
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from cchc_excel.domain import Measures, Summary
from cchc_excel.folders import PeriodFolder, open_registration_folder
from cchc_excel.steps import periods as steps
from cchc_excel.steps.registration import register
from tests.tools.command import cchc
from tests.tools.naive_measures import Assignment, Task, measure_assignments, reach
from tests.tools.naive_results import points_lost, ranks
from tests.tools.naive_settling import Term
from tests.tools.naive_words import said_plainly
from tests.tools.naive_year import Period, assignments, count_period
from tests.tools.printed_pages import faults_on_paper
from tests.tools.registration_sample import NOON, decide
from tests.tools.registration_sample import send as propose
from tests.tools.sample_plan import OBJECTIVES
from tests.tools.sample_statistics import reported
from tests.tools.summary_workbook import differences, table
from tests.tools.year_sample import (
    CORRECTED,
    CUTOFFS,
    MISSING,
    PERIODS,
    PROPOSED,
    enter_changes,
    send_forms,
    tasks_on,
    write_sample,
)

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
"""openpyxl says so of solid data bars and sparklines, which it cannot keep."""


@dataclass
class Played:
    """The year as it went: each period's summary, and what the naive count makes of what was typed."""

    folder: Path
    summaries: dict[str, Summary] = field(default_factory=dict)
    counted: dict[str, dict[str, Any]] = field(default_factory=dict)
    past: list[Period] = field(default_factory=list)
    tasks: dict[str, list[Task]] = field(default_factory=dict)
    first_bytes: dict[str, bytes] = field(default_factory=dict)

    @property
    def last(self) -> Path:
        return self.folder / "NAM" / "tong-hop.xlsx"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Played:
    played = Played(tmp_path_factory.mktemp("plans") / "2026")
    write_sample(played.folder)
    register_tasks(played.folder)
    for period in PERIODS:
        play(played, period)
        if period == "Q1":
            enter_changes(played.folder)
    return played


def register_tasks(folder: Path) -> None:
    """Let two units propose a task each, and accept both."""
    registering = open_registration_folder(folder)
    register(registering, NOON)
    for unit, row in PROPOSED.items():
        propose(registering, unit, row)
    done = register(registering, NOON)
    for row in done.registration.rows:
        decide(registering, row.number, Duyệt="có")
    assert [new.cells["task"] for new in register(registering, NOON, accepting=True).entered] == ["I.10", "VII.5"]


def play(played: Played, period: str) -> None:
    """Issue, fill in, send back, merge; and count the same by the contract alone."""
    folder, as_of = PeriodFolder(played.folder / period), CUTOFFS[period]
    steps.issue(folder)
    returns = send_forms(folder)
    tasks = tasks_on(as_of)
    if period == CORRECTED[0]:
        row, _ = returns[CORRECTED[1]][0][CORRECTED[2]]
        done = {"status": "Hoàn thành", "share": 1, "finished": date(2026, 6, 10)}
        row.update({key: said_plainly(key, value) for key, value in done.items()})
    stood = count_period(tasks, returns, Term(as_of, as_of, period == PERIODS[-1]), played.past)
    played.past.append(stood)
    parts = assignments(tasks, stood)
    played.summaries[period] = steps.merge(folder, None).summary
    played.counted[period] = measure_assignments(tasks, parts, as_of)
    played.tasks[period] = tasks
    played.first_bytes[period] = folder.summary.read_bytes()


def figures(measures: Measures) -> dict[str, Any]:
    return dict(measures.values)


@pytest.mark.parametrize("period", PERIODS)
def test_figures_of_each_period_are_those_counted_by_hand(year: Played, period: str):
    summary, counted = year.summaries[period], year.counted[period]
    outcomes = {(row.unit, row.task): str(row.outcome) for row in summary.table.itertuples()}
    assert outcomes == {(part.unit, part.task["code"]): part.outcome for part in counted["judged"]}
    assert figures(summary.overall) == pytest.approx(counted["overall"])
    assert figures(summary.assignments_total) == pytest.approx(counted["assignments"])
    for groups, expected in ((summary.by_unit, counted["by_unit"]), (summary.by_area, counted["by_area"])):
        assert {group.code for group in groups} == set(expected)
        for group in groups:
            assert figures(group.measures) == pytest.approx(expected[group.code]), group.code
    missing = {MISSING[period]} if period in MISSING else set()
    assert {unit.code for unit in summary.missing} == missing
    for result, row in zip(summary.targets, OBJECTIVES, strict=True):
        tasks = tuple(str(row[3]).split("; ")) if row[3] else ()
        asked = {"tasks": tasks, "method": row[2], "operator": row[4], "threshold": row[5]}
        actual, met = reach(asked, counted)
        assert (result.actual, result.met) == (pytest.approx(actual) if actual is not None else None, met), row[0]


@pytest.mark.parametrize("period", PERIODS)
def test_statistics_add_up_to_what_was_typed(year: Played, period: str):
    """Of every form that went out and came back, item by item; what nobody typed is nothing, not nought."""
    typed: dict[str, float] = {}
    for path in (year.folder / period / "giao").iterdir():
        unit = path.stem.split("-", maxsplit=3)[-1]
        for row in load_workbook(path)["Số liệu"].iter_rows(min_row=7, values_only=True):
            if str(row[0]).startswith("SL") and unit != MISSING.get(period):
                typed[row[0]] = typed.get(row[0], 0) + reported(unit, row[0], period)
    found = {known.item.code: known.value for known in year.summaries[period].statistics if known.item.units}
    assert {code: value for code, value in found.items() if value is not None} == pytest.approx(typed)
    assert len(typed) >= 14


def test_the_year_holds_what_it_should(year: Played):
    """Otherwise the figures would prove little: late, undated, reopened, kept, united, corrected."""
    outcomes = {part.outcome for counted in year.counted.values() for part in counted["judged"]}
    assert len(outcomes) == 10
    codes = {finding.rule.code for summary in year.summaries.values() for finding in summary.findings}
    assert {"reopened", "value-corrected"} <= codes
    kept = [source for source in year.summaries["NAM"].table["source_file"] if str(source).startswith("../9T/")]
    assert kept
    assert [len(tasks) for tasks in year.tasks.values()] == [38, 37, 38, 38]


@pytest.mark.parametrize("period", PERIODS)
def test_a_summary_made_again_has_the_same_bytes(year: Played, period: str, tmp_path: Path):
    """Whatever came after it: changes of the plan, other periods."""
    shutil.copytree(year.folder, tmp_path / "2026")
    folder = PeriodFolder(tmp_path / "2026" / period)
    steps.merge(folder, None)
    assert folder.summary.read_bytes() == year.first_bytes[period]


def rows_between(path: Path, sheet: str, title: str) -> list[list[Any]]:
    """Return the rows of a list of a sheet below its headings, which each page has: up to the first without a code."""
    rows = [list(row) for row in load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True)]
    start = next(number for number, row in enumerate(rows) if str(row[0]).startswith(title)) + 2
    end = next((number for number in range(start, len(rows)) if not rows[number][0]), len(rows))
    return [row for row in rows[start:end] if row != rows[start - 1]]


def test_the_results_of_all_periods_stand_side_by_side(year: Played):
    rows = rows_between(year.last, "Tổng kết năm", "1.")
    assert [row[0] for row in rows] == list(PERIODS)
    keys = (
        "assigned", "not_applicable", "done", "done_on_time", "done_late", "overdue", "due", "due_done",
        "completion_rate", "due_completion_rate", "on_time_rate", "average_progress",
    )  # fmt: skip
    for row in rows:
        expected = year.counted[row[0]]["overall"]
        assert row[3:15] == pytest.approx([expected[key] for key in keys]), row[0]
        assert row[2].date() == CUTOFFS[row[0]]


def test_objectives_are_told_period_by_period(year: Played):
    rows = rows_between(year.last, "Tổng kết năm", "2.")
    for row, known in zip(rows, OBJECTIVES, strict=True):
        reached = [
            next(result for result in summary.targets if result.objective.code == known[0]).actual
            for summary in year.summaries.values()
        ]
        assert row[0] == known[0]
        assert row[3:7] == ["–" if actual is None else pytest.approx(actual) for actual in reached]
        verdict = next(result.met for result in year.summaries["NAM"].targets if result.objective.code == known[0])
        assert row[9] == {True: "Đạt", False: "Chưa đạt", None: "Chưa có số liệu"}[verdict]


def test_units_are_ranked_with_their_way_through_the_year(year: Played):
    rows = rows_between(year.last, "Tổng kết năm", "3.")
    last = year.counted["NAM"]["by_unit"]
    ranked = [row for row in rows if row[0] != MISSING["NAM"]]
    expected = ranks(last, {row[0] for row in ranked})
    assert rows[-1][:3] == [MISSING["NAM"], rows[-1][1], "–"]
    for row in ranked:
        assert row[2] == expected[row[0]], row[0]
    assert [row[2] for row in ranked] == sorted(row[2] for row in ranked)
    assert {row[0] for row in rows} == set(year.counted["NAM"]["by_unit"])
    for row in rows:
        for rate, period in zip(row[3:7], PERIODS, strict=True):
            known = year.counted[period]["by_unit"].get(row[0])
            assert rate == ("–" if known is None else pytest.approx(known["completion_rate"])), (row[0], period)


def judged_by_unit(year: Played) -> dict[str, list[Assignment]]:
    units: dict[str, list[Assignment]] = {}
    for part in year.counted["NAM"]["judged"]:
        units.setdefault(part.unit, []).append(part)
    return units


def test_the_evidence_adds_up_to_each_units_points(year: Played):
    evidence: dict[str, list[dict[str, Any]]] = {}
    codes = {unit.code for unit in year.summaries["NAM"].plan.units}
    unit = ""
    for row in table(load_workbook(year.last, data_only=True), "Căn cứ xếp loại", 4):
        unit = str(row["Mã NV"]) if row["Mã NV"] in codes else unit
        evidence.setdefault(unit, []).append(row)
    points = {
        row["Mã"]: row["Điểm (tham khảo)"] for row in table(load_workbook(year.last, data_only=True), "Theo đơn vị", 4)
    }
    for code, parts in judged_by_unit(year).items():
        head, *rows = evidence[code]
        lost = points_lost(parts)
        assert {row["Mã NV"]: row["Tổng điểm bị trừ"] for row in rows} == pytest.approx(dict(lost)), code
        if not lost:
            assert (head["Điểm ở Theo đơn vị"], points[code]) == ("–", "–")
            continue
        total = sum(points for _, points in lost)
        assert head["Tổng điểm bị trừ"] == pytest.approx(total)
        assert head["Điểm ở Theo đơn vị"] == points[code] == pytest.approx(100 - total, abs=0.005)
        assert head["Tệp nguồn"].startswith("Khớp")
        assert all(row["Tệp nguồn"] for row in rows if not str(row["Kết quả"]).startswith("Chưa báo cáo"))


def left(year: Played) -> dict[str, list[str]]:
    """Return the tasks not done at the end of the year, with the units that have not done them."""
    done = ("Hoàn thành", "Không phát sinh")
    tasks = [task.task["code"] for task in year.counted["NAM"]["tasks"] if not task.outcome.startswith(done)]
    judged = year.counted["NAM"]["judged"]
    return {
        code: [part.unit for part in judged if part.task["code"] == code and not part.outcome.startswith(done)]
        for code in tasks
    }


def test_sheet_and_report_tell_the_same_tasks_to_carry_over(year: Played):
    rows = rows_between(year.last, "Tổng kết năm", "4.")
    expected = left(year)
    assert [row[0] for row in rows] == list(expected)
    names = {unit.code: unit.name for unit in year.summaries["NAM"].plan.units}
    for row in rows:
        if len(expected[row[0]]) == 1:
            assert row[2] == names[expected[row[0]][0]]
    steps.report(PeriodFolder(year.folder / "NAM"), None)
    words = "\n".join(paragraph.text for paragraph in docx.Document(year.folder / "NAM" / "bao-cao.docx").paragraphs)
    applicable = year.counted["NAM"]["overall"]["assigned"] - year.counted["NAM"]["overall"]["not_applicable"]
    assert f"Còn {len(expected)}/{applicable} nhiệm vụ của Kế hoạch năm 2026 chưa hoàn thành" in words


def test_the_next_years_plan_holds_what_is_left(year: Played):
    target = year.folder.parent / "2027"
    done = cchc("init", target, "--after", year.folder)
    expected = left(year)
    assert done.returncode == 0, done.stderr
    overall = year.counted["NAM"]["overall"]
    counted = f"còn {len(expected)}/{overall['assigned'] - overall['not_applicable']} nhiệm vụ"
    assert f"{counted} của Kế hoạch năm 2026 chưa hoàn thành" in " ".join(done.stdout.split())
    assert f"đã chuyển tiếp {len(expected)} nhiệm vụ" in done.stdout
    book = load_workbook(target / "ke-hoach.xlsx")
    rows = {row["Mã NV"]: row for row in table(book, "Biểu nhiệm vụ", 8) if "." in str(row["Mã NV"])}
    assert list(rows) == list(expected)
    lasting = {"I.2", "I.6", "I.7", "II.1", "II.4", "III.5", "IV.3", "VII.1"}
    recurring = {"I.3", "I.4", "III.6", "V.3", "VI.4", "VII.3"}
    for code, row in rows.items():
        assert bool(row["Thời gian hoàn thành"]) == (code in lasting | recurring), code
        assert "Chuyển tiếp từ năm 2026 (mã " + code in row["Ghi chú"]
    reviews = table(book, "Cần xem lại", 4)
    marked = {row["Ô trong tệp này"] for row in reviews if row["Mức"] == "Lỗi"}
    found = json.loads(cchc("check", target / "ke-hoach.xlsx", "--json").stdout)
    errors = {known["cell"].replace("'", "") for known in found["findings"] if known["severity"] == "error"}
    assert errors <= marked
    assert "KTXD" in {row["Mã đơn vị"] for row in table(book, "Đơn vị", 4)}
    before = (target / "ke-hoach.xlsx").read_bytes()
    assert cchc("init", target, "--after", year.folder).returncode == 2
    assert (target / "ke-hoach.xlsx").read_bytes() == before


def test_libreoffice_computes_the_years_end_alike(year: Played, tmp_path: Path):
    assert differences(year.last, tmp_path) == []


def test_nothing_of_the_years_end_is_cut_on_paper(year: Played, tmp_path: Path):
    assert faults_on_paper(year.last, tmp_path) == {}
