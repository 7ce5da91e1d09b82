"""The two counts of a row: of one unit, or not taken."""

import pytest

from cchc_excel.cells import Cell, Ref, Value
from cchc_excel.checking.cells import ReadRow
from cchc_excel.checking.pairs import settle_pair
from cchc_excel.domain import Row
from cchc_excel.kinds import Context
from cchc_excel.layout.columns import FORM
from cchc_excel.words import show_beside
from tests.tools.reading_cells import AS_OF, FIRST_DAY, LAST_DAY

CONTEXT = Context(2026, FIRST_DAY, LAST_DAY, AS_OF)


def pair(actual: Value, total: Value) -> tuple[object, object, list[str]]:
    cells = {"actual": Cell(Ref("Báo cáo", 12, 9), actual), "total": Cell(Ref("Báo cáo", 12, 10), total)}
    values = {key: FORM.column(key).kind.read(cell, CONTEXT).value for key, cell in cells.items()}
    settled = settle_pair(ReadRow(Row(12, "I.1", cells), values, ()))
    return settled.values["actual"], settled.values["total"], [note.rule.code for _, note in settled.notes]


@pytest.mark.parametrize(
    ("actual", "total", "codes"),
    [
        (1.234, 1500, ["count-separator-unclear"]),
        (1.234, None, ["count-separator-unclear"]),
        (1.2, 1500, ["count-separator-unclear"]),
        (1.5, 3, []),
        (1.25, 3, []),
        (1.234, 1.5, []),
        (1.23456, 1500, []),
        (8, 16, []),
        ("800 triệu", "1,2 tỷ", []),
        ("1 nghìn", 1200, []),
        (150, "1 nghìn", []),
        (800, "1,2 tỷ", ["count-units-differ"]),
        ("800 m", "1,2 km", ["count-units-differ"]),
        ("2 tấn", "3000 kg", ["count-units-differ"]),
        ("800 triệu đồng", "1,2 triệu USD", ["count-units-differ"]),
        ("800 triệu đồng", "1,2 tỷ VNĐ", []),
        ("5 văn bản", "10 hồ sơ", ["count-units-differ"]),
        ("8 phòng", "10 đơn vị", []),
        ("8 hồ sơ", "10 bộ hồ sơ", []),
        ("8 hồ sơ", 10, []),
    ],
)
def test_a_pair(actual: Value, total: Value, codes: list[str]) -> None:
    found = pair(actual, total)
    assert found[2] == codes
    assert (found[0] is None) == bool(codes)
    assert (found[1] is None) == (codes == ["count-units-differ"] or total is None)


def test_a_total_that_lost_its_dot_is_asked() -> None:
    assert pair(900, 1.234) == (900, None, ["count-separator-unclear"])


@pytest.mark.parametrize(
    ("share", "other", "shown"),
    [(0.99999, 1, "99,999%"), (0.5, 1, "50%"), (1, 1, "100%"), (0.499999999, 0.5, "49,9999999%")],
)
def test_a_share_never_looks_like_the_threshold_it_missed(share: float, other: float, shown: str) -> None:
    assert show_beside(share, other) == shown
