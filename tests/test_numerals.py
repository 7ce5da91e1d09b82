"""Numbers in a wording are numbers however they are written, and texts that differ in one are different things."""

import pytest

from cchc_excel.numerals import has_numbers, numeral_key, numerals, same_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Báo cáo quý II năm 2026", ("2", "2026")),
        ("báo cáo quý hai", ("2",)),
        ("báo cáo quí 2/2026", ("2", "2026")),
        ("Báo cáo quý tư", ("4",)),
        ("quý iv", ("4",)),
        ("đợt v", ("5",)),
        ("số vi phạm", ()),
        ("SỐ VI PHẠM", ()),
        ("lần xi", ()),
        ("số vi khuẩn", ()),
        ("Đợt 01", ("1",)),
        ("Giai đoạn III, IV và V", ("3", "4", "5")),
        ("sáu tháng", ("6",)),
        ("6 tháng cuối năm", ("6", "cuối")),
        ("6 tháng đầu năm", ("6",)),
        ("lần thứ năm", ("5",)),
        ("kỳ năm 2026", ("2026",)),
        ("lần thứ năm nay", ()),
        ("Phần thứ nhất", ("1",)),
        ("1.234 hồ sơ", ("1234",)),
        ("Kế hoạch số 148/KH-UBND", ("148",)),
        ("đạt 30%", ("30",)),
        ("Phần mềm II", ("2",)),
        ("PHẦN MỀM MỚI", ()),
        ("không quá hai lần", ("2",)),
        ("phí và lệ phí", ()),
        ("Chuyên đề C", ()),
        ("cấp XX", ("20",)),
    ],
)
def test_numbers_of_a_text(text, numbers):
    assert numerals(text) == numbers


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        ("Báo cáo quý 2", "Báo cáo quý II năm 2026", True),
        ("Báo cáo quý 2", "Báo cáo quý I", False),
        ("Kiểm tra đợt 1", "Kiểm tra đợt 2", False),
        ("Kiểm tra đợt một", "Kiểm tra (đợt 1)", True),
        ("Báo cáo 6 tháng", "Báo cáo 9 tháng", False),
        ("Báo cáo 6 tháng", "Báo cáo sáu tháng đầu năm", True),
        ("Báo cáo 6 tháng đầu năm", "Báo cáo 6 tháng cuối năm", False),
        ("Kế hoạch năm 2025", "Kế hoạch năm 2026", False),
        ("Kế hoạch năm 2026", "Kế hoạch", True),
        ("Kế hoạch giai đoạn 1", "Kế hoạch", False),
        ("Đạt 30%", "Đạt 50%", False),
        ("Công văn 12/UBND", "Công văn 21/UBND", False),
        ("Lần 1, lần 2", "Lần 2, lần 1", True),
        ("Lần 1, lần 1", "Lần 1", False),
    ],
)
def test_texts_of_the_same_numbers(one, other, are_same):
    assert same_numbers(one, other) is are_same
    assert same_numbers(other, one) is are_same


def test_a_key_has_its_numbers_in_digits():
    assert numeral_key("Báo cáo quý II/2026") == numeral_key("báo cáo QUÝ 2 / 2026")
    assert numeral_key("Báo cáo quý I") != numeral_key("Báo cáo quý II")


def test_a_year_alone_is_no_number():
    assert not has_numbers("Kế hoạch năm 2026")
    assert has_numbers("Kế hoạch quý III năm 2026")
