"""What of a form is seen at once on a small screen, and where its printed pages end."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_excel.cells import column_letter
from cchc_excel.deadlines import parse_deadline
from cchc_excel.domain import Area, Settings, Target, Task
from cchc_excel.layout.columns import FORM
from cchc_excel.writing.form.forms import Form, FormTemplate, MarkKind, Point
from cchc_excel.writing.house.row_heights import text_height
from tests.tools.blank_form import BLANK, PLAN, SHIPPED, UNIT
from tests.tools.printed_pages import pages_of

ROW_NUMBERS, SCROLL_BAR = 30, 20
"""Pixels at the sides of a sheet, at most."""

POINT_TO_CORRECT = Point(MarkKind.ERROR, "Thiếu mức độ.", "Đề nghị ghi.", place=("I.2", "share"))
LONG = "Rà soát, bổ sung phân công nhiệm vụ của Lãnh đạo Văn phòng và các phòng, ban, trung tâm trực thuộc"


@pytest.fixture(scope="module")
def template() -> FormTemplate:
    return FormTemplate.load(SHIPPED)


def sheet_of(template: FormTemplate, form: Form) -> Worksheet:
    return load_workbook(BytesIO(template.write(form)))["Báo cáo"]


def width_of(sheet: Worksheet, column: int) -> float:
    """Return a column's pixels, those that Excel adds for padding to a width typed by hand included."""
    letter = column_letter(column)
    return next(
        dimension.width * 7 + 5
        for dimension in sheet.column_dimensions.values()
        if dimension.index == letter or dimension.min <= column <= dimension.max
    )


def height_of(sheet: Worksheet, row: int) -> float:
    """Return a row's pixels."""
    return float(sheet.row_dimensions[row].height or 15) * 96 / 72


def frozen(sheet: Worksheet) -> tuple[float, float, int]:
    """Return the pixels that stay in view at the left and at the top, and the first row that scrolls."""
    pane = sheet.sheet_view.pane
    columns, rows = int(pane.xSplit), int(pane.ySplit)
    left = sum(width_of(sheet, column) for column in range(1, columns + 1))
    return left, sum(height_of(sheet, row) for row in range(1, rows + 1)), rows + 1


@pytest.mark.parametrize("points", [(), (POINT_TO_CORRECT,)])
def test_what_stays_in_view_is_small(template: FormTemplate, points: tuple[Point, ...]) -> None:
    sheet = sheet_of(template, replace(BLANK, points=points))
    left, top, first = frozen(sheet)
    assert top <= 170
    assert left <= 200
    assert sheet.cell(first, 1).value == "I"
    assert [sheet.cell(first - 2, column).value for column in (1, 2)] == ["Mã NV", "Nội dung nhiệm vụ"]


def test_every_heading_fits_its_cell(template: FormTemplate) -> None:
    sheet = sheet_of(template, BLANK)
    header = next(cell.row for cell in sheet["A"] if cell.value == "Mã NV")
    for cell in sheet[header]:
        width = sheet.column_dimensions[cell.column_letter].width
        assert text_height(cell.value, width, cell.font.sz, bold=True) <= sheet.row_dimensions[header].height, (
            cell.value
        )


@pytest.mark.parametrize(("wide", "high"), [(1366, 768 - 290), (360, 640 - 250)])
def test_an_answer_and_its_tasks_text_are_seen_together(template: FormTemplate, wide: int, high: int) -> None:
    """What a program shows around its sheet takes some 290 pixels of a laptop's height, 250 of a telephone's."""
    task = replace(PLAN.tasks[0], text=LONG)
    sheet = sheet_of(template, replace(BLANK, tasks=(task, *PLAN.tasks[1:])))
    left, top, _ = frozen(sheet)
    row = next(cell.row for cell in sheet["A"] if cell.value == "I.1")
    answers = [width_of(sheet, number) for number, column in enumerate(FORM.columns, 1) if column.filled]
    assert ROW_NUMBERS + left + max(answers) <= wide
    assert top + height_of(sheet, row) + SCROLL_BAR <= high


def tasks_of(*counts: int) -> tuple[Task, ...]:
    """Return so many tasks in each area, none of them short."""
    return tuple(
        replace(PLAN.tasks[0], code=f"{area}.{number}", area=Area(area, f"Lĩnh vực {area}"), text=LONG)
        for area, count in zip(("I", "II", "III", "IV", "V", "VI", "VII"), counts, strict=False)
        for number in range(1, count + 1)
    )


def pages(sheet: Worksheet) -> list[list[object]]:
    """Return what stands in the first column of each page, by the ends of pages that the form itself sets."""
    ends = [*(brk.id for brk in sheet.row_breaks.brk), sheet.max_row]
    firsts = [1, *(end + 1 for end in ends)]
    rows = [range(first, end + 1) for first, end in zip(firsts, ends, strict=False)]
    return [[sheet.cell(row, 1).value for row in page] for page in rows]


@pytest.mark.parametrize("count", range(1, 12))
@pytest.mark.parametrize("points", [(), (POINT_TO_CORRECT,)])
def test_no_page_ends_with_an_areas_name_nor_holds_signatures_alone(
    template: FormTemplate, count: int, points: tuple[Point, ...]
) -> None:
    tasks = tasks_of(count, 1, 2, 1, 1)
    points = tuple(replace(point, place=("I.1", "share")) for point in points)
    sheet = sheet_of(template, replace(BLANK, tasks=tasks, points=points))
    found = pages(sheet)
    assert len(found) > 1
    for page in found[:-1]:
        assert "." in str(page[-1])  # a task
    assert found[-1].count("Nhiệm vụ phát sinh") == found[-1].count("Người lập biểu:") == 1


def test_with_many_rows_to_add_tasks_in_some_stay_with_the_signatures(template: FormTemplate) -> None:
    plan = replace(PLAN, settings=Settings(spare_rows=40))
    sheet = sheet_of(template, replace(BLANK, plan=plan))
    signed = next(cell.row for cell in sheet["A"] if cell.value == "Người lập biểu:")
    assert max(brk.id for brk in sheet.row_breaks.brk) <= signed - 4


def test_the_pages_are_those_that_are_printed(template: FormTemplate, tmp_path: Path) -> None:
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(template.write(replace(BLANK, tasks=tasks_of(9, 1, 2, 1, 1))))
    expected = pages(load_workbook(path)["Báo cáo"])
    printed = [{word.text for word in page} for page in pages_of(path, tmp_path / "out")]
    for page, words in zip(expected, printed, strict=False):
        codes = {str(code) for code in page if code and "." in str(code) and " " not in str(code)}
        assert codes <= words
    assert "Thủ" in printed[len(expected) - 1]
    assert all({"Mã", "Trạng", "(14)"} <= words for words in printed[: len(expected)])


@pytest.mark.parametrize(
    ("deadline", "status", "mark"),
    [
        ("Quý I/2026", None, "quá hạn"),
        ("Quý I/2026", "Đang thực hiện", "quá hạn"),
        ("Quý I/2026", "Hoàn thành", None),
        ("Quý I/2026", "Không phát sinh", None),
        ("14/6/2026", None, "sắp đến hạn"),  # the day itself is not yet over
        ("13/6/2026", None, "quá hạn"),
        ("04/7/2026", None, "sắp đến hạn"),  # twenty days after the cutoff
        ("05/7/2026", None, None),
        ("Hằng quý", None, "quá hạn"),
        ("Thường xuyên", None, None),
        ("Khi có thay đổi", None, None),
    ],
)
def test_overdue_and_soon_due_tasks_are_marked(
    template: FormTemplate, deadline: str, status: str | None, mark: str | None
) -> None:
    read = parse_deadline(deadline, "General", 2026) or PLAN.tasks[0].deadline
    task = Task("I.1", Area("I", "Chỉ đạo"), "Nhiệm vụ", "", Target(""), ("HCTC",), UNIT.name, "", read)
    form = replace(BLANK, tasks=(task,), answers={"I.1": {"status": status}} if status else {})
    sheet = sheet_of(template, form)
    row = next(cell.row for cell in sheet["A"] if cell.value == "I.1")
    cell = sheet.cell(row, FORM.keys.index("deadline") + 1)
    assert cell.value == read.text
    assert cell.protection.locked
    assert cell.number_format == (f'@" ({mark})"' if mark else "@" if cell.number_format == "@" else "General")
    assert bool(cell.font.b) is bool(mark)
    rules = [rule for rule in sheet.conditional_formatting if cell.coordinate in str(rule.sqref)]
    assert len(rules) == bool(mark)


def test_the_mark_goes_once_the_task_is_reported_done(template: FormTemplate, tmp_path: Path) -> None:
    read = parse_deadline("Quý I/2026", "General", 2026)
    assert read
    task = replace(PLAN.tasks[0], deadline=read)
    for name, status in (("chua", "Đang thực hiện"), ("xong", "Hoàn thành")):
        book = load_workbook(BytesIO(template.write(replace(BLANK, tasks=(task,)))))
        sheet = book["Báo cáo"]
        row = next(cell.row for cell in sheet["A"] if cell.value == "I.1")
        sheet.cell(row, FORM.keys.index("status") + 1).value = status
        book.save(tmp_path / f"{name}.xlsx")
    assert "(quá" in words_of(tmp_path / "chua.xlsx")
    assert "(quá" not in words_of(tmp_path / "xong.xlsx")


def words_of(path: Path) -> set[str]:
    """Return the words of the first printed page."""
    return {word.text for word in pages_of(path, path.parent / path.stem)[0]}


def test_a_form_sent_back_has_days_and_not_the_old_day(template: FormTemplate) -> None:
    issued = load_workbook(BytesIO(template.write(BLANK)))
    returned = load_workbook(BytesIO(template.write(replace(BLANK, points=(POINT_TO_CORRECT,)))))
    said = {
        name: " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
        for name, book in (("issued", issued), ("returned", returned))
    }
    assert said["issued"].count("chậm nhất ngày 16/06/2026") == 2
    assert "16/06/2026" not in said["returned"]
    assert said["returned"].count("trong 3 ngày làm việc kể từ ngày nhận biểu này") == 3


def test_counts_have_their_thousands_parted(template: FormTemplate, tmp_path: Path) -> None:
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(template.write(replace(BLANK, answers={"I.2": {"actual": 36110.0, "total": 12.5}})))
    sheet = load_workbook(path)["Báo cáo"]
    row = next(cell.row for cell in sheet["A"] if cell.value == "I.2")
    assert sheet.cell(row, FORM.keys.index("actual") + 1).number_format == "[>=1000]#,##0;General"
    words = words_of(path)
    assert words & {"36.110", "36,110"}
    assert words & {"12,5", "12.5"}
