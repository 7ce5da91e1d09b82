"""`Tổng quan`: one printed A4 landscape page for leadership."""

from xlsxwriter.workbook import Workbook

from cchc_excel.domain import Summary
from cchc_excel.telling.attention import attention
from cchc_excel.telling.closed import closed_words
from cchc_excel.telling.data_quality import data_quality
from cchc_excel.telling.letterhead import place_and_date, report_symbol
from cchc_excel.words import show_date
from cchc_excel.writing.house.row_heights import text_height
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.house.styles import SIZE
from cchc_excel.writing.summary.content import Content
from cchc_excel.writing.summary.overview.chart_data import ChartData, write_chart_data
from cchc_excel.writing.summary.overview.charts import (
    areas_chart,
    descriptions,
    outcomes_chart,
    progress_chart,
    trend_chart,
    trend_title,
    units_chart,
)
from cchc_excel.writing.summary.overview.tiles import HEIGHTS, write_tiles
from cchc_excel.writing.summary.places import place_of

_COLUMNS = 24
_COLUMN_WIDTH = 6.71
_COLUMN_PIXELS = 52
_LEFT, _RIGHT = (1, 10), (11, _COLUMNS)
_SENTENCE, _LINK = (1, 19), (20, _COLUMNS)
_TILES_ROW = 8
_BOTH_ROW = _TILES_ROW + len(HEIGHTS)
_CHART_ROW = _BOTH_ROW + 1
_CHART_ROWS = 19
_CHART_ROW_PIXELS = 20
_SENTENCES_ROW = _CHART_ROW + _CHART_ROWS + 1


def write_overview(book: Workbook, sheet: Sheet, content: Content) -> None:
    """Write the page."""
    summary = content.summary
    for column in range(1, _COLUMNS + 1):
        sheet.set_width(column, _COLUMN_WIDTH)
    _write_letterhead(sheet, summary)
    _write_titles(sheet, summary)
    data = write_chart_data(sheet, summary, content.by_unit, content.by_area, (content.assignments, content.tasks))
    write_tiles(sheet, _TILES_ROW, summary, content.by_area, data.trend)
    formula, words = content.helpers.both_rates(summary)
    sheet.span_formula(_BOTH_ROW, (1, _COLUMNS), formula, words, "small", "italic", "center")
    sheet.set_height(_BOTH_ROW, 18)
    _place_charts(book, sheet, summary, data)
    last_row = _write_sentences(sheet, content)
    sheet.set_page(last_column=_COLUMNS, last_row=last_row, high=1)


def _write_letterhead(sheet: Sheet, summary: Summary) -> None:
    """Write the header block of Decree 30/2020; number and day are left to the clerk."""
    info = summary.plan.info
    sheet.span(1, _LEFT, info.superior.upper(), "large", "center")
    sheet.span(1, _RIGHT, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "nation")
    sheet.span(2, _LEFT, info.issuer.upper(), "nation")
    sheet.span(2, _RIGHT, "Độc lập - Tự do - Hạnh phúc", "motto")
    for column in (*range(5, 7), *range(15, 21)):
        sheet.put(3, column, None, "rule")
    sheet.span(4, _LEFT, f"Số:          /{report_symbol(info)}", "large", "center")
    sheet.span(4, _RIGHT, place_and_date(info, summary.as_of), "large", "italic", "center")
    for row, height in enumerate((17, 18, 4, 18), start=1):
        sheet.set_height(row, height)


def _write_titles(sheet: Sheet, summary: Summary) -> None:
    plan = summary.plan.info.title or f"Kế hoạch cải cách hành chính năm {summary.plan.info.year}"
    sheet.span(5, (1, _COLUMNS), f"Tổng hợp kết quả thực hiện {plan}".upper(), "title")
    covered = f"{summary.period.name}; số liệu chốt đến ngày {show_date(summary.as_of)}{closed_words(summary)}"
    sheet.span(6, (1, _COLUMNS), covered, "subtitle")
    for row, height in enumerate((21, 18, 5), start=5):
        sheet.set_height(row, height)


def _place_charts(book: Workbook, sheet: Sheet, summary: Summary, data: ChartData) -> None:
    for row in range(_CHART_ROW, _CHART_ROW + _CHART_ROWS):
        sheet.worksheet.set_row_pixels(row - 1, _CHART_ROW_PIXELS)
    texts = descriptions(summary, data)
    tall, left, right = _CHART_ROWS, 12, 9
    for chart, name, (row, column), (height, width) in (
        (outcomes_chart(book, data.outcomes), "outcomes", (0, 0), (left, 7)),
        (progress_chart(book, data.progress), "progress", (left, 0), (tall - left, 7)),
        (units_chart(book, data), "units", (0, 7), (tall, 9)),
        (areas_chart(book, data.areas), "areas", (0, 16), (right, 8)),
        (trend_chart(book, data.trend, trend_title(summary)), "trend", (right, 16), (tall - right, 8)),
    ):
        chart.set_size({"width": width * _COLUMN_PIXELS - 4, "height": height * _CHART_ROW_PIXELS - 4})
        options = {"description": texts[name], "object_position": 1, "x_offset": 2, "y_offset": 2}
        sheet.worksheet.insert_chart(_CHART_ROW - 1 + row, column, chart, options)


def _write_sentences(sheet: Sheet, content: Content) -> int:
    """Write what needs attention, the data-quality line and the code of the content; return the last row."""
    row = _SENTENCES_ROW
    sheet.set_height(row - 1, 4)
    sheet.span(row, (1, _COLUMNS), "Điểm cần chú ý", "section")
    sheet.set_height(row, 18)
    for sentence in attention(content.summary, content.urgent, content.changes):
        row, place = row + 1, place_of(sentence, content)
        sheet.span(row, _SENTENCE, f"- {sentence.text}", "wrap", "left")
        sheet.link(row, _LINK, f"xem {place.sheet}, dòng {place.words}", place.target, "link")
        _fit(sheet, row, _SENTENCE, f"- {sentence.text}")
    row += 1
    line = data_quality(content.summary)
    sheet.span(row, _SENTENCE, line, "wrap", "left", "italic", "rule")
    sheet.span(row, _LINK, f"Mã bản in: {content.code}", "right", "bold", "rule")
    _fit(sheet, row, _SENTENCE, line)
    return row


def _fit(sheet: Sheet, row: int, columns: tuple[int, int], text: str) -> None:
    """Make a row as high as the text in its merged cells needs."""
    pixels = (columns[1] - columns[0] + 1) * _COLUMN_PIXELS
    sheet.set_height(row, text_height(text, (pixels - 5) / 7, SIZE))
