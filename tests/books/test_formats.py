"""What a workbook shows, read whatever wrote it: values, errors, formulas, formats, fonts, notes, what is hidden."""

import zipfile
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from cchc_excel.books.workbooks import load_book, open_book
from cchc_excel.cells import Book, Cell, CellRange, ErrorValue, Grid, Value
from cchc_excel.identity_marks import without_due_mark
from tests.tools.hostile import RETURN, changed, sheet, workbook, zip_of
from tests.tools.libreoffice import convert

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STYLES = f"""<styleSheet {MAIN}>
<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="[h]:mm"/>
<numFmt numFmtId="166" formatCode='"Quý "0'/><numFmt numFmtId="167" formatCode="#,##0 [$₫-42A]"/></numFmts>
<fonts><font><name val="Times New Roman"/></font><font><name val=".VnTime"/></font><font><name val=".VnTimeH"/></font>
<font><name val="VNI-Times"/></font></fonts>
<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="9" fontId="0"/><xf numFmtId="164" fontId="0"/>
<xf numFmtId="165" fontId="0"/><xf numFmtId="166" fontId="0"/><xf numFmtId="167" fontId="0"/>
<xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/><xf numFmtId="0" fontId="3"/><xf numFmtId="20" fontId="0"/>
</cellXfs></styleSheet>"""
PERCENT, DATE, DURATION, QUARTER, MONEY, TCVN3, TCVN3_CAPITALS, VNI, CLOCK = range(1, 10)


def read(cells: str, strings: str = "", after: str = "", before: str = "") -> Grid:
    """Return the sheet with these cells in row 1."""
    shared = {"sharedStrings": f"<sst {MAIN}>{strings}</sst>"} if strings else {}
    return open_book(workbook(sheet(f'<row r="1">{cells}</row>', after, before), styles=STYLES, **shared)).grids[0]


def only(cells: str, strings: str = "") -> Cell:
    """Return the one cell."""
    (cell,) = read(cells, strings).cells.values()
    return cell


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>80</v></c>', 80),
        ('<c r="A1"><v>0.8</v></c>', 0.8),
        ('<c r="A1"><v>1E2</v></c>', 100),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="e"><v>#REF!</v></c>', ErrorValue("#REF!")),
        ('<c r="A1" t="e"><f>A2/0</f><v>#DIV/0!</v></c>', ErrorValue("#DIV/0!")),
        ('<c r="A1" t="str"><f>A2</f><v>Hoàn thành</v></c>', "Hoàn thành"),
        ('<c r="A1" t="inlineStr"><is><t>Hoàn thành</t></is></c>', "Hoàn thành"),
        ('<c r="A1" t="inlineStr"><is><r><t>Hoàn </t></r><r><t>thành</t></r></is></c>', "Hoàn thành"),
        ('<c r="A1" t="inlineStr"><is><t>một_x000D_\nhai</t></is></c>', "một\r\nhai"),
        ('<c r="A1" t="inlineStr"><is><t>漢</t><rPh sb="0" eb="1"><t>かん</t></rPh></is></c>', "漢"),
        ('<c r="A1" t="d"><v>2026-06-15T00:00:00</v></c>', datetime(2026, 6, 15)),
        ('<c r="A1"><v>NaN</v></c>', "NaN"),
        ('<c r="A1"><v>1_0</v></c>', "1_0"),
        (f'<c r="A1" s="{DATE}"><v>46188</v></c>', datetime(2026, 6, 15)),
        (f'<c r="A1" s="{DATE}"><v>46188.5</v></c>', datetime(2026, 6, 15, 12)),
        (f'<c r="A1" s="{DATE}"><v>-5</v></c>', -5),
        (f'<c r="A1" s="{DATE}"><v>99999999</v></c>', 99999999),
        (f'<c r="A1" s="{CLOCK}"><v>0.25</v></c>', time(6)),
        (f'<c r="A1" s="{DURATION}"><v>1.5</v></c>', timedelta(hours=36)),
        (f'<c r="A1" s="{QUARTER}"><v>2</v></c>', 2),
        (f'<c r="A1" s="{MONEY}"><v>1000</v></c>', 1000),
        ("<c><v>7</v></c>", 7),
    ],
)
def test_values(cell: str, value: Value):
    found = only(cell)
    assert (found.value, type(found.value)) == (value, type(value))


def test_dates_of_the_calendar_that_begins_in_1904():
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheets = '<workbookPr date1904="1"/><sheets><sheet name="A" r:id="s"/></sheets>'
    book = f'<workbook {MAIN} xmlns:r="{office}">{sheets}</workbook>'
    made = workbook(sheet(f'<row><c s="{DATE}"><v>44726</v></c></row>'), styles=STYLES, workbook=book)
    assert open_book(made).grids[0].cell(1, 1).value == datetime(2026, 6, 15)


def test_a_formula_never_computed_is_seen_and_one_that_gives_nothing_is_not():
    grid = read('<c r="A1"><f>B1*2</f></c><c r="B1"><f>C1</f><v></v></c><c r="C1" t="str"><f>""</f><v></v></c>')
    assert [(cell.value, cell.formula) for cell in grid.cells.values()] == [(None, True), (None, True), ("", True)]


def test_number_formats_and_fonts():
    grid = read(f'<c r="A1"><v>1</v></c><c r="B1" s="{PERCENT}"><v>1</v></c><c r="C1" s="{DATE}"><v>1</v></c>')
    assert [cell.number_format for cell in grid.cells.values()] == ["General", "0%", "dd/mm/yyyy"]
    assert {cell.font for cell in grid.cells.values()} == {"Times New Roman"}


def text_cell(text: str, style: int) -> str:
    return f'<c r="A1" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>'


@pytest.mark.parametrize(
    ("typed", "style", "text"),
    [
        ("§· hoµn thµnh", TCVN3, "Đã hoàn thành"),
        ("ch\u00ada thùc hiÖn", TCVN3, "chưa thực hiện"),
        ("hoµn thµnh", TCVN3_CAPITALS, "HOÀN THÀNH"),
        ("Haønh chiùnh", VNI, "Hành chính"),
        ("Đã hoàn thành", TCVN3, "Đã hoàn thành"),
        ("Đã hoàn thành", VNI, "Đã hoàn thành"),
        ("80%", TCVN3, "80%"),
    ],
)
def test_old_fonts(typed: str, style: int, text: str):
    cell = only(text_cell(typed, style))
    assert (cell.value, cell.raw) == (text, typed if typed != text else "")


def test_runs_in_different_fonts_are_decoded_each_by_its_own():
    runs = (
        '<r><rPr><rFont val=".VnTime"/></rPr><t>§· hoµn thµnh</t></r>'
        '<r><rPr><rFont val="Arial"/></rPr><t> ngày 15/6</t></r>'
    )
    cell = only('<c r="A1" t="s"><v>0</v></c>', f"<si>{runs}</si>")
    assert (cell.value, cell.raw) == ("Đã hoàn thành ngày 15/6", "§· hoµn thµnh ngày 15/6")


def test_a_column_of_signs_is_no_old_font():
    cells = "".join(f'<c t="inlineStr"><is><t>{sign}</t></is></c>' for sign in ("£", "m²", "30 °C", "§ 5"))
    assert [cell.raw for cell in read(cells).cells.values()] == [""] * 4


def test_what_is_hidden_and_what_is_merged():
    grid = read(
        '<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row><row r="5" hidden="1">',
        after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
        before='<cols><col min="2" max="4" hidden="1"/></cols>',
    )
    assert (grid.hidden_rows, grid.hidden_columns, grid.merges) == ({5}, {2, 3, 4}, (CellRange(1, 1, 1, 2),))
    assert {place: cell.value for place, cell in grid.cells.items()} == {(1, 1): 1, (1, 3): 3}


def notes(kind: str, part: str) -> Book:
    """Return a return whose form has notes in a part of that kind."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="n1" Type="{office}/{kind}" Target="/xl/ghichu.xml"/></Relationships>'
    with zipfile.ZipFile(RETURN) as package:
        parts: dict[str, bytes | str] = {name: package.read(name) for name in package.namelist()}
    name = "xl/worksheets/_rels/sheet1.xml.rels"
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    before = parts.get(name, empty)
    assert isinstance(before, bytes)
    parts[name] = before.decode().replace("</Relationships>", relation)
    return open_book(zip_of({**parts, "xl/ghichu.xml": part}))


def test_notes_are_read():
    text = "<text><r><t>Chờ </t></r><r><t>Sở duyệt</t></r></text>"
    part = f'<comments {MAIN}><commentList><comment ref="G13">{text}</comment></commentList></comments>'
    assert notes("comments", part).grids[0].cell(13, 7).comment == "Chờ Sở duyệt"


def test_of_a_thread_its_own_words_are_read():
    threads = "".join(
        f'<threadedComment ref="G13"><text>{text}</text></threadedComment>' for text in ("Chờ duyệt", "Đã duyệt")
    )
    namespace = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    part = f'<ThreadedComments xmlns="{namespace}">{threads}</ThreadedComments>'
    assert notes("threadedComment", part).grids[0].cell(13, 7).comment == "Chờ duyệt\nĐã duyệt"


def test_prefixed_tags_are_tags():
    data = '<x:sheetData><x:row r="2"><x:c r="B2"><x:v>5</x:v></x:c></x:row></x:sheetData>'
    made = f"<x:worksheet {MAIN.replace('xmlns=', 'xmlns:x=')}>{data}</x:worksheet>"
    assert open_book(workbook(made)).grids[0].cell(2, 2).value == 5


def values_of(book: Book) -> dict[str, dict[tuple[int, int], object]]:
    """Return what was typed into each sheet, by place."""
    return {
        grid.name: {place: cell.text for place, cell in grid.cells.items() if not cell.is_empty and not cell.formula}
        for grid in book.grids
    }


def test_the_strict_kind_is_read_the_same(tmp_path: Path):
    with zipfile.ZipFile(RETURN) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    for name, part in parts.items():
        if (name.endswith((".xml", ".rels")) and b"package/2006" not in part[:400]) or "_rels" in name:
            renamed = part.replace(old + b"spreadsheetml/2006/main", new + b"spreadsheetml/main")
            parts[name] = renamed.replace(old + b"officeDocument/2006/", new + b"officeDocument/")
    (tmp_path / "strict.xlsx").write_bytes(zip_of(parts))
    assert b"purl.oclc.org" in parts["xl/workbook.xml"]
    assert load_book(tmp_path / "strict.xlsx").grids == load_book(RETURN).grids


@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsx", "xlsm", "xltx"])
def test_a_return_saved_in_another_format_says_the_same(suffix: str, tmp_path: Path):
    saved = convert(RETURN, tmp_path, suffix)
    expected, found = values_of(load_book(RETURN)), values_of(load_book(saved))
    # ODS keeps as text what a number format adds to it: the mark of a task that is due.
    said = {
        place: without_due_mark(text) if isinstance(text, str) else text for place, text in found["Báo cáo"].items()
    }
    assert expected["Báo cáo"].items() <= said.items()
    assert found["_cchc"] == expected["_cchc"]
    assert {grid.name for grid in load_book(saved).grids if grid.hidden} == {"_cchc"}


def test_the_content_decides_whatever_the_name_says(tmp_path: Path):
    for name in ("bieu.xls", "bieu.ods", "bieu.pdf", "bieu"):
        (tmp_path / name).write_bytes(RETURN.read_bytes())
        assert load_book(tmp_path / name) == load_book(RETURN)


def test_custom_properties_and_the_time_of_saving():
    book = load_book(RETURN)
    assert {"CCHC_DON_VI": "TH", "CCHC_KY": "6T"}.items() <= dict(book.properties).items()
    assert open_book(changed("docProps/core.xml", lambda part: part.replace(b"2026-", b"20x6-"))).saved_at is None
