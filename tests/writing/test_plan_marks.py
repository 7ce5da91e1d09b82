"""What an empty plan workbook marks as to be filled in, as another program colours it; that its lists can be read."""

from pathlib import Path

from openpyxl import Workbook, load_workbook

from cchc_excel.layout.changes import ADJUSTMENTS
from cchc_excel.steps import periods as steps
from tests.tools.libreoffice import convert

YELLOW = 'bgcolor="#FFF2CC"'
PRINTED_WIDTH = 841.9 - 72 * (0.79 + 0.6)
"""Points that margins leave of A4 landscape."""


def yellow_cells(book: Workbook, folder: Path) -> dict[str, int]:
    """Return how many cells of each sheet are yellow."""
    folder.mkdir()
    book.save(folder / "ke-hoach.xlsx")
    page = convert(folder / "ke-hoach.xlsx", folder / "html", "html").read_text(encoding="utf-8")
    tables = page.split("<table")[1:]
    counts = {name: table.count(YELLOW) for name, table in zip(book.sheetnames, tables, strict=True)}
    return {name: count for name, count in counts.items() if count}


def test_what_must_be_filled_in_is_yellow_until_it_is(tmp_path: Path) -> None:
    book = load_workbook(steps.init(tmp_path / "2027", 2027))
    assert "ô vàng là ô phải điền" in str(book["Kế hoạch"]["A2"].value)
    # All but the year, which is known: five lines of the first sheet; a unit's code and name; a task's code, text,
    # leads and deadline; an objective's five.
    assert yellow_cells(book, tmp_path / "empty") == {
        "Kế hoạch": 5, "Đơn vị": 2, "Biểu nhiệm vụ": 4, "Chỉ tiêu": 5,
    }  # fmt: skip
    for row in range(5, 17):
        book["Kế hoạch"].cell(row, 2).value = book["Kế hoạch"].cell(row, 2).value or "x"
    book["Đơn vị"]["A5"], book["Đơn vị"]["B5"], book["Đơn vị"]["E6"] = "TH", "Phòng Tổng hợp", "th@vp.example"
    tasks = book["Biểu nhiệm vụ"]
    for column, value in (("A", "I.1"), ("B", "Việc"), ("E", "TH"), ("G", "Quý I")):
        tasks[f"{column}11"] = value
    tasks["B12"] = "Việc thứ hai"
    assert yellow_cells(book, tmp_path / "begun") == {"Đơn vị": 2, "Biểu nhiệm vụ": 3, "Chỉ tiêu": 5}


def test_the_changes_of_a_plan_can_be_read_in_print() -> None:
    width = sum(column.width * 7 + 5 for column in ADJUSTMENTS.columns) * 72 / 96
    assert 11 * min(1, PRINTED_WIDTH / width) >= 8.9
