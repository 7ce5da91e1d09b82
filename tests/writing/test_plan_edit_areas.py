"""Rows put into a plan workbook whose areas reach the end of the sheet, and whose links lead to rows that move."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table

from cchc_excel.domain import Area, NewTask
from cchc_excel.layout.columns import TASKS
from cchc_excel.plan.workbook import read_plan
from cchc_excel.writing.house.packages import pack, unpack
from cchc_excel.writing.house.xml_documents import parse_document
from cchc_excel.writing.plan.sheets import write_plan
from cchc_excel.writing.plan_edit.edit import enter_tasks
from cchc_excel.writing.plan_edit.row_moves import move_rows, sheet_rows
from cchc_excel.writing.plan_edit.row_shift import RowShift
from tests.tools.lint.excel import lint_workbook as lint
from tests.tools.returns_plan import PLAN

NOON = datetime(2026, 6, 20, 9, 15)
DIRECTION = Area("I", "Công tác chỉ đạo, điều hành")
LAST = 1_048_576
SHEET, PART = "Biểu nhiệm vụ", "xl/worksheets/sheet3.xml"
"""The annex in the small plan: two new tasks come to stand in rows 15 and 16."""

NEW = tuple(
    NewTask(
        DIRECTION,
        {column.key: "" for column in TASKS.columns}
        | {"task": code, "text": "Việc mới", "leads": "Phòng Ngoại vụ", "deadline": "Quý IV/2026"},
        (1,),
    )
    for code in ("I.5", "I.6")
)


@pytest.fixture
def plan_path(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.xlsx"
    write_plan(PLAN, path)
    return path


def change_part(path: Path, *changes: tuple[str, str]) -> None:
    """Change the annex's XML as another program may have written it."""
    parts = unpack(path.read_bytes())
    xml = str(parts[PART])
    for pattern, put in changes:
        xml, found = re.subn(pattern, put, xml, count=1)
        assert found, pattern
    parts[PART] = xml
    path.write_bytes(pack(parts))


def work_on_whole_columns(path: Path) -> None:
    """Select, format, check, filter, name and print whole columns and whole rows."""
    book = load_workbook(path)
    sheet = book[SHEET]
    for cells in (f"E1:E{LAST}", f"K20:L{LAST}"):
        rule = DataValidation(type="list", formula1=f"$N$1:$N${LAST}", allow_blank=True)
        rule.add(cells)
        sheet.add_data_validation(rule)
    fill = PatternFill("solid", bgColor="FFC7CE")
    twice = f"COUNTIF($A$1:$A${LAST},$A1)>1"
    sheet.conditional_formatting.add(f"A1:XFD{LAST}", FormulaRule(formula=[twice], fill=fill))
    sheet.conditional_formatting.add("A16:XFD16", FormulaRule(formula=["$H16>1"], fill=fill))
    sheet.auto_filter.ref = f"A8:I{LAST}"
    sheet.print_area = f"A1:I{LAST}"
    sheet.merge_cells("M1:M40")
    sheet["N1"] = f"=SUM(H1:H{LAST})+SUM(H:H)+COUNTA($20:${LAST})"
    book.defined_names["CaCot"] = DefinedName("CaCot", attr_text=f"'{SHEET}'!$E$1:$E${LAST}")
    sheet.sheet_view.selection[-1].activeCell = "E1"
    sheet.sheet_view.selection[-1].sqref = f"E1:E{LAST} G{LAST}"
    sheet.protection.sheet = False
    book.save(path)


def test_areas_down_to_the_last_row_stay_within_the_sheet(plan_path: Path):
    work_on_whole_columns(plan_path)
    enter_tasks(plan_path, NEW, NOON)
    book = load_workbook(plan_path)
    sheet = book[SHEET]
    rules = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert rules[f"E1:E{LAST}"] == rules[f"K22:L{LAST}"] == f"$N$1:$N${LAST}"
    formats = {str(area.sqref): area.rules[0].formula for area in sheet.conditional_formatting}
    required = {area: formula[0] for area, formula in formats.items() if "COUNTA" in formula[0]}
    assert formats == {
        f"A1:XFD{LAST}": [f"COUNTIF($A$1:$A${LAST},$A1)>1"],
        "A18:XFD18": ["$H18>1"],
    } | {area: [formula] for area, formula in required.items()}
    for area, formula in required.items():  # each speaks of its own first row still
        assert formula.startswith(f'AND(${area.partition(":")[0]}="",')
    assert sheet.auto_filter.ref == f"A8:I{LAST}"
    assert sheet.print_area == f"'{SHEET}'!$A$1:$I${LAST}"
    assert {"M1:M42"} <= {str(area) for area in sheet.merged_cells.ranges}
    assert sheet["N1"].value == f"=SUM(H1:H{LAST})+SUM(H:H)+COUNTA($22:${LAST})"
    assert book.defined_names["CaCot"].attr_text == f"'{SHEET}'!$E$1:$E${LAST}"
    assert str(sheet.sheet_view.selection[-1].sqref) == f"E1:E{LAST}"
    assert lint(plan_path) == []
    assert [task.code for task in read_plan(plan_path).tasks][4:6] == ["I.5", "I.6"]


def test_what_is_said_of_the_last_rows_alone_goes(plan_path: Path):
    book = load_workbook(plan_path)
    sheet = book[SHEET]
    sheet.add_data_validation(DataValidation(type="list", formula1='"a,b"', sqref=f"E{LAST - 1}:E{LAST}"))
    sheet.merge_cells(f"A{LAST}:B{LAST}")
    sheet["N1"] = f"=SUM(H{LAST - 1}:H{LAST})"
    book.save(plan_path)
    before = len(sheet.data_validations.dataValidation)
    enter_tasks(plan_path, NEW, NOON)
    after = load_workbook(plan_path)[SHEET]
    assert len(after.data_validations.dataValidation) == before - 1
    assert f"A{LAST}:B{LAST}" not in {str(area) for area in after.merged_cells.ranges}
    assert after["N1"].value == "=SUM(#REF!)"
    assert lint(plan_path) == []


def test_a_row_in_use_is_never_pushed_off_the_sheet():
    row = f'<sheet xmlns="urn:x"><sheetData><row r="{LAST}"><c r="A{LAST}" s="1">{{}}</c></row></sheetData></sheet>'
    blank, used = (parse_document(row.format(value)) for value in ("", "<v>1</v>"))
    shift = RowShift(SHEET, 20, 2)
    move_rows(blank, shift)
    assert not sheet_rows(blank)
    with pytest.raises(ValueError, match="below the last"):
        move_rows(used, shift)


def test_links_within_the_workbook_lead_where_they_led(plan_path: Path):
    book = load_workbook(plan_path)
    sheet, other = book[SHEET], book["Quy ước"]
    book.defined_names["CaCot"] = DefinedName("CaCot", attr_text=f"'{SHEET}'!$E$22")
    sheet["K11"].hyperlink = Hyperlink("K11", location="A22")
    sheet["K12"].hyperlink = Hyperlink("K12", location="'Chỉ tiêu'!A22")
    other["F5"].hyperlink = Hyperlink("F5", location=f"'{SHEET}'!A22:I22")
    other["F6"].hyperlink = Hyperlink("F6", location="CaCot")
    other["F7"].hyperlink = f"#'{SHEET}'!B14"
    other["F8"].hyperlink = f"#'{SHEET}'!B22"
    other["G5"] = f'=HYPERLINK("#\'{SHEET}\'!A22","xem #A22")'
    other["G6"] = f'=HYPERLINK("#\'{SHEET.lower()}\'!A"&ROW(A22),"xem")'
    other["G7"] = f"=\"#'{SHEET}'!A22\""
    sheet["N1"] = '=HYPERLINK("#A22","xem")'
    book.save(plan_path)
    enter_tasks(plan_path, NEW, NOON)
    book = load_workbook(plan_path)
    sheet, other = book[SHEET], book["Quy ước"]
    assert [sheet[cell].hyperlink.location for cell in ("K11", "K12")] == ["A24", "'Chỉ tiêu'!A22"]
    assert [other[cell].hyperlink.location for cell in ("F5", "F6")] == [f"'{SHEET}'!A24:I24", "CaCot"]
    assert [other[cell].hyperlink.target for cell in ("F7", "F8")] == [f"#'{SHEET}'!B14", f"#'{SHEET}'!B24"]
    assert [other[cell].value for cell in ("G5", "G6", "G7")] == [
        f'=HYPERLINK("#\'{SHEET}\'!A24","xem #A22")',
        f'=HYPERLINK("#\'{SHEET.lower()}\'!A"&ROW(A22),"xem")',
        f"=\"#'{SHEET}'!A22\"",
    ]
    assert sheet["N1"].value == '=HYPERLINK("#A24","xem")'
    assert lint(plan_path) == []


def test_a_link_that_says_where_it_leads_says_where_it_leads_now(plan_path: Path):
    book = load_workbook(plan_path)
    other = book["Quy ước"]
    said = {"F5": f"{SHEET}!A22", "F6": "xem dòng 22", "F7": f"'{SHEET}'!$A$22", "F8": f"{SHEET}!A22"}
    for cell, words in said.items():
        other[cell] = words
        if cell != "F8":
            other[cell].hyperlink = Hyperlink(cell, location=f"'{SHEET}'!A22")
    book.save(plan_path)
    enter_tasks(plan_path, NEW, NOON)
    other = load_workbook(plan_path)["Quy ước"]
    assert [other[cell].value for cell in said] == [f"{SHEET}!A24", "xem dòng 22", f"{SHEET}!A24", f"{SHEET}!A22"]
    assert lint(plan_path) == []


def test_a_table_beside_the_annex_and_a_button_beside_it_follow(plan_path: Path):
    book = load_workbook(plan_path)
    sheet = book[SHEET]
    sheet["P8"], sheet["Q8"] = "Việc", "Số"
    sheet.add_table(Table(displayName="ViecRieng", ref="P8:Q22"))
    book.save(plan_path)
    anchor = '<xdr:row xmlns:xdr="urn:xdr">{}</xdr:row>'
    button = f"<control><controlPr><anchor>{anchor.format(3)}{anchor.format(20)}</anchor></controlPr></control>"
    change_part(plan_path, ("<tableParts", f"<controls>{button}</controls><tableParts"))
    enter_tasks(plan_path, NEW, NOON)
    xml = str(unpack(plan_path.read_bytes())[PART])
    assert re.findall(r"<xdr:row[^>]*>(\d+)", xml) == ["3", "22"]
    assert "xdr:row r=" not in xml
    assert load_workbook(plan_path)[SHEET].tables["ViecRieng"].ref == "P8:Q24"
    assert lint(plan_path) == []
