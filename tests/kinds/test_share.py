"""Shares as people type them: the rows P of the table of messy input, and values like them."""

from datetime import datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_excel.cells import ErrorValue, Value
from cchc_excel.domain import Status
from cchc_excel.kinds.share import ShareKind
from tests.tools.reading_cells import FIRST_DAY, LAST_DAY, codes, is_asked, read

SHARE = ShareKind()


@pytest.mark.parametrize(
    ("row", "value", "number_format", "share", "code"),
    [
        (1, 0.8, "0%", 0.8, None),
        (2, 80, "General", 0.8, None),
        (2, 80, '0"%"', 0.8, None),
        (3, "80%", "General", 0.8, None),
        (4, "80 %", "General", 0.8, None),
        (4, "80%\u00a0", "General", 0.8, None),
        (4, "\u200b８０％", "General", 0.8, None),
        (5, "0,8", "General", 0.8, "share-fraction"),
        (5, "0.8", "@", 0.8, "share-fraction"),
        (6, 0.8, "General", 0.8, "share-fraction"),
        (7, "80,5%", "General", 0.805, None),
        (7, "80.5", "General", 0.805, None),
        (7, 80.5, "General", 0.805, None),
        (8, 1, "0%", 1, None),
        (8, 1, "0.0%", 1, None),
        (10, 100, "General", 1, None),
        (11, 80, "0%", 0.8, "share-times-hundred"),
        (12, "100%", "General", 1, None),
        (13, "khoảng 80%", "General", 0.8, "share-approximate"),
        (13, "gần 80%", "General", 0.8, "share-approximate"),
        (13, "~80%", "General", 0.8, "share-approximate"),
        (13, "Khoảng 0,8", "General", 0.8, "share-approximate"),
        (14, "trên 50%", "General", 0.5, "share-lower-bound"),
        (14, ">50%", "General", 0.5, "share-lower-bound"),
        (14, "≥ 50 %", "General", 0.5, "share-lower-bound"),
        (14, "50% trở lên", "General", 0.5, "share-lower-bound"),
        (15, "80-90%", "General", 0.8, "share-range"),
        (15, "80% – 90%", "General", 0.8, "share-range"),
        (15, "từ 80 đến 90%", "General", 0.8, "share-range"),
        (16, "120%", "General", 1, "share-capped"),
        (16, 120, "General", 1, "share-capped"),
        (16, 1.2, "0%", 1, "share-capped"),
        (16, "1000%", "General", 1, "share-capped"),
        (16, "1001%", "General", None, "share-too-large"),
        (11, 2, "0%", 0.02, "share-times-hundred"),
        (16, 1.99, "0%", 1, "share-capped"),
        (15, "32-40", "General", 0.32, "share-range"),
        ("unclear", "31-40", "General", None, "share-not-understood"),
        ("sum", 0.7 + 0.1 + 0.1 + 0.1, "0%", 1, None),
        ("sum", 0.9999999996, "0%", 1, None),
        (17, "8/10", "General", 0.8, "share-ratio"),
        (17, "8/10 đơn vị", "General", 0.8, "share-ratio"),
        (18, datetime(2026, 10, 8), "dd/mm/yyyy", None, "share-is-date"),
        (19, datetime(2026, 4, 3), "d-mmm", None, "share-is-date"),
        (20, "x", "General", 1, "share-mark"),
        (20, "X", "General", 1, "share-mark"),
        (20, "v", "General", 1, "share-mark"),
        (20, "✓", "General", 1, "share-mark"),
        (20, True, "General", 1, "share-mark"),
        (21, "xong", "General", 1, "share-mark"),
        (21, "đã xong", "General", 1, "share-mark"),
        (21, "rồi", "General", 1, "share-mark"),
        (21, "Đã hoàn thành", "General", 1, "share-mark"),
        (22, "-", "General", None, "no-data"),
        (22, "—", "General", None, "no-data"),
        (22, "0", "General", 0, None),
        (22, 0, "General", 0, None),
        (22, "không", "General", 0, None),
        (22, False, "General", 0, "share-mark"),
        (22, "Chưa thực hiện", "General", 0, "share-worded"),
        (23, None, "General", None, None),
        (23, "  ", "General", None, None),
        (24, "#REF!", "General", None, "error-value"),
        (24, ErrorValue("#DIV/0!"), "0%", None, "error-value"),
        (25, "một nửa", "General", 0.5, "share-worded"),
        (25, "50/50", "General", 0.5, "share-worded"),
        ("words", "đạt 80%", "General", 0.8, "share-worded"),
        ("words", "80% (8/10 đơn vị)", "General", 0.8, "share-worded"),
        ("words", "80 phần trăm", "General", 0.8, None),
        ("sign", "-5%", "General", None, "share-negative"),
        ("sign", -0.2, "0%", None, "share-negative"),
        ("large", 46188, "General", None, "share-too-large"),
        ("date", "15/6/2026", "General", None, "share-is-date"),
        ("date", time(8, 10), "h:mm", None, "share-is-date"),
        ("ditto", "nt", "General", None, "ditto-alone"),
        ("unclear", "dưới 50%", "General", None, "share-not-understood"),
        ("unclear", "12/10", "General", None, "share-not-understood"),
        ("unclear", "3-4", "General", None, "share-not-understood"),
        ("unclear", "8/0", "General", None, "share-not-understood"),
        ("unclear", "Chưa hoàn thành", "General", None, "share-not-understood"),
        ("unclear", "1.2.3%", "General", None, "share-not-understood"),
        ("unclear", float("nan"), "General", None, "share-not-understood"),
    ],
)
def test_a_share(row: int | str, value: Value, number_format: str, share: float | None, code: str | None) -> None:
    reading = read(SHARE, value, number_format)
    assert (row, codes(reading)) == (row, [code] if code else [])
    assert reading.value == (None if share is None else pytest.approx(share))
    assert is_asked(reading) == (share is None and code not in {None, "no-data"})


@pytest.mark.parametrize(
    ("row", "value", "column", "share", "code"),
    [
        (6, 0.8, (0.8, 0.5, 1.0), 0.8, "share-fraction"),
        (6, 0.8, (0.8, 50.0, 100.0), 0.008, "share-fraction-unclear"),
        (9, 1, (1.0, 0.5, 1.0), 1.0, "share-one-unclear"),
        (9, "1", (), 1.0, "share-one-unclear"),
        (9, 1, (1.0, 50.0, 100.0), 0.01, "share-one-percent"),
        ("like 6", 1.5, (1.5, 0.5), 0.015, "share-fraction-unclear"),
        ("like 2", 1.5, (1.5, 50.0), 0.015, None),
        ("like 6", 1.99, (1.99, 0.5), 0.0199, "share-fraction-unclear"),
        ("like 2", 2, (2.0, 0.5), 0.02, None),
    ],
)
def test_the_column_tells_fractions_from_percents(
    row: int | str, value: Value, column: tuple[float, ...], share: float, code: str | None
) -> None:
    reading = read(SHARE, value, column=column)
    assert (row, codes(reading)) == (row, [code] if code else [])
    assert reading.value == pytest.approx(share)


def test_a_share_is_rounded_to_nine_decimals() -> None:
    assert read(SHARE, 0.9999999994, "0%").value == 0.999999999
    assert read(SHARE, 0.7 + 0.1 + 0.1 + 0.1, "0%").value == 1


def test_a_mark_implies_done_and_a_doubtful_one_does_not() -> None:
    assert read(SHARE, "x").implied == {"status": Status.DONE}
    assert read(SHARE, 1).implied == {"status": Status.IN_PROGRESS}
    assert read(SHARE, "100%").implied == {}


def test_the_note_shows_how_it_was_read() -> None:
    (note,) = read(SHARE, "80,5-90%").notes
    assert note.read_as == "80,5%"


def test_excel_takes_0_to_1() -> None:
    validation = SHARE.validation(FIRST_DAY, LAST_DAY)
    assert (validation.type, validation.operator, validation.formula1, validation.formula2) == (
        "decimal", "between", "0", "1",
    )  # fmt: skip
    assert len(validation.title) <= 32
    assert max(len(validation.prompt), len(validation.error)) <= 255


FORMS = ("{}%", "{} %", " {}%  ", "{}\u00a0%", "{}％", "{} phần trăm", "{}%.")


@given(st.integers(0, 1000), st.sampled_from(FORMS), st.sampled_from(".,"))
def test_every_percent_in_every_form(tenths: int, form: str, mark: str) -> None:
    shown = f"{tenths // 10}{mark}{tenths % 10}" if tenths % 10 else str(tenths // 10)
    reading = read(SHARE, form.format(shown))
    assert reading.value == pytest.approx(tenths / 1000)
    assert codes(reading) == (["share-below-one"] if 0 < tenths < 10 else [])


@given(st.integers(2, 100))
def test_every_whole_percent_as_a_number(whole: int) -> None:
    for value, number_format in ((whole, "General"), (str(whole), "@"), (whole / 100, "0%"), (float(whole), "0")):
        reading = read(SHARE, value, number_format)
        assert (reading.value, reading.notes) == (pytest.approx(whole / 100), ())


@given(st.text(max_size=400) | st.text("0123456789 ,.%/-~>x", max_size=30) | st.floats() | st.integers())
@settings(max_examples=600)
def test_whatever_stands_there_gives_a_share_or_a_finding(value: str | float) -> None:
    reading = read(SHARE, value)
    assert reading.value is None or 0 <= reading.value <= 1
    assert reading.value is not None or reading.notes or not str(value).strip("\u00a0\u200b\ufeff \t\r\n")
