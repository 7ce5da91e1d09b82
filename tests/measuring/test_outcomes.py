"""The outcome of an assignment and of a task, line by line of the contract's table."""

from datetime import date

import pytest

from cchc_excel.domain import Outcome, Status
from cchc_excel.measuring.outcomes import outcome_of, outcome_of_task

AS_OF = date(2026, 6, 14)
BEFORE, ON, AFTER = date(2026, 6, 13), AS_OF, date(2026, 6, 15)


@pytest.mark.parametrize(
    ("status", "finished_on", "due", "expected"),
    [
        (Status.DONE, date(2026, 3, 31), date(2026, 3, 31), "Hoàn thành đúng hạn"),
        (Status.DONE, date(2026, 4, 1), date(2026, 3, 31), "Hoàn thành quá hạn"),
        (Status.DONE, None, date(2026, 3, 31), "Hoàn thành, chưa rõ ngày"),
        (Status.DONE, None, None, "Hoàn thành đúng hạn"),
        (Status.DONE, None, ON, "Hoàn thành đúng hạn"),
        (Status.DONE, None, BEFORE, "Hoàn thành, chưa rõ ngày"),
        (Status.DONE, date(2026, 6, 1), AFTER, "Hoàn thành đúng hạn"),
        (Status.IN_PROGRESS, None, ON, "Đang thực hiện"),
        (Status.IN_PROGRESS, None, None, "Đang thực hiện"),
        (Status.IN_PROGRESS, None, BEFORE, "Đang thực hiện, quá hạn"),
        (Status.NOT_STARTED, None, AFTER, "Chưa thực hiện"),
        (Status.NOT_STARTED, None, BEFORE, "Chưa thực hiện, quá hạn"),
        (None, None, None, "Chưa báo cáo"),
        (None, None, BEFORE, "Chưa báo cáo, quá hạn"),
        (Status.NOT_APPLICABLE, None, BEFORE, "Không phát sinh"),
    ],
)
def test_outcome_of_an_assignment(status, finished_on, due, expected):
    assert outcome_of(status, finished_on, due, AS_OF) == expected


def test_what_is_finished_after_an_instalment_that_was_done_before_is_not_late():
    finished_on, due = date(2026, 4, 1), date(2026, 3, 31)
    assert outcome_of(Status.DONE, finished_on, due, AS_OF, is_ahead=True) == "Hoàn thành đúng hạn"
    assert outcome_of(Status.DONE, None, due, AS_OF, is_ahead=True) == "Hoàn thành, chưa rõ ngày"
    assert outcome_of(Status.IN_PROGRESS, None, due, AS_OF, is_ahead=True) == "Đang thực hiện, quá hạn"


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ("Không phát sinh | Không phát sinh", "Không phát sinh"),
        ("Hoàn thành đúng hạn | Không phát sinh", "Hoàn thành đúng hạn"),
        ("Hoàn thành đúng hạn | Hoàn thành, chưa rõ ngày", "Hoàn thành, chưa rõ ngày"),
        ("Hoàn thành, chưa rõ ngày | Hoàn thành quá hạn", "Hoàn thành quá hạn"),
        ("Hoàn thành đúng hạn | Chưa báo cáo", "Đang thực hiện"),
        ("Hoàn thành đúng hạn | Chưa thực hiện, quá hạn", "Đang thực hiện, quá hạn"),
        ("Chưa báo cáo | Chưa báo cáo", "Chưa báo cáo"),
        ("Chưa báo cáo, quá hạn | Không phát sinh", "Chưa báo cáo, quá hạn"),
        ("Chưa báo cáo | Chưa thực hiện", "Chưa thực hiện"),
        ("Chưa thực hiện | Đang thực hiện", "Đang thực hiện"),
    ],
)
def test_outcome_of_a_task(outcomes, expected):
    assert outcome_of_task([Outcome(outcome) for outcome in outcomes.split(" | ")]) == expected
