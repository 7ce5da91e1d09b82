"""What leadership should look at, and what it is made from."""

from dataclasses import replace
from datetime import date

import pytest

from cchc_excel.domain import Earlier, PastPeriod, Summary
from cchc_excel.measuring.changes import find_changes
from cchc_excel.telling.attention import MOST_SENTENCES, Sentence, Subject, attention
from cchc_excel.telling.charts import share_of_year
from cchc_excel.telling.rows import rows_of
from cchc_excel.telling.urgent import urgent_assignments
from tests.tools.summary_sample import Q1, sample_plan, sample_summary


@pytest.fixture(scope="module")
def summary() -> Summary:
    return sample_summary(sample_plan())


def told(summary: Summary) -> tuple[Sentence, ...]:
    return attention(summary, urgent_assignments(summary, rows_of(summary.table)), find_changes(summary))


def test_there_are_few_sentences_each_about_known_items(summary: Summary) -> None:
    sentences = told(summary)
    assert 1 <= len(sentences) <= MOST_SENTENCES
    sending = next(sentence for sentence in sentences if sentence.subject is Subject.SENDING)
    assert sending.items == tuple(unit.code for unit in summary.missing)


def test_what_is_done_is_not_due_soon(summary: Summary) -> None:
    soon = [item for item in urgent_assignments(summary, rows_of(summary.table)) if item.state == "Sắp đến hạn"]
    single = {task.code for task in summary.plan.tasks if not task.deadline.instalments}
    assert all(not str(item.row.outcome).startswith("Hoàn thành") for item in soon if item.row.task in single)


def test_what_fell_since_the_last_period_is_said(summary: Summary) -> None:
    row = next(record for record in summary.table.to_dict("records") if record["outcome"] == "Đang thực hiện")
    before = Earlier(share=0.99, outcome="Đang thực hiện")
    past = PastPeriod(Q1, None, {}, {}, {(row["unit"], row["task"]): before}, frozenset(summary.merged))
    later = replace(summary, history=(past,))
    texts = [sentence.text for sentence in told(later) if sentence.subject is Subject.CHANGES]
    share = f"{row['share'] * 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    assert any(f"{row['task']} ({row['unit_name']}, từ 99% còn {share}%)" in text for text in texts)


@pytest.mark.parametrize(
    ("day", "share"),
    [(date(2025, 12, 15), 0), (date(2026, 6, 14), 165 / 365), (date(2026, 12, 31), 1), (date(2027, 1, 9), 1)],
)
def test_share_of_the_year_gone(day: date, share: float) -> None:
    assert share_of_year(day, 2026) == pytest.approx(share)
