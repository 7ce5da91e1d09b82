"""What a sheet says in no cell: text boxes, shapes in groups, in the older drawing language, in OpenDocument."""

import pytest

from cchc_excel.books.formats.ods_drawings import read_shapes
from cchc_excel.books.parts.drawings import (
    PAGE_MARGIN,
    PICTURE,
    TEXT_BOX,
    read_diagram,
    read_drawing,
    read_margins,
    read_vml,
    without_repeats,
)
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.parts.xml_parts import parse_xml
from cchc_excel.cells import Aside, Ref

HEAD = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
)
FROM = "<xdr:from><xdr:col>6</xdr:col><xdr:row>12</xdr:row></xdr:from>"
WORDS = "<xdr:txBody><a:p><a:r><a:t>Đã </a:t></a:r><a:r><a:t>xong</a:t></a:r></a:p><a:p/></xdr:txBody>"
BOX = f"<xdr:sp>{WORDS}</xdr:sp>"
AT_G13 = Ref("Trang", 13, 7)


def drawn(anchor: str) -> list[Aside]:
    return list(read_drawing(f"{HEAD}{anchor}</xdr:wsDr>".encode(), "Trang"))


@pytest.mark.parametrize(
    "shape",
    [
        BOX,
        f"<xdr:grpSp><xdr:grpSp>{BOX}</xdr:grpSp></xdr:grpSp>",
        f"<xdr:cxnSp>{WORDS}</xdr:cxnSp>",
        f"<mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent>",
        f"{BOX}<xdr:pic/>",
    ],
)
def test_a_shape_speaks_at_the_cell_it_begins_in(shape):
    for anchor in ("twoCellAnchor", "oneCellAnchor"):
        assert drawn(f"<xdr:{anchor}>{FROM}{shape}</xdr:{anchor}>") == [Aside(TEXT_BOX, AT_G13, "Đã xong")]


def test_an_anchor_without_a_cell_is_the_sheet_s_first():
    assert drawn(f"<xdr:absoluteAnchor>{BOX}</xdr:absoluteAnchor>")[0].ref == Ref("Trang", 1, 1)


def test_a_picture_is_named_and_an_empty_shape_is_not():
    assert drawn(f"<xdr:oneCellAnchor>{FROM}<xdr:pic/></xdr:oneCellAnchor>") == [Aside(PICTURE, AT_G13, "")]
    assert drawn(f"<xdr:oneCellAnchor>{FROM}<xdr:sp/></xdr:oneCellAnchor>") == []


def test_a_shape_beyond_the_sheet_is_refused():
    beyond = FROM.replace("12", "9999999")
    with pytest.raises(UnreadableError):
        drawn(f"<xdr:oneCellAnchor>{beyond}{BOX}</xdr:oneCellAnchor>")


def test_a_diagram_speaks():
    part = (
        '<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>Xong</a:t></a:r></a:p></d>'
    )
    assert [aside.text for aside in read_diagram(part.encode(), "Trang")] == ["Xong"]
    assert list(read_diagram(b"<d/>", "Trang")) == []


VML = (
    '<v:shape id="a"><v:textbox><div>\u0110\u00e3 <b>xong</b><br>I.4 &amp; I.5</div></v:textbox>'
    '<x:ClientData ObjectType="{kind}"><x:Anchor> 6, 15, 12, 2, 8, 0, 14, 0</x:Anchor></x:ClientData></v:shape>'
)


@pytest.mark.parametrize("kind", ["Text", "Button", "Checkbox", "Rect"])
def test_the_older_language_speaks(kind):
    expected = [Aside(TEXT_BOX, AT_G13, "Đã xong\nI.4 & I.5")]
    assert list(read_vml(VML.format(kind=kind).encode(), "Trang")) == expected


def test_the_box_of_a_cell_s_note_is_none():
    assert list(read_vml(VML.format(kind="Note").encode(), "Trang")) == []


def test_page_headers_have_words_and_codes():
    sheet = parse_xml(
        (
            '<worksheet><headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;12Đã xong&amp;R&amp;K00FF00I.4</oddHeader>'
            "<oddFooter>&amp;C&amp;P/&amp;N</oddFooter><evenFooter/></headerFooter></worksheet>"
        ).encode()
    )
    texts = list(read_margins(sheet, "", "Trang"))
    assert [(aside.kind, aside.text) for aside in texts] == [(PAGE_MARGIN, "Đã xong\nI.4"), (PAGE_MARGIN, "/")]


def test_what_is_said_twice_is_told_once():
    one, twin = Aside(TEXT_BOX, AT_G13, "Xong"), Aside(TEXT_BOX, Ref("Trang", 1, 1), "Xong")
    pictures = (Aside(PICTURE, AT_G13, ""), Aside(PICTURE, Ref("Trang", 1, 1), ""))
    assert len(without_repeats((one, twin, *pictures))) == 3


ODS = (
    '<cell xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><text:p>một ô</text:p>{shape}</cell>'
)


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ("<draw:frame><draw:text-box><text:p>Đã <text:span>xong</text:span></text:p></draw:text-box></draw:frame>",
         [Aside(TEXT_BOX, AT_G13, "Đã xong")]),
        ("<draw:custom-shape><text:p>Xong</text:p></draw:custom-shape>", [Aside(TEXT_BOX, AT_G13, "Xong")]),
        ("<draw:g><draw:custom-shape><text:p>Xong</text:p></draw:custom-shape></draw:g>",
         [Aside(TEXT_BOX, AT_G13, "Xong")]),
        ("<draw:frame><draw:image/></draw:frame>", [Aside(PICTURE, AT_G13, "")]),
        ("<draw:frame><draw:object/><draw:image/></draw:frame>", []),
        ("<draw:line/>", []),
    ],
)  # fmt: skip
def test_shapes_of_open_documents_speak(shape, expected):
    assert list(read_shapes(parse_xml(ODS.format(shape=shape).encode()), AT_G13)) == expected
