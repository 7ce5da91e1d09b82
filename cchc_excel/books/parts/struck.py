"""Text that is struck out (*chữ gạch bỏ*): what is left of a cell is what its writer says."""

import re
from collections.abc import Iterable

from cchc_excel.books.parts.pictures import named_picture
from cchc_excel.cells import Cell, Struck

_OVERLAYS = "\u0335\u0336"
"""Unicode's own strokes through the character before them, which some put in for want of the format."""

_OVERLAID = re.compile(f"((?:[^{_OVERLAYS}][{_OVERLAYS}])+)")


def strike_all(cell: Cell) -> Cell:
    """Return a cell whose whole text is struck out, itself where it has none."""
    return cell if cell.is_empty else cell._replace(struck=Struck(cell.text, ""))


def strike_pieces(cell: Cell, pieces: Iterable[tuple[str, bool]]) -> Cell:
    """Return a cell with the pieces of its text that are struck out, itself where nobody sees such a piece."""
    known = tuple(pieces)
    text = "".join(piece for piece, is_struck in known if is_struck).strip()
    if not text:
        return cell
    return cell._replace(struck=Struck(text, "".join(piece for piece, is_struck in known if not is_struck)))


def as_answered(cell: Cell) -> Cell:
    """Return a cell as an answer: what is left of it, nothing where all is struck out; a picture's formula as that."""
    if isinstance(cell.value, str) and not cell.value.isascii():
        cell = _strike_overlaid(cell, cell.value)
    elif isinstance(cell.value, str):
        cell = named_picture(cell, cell.value)
    if cell.struck is None:
        return cell
    is_left = bool(cell.struck.left.strip())
    return cell._replace(value=cell.struck.left if is_left else None, formula=cell.formula and is_left)


def _strike_overlaid(cell: Cell, text: str) -> Cell:
    if not any(mark in text for mark in _OVERLAYS):
        return cell
    pieces = _OVERLAID.split(text)
    cleared = ((re.sub(f"[{_OVERLAYS}]", "", piece), place % 2 == 1) for place, piece in enumerate(pieces))
    return strike_pieces(cell, cleared)
