"""Defects of answers: signs, parts, promises and doubts beside a status or a share. Work is done where it was said.

Rows as `defects` tells them; I.1 and I.3 are reported done, I.1 also in the quarter before.
"""

from collections.abc import Mapping
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.tools.defects import Defect, add, form_of

JUNE_1 = date(2026, 6, 1)

ANSWERS: dict[str, dict[str, object]] = {
    "boxes.xlsx": {
        "G13": "☐ Hoàn thành", "H13": None, "K13": None, "L13": None,
        "G14": "☐ Hoàn thành  ☐ Đang thực hiện  ☑ Chưa thực hiện", "H14": None,
        "G15": "( ) Hoàn thành", "H15": None, "K15": None, "L15": None,
        "G16": "☑ Hoàn thành  ☐ Đang thực hiện", "H16": None, "K16": JUNE_1,
        "G18": "☐ Chưa thực hiện ☐ Đang thực hiện ☒ Hoàn thành", "H18": None, "K18": JUNE_1,
    },
    "boxes-on-lines.ods": {
        "G15": "[ ] Hoàn thành\n[x] Đang thực hiện", "H15": 0.6, "K15": None, "L15": None,
        "G18": "Hoàn thành ☑\nĐang thực hiện ☐", "H18": None, "K18": JUNE_1,
    },
    "boxes-two-ticked.xlsx": {"G15": "☑ Hoàn thành ☑ Đang thực hiện"},
    "sign-beside.xlsx": {"G15": "⏳ Hoàn thành"},
    "sign-of-wingdings.xlsx": {"G15": "\uf0fe Hoàn thành", "G13": "\uf0a8 Hoàn thành"},
    "tick-drawn-by-a-font.xlsx": {"G15": ("þ", "Wingdings")},
    "part.xls": {"G15": "Hoàn thành 100% giai đoạn 1"},
    "part-of-a-share.xlsx": {"H15": "100% kế hoạch quý I"},
    "promise.ods": {"G15": "Phấn đấu hoàn thành", "H15": 0.4},
    "share-below.xlsx": {"H15": "dưới 80%"},
    "share-left.ods": {"H15": "còn 20%"},
    "share-none-yet.xlsx": {"H15": "chưa có"},
    "negated-beside-full.xlsx": {"G15": "Chưa hoàn thành"},
    "clear-words.xlsx": {
        "G13": "Hoàn thành (QĐ số 12/QĐ-VP ngày 05/3/2026)", "K13": None, "L13": None,
        "G15": "Đã xong 100%, có báo cáo kèm theo", "H15": None,
    },
    "clear-signs.xls": {"G13": "- Hoàn thành.", "G15": "“Hoàn thành”", "G16": "• Đang thực hiện"},
    "nothing-but-a-dash.xlsx": {"G13": "-", "H13": None, "K13": None, "L13": None},
    "done-before-unclear.xlsx": {"G13": "Chậm", "H13": None, "K13": None, "L13": None},
}  # fmt: skip


def _change(cells: Mapping[str, object], book: Workbook) -> None:
    for address, given in cells.items():
        cell = form_of(book)[address]
        cell.value, font = given if isinstance(given, tuple) else (given, "")
        if isinstance(given, date):
            cell.number_format = "dd/mm/yyyy"
        if font:
            cell.font = Font(name=font)


for _name, _cells in ANSWERS.items():
    _office = not _name.endswith(".xlsx")
    add(Defect(f"signs-{_name}", lambda book, cells=_cells: _change(cells, book), office=_office))
