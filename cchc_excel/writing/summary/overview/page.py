"""`Tổng quan`: one printed A4 landscape page for leadership, at full size: what must be decided, then how it stands."""

from xlsxwriter.workbook import Workbook

from cchc_excel.domain import Summary
from cchc_excel.measuring.ranking import silent_units
from cchc_excel.telling.attention import attention
from cchc_excel.telling.charts import shown_units
from cchc_excel.telling.closed import closed_words
from cchc_excel.telling.data_quality import data_quality
from cchc_excel.telling.letterhead import attached_to
from cchc_excel.words import show_date
from cchc_excel.writing.house.row_heights import text_height
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.summary.content import Content
from cchc_excel.writing.summary.overview.chart_data import FIRST_COLUMN, write_areas, write_units
from cchc_excel.writing.summary.overview.charts import (
    AREAS_TEXT,
    AREAS_TITLE,
    bars,
    describe_units,
    units_title,
)
from cchc_excel.writing.summary.overview.grid import (
    COLUMN_PIXELS,
    COLUMN_WIDTH,
    COLUMNS,
    POINTS_A_PIXEL,
    ROOM,
    width_of,
)
from cchc_excel.writing.summary.overview.objectives_panel import LAST_COLUMN as PANEL
from cchc_excel.writing.summary.overview.objectives_panel import write_objectives_panel
from cchc_excel.writing.summary.overview.past import write_past
from cchc_excel.writing.summary.overview.points_list import HEADING_POINTS, LINE_POINTS, MOST_LINES, write_points
from cchc_excel.writing.summary.overview.standing import standing_lines
from cchc_excel.writing.summary.overview.tiles import tiles_height, write_tiles

_LEFT, _RIGHT = (1, 20), (21, COLUMNS)
_ALL = (1, COLUMNS)
_QUALITY, _CODE = (1, 40), (41, COLUMNS)
_GAP = 4
_LINE_SIZE, _QUALITY_SIZE, _TITLE_SIZE = 9.5, 9, 13
_PANEL_POINTS = 13.5
_LEAST_ROWS, _LEAST_LINES = 8, 4
_BAR_PIXELS, _AROUND_BARS = 14.7, 28
"""What a bar with its name takes of a chart's height, and what the legend takes."""
_UNITS, _AREAS = (PANEL + 2, PANEL + 14), (PANEL + 16, COLUMNS)
_NAMES_OF_UNITS, _NAMES_OF_AREAS = 0.58, 0.62


def write_overview(book: Workbook, sheet: Sheet, content: Content) -> None:
    """Write the page from top to bottom; what must be decided and the charts share the room that the rest leaves."""
    summary = content.summary
    for column in range(1, COLUMNS + 1):
        sheet.set_width(column, COLUMN_WIDTH)
    row = _write_head(sheet, summary) + 1
    past = write_past(sheet, 1, FIRST_COLUMN, summary)
    lines, quality = tuple(standing_lines(content)), data_quality(summary)
    heights = [text_height(words, width_of(_ALL), _LINE_SIZE) for _, words in lines]
    foot = text_height(quality, width_of(_QUALITY), _QUALITY_SIZE)
    room = ROOM - sheet.height_to(row) - HEADING_POINTS - tiles_height(summary) - sum(heights) - foot - 3 * _GAP
    most = min(MOST_LINES, int((room - _LEAST_ROWS * _PANEL_POINTS) // LINE_POINTS))
    points = attention(summary, content.urgent, content.remarks, content.changes)
    first, row = row, write_points(sheet, row, content, points, max(most, _LEAST_LINES))
    room -= (row - first) * LINE_POINTS
    row = write_tiles(sheet, _gap(sheet, row + 1), summary, content.by_area, past, COLUMNS) + 1
    for (formula, words), height in zip(lines, heights, strict=True):
        sheet.span_formula(row, _ALL, formula, words, "standing")
        sheet.set_height(row, height)
        row += 1
    row, rows = _gap(sheet, row), max(_LEAST_ROWS, int(room // _PANEL_POINTS))
    _write_middle(book, sheet, content, (row, rows))
    row = _gap(sheet, row + rows)
    sheet.span(row, _QUALITY, quality, "quality")
    sheet.span(row, _CODE, f"Mã bản in: {content.code}", "quality_code")
    sheet.set_height(row, foot)
    sheet.set_page(last_column=COLUMNS, last_row=row, high=1)


def _write_head(sheet: Sheet, summary: Summary) -> int:
    """Write who issues it, the nation's title, the page's and the report it goes with; return the last row."""
    info = summary.plan.info
    title = f"Tổng hợp kết quả thực hiện {info.title or f'Kế hoạch cải cách hành chính năm {info.year}'}".upper()
    covered = f"{summary.period.name}; số liệu chốt đến ngày {show_date(summary.as_of)}{closed_words(summary)}"
    sheet.span(1, _LEFT, info.superior.upper(), "superior")
    sheet.span(1, _RIGHT, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "nation")
    sheet.span(2, _LEFT, info.issuer.upper(), "nation")
    sheet.span(2, _RIGHT, "Độc lập - Tự do - Hạnh phúc", "motto")
    for column in (*range(8, 14), *range(29, 41)):
        sheet.put(3, column, None, "rule")
    sheet.span(4, _ALL, title, "page_title")
    sheet.span(5, _ALL, f"{attached_to(info, summary.as_of)}; {_in_sentence(covered)}", "page_subtitle")
    title_height = text_height(title, width_of(_ALL), _TITLE_SIZE, bold=True)
    sub_height = text_height(f"{attached_to(info, summary.as_of)}; {covered}", width_of(_ALL), 11)
    for row, height in enumerate((15.75, 16.5, 3, title_height, sub_height), start=1):
        sheet.set_height(row, height)
    return 5


def _in_sentence(text: str) -> str:
    """Return a text as it goes on after a semicolon."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _gap(sheet: Sheet, row: int) -> int:
    """Leave a little room and return the row after it."""
    sheet.set_height(row, _GAP)
    return row + 1


def _write_middle(book: Workbook, sheet: Sheet, content: Content, place: tuple[int, int]) -> None:
    """Write the objectives and, right of them, the charts, into so many rows from one on."""
    (row, rows), summary = place, content.summary
    for number in range(row, row + rows):
        sheet.set_height(number, _PANEL_POINTS)
    write_objectives_panel(sheet, row, rows, summary.targets)
    height = int((rows - 1) * _PANEL_POINTS / POINTS_A_PIXEL) - 4
    silent = silent_units(summary)
    sent = shown_units(content.by_unit.groups, silent, len(content.by_unit.groups))
    shown = shown_units(sent, (), max(4, int((height - _AROUND_BARS) // _BAR_PIXELS)))
    units = write_units(sheet, row, content.by_unit, shown)
    areas = write_areas(sheet, units.last_row + 3, content.by_area)
    for block, title, told, columns, names in (
        (units, units_title(shown, len(sent)), describe_units(shown), _UNITS, _NAMES_OF_UNITS),
        (areas, AREAS_TITLE, AREAS_TEXT, _AREAS, _NAMES_OF_AREAS),
    ):
        sheet.span(row, columns, title, "panel_head")
        size = ((columns[1] - columns[0] + 1) * COLUMN_PIXELS - 3, height)
        options = {"description": told, "object_position": 1, "x_offset": 1, "y_offset": 2}
        sheet.worksheet.insert_chart(
            row, columns[0] - 1, bars(book, block, size, names, legend=block is units), options
        )
