"""Two spellings of one thing fold to one key; different things do not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_excel.text import clean, fold, fold_plain, printable, whole_number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà", "Hòa"),
        ("Uỷ ban", "Ủy ban"),
        ("thuỷ lợi", "thủy lợi"),
        ("quản lí", "quản lý"),
        ("kỉ luật", "kỷ luật"),
        ("quí I", "Quý I"),
        ("qúy", "quý"),
        ("hòan thành", "Hoàn thành"),
        ("Phòng Hành chính – Tổ chức", "phòng hành chính - tổ chức"),
        ("Phòng Hành chính-Tổ chức", "Phòng Hành chính - Tổ chức"),
        ("Hành\u00a0chính", "Hành chính"),
        ("Hành chính\u200b", "Hành chính"),
        ("Nội dung\nnhiệm vụ", "Nội dung nhiệm vụ"),
        (unicodedata.normalize("NFD", "Tổ chức"), "Tổ chức"),
        ("ÐÃ HOÀN THÀNH", "Đã hoàn thành"),
        ("Kết quả/sản phẩm", "Kết quả / Sản phẩm"),
    ],
)
def test_spellings_of_one_thing(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("chưa", "chùa"),
        ("ngay", "ngai"),
        ("tuy", "tui"),
        ("Tỷ lệ (%)", "Tỷ lệ"),
        ("Phòng Nội chính", "Phòng Nội chinh"),
    ],
)
def test_different_things_stay_different(one, other):
    assert fold(one) != fold(other)


def test_without_diacritics():
    assert fold_plain("Đã hoàn thành") == fold_plain("Da hoan thanh") == "da hoan thanh"


def test_clean_keeps_lines():
    assert clean("  Khó khăn:\r\n\tthiếu  người_x000D_ ") == "Khó khăn:\nthiếu người"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_the_key_does_not_depend_on_the_unicode_form(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_what_a_terminal_would_obey_is_not_printed():
    assert printable("bieu\x1b[31m\u202egnoh.xlsx\n") == "bieu[31mgnoh.xlsx\n"


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("007", 7), ("999999999", 999_999_999)])
def test_digits_are_a_number(text: str, number: int):
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", "-1", "1.0", "²", "①", "1" * 10, "9" * 5_000])
def test_what_is_no_number_or_too_long_for_one_is_none(text: str):
    assert whole_number(text) is None
