"""Every threshold from both sides: how alike texts must be, how many words, letters, rows tell something.

A threshold that moves a little moves an answer here. Those of a module that has tests of its own stand there.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cchc_excel.books.parts.legacy import decode_grid
from cchc_excel.cells import Cell, CellRange, Grid, Ref
from cchc_excel.checking.across import check_all
from cchc_excel.deadlines import parse_deadline
from cchc_excel.domain import Answer, Area, Row, Status, Unit
from cchc_excel.importing.draft import Draft
from cchc_excel.importing.sections import split_sheet
from cchc_excel.importing.spellings import may_stand_for, read_name
from cchc_excel.importing.units import gather_units
from cchc_excel.inbox.mail_names import as_label
from cchc_excel.kinds import Context, Reading
from cchc_excel.kinds.days import within_plan
from cchc_excel.kinds.written import is_ditto, read_by
from cchc_excel.layout.columns import FORM
from cchc_excel.layout.header import find_header, find_headers
from cchc_excel.plan.areas import find_area
from cchc_excel.plan.leads import resolve_leads
from cchc_excel.plan.rows import sort_rows
from cchc_excel.plan.workbook import read_plan
from cchc_excel.registering.likeness import group_alike
from cchc_excel.returns.identity import read_channels
from cchc_excel.rules.annexes import UNIT_SIMILAR
from cchc_excel.text import Wording
from tests.tools.annex_drafts import draft_of
from tests.tools.text_grid import grid_of

PLAN = read_plan(Path(__file__).parent / "returns" / "ke-hoach.xlsx")
HEADINGS = ("Mã NV", "Nội dung nhiệm vụ", "Trạng thái")


def letters(same: int, length: int) -> str:
    """Return a text whose first letters are those of the alphabet, and the others none of it."""
    return "abcdefghijklmnopqrst"[:same].ljust(length, "z")


@pytest.mark.parametrize(
    ("heading", "is_guessed"),
    [("Khó khăn, vướng xxx", True), ("Trạng thxx", False), ("Khó khăn, vướng 2xx", False)],
)
def test_how_near_a_heading_must_be(heading, is_guessed):
    """0.833 is near enough, 0.8 is not; one with a number is no heading without one."""
    match = find_header(grid_of(f"| Mã NV | Nội dung nhiệm vụ | Sản phẩm | {heading} |"), FORM)
    assert match is not None
    assert (match.guessed != {}) is is_guessed


def test_how_many_headings_are_a_header():
    assert find_header(grid_of("| Mã NV | Trạng thái |"), FORM) is None
    assert find_header(grid_of("| Mã NV | Nội dung nhiệm vụ | Trạng thái |"), FORM) is not None


def headings_at(*rows: int) -> Grid:
    cells = {
        (row, column): Cell(Ref("Trang", row, column), text)
        for row in rows
        for column, text in enumerate(HEADINGS, start=1)
    }
    return Grid("Trang", cells)


@pytest.mark.parametrize(("row", "is_found"), [(60, True), (61, False)])
def test_how_far_down_a_header_is_looked_for(row, is_found):
    assert (find_header(headings_at(row), FORM) is not None) is is_found


@pytest.mark.parametrize(("first", "found"), [(4999, 2), (5000, 1)])
def test_how_far_down_tables_are_looked_for(first, found):
    """Behind a table the search goes on where its rows begin: at 5,000 it does, at 5,001 it doesn't."""
    assert len(find_headers(headings_at(first, first + 2), FORM)) == found


@pytest.mark.parametrize(("same", "length", "is_near"), [(16, 19, True), (16, 20, False)])
def test_how_near_the_name_of_an_area_must_be(same, length, is_near):
    area, _ = find_area(letters(same, length), (Area("I", letters(20, 20)),))
    assert (area is not None) is is_near


def test_areas_that_differ_in_a_number_are_two():
    areas = (Area("I", "Cải cách thể chế giai đoạn 1"), Area("II", "Cải cách thể chế giai đoạn 2"))
    assert [area.code for area, _ in (find_area(f"Cải cách thể chế gđ {n}", areas) for n in (1, 2)) if area] == [
        "I",
        "II",
    ]


@pytest.mark.parametrize(("same", "total", "groups"), [(11, 14, [1, 1]), (10, 13, [0, 0])])
def test_how_alike_two_proposals_must_be(same, total, groups):
    """By words in any order 0.786 is alike, 0.769 is not."""
    words = ["ba", "co", "du", "me", "na", "po", "qi", "ro", "su", "te", "vi", "xo", "ke", "lo"][:total]
    other = [*reversed(words[:same]), *(["zzzzzz"] * (total - same))]
    assert group_alike([" ".join(words), " ".join(other)]) == groups


def test_proposals_that_differ_in_a_number_are_not_alike():
    assert group_alike(["Kiểm tra cải cách hành chính đợt 1", "Kiểm tra cải cách hành chính đợt 2"]) == [0, 0]
    assert group_alike(["Kiểm tra cải cách hành chính đợt 1", "Kiểm tra cải cách hành chính đợt I"]) == [1, 1]


def led_by(*units: str) -> Draft:
    rows = "\n".join(f"| {number} | Việc {number} | x | {unit} | Quý I |" for number, unit in enumerate(units, start=1))
    return draft_of(grid_of(f"| TT | Nhiệm vụ | Sản phẩm | Chủ trì | Thời hạn |\n{rows}"))


def similar(*units: str) -> int:
    draft = led_by(*units)
    gather_units(draft)
    return sum(point.rule is UNIT_SIMILAR for point in draft.points)


def test_how_long_the_code_of_a_unit_is():
    (unit,) = gather_units(led_by("Phòng Anh Bình Chính Dân Em Gia Hà Ích Khai"))
    assert unit.code == "ABCDEGHI"


@pytest.mark.parametrize(("same", "length", "count"), [(8, 9, 1), (15, 17, 1), (13, 15, 0)])
def test_how_similar_two_units_must_be(same, length, count):
    """Of so many letters, the kind of unit among them: 0.889 and 0.882 are similar, 0.867 is not."""
    name, other = (f"Ban {letters(length - 4, length - 4)}", f"Ban {letters(same - 4, length - 4)}")
    assert similar(name, other) == count


def test_units_that_differ_in_a_number_are_two():
    assert similar("Phòng Tổng hợp một cửa số 1", "Phòng Tổng hợp một cửa số 2") == 0


@pytest.mark.parametrize(
    ("short", "full", "may"),
    [
        ("P.KST", "Phòng Kiểm soát thủ tục", True),
        ("P.KS", "Phòng Kiểm soát thủ", False),
        ("P.KST", "Phòng Kiểm soát thủ tục hành", True),
        ("P.KST", "Phòng Kiểm soát thủ tục hành chính", False),
    ],
)
def test_how_much_of_a_name_an_abbreviation_must_tell(short, full, may):
    assert may_stand_for(read_name(short), read_name(full)) is may


@pytest.mark.parametrize(("length", "is_short"), [(10, True), (11, False)])
def test_how_long_an_abbreviation_is(length, is_short):
    assert read_name("ABCDEFGHIJKL"[:length]).is_short is is_short


def test_how_many_words_tell_the_kind_of_a_unit():
    assert [read_name(text).head for text in ("Trung tâm Phục vụ", "Phòng Nội chính")] == ["trung tam", "phong"]


@pytest.mark.parametrize(("line", "titles"), [("| BIỂU THỨ HAI |", (4,)), ("| Biểu | thứ hai |", ())])
def test_how_many_cells_are_a_title(line, titles):
    """A line of one cell above the second table is its title; one of two is a row of the first."""
    head = "| TT | Nhiệm vụ | Sản phẩm | Chủ trì | Thời hạn |"
    row = "| {} | Việc | x | Phòng A | Quý I |"
    sheet = grid_of("\n".join((head, row.format(1), row.format(2), line, head, row.format(1))))
    assert split_sheet(sheet)[1].titles == titles


@pytest.mark.parametrize(("columns", "areas"), [(3, ["Thể chế"]), (2, [])])
def test_how_many_columns_a_heading_is_merged_over(columns, areas):
    """Words without a code head an area where they are merged over three columns; over two they are a task."""
    table = "| TT | Nhiệm vụ | Sản phẩm | Chủ trì | Thời hạn |\n| | Thể chế |\n| 1 | Việc | x | Phòng A | Quý I |"
    sheet = grid_of(table, CellRange(2, 2, 2, 1 + columns))
    rows = sort_rows(split_sheet(sheet)[0].table("phu-luc.xlsx"))
    assert [row.area.name for row in rows if not row.is_task] == areas


@pytest.mark.parametrize(("count", "is_read"), [(24, True), (25, False)])
def test_how_many_words_mean_every_unit(count, is_read):
    wording = " ".join(["Các", *(["phòng"] * (count - 1))])
    codes, unknown = resolve_leads(wording, (Unit("A", "Văn phòng A"), Unit("B", "Văn phòng B")))
    assert (codes == ("A", "B") and not unknown) is is_read


@pytest.mark.parametrize(("row", "unit"), [(40, "HCTC"), (41, "")])
def test_how_far_down_a_form_says_whose_it_is(row, unit):
    cells = {(row, column): Cell(Ref("Trang", row, column), text) for column, text in ((1, "Mã đơn vị:"), (2, "HCTC"))}
    assert read_channels(None, Grid("Trang", cells), "bieu.xlsx", (), PLAN)["visible"].unit == unit


@pytest.mark.parametrize(("leads", "unit"), [(40, "U1"), (41, "")])
def test_how_many_leads_tell_of_one_unit(leads, unit):
    """A task that forty units lead tells of the one that leads the other, too."""
    many = tuple(f"U{number}" for number in range(1, leads + 1))
    others = ("U1", *(f"V{number}" for number in range(2, leads + 1)))
    tasks = (replace(PLAN.tasks[0], leads=many), replace(PLAN.tasks[1], leads=others))
    rows = [Row(number, task.code, {}) for number, task in enumerate(tasks, start=1)]
    assert read_channels(None, Grid("Trang", {}), "", rows, replace(PLAN, tasks=tasks))["rows"].unit == unit


def test_how_long_a_text_may_be_that_is_read_as_a_value():
    context = Context(2026, date(2025, 12, 15), date(2026, 12, 31), date(2026, 6, 14))
    patterns = ((Wording("a+"), lambda _match, _context: Reading(1.0)),)
    assert read_by(patterns, "a" * 300, context) is not None
    assert read_by(patterns, "a" * 301, context) is None


@pytest.mark.parametrize(("length", "is_mark"), [(299, True), (300, False)])
def test_how_long_a_ditto_mark_may_be(length, is_mark):
    assert is_ditto(Cell(Ref("Trang", 1, 1), "như trên".ljust(length))) is is_mark


@pytest.mark.parametrize(
    ("wording", "is_read"),
    [("báo cáo " * 24 + "hằng quý", True), ("theo " + "thực hiện " * 18 + "báo cáo " + "hằng quý", False)],
)
def test_how_long_the_wording_of_a_deadline_may_be(wording, is_read):
    assert (parse_deadline(wording, "General", 2026, before_inclusive=False) is not None) is is_read


@pytest.mark.parametrize(("length", "kept"), [(200, 200), (201, 200)])
def test_how_long_a_name_is_that_is_shown(length, kept):
    assert as_label("a" * (length - 1) + "b") == "a" * (kept - 1) + "b"


@pytest.mark.parametrize(
    ("year", "rule"), [(2046, "date-out-of-range"), (2047, "date-year-typo"), (2006, "date-out-of-range")]
)
def test_how_far_off_a_year_is_a_slip(year, rule):
    context = Context(2026, date(2025, 12, 15), date(2026, 12, 31), date(2026, 6, 14))
    assert [note.rule.code for note in within_plan(date(year, 3, 1), context).notes] == [rule]


@pytest.mark.parametrize(("count", "is_told"), [(5, True), (4, False)])
def test_how_many_tasks_of_one_share_are_worth_a_word(count, is_told):
    answers = [Answer(f"I.{number}", status=Status.IN_PROGRESS, share=0.5) for number in range(count)]
    assert (check_all(answers) is not None) is is_told


def lost_fonts(*texts: str) -> Iterator[str]:
    cells = {(row, 1): Cell(Ref("Trang", row, 1), text) for row, text in enumerate(texts, start=1)}
    yield from (cell.text for cell in decode_grid(Grid("Trang", cells)).cells.values())


@pytest.mark.parametrize(("text", "is_decoded"), [("b¸o c¸o cña", True), ("hoµn nhiÖm vu thang nay", False)])
def test_how_many_signs_tell_of_lost_fonts(text, is_decoded):
    assert (list(lost_fonts(text)) != [text]) is is_decoded
