"""How units' names are spelled, and where one ends and the next begins."""

import pytest

from cchc_excel.importing.parting import split_names
from cchc_excel.importing.spellings import full_text, is_same, may_stand_for, read_name, stands_for


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Phòng Nội chính", "P. Nội chính", True),
        ("Phòng Hành chính - Tổ chức", "Phòng Hành chính và Tổ chức", True),
        ("Cổng Thông tin điện tử", "Cổng Thông tin điện tử tỉnh", True),
        ("Phòng Nội chính", "Nội chính", True),
        ("Phòng Kinh tế", "Ban Kinh tế", False),
        ("Phòng Kinh tế", "Phòng Kinh tế tổng hợp", False),
    ],
)
def test_names_written_out_are_compared_without_their_kind(one: str, other: str, same: bool):  # noqa: FBT001
    assert is_same(read_name(one), read_name(other)) is same


@pytest.mark.parametrize(
    ("short", "full", "sure", "maybe"),
    [
        ("P.HCTC", "Phòng Hành chính - Tổ chức", True, True),
        ("HC-TC", "Phòng Hành chính - Tổ chức", True, True),
        ("Phòng NN&MT", "Phòng Nông nghiệp và Môi trường", True, True),
        ("TTPVHCC", "Trung tâm Phục vụ hành chính công tỉnh", True, True),
        ("Phòng Kiểm soát TTHC", "Phòng Kiểm soát thủ tục hành chính", True, True),
        ("Cổng TTĐT", "Cổng Thông tin điện tử tỉnh", True, True),
        ("P.KSTT", "Phòng Kiểm soát thủ tục hành chính", False, True),
        ("Ban KT", "Phòng Kinh tế", False, False),
        ("VP1", "Phòng Hành chính - Tổ chức", False, False),
    ],
)
def test_an_abbreviation_is_sure_when_every_letter_begins_a_word(short: str, full: str, sure: bool, maybe: bool):  # noqa: FBT001
    assert stands_for(read_name(short), read_name(full)) is sure
    assert may_stand_for(read_name(short), read_name(full)) is maybe


@pytest.mark.parametrize(
    ("cell", "names", "groups"),
    [
        ("Phòng Tổng hợp; Phòng Nội chính", ["Phòng Tổng hợp", "Phòng Nội chính"], []),
        ("- Phòng Tổng hợp\n- Phòng Nội chính", ["Phòng Tổng hợp", "Phòng Nội chính"], []),
        ("Phòng Tổng hợp và Phòng Nội chính", ["Phòng Tổng hợp", "Phòng Nội chính"], []),
        ("HCTC, KSTT", ["HCTC", "KSTT"], []),
        ("Phòng Nông nghiệp và Môi trường", ["Phòng Nông nghiệp và Môi trường"], []),
        ("Trung tâm Dịch vụ, Sự nghiệp công", ["Trung tâm Dịch vụ, Sự nghiệp công"], []),
        ("Phòng Khoa giáo - Văn xã", ["Phòng Khoa giáo - Văn xã"], []),
        ("Phòng A chủ trì; Phòng B phối hợp", ["Phòng A"], []),
        ("Các phòng, ban, trung tâm, đơn vị trực thuộc", [], []),
        ("Các phòng được kiểm tra", [], ["Các phòng được kiểm tra"]),
        ("—", [], []),
    ],
)
def test_a_cell_is_split_where_a_name_begins(cell: str, names: list[str], groups: list[str]):
    found, collective = split_names(cell)
    assert ([name.text for name in found], list(collective)) == (names, groups)


def test_the_kind_of_unit_is_written_out():
    assert [full_text(read_name(text)) for text in ("P. Nội chính", "TT PVHCC", "phòng Tổng hợp", "VP1")] == [
        "Phòng Nội chính",
        "Trung tâm PVHCC",
        "Phòng Tổng hợp",
        "VP1",
    ]
