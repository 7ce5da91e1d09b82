"""The charts of `Tổng quan`: native, readable in black and white, each with a text that tells what it shows."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.chart import Chart
from xlsxwriter.workbook import Workbook

from cchc_excel.domain import MeasuredGroup
from cchc_excel.writing.house.styles import FONT, GREY, INK, NAVY, RUST, SILVER, WHITE
from cchc_excel.writing.summary.columns import OVERVIEW
from cchc_excel.writing.summary.overview.chart_data import SERIES, Block
from cchc_excel.writing.summary.overview.grid import LEAST_FONT

_COUNT_LABEL = "#,##0;;"
"""A label stays away where there is nothing."""
_LEGEND_PIXELS = 22
_LINE = {"color": INK, "width": 0.5}
_LOOKS: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
    ({"fill": {"color": NAVY}}, {"font": {"color": WHITE}}),
    ({"pattern": {"pattern": "wide_upward_diagonal", "fg_color": RUST, "bg_color": WHITE}},
     {"fill": {"color": WHITE}}),
    ({"fill": {"color": SILVER}}, {}),
)  # fmt: skip
"""How each series is drawn, and its figures: upon hatching they stand on white, so that no line strikes them."""


def bars(book: Workbook, block: Block, size: tuple[int, int], names: float, *, legend: bool) -> Chart:
    """Return stacked bars of shares with their counts, so many pixels wide and high.

    `names` is the part of the width that the names take; a chart without a legend stands beside one with the same.
    """
    chart = book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for index, (name, (look, label)) in enumerate(zip(SERIES, _LOOKS, strict=True)):
        told = {"value": True, "num_format": _COUNT_LABEL, **label, "font": _font(**label.get("font", {}))}
        chart.add_series(
            {"name": name, "categories": block.names(OVERVIEW), "values": block.series(OVERVIEW, index),
             "gap": 22, "border": _LINE, "data_labels": told, **look}
        )  # fmt: skip
    chart.set_title({"none": True})
    chart.set_size({"width": size[0], "height": size[1]})
    chart.set_chartarea({"border": {"color": GREY, "width": 0.5}})
    layout = {
        "x": names,
        "y": 4 / size[1],
        "width": 0.97 - names,
        "height": 1 - (8 + legend * _LEGEND_PIXELS) / size[1],
    }
    chart.set_plotarea({"border": {"none": True}, "layout": layout})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0, "max": 1})
    chart.set_y_axis(
        {"reverse": True, "interval_unit": 1, "num_font": _font(), "major_tick_mark": "none", "line": {"color": GREY}}
    )
    chart.set_legend({"position": "bottom", "font": _font()} if legend else {"none": True})
    return chart


def units_title(shown: Sequence[MeasuredGroup], sent: int) -> str:
    """Return the title; it says so where not all of the units that sent are shown."""
    half = len(shown) // 2
    if len(shown) == sent:
        return "Theo đơn vị đã gửi (tỷ lệ; số: lượt giao)"
    return f"{half} cao nhất, {len(shown) - half} thấp nhất/{sent} đơn vị đã gửi (tỷ lệ)"


AREAS_TITLE = "Theo lĩnh vực (tỷ lệ; số: nhiệm vụ)"


def describe_units(shown: Sequence[MeasuredGroup]) -> str:
    """Return the alternative text of the chart of units."""
    return (
        f"Biểu đồ thanh xếp chồng: phần hoàn thành, quá hạn, còn lại của {len(shown)} đơn vị, xếp theo tỷ lệ hoàn "
        "thành từ cao xuống thấp. Số liệu đầy đủ ở trang Theo đơn vị."
    )


AREAS_TEXT = (
    "Biểu đồ thanh xếp chồng: phần hoàn thành, quá hạn, còn lại của từng lĩnh vực. "
    "Số liệu đầy đủ ở trang Theo lĩnh vực."
)


def _font(*, bold: bool = False, color: str = INK) -> dict[str, Any]:
    return {"name": FONT, "size": LEAST_FONT, "bold": bold, "color": color}
