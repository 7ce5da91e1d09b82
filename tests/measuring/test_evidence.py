"""What each task that was due earns and loses of its unit's points, worked out by hand."""

import pytest

from cchc_excel.deadlines import DeadlineKind
from cchc_excel.domain import Outcome, Settings
from cchc_excel.measuring.evidence import find_evidence, rate_assignment
from cchc_excel.measuring.ratings import rate_unit
from tests.tools.summary_sample import sample_plan, sample_summary


@pytest.mark.parametrize(
    ("outcome", "quantity", "progress"),
    [
        (Outcome.DONE_ON_TIME, 0, 0),
        (Outcome.DONE_UNDATED, 0, 2.5),  # the points of a late one
        (Outcome.DONE_LATE, 0, 2.5),  # a quarter of the ten points for progress
        (Outcome.IN_PROGRESS_OVERDUE, 10, 10),
        (Outcome.IN_PROGRESS, 10, 10),  # due on the very day
        (Outcome.NOT_STARTED_OVERDUE, 10, 10),
        (Outcome.NOT_REPORTED_OVERDUE, 10, 10),
    ],
)
def test_one_task_of_five(outcome: Outcome, quantity: float, progress: float):
    found = rate_assignment({"outcome": outcome}, 20, Settings())
    assert (found.lost_quantity, found.lost_progress, found.lost) == (quantity, progress, quantity + progress)


def test_the_penalty_is_the_plans():
    assert rate_assignment({"outcome": Outcome.DONE_LATE}, 20, Settings(late_penalty=100)).lost == 10


def test_what_is_lost_and_the_points_make_a_hundred():
    summary = sample_summary(sample_plan(15))
    evidence = find_evidence(summary)
    with_points = 0
    never = [task.code for task in summary.plan.tasks if task.deadline.kind is DeadlineKind.UNDETERMINED]
    for group in summary.by_unit:
        items = evidence.get(group.code, ())
        points = rate_unit(group.measures, len(items), summary.plan.settings).points
        assert len(items) == group.measures.applicable
        assert not never
        if points is not None:
            with_points += 1
            assert sum(item.most for item in items) == pytest.approx(100)
            assert 100 - sum(item.lost for item in items) == pytest.approx(points, abs=0.005)
    assert with_points > 5
