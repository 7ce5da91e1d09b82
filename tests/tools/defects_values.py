"""Defects of values: what is typed into one cell instead of what was asked for, by the rows of `domain.md` §5.4.

Shares go into I.4 (row 16: in progress, nothing in Q1), finish dates into I.1 (row 13: done, due on 31/03), counts into
I.2 (row 14: 8 of 16), statuses where they belong.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.tools.defects import Defect, add, form_of


@dataclass(frozen=True, slots=True)
class Typed:
    """A value with the number format, the font or the note that its cell got."""

    value: object
    number_format: str = ""
    font: str = ""
    note: str = ""


def _plain(value: object) -> Typed:
    return Typed(value, "General")


_PERCENTS = {"H13": _plain(100), "H14": _plain(50), "H15": _plain(100), "H18": _plain(80), "H19": _plain(0)}

VALUES: dict[str, dict[str, object]] = {
    # Shares.
    "share-plain-number.xls": {"H16": _plain(40)},
    "share-text.ods": {"H16": "40\u00a0%"},
    "share-decimal-comma.xlsx": {"H16": "40,5%"},
    "share-fraction-text.xlsx": {"H16": "0,4"},
    "share-fraction.xls": {"H16": _plain(0.4)},
    "share-fraction-unclear.xlsx": {**_PERCENTS, "H16": _plain(0.4)},
    "share-one-unclear.ods": {"H13": _plain(1)},
    "share-one-percent.xlsx": {**_PERCENTS, "H16": _plain(1)},
    "share-times-hundred.xls": {"H16": Typed(40, "0%")},
    "share-approximate.ods": {"H16": "khoảng 40%"},
    "share-lower-bound.xlsx": {"H16": "trên 50%"},
    "share-range.xls": {"H16": "40-50%"},
    "share-capped.xlsx": {"H13": "120%"},
    "share-ratio.xlsx": {"H16": "4/10 phòng"},
    "share-is-date.xls": {"H16": Typed(date(2026, 10, 4), "d-mmm")},
    "share-done-word.xlsx": {"H13": "xong"},
    "share-mark-alone.xlsx": {"G13": None, "H13": "x"},
    "share-dash.xlsx": {"H16": "-"},
    "share-none.ods": {"H16": "không"},
    "share-half.ods": {"H16": "một nửa"},
    "share-negative.xls": {"H16": _plain(-5)},
    "share-too-large.xlsx": {"H16": _plain(46188)},
    "share-not-understood.xlsx": {"H16": "nhiều việc"},
    # Statuses.
    "status-short.xlsx": {"G13": "HT"},
    "status-going-short.ods": {"G16": "Đang TH"},
    "status-not-due.xlsx": {"G19": "Chưa đến hạn"},
    "status-continuous.xlsx": {"G14": "Thường xuyên"},
    "status-not-done.ods": {"G18": "Chưa hoàn thành"},
    "status-failed.xlsx": {"G18": "Không hoàn thành"},
    "status-nearly.xls": {"G18": "Cơ bản hoàn thành"},
    "status-with-share.xlsx": {"G18": "Đã hoàn thành 80%"},
    "status-is-share.xlsx": {"G18": "80%"},
    "status-evidence.xlsx": {
        "G13": "Đã ban hành Quyết định số 12/QĐ-VP ngày 05/3/2026", "K13": None, "L13": None,
    },
    "status-worded.xls": {"G18": "Đã trình, chờ phê duyệt"},
    "status-late.ods": {"G13": "Hoàn thành quá hạn"},
    "status-slow.xlsx": {"G18": "Chậm"},
    "status-not-applicable.ods": {"G18": "Không phát sinh", "H18": None},
    "status-extension.ods": {"G18": "Xin gia hạn"},
    "status-transferred.xlsx": {"G18": "Đã chuyển Phòng Tổng hợp"},
    "status-quality.xls": {"G18": "Tốt"},
    "status-mark.ods": {"G13": "x"},
    "status-doubt.xlsx": {"G13": "Hoàn thành?"},
    "status-tcvn3.xls": {"G13": Typed("§· hoµn thµnh", font=".VnTime")},
    "status-vni.xlsx": {"G13": Typed("Ñaõ hoaøn thaønh", font="VNI-Times")},
    "status-font-left.xlsx": {"G13": Typed("Đã hoàn thành", font=".VnTime")},
    "status-eth.xlsx": {"G13": "ÐÃ HOÀN THÀNH"},
    "status-nfd.ods": {"G13": unicodedata.normalize("NFD", "Đã hoàn thành")},
    "status-tone-misplaced.xlsx": {"G13": "Hòan thành"},
    "status-no-accents.xls": {"G13": "Da hoan thanh"},
    # Finish dates.
    "date-dotted.xls": {"K13": "12.03.2026"},
    "date-worded.ods": {"K13": "Ngày 12 tháng\u00a0 3 năm 2026"},
    "date-iso.xlsx": {"K13": "2026-03-12 00:00:00"},
    "date-no-year.ods": {"K13": "12/3"},
    "date-serial.xls": {"K13": _plain(46093)},
    "date-swap-suspected.xlsx": {"K13": Typed(date(2026, 5, 3), "m/d/yyyy")},
    "date-us-order.ods": {"K13": "03/15/2026"},
    "date-month-only.xlsx": {"K13": "3/2026"},
    "date-quarter.ods": {"K13": "Quý I"},
    "date-impossible.xlsx": {"K13": "30/02/2026"},
    "date-out-of-range.xls": {"K13": date(2025, 3, 12)},
    "date-year-typo.xlsx": {"K13": "12/3/2206"},
    "date-in-text.xlsx": {"K13": "06/KH-VPUBND ngày 12/3/2026"},
    "date-several.ods": {"K13": "01/3/2026 và 12/3/2026"},
    "date-not-understood.xlsx": {"K13": "mùa xuân"},
    # Counts.
    "count-ratio.xlsx": {"I14": "8/16", "J14": None},
    "count-worded.xls": {"I14": "8 nhiệm vụ"},
    "count-approximate.ods": {"I14": "khoảng 8"},
    "count-is-percent.xlsx": {"I14": "50%"},
    "count-is-date.xls": {"I14": Typed(date(2026, 10, 8), "d-mmm")},
    "count-negative.ods": {"I14": -8},
    "count-separator-unclear.xlsx": {"J14": "1,234"},
    "count-thousands.xlsx": {"J14": "1.234"},
    "count-not-understood.xlsx": {"I14": "tám"},
    # Any cell.
    "ditto.ods": {"M19": "như trên"},
    "ditto-alone.xlsx": {"H13": "nt"},
    "text-ditto-alone.xlsx": {"M13": "nt"},
    "error-typed.xlsx": {"H16": "#REF!"},
    "error-computed.xlsx (LibreOffice)": {"H16": "=2/0"},
    "formula.xlsx (LibreOffice)": {"H16": "=2/5"},
    "formula-uncomputed.xlsx": {"H16": "=2/5"},
    "text-fonts-lost.xlsx": {
        "M13": Typed("ChËm do chê ý kiÕn cña Bé Néi vô", font="Calibri"),
        "M14": Typed("Ch­a bè trÝ ®­îc kinh phÝ", font="Calibri"),
        "M15": Typed("ThiÕu biªn chÕ so víi quy ®Þnh", font="Calibri"),
        "M18": Typed("Chê ý kiÕn cña c¸c phßng", font="Calibri"),
    },
    "note.xlsx": {"H16": Typed(0.4, note="Số liệu tính đến ngày 10/6")},
    "text-invisible.xlsx": {"M18": "\ufeffChờ\u00a0ý\u200b kiến_x000D_ của các  phòng"},
}  # fmt: skip


def _change(cells: Mapping[str, object], book: Workbook) -> None:
    for address, given in cells.items():
        cell = form_of(book)[address]
        typed = given if isinstance(given, Typed) else Typed(given)
        if isinstance(typed.value, date):
            cell.number_format = "dd/mm/yyyy"
        cell.value = typed.value
        if typed.number_format:
            cell.number_format = typed.number_format
        if typed.font:
            cell.font = Font(name=typed.font)
        if typed.note:
            cell.comment = Comment(typed.note, "Chuyên viên")


for _name, _cells in VALUES.items():
    _file, _, _office = f"value-{_name}".partition(" ")
    add(Defect(_file, lambda book, cells=_cells: _change(cells, book), office=bool(_office) or ".xlsx" not in _file))
