"""The chart of the report as Word's own, with the workbook of its figures inside: XlsxWriter draws it."""

import re
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter.chart import Chart
from xlsxwriter.workbook import Workbook

from cchc_excel.domain import Summary
from cchc_excel.telling.charts import Band, band_counts
from cchc_excel.writing.house.bands import LOOKS
from cchc_excel.writing.house.packages import unpack
from cchc_excel.writing.house.styles import GREY, INK
from cchc_excel.writing.house.workbooks import new_workbook

_FONT = "Times New Roman"
_SHEET = "Số liệu"
_CHART_PART = "xl/charts/chart1.xml"
_PRINTING = re.compile(r"<c:printSettings>.*</c:printSettings>")
_FIGURES = '<c:externalData r:id="{}"><c:autoUpdate val="0"/></c:externalData>'
_SAID = {
    '<c:lang val="en-US"/>': '<c:lang val="vi-VN"/><c:roundedCorners val="0"/>',
    '<c:grouping val="stacked"/>': '<c:grouping val="stacked"/><c:varyColors val="0"/>',
    '<c:legendPos val="b"/><c:layout/>': '<c:legendPos val="b"/><c:layout/><c:overlay val="0"/>',
    '<c:showVal val="1"/>': (
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    ),
}
"""What XlsxWriter leaves unsaid, because Excel takes it for no: in a document it is taken for yes."""
_NO_TICKS = {"major_tick_mark": "none", "minor_tick_mark": "none"}
_BAR, _LEGEND = 9, 22
"""Millimetres: a bar with the room beside it, the legend below."""


@dataclass(frozen=True, slots=True)
class WordChart:
    """A chart: its XML, the workbook of its figures, its height in millimetres, its name, what its bars come to."""

    xml: str
    workbook: bytes
    height: int
    name: str
    told: str

    @property
    def description(self) -> str:
        """Return it in words, for those who cannot see it."""
        return f"Biểu đồ thanh, {self.name[0].lower()}{self.name[1:]}: {self.told}."

    def linked(self, relationship: str) -> str:
        """Return the XML that finds its workbook by a relationship."""
        xml = _PRINTING.sub(_FIGURES.format(relationship), self.xml)
        for unsaid, said in _SAID.items():
            xml = xml.replace(unsaid, said)
        return xml


@dataclass(frozen=True, slots=True)
class _Bars:
    """The bars from top to bottom by name, and of each band that has one the counts."""

    names: tuple[str, ...]
    bands: dict[Band, tuple[int, ...]]


def areas_chart(summary: Summary) -> WordChart:
    """Return the stacked bars of outcomes by area, over tasks, in plan order."""
    outcomes = summary.tasks.groupby("area")["outcome"].agg(list)
    groups = summary.by_area
    counts = [band_counts(outcomes.get(group.code, []), group.measures) for group in groups]
    by_band = zip(Band, zip(*counts, strict=True), strict=True) if counts else ()
    bars = _Bars(tuple(group.name for group in groups), {band: row for band, row in by_band if any(row)})
    told = (f"{group.name} hoàn thành {group.measures.done}/{group.measures.applicable}" for group in groups)
    as_of = datetime.combine(summary.as_of, time())
    return WordChart(
        str(unpack(_write(bars, as_of, is_drawn=True))[_CHART_PART]),
        _write(bars, as_of, is_drawn=False),
        len(bars.names) * _BAR + _LEGEND,
        "Kết quả theo lĩnh vực, số nhiệm vụ",
        "; ".join(told),
    )


def _write(bars: _Bars, as_of: datetime, *, is_drawn: bool) -> bytes:
    """Return the workbook of the figures, with the chart or without."""
    content = BytesIO()
    with new_workbook(content, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": as_of})
        sheet = book.add_worksheet(_SHEET)
        sheet.set_column(0, 0, 40)
        sheet.write_column(1, 0, bars.names)
        for column, (band, counts) in enumerate(bars.bands.items(), start=1):
            sheet.write(0, column, band.value)
            sheet.write_column(1, column, counts)
        if is_drawn:
            sheet.insert_chart("A1", _draw(book, bars))
    return content.getvalue()


def _draw(book: Workbook, bars: _Bars) -> Chart:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    last = len(bars.names)
    for column, band in enumerate(bars.bands, start=1):
        chart.add_series(
            {
                "name": [_SHEET, 0, column],
                "categories": [_SHEET, 1, 0, last, 0],
                "values": [_SHEET, 1, column, last, column],
                "gap": 45,
                "data_labels": {"value": True, "num_format": "0;;", "font": _font(10, LOOKS[band].ink)},
                **_look(band),
            }
        )
    line = {"color": GREY, "width": 0.75}
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_y_axis({"reverse": True, "num_font": _font(11), "line": line, **_NO_TICKS})
    chart.set_legend({"position": "bottom", "font": _font(10)})
    chart.set_title({"none": True})
    chart.set_chartarea({"border": {"none": True}})
    return chart


def _font(size: int, color: str = INK) -> dict[str, Any]:
    return {"name": _FONT, "size": size, "color": color}


def _look(band: Band) -> dict[str, Any]:
    """Return how a bar of a band is drawn, as XlsxWriter is told."""
    look, border = LOOKS[band], {"color": INK, "width": 0.5}
    if look.pattern:
        return {
            "pattern": {"pattern": look.pattern, "fg_color": look.fill, "bg_color": look.back},
            "border": border,
        }
    return {"fill": {"color": look.fill}, "border": border}
