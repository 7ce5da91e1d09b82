"""Sentences of the report at none, one and many; how the office is named in them; where a task is told."""

from dataclasses import replace

import pytest

from cchc_excel.domain import PlanInfo
from cchc_excel.telling.report.leading import leading_items
from cchc_excel.telling.report.names import in_words, office_in_words
from cchc_excel.telling.report.sentences import data_sentences, outcome_sentences, overdue_sentence
from tests.tools.some_measures import measures
from tests.tools.summary_sample import sample_plan, sample_summary


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"assigned": 1, "not_applicable": 1}, "Có 1 nhiệm vụ không phát sinh trong kỳ, không tính tỷ lệ hoàn thành."),
        (
            {"assigned": 1, "not_reported": 1},
            "Có 1 nhiệm vụ, chưa có báo cáo nên chưa đánh giá được mức độ hoàn thành. Chưa có nhiệm vụ đến hạn.",
        ),
        (
            {"assigned": 1, "done": 1, "done_on_time": 1, "due": 1, "due_done": 1},
            (
                "Hoàn thành 1/1 nhiệm vụ, đạt 100%, đúng hạn. "
                "Trong số nhiệm vụ đã đến hạn, hoàn thành 1/1 nhiệm vụ, đạt 100%."
            ),
        ),
        (
            {"assigned": 1200, "done": 1100, "done_late": 1100, "in_progress": 100, "due": 0},
            (
                "Hoàn thành 1.100/1.200 nhiệm vụ, đạt 91,67%, đều quá hạn. Còn lại 100 nhiệm vụ đang thực hiện. "
                "Chưa có nhiệm vụ đến hạn."
            ),
        ),
        (
            {"assigned": 3, "not_started": 3, "due": 2, "overdue": 2},
            (
                "Hoàn thành 0/3 nhiệm vụ, đạt 0%. Còn lại 3 nhiệm vụ chưa thực hiện. "
                "Trong số nhiệm vụ đã đến hạn, hoàn thành 0/2 nhiệm vụ, đạt 0%; 2 nhiệm vụ quá hạn, chưa hoàn thành."
            ),
        ),
    ],
)
def test_what_became_of_tasks_at_none_one_and_many(counts, said):
    assert " ".join(outcome_sentences(measures(**counts))) == said


def test_overdue_tasks_are_told_in_words_and_none_is_told_too():
    summary = sample_summary(sample_plan())
    said = overdue_sentence(summary)
    late = [row for row in summary.tasks.itertuples() if row.outcome.endswith(", quá hạn")]
    texts = {task.code: task.text for task in summary.plan.tasks}
    assert said.startswith(f"Có {len(late)} nhiệm vụ quá hạn, chưa hoàn thành: ")
    assert [texts[row.task] in said for row in late] == [True] * len(late)
    assert not any(f"{row.task};" in said for row in late)
    none = replace(summary, tasks=summary.tasks.assign(outcome="Đang thực hiện"))
    assert overdue_sentence(none) == "Đến ngày 14/06/2026, không có nhiệm vụ quá hạn."


def test_what_earlier_periods_had_done_is_told_where_nobody_has_sent():
    silent = sample_summary(sample_plan(), silent=True)
    assert "kỳ trước" not in data_sentences(silent)
    total = measures(silent.assignments_total, done=2)
    told = data_sentences(replace(silent, assignments_total=total))
    assert told.endswith(" 2 lượt giao đã hoàn thành từ kỳ trước.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("UBND TỈNH NINH BÌNH", "UBND tỉnh Ninh Bình"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HOA LƯ", "Ủy ban nhân dân thành phố Hoa Lư"),
        ("UBND XÃ GIA VIỄN", "UBND xã Gia Viễn"),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Sở Nông nghiệp và Môi trường"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
        ("THANH TRA TỈNH", "Thanh tra tỉnh"),
        ("VĂN PHÒNG", "Văn phòng"),
        ("Ủy ban nhân dân tỉnh Ninh Bình", "Ủy ban nhân dân tỉnh Ninh Bình"),
        ("", ""),
    ],
)
def test_a_body_typed_in_capitals_within_a_sentence(typed, said):
    assert in_words(typed) == said


@pytest.mark.parametrize(
    ("superior", "issuer", "place", "said"),
    [
        ("UBND TỈNH NINH BÌNH", "VĂN PHÒNG", "Ninh Bình", "Văn phòng UBND tỉnh"),
        ("UBND TỈNH NINH BÌNH", "SỞ NỘI VỤ", "Ninh Bình", "Sở Nội vụ"),
        ("", "VĂN PHÒNG", "", "Văn phòng"),
        ("", "", "", "Cơ quan"),
    ],
)
def test_the_office_calls_itself_by_its_name(superior, issuer, place, said):
    assert office_in_words(PlanInfo(2026, superior, issuer, place=place)) == said


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Kiểm tra công tác tuyên truyền theo kế hoạch", 1),
        ("Đăng tải tin, bài về cải cách hành chính", 2),
        ("Thực hiện nhiệm vụ do UBND tỉnh giao", 3),
        ("Tổ chức đối thoại với doanh nghiệp", 4),
        ("Nhân rộng mô hình hay", 5),
        ("Xây dựng kế hoạch năm", 0),
        ("Kiện toàn Ban Chỉ đạo", 6),
    ],
)
def test_a_task_of_leading_the_reform_is_told_under_the_item_of_its_words(text, item):
    plan = sample_plan()
    first = replace(plan.tasks[0], text=text)
    summary = replace(sample_summary(plan), plan=replace(plan, tasks=(first, *plan.tasks[1:])))
    items = leading_items(summary)
    assert [text in " ".join(told.tasks) for told in items] == [index == item for index in range(len(items))]
    assert len(items) == 6 + (item == 6)
