"""How well text can be read on its ground: WCAG's contrast of each cell's text and fill, and of each rule's over it."""

from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

LEAST = 4.5
"""What WCAG asks of ordinary text."""
_BLACK, _WHITE = "000000", "FFFFFF"
_THEME = {0: _WHITE, 1: _BLACK}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours written RRGGBB, with or without what stands before it: 1 to 21."""
    lights = sorted((_luminance(one[-6:]), _luminance(other[-6:])))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def faint_text(path: Path) -> set[str]:
    """Return where text of a workbook is too faint: the sheet, a cell, the two colours, the contrast."""
    book = load_workbook(path)
    return {fault for sheet in book.worksheets for fault in _faint_in(sheet)}


def _faint_in(sheet: Worksheet) -> Iterator[str]:
    rules = [
        (area.bounds, rule.dxf)
        for areas in sheet.conditional_formatting
        for area in areas.sqref.ranges
        for rule in areas.rules
        if rule.dxf
    ]
    seen: set[tuple[int, tuple[int, ...]]] = set()
    for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell) and cell.has_style):
        over = [place for place, (bounds, _) in enumerate(rules) if _within(cell, bounds)]
        if (cell.style_id, tuple(over)) in seen:
            continue
        seen.add((cell.style_id, tuple(over)))
        for look in (None, *(rules[place][1] for place in over)):
            ink, ground = _colours(cell, look)
            if contrast(ink, ground) < LEAST and not _hides(cell, look, ink, ground):
                yield f"{sheet.title}!{cell.coordinate}: {ink} on {ground}, {contrast(ink, ground):.2f}"


def _within(cell: Cell, bounds: tuple[int, int, int, int]) -> bool:
    left, top, right, bottom = bounds
    return left <= cell.column <= right and top <= cell.row <= bottom


def _colours(cell: Cell, look: DifferentialStyle | None) -> tuple[str, str]:
    """Return the colours of text and ground, where a rule's look lies over the cell's own."""
    ink = _colour(cell.font.color) or _BLACK
    ground = (_colour(cell.fill.fgColor) if cell.fill.fill_type == "solid" else None) or _WHITE
    if look and look.font and look.font.color:
        ink = _colour(look.font.color) or ink
    if look and look.fill:
        ground = _colour(look.fill.bgColor) or _colour(look.fill.fgColor) or ground
    return ink, ground


def _colour(colour: object) -> str | None:
    kind = getattr(colour, "type", None)
    if kind == "theme":
        return _THEME.get(colour.theme)  # type: ignore[attr-defined]
    return str(colour.rgb)[-6:] if kind == "rgb" and colour.rgb != "00000000" else None  # type: ignore[attr-defined]


def _hides(cell: Cell, look: DifferentialStyle | None, ink: str, ground: str) -> bool:
    """Whether text is as its ground on purpose, so that nobody sees it."""
    return ink == ground and (look is not None or cell.font.color is not None)
