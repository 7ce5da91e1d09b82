"""Units urged to do what is past its day: whom, which time, on one page; days counted by hand."""

import io
import shutil
import subprocess
from datetime import date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from cchc_excel.closing.log import ClosingLog
from cchc_excel.domain import LetterKind
from cchc_excel.domain.closings import Closing, ClosingEvent
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PeriodFolder
from cchc_excel.post.sent_log import SentLog
from cchc_excel.steps import periods as steps
from cchc_excel.steps.reminding import Reminded, remind
from cchc_excel.steps.sending import pack_parcels
from tests.tools.command import cchc
from tests.tools.libreoffice import to_pdf
from tests.tools.make_samples import find_columns
from tests.tools.plan_files import plan_file, table

UNITS = """
Mã đơn vị | Tên đơn vị | Tên gọi khác | Đầu mối | Email | Lãnh đạo phụ trách | Email lãnh đạo phụ trách
HCTC | Phòng Hành chính - Tổ chức | | | hctc@cq.example | Chánh Văn phòng | cvp@cq.example
TH | Phòng Tổng hợp | | | th@cq.example | Phó Chánh Văn phòng | pcvp@cq.example; thuky@cq.example
KT | Phòng Kinh tế | | | | |
NC | Phòng Nội chính | | | nc@cq.example | Phó Chánh Văn phòng |
"""
INFO = """
Mục | Nội dung
Năm | 2026
Cơ quan cấp trên | UBND tỉnh Ninh Bình
Cơ quan ban hành | Văn phòng
Số kế hoạch | 12/KH-VPUBND
Ngày ban hành | 15/01/2026
Địa danh | Ninh Bình
Đơn vị theo dõi | HCTC
Email nhận báo cáo | cchc@cq.example
Chức vụ người ký | Chánh Văn phòng
"""
TASKS = """
Mã NV | Nội dung nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành | Người phụ trách
I | Công tác chỉ đạo, điều hành
I.1 | Việc đã qua hạn | TH; KT; NC | Tháng 01/2026 | Chuyên viên A
I.2 | Việc đến hạn sau ngày chốt | TH | 20/3/2026 |
I.3 | Việc sắp đến hạn | TH | 05/4/2026 |
I.4 | Việc còn lâu mới đến hạn | TH; HCTC | Quý IV/2026 |
I.5 | Việc thường xuyên | TH | Thường xuyên |
"""
FORMS = {
    "Trạng thái": "status", "Mức độ hoàn thành (%)": "share", "Ngày hoàn thành": "day", "Người phụ trách": "person",
}  # fmt: skip
OBJECTIVES = "Mã CT | Nội dung chỉ tiêu | Cách tính | Nhiệm vụ liên quan | So sánh | Mức phải đạt"
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


@pytest.fixture
def period(tmp_path: Path) -> PeriodFolder:
    plan_file(tmp_path, **{"Đơn vị": UNITS, "Kế hoạch": INFO, "Biểu nhiệm vụ": TASKS, "Chỉ tiêu": OBJECTIVES})
    folder = PeriodFolder(tmp_path / "Q1")
    steps.issue(folder)
    return folder


def answer(period: PeriodFolder, unit: str, rows: dict[str, dict[str, object]], saved: int = 10) -> None:
    """Let a unit send its form with some tasks answered, saved on a day of March."""
    book = load_workbook(period.issued / f"CCHC-2026-Q1-{unit}.xlsx")
    sheet = book["Báo cáo"]
    _, columns = find_columns(sheet)
    at = {str(cell.value): cell.row for cell in sheet["A"] if cell.value}
    for task, values in rows.items():
        for heading, key in FORMS.items():
            if key in values:
                sheet.cell(at[task], columns[heading]).value = values[key]
    book.properties.modified = datetime(2026, 3, saved, 8)
    stream = io.BytesIO()
    book.save(stream)
    (period.inbox / f"{unit}.xlsx").write_bytes(stream.getvalue())


def at(day: int, month: int = 3, hour: int = 8) -> datetime:
    return datetime(2026, month, day, hour)


def urge(period: PeriodFolder, now: datetime, **how: bool) -> Reminded:
    return remind(period, None, now, tasks_only=how.pop("tasks_only", True), **how)


def told(done: Reminded) -> dict[str, tuple[int, dict[str, int]]]:
    """Return, by unit, which letter it is and the days by which each task is past its day."""
    return {
        urging.urged.unit.code: (urging.times, {task.code: task.days for task in urging.urged.late})
        for urging in done.urged.letters
    }


def letter(period: PeriodFolder, name: str) -> EmailMessage:
    return message_from_bytes((period.letters / name).read_bytes(), policy=default)


def body_of(period: PeriodFolder, name: str) -> str:
    return str(letter(period, name).get_body().get_content()).replace("\r\n", "\n")


def files(message: EmailMessage) -> list[str]:
    return [part.get_filename() for part in message.iter_attachments()]


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


IN_PROGRESS = {"status": "Đang thực hiện", "share": 0.4}
ALL_DONE = {"status": "Hoàn thành", "share": 1, "day": date(2026, 1, 20)}


def test_days_are_those_of_today_and_what_fell_due_since_the_figures_says_so(period: PeriodFolder):
    answer(period, "TH", {"I.1": IN_PROGRESS, "I.2": IN_PROGRESS})
    done = urge(period, at(26))
    # 31/01 to 26/03 is 54 days, 20/03 to 26/03 is 6; KT and NC have sent nothing of I.1.
    assert told(done) == {"TH": (1, {"I.1": 54, "I.2": 6}), "KT": (1, {"I.1": 54}), "NC": (1, {"I.1": 54})}
    (th,) = (urging.urged for urging in done.urged.letters if urging.urged.unit.code == "TH")
    assert [(task.code, task.days) for task in th.soon] == [("I.3", -10)]
    body = body_of(period, "don-doc-TH.eml")
    assert "Theo số liệu chốt ngày 14/03/2026, đến nay đơn vị còn 2 nhiệm vụ quá hạn" in body
    assert "1. I.1. Việc đã qua hạn (phụ trách: Chuyên viên A)\n   Hạn 31/01/2026: quá hạn 54 ngày." in body
    assert "Hạn 20/03/2026, sau ngày chốt số liệu: quá hạn 6 ngày. Báo cáo gần nhất: Đang thực hiện, 40%." in body
    assert "Hạn 05/04/2026: còn 10 ngày" in body
    # Five working days from Thursday, 26/03.
    assert "chậm nhất ngày 02/04/2026" in body
    assert "I.4" not in body
    assert "I.5" not in body
    assert "{{" not in body


def test_before_the_day_of_the_figures_only_what_is_past_today_is_urged(period: PeriodFolder):
    answer(period, "TH", {"I.1": IN_PROGRESS, "I.2": IN_PROGRESS})
    done = urge(period, at(12))
    assert told(done) == {"TH": (1, {"I.1": 40})}
    assert "Theo báo cáo đơn vị đã gửi đến ngày 12/03/2026" in body_of(period, "don-doc-TH.eml")
    # Units that have time yet to send their form are not urged for what nobody asked them.
    assert [unit.code for unit in done.urged.too_early] == ["KT", "NC"]


@pytest.mark.parametrize(
    "row",
    [
        ALL_DONE,
        {"status": "Không phát sinh"},
        # After the day of the figures, before today: the unit has said so.
        {"status": "Hoàn thành", "share": 1, "day": date(2026, 3, 18)},
    ],
)
def test_what_is_done_or_does_not_arise_is_never_urged(period: PeriodFolder, row: dict[str, object]):
    for unit in ("KT", "NC"):
        answer(period, unit, {"I.1": row})
    answer(period, "TH", {"I.1": row, "I.2": ALL_DONE})
    done = urge(period, at(26))
    assert told(done) == {}
    assert list(period.letters.glob("don-doc-*")) == []


def test_what_is_withdrawn_after_the_figures_is_not_urged(period: PeriodFolder, tmp_path: Path):
    withdrawn = {"day": "20/03/2026", "kind": "Rút nhiệm vụ", "task": "I.1", "document": "40/QĐ-VPUBND"}
    later = {"day": "20/03/2026", "kind": "Đổi thời hạn", "task": "I.2", "deadline": "30/6/2026", "document": "41/QĐ"}
    tables = {"Đơn vị": UNITS, "Kế hoạch": INFO, "Biểu nhiệm vụ": TASKS, "Chỉ tiêu": OBJECTIVES}
    plan_file(tmp_path, **tables, **{"Điều chỉnh": table(withdrawn, later)})
    assert told(urge(period, at(26))) == {}
    assert set(told(urge(period, at(19)))) == {"TH", "KT", "NC"}


def test_the_times_are_counted_by_days_and_the_leader_is_in_copy_from_the_third(period: PeriodFolder):
    answer(period, "TH", {"I.1": IN_PROGRESS})
    copies = []
    for number, day in enumerate((20, 25, 30, 31), start=1):
        assert told(urge(period, at(day)))["TH"][0] == number
        message = letter(period, "don-doc-TH.eml")
        copies.append([each.addr_spec for each in message["Cc"].addresses] if message["Cc"] else [])
        assert files(message) == [f"don-doc-TH-{number}.docx"]
        assert (f"(lần {number})" in text_of(period.letters / f"don-doc-TH-{number}.docx")) is (number > 1)
    leader = ["pcvp@cq.example", "thuky@cq.example"]
    assert copies == [[], [], leader, leader]
    assert "Phó Chánh Văn phòng (để chỉ đạo)" in text_of(period.letters / "don-doc-TH-3.docx")
    assert "(để chỉ đạo)" not in text_of(period.letters / "don-doc-TH-2.docx")
    assert "Thư này đồng gửi Phó Chánh Văn phòng" in body_of(period, "don-doc-TH.eml")
    # A unit whose leader has no address is urged all the same.
    assert letter(period, "don-doc-NC.eml")["Cc"] is None
    assert len(list(period.letters.glob("don-doc-TH-*.docx"))) == 4


def test_a_second_run_on_a_day_writes_nothing_unless_told_and_keeps_the_time(period: PeriodFolder):
    urge(period, at(20))
    first = {path.name: path.read_bytes() for path in period.letters.glob("don-doc-*")}
    lines = (period.letters / "nhat-ky.csv").read_bytes()
    done = urge(period, at(20, hour=15))
    assert (told(done), {unit.code for unit in done.urged.urged_before}) == ({}, {"TH", "KT", "NC"})
    again = urge(period, at(20, hour=16), again=True)
    assert {times for times, _ in told(again).values()} == {1}
    assert {path.name: path.read_bytes() for path in period.letters.glob("don-doc-*")} == first
    assert (period.letters / "nhat-ky.csv").read_bytes() == lines


def test_an_official_letter_that_people_edited_is_kept(period: PeriodFolder):
    urge(period, at(20))
    path = period.letters / "don-doc-TH-1.docx"
    document = Document(str(path))
    document.add_paragraph("Số 45")
    document.save(str(path))
    done = urge(period, at(20), again=True)
    assert [("Số 45" in text_of(copy)) for copy in done.urged.kept] == [True]


def test_a_unit_without_an_address_gets_the_official_letter_alone(period: PeriodFolder):
    done = urge(period, at(20))
    assert (period.letters / "don-doc-KT-1.docx").is_file()
    assert not (period.letters / "don-doc-KT.eml").exists()
    assert [unit.code for unit in done.drafted.without_address] == ["KT"]
    assert told(urge(period, at(21)))["KT"][0] == 2


def test_one_letter_asks_for_the_form_and_urges(period: PeriodFolder):
    answer(period, "TH", {"I.1": IN_PROGRESS})
    done = urge(period, at(20), tasks_only=False)
    assert set(told(done)) == {"TH", "KT", "NC"}
    assert not (period.letters / "don-doc-NC.eml").exists()
    message = letter(period, "nhac-NC.eml")
    assert files(message) == ["CCHC-2026-Q1-NC.xlsx", "don-doc-NC-1.docx"]
    assert "quá hạn 48 ngày. Báo cáo gần nhất: Chưa báo cáo." in message.get_body().get_content()
    assert (period.letters / "don-doc-TH.eml").is_file()
    kinds = {(entry.kind, entry.tasks) for entry in SentLog.open(period.letters).entries if entry.unit == "NC"}
    assert kinds == {(LetterKind.REMINDER, ()), (LetterKind.URGING, ("I.1",))}
    # HCTC has sent nothing either, and nothing of it is past its day.
    assert files(letter(period, "nhac-HCTC.eml")) == ["CCHC-2026-Q1-HCTC.xlsx"]
    page = (period.letters / "danh-sach-gui.html").read_text("utf-8")
    assert '<a href="don-doc-NC-1.docx">' in page
    assert '<a href="../giao/CCHC-2026-Q1-NC.xlsx">' in page


def test_an_office_whose_reminder_has_no_place_for_it_gets_two_letters(period: PeriodFolder):
    own = period.path.parent / "templates"
    own.mkdir()
    (own / "thu-nhac.txt").write_text("Tiêu đề: Nhắc\n\nĐề nghị gửi biểu.\n", encoding="utf-8")
    urge(period, at(20), tasks_only=False)
    assert files(letter(period, "nhac-NC.eml")) == ["CCHC-2026-Q1-NC.xlsx"]
    assert files(letter(period, "don-doc-NC.eml")) == ["don-doc-NC-1.docx"]


def test_a_letter_no_longer_needed_is_taken_away_and_not_sent(period: PeriodFolder):
    answer(period, "TH", {"I.1": IN_PROGRESS, "I.2": ALL_DONE})
    urge(period, at(20))
    answer(period, "TH", {"I.1": ALL_DONE, "I.2": ALL_DONE}, saved=20)
    parcels = pack_parcels(period, date(2026, 3, 20), again=False)
    why_not = {parcel.draft.path.name: parcel.why_not for parcel in parcels}
    assert why_not == {"don-doc-TH.eml": "đơn vị không còn nhiệm vụ quá hạn", "don-doc-NC.eml": ""}
    urge(period, at(21))
    assert not (period.letters / "don-doc-TH.eml").exists()
    assert (period.letters / "don-doc-TH-1.docx").is_file()


def test_a_closed_period_is_still_urged_and_asked_for_nothing_else(period: PeriodFolder):
    ClosingLog.open(period.path.parent).add(Closing(at(18), "Q1", ClosingEvent.CLOSED, archive="x.zip", digest="00"))
    done = urge(period, at(26), tasks_only=False)
    assert done.closed_on == date(2026, 3, 18)
    assert set(told(done)) == {"TH", "KT", "NC"}
    assert sorted(path.name for path in period.letters.glob("*.eml")) == ["don-doc-NC.eml", "don-doc-TH.eml"]


def test_tasks_are_urged_by_the_latest_period_alone(period: PeriodFolder):
    later = PeriodFolder(period.path.parent / "6T")
    steps.issue(later)
    steps.merge(later, None)
    with pytest.raises(OperatorError, match="Kỳ 6T sau kỳ Q1 đã có sổ tổng hợp"):
        urge(period, at(26, month=6))
    done = urge(period, at(26, month=6), tasks_only=False)
    assert told(done) == {}
    assert "Kỳ 6T" in done.not_urged
    assert (period.letters / "nhac-NC.eml").is_file()


def test_the_sheet_of_overdue_tasks_says_how_often_and_when_each_was_urged(period: PeriodFolder):
    answer(period, "TH", {"I.1": {**IN_PROGRESS, "person": "Chuyên viên B"}})
    urge(period, at(20))
    urge(period, at(25))
    steps.merge(period, date(2026, 3, 26))
    rows = list(load_workbook(period.summary)["Quá hạn"].iter_rows(min_row=4, values_only=True))
    shown = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    by_task = {(row["Mã NV"], row["Đơn vị"]): (row["Người phụ trách"], row["Đã đôn đốc"]) for row in shown}
    assert by_task["I.1", "Phòng Tổng hợp"] == ("Chuyên viên B", "2 lần, gần nhất 25/03/2026")
    assert by_task["I.2", "Phòng Tổng hợp"] == (None, "1 lần, gần nhất 25/03/2026")
    assert by_task["I.3", "Phòng Tổng hợp"] == (None, None)


@pytest.mark.parametrize("count", [1, 40])
def test_the_official_letter_is_one_page(tmp_path: Path, count: int):
    if shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice")
    long = "Rà soát, đánh giá, tổng hợp và tham mưu văn bản chỉ đạo thực hiện nhiệm vụ cải cách hành chính của cơ quan "
    lines = "\n".join(
        f"I.{n} | {long * 3} số {n} | TH | Tháng 01/2026 | Chuyên viên chính phụ trách theo dõi công tác cải cách"
        for n in range(1, count + 1)
    )
    units = UNITS.replace("Phòng Tổng hợp", "Trung tâm Nghiên cứu, Dịch vụ, Thông tin và Hỗ trợ tổ chức, cá nhân tỉnh")
    tasks = f"{TASKS.partition('I.1 |')[0]}{lines}\n"
    info = INFO.replace("UBND tỉnh Ninh Bình", "ỦY BAN NHÂN DÂN TỈNH NINH BÌNH")
    plan_file(tmp_path, **{"Đơn vị": units, "Kế hoạch": info, "Biểu nhiệm vụ": tasks, "Chỉ tiêu": OBJECTIVES})
    period = PeriodFolder(tmp_path / "Q1")
    steps.issue(period)
    for day in (20, 25, 30):
        done = urge(period, at(day))
    (urging,) = done.urged.letters
    path = period.letters / "don-doc-TH-3.docx"
    text = text_of(path)
    shown = text.count("số ngày quá hạn") and sum(f"\nI.{n}. " in text for n in range(1, count + 1))
    assert 0 < shown <= count
    assert (f"Và {count - shown} nhiệm vụ quá hạn khác" in text) is (shown < count)
    body = body_of(period, "don-doc-TH.eml")
    assert all(f"{n}. I.{n}. " in body for n in range(1, count + 1))
    pdf = to_pdf(path, tmp_path / "pdf")
    told_pages = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    assert "Pages:           1\n" in told_pages
    assert len(urging.urged.late) == count


def test_a_template_that_word_cannot_open_is_one_sentence(period: PeriodFolder):
    own = period.path.parent / "templates"
    own.mkdir()
    (own / "don-doc.docx").write_bytes(b"khong phai Word")
    with pytest.raises(OperatorError, match="không phải tệp Word"):
        urge(period, at(20))


def test_the_command_asks_only_for_that(period: PeriodFolder):
    done = cchc("remind", period.path, "--nhiem-vu")
    assert done.returncode == 0
    assert "Đôn đốc nhiệm vụ quá hạn" in done.stdout
    assert "Phòng Nội chính: lần 1, 1 nhiệm vụ, lâu nhất" in done.stdout
    assert sorted(path.name for path in period.letters.glob("*.eml")) == ["don-doc-NC.eml", "don-doc-TH.eml"]
