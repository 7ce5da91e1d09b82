"""A Word document (`.docx`) as one grid: its paragraphs and the rows of its tables, one under the other.

An annex in Word is often several tables with its group titles as paragraphs between them; so read, it is one table.
Owns how Word keeps tables; not what they mean. A cell's `ref` says which table, row and column it stood in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from cchc_excel.books.parts.preflight import inflate
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.word_numbers import Numbering, read_numbering
from cchc_excel.cells import Cell, CellRange, Grid, Ref
from cchc_excel.rules.files import FILE_DAMAGED
from cchc_excel.text import clean, whole_number

PARAGRAPHS = "Đoạn văn"
"""The sheet in the `ref` of a paragraph; its row is the paragraph's number."""

TABLE = "Bảng"
"""How the sheet in the `ref` of a table's cell begins."""

WHOLE = "Văn bản"
_PAGE_WIDTH = 60
_BLOCKS = (qn("w:p"), qn("w:tbl"))
_MOST_ROWS = 20_000
_MOST_NESTED = 8
_WRAPPERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:customXml", "w:moveTo", "w:smartTag")))
_UNSEEN = tuple(map(qn, ("w:moveFrom", "w:del")))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WIDE_TABLE = 3
_SIGNS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


@dataclass(slots=True)
class _Page:
    """What has been laid out so far."""

    numbering: Numbering
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[CellRange] = field(default_factory=list)
    row: int = 0
    paragraphs: int = 0
    tables: int = 0


def is_table(ref: Ref) -> bool:
    """Whether a place is in a table of a document."""
    return ref.sheet.startswith(f"{TABLE} ")


def is_document(data: bytes) -> bool:
    """Whether these bytes look like a Word document."""
    return data.startswith(b"PK") and b"word/document" in data


def read_document(data: bytes) -> Grid:
    """Return a document's paragraphs and tables; raise UnreadableError where it can't be read."""
    inflate(data)
    try:
        document = Document(BytesIO(data))
        body, page = document.element.body, _Page(read_numbering(document))
    except Exception as problem:
        # The library lets out whatever a broken part makes its XML reader say.
        raise UnreadableError(FILE_DAMAGED, detail="nội dung văn bản Word không đọc được") from problem
    for block in _blocks(body):
        if page.row > _MOST_ROWS:
            break
        _lay_block(page, block, 0)
    return Grid(WHOLE, page.cells, tuple(page.merges))


def _blocks(parent: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml has no types
    """Yield paragraphs and tables in order, those in content controls too."""
    for child in parent:
        if child.tag in _BLOCKS:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _lay_block(page: _Page, block: Any, depth: int) -> None:  # noqa: ANN401
    """Lay out a paragraph or table; of a table that only frames others, what is in its cells."""
    if block.tag == qn("w:p"):
        _lay_paragraph(page, block)
    elif depth < _MOST_NESTED and _is_frame(block):
        for row in _children(block, "w:tr"):
            for cell in _children(row, "w:tc"):
                for inner in _blocks(cell):
                    _lay_block(page, inner, depth + 1)
    else:
        _lay_table(page, block)


def _is_frame(table: Any) -> bool:  # noqa: ANN401
    """Whether a narrow table holds one in a cell that is wide enough to be a table of tasks itself."""
    if any(len(list(_children(row, "w:tc"))) >= _WIDE_TABLE for row in _children(table, "w:tr")):
        return False
    inner = (block for row in _children(table, "w:tr") for cell in _children(row, "w:tc") for block in _blocks(cell))
    rows = (row for block in inner if block.tag == qn("w:tbl") for row in _children(block, "w:tr"))
    return any(len(list(_children(row, "w:tc"))) >= _WIDE_TABLE or _is_frame_cell(row) for row in rows)


def _is_frame_cell(row: Any) -> bool:  # noqa: ANN401
    return any(
        block.tag == qn("w:tbl") and _is_frame(block) for cell in _children(row, "w:tc") for block in _blocks(cell)
    )


def _lay_paragraph(page: _Page, paragraph: Any) -> None:  # noqa: ANN401
    page.paragraphs += 1
    text = _text_of(page, paragraph)
    if text:
        page.row += 1
        page.cells[page.row, 1] = Cell(Ref(PARAGRAPHS, page.paragraphs, 1), text)
        page.merges.append(CellRange(page.row, 1, page.row, _PAGE_WIDTH))


def _lay_table(page: _Page, table: Any) -> None:  # noqa: ANN401
    """Lay out a table's rows; a blank row before it parts it from a table just above."""
    page.tables += 1
    name = f"{TABLE} {page.tables}"
    first = page.row + 1
    open_merges: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(_children(table, "w:tr"), start=1):
        page.row += 1
        column = 1 + _number(row, "w:trPr", "w:gridBefore")
        for cell in _children(row, "w:tc"):
            span = max(1, _number(cell, "w:tcPr", "w:gridSpan"))
            merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            goes_on = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
            text = _text_of(page, cell)
            if goes_on and not text and column in open_merges:
                open_merges[column] = (open_merges[column][0], page.row)
            else:
                _close(page, open_merges.pop(column, None), column)
                if merge is not None:
                    open_merges[column] = (page.row, page.row)
            if span > 1:
                page.merges.append(CellRange(page.row, column, page.row, column + span - 1))
            page.cells[page.row, column] = Cell(Ref(name, number, column), text or None)
            column += span
    for column, rows in open_merges.items():
        _close(page, rows, column)
    if page.row < first:
        page.tables -= 1


def _close(page: _Page, rows: tuple[int, int] | None, column: int) -> None:
    if rows and rows[1] > rows[0]:
        page.merges.append(CellRange(rows[0], column, rows[1], column))


def _children(parent: Any, tag: str) -> Iterator[Any]:  # noqa: ANN401
    for child in parent:
        if child.tag == qn(tag):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _number(parent: Any, properties: str, tag: str) -> int:  # noqa: ANN401
    found = parent.find(f"{qn(properties)}/{qn(tag)}")
    value = found.get(qn("w:val"), "0") if found is not None else "0"
    return min(whole_number(value) or 0, _PAGE_WIDTH)


def _text_of(page: _Page, element: Any) -> str:  # noqa: ANN401
    """Return the text of a paragraph or cell as it reads: tracked insertions in, deletions out, a line a paragraph."""
    labelled = ((page.numbering.label(paragraph), "".join(_pieces(paragraph))) for paragraph in _paragraphs(element))
    return clean("\n".join(f"{label} {text}" for label, text in labelled))


def _paragraphs(element: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield an element's paragraphs, those of text boxes and of tables in it too."""
    if element.tag == qn("w:p"):
        yield element
    for child in element:
        if child.tag not in (*_UNSEEN, _FALLBACK):
            yield from _paragraphs(child)


def _pieces(element: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the texts of a paragraph; what was moved away, and a second copy of a text box, is not there."""
    for piece in element:
        if piece.tag == qn("w:t"):
            yield piece.text or ""
        elif piece.tag in _SIGNS:
            yield _SIGNS[piece.tag]
        elif piece.tag not in (*_UNSEEN, _FALLBACK, qn("w:p"), qn("w:pPr"), qn("w:rPr")):
            yield from _pieces(piece)
