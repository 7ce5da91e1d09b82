"""Figures in Vietnamese sentences."""

import pytest

from cchc_excel.words import meets, show_beside, show_number, show_part, show_rate


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0"), (24, "24"), (100, "100"), (36110, "36.110"), (1234567.5, "1.234.567,5"), (0.25, "0,25")],
)
def test_a_number(value, shown):
    assert show_number(value) == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (4, 12, "4/12 nhiệm vụ, đạt 33,33%"),
        (0, 5, "0/5 nhiệm vụ, đạt 0%"),
        (1014, 2028, "1.014/2.028 nhiệm vụ, đạt 50%"),
        (0, 0, "0/0 nhiệm vụ"),
    ],
)
def test_a_part_of_a_whole(part, whole, shown):
    """Where there is nothing to divide by, no rate is told."""
    assert show_part(part, whole, "nhiệm vụ") == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [(5 / 32, "15,63%"),
     (0.00125, "0,13%"), (1 / 3, "33,33%"), (2 / 3, "66,67%"), (0.07 * 3, "21%"), (1.005e-2, "1,01%"),
     (1, "100%"), (0, "0%"), (None, "–"), (8 / 35, "22,86%"), (0.99995, "100%")],
)  # fmt: skip
def test_a_rate_is_rounded_half_up_as_excel_does(share, shown):
    assert show_rate(share) == shown


@pytest.mark.parametrize(("value", "shown"), [(0.125, "0,13"), (1234.565, "1.234,57"), (2.675, "2,68")])
def test_a_number_is_rounded_half_up(value, shown):
    assert show_number(value) == shown


@pytest.mark.parametrize(
    ("share", "other", "shown"),
    [(0.99996, 1, "99,996%"), (0.9999999, 1, "99,99999%"), (0.5, 0.5, "50%"), (0.49996, 0.5, "49,996%"),
     (0.3, 0.5, "30%"), (0.7 + 0.1 + 0.1 + 0.1, 1, "100%")],
)  # fmt: skip
def test_what_is_not_equal_is_not_shown_equal(share, other, shown):
    assert show_beside(share, other) == shown


@pytest.mark.parametrize(
    ("value", "sign", "threshold", "is_met"),
    [(0.7 + 0.1 + 0.1 + 0.1, ">=", 1, True), (0.1 + 0.2, "=", 0.3, True), (0.5 + 1e-11, ">", 0.5, False),
     (0.5 + 1e-8, ">", 0.5, True), (0.99999, ">=", 1, False), (2 / 3, "<", 0.7, True), (5, "<=", 5, True)],
)  # fmt: skip
def test_figures_are_compared_to_nine_decimals(value, sign, threshold, is_met):
    assert meets(value, sign, threshold) is is_met
