"""Where the pages of a form end: no area's name at the foot of one, no signatures alone on one."""

from cchc_excel.writing.form.places import Places
from cchc_excel.writing.house.pages import page_breaks

_DEFAULT_ROW = 15.0
_PIXELS_A_CHARACTER = 7
_MOST_TOGETHER = 8
_BESIDE_SIGNATURES = 2
"""Up to so many rows to add tasks in stay on the page on which the form is signed; of more, so many at least."""


def page_ends(places: Places, *, is_returned: bool) -> tuple[int, ...]:
    """Return the rows after which a page ends."""
    heights = [height or _DEFAULT_ROW for height in places.heights]
    widths = places.template.widths if is_returned else places.template.widths[:-1]
    width = sum(int(each * _PIXELS_A_CHARACTER) for each in widths) * 72 / 96
    few = len(places.spare) <= _MOST_TOGETHER
    signed = places.headings[-1] if few else places.last - _BESIDE_SIGNATURES + 1
    repeated = sum(heights[places.header - 2 : places.header])

    def leads(row: int) -> bool:
        return row in places.headings or row >= signed

    return tuple(page_breaks(heights, places.header + 1, width, repeated, leads))
