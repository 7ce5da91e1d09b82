"""The five charts of `Tổng quan`: native, readable in black and white, each with a text that tells what it shows."""

from typing import Any

from xlsxwriter.chart import Chart
from xlsxwriter.workbook import Workbook

from cchc_excel.domain import Summary
from cchc_excel.telling.charts import Band
from cchc_excel.words import show_rate
from cchc_excel.writing.house.bands import LOOKS
from cchc_excel.writing.house.styles import BLUE, FONT, GREY, INK, NAVY, RUST, SILVER, SKY, VIETNAMESE
from cchc_excel.writing.summary.bands import drawn
from cchc_excel.writing.summary.columns import OVERVIEW
from cchc_excel.writing.summary.overview.chart_data import Block, ChartData
from cchc_excel.writing.summary.overview.trend import HEADINGS, Trend

_COUNT_LABEL = "0;;"
_RATE_LABEL = f"{VIETNAMESE}0.0%;;"
"""A label stays away where there is nothing; that a rate is 0 is told by the counts beside the name."""


def outcomes_chart(book: Workbook, block: Block) -> Chart:
    """Return the doughnut of outcomes, over tasks."""
    chart = book.add_chart({"type": "doughnut"})
    chart.add_series(
        {
            "name": "Số nhiệm vụ",
            "categories": block.names(OVERVIEW),
            "values": block.series(OVERVIEW),
            "points": [drawn(band) for band in Band],
            "data_labels": {
                "value": True, "num_format": _COUNT_LABEL, "font": _font(9, bold=True),
                "custom": [{"font": _font(9, bold=True, color=look.ink)} for look in LOOKS.values()],
            },
        }
    )  # fmt: skip
    chart.set_hole_size(45)
    _dress(chart, "Kết quả theo nhiệm vụ")
    chart.set_legend({"position": "right", "font": _font(8)})
    return chart


def units_chart(book: Workbook, data: ChartData) -> Chart:
    """Return the stacked bars of units, the best at the top."""
    chart = book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for index, band in enumerate(Band):
        chart.add_series(
            {
                "name": band.value,
                "categories": data.units.names(OVERVIEW),
                "values": data.units.series(OVERVIEW, index),
                "gap": 25 if len(data.shown_units) > 8 else 60,
                "data_labels": {"value": True, "num_format": _COUNT_LABEL, "font": _font(8, color=LOOKS[band].ink)},
                **drawn(band),
            }
        )
    _dress(chart, units_title(data))
    chart.set_plotarea({"border": {"none": True}, "layout": {"x": 0.45, "y": 0.1, "width": 0.53, "height": 0.88}})
    _set_bar_axes(chart)
    chart.set_legend({"none": True})
    return chart


def units_title(data: ChartData) -> str:
    """Return the title, which says so where not all units are shown."""
    shown = len(data.shown_units)
    if shown == data.all_units:
        return "Kết quả theo đơn vị, số lượt giao (chú giải ở hình bên trái)"
    return f"{shown // 2} đơn vị cao nhất, {shown - shown // 2} đơn vị thấp nhất trong {data.all_units} đơn vị"


def areas_chart(book: Workbook, block: Block) -> Chart:
    """Return the bars of completion by area, in plan order."""
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "Tỷ lệ hoàn thành",
            "categories": block.names(OVERVIEW),
            "values": block.series(OVERVIEW),
            "fill": {"color": BLUE},
            "border": {"color": INK, "width": 0.5},
            "gap": 40,
            "data_labels": {"value": True, "num_format": _RATE_LABEL, "font": _font(8), "position": "outside_end"},
        }
    )
    _dress(chart, "Tỷ lệ hoàn thành theo lĩnh vực")
    _set_bar_axes(chart, longest=1.25)
    chart.set_legend({"none": True})
    return chart


def progress_chart(book: Workbook, block: Block) -> Chart:
    """Return progress and completion against the share of the year gone by."""
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "Tiến độ",
            "categories": block.names(OVERVIEW),
            "values": block.series(OVERVIEW),
            "points": [
                {"pattern": {"pattern": "light_upward_diagonal", "fg_color": GREY, "bg_color": "#FFFFFF"},
                 "border": {"color": INK, "width": 0.5}},
                {"fill": {"color": SKY}, "border": {"color": INK, "width": 0.5}},
                {"fill": {"color": NAVY}, "border": {"color": INK, "width": 0.5}},
            ],
            "gap": 40,
            "data_labels": {"value": True, "num_format": _RATE_LABEL, "font": _font(8), "position": "outside_end"},
        }
    )  # fmt: skip
    _dress(chart, "Tiến độ so với thời gian")
    _set_bar_axes(chart, longest=1.25)
    chart.set_legend({"none": True})
    return chart


def trend_chart(book: Workbook, trend: Trend, title: str) -> Chart:
    """Return progress and completion over the periods of the year, against the time gone."""
    chart = book.add_chart({"type": "line"})
    for key, color, dash, marker, label in (
        ("gone", GREY, "dash", "none", ""),
        ("average_progress", RUST, "solid", "diamond", "above"),
        ("completion_rate", NAVY, "solid", "square", "right"),
    ):
        labels = {"value": True, "num_format": _RATE_LABEL, "font": _font(8), "position": label}
        chart.add_series(
            {
                "name": HEADINGS[key],
                "categories": trend.cells("code"),
                "values": trend.cells(key),
                "line": {"color": color, "width": 1.75, "dash_type": dash},
                "marker": {"type": marker, "size": 6, "fill": {"color": color}, "border": {"color": INK}},
                **({"data_labels": labels} if label else {}),
            }
        )
    _dress(chart, title)
    chart.set_y_axis(
        {"min": 0, "max": 1, "major_unit": 0.25, "num_format": "0%", "num_font": _font(8),
         "major_gridlines": {"visible": True, "line": {"color": SILVER, "width": 0.5}}, "line": {"none": True}}
    )  # fmt: skip
    chart.set_x_axis({"num_font": _font(8), "line": {"color": GREY}, "major_tick_mark": "none"})
    chart.set_plotarea({"border": {"none": True}, "layout": {"x": 0.09, "y": 0.17, "width": 0.88, "height": 0.52}})
    chart.set_legend({"position": "bottom", "font": _font(8)})
    return chart


def trend_title(summary: Summary) -> str:
    """Return the title, which says so where there is nothing yet to compare with."""
    return "Diễn biến qua các kỳ trong năm" if summary.history else "Diễn biến trong năm (chưa có kỳ trước)"


def descriptions(summary: Summary, data: ChartData) -> dict[str, str]:
    """Return the alternative text of each chart."""
    overall = summary.overall
    return {
        "outcomes": f"Biểu đồ vành khuyên: {overall.done}/{overall.applicable} nhiệm vụ hoàn thành, "
        f"{overall.overdue} nhiệm vụ quá hạn chưa hoàn thành.",
        "units": f"Biểu đồ thanh xếp chồng: kết quả của {len(data.shown_units)} đơn vị, xếp theo tỷ lệ hoàn thành "
        "từ cao xuống thấp. Số liệu đầy đủ ở trang Theo đơn vị.",
        "areas": "Biểu đồ thanh: tỷ lệ hoàn thành của từng lĩnh vực. Số liệu đầy đủ ở trang Theo lĩnh vực.",
        "progress": f"Biểu đồ thanh: tiến độ bình quân {show_rate(overall.average_progress)}, "
        f"tỷ lệ hoàn thành {show_rate(overall.completion_rate)}, so với phần thời gian đã qua của năm.",
        "trend": f"Biểu đồ đường: thời gian đã qua, tiến độ bình quân và tỷ lệ hoàn thành qua các kỳ. {_told(summary)}",
    }


def _told(summary: Summary) -> str:
    """Return the completion of each period in words."""
    past = [(known.period.code, known.overall.completion_rate) for known in summary.history if known.overall]
    rates = [*past, (summary.period.code, summary.overall.completion_rate)]
    return f"Tỷ lệ hoàn thành: {'; '.join(f'{code} {show_rate(rate)}' for code, rate in rates)}."


def _dress(chart: Chart, title: str) -> None:
    chart.set_title({"name": title, "name_font": _font(10, bold=True), "overlay": False})
    chart.set_chartarea({"border": {"color": GREY, "width": 0.5}})
    chart.set_plotarea({"border": {"none": True}})


def _set_bar_axes(chart: Chart, longest: float | None = None) -> None:
    """Put the first name at the top; labels tell the figures, so the value axis is left out."""
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0, "max": longest})
    chart.set_y_axis(
        {"reverse": True, "interval_unit": 1, "num_font": _font(8), "major_tick_mark": "none", "line": {"color": GREY}}
    )


def _font(size: float, *, bold: bool = False, color: str = INK) -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": bold, "color": color}
