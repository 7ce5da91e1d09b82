"""Which period a day belongs to."""

from datetime import date

import pytest

from cchc_excel.domain import Period
from cchc_excel.guiding.turns import opens_on, period_of_day

YEAR = tuple(
    Period(code, code, date(2025, 12, 15), cutoff, send_by)
    for code, cutoff, send_by in (
        ("NAM", date(2026, 12, 14), date(2026, 12, 16)),
        ("Q1", date(2026, 3, 14), date(2026, 3, 16)),
        ("6T", date(2026, 6, 14), date(2026, 6, 16)),
    )
)
MONTHS = tuple(
    Period(f"T{month}", "", date(2026, month, 1), date(2026, month, 25), date(2026, month, 27))
    for month in range(1, 13)
)


@pytest.mark.parametrize(
    ("today", "code"),
    [
        (date(2025, 11, 1), "Q1"),
        (date(2026, 2, 12), "Q1"),
        (date(2026, 5, 14), "Q1"),
        (date(2026, 5, 15), "6T"),
        (date(2026, 6, 30), "6T"),
        (date(2027, 2, 1), "NAM"),
    ],
)
def test_a_period_lasts_until_a_month_before_the_next_cutoff(today: date, code: str):
    assert period_of_day(YEAR, today).code == code


def test_monthly_periods_follow_each_other():
    assert opens_on(MONTHS[5], MONTHS) == date(2026, 6, 1)
    assert [period_of_day(MONTHS, date(2026, 6, day)).code for day in (1, 27)] == ["T6", "T6"]
    assert period_of_day(MONTHS, date(2026, 5, 31)).code == "T5"


def test_none_opens_after_its_own_cutoff():
    late = (*YEAR, Period("X", "X", date(2026, 6, 15), date(2026, 6, 15), date(2026, 6, 30)))
    assert opens_on(late[-1], late) == date(2026, 6, 15)
