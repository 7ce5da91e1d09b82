"""A ledger that Excel saved again: read as Excel writes it, or refused with a sentence; never forgotten."""

import csv
import io
import unicodedata
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from cchc_excel.domain import LetterKind, PostEntry, PostEvent
from cchc_excel.errors import OperatorError
from cchc_excel.post.ledger import Ledger
from cchc_excel.post.sent_log import HEADINGS, NAME, SentLog

TCD, ODD = "tcd@x.example", "+84.oa@x.example"
ENTRIES = (
    PostEntry(datetime(2026, 6, 5, 8, 0, 1), PostEvent.DRAFTED, LetterKind.ISSUE, "TCD", TCD, "9f86d081", "giao.eml"),
    PostEntry(datetime(2026, 6, 5, 14, 30), PostEvent.SENDING, LetterKind.ISSUE, "TCD", TCD, "9f86d081"),
    PostEntry(datetime(2026, 6, 5, 14, 31), PostEvent.SENT, LetterKind.ISSUE, "TCD", TCD, "9f86d081"),
    PostEntry(datetime(2026, 6, 14, 0, 5), PostEvent.SENDING, LetterKind.RETURN, "OA-1", ODD, "4e07408562"),
    PostEntry(datetime(2026, 6, 14, 12, 0), PostEvent.REFUSED, LetterKind.REMINDER, "OA-1", ODD, "ef2d127d", "a;b, c"),
)


@pytest.fixture
def log(tmp_path: Path) -> SentLog:
    opened = SentLog.open(tmp_path)
    for entry in ENTRIES:
        opened = opened.add(entry)
    return opened


def vietnamese(moment: datetime) -> str:
    return f"{moment.day:02}/{moment.month:02}/{moment.year} {moment.hour}:{moment.minute:02}"


def vietnamese_halves(moment: datetime) -> str:
    half = "CH" if moment.hour >= 12 else "SA"
    return f"{moment:%d/%m/%Y} {(moment.hour + 11) % 12 + 1}:{moment:%M:%S} {half}"


def american(moment: datetime) -> str:
    return f"{moment.month}/{moment.day}/{moment.year} {moment.hour}:{moment.minute:02}"


def american_halves(moment: datetime) -> str:
    half = "PM" if moment.hour >= 12 else "AM"
    return f"{moment.month}/{moment.day}/{moment:%y} {(moment.hour + 11) % 12 + 1}:{moment:%M} {half}"


def iso(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def saved_by_excel(
    log: SentLog,
    show: Callable[[datetime], str] = vietnamese,
    separator: str = ";",
    encoding: str = "utf-8-sig",
    headings: tuple[str, ...] = HEADINGS,
    quoting: int = csv.QUOTE_MINIMAL,
) -> None:
    """Write the log as Excel would, by the csv module and Windows' code pages."""
    path = log.ledger.path
    lines = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n", quoting=quoting)
    writer.writerow(headings)
    for line, entry in zip(lines, log.entries, strict=True):
        line["Thời điểm"] = show(entry.at)
        writer.writerow([line.get(heading, "") for heading in headings])
    path.write_bytes(encoded(stream.getvalue(), encoding))


def encoded(text: str, encoding: str) -> bytes:
    if encoding == "cp1258":
        return b"".join(map(_cp1258, text))
    if encoding == "cp1252":
        return text.replace("đ", "d").replace("Đ", "D").replace("ă", "a").replace("ư", "u").encode("cp1252", "replace")
    return text.encode(encoding)


def _cp1258(letter: str) -> bytes:
    """Return a letter as Vietnamese Windows keeps it: ử is ư and a hook."""
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tone = next(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        return unicodedata.normalize("NFC", parts.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")


def told(log: SentLog) -> list[tuple]:
    """Return what stands in a log, to the minute: Excel keeps no seconds."""
    return [
        (entry.at.replace(second=0), entry.event, entry.kind, entry.unit, entry.address, entry.fingerprint)
        for entry in log.entries
    ]


@pytest.mark.parametrize("show", [vietnamese, vietnamese_halves, american, american_halves, iso])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16", "cp1258", "cp1252"])
def test_what_excel_saves_says_the_same(log: SentLog, tmp_path: Path, show, separator: str, encoding: str):
    saved_by_excel(log, show, separator, encoding)
    assert told(SentLog.open(tmp_path)) == told(log)
    # The next line goes into a ledger of one form again, and what was there before is kept beside it.
    again = SentLog.open(tmp_path).add(ENTRIES[0])
    assert told(SentLog.open(tmp_path)) == told(again) == [*told(log), *told(log)[:1]]
    assert (tmp_path / NAME).read_bytes().startswith(b"\xef\xbb\xbf")
    is_own = encoding == "utf-8-sig" and separator == ";"
    assert (tmp_path / "nhat-ky (truoc).csv").exists() is not is_own


def test_columns_in_another_order_quoted_and_one_more(log: SentLog, tmp_path: Path):
    saved_by_excel(log, headings=(*reversed(HEADINGS), "Ý kiến"), quoting=csv.QUOTE_ALL)
    assert told(SentLog.open(tmp_path)) == told(log)


def test_empty_cells_at_the_end_that_excel_drops_and_its_line_of_the_separator(log: SentLog, tmp_path: Path):
    saved_by_excel(log, separator=",")
    text = log.ledger.path.read_text("utf-8-sig")
    lines = ["sep=,", *(line.rstrip(",") for line in text.splitlines()), ",,,,,,"]
    log.ledger.path.write_text("\n".join(lines), "utf-8-sig")
    assert told(SentLog.open(tmp_path)) == told(log)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("2026-06-05 14:31:00", "hôm qua", "dòng 4 ghi thời điểm “hôm qua”"),
        ("2026-06-05 14:31:00", "31/02/2026", "dòng 4 ghi thời điểm"),
        ("2026-06-05 14:31:00", "46178,6", "dòng 4 ghi thời điểm"),
        ("đã gửi", "xong", "dòng 4, cột “Việc” ghi “xong”"),
        ("4e07408562", "4E+10", "cột “Dấu nội dung” ghi “4E+10”"),
        ("Việc", "Trạng thái", "dòng đầu thiếu cột “Việc”"),
        ("Thời điểm;Việc;Loại thư;Mã đơn vị;Địa chỉ;Dấu nội dung;Ghi chú;Nhiệm vụ\r\n", "", "dòng đầu thiếu cột"),
    ],
)
def test_what_nobody_can_be_sure_of_is_one_sentence(log: SentLog, tmp_path: Path, old: str, new: str, words: str):
    path = log.ledger.path
    content = path.read_bytes().replace(old.encode(), new.encode())
    path.write_bytes(content)
    with pytest.raises(OperatorError, match=r"Không đọc được “.*nhat-ky\.csv") as refused:
        SentLog.open(tmp_path)
    assert words in str(refused.value)
    assert "đừng xóa tệp" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == content


ADDRESSES = ["+84@x.example", "-a@x.example", "=a@x.example", "'+a@x.example", "@x", "a@x.example"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_was_quoted_on_writing_is_unquoted_on_reading(tmp_path: Path, address: str):
    ledger = Ledger(tmp_path / "so.csv", ("Địa chỉ", "Ghi chú"))
    ledger.add({"Địa chỉ": address, "Ghi chú": "x"})
    assert ledger.read() == [{"Địa chỉ": address, "Ghi chú": "x"}]
    assert not ledger.path.read_text("utf-8-sig").splitlines()[1].startswith(("+", "-", "=", "@"))
    log = SentLog.open(tmp_path).add(PostEntry(ENTRIES[0].at, PostEvent.SENT, LetterKind.ISSUE, "A", address, "abc"))
    assert log.last_event("abc", address) is SentLog.open(tmp_path).last_event("abc", address) is PostEvent.SENT


def test_a_line_cut_off_is_passed_over_wherever_it_ends(log: SentLog, tmp_path: Path):
    path = log.ledger.path
    whole = path.read_bytes()
    start = whole.rindex(b"\r\n", 0, len(whole) - 2) + 2
    for end in range(start, len(whole)):
        path.write_bytes(whole[:end])
        entries = SentLog.open(tmp_path).entries
        assert entries[:4] == log.entries[:4]
        assert len(entries) == 4 or "ef2d127d".startswith(entries[4].fingerprint)
