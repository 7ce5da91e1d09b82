"""Which tasks are left at the end of a period, and with whom."""

import pytest

from cchc_excel.domain import Earlier, Outcome
from cchc_excel.measuring.leftover import find_standings
from tests.tools.one_task import PLAN

STANDINGS = """
Hoàn thành đúng hạn 1 | Hoàn thành quá hạn 1  | Không phát sinh     | no  |
Hoàn thành đúng hạn 1 | Đang thực hiện 0.5    | Không phát sinh     | yes | B   | 0.75
Hoàn thành đúng hạn 1 | Chưa thực hiện 0      |                     | yes | B C | 0.333
Không phát sinh       | Không phát sinh       | Không phát sinh     | no  |
                      |                       |                     | yes | A B C | 0
"""


@pytest.mark.parametrize("line", STANDINGS.strip("\n").splitlines())
def test_a_task_is_left_until_each_of_its_units_has_done_it(line: str):
    *parts, left, units_and_share = (part.strip() for part in line.split("|", maxsplit=4))
    units, _, share = units_and_share.partition("|")
    standings = {(unit, "I.1"): stood(part) for unit, part in zip("ABC", parts, strict=True) if part}
    (found,) = find_standings(PLAN, standings)
    assert found.is_left == (left == "yes")
    assert list(found.open_units) == units.split()
    if share:
        assert found.share == pytest.approx(float(share), abs=0.001)


def stood(part: str) -> Earlier:
    outcome, _, share = part.rpartition(" ")
    if part == Outcome.NOT_APPLICABLE:
        return Earlier(outcome=part)
    return Earlier(outcome=outcome, share=float(share))
