"""Status, share and finish date brought into agreement: each sentence of the contract's section 6."""

from datetime import date

import pytest

from cchc_excel.checking.settling import Lasting, settle
from cchc_excel.deadlines import Deadline, DeadlineKind
from cchc_excel.domain import Status

AS_OF = date(2026, 6, 14)
NO_DUE = Deadline("Theo kế hoạch của UBND tỉnh", DeadlineKind.UNDETERMINED)
CONTINUOUS = Deadline("Thường xuyên", DeadlineKind.CONTINUOUS)
PAST_DUE = Deadline("Quý I/2026", DeadlineKind.PERIOD_END, date(2026, 3, 31))
QUARTERLY = Deadline(
    "Hằng quý", DeadlineKind.RECURRING, instalments=(date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30))
)
MONTHLY = Deadline("Hằng tháng", DeadlineKind.RECURRING, instalments=(date(2026, 4, 30), date(2026, 5, 31)))
DONE, GOING, NOT, NA = Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED, Status.NOT_APPLICABLE
MARCH = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("typed", "deadline", "settled", "codes"),
    [
        ((DONE, None, MARCH), NO_DUE, (DONE, 1.0, MARCH), []),
        ((DONE, 1.0, MARCH), PAST_DUE, (DONE, 1.0, MARCH), []),
        ((DONE, 0.8, MARCH), NO_DUE, (GOING, 0.8, MARCH), ["done-not-full"]),
        ((DONE, None, None), PAST_DUE, (DONE, 1.0, None), ["done-undated"]),
        ((DONE, None, None), NO_DUE, (DONE, 1.0, None), ["done-no-date"]),
        ((NOT, None, None), NO_DUE, (NOT, 0.0, None), []),
        ((NOT, 0.0, None), NO_DUE, (NOT, 0.0, None), []),
        ((NOT, 0.3, None), NO_DUE, (GOING, 0.3, None), ["not-started-share"]),
        ((GOING, 0.5, None), NO_DUE, (GOING, 0.5, None), []),
        ((GOING, None, None), NO_DUE, (GOING, 0.0, None), ["in-progress-no-share"]),
        ((GOING, 1.0, None), NO_DUE, (GOING, 1.0, None), ["in-progress-full"]),
        ((GOING, 0.5, MARCH), NO_DUE, (GOING, 0.5, MARCH), ["date-not-done"]),
        ((NA, None, None), PAST_DUE, (NA, None, None), []),
        ((NA, 0.5, None), PAST_DUE, (NA, None, None), ["not-applicable-filled"]),
        ((None, None, None), NO_DUE, (None, None, None), []),
        ((None, 0.0, None), NO_DUE, (NOT, 0.0, None), ["status-missing"]),
        ((None, 0.4, None), NO_DUE, (GOING, 0.4, None), ["status-missing"]),
        ((None, 1.0, MARCH), NO_DUE, (DONE, 1.0, MARCH), ["status-missing"]),
        ((None, 1.0, None), NO_DUE, (GOING, 1.0, None), ["share-full-undated"]),
        ((DONE, None, date(2026, 6, 15)), NO_DUE, (GOING, 1.0, date(2026, 6, 15)), ["date-after-as-of"]),
        ((DONE, None, AS_OF), NO_DUE, (DONE, 1.0, AS_OF), []),
        ((DONE, None, date(2026, 4, 2)), QUARTERLY, (DONE, 1.0, date(2026, 4, 2)), []),
        ((DONE, None, date(2026, 5, 2)), MONTHLY, (DONE, 1.0, date(2026, 5, 2)), []),
        ((DONE, None, date(2026, 4, 30)), MONTHLY, (GOING, 0.0, date(2026, 4, 30)), ["date-of-earlier-term"]),
    ],
)
def test_settle(typed, deadline, settled, codes):
    result = settle(*typed, deadline, AS_OF)
    assert (result.status, result.share, result.finished_on) == settled
    assert [note.rule.code for _, note in result.notes] == codes


@pytest.mark.parametrize(
    ("typed", "settled", "codes"),
    [
        ((DONE, None, None), (GOING, 0.0, None), ["done-denied"]),
        ((DONE, 1.0, MARCH), (GOING, 0.0, MARCH), ["done-denied"]),
        ((DONE, 0.999999999, None), (GOING, 0.999999999, None), ["done-denied"]),
        ((GOING, 0.4, None), (GOING, 0.4, None), []),
        ((GOING, None, None), (GOING, 0.0, None), []),
        ((GOING, 1.0, None), (GOING, 0.0, None), ["done-denied"]),
        ((GOING, 0.4, date(2026, 12, 1)), (GOING, 0.4, date(2026, 12, 1)), ["done-denied"]),
        ((NOT, None, None), (NOT, 0.0, None), []),
        ((NOT, 1.0, None), (GOING, 0.0, None), ["done-denied"]),
        ((NA, None, None), (NA, None, None), []),
        ((None, None, MARCH), (None, None, MARCH), []),
        ((None, 0.0, None), (NOT, 0.0, None), []),
        ((None, 0.4, None), (GOING, 0.4, None), []),
        ((None, 1.0, MARCH), (GOING, 0.0, MARCH), ["done-denied"]),
    ],
)
def test_a_cell_that_denies_it_keeps_a_task_from_being_done(typed, settled, codes):
    result = settle(*typed, PAST_DUE, AS_OF, denied="share")
    assert (result.status, result.share, result.finished_on) == settled
    assert [(column, note.rule.code) for column, note in result.notes] == [("share", code) for code in codes]


@pytest.mark.parametrize(
    ("typed", "settled", "codes"),
    [
        ((DONE, 1.0, None), (GOING, 0.0, None), ["done-denied"]),
        ((DONE, None, None), (GOING, 0.0, None), ["done-denied"]),
        ((DONE, 0.8, None), (GOING, 0.8, None), ["done-denied"]),
        ((GOING, 0.5, None), (GOING, 0.5, None), []),
        ((GOING, 1.0, None), (GOING, 1.0, None), ["in-progress-full"]),
        ((NOT, None, None), (NOT, 0.0, None), []),
        ((None, 1.0, None), (GOING, 1.0, None), ["share-full-undated"]),
    ],
)
def test_a_finish_date_that_tells_the_work_is_not_done_speaks_against_done_alone(typed, settled, codes):
    result = settle(*typed, PAST_DUE, AS_OF, denied="finished_on")
    assert (result.status, result.share, result.finished_on) == settled
    assert [note.rule.code for _, note in result.notes] == codes


TYPED, LAST, COUNTS = Lasting(is_typed=True), Lasting(year_ends=True), Lasting(counts=True)
TYPED_LAST, TYPED_COUNTS = Lasting(is_typed=True, year_ends=True), Lasting(is_typed=True, counts=True)
EARLY = ["done-before-year-end"]


@pytest.mark.parametrize(
    ("typed", "lasting", "settled", "codes"),
    [
        # Before the year is over.
        ((DONE, None, None), Lasting(), (GOING, 1.0, None), EARLY),
        ((DONE, 1.0, MARCH), Lasting(), (GOING, 1.0, MARCH), EARLY),
        ((DONE, 0.8, None), Lasting(), (GOING, 0.8, None), ["done-not-full"]),
        ((GOING, 1.0, None), Lasting(), (GOING, 1.0, None), []),
        ((GOING, 0.5, None), Lasting(), (GOING, 0.5, None), []),
        ((GOING, None, None), Lasting(), (GOING, 0.0, None), ["in-progress-no-share"]),
        ((GOING, None, None), TYPED, (GOING, 1.0, None), []),
        ((GOING, 1.0, None), TYPED, (GOING, 1.0, None), []),
        ((GOING, 0.8, None), TYPED, (GOING, 0.8, None), []),
        ((None, 1.0, MARCH), Lasting(), (GOING, 1.0, MARCH), ["status-missing", *EARLY]),
        ((NOT, None, None), Lasting(), (NOT, 0.0, None), []),
        # In the last period.
        ((DONE, None, None), LAST, (DONE, 1.0, None), []),
        ((DONE, 0.8, None), LAST, (GOING, 0.8, None), ["done-not-full"]),
        ((GOING, 1.0, None), LAST, (DONE, 1.0, None), []),
        ((GOING, 0.99, None), LAST, (GOING, 0.99, None), []),
        ((GOING, None, None), LAST, (GOING, 0.0, None), ["in-progress-no-share"]),
        ((GOING, None, None), TYPED_LAST, (DONE, 1.0, None), []),
        ((GOING, 1.0, None), TYPED_LAST, (DONE, 1.0, None), []),
        ((GOING, 0.9, None), TYPED_LAST, (GOING, 0.9, None), []),
        ((None, 1.0, None), LAST, (GOING, 1.0, None), ["share-full-undated"]),
        ((NOT, 1.0, None), LAST, (GOING, 1.0, None), ["not-started-share"]),
        ((DONE, None, date(2026, 6, 15)), LAST, (GOING, 1.0, date(2026, 6, 15)), ["date-after-as-of"]),
        ((GOING, 1.0, date(2026, 6, 15)), LAST, (GOING, 1.0, date(2026, 6, 15)), ["date-after-as-of"]),
        # Where the plan lets what is reported as done count in any period.
        ((DONE, None, None), COUNTS, (DONE, 1.0, None), []),
        ((GOING, 1.0, None), COUNTS, (GOING, 1.0, None), []),
        ((GOING, None, None), TYPED_COUNTS, (GOING, 1.0, None), []),
    ],
)
def test_a_continuous_task_is_done_when_the_year_is(typed, lasting, settled, codes):
    result = settle(*typed, CONTINUOUS, AS_OF, lasting)
    assert (result.status, result.share, result.finished_on) == settled
    assert [note.rule.code for _, note in result.notes] == codes


@pytest.mark.parametrize("deadline", [NO_DUE, PAST_DUE, QUARTERLY, MONTHLY])
def test_work_that_goes_on_is_in_progress_where_the_task_is_not_continuous(deadline):
    result = settle(GOING, None, None, deadline, AS_OF, TYPED_LAST)
    assert (result.status, result.share) == (GOING, 0.0)
