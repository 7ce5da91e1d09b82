"""How alike texts are, what codes new tasks get, and which of a unit's versions counts."""

from dataclasses import replace

import pytest

from cchc_excel.deadlines import Deadline, DeadlineKind
from cchc_excel.domain import Area, Decision, DraftRow, Plan, PlanInfo, Proposal, Target, Task, Unit
from cchc_excel.registering.accepting import accept
from cchc_excel.registering.judging import judge
from cchc_excel.registering.likeness import ALIKE, group_alike, likeness

PAIRS = """
Rà soát Quy chế làm việc của Văn phòng   | Rà soát, sửa đổi Quy chế làm việc của Văn phòng  | alike
Xây dựng kế hoạch kiểm tra cải cách      | Kiểm tra cải cách, xây dựng kế hoạch             | alike
Tập huấn kỹ năng số                      | tập huấn kĩ năng số.                             | alike
Tập huấn kỹ năng số                      | Giải ngân dự toán chi thường xuyên               | apart
Báo cáo                                  | Báo cáo giải ngân dự toán chi thường xuyên       | apart
                                         |                                                  | apart
"""


@pytest.mark.parametrize("line", PAIRS.strip("\n").splitlines())
def test_texts_are_alike_by_letters_or_by_words_in_any_order(line: str):
    one, other, expected = (part.strip() for part in line.split("|"))
    assert (likeness(one, other) >= ALIKE) == (expected == "alike")
    assert likeness(one, other) == pytest.approx(likeness(other, one), abs=0.1)


def test_alike_texts_share_a_number_in_order_of_appearance():
    texts = ["Tập huấn kỹ năng số", "Rà soát quy chế", "Tập huấn về kỹ năng số", "Giải ngân", "Rà soát các quy chế"]
    assert group_alike(texts) == [1, 2, 1, 0, 2]


def task(code: str, area: Area) -> Task:
    deadline = Deadline("Quý I/2026", DeadlineKind.PERIOD_END)
    return Task(code, area, f"Việc {code}", "", Target(""), ("TH",), "Phòng Tổng hợp", "", deadline)


AREAS = (Area("I", "Chỉ đạo, điều hành"), Area("II", "Thể chế"), Area("III", "Thủ tục hành chính"))

CODES = """
I.1 I.2, II.1             | I   | I.3 I.4
I.1 I.2, II.1             | III | III.1 III.2
I.9 I.10, II.1            | I   | I.11 I.12
1 2, 3 4                  | I   | 5 6
1 2, 3 4                  | III | 5 6
NV01 NV02, NV03           | II  | NV04 NV05
1.1 1.2, 2.1              | II  | 2.2 2.3
I.1 I.2 I.2.1 I.2.2, II.1 | I   | I.3 I.4
,                         | II  | II.1 II.2
"""


@pytest.mark.parametrize("line", CODES.strip().splitlines())
def test_codes_go_on_as_the_plan_writes_them(line: str):
    known, area, expected = (part.strip() for part in line.split("|"))
    tasks = tuple(
        task(code, its) for its, codes in zip(AREAS, known.split(","), strict=False) for code in codes.split()
    )
    plan = Plan(PlanInfo(2026), (Unit("TH", "Phòng Tổng hợp"),), AREAS, tasks, (), ())
    rows = judge([row(number, f"Nhiệm vụ mới thứ {number}", area=area) for number in (1, 2)], plan)
    entered, marked = accept(rows, plan)
    assert [new.cells["task"] for new in entered] == expected.split()
    assert [known.task for known in marked] == expected.split()


def row(number: int, text: str, **changed: str) -> DraftRow:
    words = {
        "text": text, "area": "I", "product": "", "target": "", "leads": "Phòng Tổng hợp", "partners": "",
        "deadline": "Quý II/2026", "note": "", **changed,
    }  # fmt: skip
    return DraftRow(number, Proposal("TH", "tep.xlsx", "'Đăng ký'!C12", words), words, Decision.ACCEPTED)


JOINS = """
2→1 | 1✓ 2✓     | 1+2 |
1→2 | 1✓ 2✓     | 2+1 |
2→2 | 1✓ 2✓     | 1   | 2 join-unknown
2→x | 1✓ 2✓     | 1   | 2 join-unknown
2→1 | 2✓        |     | 2 join-not-accepted
2→1 | 1✓        | 1   |
2→1 3→2 | 1✓ 2✓ 3✓ | 1+2 | 3 join-chained
"""


@pytest.mark.parametrize("line", JOINS.strip().splitlines())
def test_rows_joined_enter_together(line: str):
    joins, accepted, entered, fault = (part.strip() for part in line.split("|"))
    into = dict(part.split("→") for part in joins.split())
    plan = Plan(PlanInfo(2026), (Unit("TH", "Phòng Tổng hợp"),), AREAS, (), (), ())
    rows = [
        replace(
            row(number, "Việc " + "abc"[number - 1] * 9),
            join=into.get(str(number), ""),
            decision="có" if f"{number}✓" in accepted else "",
        )
        for number in (1, 2, 3)
    ]
    judged = judge(rows, plan)
    tasks, _ = accept(judged, plan)
    assert ["+".join(map(str, new.rows)) for new in tasks] == entered.split()
    errors = [f"{row.number} {f.rule.code}" for row in judged if row.decision for f in row.findings if f.is_error]
    assert [error for error in errors if "join-waits" not in error] == ([fault] if fault else [])
