"""Where the names of units begin and end in a cell."""

import pytest

from cchc_excel.importing.parting import means, split_names
from cchc_excel.importing.spellings import local_levels, read_name

ONE = """
Sở Khoa học và Công nghệ
Văn phòng HĐND và UBND xã
VP HĐND - UBND
VP HĐND&UBND
Văn phòng Đoàn ĐBQH và HĐND tỉnh
Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh
Văn phòng Đảng ủy, HĐND và UBND
Phòng Kinh tế, Hạ tầng và Đô thị
Phòng Khoa học và Đối ngoại
Phòng Quản lý khoa học và Đổi mới sáng tạo
Phòng Kế hoạch và Hội nhập
Phòng Tổ chức và Thanh tra
Phòng Hành chính, Tổ chức
Phòng KT&ĐBCL
Phòng KH & CN
Sở LĐ-TB&XH
Sở Văn hóa, TT&DL
UBND 135 xã/phường
UBND các xã, phường, đặc khu
UBND cấp xã
Phòng Cảnh sát PCCC và CNCH
Phòng KSTTHC và CNTT
Trung tâm CNTT và TT
Tổ Công nghệ số cộng đồng 12 ấp
Ban Chỉ đạo 35
"""

SEVERAL = """
Sở Y tế, Sở Nội vụ và UBND các xã, phường | Sở Y tế | Sở Nội vụ | UBND các xã, phường
Văn phòng UBND tỉnh, UBND các xã | Văn phòng UBND tỉnh | UBND các xã
Sở Nội vụ, BHXH tỉnh, Kho bạc Nhà nước khu vực VI | Sở Nội vụ | BHXH tỉnh | Kho bạc Nhà nước khu vực VI
Công an tỉnh, Bộ CHQS tỉnh, Tỉnh đoàn | Công an tỉnh | Bộ CHQS tỉnh | Tỉnh đoàn
Phòng Công nghệ và Cổng Thông tin điện tử | Phòng Công nghệ | Cổng Thông tin điện tử
Sở Nội vụ - Sở Tài chính | Sở Nội vụ | Sở Tài chính
Sở Nội vụ/Sở Tài chính | Sở Nội vụ | Sở Tài chính
phòng tổng hợp, phòng nội chính | phòng tổng hợp | phòng nội chính
Phong Hanh chinh - To chuc, Phong Tong hop | Phong Hanh chinh - To chuc | Phong Tong hop
SỞ KHOA HỌC VÀ CÔNG NGHỆ, SỞ NỘI VỤ | Sở Khoa học và công nghệ | Sở Nội vụ
Sở Nông nghiệp và Môi trường và Sở Xây dựng | Sở Nông nghiệp và Môi trường | Sở Xây dựng
TH, KT | TH | KT
"""


@pytest.mark.parametrize("text", ONE.strip().splitlines())
def test_one_unit_stays_one(text: str):
    names, groups = split_names(text)
    assert [name.text for name in names] == [text]
    assert groups == ()


@pytest.mark.parametrize("line", SEVERAL.strip().splitlines())
def test_a_name_is_parted_where_the_next_is_a_units_by_itself(line: str):
    text, *expected = (part.strip() for part in line.split("|"))
    assert [name.text for name in split_names(text)[0]] == expected


def test_a_collective_name_ends_where_a_units_begins():
    names, groups = split_names("Các sở, ban, ngành, UBND các xã, phường, Phòng Tổng hợp")
    assert [name.text for name in names] == ["UBND các xã, phường", "Phòng Tổng hợp"]
    assert groups == ("Các sở, ban, ngành",)


@pytest.mark.parametrize(
    ("group", "name", "meant"),
    [
        ("Các sở, ban, ngành", "Sở Y tế", True),
        ("Các sở, ban, ngành", "UBND các xã", False),
        ("Các sở, ngành, địa phương", "Sở Y tế", True),
        ("Các xã, phường", "Sở Y tế", False),
        ("Các xã, phường", "UBND cấp xã", True),
        ("Các phòng chuyên môn", "Phòng Tổng hợp", True),
        ("Các phòng chuyên môn", "Ban Tiếp công dân", False),
    ],
)
def test_whom_a_collective_name_means(group: str, name: str, meant: bool):  # noqa: FBT001
    assert means(group, read_name(name)) is meant


def test_the_levels_of_local_offices():
    assert local_levels(read_name("UBND các xã, phường")) == {"xa", "phuong"}
    assert local_levels(read_name("UBND xã")) == frozenset()
    assert local_levels(read_name("UBND cấp xã")) > local_levels(read_name("UBND các xã"))
