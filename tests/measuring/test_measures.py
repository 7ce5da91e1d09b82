"""Figures of groups, checked against figures printed elsewhere or worked out by hand."""

from datetime import date
from fractions import Fraction

import pandas as pd
import pytest

from cchc_excel.domain import Objective
from cchc_excel.measuring.measures import measure_all, measure_groups
from cchc_excel.measuring.objectives import measure_objective
from cchc_excel.measuring.tasks import mean_share

AS_OF = date(2026, 6, 14)
PAST, FUTURE = date(2026, 3, 31), date(2026, 12, 31)


def table(*rows: tuple[int, str, date | None, float | None]) -> pd.DataFrame:
    """Return rows of (how many, outcome, due, share), weight 1."""
    return pd.DataFrame(
        [
            {"outcome": outcome, "due": due, "share": share, "weight": 1.0}
            for count, outcome, due, share in rows
            for _ in range(count)
        ],
        dtype=object,
    )


def test_golden_case_of_the_government_office():
    """21.914 assigned = 14.068 on time + 1.983 late + 5.640 not done within term + 223 not done and overdue."""
    measures = measure_all(
        table(
            (14_068, "Hoàn thành đúng hạn", PAST, 1.0),
            (1_983, "Hoàn thành quá hạn", PAST, 1.0),
            (5_640, "Đang thực hiện", FUTURE, 0.5),
            (223, "Chưa thực hiện, quá hạn", PAST, 0.0),
        ),
        AS_OF,
    )
    assert measures.assigned == 21_914
    assert (measures.done, measures.done_on_time, measures.done_late) == (16_051, 14_068, 1_983)
    assert (measures.overdue, measures.due, measures.due_done) == (223, 16_274, 16_051)
    assert measures.completion_rate == pytest.approx(0.732454, abs=1e-6)
    assert measures.due_completion_rate == pytest.approx(0.986297, abs=1e-6)
    assert measures.on_time_rate == pytest.approx(0.876456, abs=1e-6)
    assert measures.average_progress == pytest.approx((16_051 + 2_820) / 21_914)


def test_not_applicable_is_outside_every_denominator():
    measures = measure_all(
        table((1, "Hoàn thành đúng hạn", PAST, 1.0), (3, "Không phát sinh", PAST, None)),
        AS_OF,
    )
    assert (measures.assigned, measures.not_applicable, measures.due) == (4, 3, 1)
    assert (measures.completion_rate, measures.due_completion_rate, measures.average_progress) == (1.0, 1.0, 1.0)


def test_rate_without_denominator_is_empty():
    measures = measure_all(table((2, "Không phát sinh", None, None)), AS_OF)
    assert (measures.completion_rate, measures.due_completion_rate, measures.on_time_rate) == (None, None, None)
    assert measures.average_progress is None


def test_not_reported_counts_as_no_progress():
    measures = measure_all(table((1, "Chưa báo cáo", None, None), (1, "Hoàn thành đúng hạn", None, 1.0)), AS_OF)
    assert measures.average_progress == 0.5


def test_progress_is_weighted():
    rows = table((1, "Đang thực hiện", None, 0.2), (1, "Hoàn thành đúng hạn", None, 1.0))
    rows["weight"] = [3.0, 1.0]
    assert measure_all(rows, AS_OF).average_progress == pytest.approx(0.4)


@pytest.mark.parametrize(
    "shares", [[0.1] * 10, [0.1, 0.2, 0.3, 0.7, 0.35, 0.15, 0.55, 0.45] * 9, [1 / 3, 0.62, 0.9] * 11]
)
def test_an_average_is_rounded_once_whatever_the_order_and_the_library(shares: list[float]):
    rows = table(*((1, "Đang thực hiện", None, share) for share in shares))
    rows["unit"] = "A"
    exact = float(sum(map(Fraction, shares))) / len(shares)
    for way in (rows, rows[::-1], rows.sort_values("share")):
        (group,) = measure_groups(way, AS_OF, "unit", [("A", "Phòng A")])
        assert (measure_all(way, AS_OF).average_progress, group.measures.average_progress) == (exact, exact)
    assert mean_share(["Đang thực hiện"] * len(shares), shares) == exact


def test_groups_come_in_the_order_asked_and_empty_ones_are_left_out():
    rows = table((1, "Chưa báo cáo", None, None), (2, "Hoàn thành đúng hạn", None, 1.0))
    rows["unit"] = ["B", "A", "A"]
    groups = measure_groups(rows, AS_OF, "unit", [("A", "Phòng A"), ("C", "Phòng C"), ("B", "Phòng B")])
    assert [(group.code, group.measures.assigned, group.measures.done) for group in groups] == [
        ("A", 2, 2),
        ("B", 1, 0),
    ]


@pytest.mark.parametrize(
    ("method", "counted"), [("Số thực hiện / Tổng số", (12.0, 20.0)), ("Số thực hiện", (19.0, None))]
)
def test_more_done_than_there_is_to_do_is_outside_every_objective(method: str, counted: tuple[float, float | None]):
    pairs = [(12.0, 20.0), (30.0, 16.0), (7.0, None)]
    rows = pd.DataFrame(
        [{"task": "I.1", "outcome": "Đang thực hiện", "actual": actual, "total": whole} for actual, whole in pairs],
        dtype=object,
    )
    result = measure_objective(
        Objective("CT1", "", method, (), ">=", 1.0), rows, rows, date(2026, 12, 31), date(2026, 6, 14)
    )
    assert (result.numerator, result.denominator) == counted
