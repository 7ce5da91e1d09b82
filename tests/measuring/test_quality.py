"""Marks for quality: beside the counts, in the rating only where `Quy ước` says so."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cchc_excel.domain import Outcome, Quality, Settings, Summary
from cchc_excel.folders import PeriodFolder
from cchc_excel.measuring.evidence import rate_assignment
from cchc_excel.measuring.quality import count_quality, quality_of_done
from cchc_excel.steps.periods import merge
from tests.tools.libreoffice import recalculate
from tests.tools.returns_plan import PLAN
from tests.tools.statistics_forms import measured, period_folder, send

IN_TIME = {"Trạng thái": "Hoàn thành", "Mức độ hoàn thành (%)": 1, "Ngày hoàn thành": datetime(2026, 3, 10)}
LATE = {**IN_TIME, "Ngày hoàn thành": datetime(2026, 9, 30)}
HALF = {"Trạng thái": "Đang thực hiện", "Mức độ hoàn thành (%)": 0.5}
TASKS = {"I.1": IN_TIME, "II.1": LATE, "II.2": IN_TIME, "I.4": HALF}
"""What HCTC reports at the year's end: it has six tasks, all of which count; I.2 and I.3 it says nothing of."""

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


def year_end(
    root: Path, marks: Mapping[str, str], settings: Mapping[str, int] | None = None, period: str = "NAM"
) -> PeriodFolder:
    rows = tuple((period, "HCTC", task, quality, "") for task, quality in marks.items())
    folder = period_folder(root, replace(PLAN, quality=rows, settings=settings or {}), period)
    send(folder, "HCTC", {}, tasks=TASKS, saved=datetime(2026, 6, 12) if period == "6T" else datetime(2026, 12, 10))
    return folder


def row_of_unit(folder: PeriodFolder, path: Path | None = None) -> dict[str, Any]:
    sheet = load_workbook(path or folder.summary, data_only=True)["Theo đơn vị"]
    rows = list(sheet.iter_rows(values_only=True))
    heads = next(row for row in rows if row[0] == "Mã")
    return dict(zip(heads, next(row for row in rows if row[0] == "HCTC"), strict=True))


def counts(summary: Summary) -> list[object]:
    return [summary.overall.values, [group.measures.values for group in summary.by_unit]]


def test_marks_change_no_count(tmp_path: Path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    without = measured(year_end(tmp_path / "a", {}))
    marked = measured(year_end(tmp_path / "b", {"I.1": "Chưa đạt", "II.1": "Tốt"}, {"quality_penalty": 50}))
    assert counts(without) == counts(marked)


def test_only_what_is_done_has_a_quality(tmp_path: Path):
    summary = measured(year_end(tmp_path, {"I.1": "Tốt", "II.1": "Chưa đạt", "I.4": "Tốt", "I.3": "Đạt"}))
    assert quality_of_done(summary) == {("HCTC", "I.1"): Quality.GOOD, ("HCTC", "II.1"): Quality.POOR}
    assert count_quality(summary) == {"HCTC": "Tốt 1; Chưa đạt 1"}


def test_it_stands_beside_the_rates_and_in_the_annex(tmp_path: Path):
    folder = year_end(tmp_path, {"I.1": "Tốt", "II.1": "Đạt", "I.4": "Tốt"}, period="6T")
    merge(folder, None)
    assert row_of_unit(folder)["Chất lượng"] == "Tốt 1"  # II.1 was not yet done on 14/06
    annex = load_workbook(folder.summary, data_only=True)["Biểu tổng hợp"]
    notes = {
        str(row[0]): [value for value in row if "Chất lượng" in str(value)] for row in annex.iter_rows(values_only=True)
    }
    assert notes["I.1"] == ["Chất lượng: Tốt"]
    assert notes["I.4"] == ["Chất lượng: Tốt; chưa tính vì nhiệm vụ chưa hoàn thành"]
    assert notes["II.2"] == []


def test_without_a_mark_there_is_no_column(tmp_path: Path):
    folder = year_end(tmp_path, {}, period="6T")
    merge(folder, None)
    assert "Chất lượng" not in row_of_unit(folder)


def test_as_shipped_it_does_not_count_for_the_rating(tmp_path: Path):
    """Three of six done, one of them late: 100 × (3 − 0,125) / 6."""
    folder = year_end(tmp_path, {"I.1": "Chưa đạt"})
    merge(folder, None)
    assert row_of_unit(folder)["Điểm (tham khảo)"] == 47.92
    evidence = load_workbook(folder.summary)["Căn cứ xếp loại"]
    hidden = [cell.column_letter for cell in evidence[4] if cell.value == "Trừ điểm chất lượng"]
    assert [evidence.column_dimensions[letter].hidden for letter in hidden] == [True]


def test_where_the_plan_says_so_poor_work_loses_a_part_of_its_points(tmp_path: Path):
    """100 × (3 − 0,125 − 2 × 0,5) / 6 = 31,25: two done tasks of poor quality lose half each; one not done none."""
    folder = year_end(
        tmp_path, {"I.1": "Chưa đạt", "II.1": "Chưa đạt", "II.2": "Đạt", "I.4": "Chưa đạt"}, {"quality_penalty": 50}
    )
    merge(folder, None)
    for path in (folder.summary, recalculate(folder.summary, tmp_path / "again")):
        assert row_of_unit(folder, path)["Điểm (tham khảo)"] == pytest.approx(31.25)
        rows = list(load_workbook(path, data_only=True)["Căn cứ xếp loại"].iter_rows(values_only=True))
        heads = next(row for row in rows if row[0] == "Mã NV")
        unit = dict(zip(heads, next(row for row in rows if row[0] == "HCTC"), strict=True))
        assert unit["Trừ điểm chất lượng"] == pytest.approx(100 / 6)
        assert unit["Tệp nguồn"].startswith("Khớp")


@pytest.mark.parametrize(
    ("quality", "penalty", "outcome", "lost"),
    [
        (Quality.POOR, 50, Outcome.DONE_ON_TIME, 10),
        (Quality.POOR, 100, Outcome.DONE_LATE, 17.5),
        (Quality.POOR, 300, Outcome.DONE_ON_TIME, 20),
        (Quality.POOR, 0, Outcome.DONE_ON_TIME, 0),
        (Quality.FAIR, 50, Outcome.DONE_ON_TIME, 0),
        (None, 50, Outcome.DONE_ON_TIME, 0),
        (Quality.POOR, 50, Outcome.IN_PROGRESS, 0),
    ],
)
def test_a_task_loses_no_more_than_it_earned(quality: Quality | None, penalty: int, outcome: Outcome, lost: float):
    found = rate_assignment({"outcome": outcome}, 20, Settings(quality_penalty=penalty), quality)
    assert found.lost_quality == lost
    assert found.lost <= 20
