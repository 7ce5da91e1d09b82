"""Who leads and who helps where one cell says both."""

import pytest

from cchc_excel.plan.roles import split_roles

PARTED = """
Sở Tư pháp chủ trì, phối hợp với các sở, ngành, UBND cấp xã | Sở Tư pháp | các sở, ngành, UBND cấp xã
Sở Nội vụ (chủ trì), Sở Tư pháp (phối hợp) | Sở Nội vụ | Sở Tư pháp
Chủ trì: Sở Nội vụ. Phối hợp: các sở, ban, ngành | Sở Nội vụ | các sở, ban, ngành
- Chủ trì: Văn phòng UBND tỉnh⏎- Phối hợp: Các sở; UBND các xã | Văn phòng UBND tỉnh | Các sở; UBND các xã
- Chủ trì: Văn phòng UBND tỉnh - Phối hợp: Các sở; UBND các xã | Văn phòng UBND tỉnh | Các sở; UBND các xã
Chủ trì:⏎Sở Y tế⏎Phối hợp:⏎Sở Nội vụ; Sở Tài chính | Sở Y tế | Sở Nội vụ; Sở Tài chính
Sở Nội vụ tham mưu; các sở, ban, ngành thực hiện | Sở Nội vụ | các sở, ban, ngành
Phòng A, Phòng B chủ trì, Phòng C phối hợp | Phòng A, Phòng B | Phòng C
Phòng A; Phòng B phối hợp | Phòng A | Phòng B
Phòng A phối hợp với Phòng B | Phòng A | Phòng B
Phòng A phối hợp Phòng B | Phòng A | Phòng B
Chủ trì: Phòng A, Phòng B phối hợp | Phòng A | Phòng B
Đơn vị chủ trì: Sở Y tế; đơn vị phối hợp: Sở Nội vụ, Sở Tài chính | Sở Y tế | Sở Nội vụ, Sở Tài chính
CT: Sở Y tế; PH: Sở Nội vụ | Sở Y tế | Sở Nội vụ
Sở Y tế là cơ quan chủ trì; các sở liên quan phối hợp | Sở Y tế | các sở liên quan
Giao Sở Y tế chủ trì tham mưu, các địa phương triển khai thực hiện | Sở Y tế | các địa phương
Sở Nội vụ: chủ trì; Sở Tài chính: phối hợp | Sở Nội vụ | Sở Tài chính
Sở Xây dựng (cơ quan chủ trì); Sở Tài chính (cơ quan phối hợp) | Sở Xây dựng | Sở Tài chính
Sở Xây dựng chủ trì, cùng Sở Tài chính thực hiện | Sở Xây dựng | Sở Tài chính
Cơ quan chủ trì tham mưu: Sở Y tế | Sở Y tế |
Sở Y tế và Sở Nội vụ đồng chủ trì | Sở Y tế và Sở Nội vụ |
Chủ trì: Sở Nội vụ; Sở Y tế | Sở Nội vụ; Sở Y tế |
Phối hợp: Sở Y tế | | Sở Y tế
"""

WHOLE = ("Phòng Tham mưu - Tổng hợp", "Các sở, ban, ngành thực hiện", "Phòng A; Phòng B", "Tổ công tác")


@pytest.mark.parametrize("line", PARTED.strip().splitlines())
def test_a_cell_is_parted_by_the_words_for_a_role(line: str):
    text, leading, helping = (part.strip() for part in line.split("|"))
    roles = split_roles(text.replace("⏎", "\n"))
    assert (roles.leading, roles.helping, roles.unsaid) == (leading, helping, "")


@pytest.mark.parametrize("text", WHOLE)
def test_all_of_it_leads_where_no_role_is_written(text: str):
    assert split_roles(text).leading == text


def test_who_stands_beside_a_lead_without_a_role_helps_and_is_told():
    roles = split_roles("Phòng Tổng hợp (chủ trì), Phòng Kinh tế")
    assert (roles.leading, roles.helping, roles.unsaid) == ("Phòng Tổng hợp", "Phòng Kinh tế", "Phòng Kinh tế")
