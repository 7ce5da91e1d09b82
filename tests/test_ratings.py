"""Suggested rating and estimated self-score, each worked out by hand."""

from dataclasses import replace

import pytest

from cchc_excel.domain import Measures, Settings
from cchc_excel.measuring.ratings import index_score, suggested_rating, task_points

NOTHING = Measures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, None, None, None, None)


@pytest.mark.parametrize(
    ("due", "due_done", "late", "points", "rating"),
    [
        (10, 10, 0, 100.0, "Xuất sắc"),
        (10, 10, 8, 90.0, "Xuất sắc"),  # quantity 100, progress 100 - 8 × 2,5 = 80
        (10, 9, 1, 88.75, "Tốt"),  # quantity 90, progress 90 - 2,5
        (10, 7, 0, 70.0, "Tốt"),
        (10, 7, 1, 68.75, "Hoàn thành"),
        (2, 1, 0, 50.0, "Hoàn thành"),
        (3, 1, 0, 33.33, "Không hoàn thành"),
        (4, 0, 0, 0.0, "Không hoàn thành"),
        (20, 20, 3, 98.13, "Xuất sắc"),  # 98,125 goes up, as in Excel
        (0, 0, 0, None, None),
    ],
)
def test_points_and_rating(due, due_done, late, points, rating):
    settings = Settings()
    found = task_points(replace(NOTHING, due=due, due_done=due_done, done_late=late), settings)
    assert found == points
    assert suggested_rating(found, settings) == rating


def test_thresholds_are_those_of_the_plan():
    settings = Settings(rating_excellent=95, rating_good=80, rating_done=60, late_penalty=100)
    assert task_points(replace(NOTHING, due=10, due_done=10, done_late=2), settings) == 90.0
    assert [suggested_rating(points, settings) for points in (95, 94.9, 79, 59)] == [
        "Xuất sắc", "Tốt", "Hoàn thành", "Không hoàn thành",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rate", "score"), [(None, None), (1.0, 2.0), (0.995, 1.99), (0.7, 1.4), (0.6999, 0.0), (0.0, 0.0)]
)
def test_self_score(rate, score):
    assert index_score(rate, Settings()) == score


def test_self_score_with_full_points_below_a_hundred():
    """More than 90 of 100 is enough for 2 points in one province's table."""
    assert index_score(0.91, Settings(index_full=90)) == 2.0
