"""The six-month period of the sample, every figure worked out by hand from what the units typed.

Due on or before 14/06/2026 (9): I.1 (31/01), I.3, V.3, VI.2, VI.4, VII.3 (31/03), VI.1 (30/03), III.6 (31/05),
I.4 (14/06). Of these V.3 is at 80 % and overdue; VI.2 was finished on 15/04, late; VII.3 gives no date; the rest is on
time. IV.2 did not arise. Not started: I.9, IV.3, and I.6 with all five of its units. NGV sent nothing: it leads I.2,
which thirteen others report on.

Progress, weight 2: I.2 (0,55 + 12 × 0,5 + 0) / 14; I.5 0,35; II.1 0,5; III.1 0,45; III.2 0,62; IV.1 0,65; VI.1 1.
Weight 1, the other 28 that arose: 17,73 in all. (2 × 4,037857 + 17,73) / 42 = 0,614422.
"""

import pytest

from cchc_excel.domain import Summary
from cchc_excel.folders import PeriodFolder
from cchc_excel.measuring.summaries import summarise
from cchc_excel.merging import build_table
from cchc_excel.steps import periods as steps
from tests.tools.places import ROOT

PERIOD = PeriodFolder(ROOT / "workbooks" / "2026" / "6T")


@pytest.fixture(scope="module")
def summary() -> Summary:
    inbox = steps.gather(PERIOD, None)
    return summarise(inbox, build_table(inbox.plan, inbox.received, inbox.as_of))


def test_overall(summary):
    overall = summary.overall
    assert (overall.assigned, overall.not_applicable) == (36, 1)
    assert (overall.done, overall.done_on_time, overall.done_late, overall.done_undated) == (8, 6, 1, 1)
    assert (overall.in_progress, overall.not_started, overall.not_reported) == (24, 3, 0)
    assert (overall.overdue, overall.due, overall.due_done) == (1, 9, 8)
    assert overall.completion_rate == pytest.approx(8 / 35)
    assert overall.due_completion_rate == pytest.approx(8 / 9)
    assert overall.on_time_rate == pytest.approx(6 / 8)
    assert overall.average_progress == pytest.approx(0.614422, abs=1e-6)


def test_assignments(summary):
    """36 tasks, of which I.2 stands at 14 units and I.6 at 5: 34 + 14 + 5."""
    total = summary.assignments_total
    assert (total.assigned, total.done, total.not_started, total.not_reported) == (53, 8, 7, 1)


def test_a_unit(summary):
    """HCTC: I.1, I.3, I.4 done of 15 that arose; V.3 is the one of 4 due that is not."""
    measures = next(group.measures for group in summary.by_unit if group.code == "HCTC")
    assert (measures.assigned, measures.not_applicable, measures.done, measures.overdue) == (16, 1, 3, 1)
    assert (measures.due, measures.due_done) == (4, 3)
    assert measures.completion_rate == pytest.approx(0.2)


def test_an_area(summary):
    """VI: VI.1, VI.4 on time, VI.2 late, VI.3 at 48 %; weights 2, 1, 1, 1."""
    measures = next(group.measures for group in summary.by_area if group.code == "VI")
    assert (measures.assigned, measures.done, measures.done_on_time, measures.done_late) == (4, 3, 2, 1)
    assert measures.average_progress == pytest.approx((2 + 1 + 1 + 0.48) / 5)


def test_objectives(summary):
    """CT4: 36.110 of 58.200 results digitised, strictly above 50 %."""
    verdicts = {result.objective.code: (result.actual, result.met) for result in summary.targets}
    assert verdicts["CT4"] == (pytest.approx(36_110 / 58_200), True)
    assert verdicts["CT1"] == (pytest.approx(8 / 35), False)


def test_every_answer_leads_to_its_cell(summary):
    reported = summary.table[summary.table["status"].notna()]
    assert reported["source_file"].notna().all()
    assert reported["source_cell"].str.startswith("'Báo cáo'!").all()
    assert summary.table["source_file"].isna().sum() == 1
