"""Counts as people type them."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_cells import FIRST_DAY, LAST_DAY, codes, is_asked, read

from cchc_excel.cells import ErrorValue, Value
from cchc_excel.kinds.count import CountKind

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
