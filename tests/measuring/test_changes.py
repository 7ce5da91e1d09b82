"""What counts as a change between two periods."""

from dataclasses import replace

import pytest

from cchc_excel.domain import Earlier, PastPeriod, Summary
from cchc_excel.measuring.changes import find_changes
from tests.tools.summary_sample import Q1, sample_plan, sample_summary

EVERYONE = frozenset({"HCTC", "TH", "KSTT", "PVHCC", "TTDT"})


@pytest.fixture(scope="module")
def summary() -> Summary:
    return sample_summary(sample_plan())


def changes_after(summary: Summary, outcome_now: str, share_now: float | None, before: Earlier, task: str = "II.2"):
    """Return the kinds of change where a unit's task stood as `before` and stands so now."""
    table = summary.table.copy()
    row = table.index[table["task"] == task][0]
    table.loc[row, ["outcome", "share"]] = [outcome_now, share_now]
    before = replace(before, cutoff=Q1.cutoff)
    past = PastPeriod(Q1, None, {}, {}, {(table.loc[row, "unit"], task): before}, EVERYONE)
    return [str(change.kind) for change in find_changes(replace(summary, table=table, history=(past,)))]


IN_PROGRESS = Earlier(share=0.5, outcome="Đang thực hiện")
DONE = Earlier(share=1.0, outcome="Hoàn thành đúng hạn")


@pytest.mark.parametrize(
    ("before", "outcome", "share", "kinds"),
    [
        (IN_PROGRESS, "Đang thực hiện", 0.5, []),
        (IN_PROGRESS, "Đang thực hiện", 0.8, []),
        (IN_PROGRESS, "Đang thực hiện", 0.4, ["Mức độ hoàn thành giảm"]),
        (IN_PROGRESS, "Đang thực hiện, quá hạn", 0.5, ["Mới quá hạn"]),
        (IN_PROGRESS, "Đang thực hiện, quá hạn", 0.4, ["Mới quá hạn", "Mức độ hoàn thành giảm"]),
        (replace(IN_PROGRESS, outcome="Đang thực hiện, quá hạn"), "Đang thực hiện, quá hạn", 0.5, []),
        (IN_PROGRESS, "Hoàn thành quá hạn", 1.0, ["Mới hoàn thành"]),
        (DONE, "Hoàn thành đúng hạn", 1.0, []),
        (DONE, "Đang thực hiện", 0.9, ["Kỳ trước đã hoàn thành, nay chưa"]),
        (DONE, "Không phát sinh", None, []),
        (IN_PROGRESS, "Chưa báo cáo", None, []),
        (IN_PROGRESS, "Chưa báo cáo, quá hạn", None, ["Mới quá hạn"]),
        (Earlier(outcome="Chưa báo cáo"), "Đang thực hiện", 0.3, []),
    ],
)
def test_kinds_of_change(summary: Summary, before, outcome, share, kinds):
    assert changes_after(summary, outcome, share, before) == kinds


def test_a_new_instalment_begins_anew_and_is_no_step_back(summary: Summary):
    """III.6 is due each month: what was done in March counts no more on 14/06."""
    assert changes_after(summary, "Đang thực hiện", 0.2, DONE, task="III.6") == []


def test_the_same_instalment_taken_back_is_a_step_back(summary: Summary):
    """I.3 is due each quarter: what was reported on 14/03 is that of 31/03, which counts on 14/06."""
    assert changes_after(summary, "Đang thực hiện", 0.2, DONE, task="I.3") == ["Kỳ trước đã hoàn thành, nay chưa"]


def test_units_that_now_sent(summary: Summary):
    some = next(iter(summary.merged))
    past = PastPeriod(Q1, None, {}, {}, {("HCTC", "I.1"): Earlier()}, frozenset(summary.merged) - {some})
    found = find_changes(replace(summary, history=(past,)))
    assert [(str(change.kind), change.unit_name) for change in found] == [
        ("Kỳ trước chưa gửi, nay đã gửi", next(unit.name for unit in summary.plan.units if unit.code == some))
    ]


def test_without_an_earlier_period_nothing_changed(summary: Summary):
    assert find_changes(summary) == ()
