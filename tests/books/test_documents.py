"""Word documents as one grid: merges, tracked changes, content controls, numbers that Word only shows."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from cchc_excel.books.documents import is_document, read_document
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.word_numbers import show_number
from cchc_excel.cells import CellRange, Grid


def read(document) -> Grid:
    stream = BytesIO()
    document.save(stream)
    assert is_document(stream.getvalue())
    return read_document(stream.getvalue())


def rows_of(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in cells] for _, cells in grid.rows()]


def test_paragraphs_and_rows_stand_one_under_the_other_and_know_where_they_were():
    document = Document()
    document.add_paragraph("Phụ lục")
    document.add_paragraph("")
    document.add_table(2, 2).cell(1, 1).text = "Phòng Tổng hợp"
    document.add_paragraph("Nơi nhận")
    grid = read(document)
    assert [cell.text for _, cells in grid.rows() for cell in cells if not cell.is_empty] == [
        "Phụ lục", "Phòng Tổng hợp", "Nơi nhận",
    ]  # fmt: skip
    assert [str(cells[-1].ref) for _, cells in grid.rows()] == [
        "'Đoạn văn'!A1", "'Bảng 1'!B1", "'Bảng 1'!B2", "'Đoạn văn'!A3",
    ]  # fmt: skip


def test_merged_cells_are_merges_of_the_grid():
    document = Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "I. Công tác chỉ đạo"
    table.cell(1, 1).merge(table.cell(2, 1)).text = "Phòng Tổng hợp"
    grid = read(document)
    assert set(grid.merges) == {CellRange(1, 1, 1, 3), CellRange(2, 2, 3, 2)}
    assert grid.cell(2, 2).text == "Phòng Tổng hợp"
    assert grid.cell(3, 2).is_empty


def test_what_was_inserted_is_read_and_what_was_deleted_is_not():
    document = Document()
    paragraph = document.add_paragraph("Quý ")
    w = nsdecls("w")
    paragraph._p.append(parse_xml(f'<w:del {w} w:id="1" w:author="a"><w:r><w:delText>I</w:delText></w:r></w:del>'))  # noqa: SLF001
    paragraph._p.append(parse_xml(f'<w:ins {w} w:id="2" w:author="a"><w:r><w:t>II</w:t></w:r></w:ins>'))  # noqa: SLF001
    assert rows_of(read(document)) == [["Quý II"]]


def test_rows_in_a_content_control_are_rows():
    document = Document()
    table = document.add_table(2, 1)
    table.cell(0, 0).text, table.cell(1, 0).text = "a", "b"
    row = table.rows[1]._tr  # noqa: SLF001
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    row.addprevious(control)
    control.find(qn("w:sdtContent")).append(row)
    assert rows_of(read(document)) == [["a"], ["b"]]


def test_numbers_that_word_only_shows_are_read():
    document = Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate((("upperRoman", "%1."), ("decimal", "%2"), ("bullet", "·")))
    )
    first = numbering.find(qn("w:num"))
    first.addprevious(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="99"><w:abstractNumId w:val="77"/></w:num>'))
    table = document.add_table(6, 2)
    for row, depth in enumerate((0, 1, 1, 2, 0, 1)):
        paragraph = table.cell(row, 0).paragraphs[0]
        numbered = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="99"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(numbered))  # noqa: SLF001
        table.cell(row, 1).text = "x"
    assert [row[0] for row in rows_of(read(document))] == ["I.", "1", "2", "-", "II.", "1"]


def test_numbers_are_shown_as_word_shows_them():
    forms = ("decimal", "decimalZero", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter")
    assert [show_number(4, form) for form in forms] == ["4", "04", "IV", "iv", "D", "d"]
    assert (show_number(49, "upperRoman"), show_number(27, "lowerLetter")) == ("XLIX", "aa")


def test_a_damaged_document_is_refused():
    stream = BytesIO()
    Document().save(stream)
    data = bytearray(stream.getvalue())
    data[len(data) // 3] ^= 0xFF
    with pytest.raises(UnreadableError):
        read_document(bytes(data))


def test_a_table_that_only_frames_others_is_laid_out_as_what_is_in_it():
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "PHỤ LỤC"
    inner = cell.add_table(1, 3)
    for place, text in zip(inner.rows[0].cells, ("STT", "Nhiệm vụ", "Chủ trì"), strict=True):
        place.text = text
    grid = read(document)
    assert [[cell.text for cell in cells if not cell.is_empty] for _, cells in grid.rows()] == [
        ["PHỤ LỤC"],
        ["STT", "Nhiệm vụ", "Chủ trì"],
    ]


def test_a_table_in_a_cell_of_a_table_of_tasks_is_text_of_that_cell():
    document = Document()
    table = document.add_table(1, 3)
    for place, text in zip(table.rows[0].cells, ("1", "Rà soát", "Gồm:"), strict=True):
        place.text = text
    inner = table.cell(0, 2).add_table(2, 1)
    inner.cell(0, 0).text, inner.cell(1, 0).text = "Sở Y tế", "Sở Nội vụ"
    grid = read(document)
    assert grid.cell(1, 3).text == "Gồm:\nSở Y tế\nSở Nội vụ"
