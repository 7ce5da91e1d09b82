"""A plan that changes during the year (`changing_plan`), through its files: figures at each date worked out by hand."""

import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from cchc_excel.domain import Summary
from cchc_excel.folders import PeriodFolder
from cchc_excel.plan.workbook import read_plan
from cchc_excel.steps import periods as steps
from cchc_excel.steps.checking import check
from tests.tools.changing_plan import CORRECTIONS, EARLY, LATE, NINE_MONTHS, SIX_MONTHS, corrected, send, write
from tests.tools.libreoffice import convert
from tests.tools.printed_pages import faults_on_paper
from tests.tools.summary_workbook import differences, table

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
"""openpyxl says so of solid data bars and sparklines, which it cannot keep."""


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a plan folder whose 6T is merged before, and again after, the changes of July and August are known."""
    folder = tmp_path_factory.mktemp("year") / "2026"
    folder.mkdir()
    six, nine = PeriodFolder(folder / "6T"), PeriodFolder(folder / "9T")
    write(folder, EARLY)
    send(six, SIX_MONTHS, datetime(2026, 6, 12))
    steps.merge(six, None)
    shutil.copytree(six.path, folder / "uncorrected")
    write(folder, EARLY, CORRECTIONS)
    steps.merge(six, None)
    shutil.copy(six.summary, folder / "first.xlsx")
    write(folder, (*EARLY, *LATE), (*CORRECTIONS, corrected("9T", "KSTTDT", "III.2", "Mức độ hoàn thành (%)", "75")))
    steps.merge(six, None)
    send(nine, NINE_MONTHS, datetime(2026, 9, 15))
    return folder


@pytest.fixture(scope="module")
def six(year: Path) -> Summary:
    return steps.merge(PeriodFolder(year / "6T"), None)[0]


@pytest.fixture(scope="module")
def nine(year: Path, six: Summary) -> Summary:
    assert six.history == ()
    return steps.merge(PeriodFolder(year / "9T"), None)[0]


def figures(summary: Summary) -> tuple[int, ...]:
    o = summary.overall
    return o.assigned, o.done_on_time, o.done_late, o.in_progress, o.not_started, o.not_reported, o.overdue


def test_an_earlier_summary_made_again_has_the_same_bytes(year: Path, six: Summary) -> None:
    assert (year / "first.xlsx").read_bytes() == (year / "6T" / "tong-hop.xlsx").read_bytes()
    assert len(six.plan.in_force) == 2


def test_figures_of_six_months(six: Summary) -> None:
    """9 tasks less VII.1. Done: I.1, I.3, and III.1 by correction; I.2, I.4, II.1, III.2 under way; II.2 not begun."""
    assert figures(six) == (8, 3, 0, 4, 1, 0, 0)
    assert six.assignments_total.assigned == 6 + 3 + 1
    assert [(unit.code, unit.name) for unit in six.missing] == [("TTDT", "Cổng Thông tin điện tử")]
    shares = [1, (0.5 + 0.25 + 0.4) / 3, 1, 0.4, 0.8, 0, 1, 0.6]
    assert six.overall.average_progress == pytest.approx(sum(shares) / 8)


def test_figures_of_nine_months(nine: Summary) -> None:
    """8 tasks and III.3. Done: I.1, I.3, II.1; under way: I.2, I.4, II.2, III.1 (due on 31/08: overdue), III.2."""
    assert figures(nine) == (9, 3, 0, 5, 1, 0, 1)
    assert {group.code: group.measures.assigned for group in nine.by_unit} == {"HCTC": 5, "KSTTDT": 5}
    shares = [1, (0.5 + 0.6) / 2, 1, 0.4, 1, 0.3, 0.95, 0.75, 0]
    assert nine.overall.average_progress == pytest.approx(sum(shares) / 9)
    assert {(row.task, str(row.outcome)) for row in nine.table.itertuples() if "quá hạn" in row.outcome} == {
        ("III.1", "Đang thực hiện, quá hạn")
    }


def test_heirs_are_compared_with_those_before_them(year: Path, nine: Summary) -> None:
    """I.2 stood at 25 % with KSTT and 40 % with TTDT; II.2 was not begun by HCTC; III.1 was done."""
    standings = nine.history[0].standings
    assert standings["KSTTDT", "I.2"].share == 0.25
    assert standings["KSTTDT", "II.2"].share == 0
    rows = table(openpyxl.load_workbook(year / "9T" / "tong-hop.xlsx", data_only=True), "Thay đổi", 6)
    assert [(row["Thay đổi"], row["Mã NV"]) for row in rows] == [
        ("Mới quá hạn", "III.1"), ("Kỳ trước đã hoàn thành, nay chưa", "III.1"), ("Mới hoàn thành", "II.1"),
    ]  # fmt: skip


def test_the_annex_tells_changes_and_corrections(year: Path, six: Summary, nine: Summary) -> None:
    assert six.period.cutoff < nine.period.cutoff
    rows = table(openpyxl.load_workbook(year / "6T" / "tong-hop.xlsx", data_only=True), "Biểu tổng hợp", 5)
    notes = {row["Mã NV"] or row["Nội dung nhiệm vụ"]: row["Ghi chú"] for row in rows}
    assert notes["III.1"] == (
        "Thời hạn cũ: Quý II/2026, đổi theo 45/QĐ-VPUBND từ 01/05/2026\n"
        "Đã đính chính: Trạng thái (đơn vị ghi: Đang thực hiện); Mức độ hoàn thành (%) (đơn vị ghi: 95%);"
        " Ngày hoàn thành (đơn vị để trống)"
    )
    assert notes["Cổng Thông tin điện tử"].startswith("Đã đính chính: Trạng thái (đơn vị để trống)")
    assert notes["VII.1"] == "Rút theo 46/QĐ-VPUBND từ 20/05/2026"
    rows = table(openpyxl.load_workbook(year / "9T" / "tong-hop.xlsx", data_only=True), "Biểu tổng hợp", 5)
    notes = {row["Mã NV"]: row["Ghi chú"] for row in rows}
    assert notes["III.3"] == "Bổ sung từ 01/07/2026"
    assert notes["II.2"] == "Đơn vị chủ trì cũ: Phòng Hành chính - Tổ chức, chuyển từ 01/08/2026"


def test_the_number_of_tasks_is_explained(year: Path, nine: Summary) -> None:
    sheet = openpyxl.load_workbook(year / "9T" / "tong-hop.xlsx")["Phương pháp tính"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=3)]
    assert ["Số nhiệm vụ của kế hoạch", "9", "9 nhiệm vụ khi ban hành, bổ sung 1, rút 1."] in rows
    assert [row[:2] for row in rows if str(row[1]).startswith("từ ")] == [
        ["Đổi thời hạn", "từ 01/05/2026"], ["Rút nhiệm vụ", "từ 20/05/2026"], ["Sáp nhập đơn vị", "từ 01/07/2026"],
        ["Bổ sung nhiệm vụ", "từ 01/07/2026"], ["Chuyển đơn vị", "từ 01/08/2026"],
    ]  # fmt: skip
    assert len(nine.plan.in_force) == 5


def test_a_correction_settles_what_would_have_gone_back(year: Path, six: Summary) -> None:
    assert [path.name for path in (year / "uncorrected" / "tra-lai").iterdir()] == ["CCHC-2026-6T-KSTT.xlsx"]
    assert list((year / "6T" / "tra-lai").iterdir()) == []
    assert six.to_correct == ()


def test_corrected_values_are_listed_with_the_original_beside(year: Path, six: Summary) -> None:
    book = openpyxl.load_workbook(year / "6T" / "tong-hop.xlsx", data_only=True)
    rows = [row for row in table(book, "Lỗi số liệu", 4) if row["Mã lỗi"] in ("value-corrected", "value-entered")]
    assert [(row["Mã đơn vị"], row["Cột của biểu"], row["Nội dung đã ghi"], row["Cách hiểu"]) for row in rows] == [
        ("KSTT", "Trạng thái", "Đang thực hiện", "Hoàn thành"),
        ("KSTT", "Mức độ hoàn thành (%)", "95%", "100%"),
        ("KSTT", "Ngày hoàn thành", None, "10/06/2026"),
        ("KSTT", "Trạng thái", "Tốt", "Đang thực hiện"),
        ("TTDT", "Trạng thái", "Đang thực hiện", "Đang thực hiện"),
        ("TTDT", "Mức độ hoàn thành (%)", "40%", "40%"),
    ]
    assert all("Chuyên viên tổng hợp, 16/06/2026" in row["Vấn đề"] for row in rows)
    assert "Đính chính ghi tại ke-hoach.xlsx 'Đính chính'!E7." in rows[0]["Cách xử lý"]
    sent = {row["Mã đơn vị"]: row for row in reversed(table(book, "Tình hình gửi báo cáo", 4))}
    assert [sent[unit]["Số ô đính chính"] for unit in ("HCTC", "KSTT", "TTDT")] == [None, 4, 2]
    assert sent["TTDT"]["Tình hình"] == "Chưa gửi báo cáo"
    assert six.table["source_file"].notna().all()


def test_the_source_of_a_corrected_row_names_both_cells(six: Summary) -> None:
    sources = {(row.unit, row.task): (row.source_file, row.source_cell) for row in six.table.itertuples()}
    assert sources["TTDT", "I.2"] == ("ke-hoach.xlsx", "'Đính chính'!E5; 'Đính chính'!E6")
    file, cells = sources["KSTT", "III.2"]
    assert file == "CCHC-2026-6T-KSTT.xlsx"
    assert cells.startswith("'Báo cáo'!G")
    assert cells.endswith("; 'Đính chính'!E10")


def test_a_request_for_more_time_is_listed_and_changes_nothing(year: Path, six: Summary) -> None:
    sheet = openpyxl.load_workbook(year / "6T" / "tong-hop.xlsx")["Vướng mắc, kiến nghị"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    top = next(number for number, row in enumerate(rows) if str(row[0]).startswith("Đề nghị gia hạn, chờ quyết định"))
    assert rows[top][0] == "Đề nghị gia hạn, chờ quyết định (1 đề nghị; thời hạn chưa thay đổi)"
    request = dict(zip(rows[top + 1], rows[top + 2], strict=True))
    assert (request["Mã NV"], request["Thời hạn hiện nay"]) == ("I.4", "Quý III/2026")
    assert request["Đơn vị ghi"] == "Đề nghị lùi thời hạn đến 31/10/2026"
    assert request["Nơi ghi; nếu đồng ý thì làm gì"].startswith("CCHC-2026-6T-HCTC.xlsx 'Báo cáo'!N")
    assert next(task for task in six.plan.tasks if task.code == "I.4").deadline.due == date(2026, 9, 30)


def test_formulas_agree_and_pages_are_whole(year: Path, nine: Summary, tmp_path: Path) -> None:
    assert nine.plan.withdrawn
    for number, period in enumerate(("6T", "9T")):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert differences(year / period / "tong-hop.xlsx", folder) == []
        assert faults_on_paper(year / period / "tong-hop.xlsx", folder) == {}


def test_the_plan_is_the_same_after_libreoffice_saved_it(year: Path, tmp_path: Path) -> None:
    ours = read_plan(year / "ke-hoach.xlsx")
    saved = read_plan(convert(year / "ke-hoach.xlsx", tmp_path, "xlsx"))
    assert saved.adjustments == ours.adjustments
    assert len(saved.corrections) == len(ours.corrections) == 7
    for one, other in zip(saved.corrections, ours.corrections, strict=True):
        assert replace(one, cell=other.cell) == other
        assert one.cell.text == other.cell.text


def test_an_empty_new_plan_workbook_has_no_change(tmp_path: Path) -> None:
    write(tmp_path, ())
    plan = read_plan(tmp_path / "ke-hoach.xlsx")
    assert (plan.adjustments, plan.corrections, plan.findings) == ((), (), ())


def test_status_and_reminders_go_by_the_plan_of_the_day(year: Path, nine: Summary) -> None:
    """On 05/07 KSTTDT stands in the plan; at the cutoff of 6T, three weeks before, it does not."""
    folder = PeriodFolder(year / "6T")
    assert [unit.code for unit in steps.gather(folder, date(2026, 7, 5)).missing] == []
    assert {entry.unit for entry in steps.gather(folder, date(2026, 7, 5)).received} == {"HCTC", "KSTTDT"}
    assert {entry.unit for entry in steps.gather(folder, None).received} == {"HCTC", "KSTT"}
    assert {unit.code for unit in steps.issue(folder)[0].leading_units} == {"HCTC", "KSTT", "TTDT"}
    assert {unit.code for unit in nine.plan.leading_units} == {"HCTC", "KSTTDT"}
    (checked,) = check([folder.inbox / "CCHC-2026-6T-KSTT.xlsx"], date(2026, 7, 5))
    assert checked.unit == "KSTTDT"
