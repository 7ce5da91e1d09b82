"""`Tổng kết năm` beside the year before, where its folder stands next to this one's."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cchc_excel.domain.plan_content import PlanContent
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PeriodFolder
from cchc_excel.plan.shipped import shipped_periods
from cchc_excel.steps.periods import merge
from tests.tools.returns_plan import PLAN
from tests.tools.statistics_forms import measured, period_folder, send

DONE = {"Trạng thái": "Hoàn thành", "Mức độ hoàn thành (%)": 1}
HALF = {"Trạng thái": "Đang thực hiện", "Mức độ hoàn thành (%)": 0.5}


def year_of(year: int) -> PlanContent:
    """Return the small plan as that of a year: its texts name the year, so that a task carried on names another."""
    areas = tuple(
        replace(area, tasks=tuple((code, text.replace("2026", str(year)), *rest) for code, text, *rest in area.tasks))
        for area in PLAN.areas
    )
    return replace(PLAN, info={**PLAN.info, "year": year}, areas=areas, periods=shipped_periods(year))


def end_year(root: Path, year: int, tasks: dict[str, Any], name: str = "") -> PeriodFolder:
    """Return a year's last period, in which HCTC reported on its tasks."""
    plan_folder = root / (name or str(year))
    plan_folder.mkdir()
    folder = period_folder(plan_folder, year_of(year), "NAM")
    form = folder.issued / f"CCHC-{year}-NAM-HCTC.xlsx"
    form.rename(folder.issued / "CCHC-2026-NAM-HCTC.xlsx")
    send(folder, "HCTC", {}, tasks=tasks, saved=datetime(year, 12, 10, 3))
    return folder


def shown(folder: PeriodFolder) -> list[list[Any]]:
    """Return the rows of `Tổng kết năm` from the comparison on, as a program without formulas sees them."""
    rows = [
        list(row) for row in load_workbook(folder.summary, data_only=True)["Tổng kết năm"].iter_rows(values_only=True)
    ]
    start = next((number for number, row in enumerate(rows) if str(row[0]).startswith("5.")), len(rows))
    return [[value for value in row if value is not None] for row in rows[start:]]


pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


def test_rates_stand_beside_those_of_the_year_before(tmp_path: Path):
    """HCTC leads I.1-I.4, II.1, II.2: 2 of 6 done in 2025, 3 of 6 in 2026; area II 0 of 2, then 1 of 2."""
    merge(end_year(tmp_path, 2025, {"I.1": DONE, "I.3": DONE, "II.1": HALF}), None)
    folder = end_year(tmp_path, 2026, {"I.1": DONE, "I.3": DONE, "II.1": DONE})
    merge(folder, None)
    rows = {row[1]: row for row in shown(folder) if len(row) > 5}
    assert rows["Cải cách thể chế"][:6] == ["II", "Cải cách thể chế", "nhiệm vụ", 0, 0.5, 0.5]
    unit = rows["Phòng Hành chính - Tổ chức"]
    assert unit[:3] == ["HCTC", "Phòng Hành chính - Tổ chức", "lượt giao"]
    assert unit[3:6] == pytest.approx([2 / 6, 3 / 6, 1 / 6])
    assert rows["Cổng Thông tin điện tử"][3:6] == [0, 0, 0]
    whole = shown(folder)[2]
    assert whole[:2] == ["Toàn Kế hoạch", "nhiệm vụ"]
    assert whole[2:5] == pytest.approx([2 / 9, 3 / 9, 1 / 9])


def test_what_the_year_before_left_is_followed_on(tmp_path: Path):
    """All but I.1 and I.3 were left; the plan of 2026 has them all, one withdrawn in it apart."""
    merge(end_year(tmp_path, 2025, {"I.1": DONE, "I.3": DONE}), None)
    folder = end_year(tmp_path, 2026, {"II.1": DONE})
    merge(folder, None)
    rows = shown(folder)
    start = next(number for number, row in enumerate(rows) if row and str(row[0]).startswith("6."))
    assert rows[start][0].endswith("7/7 nhiệm vụ năm 2025 chưa hoàn thành có trong Kế hoạch năm nay")
    outcomes = {row[0]: row[-1] for row in rows[start + 2 :] if row}
    assert list(outcomes) == ["I.2", "I.4", "II.1", "II.2", "III.1", "III.2", "VII.1"]
    assert outcomes["II.1"] == "Hoàn thành, chưa rõ ngày"
    assert outcomes["III.1"].startswith("Chưa báo cáo")


def test_a_task_is_known_by_its_wording_whatever_its_code_and_year(tmp_path: Path):
    merge(end_year(tmp_path, 2025, {}), None)
    folder = end_year(tmp_path, 2026, {"I.1": DONE})
    merge(folder, None)
    rows = {row[0]: row for row in shown(folder) if row and row[0] == "I.1"}
    assert "năm 2025" in rows["I.1"][1]
    assert rows["I.1"][2] == "I.1"


def test_without_a_folder_beside_it_there_is_no_comparison(tmp_path: Path):
    folder = end_year(tmp_path, 2026, {"I.1": DONE})
    merge(folder, None)
    assert measured(folder).last_year is None
    assert shown(folder) == []


def test_a_year_that_was_not_ended_is_told(tmp_path: Path):
    end_year(tmp_path, 2025, {})
    folder = end_year(tmp_path, 2026, {"I.1": DONE})
    merge(folder, None)
    assert shown(folder)[0] == ["5. So với năm 2025: thư mục năm 2025 chưa có sổ tổng hợp kỳ cuối năm để so sánh"]


def test_a_folder_of_another_year_is_not_compared_with(tmp_path: Path):
    merge(end_year(tmp_path, 2024, {"I.1": DONE}, name="2025"), None)
    folder = end_year(tmp_path, 2026, {"I.1": DONE})
    last_year = measured(folder).last_year
    assert last_year is not None
    assert last_year.period == ""


def test_a_folder_may_be_named_with_the_year_in_it(tmp_path: Path):
    merge(end_year(tmp_path, 2025, {"I.1": DONE}, name="Ke hoach 2025"), None)
    folder = end_year(tmp_path, 2026, {}, name="Ke hoach 2026")
    last_year = measured(folder).last_year
    assert last_year is not None
    assert last_year.overall is not None
    assert last_year.overall.done == 1


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 not a workbook", b"<html>"])
def test_a_summary_of_last_year_that_cannot_be_read_is_never_passed_over(tmp_path: Path, damage: bytes):
    before = end_year(tmp_path, 2025, {"I.1": DONE})
    merge(before, None)
    folder = end_year(tmp_path, 2026, {"I.1": DONE})
    before.summary.write_bytes(damage)
    with pytest.raises(OperatorError, match="2025") as refused:
        merge(folder, None)
    assert "\n" not in str(refused.value)
    assert not folder.summary.exists()


def test_only_the_last_period_looks_at_the_year_before(tmp_path: Path):
    before = end_year(tmp_path, 2025, {"I.1": DONE})
    before.summary.write_bytes(b"damaged")
    plan_folder = tmp_path / "2026"
    plan_folder.mkdir()
    folder = period_folder(plan_folder, year_of(2026))
    assert measured(folder).last_year is None
