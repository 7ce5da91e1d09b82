"""Books of lesser-known programs are read as those of the common ones."""

import struct
from dataclasses import replace
from pathlib import Path

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import open_book
from cchc_excel.cells import ErrorValue, Grid, Value
from tests.tools.hostile import RETURN, ods, sheet, workbook, xls
from tests.tools.libreoffice import convert
from tests.tools.odd_books import biff8, wide, xls_with_ends, xlsb

ROWS = [["Mã NV", "Trạng thái"], ["I.1", "Hoàn thành"], ["I.2", 0.5]]
STYLE = bytes(4)


def values_of(data: bytes) -> dict[tuple[int, int], Value]:
    return {place: cell.value for place, cell in open_book(data).grids[0].cells.items()}


def code_of(data: bytes) -> str:
    """Return the code of the rule by which a file is refused, `read` where it is opened."""
    try:
        open_book(data)
    except UnreadableError as problem:
        return problem.note.rule.code
    return "read"


def row(number: int) -> tuple[int, bytes]:
    return 0, struct.pack("<I", number) + bytes(13)


def test_an_xls_whose_unused_sectors_are_marked_as_ends_is_read():
    found = values_of(xls_with_ends(ROWS))
    assert found == {(r, c): value for r, row in enumerate(ROWS, 1) for c, value in enumerate(row, 1)}


def test_a_cut_xls_with_unused_sectors_marked_as_ends_is_still_cut_short():
    whole = xls_with_ends([["x" * 200] * 20])
    assert [code_of(whole), code_of(whole[:-600])] == ["read", "file-truncated"]
    assert code_of(xls(biff8(ROWS))[:-600]) == "file-truncated"


def test_short_cells_of_an_xlsb_stand_right_of_the_one_before():
    records = [
        row(0),
        (7, struct.pack("<I", 1) + STYLE + struct.pack("<I", 0)),
        (18, STYLE + struct.pack("<I", 1)),
        (12, STYLE),
        (13, STYLE + struct.pack("<i", 80 << 2 | 2)),
        (16, STYLE + struct.pack("<d", 0.25)),
        (1, struct.pack("<I", 7) + STYLE),
        (15, STYLE + b"\1"),
        (14, STYLE + b"\x2a"),
        (17, STYLE + wide("Hoàn thành")),
        row(1),
        (16, STYLE + struct.pack("<d", 5)),
        (9, struct.pack("<I", 3) + STYLE + struct.pack("<d", 7)),
        (18, STYLE + struct.pack("<I", 1)),
    ]
    assert values_of(xlsb(records, ["Mã NV", "I.1"])) == {
        (1, 2): "Mã NV", (1, 3): "I.1", (1, 5): 80, (1, 6): 0.25, (1, 9): True, (1, 10): ErrorValue("#N/A"),
        (1, 11): "Hoàn thành", (2, 1): 5, (2, 4): 7, (2, 5): "I.1",
    }  # fmt: skip


def test_a_short_cell_cut_off_or_beyond_the_last_column_is_refused():
    assert code_of(xlsb([row(0), (18, STYLE)], ["x"])) == "file-damaged"
    last = (16, STYLE + struct.pack("<d", 1))
    assert (
        code_of(xlsb([row(0), (5, struct.pack("<I", 16_383) + STYLE + struct.pack("<d", 1)), last])) == "file-suspect"
    )


def test_a_number_that_excel_refuses_is_kept_as_text_whatever_holds_it():
    cell = struct.pack("<I", 0) + STYLE
    ods_cell = '<table:table-row><table:table-cell office:value-type="float" office:value="{}"/></table:table-row>'
    for number in (1e308, -1.5e307):
        held = {(1, 1): str(number)}
        assert values_of(xls_with_ends([[number]])) == held
        assert values_of(xlsb([row(0), (5, cell + struct.pack("<d", number))])) == held
        assert values_of(workbook(sheet(f'<row r="1"><c r="A1"><v>{number}</v></c></row>'))) == held
        assert values_of(ods(ods_cell.format(number))) == held
    assert values_of(xls_with_ends([[1e15]])) == {(1, 1): 1e15}


def flat(table: str, before: str = "") -> bytes:
    """Return an OpenDocument spreadsheet in one piece of XML, with a table of these rows."""
    names = {"office": "office", "table": "table", "text": "text", "draw": "drawing", "style": "style", "meta": "meta"}
    spaces = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in names.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} '
        f'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">{before}<office:body><office:spreadsheet>'
        f'<table:table table:name="A">{table}</table:table></office:spreadsheet></office:body></office:document>'
    ).encode()


def without_fonts(grid: Grid) -> Grid:
    return replace(grid, cells={place: cell._replace(font="") for place, cell in grid.cells.items()})


def test_a_flat_open_document_is_the_same_book_as_the_packed_one(tmp_path: Path):
    packed, plain = (convert(RETURN, tmp_path, suffix) for suffix in ("ods", "fods"))
    read, expected = open_book(plain.read_bytes()), open_book(packed.read_bytes())
    # The flat one also holds the font of the common style, which stands in another part of the packed one.
    assert [without_fonts(grid) for grid in read.grids] == [without_fonts(grid) for grid in expected.grids]
    assert (read.properties, read.carried) == (expected.properties, expected.carried)
    assert read.saved_at


def test_a_charts_own_table_in_a_flat_open_document_is_no_sheet_nor_row():
    inner = flat("<table:table-row><table:table-cell><text:p>biểu đồ</text:p></table:table-cell></table:table-row>")
    drawn = f"<draw:frame><draw:object>{inner.decode().partition('?>')[2]}</draw:object></draw:frame>"
    chart = f"<table:shapes>{drawn}</table:shapes>"
    row = "<table:table-row><table:table-cell><text:p>Mã NV</text:p></table:table-cell></table:table-row>"
    book = open_book(flat(chart + row))
    assert [grid.name for grid in book.grids] == ["A"]
    assert {place: cell.value for place, cell in book.grids[0].cells.items()} == {(1, 1): "Mã NV"}


def test_a_flat_open_document_is_guarded_as_any_other():
    assert code_of(flat("<table:table-row/>").replace(b"?>", b"?><!DOCTYPE a [<!ENTITY b 'c'>]>")) == "file-suspect"
    assert code_of(flat("<table:table-row/>" * 400_001)) == "file-too-large"
    assert code_of(flat("<table:table-row/>")[:-30]) == "file-damaged"
    cell = "<table:table-cell><text:p>x</text:p></table:table-cell>"
    many = f'<table:table-row table:number-rows-repeated="90000">{cell}</table:table-row>'
    assert code_of(flat(many)) == "file-too-large"


def test_macros_in_a_flat_open_document_are_told():
    module = '<office:scripts><library:module xmlns:library="http://openoffice.org/2000/library"/></office:scripts>'
    assert open_book(flat("<table:table-row/>", module)).carried == ("macro",)
    assert open_book(flat("<table:table-row/>")).carried == ()
