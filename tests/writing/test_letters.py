"""Letters to the units: what each says on which day, and the drafts they become."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from defusedxml import ElementTree

from cchc_excel.domain import LetterKind, PostEntry, PostEvent
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PeriodFolder
from cchc_excel.post.ledger import Ledger
from cchc_excel.post.sent_log import SentLog
from cchc_excel.steps import periods as steps
from cchc_excel.steps.drafting import draft_issue, draft_reminders
from cchc_excel.steps.sending import pack_parcels
from cchc_excel.steps.tracking import track
from cchc_excel.templates import LETTER_TEMPLATES
from cchc_excel.writing.letters.templates import LetterTemplate
from cchc_excel.writing.letters.texts import tone_of
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.places import ROOT
from tests.tools.sample_plan import SAMPLE
from tests.tools.sent_mails import filled, mail

MORNING = datetime(2026, 6, 10, 8)
TCD = "tcd@vpubnd.ninhbinh.example"


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nam") / "2026"
    folder.mkdir()
    # Two units cannot be written to; one has two addresses.
    units = [list(values) for values in SAMPLE.units]
    units[1][4], units[2][4], units[3][4] = "", "khong phai dia chi", "a@b.example; c@d.example"
    write_plan(replace(SAMPLE, units=tuple(map(tuple, units))), folder / "ke-hoach.xlsx")
    steps.issue(PeriodFolder(folder / "6T"))
    return folder


@pytest.fixture
def period(tmp_path: Path, issued: Path) -> Iterator[PeriodFolder]:
    shutil.copytree(issued, tmp_path / "2026")
    return PeriodFolder(tmp_path / "2026" / "6T")


def receive(period: PeriodFolder, unit: str = "TCD", status: str = "Đang thực hiện", share: float = 0.5) -> None:
    form = (period.issued / f"CCHC-2026-6T-{unit}.xlsx").read_bytes()
    message = mail(TCD, ("bieu.xlsx", filled(form, status, share)))
    (period.inbox / f"{unit}.eml").write_bytes(message.as_bytes())


def remind(period: PeriodFolder, now: datetime = MORNING, *, again: bool = False) -> list[str]:
    """Draft reminders, and return the names of those drafted now."""
    return sorted(path.name for path in draft_reminders(period, steps.gather(period, None), now, again=again).paths)


def letter(period: PeriodFolder, name: str) -> EmailMessage:
    return message_from_bytes((period.letters / name).read_bytes(), policy=default)


def body(period: PeriodFolder, name: str) -> str:
    return letter(period, name).get_body().get_content()


def issue(period: PeriodFolder, now: datetime = MORNING) -> list[str]:
    plan, forms = steps.issue(period)
    return [unit.code for unit in draft_issue(period, plan, forms, now).without_address]


def test_the_issuing_letter_carries_the_form(period: PeriodFolder):
    assert issue(period) == ["TH", "KSTT"]
    assert len(list(period.letters.glob("giao-*.eml"))) == 12
    draft = letter(period, "giao-TCD.eml")
    assert (draft["X-Unsent"], draft["To"].addresses[0].addr_spec) == ("1", TCD)
    assert draft["Subject"] == (
        "Đề nghị điền biểu: Báo cáo 6 tháng đầu năm 2026 về cải cách hành chính (Ban Tiếp công dân tỉnh)"
    )
    assert draft["From"].addresses[0].addr_spec == "cchc@vpubnd.ninhbinh.example"
    (attachment,) = draft.iter_attachments()
    assert attachment.get_filename() == "CCHC-2026-6T-TCD.xlsx"
    assert attachment.get_content() == (period.issued / "CCHC-2026-6T-TCD.xlsx").read_bytes()
    text = body(period, "giao-TCD.eml")
    assert "gồm 1 nhiệm vụ do đơn vị chủ trì" in text
    assert "chậm nhất ngày 16/06/2026" in text
    assert "{{" not in text
    assert "#" not in text


def test_a_unit_with_two_addresses_gets_one_letter(period: PeriodFolder):
    issue(period)
    addresses = [address.addr_spec for address in letter(period, "giao-PVHCC.eml")["To"].addresses]
    assert addresses == ["a@b.example", "c@d.example"]


def test_the_same_letter_on_the_same_day_gives_the_same_bytes(period: PeriodFolder):
    issue(period)
    remind(period)
    first = {path.name: path.read_bytes() for path in period.letters.iterdir()}
    issue(period, MORNING.replace(hour=15))
    remind(period, MORNING.replace(hour=15), again=True)
    assert {path.name: path.read_bytes() for path in period.letters.iterdir() if path.suffix == ".eml"} == {
        name: content for name, content in first.items() if name.endswith(".eml")
    }


@pytest.mark.parametrize(
    ("days_left", "tone"),
    [(30, "con_han"), (3, "con_han"), (2, "sap_den_han"), (1, "sap_den_han"), (0, "den_han"), (-1, "qua_han"),
     (-5, "qua_han"), (-6, "qua_han_lau"), (-90, "qua_han_lau")],
)  # fmt: skip
def test_the_tone_goes_by_the_days(days_left: int, tone: str):
    assert tone_of(days_left) == tone


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (10, ["kính nhắc", "còn 6 ngày", "đúng hạn"]),
        (15, ["chỉ còn 1 ngày", "quan tâm"]),
        (16, ["Hôm nay, ngày 16/06/2026, là hạn", "trong hôm nay"]),
        (18, ["đã quá hạn 2 ngày", "khẩn trương"]),
        (26, ["đã quá hạn 10 ngày", "lãnh đạo đơn vị chỉ đạo", "lý do chậm"]),
    ],
)
def test_a_reminder_tells_the_days_and_what_is_missing(period: PeriodFolder, day: int, words: list[str]):
    remind(period, datetime(2026, 6, day, 8))
    text = body(period, "nhac-TCD.eml")
    assert [word for word in words if word not in text] == []
    assert "chưa nhận được báo cáo của đơn vị (1 nhiệm vụ" in text
    assert text.count("Đề nghị đơn vị") + text.count("Đề nghị lãnh đạo") == 1
    assert "{{" not in text


def test_a_reminder_names_what_came_and_was_of_no_use(period: PeriodFolder):
    (period.inbox / "x.eml").write_bytes(mail(TCD, text="https://drive.google.com/x").as_bytes())
    remind(period)
    text = body(period, "nhac-TCD.eml")
    assert "x.eml: Thư không đính kèm tệp mà chỉ ghi đường dẫn" in text
    assert "chưa nhận được báo cáo" not in text


def test_reminders_go_to_exactly_those_who_owe_something(period: PeriodFolder):
    receive(period)
    receive(period, "NGV", "Hoàn thành", 0.8)
    drafted = remind(period)
    owing = {unit.code for unit in steps.read_period(period)[0].leading_units} - {"TCD", "NGV", "TH", "KSTT"}
    assert drafted == sorted([*(f"nhac-{code}.eml" for code in owing), "tra-lai-NGV.eml"])


def test_once_a_day_at_most_unless_told_otherwise(period: PeriodFolder):
    first = remind(period)
    assert remind(period, MORNING.replace(hour=16)) == []
    assert remind(period, MORNING.replace(hour=16), again=True) == first
    assert remind(period, MORNING.replace(day=11)) == first


def test_a_letter_no_longer_owed_is_taken_away(period: PeriodFolder):
    remind(period)
    assert (period.letters / "nhac-TCD.eml").is_file()
    receive(period, "TCD", "Hoàn thành", 0.8)
    remind(period)
    assert not (period.letters / "nhac-TCD.eml").exists()
    assert (period.letters / "tra-lai-TCD.eml").is_file()
    receive(period)
    remind(period)
    assert not (period.letters / "tra-lai-TCD.eml").exists()


def test_the_returning_letter_names_the_very_cells_of_the_form_it_carries(period: PeriodFolder):
    receive(period, "TCD", "Hoàn thành", 0.8)
    remind(period)
    (attachment,) = letter(period, "tra-lai-TCD.eml").iter_attachments()
    assert attachment.get_content() == (period.outbox / "CCHC-2026-6T-TCD.xlsx").read_bytes()
    text = body(period, "tra-lai-TCD.eml")
    from io import BytesIO  # noqa: PLC0415 - only here

    from openpyxl import load_workbook  # noqa: PLC0415

    sheet = load_workbook(BytesIO(attachment.get_content()))["Báo cáo"]
    row = next(cell.row for cell in sheet["A"] if cell.value == "I.2")
    assert f"1. Ô H{row}, cột Mức độ hoàn thành (%) (I.2. " in text
    assert "còn 1 chỗ cần đơn vị sửa" in text
    assert "2. Ô" not in text


def test_a_form_that_could_not_be_used_goes_back_with_its_reason(period: PeriodFolder):
    shutil.copy(period.issued / "CCHC-2026-6T-TCD.xlsx", period.inbox)
    remind(period)
    text = body(period, "tra-lai-TCD.eml")
    assert "biểu chưa tổng hợp được vì lý do sau" in text
    assert "Biểu chưa được điền" in text


def test_the_office_may_word_letters_as_it_likes(period: PeriodFolder):
    folder = period.path.parent / "templates"
    folder.mkdir()
    (folder / "thu-giao.txt").write_text(
        "# ghi chú\nTiêu đề: Kỳ {{ky}}\n\nChào {{ten_don_vi}}.\n{{khi con_han}}\nCòn {{ so_ngay }} ngày.\n{{het}}\n",
        encoding="utf-8-sig",
    )
    issue(period)
    assert letter(period, "giao-TCD.eml")["Subject"] == "Kỳ 6T"
    assert body(period, "giao-TCD.eml").splitlines() == ["Chào Ban Tiếp công dân tỉnh.", "Còn 6 ngày."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Tiêu đề"),
        ("Kính gửi\n", "Tiêu đề"),
        ("Tiêu đề: {{khong_co}}\n", "khong_co"),
        ("Tiêu đề: a\n{{ten don vi}}\n", "ten don vi"),
        ("Tiêu đề: a\n{{khi troi_mua}}\n{{het}}\n", "khi troi_mua"),
        ("Tiêu đề: a\n{{khi con_han}}\nb\n", "thiếu dòng {{het}}"),
        ("Tiêu đề: a\n{{khi con_han}}\n{{khi qua_han}}\n{{het}}\n", "khi qua_han"),
    ],
)
def test_a_template_that_cannot_be_used_is_one_sentence(period: PeriodFolder, text: str, words: str):
    folder = period.path.parent / "templates"
    folder.mkdir()
    (folder / "thu-giao.txt").write_text(text, encoding="utf-8")
    with pytest.raises(OperatorError, match=words.replace("{", r"\{")):
        issue(period)


@pytest.mark.parametrize("name", LETTER_TEMPLATES.values())
def test_the_shipped_texts_keep_every_part_to_its_end(name: str):
    path = ROOT / "templates" / name
    assert LetterTemplate.load(path).subject
    assert path.read_text(encoding="utf-8").count("\n{{khi ") == path.read_text(encoding="utf-8").count("\n{{het}}")


def test_what_a_unit_has_answered_since_is_not_sent(period: PeriodFolder):
    issue(period)
    remind(period)
    assert reasons(period) == {}
    receive(period, "TCD", "Hoàn thành", 0.8)  # in use, and at fault
    assert set(reasons(period)) == {"giao-TCD.eml", "nhac-TCD.eml"}
    assert set(reasons(period).values()) == {"đơn vị đã gửi báo cáo"}
    remind(period)
    assert set(reasons(period)) == {"giao-TCD.eml"}
    receive(period, "TCD", "Đang thực hiện", 0.5)
    assert reasons(period)["tra-lai-TCD.eml"] == "biểu không còn chỗ phải sửa"


def reasons(period: PeriodFolder) -> dict[str, str]:
    """Return why drafts go to nobody, by their names."""
    parcels = pack_parcels(period, MORNING.date(), again=False)
    return {parcel.draft.path.name: parcel.why_not for parcel in parcels if not parcel.addresses}


def test_a_file_of_no_use_is_no_answer(period: PeriodFolder):
    issue(period)
    (period.inbox / "CCHC-2026-6T-TCD.xlsx").write_bytes(b"not a workbook")
    assert reasons(period) == {}


def test_the_page_to_copy_letters_from_says_what_the_drafts_say(period: PeriodFolder):
    issue(period)
    page = ElementTree.fromstring(list_page(period))
    headings = [heading.text for heading in page.iter("h2")]
    assert len(headings) == len(list(period.letters.glob("*.eml"))) == 12
    number = next(place for place, text in enumerate(headings) if "Ban Tiếp công dân tỉnh" in str(text))
    addresses, subject = [field.get("value") for field in page.iter("input")][2 * number : 2 * number + 2]
    text = [area.text for area in page.iter("textarea")][number]
    assert addresses == TCD
    assert subject == letter(period, "giao-TCD.eml")["Subject"]
    assert str(text).strip().splitlines() == body(period, "giao-TCD.eml").strip().splitlines()
    links = [link.get("href") for link in page.iter("a")]
    assert links[number] == "../giao/CCHC-2026-6T-TCD.xlsx"
    assert all((period.letters / str(link)).is_file() for link in links)


def list_page(period: PeriodFolder) -> str:
    """Return the body of the page as XML."""
    page = (period.letters / "danh-sach-gui.html").read_text(encoding="utf-8")
    return re.sub(r"<input ([^>]*) readonly ([^>]*)>", r"<input \1 \2/>", page[page.index("<body>") :]).replace(
        "</html>", "").replace(" readonly", "")  # fmt: skip


def test_the_page_names_the_marked_form_for_a_letter_that_returns_one(period: PeriodFolder):
    issue(period)
    receive(period, "TCD", "Hoàn thành", 0.8)
    steps.merge(period, None)
    remind(period)
    page = ElementTree.fromstring(list_page(period))
    assert "../tra-lai/CCHC-2026-6T-TCD.xlsx" in [link.get("href") for link in page.iter("a")]


def test_a_form_sent_back_has_a_day_of_its_own(period: PeriodFolder):
    issue(period)
    receive(period, "TCD", "Hoàn thành", 0.8)
    remind(period, datetime(2026, 6, 25, 8))  # a Thursday, long after the day to send by
    text = body(period, "tra-lai-TCD.eml")
    assert "chậm nhất ngày 30/06/2026 (trong 3 ngày làm việc)" in text
    assert "16/06/2026" not in text


def test_a_letter_of_another_day_is_not_sent(period: PeriodFolder):
    issue(period)
    remind(period)
    parcels = {parcel.draft.path.name: parcel for parcel in pack_parcels(period, date(2026, 6, 11), again=False)}
    assert parcels["giao-TCD.eml"].addresses == (TCD,)
    assert parcels["nhac-TCD.eml"].addresses == ()
    assert "10/06/2026" in parcels["nhac-TCD.eml"].why_not


def test_other_mails_among_the_drafts_are_left_alone(period: PeriodFolder):
    issue(period)
    (period.letters / "thu-khac.eml").write_bytes(mail("a@b.example").as_bytes())
    assert "thu-khac.eml" not in {
        parcel.draft.path.name for parcel in pack_parcels(period, MORNING.date(), again=False)
    }


def test_a_ledger_that_was_cut_off_goes_on(tmp_path: Path):
    ledger = Ledger(tmp_path / "so.csv", ("Một", "Hai"))
    assert ledger.read() == []
    ledger.add({"Một": "a;b", "Hai": "=1+1\nc"})
    with (tmp_path / "so.csv").open("a", encoding="utf-8") as stream:
        stream.write("nửa dò")
    ledger.add({"Một": "x", "Hai": "y"})
    assert ledger.read() == [{"Một": "a;b", "Hai": "=1+1 c"}, {"Một": "x", "Hai": "y"}]


def test_what_was_sent_stays_sent(tmp_path: Path):
    log = SentLog.open(tmp_path)
    for event in (PostEvent.SENDING, PostEvent.SENT, PostEvent.SENDING, PostEvent.REFUSED):
        log = log.add(PostEntry(MORNING, event, LetterKind.ISSUE, "TCD", TCD, "abc"))
    assert SentLog.open(tmp_path).last_event("abc", TCD) is PostEvent.SENT
    assert SentLog.open(tmp_path).entries == log.entries
    assert log.last_event("abc", "a@b.example") is None
    assert log.issued_on == MORNING.date()


def test_how_it_stands_with_each_unit(period: PeriodFolder):
    issue(period)
    receive(period, "TCD", "Hoàn thành", 0.8)
    statuses = {status.unit.code: status for status in track(period, steps.gather(period, None), date(2026, 6, 20))}
    tcd, ngv = statuses["TCD"], statuses["NGV"]
    posted = tcd.posted
    assert (posted.is_issued, posted.drafted_on, posted.sent_on, tcd.times) == (True, MORNING.date(), None, 1)
    assert (tcd.made_at, tcd.days_late, tcd.errors, tcd.state) == (
        datetime(2026, 6, 10, 8), 0, 1, "đã gửi, cần sửa 1 chỗ",
    )  # fmt: skip
    assert len(tcd.cells) == 1
    assert (ngv.state, ngv.days_late, ngv.times, ngv.made_at) == ("chưa gửi", 4, 0, None)
    assert json.dumps([status.state for status in statuses.values()], ensure_ascii=False).count("chưa gửi") == 13
