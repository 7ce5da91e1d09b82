"""Nothing that the program writes would be repaired by Excel or Word; and what would be is found.

What other tests write is looked at as they write it (`tests/conftest.py`); here stands one file of each sort.
"""

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from cchc_excel.writing.files.atomic import write_bytes
from cchc_excel.writing.house.packages import pack, unpack
from tests.tools.lint.excel import lint_workbook
from tests.tools.lint.watch import lint_file, watched_writing
from tests.tools.lint.word import lint_document
from tests.tools.schema_audit import WAIVED, audit
from tests.tools.written_files import written_files

pytestmark = pytest.mark.writes_stand_ins


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return written_files(tmp_path_factory.mktemp("written"))


def test_all_that_is_written_is_sound(written: dict[str, Path]):
    assert {path.suffix for path in written.values()} == {".xlsx", ".docx"}
    assert {name: faults for name, path in written.items() if (faults := lint_file(path))} == {}


def test_all_that_is_written_is_as_the_schemas_have_it(written: dict[str, Path]):
    faults, met = zip(*map(audit, written.values()), strict=True)
    assert {name: said for name, said in zip(written, faults, strict=True) if said} == {}
    assert set().union(*met) == set(WAIVED), "a false alarm that nothing raises any more"


def test_no_package_tells_the_system_it_was_made_on(written: dict[str, Path]):
    for name, path in written.items():
        with zipfile.ZipFile(path) as package:
            assert {part.create_system for part in package.infolist()} == {0}, name


FORM, SUMMARY, STYLES = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml"
DAMAGED_FORMS = [
    (FORM, r'<row r="3"', '<row r="1048577"', "row 1048577 after 2"),
    (FORM, r'<c r="A4"', '<c r="XFE4"', "cell XFE4 in row 4"),
    (FORM, r' s="\d+"', ' s="4000"', "style 4000 of"),
    (FORM, r"(<mergeCell ref=)\"[^\"]*\"", r'\1"E1:E1048577"', "E1:E1048577, which is no area"),
    (FORM, r"(<mergeCell ref=\"[^\"]*\"/>)", r"\1\1", "overlap"),
    (
        FORM,
        r"(<dataValidations.*?</dataValidations>)(.*?)(<pageMargins)",
        r"\2<printOptions/>\1\3",
        "elements in the order",
    ),
    (FORM, r"<dataValidations.*?</dataValidations>", "<dataValidations count='0'/>", "dataValidations is empty"),
    (FORM, r"(<cfRule [^>]*dxfId=)\"\d+\"", r'\1"99"', "a conditional format of look 99"),
    (FORM, r'( prompt=)"[^"]*"', rf'\1"{"a" * 256}"', "whose prompt has 256 characters"),
    (FORM, r"<formula1>[^<]*", f'<formula1>"{"a" * 256}"', "a text of 256 characters"),
    (FORM, r"<f>SUMPRODUCT", "<f>TEXTJOIN", "Excel knows no function TEXTJOIN"),
    (FORM, r"<f>SUMPRODUCT\(", "<f>SUMPRODUCT((", "1 brackets are not closed"),
    (FORM, r"<t xml:space=\"preserve\">", f'<t xml:space="preserve">{"a" * 32_768}', "characters"),
    (FORM, r"</f><v>[^<]*", "</f><v>1E+308", "no number of Excel"),
    (FORM, r"(<sheetData>)", r'<selection sqref="E1:E1048577"/>\1', "a selection of E1:E1048577"),
    (STYLES, r"<fonts count=\"\d+\">", '<fonts count="99">', "of 99"),
    (STYLES, r'(<cellXfs.*?fontId=)"\d+"', r'\1"99"', "fontId 99 of"),
    (STYLES, r"<font>.*?</font>", '<font><name val="Arial"/><scheme val="minor"/></font>', "shows as the theme's"),
    ("xl/workbook.xml", r'(<sheet [^>]*name=)"[^"]*"', rf'\1"{"a" * 32}"', "a sheet 'aaaa"),
    ("xl/workbook.xml", r'(<definedName [^>]*name=)"[^"]*"', r'\1"A1"', "a name 'A1'"),
    ("xl/workbook.xml", r"(<definedName [^>]*>)'[^']*'", r"\1'Trang khác'", "there is no sheet trang khác"),
    ("xl/workbook.xml", r'activeTab="\d+"', 'activeTab="9"', "sheet 9, which is open, is not shown"),
    ("xl/_rels/workbook.xml.rels", r'(Target=")[^"]*styles', r"\1no-styles", "which is missing"),
    (
        "[Content_Types].xml",
        r'PartName="/xl/worksheets/sheet1.xml"',
        'PartName="/xl/a.xml"',
        "a content type for no part",
    ),
    ("docProps/core.xml", r"(<dcterms:created[^>]*>)[^<]*", r"\g<1>14/06/2026", "no date"),
]
DAMAGED_SUMMARIES = [
    ("xl/tables/table1.xml", r'(<tableColumn id="2" name=)"[^"]*"', r'\1"Mã"', "two columns of one name"),
    ("xl/tables/table1.xml", r'(<tableColumn id="2" name=)"[^"]*"', r'\1"Khác"', "names its columns"),
    ("xl/tables/table1.xml", r'displayName="[^"]*"', 'displayName="R1C1"', "has no name that Excel takes"),
    ("xl/charts/chart1.xml", r"(<c:f>)[^!]*!", r"\1'Trang khác'!", "names no sheet"),
    ("xl/drawings/drawing1.xml", r"(<xdr:row>)\d+", r"\g<1>1048576", "a drawing at"),
    ("xl/sharedStrings.xml", r'uniqueCount="\d+"', 'uniqueCount="1"', "texts of 1"),
    (SUMMARY, r"(t=\"s\"[^>]*><v>)\d+", r"\g<1>999999", "text 999999 of"),
    (SUMMARY, r'(<hyperlink [^>]*location=)"[^"]*"', r'''\1"'Trang khác'!A1"''', "to 'Trang khác'!A1"),
]
DAMAGED_REPORTS = [
    ("word/document.xml", r'(<w:pStyle w:val=)"[^"]*"', r'\1"Khong"', "pStyle Khong is missing"),
    ("word/document.xml", r"(<w:gridCol [^>]*/>)", r"\1\1", "columns"),
    ("word/document.xml", r"(<w:drawing>.*?</w:drawing>)", r"\1\1", "picture 1001 stands 2 times"),
    ("word/document.xml", r' descr="[^"]*"', "", "no text instead"),
    ("word/document.xml", r"(<w:tblLook [^>]*w:firstRow=)\"0\"", r'\1"1"', "says that it has a header row"),
    ("word/document.xml", r"<w:t>", "<w:t>{{ ten }}", "{{ is left over"),
]


def damage(path: Path, target: Path, part: str, pattern: str, put: str) -> Path:
    parts = unpack(path.read_bytes())
    parts[part], count = re.subn(pattern, put, str(parts[part]), count=1, flags=re.DOTALL)
    assert count, pattern
    target.write_bytes(pack(parts))
    return target


@pytest.mark.parametrize(("part", "pattern", "put", "told"), DAMAGED_FORMS)
def test_what_excel_would_repair_in_a_form_is_found(written, tmp_path, part, pattern, put, told):
    faults = lint_workbook(damage(written["form sent back"], tmp_path / "a.xlsx", part, pattern, put))
    assert any(told in fault for fault in faults), faults


def test_a_younger_function_is_known_by_its_mark(written: dict[str, Path], tmp_path: Path):
    path = damage(written["form sent back"], tmp_path / "a.xlsx", FORM, r"<f>SUMPRODUCT", "<f>_xlfn.TEXTJOIN")
    assert lint_workbook(path) == []


@pytest.mark.parametrize(("part", "pattern", "put", "told"), DAMAGED_SUMMARIES)
def test_what_excel_would_repair_in_a_summary_is_found(written, tmp_path, part, pattern, put, told):
    faults = lint_workbook(damage(written["summary of 1 units"], tmp_path / "a.xlsx", part, pattern, put))
    assert any(told in fault for fault in faults), faults


@pytest.mark.parametrize(("part", "pattern", "put", "told"), DAMAGED_REPORTS)
def test_what_word_would_repair_in_a_report_is_found(written, tmp_path, part, pattern, put, told):
    faults = lint_document(damage(written["report"], tmp_path / "a.docx", part, pattern, put))
    assert any(told in fault for fault in faults), faults


def test_a_part_that_stands_twice_is_found(written: dict[str, Path], tmp_path: Path):
    path = Path(shutil.copy(written["plan"], tmp_path / "a.xlsx"))
    with zipfile.ZipFile(path, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr("xl/workbook.xml", "<workbook/>")
    assert lint_workbook(path)[0] == "xl/workbook.xml: 2 entries of this name"


def test_whatever_is_put_in_place_is_looked_at(written: dict[str, Path], tmp_path: Path):
    broken = damage(written["plan"], tmp_path / "a.xlsx", STYLES, r"<fonts count=\"\d+\"", '<fonts count="99"')
    with watched_writing() as faults:
        write_bytes(tmp_path / "good.xlsx", written["plan"].read_bytes())
        assert faults == []
        write_bytes(tmp_path / "broken.xlsx", broken.read_bytes())
        write_bytes(tmp_path / "no-package.xlsx", b"abc")
        write_bytes(tmp_path / "letter.eml", b"abc")
    assert [fault.split(":")[0] for fault in faults] == ["broken.xlsx", "no-package.xlsx"]
