"""Where references point after rows were put into a sheet: two rows put in at row 20."""

import pytest

from cchc_excel.writing.plan_edit.row_shift import RowShift

SHIFT = RowShift("Biểu nhiệm vụ", 20, 2)

AREAS = """
A19         | A19
A20         | A22
$B$20       | $B$22
A1:H18      | A1:H18
A1:H19      | A1:H21
A1:H20      | A1:H22
A19:H19     | A19:H19
A20:H25     | A22:H27
$8:$9       | $8:$9
10:19       | 10:21
E1:E1048576 | E1:E1048576
E25:E1048575 | E27:E1048576
1:1048576   | 1:1048576
A1048574    | A1048576
A1048575    |
A1048575:B1048576 |
A:C         | A:C
"""

FORMULAS = """
SUM(H10:H19)+H20                          | SUM(H10:H21)+H22
SUM($H$10:$H$30)*2                        | SUM($H$10:$H$32)*2
'Biểu nhiệm vụ'!$A$1:$I$52                | 'Biểu nhiệm vụ'!$A$1:$I$54
'biểu nhiệm vụ'!A25&"A25"                 | 'biểu nhiệm vụ'!A27&"A25"
'Chỉ tiêu'!A25                            | 'Chỉ tiêu'!A25
COUNTIF('Chỉ tiêu'!A1:A30,A30)            | COUNTIF('Chỉ tiêu'!A1:A30,A32)
IF(A25="",0,VLOOKUP(A25,DuLieu[Mã],1,0))  | IF(A27="",0,VLOOKUP(A27,DuLieu[Mã],1,0))
LOG10(A1)                                 | LOG10(A1)
HẠN_20+A1                                 | HẠN_20+A1
SUM(E$1:E$1048576)+A1048576                | SUM(E$1:E$1048576)+#REF!
HYPERLINK("#A25","#A25")&"#A25"            | HYPERLINK("#A27","#A25")&"#A25"
SUM(A10:A19,A21)                          | SUM(A10:A21,A23)
"""


def lines(text: str) -> list[tuple[str, str]]:
    return [tuple(part.strip() for part in line.split("|")) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("before", "after"), lines(AREAS))
def test_an_area_follows(before: str, after: str):
    assert SHIFT.area(before) == after


@pytest.mark.parametrize(("before", "after"), lines(FORMULAS))
def test_a_formula_on_the_sheet_follows(before: str, after: str):
    assert SHIFT.formula(before, "Biểu nhiệm vụ") == after


def test_a_formula_elsewhere_follows_only_where_it_names_the_sheet():
    assert SHIFT.formula("A25+'Biểu nhiệm vụ'!A25", "Chỉ tiêu") == "A25+'Biểu nhiệm vụ'!A27"


def test_a_link_follows_whoever_wrote_it():
    assert SHIFT.link("Biểu nhiệm vụ!A25", "Quy ước") == "Biểu nhiệm vụ!A27"
    assert SHIFT.link("#'Bi%E1%BB%83u%20nhi%E1%BB%87m%20v%E1%BB%A5'!A25", "") == (
        "#'Bi%E1%BB%83u%20nhi%E1%BB%87m%20v%E1%BB%A5'!A27"
    )
    assert SHIFT.link("https://ninhbinh.example/A25", "Biểu nhiệm vụ") == "https://ninhbinh.example/A25"
    assert SHIFT.link("TrongSo", "Biểu nhiệm vụ") == "TrongSo"


def test_a_merge_that_ends_right_above_takes_no_new_row_in():
    assert SHIFT.area("E17:E19", grows=False) == "E17:E19"
    assert SHIFT.area("E17:E20", grows=False) == "E17:E22"


def test_several_areas_follow_each():
    assert SHIFT.areas("H10:H19 H21 A1") == "H10:H21 H23 A1"
