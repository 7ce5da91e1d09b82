"""Pictures that stand in a cell as its value: by WPS Office's DISPIMG, by IMAGE, or by Excel's "place in cell"."""

import re
from collections.abc import Mapping

from cchc_excel.cells import PICTURE, Cell

PICTURE_SIGNS = ("IMG(", "IMAGE(", "img(", "image(")
"""One of these stands in every formula that shows a picture."""

_FORMULA = re.compile(r"\b(?:_xlfn\.)?(?:DISPIMG|IMAGE)\(", re.IGNORECASE)
_AS_TEXT = re.compile(r"\s*=\s*(?:_xlfn\.)?DISPIMG\(", re.IGNORECASE)
_STRUCTURES, _PICTURES = "rdrichvaluestructure", (b"_localImage", b"_webImage")


def shows_picture(formula: str) -> bool:
    """Whether a formula shows a picture."""
    return bool(_FORMULA.search(formula))


def has_pictures(parts: Mapping[str, bytes]) -> bool:
    """Whether rich values of an OOXML package, by the names of its parts in small letters, may be pictures."""
    return any(_STRUCTURES in name and any(kind in part for kind in _PICTURES) for name, part in parts.items())


def named_picture(cell: Cell, text: str) -> Cell:
    """Return a cell whose text is but the formula of a picture as that picture."""
    return cell._replace(value=PICTURE) if _AS_TEXT.match(text) else cell
