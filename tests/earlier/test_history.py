"""Two periods of the sample, one after the other: the second reads what the first one's workbook says."""

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.packaging.custom import IntProperty, StringProperty
from openpyxl.worksheet.worksheet import Worksheet

from cchc_excel.cli import cchc
from cchc_excel.domain import Summary
from cchc_excel.earlier.results import read_earlier, read_history
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps import periods as steps
from tests.tools.places import ROOT
from tests.tools.printed_pages import faults_on_paper
from tests.tools.summary_workbook import below, differences, named, table
from tests.tools.systems import ON_WINDOWS

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
"""openpyxl says so of solid data bars and sparklines, which it cannot keep."""
PLAN_FOLDER = ROOT / "workbooks" / "2026"


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
    book = openpyxl.load_workbook(written, data_only=True)
    before = first.overall
    assert below(book, "TyLeHoanThanh", 2) == round(100 * (8 / 35 - before.done / before.applicable), 1)
    assert "điểm phần trăm" in named(book, "TyLeHoanThanh").offset(row=2).number_format
    assert below(book, "SoQuaHan", 2) == 1 - before.overdue
    assert below(book, "DonViDaGui", 2) == len(second.merged) - len(first.merged)
    texts = [str(cell.value) for row in book["Tổng quan"].iter_rows() for cell in row]
    assert any("Chữ nghiêng: so với quý I." in text for text in texts)
    rate = f"{100 * before.completion_rate:.1f}".replace(".", ",")
    assert any(f"hoàn thành quý I {rate}%, đến nay 22,9% nhiệm vụ" in text for text in texts)


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


def put_summary(folder: Path, content: bytes) -> PeriodFolder:
    """Put the plan and a summary of Q1 into a folder, and return that of 6T."""
    (folder / "2026" / "Q1").mkdir(parents=True)
    shutil.copy(PLAN_FOLDER / "ke-hoach.xlsx", folder / "2026")
    (folder / "2026" / "Q1" / "tong-hop.xlsx").write_bytes(content)
    shutil.copytree(PLAN_FOLDER / "6T" / "nhan", folder / "2026" / "6T" / "nhan")
    return PeriodFolder(folder / "2026" / "6T")


def changed(summary: Path, change: Callable[[openpyxl.Workbook], object]) -> bytes:
    """Return a summary with something done to it; openpyxl keeps no value of a formula, and none is needed."""
    book = openpyxl.load_workbook(summary, data_only=True)
    change(book)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def other_byte(data: bytes) -> bytes:
    """Return a summary in which one byte of the data sheet is another."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        entry = max(package.infolist(), key=lambda entry: entry.compress_size)
    place = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def without_data(book: openpyxl.Workbook) -> None:
    del book["Dữ liệu"]


def without_rows(book: openpyxl.Workbook) -> None:
    book["Dữ liệu"].delete_rows(2, 5000)


def with_far_cell(book: openpyxl.Workbook) -> None:
    book["Dữ liệu"]["XFD1048576"] = "x"


def without_status(book: openpyxl.Workbook) -> None:
    column_of(book["Dữ liệu"], "Trạng thái").value = "Tình trạng"


def with_format(value: object) -> Callable[[openpyxl.Workbook], None]:
    def tell(book: openpyxl.Workbook) -> None:
        kind = IntProperty if isinstance(value, int) else StringProperty
        if "CCHC.Format" in book.custom_doc_props.names:
            del book.custom_doc_props["CCHC.Format"]
        book.custom_doc_props.append(kind(name="CCHC.Format", value=value))

    return tell


def column_of(sheet: Worksheet, heading: str) -> Cell:
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == heading)


@pytest.fixture(scope="module")
def summary_of_q1(plan_folder: Path, first: Summary) -> Path:
    assert first.merged
    return plan_folder / "Q1" / "tong-hop.xlsx"


def test_every_command_that_reads_an_earlier_summary_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = put_summary(tmp_path, b"broken")
    plan_folder = folder.path.parent
    monkeypatch.chdir(plan_folder)
    commands = {
        "merge": [folder.path], "status": [folder.path], "issue": [folder.path], "remind": [folder.path],
        "report": [folder.path], "check": [next(folder.inbox.iterdir())],
        "init": [plan_folder.parent / "2027", "--after", plan_folder],
    }  # fmt: skip
    before = set(plan_folder.parent.rglob("*"))
    for command, arguments in commands.items():
        with pytest.raises(OperatorError, match=r"Q1.tong-hop\.xlsx"):
            cchc.main([command, *map(str, arguments)], standalone_mode=False)
        assert set(plan_folder.parent.rglob("*")) == before, command


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda _: b"", "rỗng"),
        (lambda _: b"not a workbook", "văn bản"),
        (lambda _: b"PK\x03\x04 broken", "cụt"),
        (lambda path: path.read_bytes()[:-2000], "cụt"),
        (lambda path: other_byte(path.read_bytes()), "hỏng"),
        (lambda path: changed(path, without_data), "trang “Dữ liệu”"),
        (lambda path: changed(path, without_rows), "trang “Dữ liệu”"),
        (lambda path: changed(path, without_status), "Trạng thái"),
        (lambda path: changed(path, with_far_cell), "rất xa"),
        (lambda path: changed(path, with_format(2)), "mới hơn"),
        (lambda path: changed(path, with_format("mới")), "sai"),
    ],
    ids=["empty", "text", "begun", "cut", "byte", "sheet", "rows", "column", "far", "newer", "format"],
)
def test_an_earlier_summary_that_cannot_be_read_is_never_passed_over(
    spoil: Callable[[Path], bytes], reason: str, summary_of_q1: Path, tmp_path: Path, second: Summary
):
    folder = put_summary(tmp_path, spoil(summary_of_q1))
    with pytest.raises(OperatorError, match=rf"Q1.tong-hop\.xlsx.*{reason}"):
        read_history(folder, second.plan, second.period)


def test_the_refusal_is_one_sentence_and_status_2(tmp_path: Path):
    folder = put_summary(tmp_path, b"broken")
    done = subprocess.run(
        [sys.executable, "-m", "cchc_excel", "merge", str(folder.path), "--json"],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Không đọc được sổ tổng hợp kỳ trước")
    assert "cchc merge" in done.stderr


@pytest.mark.skipif(ON_WINDOWS, reason="Windows lets few people make links")
def test_a_summary_that_is_a_folder_or_leads_nowhere_is_there(tmp_path: Path, second: Summary):
    folder = put_summary(tmp_path, b"")
    summary = folder.path.parent / "Q1" / "tong-hop.xlsx"
    summary.unlink()
    assert read_history(folder, second.plan, second.period) == ()
    summary.mkdir()
    with pytest.raises(OperatorError, match=r"Q1.tong-hop\.xlsx"):
        read_history(folder, second.plan, second.period)
    summary.rmdir()
    summary.symlink_to(tmp_path / "nowhere.xlsx")
    with pytest.raises(OperatorError, match=r"Q1.tong-hop\.xlsx"):
        read_earlier(folder, second.plan, second.period)


def test_merging_the_earlier_period_again_mends_it(tmp_path: Path, second: Summary):
    folder = put_summary(tmp_path, b"broken")
    shutil.copytree(PLAN_FOLDER / "Q1" / "nhan", folder.path.parent / "Q1" / "nhan")
    steps.merge(PeriodFolder(folder.path.parent / "Q1"), None)
    assert [past.period.code for past in read_history(folder, second.plan, second.period)] == ["Q1"]


@pytest.mark.parametrize("told", [None, 0, 1])
def test_an_older_summary_is_read(told: int | None, summary_of_q1: Path, tmp_path: Path, second: Summary):
    def age(book: openpyxl.Workbook) -> None:
        if told is not None:
            with_format(told)(book)
        else:
            del book.custom_doc_props["CCHC.Format"]

    folder = put_summary(tmp_path, changed(summary_of_q1, age))
    (past,) = read_history(folder, second.plan, second.period)
    (known,) = second.history
    assert (past.sent, past.standings.keys()) == (known.sent, known.standings.keys())
    assert [stood.outcome for stood in past.standings.values()] == [s.outcome for s in known.standings.values()]
    assert (past.overall and past.overall.done) == (known.overall and known.overall.done) == 5


def test_columns_that_an_older_summary_lacks_are_empty(summary_of_q1: Path, tmp_path: Path, second: Summary):
    lacking = ("Kết quả", "Mức độ hoàn thành", "Đề xuất, kiến nghị", "Tệp nguồn", "Trọng số")

    def strip(book: openpyxl.Workbook) -> None:
        for heading in lacking:
            cell = column_of(book["Dữ liệu"], heading)
            book["Dữ liệu"].delete_cols(cell.column)
        sheet = book["Theo lĩnh vực"]
        sheet.delete_cols(column_of(sheet, "Tỷ lệ đúng hạn").column)

    (past,) = read_history(put_summary(tmp_path, changed(summary_of_q1, strip)), second.plan, second.period)
    (known,) = second.history
    assert {key: stood.status for key, stood in past.standings.items()} == {
        key: stood.status for key, stood in known.standings.items()
    }
    assert all((s.outcome, s.share, s.proposal) == ("", None, "") for s in past.standings.values())
    assert past.overall
    assert (past.overall.done, past.overall.on_time_rate) == (known.overall and known.overall.done, None)


def test_a_summary_tells_its_format(summary_of_q1: Path):
    assert openpyxl.load_workbook(summary_of_q1).custom_doc_props["CCHC.Format"].value == 1
