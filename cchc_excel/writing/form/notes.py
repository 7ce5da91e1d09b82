"""Notes in the cells of a form sent back (*ghi chú trong ô*): the parts that Excel keeps them in.

A note is a text in one part and a box in another, in VML, which Excel still draws notes by.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from cchc_excel.cells import Ref
from cchc_excel.identity_marks import NOTE_AUTHOR, NOTE_PREFIX
from cchc_excel.text import one_line
from cchc_excel.writing.form.content import LISTED, Form, FormPlace, MarkKind
from cchc_excel.writing.form.places import Places
from cchc_excel.writing.house.packages import escape, text_xml
from cchc_excel.writing.house.row_heights import text_height

_LABELS = {MarkKind.ERROR: "Cần sửa", MarkKind.REPAIRED: "Đề nghị kiểm tra"}

_WIDTH = 300
_SIZE = 10
_GAP = 15
_DEFAULT_ROW = 15.0
_SHAPES_A_BLOCK = 1024
"""Excel numbers shapes in blocks, which a part of shapes must reserve."""


@dataclass(frozen=True, slots=True)
class CellNote:
    """A note: the cell it belongs to, and its text."""

    row: int
    column: int
    text: str


def notes_of(form: Form, places: Places) -> list[CellNote]:
    """Return the notes as they stand in the sheet; what concerns the whole form stands at the line above the table."""
    texts: dict[FormPlace | None, list[str]] = {}
    for kind in LISTED:
        for point in (point for point in form.points if point.kind is kind and not point.statistic):
            line = f"{NOTE_PREFIX}{_LABELS[kind]}: {one_line(f'{point.sentence} {point.advice}')}"
            texts.setdefault(point.place, []).append(line)
    return [
        CellNote(*places.position(place), "\n".join(dict.fromkeys(texts[place])))
        for place in sorted(texts, key=places.position)
    ]


def comments_xml(notes: Iterable[CellNote]) -> str:
    """Return the part with the notes' texts."""
    comments = "".join(
        f'<comment ref="{Ref("", note.row, note.column).address}" authorId="0"><text><r><rPr><sz val="{_SIZE}"/>'
        f'<rFont val="Times New Roman"/></rPr>{text_xml(note.text)}</r></text></comment>'
        for note in notes
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<authors><author>{escape(NOTE_AUTHOR)}</author></authors><commentList>{comments}</commentList></comments>"
    )


def shapes_xml(notes: Sequence[CellNote], places: Places) -> str:
    """Return the part with the notes' boxes, hidden until the mouse is over the cell."""
    blocks = ",".join(str(block) for block in range(1, len(notes) // _SHAPES_A_BLOCK + 2))
    shapes = "".join(_shape(number, note, places) for number, note in zip(count(_SHAPES_A_BLOCK + 1), notes))
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>'
        '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
        '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
        f"{shapes}</xml>"
    )


def _shape(number: int, note: CellNote, places: Places) -> str:
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{_anchor(note, places)}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{note.row - 1}</x:Row><x:Column>{note.column - 1}</x:Column></x:ClientData></v:shape>"
    )


def _anchor(note: CellNote, places: Places) -> str:
    """Return where the box stands, right of its cell: each corner as column, pixels in it, row, pixels in it."""
    widths = [round(width * 7 + 5) for width in places.template.widths]
    heights = [_to_pixels(height or _DEFAULT_ROW) for height in places.heights]
    height = _to_pixels(text_height(note.text, _WIDTH / 7, _SIZE)) + 2 * _GAP
    right, right_offset = _walk(widths, note.column, _GAP + _WIDTH)
    bottom, bottom_offset = _walk(heights, note.row - 1, height)
    return f"{note.column}, {_GAP}, {note.row - 1}, 2, {right}, {right_offset}, {bottom}, {bottom_offset}"


def _to_pixels(points: float) -> int:
    return round(points * 96 / 72)


def _walk(sizes: Sequence[int], start: int, distance: int) -> tuple[int, int]:
    """Return the index at which a distance from `start` ends, and how far into it; past the last all are alike."""
    index = start
    while distance > (size := sizes[index] if index < len(sizes) else _to_pixels(_DEFAULT_ROW * 3)):
        distance -= size
        index += 1
    return index, distance
