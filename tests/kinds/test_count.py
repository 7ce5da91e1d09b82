"""Counts as people type them."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_excel.cells import ErrorValue, Value
from cchc_excel.kinds.count import CountKind
from tests.tools.reading_cells import FIRST_DAY, LAST_DAY, codes, is_asked, read

COUNT = CountKind()


@pytest.mark.parametrize(
    ("value", "count", "code"),
    [
        (12, 12, None),
        (0, 0, None),
        (1.5, 1.5, None),
        ("12", 12, None),
        ("1.234", 1234, None),
        ("1.234.567", 1234567, None),
        ("1 234", 1234, None),
        ("1,5", 1.5, None),
        ("12.5", 12.5, None),
        ("0,125", 0.125, None),
        ("1.234,5", 1234.5, None),
        ("1,234.5", 1234.5, None),
        ("1,234,567", 1234567, None),
        ("12;", 12, None),
        ("１２", 12, None),
        ("12 văn bản", 12, "count-worded"),
        ("1.234 hồ sơ", 1234, "count-worded"),
        ("không", 0, "count-worded"),
        ("khoảng 12", 12, "count-approximate"),
        ("trên 100 hồ sơ", 100, "count-approximate"),
        ("8/10", 8, "count-ratio"),
        ("8/10 đơn vị", 8, "count-ratio"),
        ("1,234", None, "count-separator-unclear"),
        ("80%", None, "count-is-percent"),
        ("đạt 80 %", None, "count-is-percent"),
        (datetime(2026, 10, 8), None, "count-is-date"),
        ("8/10/2026", None, "count-is-date"),
        (-3, None, "count-negative"),
        ("-3", None, "count-negative"),
        ("mười hai", None, "count-not-understood"),
        ("12 văn bản, 3 kế hoạch", None, "count-not-understood"),
        ("1.2.3", None, "count-not-understood"),
        ("1.23,4", None, "count-not-understood"),
        (True, None, "count-not-understood"),
        (float("inf"), None, "count-not-understood"),
        (1.5e307, None, "count-not-understood"),
        ("1" + "0" * 307 + "00", None, "count-not-understood"),
        ("1e+308", None, "count-not-understood"),
        (1e15, 1e15, None),
        ("-", None, "no-data"),
        ("nt", None, "ditto-alone"),
        (ErrorValue("#REF!"), None, "error-value"),
        ("#DIV/0!", None, "error-value"),
        (None, None, None),
        (" ", None, None),
    ],
)
def test_a_count(value: Value, count: float | None, code: str | None) -> None:
    reading = read(COUNT, value)
    assert (reading.value, codes(reading)) == (count, [code] if code else [])
    assert is_asked(reading) == (count is None and code not in {None, "no-data"})


@pytest.mark.parametrize(
    ("wordings", "count"),
    [
        ("1 nghìn | 1 ngàn | 1 nghin | 1k | 1 K | 1.000 | 10 trăm", 1_000),
        ("1,2 tỷ | 1,2 tỉ đồng | 1,2tỷđ | 1 tỷ 200 triệu | 1,2 nghìn triệu | 1,2 ty", 1_200_000_000),
        ("0,5 triệu | 500 nghìn đồng | 500.000đ | 5 trăm nghìn", 500_000),
        ("800 triệu | 800tr | 800 tr.đ | 800trđ | khoảng 800 triệu", 800_000_000),
        ("3 chục | 30 hồ sơ", 30),
        ("1 triệu rưỡi | 1,5 triệu", 1_500_000),
        ("1 nghìn 200 | 1.200 (hồ sơ)", 1_200),
        ("2 vạn", 20_000),
        ("5 trạm y tế | 5 văn bản | 5 van ban | 5 chức danh | 5 ngân hàng | 5 kế hoạch | 5 thủ tục | 5 tờ trình", 5),
        ("120 m² | 120 km²", 120),
    ],
)
def test_a_multiplier_is_never_dropped(wordings: str, count: float) -> None:
    for wording in wordings.split(" | "):
        assert (wording, read(COUNT, wording).value) == (wording, count)


@pytest.mark.parametrize(
    ("wordings", "code"),
    [
        ("2k5 | 2tr5 | 1 tỷ 2 | 5 tram | 5 chuc | 5 van | 5 ngan | 5 t | nửa triệu", "count-not-understood"),
        ("5 chưa xong | còn 5 | 5 hồ sơ còn thiếu | dưới 12 | 800/1,2 tỷ", "count-not-understood"),
        ("10² | ① | 8① | ½ | 1½ | 126¹ | 8\u20e3", "digits-unclear"),
        ("1,234 tỷ", "count-separator-unclear"),
    ],
)
def test_what_may_multiply_or_not_is_asked(wordings: str, code: str) -> None:
    for wording in wordings.split(" | "):
        reading = read(COUNT, wording)
        assert (wording, reading.value, codes(reading)) == (wording, None, [code])


@pytest.mark.parametrize(
    ("value", "number_format", "count", "code"),
    [
        (800, '0" triệu"', 800_000_000, ["count-worded"]),
        (1.5, '#,##0.0" tỷ đồng"', 1_500_000_000, ["count-worded"]),
        (1_200_000, '0.0,," triệu"', 1_200_000, []),
        (800, '#,##0" hồ sơ"', 800, []),
    ],
)
def test_a_number_format_multiplies_too(value: float, number_format: str, count: float, code: list[str]) -> None:
    reading = read(COUNT, value, number_format)
    assert (reading.value, codes(reading)) == (count, code)


@pytest.mark.parametrize(
    ("value", "actual", "total"),
    [
        ("8 trên 16", 8, 16),
        ("8 trên tổng số 16 đơn vị", 8, 16),
        ("800 triệu/1,2 tỷ", 800_000_000, 1_200_000_000),
        ("800/1.200 triệu", 800_000_000, 1_200_000_000),
        ("1 nghìn/1200", 1_000, 1_200),
    ],
)
def test_both_numbers_of_a_ratio_are_multiplied(value: str, actual: float, total: float) -> None:
    reading = read(COUNT, value)
    assert (reading.value, reading.implied, codes(reading)) == (actual, {"total": total}, ["count-ratio"])


def test_a_percent_cell_holds_no_count() -> None:
    assert codes(read(COUNT, 0.8, "0%")) == ["count-is-percent"]


def test_a_ratio_gives_each_column_its_own_number() -> None:
    assert read(COUNT, "8/10").implied == {"total": 10}
    of_total = read(CountKind(ratio_part="total"), "8/10 đơn vị")
    assert (of_total.value, of_total.implied, codes(of_total)) == (10, {"actual": 8}, ["count-ratio"])


def test_excel_takes_numbers_from_0_up() -> None:
    validation = COUNT.validation(FIRST_DAY, LAST_DAY)
    assert (validation.type, validation.operator, validation.formula1) == ("decimal", "greaterThanOrEqual", "0")
    assert len(validation.title) <= 32
    assert max(len(validation.prompt), len(validation.error)) <= 255


@given(st.integers(0, 10**9))
def test_every_whole_number_in_every_form(number: int) -> None:
    dotted = f"{number:,}".replace(",", ".")
    for value in (number, float(number), str(number), dotted, f" {number}\u00a0", dotted.replace(".", " ")):
        reading = read(COUNT, value)
        assert (reading.value, reading.notes) == (number, ())


@given(st.text(max_size=400) | st.text("0123456789 ,.%/-~>", max_size=30) | st.floats() | st.integers())
@settings(max_examples=600)
def test_whatever_stands_there_gives_a_count_or_a_finding(value: str | float) -> None:
    reading = read(COUNT, value)
    assert reading.value is None or reading.value >= 0
    assert reading.value is not None or reading.notes or not str(value).strip("\u00a0\u200b\ufeff \t\r\n")
