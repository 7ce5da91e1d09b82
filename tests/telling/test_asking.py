"""To whom a proposal goes: what a tired clerk writes, and the opposite of each."""

import pytest

from cchc_excel.domain import PlanInfo
from cchc_excel.telling.report.asking import goes_above

OFFICE = PlanInfo(2026, "UBND TỈNH NINH BÌNH", "VĂN PHÒNG", place="Ninh Bình")
UNITS = ("Phòng Nội chính", "Cổng Thông tin điện tử tỉnh")

ABOVE = (
    "Đề nghị UBND tỉnh sớm ban hành kế hoạch sắp xếp",
    "ĐỀ NGHỊ UỶ BAN NHÂN DÂN TỈNH bổ sung kinh phí.",
    "De nghi UBND tinh bo sung bien che",
    "Kính đề nghị Sở Tài chính cấp bổ sung",
    "Kiến nghị với Bộ Nội vụ",
    "UBND tỉnh sớm phê duyệt đề án",
    "Sớm có hướng dẫn của Bộ Nội vụ",
    "Đề nghị cấp có thẩm quyền giao thêm biên chế",
    "Đề nghị Văn phòng báo cáo UBND tỉnh cho lùi thời hạn",
)
WITHIN = (
    "Đề nghị Văn phòng UBND tỉnh bố trí kinh phí",
    "Đề nghị Lãnh đạo Văn phòng cho ý kiến trước 20/6",
    "Đề nghị bổ sung 02 máy quét tốc độ cao",
    "Đề nghị bố trí kinh phí theo Quyết định số 12/QĐ-UBND của UBND tỉnh",
    "Đề nghị Phòng Nội chính phối hợp rà soát văn bản của HĐND tỉnh",
    "Cổng Thông tin điện tử tỉnh cần đăng tin sớm",
    "Đề nghị sửa bộ máy tính, nâng cấp cơ sở vật chất, trụ sở làm việc",
    "",
)


@pytest.mark.parametrize("text", ABOVE)
def test_what_asks_a_body_above_or_beside_goes_there(text):
    assert goes_above(text, OFFICE, UNITS)


@pytest.mark.parametrize("text", WITHIN)
def test_what_the_office_itself_can_do_stays_in_it(text):
    assert not goes_above(text, OFFICE, UNITS)


def test_a_department_is_no_body_above_itself():
    department = PlanInfo(2026, "UBND TỈNH NINH BÌNH", "SỞ NỘI VỤ", place="Ninh Bình")
    assert not goes_above("Đề nghị Sở Nội vụ bố trí kinh phí", department)
    assert goes_above("Đề nghị Sở Nội vụ bố trí kinh phí", OFFICE)
