"""Finish dates as people type them: the rows D of the table of messy input, and values like them."""

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_excel.cells import ErrorValue, Value
from cchc_excel.kinds.date import DateKind
from tests.tools.reading_cells import FIRST_DAY, LAST_DAY, codes, is_asked, read

DATE = DateKind()
LATER = date(2026, 7, 14)
JUNE_15 = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("row", "wordings", "day", "code"),
    [
        (46, "15/6 | 15-6 | 15.6", JUNE_15, "date-year-assumed"),
        (47, "15.06.2026 | 15/06/26 | 15-6-2026 | 15/6/2026. | 15 / 6 / 2026", JUNE_15, None),
        (48, "ngày 15 tháng 6 năm 2026 | 15 tháng 6 năm 2026 | Ngày 15/6/2026", JUNE_15, None),
        (48, "15 tháng 6 | ngày 15 tháng 6", JUNE_15, "date-year-assumed"),
        (49, "Ngày 05 tháng  3 năm 2026 | Ngày\u00a005 tháng 3\u00a0năm 2026", date(2026, 3, 5), None),
        (50, "46188", JUNE_15, "date-serial"),
        (52, "06/15/2026 | 6-15-26", JUNE_15, "date-us-order"),
        (53, "2026-06-15 00:00:00 | 2026-06-15 | 15/6/2026 08:30", JUNE_15, None),
        (54, "6/2026 | T6 | tháng 6 | tháng 6/2026 | T6/2026 | cuối tháng 6", None, "date-month-only"),
        (55, "30/02/2026 | 31/11/2026 | ngày 31 tháng 4 năm 2026 | 32/6/2026 | 29/2", None, "date-impossible"),
        (56, "15/6/2025 | 14/12/2025 | 01/01/2027", None, "date-out-of-range"),
        (58, "Quý II | quý 2/2026 | Q2 | 6 tháng đầu năm 2026 | năm 2026", None, "date-month-only"),
        (59, "15/6/2206 | 15/6/20226 | 15/6/206", None, "date-year-typo"),
        (60, '// | nt | như trên | Nt. | "', None, "ditto-alone"),
        ("text", "đã xong 15/6/2026 | xong ngày 15/6/2026", JUNE_15, "date-in-text"),
        ("bound", "Trước 15/6/2026 | từ 15/6/2026 | chậm nhất ngày 15/6/2026", None, "date-not-understood"),
        ("doubt", "15/6/2026? | ~15/6 | 1 5/6/2026 | 5-6/2026 | chưa rõ ngày", None, "date-not-understood"),
        ("excel", "15 thg 6, 2026 | 15-thg 6-26 | 15-Thg6-2026 | 15/thg 6/2026 | 15 Tháng Sáu 2026", JUNE_15, None),
        ("sheets", "Thứ Hai, 15 tháng 6, 2026 | T2, 15 thg 6, 2026 | thứ 2 15/6/2026 | 15/6 2026", JUNE_15, None),
        ("english", "15-Jun-26 | June 15, 2026 | Jun 15, 2026", JUNE_15, None),
        ("letters", "l5/6/2026 | I5/6/2026 | 15/6/2O26 | ngày l5 tháng 6 năm 2026", JUNE_15, "date-lookalike"),
        ("letters", "15/VI/2026 | 15-vi-2026", JUNE_15, "date-lookalike"),
        ("range", "10-15/6/2026 | 10/6-15/6/2026 | 10/6/2026-15/6/2026 | 12, 13 và 15/6/2026", JUNE_15, "date-range"),
        ("range", "từ 1/6 đến 15/6/2026 | từ ngày 1 đến hết ngày 15/6/2026", JUNE_15, "date-range"),
        ("order", "15/6 - 10/6/2026 | 1/6/2026-3/6/2026-5/6/2026 | 10/6, 15/6/2026", None, "date-several"),
        ("raised", "15/6/2026¹ | ①5/6/2026", None, "digits-unclear"),
        ("words", "sáng thứ hai | 12/QĐ-VP | mùa hè", None, "date-not-understood"),
        ("several", "15/6/2026; 16/6/2026", None, "date-several"),
        ("nothing", "- | — | không | 0 | … | chưa có", None, "no-data"),
        ("error", "#VALUE!", None, "error-value"),
    ],
)  # fmt: skip
def test_a_date_in_words(row: int | str, wordings: str, day: date | None, code: str | None) -> None:
    for wording in wordings.split(" | "):
        reading = read(DATE, wording, as_of=LATER)
        assert (row, wording, reading.value, codes(reading)) == (row, wording, day, [code] if code else [])
        assert is_asked(reading) == (day is None and code != "no-data")


@pytest.mark.parametrize(
    "wording",
    [
        "chưa", "chưa ký", "Chua ky 10/6", "chưa (12/6/2026 mới trình)", "trình ngày 12/5/2026, chưa ký",
        "đã trình ngày 10/6/2026", "10/6/2026 trình Chủ tịch", "dự kiến 30/6/2026", "30/6 (dự kiến)", "hẹn 20/6",
        "kế hoạch 30/6/2026", "KH: 30/6/2026", "bắt đầu 05/01/2026", "không kịp 15/6/2026", "sẽ xong 30/6",
        "phấn đấu 30/6", "lùi sang 30/6/2026", "gia hạn đến 30/6/2026", "hoãn đến 30/6/2026", "đang làm, 30/6",
        "chờ ký 10/6", "10/6/2026 (chờ duyệt)", "dự thảo 10/6/2026", "cơ bản xong 10/6/2026", "xong 80% 10/6/2026",
        "triển khai từ 5/1/2026",
    ],
)  # fmt: skip
def test_a_day_beside_what_is_not_done_finishes_nothing(wording: str) -> None:
    reading = read(DATE, wording, as_of=LATER)
    assert (reading.value, reading.denies, codes(reading)) == (None, True, ["date-not-finished"])


@pytest.mark.parametrize(
    "wording",
    [
        "Kế hoạch số 12/KH-VP ngày 05/3/2026", "Kế hoạch 12/KH-VP ngày 05/3/2026", "theo kế hoạch, 05/3/2026",
        "ban hành kế hoạch ngày 05/3/2026", "Tờ trình số 12/TTr-VP ngày 05/3/2026", "05/3/2026, không vướng mắc",
        "đăng công báo ngày 05/3/2026", "quy trình ISO xong 05/3/2026", "đã xong 100% ngày 05/3/2026",
        "gửi cho Sở Nội vụ ngày 05/3/2026", "được phê duyệt ngày 05/3/2026",
    ],
)  # fmt: skip
def test_words_that_deny_nothing_leave_the_day(wording: str) -> None:
    reading = read(DATE, wording)
    assert (reading.value, reading.denies, codes(reading)) == (date(2026, 3, 5), False, ["date-in-text"])


def test_a_submission_that_was_approved_is_asked() -> None:
    reading = read(DATE, "trình ngày 5/6, được phê duyệt ngày 10/6/2026", as_of=LATER)
    assert (reading.value, reading.denies, codes(reading)) == (None, False, ["date-not-understood"])


@pytest.mark.parametrize(
    ("row", "value", "number_format", "day", "code"),
    [
        (50, 46188, "General", JUNE_15, "date-serial"),
        (50, 46188.75, "General", JUNE_15, "date-serial"),
        (51, datetime(2026, 5, 6), "m/d/yyyy", date(2026, 5, 6), "date-swap-suspected"),
        (51, datetime(2026, 5, 6), "mm-dd-yy", date(2026, 5, 6), "date-swap-suspected"),
        (51, datetime(2026, 5, 6), "dd/mm/yyyy", date(2026, 5, 6), None),
        (51, datetime(2026, 5, 5), "m/d/yyyy", date(2026, 5, 5), None),
        (51, datetime(2026, 3, 9), "m/d/yyyy", date(2026, 3, 9), None),  # 3 September isn't past: nothing to suspect
        (51, datetime(2026, 11, 3), "dd/mm/yyyy", date(2026, 11, 3), "date-swap-suspected"),
        (57, datetime(2026, 12, 20), "dd/mm/yyyy", date(2026, 12, 20), None),
        ("clock", datetime(2026, 6, 13, 9, 30), "dd/mm/yyyy hh:mm", date(2026, 6, 13), None),
        ("date", date(2026, 6, 13), "General", date(2026, 6, 13), None),
        ("bounds", datetime(2025, 12, 15), "dd/mm/yyyy", FIRST_DAY, None),
        ("bounds", datetime(2026, 12, 31), "dd/mm/yyyy", LAST_DAY, None),
        (54, datetime(2026, 6, 1), "mmm-yy", None, "date-month-only"),
        (54, 2026, "General", None, "date-month-only"),
        (56, datetime(2025, 6, 15), "dd/mm/yyyy", None, "date-out-of-range"),
        (56, datetime(2027, 1, 1), "dd/mm/yyyy", None, "date-out-of-range"),
        (59, datetime(1900, 1, 5), "dd/mm/yyyy", None, "date-year-typo"),
        ("time", time(8, 30), "h:mm", None, "date-not-understood"),
        ("number", 15.6, "General", None, "date-not-understood"),
        ("number", True, "General", None, "date-not-understood"),
        ("number", 0, "General", None, "no-data"),
        ("error", ErrorValue("#N/A"), "General", None, "error-value"),
        ("empty", "", "General", None, None),
    ],
)
def test_a_date_cell(row: int | str, value: Value, number_format: str, day: date | None, code: str | None) -> None:
    reading = read(DATE, value, number_format)
    assert (row, reading.value, codes(reading)) == (row, day, [code] if code else [])
    assert not isinstance(reading.value, datetime)


def test_row_61_the_day_is_taken_and_the_document_implied() -> None:
    reading = read(DATE, "12/QĐ-VP ngày 05/3/2026")
    assert (reading.value, codes(reading)) == (date(2026, 3, 5), ["date-in-text"])
    assert reading.implied == {"document": "12/QĐ-VP"}


def test_two_repairs_are_both_said() -> None:
    assert codes(read(DATE, "xong ngày 15/5")) == ["date-in-text", "date-year-assumed"]


@pytest.mark.parametrize(
    ("wording", "day"),
    [
        ("20/12", date(2025, 12, 20)),
        ("10/12", date(2026, 12, 10)),
        ("15/6", date(2026, 6, 15)),
        ("01/5", date(2026, 5, 1)),
    ],
)
def test_an_assumed_year_makes_the_day_past_if_the_plan_allows(wording: str, day: date) -> None:
    assert read(DATE, wording).value == day


def test_the_notes_say_what_was_wrong() -> None:
    (note,) = read(DATE, "15/6/2025").notes
    assert note.details == {"date": "15/06/2025", "first": "15/12/2025", "last": "31/12/2026"}
    (note,) = read(DATE, datetime(2026, 5, 6), "m/d/yyyy").notes
    assert (note.read_as, note.details) == ("06/05/2026", {"swapped": "05/06/2026"})


def test_excel_takes_days_of_the_plan() -> None:
    validation = DATE.validation(FIRST_DAY, LAST_DAY)
    # 46188 is 15/06/2026 (measured in Excel); the bounds lie 182 days before and 199 after it.
    assert (validation.type, validation.formula1, validation.formula2) == ("date", "46006", "46387")
    assert len(validation.title) <= 32
    assert max(len(validation.prompt), len(validation.error)) <= 255


FORMS = (
    "{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}-{m}-{y}", "{d:02}.{m:02}.{y}", "{y}-{m:02}-{d:02}", "{d:02}/{m:02}/26",
    "ngày {d} tháng {m} năm {y}", "Ngày {d:02}  tháng {m:02}\u00a0năm {y}", "{y}-{m:02}-{d:02} 00:00:00",
    "{d}/{m}/{y}.",
)  # fmt: skip


@given(st.dates(date(2026, 1, 1), LAST_DAY), st.sampled_from(FORMS))
def test_every_date_in_every_form(day: date, form: str) -> None:
    reading = read(DATE, form.format(d=day.day, m=day.month, y=day.year))
    assert (reading.value, reading.notes) == (day, ())


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_every_date_cell_of_the_form(day: date) -> None:
    reading = read(DATE, datetime(day.year, day.month, day.day), "dd/mm/yyyy", as_of=LAST_DAY)
    assert (reading.value, reading.notes) == (day, ())


@given(
    st.text(max_size=400)
    | st.text("0123456789 /-.ngàytháng", max_size=30)
    | st.floats()
    | st.integers()
    | st.datetimes()
)
@settings(max_examples=600)
def test_whatever_stands_there_gives_a_day_or_a_finding(value: Value) -> None:
    reading = read(DATE, value)
    assert reading.value is None or FIRST_DAY <= reading.value <= LAST_DAY
    assert reading.value is not None or reading.notes or not str(value).strip("\u00a0\u200b\ufeff \t\r\n")
