"""What leadership must decide, and what each point is made from."""

from dataclasses import replace
from datetime import date

import pytest

from cchc_excel.domain import Earlier, PastPeriod, Summary
from cchc_excel.measuring.changes import find_changes
from cchc_excel.telling.attention import LINE, AttentionPoint, Subject, attention, name_on_line
from cchc_excel.telling.charts import share_of_year, shown_units
from cchc_excel.telling.naming import shorten
from cchc_excel.telling.remarks import remark_lines
from cchc_excel.telling.rows import rows_of
from cchc_excel.telling.urgent import urgent_tasks
from tests.tools.asking import asking
from tests.tools.summary_sample import Q1, sample_plan, sample_summary


@pytest.fixture(scope="module")
def summary() -> Summary:
    return sample_summary(sample_plan())


def told(summary: Summary) -> tuple[AttentionPoint, ...]:
    rows = rows_of(summary.table)
    return attention(summary, urgent_tasks(summary, rows), remark_lines(summary, rows), find_changes(summary))


def point(summary: Summary, start: str) -> AttentionPoint:
    return next(point for point in told(summary) if point.heading.startswith(start))


def test_what_must_be_decided_stands_before_what_is_overdue_and_who_has_not_sent(summary: Summary) -> None:
    headings = [point.heading.partition(":")[0] for point in told(asking(summary))]
    assert headings[:4] == ["Xin gia hạn", "Kiến nghị", "Quá hạn", "Chưa gửi"]


def test_a_request_tells_task_unit_deadline_and_the_units_words(summary: Summary) -> None:
    line = point(asking(summary), "Xin gia hạn").lines[0]
    assert line.startswith("IV.1 Kiện toàn tổ chức bộ")
    assert "(Phòng Hành chính - Tổ chức, hạn Quý II/2026): Đề nghị" in line


def test_no_task_stands_by_its_code_alone(summary: Summary) -> None:
    texts = {task.code: task.text for task in summary.plan.tasks}
    for line in point(summary, "Quá hạn").lines:
        code, _, rest = line.partition(" ")
        assert rest[:12] == texts[code][:12]
        assert "quá hạn" in rest


def test_the_same_words_of_many_units_are_one_line() -> None:
    lines = point(sample_summary(sample_plan(60)), "Kiến nghị").lines
    assert len(lines) == 1
    assert " đơn vị; " in lines[0]


def test_who_has_not_sent_is_told(summary: Summary) -> None:
    missing = point(summary, "Chưa gửi")
    assert missing.heading == f"Chưa gửi: {len(summary.missing)}/5 đơn vị"
    assert missing.items == tuple(unit.code for unit in summary.missing)
    assert missing.lines == ("; ".join(unit.name for unit in summary.missing),)


@pytest.mark.parametrize("units", [4, 15, 150])
def test_lines_are_short(units: int) -> None:
    lines = [line for point in told(asking(sample_summary(sample_plan(units)))) for line in point.lines]
    assert max(map(len, lines)) <= LINE + 30


def test_the_lowest_rates_shown_are_of_units_that_sent() -> None:
    summary = sample_summary(sample_plan(60))
    silent = {unit.code for unit in summary.missing}
    for most in (10, 60):
        shown = shown_units(summary.by_unit, silent, most)
        assert not {group.code for group in shown} & silent
    assert len(shown_units(summary.by_unit, silent, 10)) == 10
    assert len(shown_units(summary.by_unit, silent, 60)) == 60 - len(silent)


def test_what_is_done_is_not_due_soon(summary: Summary) -> None:
    soon = [item for item in urgent_tasks(summary, rows_of(summary.table)) if not item.is_late]
    single = {task.code for task in summary.plan.tasks if not task.deadline.instalments}
    assert soon
    assert all(not item.outcome.startswith("Hoàn thành") for item in soon if item.task in single)


def test_what_fell_since_the_last_period_is_said(summary: Summary) -> None:
    row = next(record for record in summary.table.to_dict("records") if record["outcome"] == "Đang thực hiện")
    before = Earlier(share=0.99, outcome="Đang thực hiện")
    past = PastPeriod(Q1, None, {}, {}, {(row["unit"], row["task"]): before}, frozenset(summary.merged))
    later = replace(summary, history=(past,))
    fell = next(point for point in told(later) if point.subject is Subject.CHANGES)
    share = f"{row['share'] * 100:.1f}".replace(".", ",")
    assert any(f"({row['unit_name']}, từ 99,0% còn {share}%)" in line for line in fell.lines)


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Rà soát quy chế", 15, "Rà soát quy chế"),
        ("Rà soát quy chế", 14, "Rà soát quy…"),
        ("Rà soát, quy chế", 10, "Rà soát…"),
        ("Khôngcódấucách", 6, "Không…"),
    ],
)
def test_a_text_is_cut_after_a_word(text: str, most: int, short: str) -> None:
    assert shorten(text, most) == short


def test_names_that_find_no_room_are_counted() -> None:
    assert name_on_line(["Phòng A", "Phòng B"], 20) == "Phòng A; Phòng B"
    assert name_on_line(["Phòng A", "Phòng B", "Phòng C"], 30) == "Phòng A; Phòng B; Phòng C"
    assert name_on_line(["Phòng A", "Phòng B", "Phòng C"], 28) == "Phòng A; Phòng B; Phòng C"
    assert name_on_line([f"Phòng {n}" for n in range(9)], 32) == "Phòng 0; và 8 đơn vị khác"


@pytest.mark.parametrize(
    ("day", "share"),
    [(date(2025, 12, 15), 0), (date(2026, 6, 14), 165 / 365), (date(2026, 12, 31), 1), (date(2027, 1, 9), 1)],
)
def test_share_of_the_year_gone(day: date, share: float) -> None:
    assert share_of_year(day, 2026) == pytest.approx(share)
