"""What a target asks for: the wordings of real annexes."""

import pytest

from cchc_excel.targets import ShareTarget, parse_share_target


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
