"""A quarter that is not cumulative (*quý III*: 15/6-14/9) beside the cumulative periods of one year."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from cchc_excel.domain import FileState, Outcome, Period, Status, Summary
from cchc_excel.earlier.results import read_history
from cchc_excel.folders import PeriodFolder
from cchc_excel.plan.periods import in_order, one_a_cutoff
from cchc_excel.plan.workbook import read_plan
from cchc_excel.steps.periods import issue, merge
from tests.tools.statistics_forms import ASKING, TRAINED, figures, measured, period_folder, send

QUARTER = ("Q3", "Báo cáo quý III năm 2026", date(2026, 6, 15), date(2026, 9, 14), date(2026, 9, 16))
CONTENT = replace(ASKING, periods=(*ASKING.periods, QUARTER))
DONE = {"Trạng thái": "Hoàn thành", "Ngày hoàn thành": datetime(2026, 3, 10)}
HALF = {"Trạng thái": "Đang thực hiện", "Mức độ hoàn thành (%)": 0.5}
JUNE, SEPTEMBER, DECEMBER = datetime(2026, 6, 10, 3), datetime(2026, 9, 10, 3), datetime(2026, 12, 10, 3)


def period(code: str, start: date, cutoff: date) -> Period:
    return Period(code, code, start, cutoff, cutoff)


YEAR_START, CUTOFF = date(2025, 12, 15), date(2026, 9, 14)
HALF_YEAR = period("6T", YEAR_START, date(2026, 6, 14))
NINE_MONTHS, THIRD = period("9T", YEAR_START, CUTOFF), period("Q3", date(2026, 6, 15), CUTOFF)


def test_of_two_closed_on_one_day_the_one_that_covers_more_comes_last():
    assert in_order([NINE_MONTHS, THIRD, HALF_YEAR]) == (HALF_YEAR, THIRD, NINE_MONTHS)
    assert in_order([THIRD, NINE_MONTHS]) == (THIRD, NINE_MONTHS)


@pytest.mark.parametrize(
    ("current", "told", "shown"),
    [
        (HALF_YEAR, set(), NINE_MONTHS),
        (HALF_YEAR, {"Q3"}, THIRD),
        (HALF_YEAR, {"Q3", "9T"}, NINE_MONTHS),
        (THIRD, {"9T"}, THIRD),
        (NINE_MONTHS, {"Q3"}, NINE_MONTHS),
    ],
)
def test_a_day_has_one_point_in_the_trend(current: Period, told: set[str], shown: Period):
    assert one_a_cutoff([NINE_MONTHS, THIRD, HALF_YEAR], current, told) == (HALF_YEAR, shown)


@pytest.fixture
def half_year(tmp_path: Path) -> PeriodFolder:
    """Return the first half of the year, in which HCTC finished I.1 on 10/03/2026."""
    folder = period_folder(tmp_path, CONTENT)
    send(folder, "HCTC", {TRAINED: 12}, tasks={"I.1": DONE, "II.1": HALF}, saved=JUNE)
    merge(folder, None)
    return folder


def begin(half_year: PeriodFolder, code: str) -> PeriodFolder:
    folder = PeriodFolder(half_year.path.parent / code)
    issue(folder)
    return folder


def outcome(summary: Summary, unit: str, task: str) -> tuple[object, object]:
    table = summary.table
    row = table[(table["unit"] == unit) & (table["task"] == task)].iloc[0]
    return row["outcome"], row["finished_on"]


def test_what_was_finished_before_the_quarter_stays_done_in_it(half_year: PeriodFolder):
    quarter = begin(half_year, "Q3")
    sheet = openpyxl.load_workbook(quarter.issued / "CCHC-2026-Q3-HCTC.xlsx")["Báo cáo"]
    row = next(cells for cells in sheet.iter_rows(values_only=True) if cells[0] == "I.1")
    assert Status.DONE in row
    assert datetime(2026, 3, 10) in row
    send(quarter, "HCTC", {TRAINED: 4}, tasks={"II.1": HALF}, saved=SEPTEMBER)
    summary = measured(quarter)
    assert [entry.state for entry in summary.received] == [FileState.MERGED]
    assert outcome(summary, "HCTC", "I.1") == (Outcome.DONE_ON_TIME, date(2026, 3, 10))
    assert not [found for found in summary.findings if found.column == "finished_on"]


def test_a_finish_date_before_the_quarter_is_valid_and_one_before_the_year_is_not(half_year: PeriodFolder):
    quarter = begin(half_year, "Q3")
    early = {"Trạng thái": "Hoàn thành", "Mức độ hoàn thành (%)": 1, "Ngày hoàn thành": datetime(2026, 5, 20)}
    before = {"Trạng thái": "Hoàn thành", "Ngày hoàn thành": datetime(2025, 12, 14)}
    send(quarter, "HCTC", {TRAINED: 4}, tasks={"II.1": early, "II.2": before}, saved=SEPTEMBER)
    summary = measured(quarter)
    assert outcome(summary, "HCTC", "II.1") == (Outcome.DONE_ON_TIME, date(2026, 5, 20))
    assert outcome(summary, "HCTC", "II.2") == (Outcome.DONE_ON_TIME, None)  # due 14/12: not yet
    assert [found.given for found in summary.findings if found.column == "finished_on"] == ["14/12/2025"]


def test_a_form_of_before_the_quarter_has_no_time_in_it(half_year: PeriodFolder):
    quarter = begin(half_year, "Q3")
    send(quarter, "HCTC", {TRAINED: 4}, tasks={"II.1": HALF}, saved=JUNE)
    assert [entry.made_at for entry in measured(quarter).received] == [None]


def test_statistics_are_those_of_the_period_itself(half_year: PeriodFolder):
    for code, trained, line in (("Q3", 4, "15/06/2026"), ("9T", 16, "15/12/2025")):
        folder = begin(half_year, code)
        sheet = openpyxl.load_workbook(folder.issued / f"CCHC-2026-{code}-HCTC.xlsx")["Số liệu"]
        assert sheet["A2"].value == f"Số liệu tính từ ngày {line} đến hết ngày 14/09/2026"
        send(folder, "HCTC", {TRAINED: trained}, tasks={"II.1": HALF}, saved=SEPTEMBER)
        assert figures(measured(folder))[TRAINED] == trained


def test_neither_is_earlier_than_the_other_and_both_are_than_the_year(half_year: PeriodFolder):
    for code in ("Q3", "9T"):
        folder = begin(half_year, code)
        send(folder, "HCTC", {TRAINED: 1}, tasks={"II.1": HALF}, saved=SEPTEMBER)
        merge(folder, None)
    root = half_year.path.parent
    plan = read_plan(root / "ke-hoach.xlsx")
    history = {
        code: [past.period.code for past in read_history(PeriodFolder(root / code), plan, plan.period(code))]
        for code in ("Q3", "9T", "NAM")
    }
    assert history == {"Q3": ["6T"], "9T": ["6T"], "NAM": ["6T", "Q3", "9T"]}


def test_what_one_of_the_two_says_nothing_of_stands_as_the_other_says(half_year: PeriodFolder):
    """A unit that reported for the quarter need not report the same day once more for the nine months."""
    quarter, months = begin(half_year, "Q3"), begin(half_year, "9T")
    late = {"Trạng thái": "Hoàn thành", "Ngày hoàn thành": datetime(2026, 9, 1)}
    send(quarter, "HCTC", {TRAINED: 4}, tasks={"II.2": late, "II.1": HALF}, saved=SEPTEMBER)
    send(quarter, "KSTT", {TRAINED: 4}, tasks={"III.1": late}, saved=SEPTEMBER)
    send(months, "HCTC", {TRAINED: 4}, tasks={"II.1": {**HALF, "Mức độ hoàn thành (%)": 0.7}}, saved=SEPTEMBER)
    for folder in (quarter, months):
        merge(folder, None)
    year = begin(half_year, "NAM")
    earlier = measured(year).earlier
    assert (earlier["KSTT", "III.1"].status, earlier["KSTT", "III.1"].file) == (Status.DONE, "Q3/tong-hop.xlsx")
    assert earlier["HCTC", "II.1"].share == 0.7
    assert earlier["HCTC", "II.2"].status is Status.DONE
