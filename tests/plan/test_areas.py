"""Areas as units write them."""

import pytest

from cchc_excel.plan.areas import area_label, find_area
from cchc_excel.plan.shipped import AREAS

WORDINGS = """
III. Cải cách thủ tục hành chính            | III |
III                                         | III |
Cải cách thủ tục hành chính                 | III |
CẢI CÁCH THỦ TỤC HÀNH CHÍNH                 | III |
III - Cải cách thủ tục hành chính           | III |
II. Cải cách thủ tục hành chính             | III | registration-area-guessed
cai cach thu tuc hanh chinh                 | III | registration-area-guessed
Cải cách TT hành chính                      | III | registration-area-guessed
thủ tục hành chính                          | III | registration-area-guessed
Chỉ đạo điều hành                           | I   | registration-area-guessed
V. Công vụ, công chức                       | V   | registration-area-guessed
Chính quyền số                              | VII | registration-area-guessed
Cải cách                                    |     | registration-area-unknown
Văn bản                                     |     | registration-area-unknown
Văn hóa, thể thao                           |     | registration-area-unknown
VIII                                        |     | registration-area-unknown
                                            |     | registration-area-missing
"""


@pytest.mark.parametrize("line", WORDINGS.strip("\n").splitlines())
def test_a_wording_names_an_area_or_is_a_finding(line: str):
    wording, code, rule = (part.strip() for part in line.split("|"))
    area, notes = find_area(wording, AREAS)
    assert (area.code if area else "", [note.rule.code for note in notes]) == (code, [rule] if rule else [])
    assert all(note.read_as == area_label(area) for note in notes if area)
