"""Each unit hears what was read of its form, once for each content."""

from datetime import date, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc_excel.domain import LetterKind
from cchc_excel.folders import PeriodFolder
from cchc_excel.post.sent_log import SentLog
from cchc_excel.steps import periods as steps
from cchc_excel.steps.reminding import remind
from cchc_excel.steps.sending import pack_parcels
from tests.tools.make_samples import find_columns, settle_times
from tests.tools.plan_files import plan_file

DONE = ("Hoàn thành", 1, date(2026, 1, 20), "12/KH-VPUBND")
HALF = ("Đang thực hiện", 0.5, None, "")
WRONG = ("Hoàn thành", 0.8, date(2026, 1, 20), "12/KH-VPUBND")


@pytest.fixture
def period(tmp_path: Path) -> PeriodFolder:
    plan_file(tmp_path)
    folder = PeriodFolder(tmp_path / "Q1")
    steps.issue(folder)
    return folder


def answer(period: PeriodFolder, first: tuple[object, ...], saved: int = 10, added: str = "") -> None:
    """Let HCTC answer its task I.1, and add a task of its own; II.1 it reports as half done."""
    book = load_workbook(period.issued / "CCHC-2026-Q1-HCTC.xlsx")
    sheet = book["Báo cáo"]
    _, columns = find_columns(sheet)
    headings = ("Trạng thái", "Mức độ hoàn thành (%)", "Ngày hoàn thành", "Số, ký hiệu văn bản")
    at = {str(cell.value): cell.row for cell in sheet["A"] if cell.value}
    for task, values in (("I.1", first), ("II.1", HALF)):
        for heading, value in zip(headings, values, strict=True):
            sheet.cell(at[task], columns[heading]).value = value or None
    if added:
        sheet.cell(at["II.1"] + 2, columns["Nội dung nhiệm vụ"]).value = added
        sheet.cell(at["II.1"] + 2, columns["Trạng thái"]).value = "Chưa thực hiện"
    file = period.inbox / f"HCTC-{saved}.xlsx"
    book.save(file)  # which puts down the moment of now
    file.write_bytes(settle_times(file.read_bytes(), datetime(2026, 3, saved, 8)))


def confirm(period: PeriodFolder, day: int, *, again: bool = False) -> list[str]:
    """Return the receipts drafted on a day of March."""
    done = remind(period, None, datetime(2026, 3, day, 9), again=again)
    return sorted(path.name for path in done.drafted.paths if path.name.startswith("xac-nhan"))


def body(period: PeriodFolder, name: str = "xac-nhan-HCTC.eml") -> str:
    message = message_from_bytes((period.letters / name).read_bytes(), policy=default)
    return str(message.get_body(("plain",)).get_content()).replace("\r\n", "\n")


def test_a_receipt_tells_the_rows_as_they_count(period: PeriodFolder):
    answer(period, DONE, added="Việc đột xuất")
    assert confirm(period, 11) == ["xac-nhan-HCTC.eml"]
    text = body(period)
    assert "2 nhiệm vụ: hoàn thành đúng hạn 1; đang thực hiện 1." in text
    assert (
        "1. I.1. Xây dựng Kế hoạch\n   Trạng thái: Hoàn thành; mức độ: 100%; ngày hoàn thành: 20/01/2026; "
        "văn bản: 12/KH-VPUBND; kết quả: Hoàn thành đúng hạn." in text
    )
    assert "2. II.1. Rà soát văn bản\n   Trạng thái: Đang thực hiện; mức độ: 50%; kết quả: Đang thực hiện." in text
    assert "- Việc đột xuất" in text
    assert "chỗ phải sửa" not in text
    assert "{{" not in text


def test_the_same_content_is_told_once_and_another_again(period: PeriodFolder):
    answer(period, DONE)
    assert confirm(period, 11) == ["xac-nhan-HCTC.eml"]
    assert confirm(period, 11) == []
    assert confirm(period, 12) == []
    answer(period, DONE, saved=12)
    assert confirm(period, 13) == []
    answer(period, HALF, saved=13)
    assert confirm(period, 14) == ["xac-nhan-HCTC.eml"]
    assert "đang thực hiện" in body(period)
    # The first content again is news to whoever heard another since.
    answer(period, DONE, saved=14)
    assert confirm(period, 15) == ["xac-nhan-HCTC.eml"]
    assert confirm(period, 16) == []
    assert len(SentLog.open(period.letters).marks_of(LetterKind.RECEIPT, "HCTC")) == 3


def test_again_drafts_it_anew_and_notes_nothing_new(period: PeriodFolder):
    answer(period, DONE)
    confirm(period, 11)
    (period.letters / "xac-nhan-HCTC.eml").unlink()
    assert confirm(period, 12) == []
    assert confirm(period, 12, again=True) == ["xac-nhan-HCTC.eml"]
    assert len(SentLog.open(period.letters).marks_of(LetterKind.RECEIPT, "HCTC")) == 1


def test_another_wording_of_the_office_is_no_other_content(period: PeriodFolder):
    answer(period, DONE)
    confirm(period, 11)
    own = period.path.parent / "templates"
    own.mkdir()
    (own / "thu-xac-nhan.txt").write_text("Tiêu đề: Đã nhận\n\n{{da_doc}}\n", encoding="utf-8")
    assert confirm(period, 12) == []


def test_a_receipt_may_be_sent_on_another_day(period: PeriodFolder):
    answer(period, DONE)
    confirm(period, 11)
    parcels = pack_parcels(period, date(2026, 3, 14), again=False)
    going = {parcel.draft.path.name: parcel.addresses for parcel in parcels if parcel.addresses}
    assert going == {"xac-nhan-HCTC.eml": ("hctc@cq.example",)}


def test_a_form_that_goes_back_carries_its_receipt(period: PeriodFolder):
    answer(period, WRONG)
    assert confirm(period, 11) == []
    text = body(period, "tra-lai-HCTC.eml")
    assert "còn 1 chỗ cần đơn vị sửa" in text
    assert "1. I.1. Xây dựng Kế hoạch\n   Trạng thái: Đang thực hiện; mức độ: 80%" in text
    # The next day it is asked for again, not told again.
    assert confirm(period, 12) == []
    assert "I.1. Xây dựng Kế hoạch\n   Trạng thái" not in body(period, "tra-lai-HCTC.eml")
    answer(period, DONE, saved=12)
    assert confirm(period, 13) == ["xac-nhan-HCTC.eml"]


def test_nothing_is_told_of_a_form_that_was_not_merged(period: PeriodFolder):
    answer(period, DONE)
    confirm(period, 11)
    (period.inbox / "HCTC-10.xlsx").unlink()
    assert confirm(period, 12) == []
    assert not (period.letters / "xac-nhan-HCTC.eml").exists()
