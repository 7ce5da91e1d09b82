"""A plan that changes during the year, through its files: 6T and 9T, figures at each date worked out by hand.

From 01/05 III.1 (KSTT) is due on 31/08; from 20/05 VII.1 is withdrawn; on 01/07 KSTT and TTDT become KSTTDT, which
also gets III.3; on 01/08 II.2 goes from HCTC to KSTTDT. In 6T TTDT sends nothing: the coordinator enters what it said
by telephone on I.2, and corrects three cells of III.1 and a status of III.2 that says "Tốt".
"""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from make_samples import fill
from returns_plan import PLAN, TIDY
from sample_answers import Answers, done, going, not_yet

from cchc_excel import steps
from cchc_excel.domain import FileState, Inbox, Summary
from cchc_excel.folders import PeriodFolder
from cchc_excel.reading.plan import read_plan
from cchc_excel.writing.plan import Values, write_plan
from tests.libreoffice import convert
from tests.summary_workbook import differences, table
from tests.test_printed_pages import faults_on_paper

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
"""openpyxl says so of solid data bars and sparklines, which it cannot keep."""


def change(day: date, kind: str, **cells: str) -> Values:
    keys = (
        "task", "area", "text", "product", "target", "leads", "partners", "deadline", "weight", "old_units",
        "new_units", "new_names", "document",
    )  # fmt: skip
    return (day, kind, *(cells.get(key) for key in keys))


MERGED = change(
    date(2026, 7, 1), "Sáp nhập đơn vị", old_units="KSTT; TTDT", new_units="KSTTDT",
    new_names="Phòng Kiểm soát thủ tục và Thông tin", document="60/QĐ-UBND",
)  # fmt: skip
EARLY = (
    change(date(2026, 5, 20), "Rút nhiệm vụ", task="VII.1", document="46/QĐ-VPUBND"),
    change(date(2026, 5, 1), "Đổi thời hạn", task="III.1", deadline="31/8/2026", document="45/QĐ-VPUBND"),
)
LATE = (
    MERGED,
    change(date(2026, 7, 1), "Bổ sung nhiệm vụ", task="III.3", area="III", text="Tái cấu trúc quy trình nội bộ",
           leads="KSTTDT", deadline="30/11/2026"),
    change(date(2026, 8, 1), "Chuyển đơn vị", task="II.2", leads="Phòng Kiểm soát thủ tục và Thông tin"),
)  # fmt: skip


def corrected(period: str, unit: str, task: str, column: str, value: str, *, on: date = date(2026, 6, 16)) -> Values:
    return (period, unit, task, column, value, "Đơn vị xác nhận qua điện thoại", "Chuyên viên tổng hợp", on)


CORRECTIONS = (
    corrected("6T", "TTDT", "I.2", "Trạng thái", "Đang thực hiện"),
    corrected("6T", "TTDT", "I.2", "Mức độ hoàn thành (%)", "40%"),
    corrected("6T", "KSTT", "III.1", "Trạng thái", "Hoàn thành"),
    corrected("6T", "KSTT", "III.1", "Mức độ hoàn thành (%)", "100"),
    corrected("6T", "KSTT", "III.1", "Ngày hoàn thành", "10/6"),
    corrected("6T", "KSTT", "III.2", "Trạng thái", "Đang thực hiện"),
)
SIX_MONTHS: dict[str, Answers] = {
    "HCTC": TIDY["HCTC"] | {"I.4": going(0.4, count=(2, 9), proposal="Đề nghị lùi thời hạn đến 31/10/2026")},
    "KSTT": TIDY["KSTT"] | {"III.2": ("Tốt", 0.6, 36110, 58200, None, "", "", "")},
}
NINE_MONTHS: dict[str, Answers] = {
    "HCTC": TIDY["HCTC"] | {"I.3": done(date(2026, 8, 28), "90/BC-VPUBND"), "II.1": done(date(2026, 6, 30), "8/QĐ-VP")},
    "KSTTDT": {
        "I.2": going(0.6, count=(8, 16)), "II.2": going(0.3, count=(3, 10)), "III.1": going(0.95, count=(556, 585)),
        "III.2": going(0.7, count=(40740, 58200)), "III.3": not_yet(),
    },
}  # fmt: skip
del NINE_MONTHS["HCTC"]["II.2"]


def write(folder: Path, adjustments: Sequence[Values], corrections: Sequence[Values] = ()) -> None:
    content = replace(PLAN, adjustments=tuple(adjustments), corrections=tuple(corrections))
    write_plan(content, folder / "ke-hoach.xlsx")


def send(folder: PeriodFolder, answers: dict[str, Answers], saved_at: datetime) -> None:
    """Issue the forms of a period, and put those filled in into `nhan/`."""
    steps.issue(folder)
    for unit, filled in answers.items():
        form = folder.issued / f"CCHC-2026-{folder.code}-{unit}.xlsx"
        (folder.inbox / form.name).write_bytes(fill(form, filled, None, saved_at))


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


@pytest.fixture
def united_late(tmp_path: Path) -> Inbox:
    """Return 9T where the forms of KSTT and TTDT were issued, filled in and sent before their union was entered."""
    write(tmp_path, EARLY)
    folder = PeriodFolder(tmp_path / "9T")
    send(folder, {"KSTT": TIDY["KSTT"], "TTDT": {"I.2": going(0.4, count=(8, 16))}}, datetime(2026, 9, 10))
    write(tmp_path, (*EARLY, MERGED))
    return steps.gather(folder, None)


def test_forms_in_old_names_are_the_new_unit_s(united_late: Inbox) -> None:
    assert [entry.unit for entry in united_late.received] == ["KSTTDT", "KSTTDT"]
    codes = [{finding.rule.code for finding in entry.findings} for entry in united_late.received]
    assert all({"unit-succeeded", "returns-of-parts"} <= found for found in codes)
    assert all("identity-conflict" not in found for found in codes)
    assert {entry.unit for entry in united_late.to_correct} == {"KSTTDT"}


def test_one_form_in_an_old_name_is_used(united_late: Inbox, tmp_path: Path) -> None:
    assert united_late.plan.unit("TTDT") is united_late.plan.unit("KSTTDT")
    (tmp_path / "9T" / "nhan" / "CCHC-2026-9T-TTDT.xlsx").unlink()
    (entry,) = steps.gather(PeriodFolder(tmp_path / "9T"), None).received
    assert (entry.state, entry.unit, [answer.task for answer in entry.answers]) == (
        FileState.MERGED, "KSTTDT", ["I.2", "III.1", "III.2"],
    )  # fmt: skip
    assert "returns-of-parts" not in {finding.rule.code for finding in entry.findings}


DIVIDED = (
    change(date(2026, 7, 1), "Chia tách đơn vị", old_units="KSTT", new_units="KS; SH",
           new_names="Phòng Kiểm soát; Phòng Số hóa"),
    *(change(date(2026, 7, 1), "Chuyển đơn vị", task=task, leads=unit)
      for task, unit in (("I.2", "HCTC; KS; TTDT"), ("III.1", "KS"), ("III.2", "SH"))),
)  # fmt: skip


@pytest.mark.parametrize(
    ("answered", "state", "code"),
    [(["III.2"], "merged", "unit-succeeded"), (["III.1", "III.2"], "rejected", "unit-unknown")],
)
def test_a_form_of_a_divided_unit_is_whose_tasks_it_reports(
    answered: list[str], state: str, code: str, tmp_path: Path
) -> None:
    """Issued to KSTT before it was known to be divided; rows of tasks not reported were taken out by the clerk."""
    write(tmp_path, ())
    folder = PeriodFolder(tmp_path / "9T")
    send(folder, {"KSTT": {task: TIDY["KSTT"][task] for task in answered}}, datetime(2026, 9, 10))
    form = folder.inbox / "CCHC-2026-9T-KSTT.xlsx"
    book = openpyxl.load_workbook(form)
    for row in book["Báo cáo"].iter_rows(max_col=1):
        if row[0].value in {"I.2", "III.1", "III.2"} - set(answered):
            for cell in book["Báo cáo"][row[0].row]:
                cell.value = None
    book.save(form)
    write(tmp_path, DIVIDED)
    (entry,) = steps.gather(folder, None).received
    assert (entry.state, entry.unit) == (state, "SH" if state == "merged" else "")
    found = next(finding for finding in entry.findings if finding.rule.code == code)
    assert "KSTT" in found.text


def test_a_form_with_a_withdrawn_task_is_no_added_task(tmp_path: Path) -> None:
    write(tmp_path, ())
    folder = PeriodFolder(tmp_path / "6T")
    answers = {"I.2": going(0.4, count=(8, 16)), "VII.1": going(0.5, count=(1, 2))}
    send(folder, {"TTDT": answers}, datetime(2026, 6, 12))
    write(tmp_path, EARLY)
    (entry,) = steps.gather(folder, None).received
    assert entry.added == ()
    assert {f.rule.code for f in entry.findings} == {"row-withdrawn"}


@pytest.mark.parametrize(
    ("on", "before", "warns"),
    [(12, None, False), (11, None, True), (11, "Đang thực hiện", False), (11, "Chưa thực hiện", True)],
)
def test_a_correction_overtaken_by_a_new_form_still_holds(on: int, before: str | None, warns: bool, tmp_path: Path):  # noqa: FBT001
    """The form is of 12/06. What the unit had written by the day of the correction decides whether that is news."""
    row = corrected("6T", "KSTT", "III.1", "Trạng thái", "Hoàn thành", on=date(2026, 6, on))
    write(tmp_path, EARLY, (row,))
    folder = PeriodFolder(tmp_path / "6T")
    send(folder, {"KSTT": TIDY["KSTT"]}, datetime(2026, 6, 12))
    if before:
        earlier = {"III.1": (before, 0.1, 1, 585, None, "", "", "")}
        form = folder.issued / "CCHC-2026-6T-KSTT.xlsx"
        (folder.inbox / "lan-1.xlsx").write_bytes(fill(form, TIDY["KSTT"] | earlier, None, datetime(2026, 6, 10)))
    inbox = steps.gather(folder, None)
    answer = next(answer for answer in inbox.merged["KSTT"].answers if answer.task == "III.1")
    assert [cell.given for cell in answer.corrected] == ["Đang thực hiện"]
    assert ("correction-overtaken" in {f.rule.code for f in inbox.findings}) == warns


def test_what_is_at_odds_with_a_correction_is_the_coordinator_s(tmp_path: Path) -> None:
    """Done by correction, but the unit's 95 % still stands: told at the correction, and nothing goes back."""
    write(tmp_path, EARLY, (corrected("6T", "KSTT", "III.1", "Trạng thái", "Hoàn thành"),))
    folder = PeriodFolder(tmp_path / "6T")
    send(folder, {"KSTT": TIDY["KSTT"]}, datetime(2026, 6, 12))
    inbox = steps.gather(folder, None)
    errors = [(f.rule.code, f.path, str(f.ref)) for f in inbox.findings if f.is_error]
    assert errors == [("done-not-full", "ke-hoach.xlsx", "'Đính chính'!E5")]
    assert inbox.to_correct == ()


def test_status_and_reminders_go_by_the_plan_of_the_day(year: Path, nine: Summary) -> None:
    """On 05/07 KSTTDT stands in the plan; at the cutoff of 6T, three weeks before, it does not."""
    folder = PeriodFolder(year / "6T")
    assert [unit.code for unit in steps.gather(folder, date(2026, 7, 5)).missing] == []
    assert {entry.unit for entry in steps.gather(folder, date(2026, 7, 5)).received} == {"HCTC", "KSTTDT"}
    assert {entry.unit for entry in steps.gather(folder, None).received} == {"HCTC", "KSTT"}
    assert {unit.code for unit in steps.issue(folder)[0].leading_units} == {"HCTC", "KSTT", "TTDT"}
    assert {unit.code for unit in nine.plan.leading_units} == {"HCTC", "KSTTDT"}
    (checked,) = steps.check(folder.inbox / "CCHC-2026-6T-KSTT.xlsx", date(2026, 7, 5))
    assert checked.unit == "KSTTDT"


def test_a_cell_can_be_emptied(tmp_path: Path) -> None:
    write(tmp_path, EARLY, (corrected("6T", "HCTC", "II.1", "Khó khăn, vướng mắc", "(để trống)"),))
    folder = PeriodFolder(tmp_path / "6T")
    send(folder, {"HCTC": TIDY["HCTC"]}, datetime(2026, 6, 12))
    answers = {answer.task: answer for answer in steps.gather(folder, None).merged["HCTC"].answers}
    assert answers["II.1"].difficulty == ""
    assert answers["II.1"].share == 0.8


def test_a_task_without_its_row_is_answered_by_a_correction(tmp_path: Path) -> None:
    """A form issued before II.2 went over to KSTT has no row for it; the correction alone reports it."""
    write(tmp_path, ())
    folder = PeriodFolder(tmp_path / "6T")
    send(folder, {"KSTT": TIDY["KSTT"]}, datetime(2026, 6, 12))
    moved = change(date(2026, 6, 1), "Chuyển đơn vị", task="II.2", leads="KSTT")
    write(tmp_path, (moved,))
    codes = {f.rule.code for f in steps.gather(folder, None).findings}
    assert "row-missing" in codes
    write(tmp_path, (moved,), (corrected("6T", "KSTT", "II.2", "Mức độ hoàn thành (%)", "20"),))
    inbox = steps.gather(folder, None)
    assert "row-missing" not in {f.rule.code for f in inbox.findings}
    assert [(entry.unit, answer.task, answer.share) for entry in inbox.entered for answer in entry.answers] == [
        ("KSTT", "II.2", 0.2)
    ]
