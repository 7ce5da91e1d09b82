"""Excel's own limits: what is beyond them is said, never cut off in silence."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from xlsxwriter.workbook import Workbook

from cchc_excel.books.parts.preflight import inflate
from cchc_excel.cells import LONGEST_TEXT, fit_text, is_too_long
from cchc_excel.domain import Inbox, Plan, Received, Summary
from cchc_excel.errors import OperatorError
from cchc_excel.inbox.entries import Candidate
from cchc_excel.measuring.summaries import summarise
from cchc_excel.merging import build_table
from cchc_excel.plan.workbook import read_plan
from cchc_excel.receiving.choosing import choose_returns
from cchc_excel.receiving.files import Terms, receive
from cchc_excel.writing.house.sheet import MOST_LINKS, Sheet
from cchc_excel.writing.house.styles import Styles
from cchc_excel.writing.summary import write_summary
from cchc_excel.writing.summary.faults import write_faults
from cchc_excel.writing.summary.room import require_room, rows_needed
from tests.tools.defects import FOLDER
from tests.tools.hostile import zip_of
from tests.tools.summary_sample import sample_plan, sample_summary

LONG = "Chờ ý kiến của các phòng; " * 1300
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a" * LONGEST_TEXT, True),
        ("ế" * LONGEST_TEXT, True),
        ("a" * (LONGEST_TEXT + 1), False),
        ("😀" * 16_383, True),
        ("😀" * 16_384, False),
        ("\ud800 nửa chữ", True),
        ("", True),
    ],
)
def test_a_text_is_as_long_as_excel_counts_it(text: str, fits: bool):  # noqa: FBT001
    assert is_too_long(text) is not fits
    shown = fit_text(text)
    assert len(shown.encode("utf-16-le")) <= 2 * LONGEST_TEXT
    assert shown.endswith("phần sau không ghi được)") is not fits
    if fits:
        assert len(shown) == len(text)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(FOLDER / "ke-hoach.xlsx")


@pytest.fixture(scope="module")
def long_return(plan: Plan) -> Received:
    """Return what becomes of an .ods with a text that no cell of Excel holds: LibreOffice's cells do."""
    parts = inflate((FOLDER / "format-tidy.ods").read_bytes())
    words = "Chờ ý kiến của các phòng".encode()
    assert words in parts["content.xml"]
    data = zip_of({**parts, "content.xml": parts["content.xml"].replace(words, LONG.encode())})
    terms = Terms(plan, plan.periods[1], plan.periods[1].cutoff, {})
    (entry,) = receive(Candidate("dai.ods", Path("dai.ods"), set_aside=False, held=lambda: data), terms)
    return entry


def test_a_text_too_long_for_excel_is_named_with_its_cell(long_return: Received):
    (finding,) = long_return.findings
    assert (finding.rule.code, finding.is_error, finding.path) == ("text-too-long", False, "dai.ods")
    assert str(finding.ref) == "'Báo cáo'!M18"
    assert "33.800 ký tự" in finding.text
    assert [answer.difficulty for answer in long_return.answers if answer.task == "II.1"] == [LONG.strip()]


def test_the_summary_says_in_the_cell_that_there_is_more(long_return: Received, plan: Plan, tmp_path: Path):
    summary = summary_of(long_return, plan)
    write_summary(summary, tmp_path / "tong-hop.xlsx")
    book = openpyxl.load_workbook(tmp_path / "tong-hop.xlsx")
    for name, column in (("Dữ liệu", "P"), ("Lỗi số liệu", "H")):
        long = [cell.value for cell in book[name][column] if len(str(cell.value)) > 30_000]
        assert len(long) == 1, name
        assert long[0].startswith("Chờ ý kiến của các phòng; Chờ")
        assert long[0].endswith("phần sau không ghi được)")


def summary_of(entry: Received, plan: Plan) -> Summary:
    inbox = Inbox(plan, plan.periods[1], plan.periods[1].cutoff, choose_returns([entry]))
    return summarise(inbox, build_table(plan, inbox.received, inbox.as_of))


def test_a_text_that_just_fits_needs_no_word(plan: Plan):
    parts = inflate((FOLDER / "format-tidy.ods").read_bytes())
    words = "Chờ ý kiến của các phòng".encode()
    data = zip_of({**parts, "content.xml": parts["content.xml"].replace(words, b"a" * LONGEST_TEXT)})
    terms = Terms(plan, plan.periods[1], plan.periods[1].cutoff, {})
    (entry,) = receive(Candidate("vua.ods", Path("vua.ods"), set_aside=False, held=lambda: data), terms)
    assert entry.findings == ()


def test_links_beyond_what_a_sheet_holds_are_plain_words():
    made = BytesIO()
    with Workbook(made) as book:
        sheet = Sheet(book, "Theo đơn vị", Styles(book))
        for row in range(1, MOST_LINKS + 3):
            sheet.link_cell(row, 1, "dòng 2", "'Dữ liệu'!A2:T2", "link")
    read = openpyxl.load_workbook(made, read_only=True)
    rows = [row for (row,) in read["Theo đơn vị"].iter_rows(max_col=1, values_only=True)]
    assert rows == ["dòng 2"] * (MOST_LINKS + 2)


def test_too_many_rows_are_refused_before_anything_is_written(tmp_path: Path):
    summary = replace(sample_summary(sample_plan()), table=pd.DataFrame(index=range(1_048_600)))
    with pytest.raises(OperatorError, match=r"trang “Dữ liệu” cần khoảng 1\.048\.620 dòng"):
        write_summary(summary, tmp_path / "tong-hop.xlsx")
    assert list(tmp_path.iterdir()) == []
    require_room({"Dữ liệu": 1_048_576})


def test_no_sheet_has_more_rows_than_was_foreseen(tmp_path: Path):
    summary = sample_summary(sample_plan())
    write_summary(summary, tmp_path / "tong-hop.xlsx")
    book = openpyxl.load_workbook(tmp_path / "tong-hop.xlsx")
    for name, rows in rows_needed(summary).items():
        if name in book.sheetnames:
            assert book[name].max_row <= rows, name


def test_findings_beyond_the_last_row_are_said_to_be_more(tmp_path: Path):
    summary = sample_summary(sample_plan())
    everything = len(summary.findings) + len(summary.plan.findings)
    with Workbook(str(tmp_path / "a.xlsx")) as book:
        write_faults(Sheet(book, "Lỗi số liệu", Styles(book)), summary, "Kỳ 6 tháng", most=2)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Lỗi số liệu"]
    assert everything > 2
    assert f"chỉ ghi được 2 trong số {everything} dòng" in sheet["A2"].value
    assert [sheet[f"A{row}"].value for row in (5, 6, 7)][:2] == ["Lỗi", "Lỗi"]
    assert sheet["A7"].value is None
