"""Areas of a sheet as numbers, and whether they lie within it and apart from each other."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from openpyxl.utils import column_index_from_string

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_CELL = r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})"
_AREA = re.compile(rf"{_CELL}(?::{_CELL})?")
_COLUMNS = re.compile(r"\$?([A-Z]{1,3}):\$?([A-Z]{1,3})")
_ROWS = re.compile(r"\$?([1-9][0-9]{0,6}):\$?([1-9][0-9]{0,6})")


class Block(NamedTuple):
    """An area: rows and columns from 1, both ends in it."""

    top: int
    left: int
    bottom: int
    right: int

    def meets(self, other: "Block") -> bool:
        """Whether two areas have a cell in common."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )

    def holds(self, other: "Block") -> bool:
        """Whether another area lies within."""
        return (
            self.top <= other.top
            and other.bottom <= self.bottom
            and self.left <= other.left
            and other.right <= self.right
        )


def block(text: str) -> Block | None:
    """Return the area that a text says, None where it is none within a sheet; whole columns and rows are areas."""
    if found := _AREA.fullmatch(text):
        left, top = column_index_from_string(found[1]), int(found[2])
        right, bottom = (column_index_from_string(found[3]), int(found[4])) if found[3] else (left, top)
    elif found := _COLUMNS.fullmatch(text):
        left, right, top, bottom = *map(column_index_from_string, found.groups()), 1, LAST_ROW
    elif found := _ROWS.fullmatch(text):
        top, bottom, left, right = *map(int, found.groups()), 1, LAST_COLUMN
    else:
        return None
    fits = 1 <= top <= bottom <= LAST_ROW and 1 <= left <= right <= LAST_COLUMN
    return Block(top, left, bottom, right) if fits else None


def lint_areas(what: str, text: str | None) -> Iterator[str]:
    """Yield areas, parted by spaces, that do not lie within a sheet; none at all is one, too."""
    parts = (text or "").split()
    if not parts:
        yield f"{what} of no area"
    yield from (f"{what} of {part}, which is no area of a sheet" for part in parts if block(part) is None)


def overlaps(texts: Iterable[str]) -> Iterator[str]:
    """Yield pairs of areas that have a cell in common."""
    blocks = sorted((found, text) for text in texts if (found := block(text)))
    open_ones: list[tuple[Block, str]] = []
    for found, text in blocks:
        open_ones = [(other, name) for other, name in open_ones if other.bottom >= found.top]
        yield from (f"{name} and {text} overlap" for other, name in open_ones if other.meets(found))
        open_ones.append((found, text))
