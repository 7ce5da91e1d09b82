"""What is struck out of a cell, whatever wrote it, and what is left of it."""

import struct

import pytest

from cchc_excel.books.formats import xlsb
from cchc_excel.books.parts.struck import as_answered
from cchc_excel.books.workbooks import open_book
from cchc_excel.cells import PICTURE, Cell, Ref, Struck
from tests.tools.hostile import sheet, workbook

HERE = Ref("A", 1, 1)


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
UNSTRUCK = '<strike val="0"/>'
STYLES = f"""<styleSheet {MAIN}><fonts><font><name val="Arial"/></font><font><strike/><name val="Arial"/></font>
<font><strike/><name val=".VnTime"/></font><font><strike val="0"/></font></fonts>
<cellXfs><xf fontId="0"/><xf fontId="1"/><xf numFmtId="9" fontId="1"/><xf fontId="2"/><xf fontId="3"/></cellXfs>
</styleSheet>"""
PLAIN, STRUCK, STRUCK_PERCENT, STRUCK_TCVN3, NOT_STRUCK = range(5)


def only(inside: str, style: int = PLAIN, kind: str = "inlineStr") -> Cell:
    """Return the one cell of a sheet."""
    cell = f'<c r="A1" s="{style}" t="{kind}">{inside}</c>'
    (found,) = open_book(workbook(sheet(f'<row r="1">{cell}</row>'), styles=STYLES)).grids[0].cells.values()
    return found


def run(text: str, look: str = "") -> str:
    return f"<r>{f'<rPr>{look}</rPr>' if look else ''}<t>{text}</t></r>"


@pytest.mark.parametrize(
    ("inside", "style", "struck", "left"),
    [
        (f"<is>{run('98', '<strike/>')}{run('126', '<b/>')}</is>", PLAIN, "98", "126"),
        (f"<is>{run('98')}{run('126', '<b/>')}</is>", STRUCK, "98", "126"),
        (f"<is>{run('98', '<b/>')}{run('126')}</is>", STRUCK, "126", "98"),
        ("<is><t>Hoàn thành</t></is>", STRUCK, "Hoàn thành", None),
        (f"<is>{run('Hoàn ', '<strike/>')}{run('thành', '<strike/>')}</is>", PLAIN, "Hoàn thành", None),
        ("<is><t>§· hoµn thµnh</t></is>", STRUCK_TCVN3, "Đã hoàn thành", None),
    ],
)
def test_text_that_is_struck_out_is_not_there(inside: str, style: int, struck: str, left: str | None):
    cell = as_answered(only(inside, style))
    assert (cell.struck.text if cell.struck else "", cell.value) == (struck, left)


def test_a_number_is_struck_out_as_it_is_shown():
    cell = only("<v>0.6</v>", STRUCK_PERCENT, "n")
    assert (cell.value, cell.struck) == (0.6, Struck("60%", ""))
    assert as_answered(cell).value is None


@pytest.mark.parametrize(
    ("inside", "style"),
    [
        (f"<is>{run(' ', '<strike/>')}{run('126')}</is>", PLAIN),
        (f"<is>{run('126', UNSTRUCK)}</is>", PLAIN),
        ("<is><t>126</t></is>", NOT_STRUCK),
    ],
)
def test_nothing_that_anyone_sees_is_struck_out(inside: str, style: int):
    assert only(inside, style).struck is None


def test_an_old_fonts_run_is_decoded_before_it_is_struck_out():
    look = '<rFont val=".VnTime"/>'
    runs = (run("ch\u00ada", f"{look}<strike/>"), run(" hoµn thµnh", look), run(" 15/6", "<b/>"))
    cell = only(f"<is>{''.join(runs)}</is>")
    assert cell.struck == Struck("chưa", "hoàn thành 15/6")


def test_unicodes_own_strokes_strike_out_too():
    cell = as_answered(Cell(HERE, "9\u03368\u0336126"))
    assert (cell.value, cell.struck) == ("126", Struck("98", "126"))
    assert as_answered(Cell(HERE, "Hoàn thành")) == Cell(HERE, "Hoàn thành")


def test_a_pictures_formula_as_text_is_a_picture():
    assert as_answered(Cell(HERE, '=DISPIMG("ID_AA",1)')).value == PICTURE
    assert as_answered(Cell(HERE, "DISPIMG")).value == "DISPIMG"


def test_runs_of_a_binary_book():
    text = "98126"
    body = b"\x01" + struct.pack("<I", len(text)) + text.encode("utf-16-le") + struct.pack("<I4H", 2, 0, 1, 2, 0)
    fonts = [xlsb._Font("Arial", struck=False), xlsb._Font("Arial", struck=True)]  # noqa: SLF001
    found = xlsb._rich(body, 0, fonts)  # noqa: SLF001
    assert [(piece.text, piece.struck) for piece in found.runs] == [("98", True), ("126", False)]
