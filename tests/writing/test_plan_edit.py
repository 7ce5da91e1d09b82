"""A plan workbook that people have worked on, changed by a command: the new rows stand there, all else is as it was."""

import shutil
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from cchc_excel.domain import AdjustmentKind, Area, NewTask
from cchc_excel.errors import OperatorError
from cchc_excel.layout.columns import TASKS
from cchc_excel.plan.workbook import PlanUnusableError, read_plan
from cchc_excel.writing.plan.sheets import write_plan
from cchc_excel.writing.plan_edit.edit import edit_plan, enter_tasks
from tests.tools.libreoffice import convert, recalculate
from tests.tools.returns_plan import PLAN

NOON = datetime(2026, 6, 20, 9, 15)
DIRECTION, DIGITAL = Area("I", "Công tác chỉ đạo, điều hành"), Area("VII", "Xây dựng và phát triển chính quyền số")
HEAD, FIRST, LAST = 8, 10, 22
"""Rows of the annex in the small plan: its header, its first area, its last task."""

LONG = "Tổ chức khảo sát, đánh giá mức độ hài lòng của cá nhân, tổ chức đối với sự phục vụ của các cơ quan. " * 3


def new_task(code: str, area: Area, text: str = "Việc mới", **cells: str) -> NewTask:
    words = {"task": code, "text": text, "leads": "Phòng Ngoại vụ", "deadline": "Quý IV/2026", **cells}
    return NewTask(area, {column.key: words.get(column.key, "") for column in TASKS.columns}, (1,))


NEW = (new_task("I.5", DIRECTION, LONG), new_task("I.6", DIRECTION), new_task("VII.2", DIGITAL))


@pytest.fixture
def plan_path(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.xlsx"
    write_plan(PLAN, path)
    return path


def work_on(path: Path) -> None:
    """Do to a plan workbook what a coordinator may have done to it."""
    book = load_workbook(path)
    sheet = book["Biểu nhiệm vụ"]
    assert [sheet[f"A{row}"].value for row in (FIRST, FIRST + 4, LAST)] == ["I", "I.4", "VII.1"]
    for row in (11, 16, 22):
        sheet[f"B{row}"].fill = PatternFill("solid", fgColor="FFFF99")
        sheet[f"B{row}"].font = Font(name="Arial", size=13, bold=True, color="C00000")
        sheet[f"B{row}"].border = Border(bottom=Side("double"))
        sheet[f"C{row}"].alignment = Alignment(textRotation=45, wrapText=True)
        sheet[f"C{row}"].comment = Comment(f"Ghi chú ở dòng {row}", "Chuyên viên")
        sheet[f"I{row}"].hyperlink = "https://ninhbinh.example/van-ban"
        sheet.row_dimensions[row].height = 60 + row
    sheet.row_dimensions[17].hidden = True
    sheet["H13"], sheet["H17"] = 3, 2
    sheet["B24"], sheet["H24"] = "Tổng cộng trọng số", "=SUM(H11:H22)"
    sheet["B25"], sheet["H25"] = "Tổng số của lĩnh vực I", "=SUM(H11:H14)+0*H22"
    sheet["A27"] = "Ghi chú: biểu này do Phòng Hành chính - Tổ chức theo dõi."
    sheet.merge_cells("A27:I27")
    sheet.merge_cells("F16:F17")
    sheet["K22"] = "=B22"
    rule = DataValidation(type="list", formula1="$K$22:$K$23", allow_blank=True, prompt="Dòng một\nDòng hai")
    rule.add("I11:I22")
    sheet.add_data_validation(rule)
    fill = PatternFill("solid", bgColor="FFC7CE")
    sheet.conditional_formatting.add("G11:G22", FormulaRule(formula=["ISBLANK($G11)"], fill=fill))
    sheet.conditional_formatting.add("A16:I16", FormulaRule(formula=["$H16>1"], fill=fill))
    sheet.auto_filter.ref = "A8:I22"
    sheet.row_breaks.append(Break(id=14))
    book.defined_names["TrongSo"] = DefinedName("TrongSo", attr_text="'Biểu nhiệm vụ'!$H$11:$H$22")
    book["Quy ước"]["E5"] = "=SUM('Biểu nhiệm vụ'!H11:H22)"
    own: Worksheet = book.create_sheet("Việc riêng")
    own["A1"] = "Không được đụng đến"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=8, min_row=11, max_row=22))
    own.add_chart(chart, "C3")
    book.save(path)


def moved(row: int) -> int:
    """Return where a row stands after two rows under I (below row 14) and one under VII (below row 22)."""
    return row + 2 * (row > 14) + (row > 22)


def looks_of(cell) -> tuple:
    looks = (cell.font, cell.fill, cell.border, cell.alignment, cell.number_format, cell.protection)
    note = cell.comment.text if cell.comment else None
    return *map(repr, looks), note, cell.hyperlink.target if cell.hyperlink else None


def cells_of(sheet: Worksheet) -> Iterator:
    return (cell for row in sheet.iter_rows() for cell in row if cell.value is not None or cell.has_style)


@pytest.fixture
def worked_on(plan_path: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Return a plan workbook worked on by hand with tasks entered, and a copy of how it was."""
    work_on(plan_path)
    before = Path(shutil.copy(plan_path, tmp_path / "truoc.xlsx"))
    enter_tasks(plan_path, NEW, NOON)
    return before, plan_path


def test_the_new_tasks_stand_last_under_their_areas(worked_on: tuple[Path, Path]):
    before, after = map(read_plan, worked_on)
    assert [task.code for task in after.tasks] == [
        "I.1", "I.2", "I.3", "I.4", "I.5", "I.6", "II.1", "II.2", "III.1", "III.2", "VII.1", "VII.2",
    ]  # fmt: skip
    assert tuple(task for task in after.tasks if task.code not in {"I.5", "I.6", "VII.2"}) == before.tasks
    new = next(task for task in after.tasks if task.code == "I.5")
    assert (new.text, new.leads, new.weight) == (LONG.strip(), ("NGV",), 1.0)
    assert (after.info, after.units, after.objectives, after.settings) == (
        before.info, before.units, before.objectives, before.settings,
    )  # fmt: skip


def test_every_other_cell_says_and_looks_as_before(worked_on: tuple[Path, Path]):
    before, after = (load_workbook(path)["Biểu nhiệm vụ"] for path in worked_on)
    assert {(moved(cell.row), cell.column) for cell in cells_of(before)} == {
        (cell.row, cell.column) for cell in cells_of(after) if cell.row not in (15, 16, 25)
    }
    for cell in cells_of(before):
        other = after.cell(moved(cell.row), cell.column)
        assert looks_of(cell) == looks_of(other), cell.coordinate
        if not str(cell.value).startswith("="):
            assert cell.value == other.value, cell.coordinate
    for number, row in before.row_dimensions.items():
        assert (row.height, row.hidden) == (after.row_dimensions[moved(number)].height, row.hidden)
    for letter, column in before.column_dimensions.items():
        assert column.width == after.column_dimensions[letter].width


def test_what_speaks_of_rows_follows(worked_on: tuple[Path, Path]):
    book = load_workbook(worked_on[1])
    sheet = book["Biểu nhiệm vụ"]
    assert (sheet["H27"].value, sheet["H28"].value, sheet["K24"].value) == (
        "=SUM(H11:H25)", "=SUM(H11:H16)+0*H24", "=B24",
    )  # fmt: skip
    assert book["Quy ước"]["E5"].value == "=SUM('Biểu nhiệm vụ'!H11:H25)"
    assert book.defined_names["TrongSo"].attr_text == "'Biểu nhiệm vụ'!$H$11:$H$25"
    assert sheet.print_area == "'Biểu nhiệm vụ'!$A$1:$J$25"
    assert {str(merged) for merged in sheet.merged_cells.ranges} >= {"B10:J10", "B17:J17", "F18:F19", "A30:I30"}
    assert len(sheet.merged_cells.ranges) == 14
    rules = {str(rule.sqref): (rule.formula1, rule.prompt) for rule in sheet.data_validations.dataValidation}
    assert rules["I11:I25"] == ("$K$24:$K$26", "Dòng một\nDòng hai")
    assert "H10:H25" in rules
    formats = {str(area.sqref): area.rules[0].formula for area in sheet.conditional_formatting}
    required = {area: formula[0] for area, formula in formats.items() if "COUNTA" in formula[0]}
    assert formats == {"G11:G25": ["ISBLANK($G11)"], "A18:I18": ["$H18>1"]} | {
        area: [formula] for area, formula in required.items()
    }
    for area, formula in required.items():  # each speaks of its own first row still
        assert formula.startswith(f'AND(${area.partition(":")[0]}="",')
    assert sheet.auto_filter.ref == "A8:I25"
    assert [page.id for page in sheet.row_breaks.brk] == [16]
    chart = book["Việc riêng"]._charts[0]  # noqa: SLF001 - openpyxl has no other way
    assert chart.series[0].val.numRef.f == "'Biểu nhiệm vụ'!$H$11:$H$25"
    assert sheet.freeze_panes == "C10"


def test_parts_that_do_not_speak_of_the_annex_stay_byte_for_byte(worked_on: tuple[Path, Path]):
    with zipfile.ZipFile(worked_on[0]) as before, zipfile.ZipFile(worked_on[1]) as after:
        assert sorted(before.namelist()) == sorted(after.namelist())
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {
        "xl/workbook.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet6.xml", "xl/charts/chart1.xml",
        "xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml",
    }  # fmt: skip


def test_a_new_row_looks_like_most_task_rows_and_shows_its_text_whole(worked_on: tuple[Path, Path]):
    sheet = load_workbook(worked_on[1])["Biểu nhiệm vụ"]
    for row in (15, 16, 25):
        assert [looks_of(sheet.cell(row, column)) for column in range(1, 10)] == [
            looks_of(sheet.cell(13, column)) for column in range(1, 10)
        ]
    assert sheet.row_dimensions[15].height > 4 * 14 > sheet.row_dimensions[16].height > 14


def test_another_program_reads_and_computes_it(worked_on: tuple[Path, Path], tmp_path: Path):
    sheet = load_workbook(recalculate(worked_on[1], tmp_path / "lo"), data_only=True)["Biểu nhiệm vụ"]
    assert (sheet["H27"].value, sheet["H28"].value, sheet["K24"].value) == (5, 3, sheet["B24"].value)
    assert [sheet[f"A{row}"].value for row in (15, 16, 25)] == ["I.5", "I.6", "VII.2"]


def test_a_plan_saved_by_libreoffice_takes_tasks_too(plan_path: Path, tmp_path: Path):
    work_on(plan_path)
    saved = convert(plan_path, tmp_path / "lo", "xlsx")
    before = read_plan(saved)
    enter_tasks(saved, NEW, NOON)
    after = read_plan(saved)
    assert [task.code for task in after.tasks][4:6] == ["I.5", "I.6"]
    assert tuple(task for task in after.tasks if task in before.tasks) == before.tasks


def test_blank_rows_under_an_area_are_filled_first(plan_path: Path):
    book = load_workbook(plan_path)
    sheet = book["Biểu nhiệm vụ"]
    for column in range(1, 10):
        sheet.cell(14, column).value = None
    book.save(plan_path)
    enter_tasks(plan_path, (new_task("I.4", DIRECTION, "Việc thay"), new_task("I.5", DIRECTION)), NOON)
    after = load_workbook(plan_path)["Biểu nhiệm vụ"]
    assert [after[f"A{row}"].value for row in range(13, 18)] == ["I.3", "I.4", "I.5", "II", "II.1"]
    assert looks_of(after["B14"]) == looks_of(after["B13"])


def test_a_plain_table_of_another_program_without_styles(plan_path: Path):
    book = load_workbook(plan_path)
    at = book.sheetnames.index("Biểu nhiệm vụ")
    rows = [[cell.value for cell in row] for row in book["Biểu nhiệm vụ"].iter_rows(min_row=HEAD)]
    del book["Biểu nhiệm vụ"]
    plain = book.create_sheet("Biểu nhiệm vụ", at)
    for row in rows:
        plain.append(row)
    book.save(plan_path)
    enter_tasks(plan_path, NEW, NOON)
    assert [task.code for task in read_plan(plan_path).tasks][-1] == "VII.2"


def test_shared_formulas_are_spelled_out(plan_path: Path):
    from cchc_excel.writing.house.packages import pack, unpack  # noqa: PLC0415

    parts = unpack(plan_path.read_bytes())
    part = str(parts["xl/worksheets/sheet3.xml"])
    for row in range(11, 15):
        first = ' t="shared" ref="K11:K22" si="0">H11*2</f>'
        formula = "<f" + (first if row == 11 else ' t="shared" si="0"/>')
        end = part.index("</row>", part.index(f'<row r="{row}"'))
        part = f'{part[:end]}<c r="K{row}">{formula}</c>{part[end:]}'
    end = part.index("</row>", part.index('<row r="16"'))
    parts["xl/worksheets/sheet3.xml"] = f'{part[:end]}<c r="K16"><f t="shared" si="0"/></c>{part[end:]}'
    plan_path.write_bytes(pack(parts))
    enter_tasks(plan_path, NEW, NOON)
    sheet = load_workbook(plan_path)["Biểu nhiệm vụ"]
    assert [sheet[f"K{row}"].value for row in (11, 12, 14, 18)] == ["=H11*2", "=H12*2", "=H14*2", "=H18*2"]


def test_tasks_of_a_day_stand_among_the_changes_also_below_the_rows_laid_out(plan_path: Path):
    before, day = read_plan(plan_path), date(2026, 6, 20)
    many = tuple(new_task(f"I.{number}", DIRECTION, f"Việc thứ {number}") for number in range(5, 40))
    enter_tasks(plan_path, many[:2], NOON, day)
    enter_tasks(plan_path, many[2:], NOON, day)
    after = read_plan(plan_path)
    assert after.tasks == before.tasks
    assert [(change.kind, change.day) for change in after.adjustments] == [(AdjustmentKind.ADDED, day)] * len(many)
    assert [task.code for task in after.known_tasks[-len(many) :]] == [task.cells["task"] for task in many]
    sheet = load_workbook(plan_path)["Điều chỉnh"]
    assert [sheet[f"C{row}"].value for row in (5, 6, 39, 40)] == ["I.5", "I.6", "I.39", None]
    assert sheet["E39"].border.left.style == sheet["E5"].border.left.style == "thin"


def test_the_workbook_before_is_kept_under_the_time_never_over_another(plan_path: Path):
    before = plan_path.read_bytes()
    first = enter_tasks(plan_path, NEW[:1], NOON)
    second = enter_tasks(plan_path, NEW[1:], NOON)
    assert (first.name, second.name) == (
        "ke-hoach (truoc 2026-06-20 0915).xlsx", "ke-hoach (truoc 2026-06-20 0915) (2).xlsx",
    )  # fmt: skip
    assert first.read_bytes() == before


@pytest.mark.parametrize("lock", ["~$ke-hoach.xlsx", ".~lock.ke-hoach.xlsx#"])
def test_a_workbook_open_elsewhere_is_refused(plan_path: Path, lock: str):
    before = plan_path.read_bytes()
    plan_path.with_name(lock).write_bytes(b"")
    with pytest.raises(OperatorError, match="đang mở"):
        enter_tasks(plan_path, NEW, NOON)
    assert (plan_path.read_bytes(), len(list(plan_path.parent.iterdir()))) == (before, 2)


def test_a_plan_that_would_not_be_usable_is_refused_with_all_faults(plan_path: Path):
    before = plan_path.read_bytes()
    bad = (
        new_task("I.4", DIRECTION),
        new_task("I.7", DIRECTION, leads="Phòng Không Có"),
        new_task("I.8", DIRECTION, deadline="abc xyz"),
    )
    with pytest.raises(PlanUnusableError) as refused:
        enter_tasks(plan_path, bad, NOON)
    assert [finding.rule.code for finding in refused.value.findings if finding.is_error] == [
        "plan-code-twice", "plan-lead-unknown", "plan-deadline-unknown",
    ]  # fmt: skip
    assert (plan_path.read_bytes(), len(list(plan_path.parent.iterdir()))) == (before, 1)


def test_a_change_that_is_not_what_was_meant_is_refused(plan_path: Path):
    before = plan_path.read_bytes()
    with pytest.raises(OperatorError, match="chưa ghi gì"):
        edit_plan(plan_path, lambda content: content, lambda _, after: after.info.year == 1999, NOON)
    assert (plan_path.read_bytes(), len(list(plan_path.parent.iterdir()))) == (before, 1)


def test_a_workbook_of_another_kind_under_this_name_is_refused(plan_path: Path, tmp_path: Path):
    shutil.copy(convert(plan_path, tmp_path / "lo", "ods"), plan_path)
    with pytest.raises(OperatorError, match="lưu lại kiểu"):
        enter_tasks(plan_path, NEW, NOON)


def test_a_text_is_never_a_formula(plan_path: Path):
    enter_tasks(plan_path, (new_task("I.5", DIRECTION, "=1+1", note="_x0041_ <b>"),), NOON)
    sheet = load_workbook(plan_path)["Biểu nhiệm vụ"]
    assert (sheet["B15"].value, sheet["B15"].data_type) == ("=1+1", "s")
    task = next(task for task in read_plan(plan_path).tasks if task.code == "I.5")
    assert (task.text, task.note) == ("=1+1", "_x0041_ <b>")


def test_an_empty_workbook_is_no_plan(tmp_path: Path):
    path = tmp_path / "ke-hoach.xlsx"
    Workbook().save(path)
    with pytest.raises(PlanUnusableError):
        edit_plan(path, lambda content: content, lambda *_: True, NOON)
