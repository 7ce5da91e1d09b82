"""The points on page one: heading, lines and where to look; the room is shared out among them."""

from collections.abc import Sequence

from cchc_excel.telling.attention import NOTHING, AttentionPoint
from cchc_excel.telling.naming import shorten
from cchc_excel.writing.house.row_heights import line_height, text_height
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.summary.content import Content
from cchc_excel.writing.summary.overview.grid import COLUMNS, width_of
from cchc_excel.writing.summary.places import place_of

_HEADING, _LINE, _LINK = (1, 9), (10, 38), (39, COLUMNS)
_SIZE = 10
HEADING_POINTS, LINE_POINTS = 17.0, 13.5
MOST_LINES = 8


def share_out(points: Sequence[AttentionPoint], most: int) -> list[int]:
    """Return how many lines each point gets: one each while there are any, then one more each, the first ones first."""
    given = [0 for _ in points]
    for number in range(1, max((point.most for point in points), default=0) + 1):
        for place, point in enumerate(points):
            if sum(given) < most and min(len(point.lines), point.most) >= number:
                given[place] = number
    return given


def write_points(sheet: Sheet, row: int, content: Content, points: Sequence[AttentionPoint], most: int) -> int:
    """Write the points from a row on, one line a row and at most so many; return the last row written."""
    sheet.span(row, (1, COLUMNS), "Cần quyết định, chỉ đạo", "section")
    sheet.set_height(row, HEADING_POINTS)
    if not points:
        sheet.span(row + 1, (1, COLUMNS), NOTHING, "point")
        sheet.set_height(row + 1, LINE_POINTS)
        return row + 1
    for point, lines in zip(points, share_out(points, most), strict=True):
        for number, line in enumerate(point.lines[:lines], start=1):
            row += 1
            if number == 1:
                place = place_of(point, content)
                sheet.span(row, _HEADING, point.heading, "point_head")
                sheet.link(row, _LINK, f"xem {place.sheet}, dòng {place.words}", place.target, "point_link")
            elif number == lines:
                sheet.span(row, _LINK, point.rest(lines), "point_rest")
            sheet.span(row, _LINE, _on_one_line(f"- {line}"), "point")
            sheet.set_height(row, LINE_POINTS)
    return row


def _on_one_line(text: str) -> str:
    """Return a text cut so that it stays on one line, however wide its letters are."""
    most = len(text)
    while text_height(text, width_of(_LINE), _SIZE) > line_height(_SIZE):
        most -= 2
        text = shorten(text, most)
    return text
