"""Where the pages of a long sheet end: no heading alone at the foot of one.

Excel and LibreOffice break pages where a row no longer fits; a break set a little before that keeps rows together.
"""

from collections.abc import Callable, Iterator, Sequence

_PAPER_WIDTH, _PAPER_HEIGHT = 841.9, 595.3
"""A4 landscape, in points."""
_MARGINS_WIDE, _MARGINS_HIGH = 72 * (0.79 + 0.6), 72 * (0.79 + 0.79)
_MOST_BREAKS = 1_000
"""Excel takes some thousand ends of pages."""
_SAFETY = 0.97
"""The part of a page that is counted on, since programs round heights."""


class PageRoom:
    """How much of a page is taken while its rows are written from top to bottom: it ends where a row finds no room.

    `breaks` are the rows after which pages end. `width` is that of the printed columns, in points.
    """

    def __init__(self, width: float) -> None:
        self._room = _room_of(width)
        self._used = 0.0
        self.breaks: list[int] = []

    def take(self, row: int, height: float, apart: float | None = None) -> bool:
        """Take room for what begins at a row, and return whether it is the first of a new page.

        `apart` is the height that must find room together with it, more than its own.
        """
        starts = self._used > 0 and self._used + (apart or height) > self._room and len(self.breaks) < _MOST_BREAKS
        if starts:
            self.breaks.append(row - 1)
            self._used = 0.0
        self._used += height
        return starts


def page_breaks(
    heights: Sequence[float], first_row: int, width: float, repeated: float, leads: Callable[[int], bool]
) -> Iterator[int]:
    """Yield the rows after which a page ends.

    `heights` are those of all rows from row 1 on, in points; `width` that of the printed columns; `repeated` the height
    of the heading on every page; `leads` says whether a row must have the next one on its page.
    """
    room = _room_of(width)
    used = sum(heights[: first_row - 1])
    row = first_row
    while row <= len(heights):
        last = row
        while last < len(heights) and leads(last):
            last += 1
        block = sum(heights[row - 1 : last])
        if used + block > room and row > first_row:
            yield row - 1
            used = repeated
        used += block
        row = last + 1


def _room_of(width: float) -> float:
    """Return how high the rows of a page may be together, at the scale at which columns so wide fit it."""
    scale = min(1.0, (_PAPER_WIDTH - _MARGINS_WIDE) / width)
    return (_PAPER_HEIGHT - _MARGINS_HIGH) / scale * _SAFETY
