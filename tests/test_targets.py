"""What a target asks for: the wordings of real annexes."""

import pytest

from cchc_excel.targets import ShareTarget, find_share_target, parse_share_target


@pytest.mark.parametrize(
    ("text", "operator", "share"),
    [
        ("100%", ">=", 1.0),
        ("= 100% nhiệm vụ", ">=", 1.0),
        ("≥ 95%", ">=", 0.95),
        (">= 98%", ">=", 0.98),
        ("> 50%", ">", 0.5),
        ("trên 50%", ">", 0.5),
        ("tối thiểu trên 50%", ">", 0.5),
        ("Tối thiểu 80%", ">=", 0.8),
        ("từ 90% trở lên", ">=", 0.9),
        ("dưới 5%", "<", 0.05),
        ("không quá 2,5 %", "<=", 0.025),
    ],
)
def test_share_targets(text, operator, share):
    assert parse_share_target(text) == ShareTarget(operator, pytest.approx(share))


@pytest.mark.parametrize(
    "text", ["", "4 báo cáo", ">= 04 tin, bài/tháng", "4 báo cáo, 100% đúng hạn", "≥ 01 sáng kiến"]
)
def test_other_targets_ask_for_no_share(text):
    assert parse_share_target(text) is None


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Số hóa kết quả giải quyết thủ tục hành chính năm 2026 đạt tối thiểu trên 50%", "> 50%"),
        ("Giải quyết hồ sơ đúng hạn đạt từ 98% trở lên", "≥ 98%"),
        ("Tỷ lệ hồ sơ trễ hạn không vượt quá 5%", "≤ 5%"),
        ("không dưới 80% chỉ tiêu", "≥ 80%"),
        ("Rà soát 100% văn bản", "100%"),
        ("đạt tỷ lệ trên 90,5 %", "> 90,5%"),
        ("giảm 20% thời gian", ""),
        ("từ 20% lên 30%", ""),
        ("ban hành 4 báo cáo", ""),
    ],
)
def test_a_target_is_taken_from_a_sentence_only_where_it_is_sure(sentence: str, target: str):
    assert find_share_target(sentence) == target
