"""How the summary workbook looks: one palette, styles named once, formats made from their parts.

The palette is told apart by colour-blind eyes and, by lightness and pattern, on a black and white print.
"""

from math import isclose
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from cchc_excel.kinds import Kind

FONT = "Times New Roman"
SIZE = 11
"""Points of ordinary cells."""

INK = "#000000"
NAVY = "#1F3864"
BLUE = "#2F75B5"
SKY = "#9DC3E6"
PALE = "#DDEBF7"
GREY = "#808080"
SILVER = "#D9D9D9"
LIGHT = "#F2F2F2"
RUST = "#C55A11"
MAROON = "#8A2F00"
WHITE = "#FFFFFF"
FAINT_INK = "#595959"
ALARM_INK = "#9C3F00"
"""Grey and rust as text: darker than as a fill, so that they can be read on every fill of the palette."""
REQUIRED = "#FFF2CC"
"""The ground of what must be filled in and is still empty."""

VIETNAMESE = "[$-42A]"
"""Stands before a number format: Vietnamese marks, 22,86% and 36.110, where a program can choose them."""

_PARTS: dict[str, dict[str, Any]] = {
    "base": {"font_name": FONT, "font_size": SIZE, "valign": "vcenter"},
    "cell": {"border": 1, "border_color": GREY, "text_wrap": True},
    "left": {"align": "left"},
    "center": {"align": "center"},
    "right": {"align": "right"},
    "indent": {"align": "left", "indent": 2},
    "wrap": {"text_wrap": True},
    "bold": {"bold": True},
    "italic": {"italic": True},
    "large": {"font_size": 12},
    "faint": {"font_size": 9, "font_color": FAINT_INK},
    "head": {"bold": True, "align": "center", "border": 1, "border_color": GREY, "text_wrap": True, "bg_color": PALE},
    "annex_head": {
        "bold": True, "align": "center", "border": 1, "border_color": INK, "text_wrap": True, "bg_color": LIGHT,
    },
    "number_row": {"italic": True, "font_size": 10, "align": "center", "border": 1, "border_color": GREY},
    "title": {"bold": True, "font_size": 14, "align": "center"},
    "subtitle": {"italic": True, "font_size": 12, "align": "center"},
    "section": {"bold": True, "font_size": 12, "font_color": NAVY},
    "group": {"bold": True, "bg_color": LIGHT},
    "total": {"bold": True, "bg_color": PALE, "top": 2, "top_color": NAVY},
    "alarm": {"bold": True, "font_color": ALARM_INK},
    "rule": {"top": 1, "top_color": INK},
    "motto": {"bold": True, "font_size": 13, "align": "center"},
    "nation": {"bold": True, "font_size": 12, "align": "center"},
    "tile_label": {"font_size": 9.5, "bold": True, "align": "center", "bg_color": PALE, "text_wrap": True,
                   "left": 1, "right": 1, "top": 1, "border_color": NAVY},
    "tile_value": {"font_size": 18, "bold": True, "align": "center", "font_color": NAVY, "bg_color": PALE,
                   "left": 1, "right": 1, "border_color": NAVY},
    "tile_note": {"font_size": 9.5, "align": "center", "bg_color": PALE, "left": 1, "right": 1, "border_color": NAVY},
    "tile_end": {"bottom": 1},
    "tile_change": {"font_size": 9, "italic": True, "align": "center", "bg_color": PALE, "left": 1, "right": 1,
                    "bottom": 1, "border_color": NAVY},
    "tile_alarm": {"bold": True, "font_color": MAROON},
    "superior": {"font_size": 12, "align": "center"},
    "page_title": {"bold": True, "font_size": 13, "align": "center", "text_wrap": True},
    "page_subtitle": {"italic": True, "font_size": 11, "align": "center", "text_wrap": True},
    "point": {"font_size": 10, "align": "left", "text_wrap": True},
    "point_head": {"font_size": 10, "bold": True, "align": "left"},
    "link": {"font_color": BLUE, "underline": 1},
    "point_link": {"italic": True, "font_size": 9, "font_color": BLUE, "align": "right"},
    "point_rest": {"italic": True, "font_size": 9, "align": "right"},
    "standing": {"font_size": 9.5, "align": "left", "text_wrap": True},
    "panel_head": {"font_size": 9.5, "bold": True, "align": "center", "bg_color": LIGHT, "border": 1,
                   "border_color": GREY},
    "panel": {"font_size": 9.5, "border": 1, "border_color": GREY},
    "quality": {"font_size": 9, "italic": True, "align": "left", "text_wrap": True, "top": 1, "top_color": INK},
    "quality_code": {"font_size": 9, "bold": True, "align": "right", "top": 1, "top_color": INK},
    "leading": {"font_color": NAVY, "underline": 1},
    "open": {"locked": False},
    "text": {"num_format": "@"},
    "count": {"num_format": f"{VIETNAMESE}#,##0"},
    "general": {"num_format": f"{VIETNAMESE}General"},
    "points": {"num_format": f"{VIETNAMESE}0.00"},
    "rate": {"num_format": f"{VIETNAMESE}0.00%"},
    "rate_short": {"num_format": f"{VIETNAMESE}0.0%"},
    "rate_fine": {"num_format": f"{VIETNAMESE}0.00#######%"},
    "share_change": {"num_format": f"{VIETNAMESE}+0.##%;{VIETNAMESE}-0.##%;0%"},
    "share": {"num_format": f"{VIETNAMESE}0%"},
    "day": {"num_format": "dd/mm/yyyy"},
    "moment": {"num_format": "dd/mm/yyyy hh:mm"},
}  # fmt: skip


class Styles:
    """The workbook's formats, each made once from named parts: `styles("cell", "center", "rate")`."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, ...], Format] = {}

    def __call__(self, *parts: str) -> Format:
        """Return the format of those parts; a later part wins over an earlier one."""
        if parts not in self._made:
            properties: dict[str, Any] = {}
            for part in ("base", *parts):
                properties |= _PARTS[part]
            self._made[parts] = self._book.add_format(properties)
        return self._made[parts]

    def with_format(self, part: str, number_format: str) -> Format:
        """Return the format of a part with a number format of its own."""
        parts = (part, number_format)
        if parts not in self._made:
            self._made[parts] = self._book.add_format({**_PARTS["base"], **_PARTS[part], "num_format": number_format})
        return self._made[parts]

    def of_kind(self, kind: Kind, value: object = None) -> Format:
        """Return the format of a body cell of that kind; a number keeps its decimals and has its thousands parted."""
        number_format = _fit_number(kind.number_format, value)
        parts = ("cell", kind.align, number_format)
        if parts not in self._made:
            properties = {**_PARTS["base"], **_PARTS["cell"], "align": kind.align, "num_format": number_format}
            self._made[parts] = self._book.add_format(properties)
        return self._made[parts]


def _fit_number(number_format: str, value: object) -> str:
    """Return the format that hides no decimal of a number, nor leaves a lone decimal sign after a whole one."""
    if not isinstance(value, int | float):
        return number_format
    if number_format == "General":
        return f"{VIETNAMESE}#,##0" if float(value).is_integer() else f"{VIETNAMESE}#,##0.##########"
    if number_format == "0%":
        is_whole = isclose(value, round(value, 2), abs_tol=1e-9)
        return f"{VIETNAMESE}0%" if is_whole else f"{VIETNAMESE}0.##%"
    return number_format
