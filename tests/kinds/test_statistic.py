"""Statistics as clerks type them, each in the measure that the plan asks for."""

from datetime import datetime

import pytest

from cchc_excel.cells import Cell, ErrorValue, Ref, Value
from cchc_excel.kinds import Context, Reading
from cchc_excel.kinds.statistic import is_percent, read_statistic, statistic_validation
from tests.tools.reading_cells import AS_OF, FIRST_DAY, LAST_DAY, codes, is_asked


def read(value: Value, measure: str, number_format: str = "General") -> Reading:
    cell = Cell(Ref("Số liệu", 8, 4), value, number_format)
    return read_statistic(cell, measure, Context(2026, FIRST_DAY, LAST_DAY, AS_OF))


@pytest.mark.parametrize(
    ("value", "measure", "number", "code"),
    [
        (12, "cuộc", 12, None),
        (0, "cuộc", 0, None),
        ("0", "cuộc", 0, None),
        ("12", "cuộc", 12, None),
        ("12 cuộc", "cuộc", 12, "count-worded"),
        ("đã tổ chức 12 cuộc", "cuộc", None, "count-not-understood"),
        ("mười hai", "cuộc", None, "count-not-understood"),
        ("không có", "cuộc", 0, "count-worded"),
        ("Không phát sinh", "cuộc", 0, "count-worded"),
        ("không tổ chức", "cuộc", 0, "count-worded"),
        ("chưa có", "cuộc", None, "no-data"),
        ("-", "cuộc", None, "no-data"),
        ("1.234", "hồ sơ", 1234, None),
        ("1.234 hồ sơ", "hồ sơ", 1234, "count-worded"),
        ("1,234", "hồ sơ", None, "count-separator-unclear"),
        ("khoảng 12", "cuộc", 12, "count-approximate"),
        (-3, "cuộc", None, "count-negative"),
        ("-3", "cuộc", None, "count-negative"),
        (2.5, "cuộc", None, "statistic-not-whole"),
        ("2,5 cuộc", "cuộc", None, "statistic-not-whole"),
        (1.234, "hồ sơ", None, "statistic-not-whole"),
        ("12 lớp", "cuộc", None, "statistic-other-measure"),
        ("150 người", "người, tổ chức", 150, "count-worded"),
        ("150 lượt", "lượt người", 150, "count-worded"),
        ("85%", "cuộc", None, "statistic-is-percent"),
        ("8/10", "cuộc", None, "count-not-understood"),
        (datetime(2026, 10, 8), "cuộc", None, "count-is-date"),
        (ErrorValue("#REF!"), "cuộc", None, "error-value"),
        (True, "cuộc", None, "count-not-understood"),
    ],
)
def test_what_is_counted(value: Value, measure: str, number: float | None, code: str | None):
    reading = read(value, measure)
    assert (reading.value, codes(reading)) == (number, [code] if code else [])


@pytest.mark.parametrize(
    ("value", "millions"),
    [
        (1200, 1200),
        (12.5, 12.5),
        ("12,5", 12.5),
        ("1,2 tỷ đồng", 1200),
        ("1,2 tỷ", 1200),
        ("500 triệu đồng", 500),
        ("500.000.000 đồng", 500),
        ("1 tỷ 200 triệu đồng", 1200),
        ("12 cuộc", None),
    ],
)
def test_money_in_millions_however_it_is_scaled(value: Value, millions: float | None):
    assert read(value, "triệu đồng").value == millions


@pytest.mark.parametrize(
    ("value", "number_format", "share"),
    [
        (0.85, "0%", 0.85),
        (85, "General", 0.85),
        ("85%", "General", 0.85),
        ("85,5 %", "General", 0.855),
        (0, "0%", 0),
    ],
)
def test_a_percentage(value: Value, number_format: str, share: float):
    reading = read(value, "%", number_format)
    assert reading.value == pytest.approx(share)
    assert not is_asked(reading)


@pytest.mark.parametrize("value", ["120%", "xong", "tất cả", -5])
def test_what_is_no_percentage_is_asked_for_again(value: Value):
    reading = read(value, "%")
    assert reading.value is None
    assert is_asked(reading)


def test_an_empty_cell_says_nothing():
    assert read(None, "cuộc") == Reading()


def test_which_measures_are_percentages():
    assert all(map(is_percent, ("%", "Tỷ lệ (%)", "phần trăm")))
    assert not any(map(is_percent, ("cuộc", "phần", "")))


def test_what_excel_lets_a_clerk_type():
    assert [statistic_validation(measure).type for measure in ("cuộc", "triệu đồng", "%")] == [
        "whole",
        "decimal",
        "decimal",
    ]
    assert statistic_validation("%").formula2 == "1"
