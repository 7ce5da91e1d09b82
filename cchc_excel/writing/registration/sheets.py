"""What the registration form and the draft annex have in common: the list of areas to choose from, the guide."""

from collections.abc import Iterable
from typing import Any

from cchc_excel.domain import Plan
from cchc_excel.plan.areas import area_label
from cchc_excel.writing.house.row_heights import text_height
from cchc_excel.writing.house.sheet import Sheet

AREA_SHEET = "Lĩnh vực"
GUIDE_SHEET = "Hướng dẫn"
_GUIDE_WIDTHS = (24.0, 84.0)
_GUIDE_SIZE = 12


def write_areas(sheet: Sheet, plan: Plan) -> None:
    """Write the areas that a drop-down offers on a hidden sheet: written into the rule they would be too long."""
    sheet.set_width(1, 60)
    for row, area in enumerate(plan.areas, start=1):
        sheet.put(row, 1, area_label(area), "cell", "left")
    sheet.worksheet.hide()


def choice_of_area(plan: Plan) -> dict[str, Any]:
    """Return the rule that offers the areas."""
    return {
        "validate": "list",
        "source": f"='{AREA_SHEET}'!$A$1:$A${max(1, len(plan.areas))}",
        "error_title": "Lĩnh vực chưa đúng",
        "error_message": "Chọn một lĩnh vực trong danh sách của ô.",
    }


def write_guide(sheet: Sheet, title: str, lines: Iterable[tuple[str, str]]) -> None:
    """Write a guide on one page: what is explained on the left, how on the right."""
    for column, width in enumerate(_GUIDE_WIDTHS, start=1):
        sheet.set_width(column, width)
    sheet.span(1, (1, 2), title.upper(), "title")
    sheet.set_height(1, 30)
    last = 1
    for row, (label, text) in enumerate(lines, start=2):
        sheet.put(row, 1, label, "cell", "large", "bold", "left")
        sheet.put(row, 2, text, "cell", "large", "left")
        sheet.set_height(row, text_height(text, _GUIDE_WIDTHS[1], _GUIDE_SIZE) + 8)
        last = row
    sheet.set_page(last_column=2, last_row=last, high=1)
