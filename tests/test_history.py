"""Two periods of the sample, one after the other: the second reads what the first one's workbook says."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from cchc_excel import steps
from cchc_excel.domain import Summary
from cchc_excel.folders import PeriodFolder
from cchc_excel.reading.results import read_earlier, read_history
from tests.summary_workbook import differences, table
from tests.test_printed_pages import faults_on_paper

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
"""openpyxl says so of solid data bars and sparklines, which it cannot keep."""
PLAN_FOLDER = Path(__file__).parents[1] / "workbooks" / "2026"


def copy_plan(folder: Path) -> Path:
    return shutil.copytree(PLAN_FOLDER, folder / "2026", ignore=shutil.ignore_patterns("tong-hop.xlsx", "tra-lai"))


@pytest.fixture(scope="module")
def plan_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_plan(tmp_path_factory.mktemp("plan"))


@pytest.fixture(scope="module")
def first(plan_folder: Path) -> Summary:
    return steps.merge(PeriodFolder(plan_folder / "Q1"), None).summary


@pytest.fixture(scope="module")
def second(plan_folder: Path, first: Summary) -> Summary:
    assert first.history == ()
    return steps.merge(PeriodFolder(plan_folder / "6T"), None).summary


@pytest.fixture(scope="module")
def written(plan_folder: Path, second: Summary) -> Path:
    assert second.history
    return plan_folder / "6T" / "tong-hop.xlsx"


def test_figures_come_back_as_they_were_written(first: Summary, second: Summary):
    (past,) = second.history
    assert past.period.code == "Q1"
    assert past.overall == first.overall
    assert past.by_unit["Tổng lượt giao"] == first.assignments_total
    assert {group.code: group.measures for group in first.by_unit}.items() <= past.by_unit.items()
    assert {group.code: group.measures for group in first.by_area}.items() <= past.by_area.items()
    assert past.sent == set(first.merged)


def test_every_assignment_comes_back_as_it_stood(plan_folder: Path, first: Summary, second: Summary):
    standings = second.history[0].standings
    assert len(standings) == len(first.table)
    for record in first.table.to_dict("records"):
        found = standings[record["unit"], record["task"]]
        assert (found.outcome, found.status, found.finished_on) == (
            record["outcome"], record["status"], record["finished_on"],
        )  # fmt: skip
        assert found.share == (None if record["share"] is None else pytest.approx(record["share"]))
    assert read_earlier(PeriodFolder(plan_folder / "6T"), first.plan, second.period) == standings


def test_tiles_tell_the_change_since_the_last_period(first: Summary, second: Summary, written: Path):
    """Completion: 8 of 35 now, against the first quarter's own counts."""
    sheet = openpyxl.load_workbook(written, data_only=True)["Tổng quan"]
    before = first.overall
    assert sheet["A11"].value == round(100 * (8 / 35 - before.done / before.applicable), 1)
    assert "điểm % so với Q1" in sheet["A11"].number_format
    assert sheet["Q11"].value == 1 - before.overdue
    assert sheet["U11"].value == len(second.merged) - len(first.merged)


def test_changes_are_listed_and_counted(written: Path):
    """V.3 fell overdue on 31/03; I.3, VI.2 and VII.3 were under way in the first quarter and are done now."""
    book = openpyxl.load_workbook(written, data_only=True)
    rows = table(book, "Thay đổi", 6)
    assert [(row["Thay đổi"], row["Mã NV"]) for row in rows] == [
        ("Mới quá hạn", "V.3"), ("Mới hoàn thành", "I.3"), ("Mới hoàn thành", "VI.2"), ("Mới hoàn thành", "VII.3"),
    ]  # fmt: skip
    assert "mới quá hạn: 1" in book["Thay đổi"]["A4"].value
    assert "mới hoàn thành: 3" in book["Thay đổi"]["A4"].value


def test_leaders_add_up(second: Summary, written: Path):
    rows = table(openpyxl.load_workbook(written, data_only=True), "Theo lãnh đạo", 4)
    leaders = {unit.code: unit.leader for unit in second.plan.units}
    for row in rows[:-1]:
        mine = [group.measures for group in second.by_unit if leaders[group.code] == row["Lãnh đạo phụ trách"]]
        assert row["Số đơn vị"] == len(mine)
        assert row["Hoàn thành"] == sum(measures.done for measures in mine)
        applicable = sum(measures.applicable for measures in mine)
        assert row["Tỷ lệ hoàn thành"] == pytest.approx(sum(m.done for m in mine) / applicable)
    assert rows[-1]["Được giao"] == second.assignments_total.assigned == sum(row["Được giao"] for row in rows[:-1])
    assert rows[-1]["Tiến độ bình quân"] == pytest.approx(second.assignments_total.average_progress)


def test_libreoffice_computes_the_second_period_alike(written: Path, tmp_path: Path):
    assert differences(written, tmp_path) == []


def test_nothing_of_the_second_period_is_cut_on_paper(written: Path, tmp_path: Path):
    assert faults_on_paper(written, tmp_path) == {}


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 broken"])
def test_an_earlier_summary_that_cannot_be_read_says_nothing(tmp_path: Path, second: Summary, content: bytes):
    folder = PeriodFolder(tmp_path / "2026" / "6T")
    (tmp_path / "2026" / "Q1").mkdir(parents=True)
    (tmp_path / "2026" / "Q1" / "tong-hop.xlsx").write_bytes(content)
    assert read_history(folder, second.plan, second.period) == ()
    assert read_earlier(folder, second.plan, second.period) == {}


def test_a_summary_of_another_kind_says_nothing(tmp_path: Path, second: Summary):
    (tmp_path / "2026" / "Q1").mkdir(parents=True)
    book = openpyxl.Workbook()
    book.active.title = "Dữ liệu"
    book.active.append(["Mã NV", "Đơn vị"])
    book.save(tmp_path / "2026" / "Q1" / "tong-hop.xlsx")
    assert read_history(PeriodFolder(tmp_path / "2026" / "6T"), second.plan, second.period) == ()
