"""Rows that a later return leaves empty come from earlier ones; figures, source and the form sent back tell so."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from cchc_excel.domain import Received, Summary
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps import periods as steps
from cchc_excel.steps.checking import check
from tests.tools.changing_plan import corrected, write
from tests.tools.make_samples import fill
from tests.tools.returns_plan import EARLIER, TIDY
from tests.tools.sample_answers import Answers, done, going, not_yet
from tests.tools.summary_workbook import table

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

FIRST = datetime(2026, 6, 8, 2)
HALVES = ("I.1", "I.2", "I.3"), ("I.4", "II.1", "II.2")
BLANK = (None, None, None, None, None, "", "", "")


@pytest.fixture
def period(tmp_path: Path) -> PeriodFolder:
    """Return the folder of 6T of the small plan, its forms issued; nobody reported before."""
    write(tmp_path, ())
    folder = PeriodFolder(tmp_path / "6T")
    steps.issue(folder)
    return folder


@pytest.fixture
def begun(tmp_path: Path) -> PeriodFolder:
    """Return the same where HCTC reported in Q1, so that its form of 6T begins with that."""
    write(tmp_path, ())
    first = PeriodFolder(tmp_path / "Q1")
    steps.issue(first)
    put(first, "a.xlsx", EARLIER, datetime(2026, 3, 10))
    steps.merge(first, None)
    folder = PeriodFolder(tmp_path / "6T")
    steps.issue(folder)
    return folder


def put(folder: PeriodFolder, name: str, answers: Answers, saved_at: datetime, unit: str = "HCTC") -> None:
    form = folder.issued / f"CCHC-2026-{folder.code}-{unit}.xlsx"
    (folder.inbox / name).write_bytes(fill(form, answers, None, saved_at))


def sent(folder: PeriodFolder, *answers: Answers) -> Summary:
    """Merge what a unit sent, one file an hour, named a, b and c."""
    for number, filled in enumerate(answers):
        put(folder, f"{'abc'[number]}.xlsx", filled, FIRST + timedelta(hours=number))
    return steps.merge(folder, None).summary


def half(number: int) -> Answers:
    return {task: TIDY["HCTC"][task] for task in HALVES[number]}


def sources(summary: Summary) -> dict[str, str]:
    rows = summary.table[summary.table["unit"] == "HCTC"]
    return dict(zip(rows["task"], rows["source_file"], strict=True))


def shares(summary: Summary) -> dict[str, float | None]:
    rows = summary.table[summary.table["unit"] == "HCTC"]
    return dict(zip(rows["task"], rows["share"], strict=True))


def codes(entry: Received) -> dict[str, int]:
    found = [finding.rule.code for finding in entry.findings]
    return {code: found.count(code) for code in found}


def states(summary: Summary) -> Mapping[str, str]:
    return {entry.path: str(entry.state) for entry in summary.received}


def test_two_halves_in_two_files_are_one_report(period: PeriodFolder):
    summary = sent(period, half(0), half(1))
    assert states(summary) == {"a.xlsx": "superseded", "b.xlsx": "merged"}
    assert sources(summary) == dict.fromkeys(HALVES[0], "a.xlsx") | dict.fromkeys(HALVES[1], "b.xlsx")
    first, second = summary.received
    assert (codes(first), codes(second)) == ({"row-lent": 3}, {"row-supplemented": 3})
    assert not period.outbox.exists() or list(period.outbox.iterdir()) == []
    data = table(openpyxl.load_workbook(period.summary), "Dữ liệu", 1)
    assert {row["Mã NV"]: row["Tệp nguồn"] for row in data if row["Mã đơn vị"] == "HCTC"} == sources(summary)


def test_a_full_report_sent_again_lends_and_borrows_nothing(period: PeriodFolder):
    changed = TIDY["HCTC"] | {"I.4": going(0.6, count=(3, 9))}
    summary = sent(period, TIDY["HCTC"], changed)
    assert set(sources(summary).values()) == {"b.xlsx"}
    assert [entry.findings for entry in summary.received] == [(), ()]


def test_of_three_files_the_latest_that_reports_on_a_task_counts(period: PeriodFolder):
    third = {"II.1": going(0.9)}
    summary = sent(period, TIDY["HCTC"], half(1) | {"I.4": going(0.7, count=(4, 9))}, third)
    assert sources(summary) == {
        "I.1": "a.xlsx", "I.2": "a.xlsx", "I.3": "a.xlsx", "I.4": "b.xlsx", "II.1": "c.xlsx", "II.2": "b.xlsx",
    }  # fmt: skip
    assert (shares(summary)["I.4"], shares(summary)["II.1"]) == (0.7, 0.9)
    assert states(summary) == {"a.xlsx": "superseded", "b.xlsx": "superseded", "c.xlsx": "merged"}


def test_a_later_form_left_blank_displaces_nothing(period: PeriodFolder):
    summary = sent(period, TIDY["HCTC"], {})
    assert states(summary) == {"a.xlsx": "merged", "b.xlsx": "rejected"}


def test_a_task_that_neither_reports_on_stays_open(period: PeriodFolder):
    summary = sent(period, half(0), {task: TIDY["HCTC"][task] for task in ("I.4", "II.1")})
    assert shares(summary)["II.2"] is None
    assert [codes(entry).get("row-empty") for entry in summary.received] == [1, 1]


def test_a_row_as_its_form_began_gives_way_to_one_that_was_filled_in(begun: PeriodFolder):
    """Each of two colleagues leaves the other's rows as issued: 25 % and 0 % from Q1."""
    summary = sent(begun, {"I.2": going(0.5, count=(8, 16))}, {"I.4": going(0.4, count=(2, 9))})
    assert (shares(summary)["I.2"], shares(summary)["I.4"]) == (0.5, 0.4)
    assert sources(summary) == {
        "I.1": "b.xlsx", "I.2": "a.xlsx", "I.3": "b.xlsx", "I.4": "b.xlsx", "II.1": "b.xlsx", "II.2": "b.xlsx",
    }  # fmt: skip
    assert codes(summary.received[1])["row-supplemented"] == 1


def test_rows_that_stayed_as_the_form_began_are_not_lost_to_a_blank_one(begun: PeriodFolder):
    blank = dict.fromkeys(("I.1", "I.2", "I.3", "II.1", "II.2"), BLANK)
    summary = sent(begun, {"I.2": going(0.5, count=(8, 16))}, blank | {"I.4": going(0.4, count=(2, 9))})
    assert shares(summary) == {"I.1": 1, "I.2": 0.5, "I.3": None, "I.4": 0.4, "II.1": 0, "II.2": 0}


def test_remarks_of_the_later_row_are_kept_beside_the_earlier_status(period: PeriodFolder):
    remark = {"II.1": (None, None, None, None, None, "", "Thiếu kinh phí", "")}
    (row,) = [
        row for row in sent(period, TIDY["HCTC"], remark).table.to_dict("records") if row["task"] == "II.1"
    ]  # fmt: skip
    assert (row["share"], row["difficulty"], row["source_file"]) == (0.8, "Thiếu kinh phí", "a.xlsx")


def test_what_is_wrong_in_a_lent_row_goes_back_with_the_rest(period: PeriodFolder):
    wrong = half(0) | {"I.2": ("Đang thực hiện", "gần xong", 8, 16, None, "", "", "")}
    summary = sent(period, wrong, half(1))
    (owed,) = summary.to_correct
    assert owed.path == "b.xlsx"
    (path,) = period.outbox.iterdir()
    sheet = openpyxl.load_workbook(path)["Báo cáo"]
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    held = {task: sheet.cell(rows[task], 7).value for task in TIDY["HCTC"]}
    assert held == {task: answer[0] for task, answer in TIDY["HCTC"].items()}
    assert sheet.cell(rows["I.2"], 8).comment or sheet.cell(rows["I.2"], 7).comment


def test_a_correction_stands_in_a_lent_row_too(period: PeriodFolder, tmp_path: Path):
    corrections = [corrected("6T", "HCTC", "I.2", "Mức độ hoàn thành (%)", "70%", on=date(2026, 6, 9))]
    write(tmp_path, (), corrections)
    summary = sent(period, half(0), half(1))
    assert (shares(summary)["I.2"], sources(summary)["I.2"]) == (0.7, "a.xlsx")
    assert "value-correction-overtaken" not in {finding.rule.code for finding in summary.findings}


@pytest.mark.parametrize("second", [date(2026, 2, 1), None])
def test_sheets_that_differ_are_nobodys(period: PeriodFolder, second: date | None):
    """The same task is done on two days, or on one sheet without a day: it is not reported, and both cells say so."""
    book = openpyxl.load_workbook(period.issued / "CCHC-2026-6T-HCTC.xlsx")
    put(period, "a.xlsx", TIDY["HCTC"], FIRST)
    book = openpyxl.load_workbook(period.inbox / "a.xlsx")
    twin = book.copy_worksheet(book["Báo cáo"])
    twin["K13"] = second
    book.save(period.inbox / "a.xlsx")
    summary = steps.merge(period, None).summary
    assert shares(summary) == {"I.1": None, "I.2": 0.5, "I.3": 1, "I.4": 0.4, "II.1": 0.8, "II.2": 0}
    found = [(f.path, f.ref and f.ref.address) for f in summary.findings if f.rule.code == "rows-differ"]
    assert found == [("a.xlsx › Báo cáo", "K13"), ("a.xlsx › Báo cáo Copy", "K13")]
    assert [entry.path for entry in summary.to_correct] == ["a.xlsx › Báo cáo"]


def test_rows_that_differ_are_not_carried_over_as_done(begun: PeriodFolder):
    put(begun, "a.xlsx", {"I.1": going(0.5)}, FIRST)
    book = openpyxl.load_workbook(begun.inbox / "a.xlsx")
    twin = book.copy_worksheet(book["Báo cáo"])
    twin["H13"] = 0.7
    book.save(begun.inbox / "a.xlsx")
    assert shares(steps.merge(begun, None).summary)["I.1"] is None


def test_tasks_that_a_unit_added_are_not_lost_to_a_supplement(period: PeriodFolder):
    form = period.issued / "CCHC-2026-6T-HCTC.xlsx"
    added = ("Họp chuyên đề", "30/6/2026", going(0.5))
    (period.inbox / "a.xlsx").write_bytes(fill(form, half(0), added, FIRST))
    put(period, "b.xlsx", half(1), FIRST + timedelta(hours=1))
    summary = steps.merge(period, None).summary
    assert [answer.text for answer in summary.merged["HCTC"].added] == ["Họp chuyên đề"]
    (period.inbox / "b.xlsx").write_bytes(fill(form, half(1), ("Việc khác", "", not_yet()), FIRST + timedelta(hours=1)))
    summary = steps.merge(period, None).summary
    assert [answer.text for answer in summary.merged["HCTC"].added] == ["Việc khác"]


def test_a_sheet_called_as_a_file_is_told_apart_from_it(period: PeriodFolder):
    """One workbook has sheets whose paths are those of another file and of its twin."""
    put(period, "a.xlsx › Báo cáo", TIDY["HCTC"], FIRST + timedelta(hours=1))
    put(period, "a.xlsx", TIDY["HCTC"], FIRST)
    book = openpyxl.load_workbook(period.inbox / "a.xlsx")
    book.copy_worksheet(book["Báo cáo"])
    book.save(period.inbox / "a.xlsx")
    received = steps.gather(period, None).received
    assert len({entry.path for entry in received}) == 3
    assert all(finding.path == entry.path for entry in received for finding in entry.findings)


def test_check_reads_the_sheets_of_one_workbook_together(period: PeriodFolder):
    put(period, "a.xlsx", half(0), FIRST)
    book = openpyxl.load_workbook(period.inbox / "a.xlsx")
    twin = book.copy_worksheet(book["Báo cáo"])
    for row in (13, 14, 15):
        for column in range(7, 15):
            twin.cell(row, column).value = None
    for row, share in ((16, 0.4), (18, 0.8), (19, 0.1)):
        twin.cell(row, 7).value, twin.cell(row, 8).value = "Đang thực hiện", share
    book.save(period.inbox / "a.xlsx")
    checked = list(check([period.inbox / "a.xlsx"], None))
    assert [str(entry.state) for entry in checked] == ["merged", "superseded"]
    assert "row-empty" not in {finding.rule.code for entry in checked for finding in entry.findings}


def test_halves_of_which_nobody_knows_the_later_are_not_merged(period: PeriodFolder):
    put(period, "a.xlsx", half(0), FIRST)
    put(period, "b.xlsx", half(1), FIRST)
    summary = steps.merge(period, None).summary
    assert states(summary) == {"a.xlsx": "rejected", "b.xlsx": "rejected"}
    assert [codes(entry)["returns-tied"] for entry in summary.received] == [1, 1]


@pytest.mark.parametrize(
    ("saved_at", "is_time"),
    [
        (datetime(1980, 1, 1), False),
        (datetime(2025, 12, 14, 16, 59), False),
        (datetime(2025, 12, 14, 17, 0), True),
        (datetime(2027, 3, 31, 16, 59), True),
        (datetime(2027, 3, 31, 17, 0), False),
        (datetime(2027, 6, 1), False),
        (datetime(9999, 12, 31, 23, 0), False),
    ],
)
def test_a_time_that_cannot_be_is_no_time(period: PeriodFolder, saved_at: datetime, is_time: bool):  # noqa: FBT001
    """The period begins on 15/12/2025, by the clock of Vietnam; returns may come until 31/03/2027."""
    put(period, "a.xlsx", TIDY["HCTC"], saved_at)
    (entry,) = steps.gather(period, None).received
    assert entry.made_at == (saved_at if is_time else None)
    put(period, "b.xlsx", TIDY["HCTC"] | {"II.2": done(date(2026, 6, 1))}, FIRST)
    tied = {entry.path for entry in steps.gather(period, None).received if codes(entry).get("returns-tied")}
    assert tied == (set() if is_time else {"a.xlsx", "b.xlsx"})
