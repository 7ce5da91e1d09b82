"""Which units a wording names."""

import pytest

from cchc_excel.domain import Unit
from cchc_excel.plan.leads import is_collective, resolve_leads

UNITS = (
    Unit("HCTC", "Phòng Hành chính - Tổ chức", ("Phòng HC-TC", "P.HCTC", "VP1")),
    Unit("TH", "Phòng Tổng hợp", ("Các phòng được kiểm tra",)),
    Unit("KT", "Phòng Kinh tế", ("Các phòng được kiểm tra", "P. Kinh tế")),
    Unit("NNMT", "Phòng Nông nghiệp và Môi trường"),
    Unit("DVC", "Trung tâm Dịch vụ, Sự nghiệp công"),
    Unit("HC", "Phòng Hành chính"),
    Unit("VX", "Phòng Khoa giáo - Văn xã"),
    Unit("PVHCC", "Trung tâm Phục vụ hành chính công tỉnh", ("Trung tâm Phục vụ hành chính công",)),
)
ALL = "HCTC TH KT NNMT DVC HC VX PVHCC"

NAMED = """
Phòng Hành chính - Tổ chức | HCTC
Phòng Hành chính – Tổ chức | HCTC
PHÒNG HÀNH CHÍNH-TỔ CHỨC | HCTC
Phong Hanh chinh - To chuc | HCTC
Phòng HC-TC | HCTC
P.HCTC | HCTC
HCTC | HCTC
vp1 | HCTC
Phòng Hành chính - Tổ chức (VP1) | HCTC
Phòng Hành chính | HC
Phòng Hành chính; Phòng Hành chính - Tổ chức | HCTC HC
Phòng Tổng hợp, Phòng Kinh tế | TH KT
Phòng Kinh tế, Phòng Tổng hợp | TH KT
Phòng Tổng hợp và Phòng Kinh tế | TH KT
Phòng Nông nghiệp và Môi trường và Phòng Kinh tế | KT NNMT
Trung tâm Dịch vụ, Sự nghiệp công, Phòng Khoa giáo - Văn xã | DVC VX
TH/KT | TH KT
TH + KT & VX | TH KT VX
- Phòng Tổng hợp⏎- Phòng Kinh tế | TH KT
Trung tâm Phục vụ hành chính công | PVHCC
Trung tâm Phục vụ hành chính công tỉnh | PVHCC
Các phòng được kiểm tra | TH KT
Các phòng được kiểm tra; HCTC | HCTC TH KT
Phòng Tổng hợp chủ trì; Phòng Kinh tế, Phòng Hành chính phối hợp | TH
Chủ trì: Phòng Tổng hợp; phối hợp: Phòng Kinh tế | TH
Phòng Tổng hợp chủ trì, phối hợp với Phòng Kinh tế | TH
Phòng Tổng hợp (chủ trì), Phòng Kinh tế | TH
"""

EVERY_UNIT = """
Các phòng, ban, trung tâm, đơn vị trực thuộc
Các phòng, ban, đơn vị
Các phòng, ban, Trung tâm
các phòng, ban
Các phòng, ban, trung tâm và các đơn vị trực thuộc
Các phòng, ban, trung tâm, đơn vị thuộc Văn phòng UBND tỉnh
Tất cả các đơn vị
Tất cả các phòng, ban, đơn vị
Toàn bộ các đơn vị
Các đơn vị
cac phong, ban, trung tam, don vi truc thuoc
Các phòng, ban, đơn vị và Phòng Kinh tế
"""

UNKNOWN = """
Sở Nội vụ | | Sở Nội vụ
Phòng Tổng hợp; Sở Nội vụ | TH | Sở Nội vụ
Phòng Tổng hợp và Sở Nội vụ | TH | Sở Nội vụ
Phòng Kinh tế ngành | | Phòng Kinh tế ngành
Phó phòng Tổng hợp | | Phó phòng Tổng hợp
Phòng Hành chính - Tổ chức - Quản trị | | Phòng Hành chính - Tổ chức - Quản trị
Các đơn vị được phân công | | Các đơn vị được phân công
Các phòng chuyên môn có liên quan | | Các phòng chuyên môn có liên quan
Các phòng | | Các phòng
Lãnh đạo Văn phòng; các phòng, ban | HCTC TH KT NNMT DVC HC VX PVHCC | Lãnh đạo Văn phòng
HCTC1 | | HCTC1
Sở A; Sở B | | Sở A / Sở B
"""


def rows(table: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "codes"), rows(NAMED))
def test_names_other_names_and_codes(text: str, codes: str) -> None:
    assert resolve_leads(text.replace("⏎", "\n"), UNITS) == (tuple(codes.split()), ())


@pytest.mark.parametrize("text", EVERY_UNIT.strip().splitlines())
def test_every_unit(text: str) -> None:
    assert resolve_leads(text, UNITS) == (tuple(ALL.split()), ())


@pytest.mark.parametrize(("text", "codes", "unknown"), rows(UNKNOWN))
def test_what_is_not_understood_is_returned_whole(text: str, codes: str, unknown: str) -> None:
    assert resolve_leads(text, UNITS) == (tuple(codes.split()), tuple(unknown.split(" / ")))


@pytest.mark.parametrize("text", ["", "  ", "—", "- ; ,"])
def test_nothing_written_names_nothing(text: str) -> None:
    assert resolve_leads(text, UNITS) == ((), ())


def test_a_collective_name_begins_with_cac() -> None:
    assert is_collective("Các phòng được kiểm tra")
    assert is_collective("các Phòng")
    assert not is_collective("Cách mạng")
    assert not is_collective("Phòng các đề án")
