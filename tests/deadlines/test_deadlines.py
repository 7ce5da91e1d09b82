"""Deadlines: every wording an annex may hold, and the dates it comes to. The plan year is 2026 throughout."""

import unicodedata
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_excel.cells import ErrorValue
from cchc_excel.deadlines import Deadline, DeadlineKind, parse_deadline
from cchc_excel.text import clean

YEAR = 2026
MONTH_ENDS = "31/1 28/2 31/3 30/4 31/5 30/6 31/7 31/8 30/9 31/10 30/11 31/12"
QUARTER_ENDS = "31/3 30/6 30/9 31/12"


def read(value: object, number_format: str = "General", *, before_inclusive: bool = False) -> Deadline:
    deadline = parse_deadline(value, number_format, YEAR, before_inclusive=before_inclusive)
    assert deadline is not None, value
    return deadline


def days(text: str, year: int = YEAR) -> tuple[date, ...]:
    return tuple(date(year, int(month), int(day)) for day, month in (pair.split("/") for pair in text.split()))


def day(text: str) -> date | None:
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None


# One end: wording, kind, due; "~" where it is understood only roughly.
ONE_DUE_DATE = """
Quý I/2026                              | period_end | 31/03/2026
Quý II năm 2026                         | period_end | 30/06/2026
Quý II, năm 2026                        | period_end | 30/06/2026
Q3/2026                                 | period_end | 30/09/2026
Quý 3                                   | period_end | 30/09/2026
Quý III                                 | period_end | 30/09/2026
Quý IV                                  | period_end | 31/12/2026
Quí I                                   | period_end | 31/03/2026
Qúy I                                   | period_end | 31/03/2026
QUY IV NAM 2026                         | period_end | 31/12/2026
Quý Ⅱ/2026                              | period_end | 30/06/2026
Quý I/2025                              | period_end | 31/03/2025 ~
Hoàn thành trong Quý III/2026           | period_end | 30/09/2026
Tháng 6                                 | period_end | 30/06/2026
Tháng 6/2026                            | period_end | 30/06/2026
Tháng 6 năm 2026./.                     | period_end | 30/06/2026
T6/2026                                 | period_end | 30/06/2026
06/2026                                 | period_end | 30/06/2026
6/2025                                  | period_end | 30/06/2025 ~
Tháng 01/2026                           | period_end | 31/01/2026
Tháng 02/2026                           | period_end | 28/02/2026
Tháng 02/2028                           | period_end | 29/02/2028 ~
15/12/2026                              | date       | 15/12/2026
15.12.2026                              | date       | 15/12/2026
15-12-2026                              | date       | 15/12/2026
2026-12-15 00:00:00                     | date       | 15/12/2026
15/12                                   | date       | 15/12/2026
15/12/26                                | date       | 15/12/2026
31/12/2026                              | date       | 31/12/2026
Ngày 15 tháng 12 năm 2026               | date       | 15/12/2026
Ngày 05 tháng  3 năm 2026               | date       | 05/03/2026
Trước 15/12/2026                        | before     | 14/12/2026
Trước ngày 15/12/2026                   | before     | 14/12/2026
TRUOC NGAY 15/12/2026                   | before     | 14/12/2026
Trước ngày 15/11/2026                   | before     | 14/11/2026
Trước ngày 31/3/2026                    | before     | 30/03/2026
Trước ngày 01/3/2026                    | before     | 28/02/2026
Trước ngày 15 tháng 12                  | before     | 14/12/2026
Trước 17 giờ ngày 15/12/2026            | date       | 15/12/2026
Chậm nhất ngày 20/6/2026                | date       | 20/06/2026
Chậm nhất là ngày 20/6                  | date       | 20/06/2026
Hoàn thành trước 30/11                  | before     | 29/11/2026
Xong trước 30/11                        | before     | 29/11/2026
Đến 31/12/2026                          | period_end | 31/12/2026
Đến hết năm 2026                        | period_end | 31/12/2026
Hết năm 2026                            | period_end | 31/12/2026
Trong năm 2026                          | period_end | 31/12/2026
Trong năm                               | period_end | 31/12/2026
Năm 2026                                | period_end | 31/12/2026
Cả năm                                  | period_end | 31/12/2026
Cuối năm                                | period_end | 31/12/2026
Cuối năm 2026                           | period_end | 31/12/2026
6 tháng đầu năm                         | period_end | 30/06/2026
6 tháng đầu năm 2026                    | period_end | 30/06/2026
Sáu tháng đầu năm                       | period_end | 30/06/2026
6 tháng cuối năm                        | period_end | 31/12/2026
9 tháng                                 | period_end | 30/09/2026
Đầu quý II                              | period_end | 15/04/2026 ~
Giữa quý II                             | period_end | 15/05/2026 ~
Cuối quý II                             | period_end | 30/06/2026 ~
Đầu tháng 7                             | period_end | 10/07/2026 ~
Trung tuần tháng 7                      | period_end | 20/07/2026 ~
Cuối tháng 7                            | period_end | 31/07/2026 ~
Tuần 2 tháng 5/2026                     | period_end | 14/05/2026 ~
Tuần cuối tháng 12                      | period_end | 31/12/2026 ~
Quý I, II/2026                          | period_end | 30/06/2026 ~
Quý I - II/2026                         | period_end | 30/06/2026 ~
Quý 1 – 3/2026                          | period_end | 30/09/2026 ~
Quý II, Quý III                         | period_end | 30/09/2026 ~
Từ quý I đến quý III/2026               | period_end | 30/09/2026
Quý IV/2025 đến Quý I/2026              | period_end | 31/03/2026
Từ tháng 3 đến tháng 6/2026             | period_end | 30/06/2026
Từ tháng 3 đến hết tháng 9/2026         | period_end | 30/09/2026
Tháng 3 - 6/2026                        | period_end | 30/06/2026
Từ ngày 01/3/2026 - 30/6/2026           | period_end | 30/06/2026
Từ nay đến hết quý II                   | period_end | 30/06/2026
2026 - 2027                             | period_end | 31/12/2026 ~
Giai đoạn 2026 - 2030                   | period_end | 31/12/2026 ~
Năm 2026 và các năm tiếp theo           | period_end | 31/12/2026 ~
2024 - 2025                             | period_end | 31/12/2025 ~
Dự kiến tháng 6/2026                    | period_end | 30/06/2026 ~
Quý III/2026 (dự kiến)                  | period_end | 30/09/2026 ~
Trước tháng 7/2026                      | before     | 30/06/2026 ~
Quý II/2026, sau đó duy trì thường xuyên | period_end | 30/06/2026 ~
Thường xuyên; hoàn thành trước 15/12/2026 | before   | 14/12/2026 ~
"""

SEVERAL_DUE_DATES = f"""
Hằng tháng                              | recurring  | {MONTH_ENDS}
Hàng tháng                              | recurring  | {MONTH_ENDS}
1 lần/tháng                             | recurring  | {MONTH_ENDS}
Hằng quý                                | recurring  | {QUARTER_ENDS}
Hàng quý                                | recurring  | {QUARTER_ENDS}
Định kỳ hằng quý                        | recurring  | {QUARTER_ENDS}
Mỗi quý một lần                         | recurring  | {QUARTER_ENDS}
6 tháng/lần                             | recurring  | 30/6 31/12
02 lần/năm                              | recurring  | 30/6 31/12 ~
Hằng năm                                | recurring  | 31/12
Hàng năm                                | recurring  | 31/12
Theo định kỳ                            | recurring  | {QUARTER_ENDS}
Định kỳ theo quy định                   | recurring  | {QUARTER_ENDS}
Quý, 6 tháng, năm và đột xuất           | recurring  | {QUARTER_ENDS}
Thường xuyên, báo cáo hằng quý          | recurring  | {QUARTER_ENDS} ~
Ngày 20 hằng tháng                      | recurring  | 20/1 20/2 20/3 20/4 20/5 20/6 20/7 20/8 20/9 20/10 20/11 20/12
Ngày 31 hằng tháng                      | recurring  | {MONTH_ENDS}
Trước ngày 15 tháng cuối quý            | recurring  | 14/3 14/6 14/9 14/12
Trước ngày 15 tháng cuối kỳ báo cáo     | recurring  | 14/3 14/6 14/9 14/12
Ngày 10 tháng đầu quý                   | recurring  | 10/1 10/4 10/7 10/10
Trước ngày 15/12 hằng năm               | recurring  | 14/12
Tháng 6, tháng 12/2026                  | milestones | 30/6 31/12
Tháng 6 và tháng 12                     | milestones | 30/6 31/12
Tháng 3, 6, 9, 12/2026                  | milestones | {QUARTER_ENDS}
6 tháng đầu năm; 6 tháng cuối năm       | milestones | 30/6 31/12
Quý I, 6 tháng, quý III, năm            | milestones | {QUARTER_ENDS}
Trước ngày 15/6 và 15/12                | milestones | 14/6 14/12
Quý III/2026, cập nhật định kỳ          | milestones | 30/9 31/12
Tháng 9/2026, sau đó hằng tháng         | milestones | 30/9 31/10 30/11 31/12
"""

NO_DUE_DATE = """
Từ Quý III/2026 (liên tục)              | continuous
Từ tháng 7/2026 (liên tục)              | continuous
Từ tháng 7/2026                         | continuous ~
Thường xuyên                            | continuous
Thuong xuyen                            | continuous
Thường xuyên trong năm                  | continuous
Thường xuyên, liên tục                  | continuous
Thường xuyên trong năm thực hiện        | continuous
Thường xuyên trong Quý IV/2026          | continuous
Duy trì                                 | continuous
Duy trì thường xuyên                    | continuous
Hằng ngày                               | continuous
30 ngày kể từ ngày có thông báo kết luận | event
20 ngày sau khi Tỉnh uỷ ban hành        | event
15 ngày sau khi PVN ban hành bộ tiêu chí | event
Sau 10 ngày kể từ ngày nhận văn bản     | event
Trong vòng 05 ngày làm việc kể từ ngày nhận hồ sơ | event
Sau khi có hướng dẫn của cấp trên       | event
Sau khi có văn bản của Trung ương       | event
Sau nhiệm vụ 3.1                        | event
30 ngày kể từ ngày 15/6/2026            | event ~
Theo kế hoạch                           | undetermined
Theo Kế hoạch của UBND tỉnh             | undetermined
Theo tiến độ                            | undetermined
Theo yêu cầu                            | undetermined
Theo chỉ đạo của UBND tỉnh              | undetermined
Khi có phát sinh                        | undetermined
Khi có thay đổi                         | undetermined
Khi có yêu cầu                          | undetermined
Đột xuất                                | undetermined
Chưa xác định thời hạn                  | undetermined ~
-                                       | undetermined ~
"""

NOT_A_DEADLINE = (
    "abc", "Kế hoạch", "Kế hoạch năm 2026", "Báo cáo năm 2026", "100%", "80,5%", "04 báo cáo", "3.5", "1.2.10", "5-10",
    "98/100", "46188", "257/QĐ-UBND", "12/QĐ-VP ngày 05/3/2026", "Theo dõi tiến độ", "nt", "//", "?", "30/02/2026",
    "30-02-2026", "31/11/2026", "Ngày 31 tháng 11", "Trước ngày 30/02", "Tháng 13", "Tháng 0", "Quý V", "Quý 0",
    "15/6/2206", "15/6/20226", "06/15/2026", "Ngày 32 hằng tháng", "30/02/2026 - 15/6/2026", "#REF!", "Quý I " * 100,
)  # fmt: skip


def rows(table: str) -> list[tuple[str, ...]]:
    """Return a table's rows, with whether the last column is marked "~" as one more column."""
    found = []
    for line in table.strip().splitlines():
        *cells, last = (cell.strip() for cell in line.split("|"))
        found.append((*cells, last.removesuffix("~").strip(), "~" if last.endswith("~") else ""))
    return found


@pytest.mark.parametrize(("wording", "kind", "due", "rough"), rows(ONE_DUE_DATE))
def test_a_wording_with_one_due_date(wording: str, kind: str, due: str, rough: str) -> None:
    assert read(wording) == Deadline(clean(wording), DeadlineKind(kind), day(due), (), approximate=bool(rough))


@pytest.mark.parametrize(("wording", "kind", "instalments", "rough"), rows(SEVERAL_DUE_DATES))
def test_a_wording_with_instalments(wording: str, kind: str, instalments: str, rough: str) -> None:
    assert read(wording) == Deadline(
        clean(wording), DeadlineKind(kind), None, days(instalments), approximate=bool(rough)
    )


@pytest.mark.parametrize(("wording", "kind", "rough"), rows(NO_DUE_DATE))
def test_a_wording_without_a_due_date(wording: str, kind: str, rough: str) -> None:
    assert read(wording) == Deadline(clean(wording), DeadlineKind(kind), approximate=bool(rough))


@pytest.mark.parametrize("wording", NOT_A_DEADLINE)
def test_what_is_no_deadline_is_not_understood(wording: str) -> None:
    assert parse_deadline(wording, "General", YEAR) is None


@pytest.mark.parametrize("wording", ["Hàng tuần", "Hằng tuần", "Hàng tuần / Hàng tháng"])
def test_a_weekly_task_is_due_on_the_sundays_of_the_year(wording: str) -> None:
    deadline = read(wording)
    assert deadline.kind is DeadlineKind.RECURRING
    assert deadline.instalments == tuple(date(2026, 1, 4) + timedelta(days=7 * week) for week in range(52))


@pytest.mark.parametrize(
    ("wording", "due"),
    [
        ("Trước 15/12/2026", "15/12/2026"),
        ("Hoàn thành trước 30/11", "30/11/2026"),
        ("Trước tháng 7/2026", "30/06/2026"),
        ("15/12/2026", "15/12/2026"),
    ],
)
def test_before_may_count_the_day_itself(wording: str, due: str) -> None:
    assert read(wording, before_inclusive=True).due == day(due)


def test_before_may_count_the_day_itself_in_instalments() -> None:
    assert read("Trước ngày 15 tháng cuối quý", before_inclusive=True).instalments == days("15/3 15/6 15/9 15/12")


@pytest.mark.parametrize("wording", [row[0] for row in rows(ONE_DUE_DATE + SEVERAL_DUE_DATES + NO_DUE_DATE)])
def test_case_unicode_form_spaces_and_accents_do_not_count(wording: str) -> None:
    expected = read(wording)
    decomposed = unicodedata.normalize("NFD", wording)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    unaccented = bare.replace("đ", "d").replace("Đ", "D")
    for spelling in (wording.upper(), decomposed, unaccented, f"\u00a0{wording.replace(' ', '  ')} \u200b"):
        found = read(spelling)
        assert (found.kind, found.due, found.instalments) == (expected.kind, expected.due, expected.instalments)


@pytest.mark.parametrize(
    ("value", "number_format", "text", "kind", "due"),
    [
        (datetime(2026, 12, 15), "dd/mm/yyyy", "15/12/2026", "date", "15/12/2026"),
        (datetime(2026, 12, 15, 17, 30), "dd/mm/yyyy hh:mm", "15/12/2026", "date", "15/12/2026"),
        (date(2026, 12, 15), "General", "15/12/2026", "date", "15/12/2026"),
        (datetime(2026, 6, 1), "dd/mm/yyyy", "01/06/2026", "date", "01/06/2026"),
        (datetime(2026, 6, 1), "mmm-yy", "06/2026", "period_end", "30/06/2026"),
        (datetime(2026, 6, 1), "mm/yyyy", "06/2026", "period_end", "30/06/2026"),
        (datetime(2026, 6, 1), "[$-42A]m/yy;@", "06/2026", "period_end", "30/06/2026"),
        (datetime(2026, 6, 1), '"Ngày đầu" dd\\/mm\\/yyyy', "01/06/2026", "date", "01/06/2026"),
        (datetime(2026, 6, 15), "mmm-yy", "15/06/2026", "date", "15/06/2026"),
        (46188, "General", "15/06/2026", "date", "15/06/2026"),
        (46188.0, "0", "15/06/2026", "date", "15/06/2026"),
        (2, '"Quý "0', "Quý 2", "period_end", "30/06/2026"),
        (6, '"Tháng "0"/2026"', "Tháng 6/2026", "period_end", "30/06/2026"),
    ],
)
def test_dates_and_numbers_as_excel_keeps_them(
    value: object, number_format: str, text: str, kind: str, due: str
) -> None:
    assert read(value, number_format) == Deadline(text, DeadlineKind(kind), day(due))


def test_a_year_alone_is_understood_only_roughly() -> None:
    for value in (2026, "2026"):
        assert read(value) == Deadline("2026", DeadlineKind.PERIOD_END, date(2026, 12, 31), approximate=True)


NO_DEADLINE_VALUES: tuple[object, ...] = (
    True, 0, 0.8, 1, 80, -46188, 36_525, 73_416, 1e300, 10**400, float("nan"), float("inf"), time(8), timedelta(days=1),
    datetime(1905, 7, 18), ErrorValue("#N/A"), object(),
)  # fmt: skip


@pytest.mark.parametrize("value", NO_DEADLINE_VALUES)
def test_other_values_are_not_understood(value: object) -> None:
    assert parse_deadline(value, "General", YEAR) is None


@pytest.mark.parametrize("value", [None, "", " \u00a0\n"])
def test_an_empty_cell_is_undetermined(value: object) -> None:
    assert read(value) == Deadline("", DeadlineKind.UNDETERMINED, approximate=True)


@pytest.mark.parametrize(
    ("wording", "as_of", "due", "previous", "following"),
    [
        ("Hằng quý", "14/03/2026", "", "", "31/03/2026"),
        ("Hằng quý", "31/03/2026", "31/03/2026", "", "31/03/2026"),
        ("Hằng quý", "14/09/2026", "30/06/2026", "31/03/2026", "30/09/2026"),
        ("Hằng quý", "31/12/2026", "31/12/2026", "30/09/2026", "31/12/2026"),
        ("Tháng 6, tháng 12/2026", "14/06/2026", "", "", "30/06/2026"),
        ("Tháng 6, tháng 12/2026", "14/12/2026", "30/06/2026", "", "31/12/2026"),
        ("Quý I/2026", "14/03/2026", "31/03/2026", "", "31/03/2026"),
        ("Quý I/2026", "14/06/2026", "31/03/2026", "", ""),
        ("Thường xuyên", "14/06/2026", "", "", ""),
    ],
)
def test_the_due_date_that_counts(wording: str, as_of: str, due: str, previous: str, following: str) -> None:
    deadline, today = read(wording), datetime.strptime(as_of, "%d/%m/%Y").date()
    found = (deadline.due_at(today), deadline.previous_due(today), deadline.next_due(today))
    assert found == (day(due), day(previous), day(following))


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_any_date_is_read_back_from_every_way_of_writing_it(when: date) -> None:
    spellings = (
        f"{when:%d/%m/%Y}", f"{when.day}/{when.month}/{when.year}", f"{when:%d.%m.%Y}", f"{when:%d-%m-%Y}", f"{when}",
        f"ngày {when:%d} tháng {when:%m} năm {when.year}", f"Chậm nhất là ngày {when.day}/{when.month}/{when.year}",
    )  # fmt: skip
    for spelling in spellings:
        assert (read(spelling).kind, read(spelling).due) == (DeadlineKind.DATE, when)
    assert read(f"Trước ngày {when:%d/%m/%Y}").due == when - timedelta(days=1)
    assert read((when - date(1899, 12, 30)).days).due == read(datetime.combine(when, time())).due == when


_PIECES = "trước ngày |quý |tháng |năm |hằng |từ | đến |thường xuyên|I|II|6|15/6|/2026|, |; | - |sau khi | và | định kỳ"
_WORDINGS = st.lists(st.sampled_from(_PIECES.split("|")), max_size=40).map("".join)


@given(st.one_of(st.text(), _WORDINGS), st.text(max_size=12))
def test_any_text_is_read_or_refused_without_failing(text: str, number_format: str) -> None:
    deadline = parse_deadline(text, number_format, YEAR)
    assert deadline is None or list(deadline.instalments) == sorted(set(deadline.instalments))


@pytest.mark.parametrize("piece", [*_PIECES.split("|"), "dự kiến ", "đầu ", "hoàn thành ", "17 giờ ", "đến hết "])
def test_a_wording_that_repeats_itself_comes_to_an_end(piece: str) -> None:
    """A pattern that tries every way of splitting such a text would take years."""
    assert isinstance(parse_deadline(piece * (200 // len(piece)), "General", YEAR), Deadline | None)


@given(st.one_of(st.floats(), st.integers(), st.dates(), st.datetimes(), st.times(), st.booleans()), st.text())
def test_any_value_is_read_or_refused_without_failing(value: object, number_format: str) -> None:
    assert isinstance(parse_deadline(value, number_format, YEAR), Deadline | None)
