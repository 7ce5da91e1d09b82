"""The catalogue of findings in one cell: each rule is met by something, and none by a tidy value."""

import re
from datetime import datetime

import pytest

from cchc_excel.cells import Cell, Ref, Value
from cchc_excel.kinds import Kind, Reading
from cchc_excel.kinds.count import CountKind
from cchc_excel.kinds.date import DateKind
from cchc_excel.kinds.document import DocumentKind
from cchc_excel.kinds.share import ShareKind
from cchc_excel.kinds.status import StatusKind
from cchc_excel.kinds.text import TextKind
from cchc_excel.kinds.written import copy_above, is_ditto
from cchc_excel.rules import Rule, Severity, at_cell, counts, statuses, values
from tests.tools.reading_cells import codes, read

STATUS, SHARE, DATE, COUNT, TEXT = StatusKind(), ShareKind(), DateKind(), CountKind(), TextKind()
DOCUMENTS = DocumentKind()
RULES = {
    rule.code: rule
    for section in (statuses, values, counts)
    for rule in vars(section).values()
    if isinstance(rule, Rule)
}
NO_VALUE = {"no-data", "document-missing", "date-not-finished"}
"""Warnings that a cell gives no value."""

OF_PERCENTS = (20.0, 100.0)

MET: dict[str, tuple[Kind, Value, str, tuple[float, ...]]] = {
    "error-value": (TEXT, "#REF!", "General", ()),
    "no-data": (SHARE, "-", "General", ()),
    "ditto-alone": (DATE, "nt", "General", ()),
    "digits-unclear": (COUNT, "10²", "General", ()),
    "document-missing": (DOCUMENTS, "đang trình ký", "@", ()),
    "document-is-date": (DOCUMENTS, datetime(2026, 3, 1), "mmm-yy", ()),
    "status-misspelt": (STATUS, "Da hoan thanh", "General", ()),
    "status-worded": (STATUS, "Đã trình, chờ phê duyệt", "General", ()),
    "status-mark": (STATUS, "x", "General", ()),
    "status-negated": (STATUS, "Chưa hoàn thành", "General", ()),
    "status-not-done": (STATUS, "Cơ bản hoàn thành", "General", ()),
    "status-with-share": (STATUS, "Đã hoàn thành 80%", "General", ()),
    "status-is-share": (STATUS, "80%", "General", ()),
    "status-evidence": (STATUS, "Đã ban hành Quyết định số 12/QĐ-VP ngày 05/3/2026", "General", ()),
    "status-late": (STATUS, "Hoàn thành quá hạn", "General", ()),
    "status-not-applicable": (STATUS, "Không phát sinh", "General", ()),
    "status-extension": (STATUS, "Xin gia hạn", "General", ()),
    "status-transferred": (STATUS, "Đã chuyển Phòng Tổng hợp", "General", ()),
    "status-quality": (STATUS, "Tốt", "General", ()),
    "status-not-understood": (STATUS, "Chậm", "General", ()),
    "share-fraction": (SHARE, "0,8", "General", ()),
    "share-fraction-unclear": (SHARE, 0.8, "General", OF_PERCENTS),
    "share-below-one": (SHARE, "0,8%", "General", ()),
    "share-one-unclear": (SHARE, 1, "General", ()),
    "share-one-percent": (SHARE, 1, "General", OF_PERCENTS),
    "share-times-hundred": (SHARE, 80, "0%", ()),
    "share-approximate": (SHARE, "gần 80%", "General", ()),
    "share-lower-bound": (SHARE, "trên 50%", "General", ()),
    "share-range": (SHARE, "80-90%", "General", ()),
    "share-capped": (SHARE, "120%", "General", ()),
    "share-ratio": (SHARE, "8/10", "General", ()),
    "share-mark": (SHARE, "xong", "General", ()),
    "share-worded": (SHARE, "một nửa", "General", ()),
    "share-is-date": (SHARE, datetime(2026, 10, 8), "d-mmm", ()),
    "share-negative": (SHARE, -1, "General", ()),
    "share-too-large": (SHARE, 46188, "General", ()),
    "share-not-whole": (SHARE, "100% giai đoạn 1", "General", ()),
    "share-not-understood": (SHARE, "nhiều", "General", ()),
    "date-year-assumed": (DATE, "15/6", "General", ()),
    "date-us-order": (DATE, "06/15/2026", "General", ()),
    "date-swap-suspected": (DATE, datetime(2026, 5, 6), "m/d/yyyy", ()),
    "date-serial": (DATE, 46188, "General", ()),
    "date-in-text": (DATE, "12/QĐ-VP ngày 05/3/2026", "General", ()),
    "date-not-finished": (DATE, "trình ngày 15/5/2026", "General", ()),
    "date-lookalike": (DATE, "l5/5/2026", "General", ()),
    "date-range": (DATE, "10-15/5/2026", "General", ()),
    "date-month-only": (DATE, "6/2026", "General", ()),
    "date-impossible": (DATE, "30/02/2026", "General", ()),
    "date-out-of-range": (DATE, "15/6/2025", "General", ()),
    "date-year-typo": (DATE, "15/6/2206", "General", ()),
    "date-several": (DATE, "01/6/2026 và 02/6/2026", "General", ()),
    "date-not-understood": (DATE, "mùa hè", "General", ()),
    "count-ratio": (COUNT, "8/10", "General", ()),
    "count-worded": (COUNT, "12 văn bản", "General", ()),
    "count-approximate": (COUNT, "khoảng 12", "General", ()),
    "count-is-percent": (COUNT, "80%", "General", ()),
    "count-is-date": (COUNT, datetime(2026, 10, 8), "d-mmm", ()),
    "count-negative": (COUNT, -1, "General", ()),
    "count-separator-unclear": (COUNT, "1,234", "General", ()),
    "count-not-understood": (COUNT, "mười hai", "General", ()),
}


def test_every_rule_has_its_case() -> None:
    assert {*MET, "ditto"} == set(RULES)


@pytest.mark.parametrize("code", MET)
def test_a_rule_is_met_and_says_so_in_words(code: str) -> None:
    kind, value, number_format, column = MET[code]
    reading = read(kind, value, number_format, column)
    assert codes(reading) == [code]
    (note,) = reading.notes
    finding = at_cell(note, "nhan/a.xlsx", Cell(Ref("Báo cáo", 12, 8), value, number_format))
    assert finding.given in finding.text or "{given}" not in note.rule.sentence
    assert re.search(r"[{}]|“”|  ", finding.text) is None
    assert finding.sentence.endswith(".")


@pytest.mark.parametrize(
    "code", [code for code in MET if RULES[code].severity is Severity.WARNING and code not in NO_VALUE]
)
def test_a_warning_shows_how_it_was_read(code: str) -> None:
    kind, value, number_format, column = MET[code]
    reading = read(kind, value, number_format, column)
    assert reading.notes[0].read_as
    assert reading.value is not None or reading.implied


@pytest.mark.parametrize(
    ("kind", "value", "number_format"),
    [
        (STATUS, "Hoàn thành", "General"),
        (STATUS, "Đang thực hiện", "General"),
        (STATUS, "Chưa thực hiện", "General"),
        (SHARE, 0.8, "0%"),
        (SHARE, 1, "0%"),
        (SHARE, 0, "0%"),
        (DATE, datetime(2026, 6, 13), "dd/mm/yyyy"),
        (DATE, datetime(2026, 6, 5), "dd/mm/yyyy"),
        (COUNT, 12, "General"),
        (TEXT, "Chưa có kinh phí", "@"),
        (DOCUMENTS, "45/QĐ-VPUBND", "@"),
    ],
)
def test_a_tidy_value_meets_no_rule(kind: Kind, value: Value, number_format: str) -> None:
    reading = read(kind, value, number_format)
    assert reading.value is not None
    assert (reading.notes, reading.implied) == ((), {})


def test_a_ditto_mark_takes_what_stands_above() -> None:
    assert is_ditto(Cell(Ref("Báo cáo", 13, 8), "như trên"))
    assert not is_ditto(Cell(Ref("Báo cáo", 13, 8), "-"))
    above = read(SHARE, "gần 80%")
    copied = copy_above(above, "gần 80%")
    assert (copied.value, codes(copied), copied.notes[0].read_as) == (0.8, ["ditto"], "gần 80%")
    assert codes(copy_above(Reading(), "")) == ["ditto-alone"]
