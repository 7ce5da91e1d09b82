"""Figures in Vietnamese sentences."""

import pytest

from cchc_excel.words import show_number, show_part


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
