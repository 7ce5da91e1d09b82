"""The figures of statistics, against sums made by hand."""

from pathlib import Path

import pytest

from cchc_excel.folders import PeriodFolder
from tests.tools.statistics_forms import SAVED, SIGNED, TRAINED, figures, measured, period_folder, send

DOING = "Đang thực hiện"


@pytest.fixture
def folder(tmp_path: Path) -> PeriodFolder:
    return period_folder(tmp_path)


def counts(actual: object, total: object, status: str = DOING) -> dict[str, object]:
    return {"Trạng thái": status, "Mức độ hoàn thành (%)": 0.5, "Số thực hiện": actual, "Tổng số": total}


def test_units_are_added_up_and_those_that_are_missing_are_named(folder: PeriodFolder):
    send(folder, "HCTC", {TRAINED: 12, SAVED: 0.1, SIGNED: 0.85})
    send(folder, "KSTT", {TRAINED: "5 người", SAVED: 0.2})
    send(folder, "NGV", {"SL1": 3, TRAINED: 0})
    summary = measured(folder)
    assert figures(summary) | {"SL5": None} == {
        "SL1": 3, TRAINED: 17, SAVED: 0.3, SIGNED: 0.85, "SL5": None, "SL6": None, "SL7": None,
    }  # fmt: skip
    missing = {figure.item.code: figure.missing for figure in summary.statistics}
    assert missing[TRAINED] == ("TTDT",)
    assert missing[SAVED] == ()


def test_nobody_reported_is_no_nought(folder: PeriodFolder):
    summary = measured(folder)
    assert set(figures(summary).values()) == {None}
    assert {figure.item.code: figure.missing for figure in summary.statistics}[SAVED] == ("HCTC", "KSTT")


def test_a_value_that_is_not_understood_is_no_part_of_the_sum(folder: PeriodFolder):
    send(folder, "HCTC", {TRAINED: "nhiều", SAVED: 100, SIGNED: 0.85})
    send(folder, "KSTT", {TRAINED: 5, SAVED: -20})
    summary = measured(folder)
    assert (figures(summary)[TRAINED], figures(summary)[SAVED]) == (5, 100)
    assert {figure.item.code: figure.missing for figure in summary.statistics}[TRAINED] == ("HCTC", "TTDT", "NGV")


def test_numbers_that_tasks_give_are_taken_from_there(folder: PeriodFolder):
    send(folder, "HCTC", {TRAINED: 1}, tasks={"I.4": counts(2, 9)})
    send(folder, "KSTT", {TRAINED: 1}, tasks={"III.1": counts(556, 585), "III.2": counts(36110, 58200)})
    summary = measured(folder)
    found = figures(summary)
    assert (found["SL5"], found["SL6"]) == (2, 585)
    assert found["SL7"] == pytest.approx(36110 / 58200)
    (part,) = next(figure.parts for figure in summary.statistics if figure.item.code == "SL5")
    assert (part.unit, part.task, part.file) == ("HCTC", "I.4", "HCTC.xlsx")
    assert part.place.startswith("'Báo cáo'!")


def test_a_count_above_its_total_or_of_a_task_that_did_not_arise_counts_nowhere(folder: PeriodFolder):
    send(folder, "HCTC", {TRAINED: 1}, tasks={"I.4": {"Trạng thái": "Không phát sinh", "Số thực hiện": 4}})
    send(folder, "KSTT", {TRAINED: 1}, tasks={"III.1": counts(600, 585), "III.2": counts(3, None)})
    summary = measured(folder)
    found = figures(summary)
    assert (found["SL5"], found["SL6"], found["SL7"]) == (None, None, None)
    assert {figure.item.code: figure.missing for figure in summary.statistics}["SL5"] == ()


def test_what_the_coordinator_set_right_in_a_task_is_taken(folder: PeriodFolder):
    """The counts of the merged table are meant, not those a unit typed: `Dữ liệu` and the appendix say the same."""
    send(folder, "KSTT", {TRAINED: 1}, tasks={"III.1": counts("556/585", None)})
    assert figures(measured(folder))["SL6"] == 585
