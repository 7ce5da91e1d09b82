"""Suggested rating and estimated self-score, each worked out by hand."""

from datetime import date

import pytest

from cchc_excel.deadlines import parse_deadline
from cchc_excel.domain import Area, Settings, Target, Task
from cchc_excel.measuring.ratings import counts_for_rating, index_score, rate_unit
from tests.tools.some_measures import measures

EXCELLENT, GOOD = "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ"
DONE, FAILED = "Hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ"


@pytest.mark.parametrize(
    ("tasks", "done", "late", "undated", "points", "rating"),
    [
        (10, 10, 0, 0, 100.0, EXCELLENT),
        (10, 10, 8, 0, 90.0, EXCELLENT),  # quantity 100, progress 100 - 8 × 2,5 = 80
        (10, 10, 4, 4, 90.0, EXCELLENT),  # without a date the points of a late one
        (10, 9, 1, 0, 88.75, GOOD),  # quantity 90, progress 90 - 2,5
        (10, 9, 0, 1, 88.75, GOOD),
        (10, 7, 0, 0, 70.0, GOOD),
        (10, 7, 1, 0, 68.75, DONE),
        (2, 1, 0, 0, 50.0, DONE),
        (3, 1, 0, 0, 33.33, FAILED),
        (4, 0, 0, 0, 0.0, FAILED),
        (20, 20, 3, 0, 98.13, EXCELLENT),  # 98,125 goes up, as in Excel
        (0, 0, 0, 0, None, "– (không có nhiệm vụ để xếp loại)"),
    ],
)
def test_points_and_rating(tasks: int, done: int, late: int, undated: int, points: float | None, rating: str):
    figures = measures(done=done, done_on_time=done - late - undated, done_late=late)
    found = rate_unit(figures, tasks, Settings())
    assert (found.tasks, found.points, found.words) == (tasks, points, rating)


@pytest.mark.parametrize(("done", "rating"), [(95, EXCELLENT), (94, GOOD), (79, DONE), (59, FAILED)])
def test_thresholds_are_those_of_the_plan(done: int, rating: str):
    settings = Settings(rating_excellent=95, rating_good=80, rating_done=60)
    assert rate_unit(measures(done=done, done_on_time=done), 100, settings).words == rating


def test_the_penalty_is_the_plans():
    figures = measures(done=10, done_on_time=8, done_late=2)
    assert rate_unit(figures, 10, Settings(late_penalty=100)).points == 90.0


@pytest.mark.parametrize(("least", "rating"), [(0, EXCELLENT), (3, EXCELLENT), (4, "– (dưới 4 nhiệm vụ)")])
def test_few_tasks_make_no_class(least: int, rating: str):
    figures = measures(done=3, done_on_time=3)
    assert rate_unit(figures, 3, Settings(rating_least_tasks=least)).words == rating


@pytest.mark.parametrize(
    ("deadline", "counts"),
    [
        ("Quý I/2026", True),
        ("31/12/2026", True),
        ("31/01/2027", False),
        ("Thường xuyên", True),
        ("Hằng năm", True),  # its one instalment falls due after the figures are closed
        ("Hằng quý", True),
        ("Theo kế hoạch của UBND tỉnh", False),
        ("Khi có phát sinh", False),
    ],
)
def test_what_must_be_done_within_the_year_counts(deadline: str, counts: bool):  # noqa: FBT001 - a table's own column
    read = parse_deadline(deadline, "General", 2026)
    assert read is not None
    task = Task("I.1", Area("I", "Chỉ đạo"), "Nhiệm vụ", "", Target(""), ("A",), "A", "", read)
    assert counts_for_rating(task, date(2026, 12, 31)) is counts


@pytest.mark.parametrize(
    ("rate", "score"), [(None, None), (1.0, 2.0), (0.995, 1.99), (0.7, 1.4), (0.6999, 0.0), (0.0, 0.0)]
)
def test_self_score(rate, score):
    assert index_score(rate, Settings()) == score


def test_self_score_with_full_points_below_a_hundred():
    """More than 90 of 100 is enough for 2 points in one province's table."""
    assert index_score(0.91, Settings(index_full=90)) == 2.0
