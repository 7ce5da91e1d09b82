"""Who is in charge of a task: in the plan, on the form, corrected by the unit, told to the coordinator."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_excel.domain import Inbox
from cchc_excel.folders import PeriodFolder
from cchc_excel.plan.matching import names_somebody
from cchc_excel.plan.workbook import read_plan
from cchc_excel.steps import periods as steps
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.make_samples import find_columns
from tests.tools.plan_files import BASE, JULY, plan_file, table
from tests.tools.sample_plan import SAMPLE

PERSON = "Người phụ trách"
CLERK = "Chuyên viên cải cách hành chính"


@pytest.fixture
def period(tmp_path: Path) -> PeriodFolder:
    (tmp_path / "2026").mkdir()
    write_plan(SAMPLE, tmp_path / "2026" / "ke-hoach.xlsx")
    folder = PeriodFolder(tmp_path / "2026" / "6T")
    steps.issue(folder)
    return folder


def sheet_of(path: Path) -> tuple[Worksheet, dict[str, int], dict[str, int]]:
    """Return the sheet of a form, the columns of its headings, the rows of its tasks."""
    sheet = load_workbook(path)["Báo cáo"]
    _, columns = find_columns(sheet)
    return sheet, columns, {str(cell.value): cell.row for cell in sheet["A"] if cell.value}


def answer(period: PeriodFolder, person: str, share: float = 0.5) -> Inbox:
    """Let the unit HCTC answer one task and write somebody in charge of it; return what is made of it."""
    form = period.issued / "CCHC-2026-6T-HCTC.xlsx"
    sheet, columns, rows = sheet_of(form)
    status = "Đang thực hiện" if share == 0.5 else "Hoàn thành"
    for heading, value in (("Trạng thái", status), ("Mức độ hoàn thành (%)", share), (PERSON, person)):
        sheet.cell(rows["I.1"], columns[heading]).value = value
    saved = io.BytesIO()
    sheet.parent.save(saved)
    (period.inbox / form.name).write_bytes(saved.getvalue())
    return steps.gather(period, None)


def test_the_form_says_who_is_in_charge_in_a_cell_that_is_open(period: PeriodFolder):
    sheet, columns, rows = sheet_of(period.issued / "CCHC-2026-6T-HCTC.xlsx")
    cell = sheet.cell(rows["I.1"], columns[PERSON])
    assert (cell.value, cell.protection.locked) == (CLERK, False)
    # A task led by several units: each names its own.
    sheet, columns, rows = sheet_of(period.issued / "CCHC-2026-6T-TCD.xlsx")
    assert sheet.cell(rows["I.2"], columns[PERSON]).value is None


def test_a_plan_without_persons_gives_the_form_as_it_was(tmp_path: Path):
    plan_file(tmp_path)
    steps.issue(PeriodFolder(tmp_path / "Q1"))
    _, columns, _ = sheet_of(tmp_path / "Q1" / "giao" / "CCHC-2026-Q1-HCTC.xlsx")
    assert PERSON not in columns
    assert len(columns) == 14


@pytest.mark.parametrize(
    ("person", "codes"),
    [
        (CLERK, []),
        ("  chuyên viên  CẢI CÁCH hành chính", []),
        ("", []),
        ("Phó Trưởng phòng", ["person-changed"]),
        ("-", ["person-unnamed"]),
        ("chưa phân công", ["person-unnamed"]),
        ("nt", ["person-unnamed"]),
    ],
)
def test_a_correction_is_told_to_the_coordinator(period: PeriodFolder, person: str, codes: list[str]):
    inbox = answer(period, person)
    told = [finding for finding in inbox.findings if finding.column == "person"]
    assert [finding.rule.code for finding in told] == codes
    assert all(not finding.is_error and finding.ref for finding in told)
    (named,) = {each.person for entry in inbox.received for each in entry.answers if each.task == "I.1"}
    assert named == ("" if codes == ["person-unnamed"] else " ".join(person.split()))


def test_an_untouched_form_is_still_untouched(period: PeriodFolder):
    form = period.issued / "CCHC-2026-6T-HCTC.xlsx"
    (period.inbox / form.name).write_bytes(form.read_bytes())
    (entry,) = steps.gather(period, None).received
    assert [finding.rule.code for finding in entry.findings] == ["form-empty"]


def test_a_form_sent_back_keeps_whom_the_unit_named_and_does_not_ask_about_it(period: PeriodFolder):
    inbox = answer(period, "Phó Trưởng phòng", share=0.8)
    (sent,) = steps.send_back(period, inbox).values()
    sheet, columns, rows = sheet_of(sent.path)
    assert sheet.cell(rows["I.1"], columns[PERSON]).value == "Phó Trưởng phòng"
    assert sheet.cell(rows["I.3"], columns[PERSON]).value == CLERK
    assert [point for point in sent.points if point.column == PERSON] == []


def test_whoever_was_in_charge_stays_behind_when_a_task_moves(tmp_path: Path):
    tasks = BASE["Biểu nhiệm vụ"].replace("Ghi chú\n(1)", "Ghi chú | Người phụ trách\n(1)")
    tasks = tasks.replace("Tháng 01/2026 | |", "Tháng 01/2026 | | | Bà A")
    move = {"day": JULY, "kind": "Chuyển đơn vị", "task": "I.1", "leads": "Phòng Kinh tế"}
    plan_file(tmp_path, **{"Biểu nhiệm vụ": tasks, "Điều chỉnh": table(move)})
    from cchc_excel.plan.adjusting import plan_at  # noqa: PLC0415 - only here

    plan = read_plan(tmp_path / "ke-hoach.xlsx")
    before, after = (plan_at(plan, finding) for finding in (plan.periods[0].cutoff, plan.last_day))
    assert [plan.tasks[0].person for plan in (before, after)] == ["Bà A", ""]


@pytest.mark.parametrize("name", ["Lê", "Chuyên viên", "Khổng Văn Chuẩn", "X. Nam"])
def test_names_are_names(name: str):
    assert names_somebody(name)
