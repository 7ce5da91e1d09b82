"""Where the pages of a long sheet end: no heading alone at the foot of one.

Excel and LibreOffice break pages where a row no longer fits; a break set a little before that keeps rows together.
"""

from collections.abc import Callable, Iterator, Sequence

_PAPER_WIDTH, _PAPER_HEIGHT = 841.9, 595.3
"""A4 landscape, in points."""
_MARGINS_WIDE, _MARGINS_HIGH = 72 * (0.79 + 0.6), 72 * (0.79 + 0.79)
_SAFETY = 0.97
"""The part of a page that is counted on, since programs round heights."""


def page_breaks(
    heights: Sequence[float], first_row: int, width: float, repeated: float, leads: Callable[[int], bool]
) -> Iterator[int]:
    """Yield the rows after which a page ends.

    `heights` are those of all rows from row 1 on, in points; `width` that of the printed columns; `repeated` the height
    of the heading on every page; `leads` says whether a row must have the next one on its page.
    """
    scale = min(1.0, (_PAPER_WIDTH - _MARGINS_WIDE) / width)
    room = (_PAPER_HEIGHT - _MARGINS_HIGH) / scale * _SAFETY
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
