"""Returns beside a changed plan: forms in old names, with withdrawn tasks; corrections of what they say."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from cchc_excel.domain import FileState, Inbox
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps import periods as steps
from tests.tools.changing_plan import EARLY, MERGED, change, corrected, send, write
from tests.tools.make_samples import fill
from tests.tools.returns_plan import TIDY
from tests.tools.sample_answers import going


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
