"""What goes over from an earlier period: forms begin with it, and what is done stays done unless it is reopened."""

import json
import shutil
from dataclasses import replace
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from cchc_excel.carrying import carried_values, done_before, is_as_carried, stays_done
from cchc_excel.deadlines import Deadline, DeadlineKind, parse_deadline
from cchc_excel.domain import Area, Earlier, PastPeriod, Period, Plan, PlanInfo, Status, Target, Task
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps import periods as steps
from tests.tools.command import cchc
from tests.tools.make_samples import settle_times
from tests.tools.places import ROOT

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
SAMPLE = ROOT / "workbooks" / "2026"
Q1, SIX_MONTHS, NINE_MONTHS = date(2026, 3, 14), date(2026, 6, 14), date(2026, 9, 14)
DONE = Earlier(
    status=Status.DONE, share=1.0, finished_on=date(2026, 3, 1), actual=4, total=8, document="45/QĐ-VPUBND", cutoff=Q1
)


def task(deadline: str) -> Task:
    read = parse_deadline(deadline, "General", 2026) or Deadline("", DeadlineKind.UNDETERMINED)
    return Task("I.1", Area("I", "Chỉ đạo"), "Nhiệm vụ", "", Target(""), ("A",), "A", "", read)


@pytest.mark.parametrize(
    ("deadline", "day", "stays"),
    [
        ("Quý I/2026", SIX_MONTHS, True),
        ("Thường xuyên", NINE_MONTHS, False),  # done only when the year is
        ("Hằng quý", date(2026, 3, 30), True),  # the instalment of the year before counts on both days
        ("Hằng quý", SIX_MONTHS, True),  # that of 31/03 counts by now, and it is the one that was done on 01/03
        ("Hằng quý", date(2026, 6, 30), False),  # that of 30/06 does
        ("Hằng tháng", SIX_MONTHS, False),
    ],
)
def test_done_stays_done_until_another_instalment_counts(deadline: str, day: date, stays: bool):  # noqa: FBT001 - a table's own column
    assert stays_done(task(deadline), DONE, day) is stays


def test_only_what_was_done_stays_done():
    assert not stays_done(task("Quý I/2026"), None, SIX_MONTHS)
    assert not stays_done(task("Quý I/2026"), Earlier(status=Status.IN_PROGRESS, share=0.9, cutoff=Q1), SIX_MONTHS)
    assert not stays_done(task("Quý I/2026"), Earlier(status=Status.NOT_APPLICABLE, cutoff=Q1), SIX_MONTHS)


def test_a_form_begins_with_what_was_reported_but_for_an_instalment_that_is_past():
    assert carried_values(task("Quý I/2026"), DONE, SIX_MONTHS) == {
        "status": Status.DONE, "share": 1.0, "actual": 4, "total": 8, "finished_on": date(2026, 3, 1),
        "document": "45/QĐ-VPUBND",
    }  # fmt: skip
    assert carried_values(task("Hằng quý"), DONE, NINE_MONTHS) == {"actual": 4, "total": 8}


def test_a_form_does_not_begin_with_what_was_said_of_an_earlier_period():
    stood = replace(DONE, difficulty="Thiếu người", proposal="Cho ý kiến trước 20/6")
    for deadline in ("Quý I/2026", "Hằng quý", "Thường xuyên"):
        assert {"difficulty", "proposal"}.isdisjoint(carried_values(task(deadline), stood, NINE_MONTHS))


def test_a_row_as_begun_may_hold_the_remarks_that_forms_used_to_begin_with():
    stood = replace(DONE, difficulty="Thiếu người")
    begun = carried_values(task("Quý I/2026"), stood, SIX_MONTHS)
    assert is_as_carried(begun, task("Quý I/2026"), stood, SIX_MONTHS)
    assert is_as_carried({**begun, "difficulty": "Thiếu người"}, task("Quý I/2026"), stood, SIX_MONTHS)
    assert not is_as_carried({**begun, "difficulty": "Thiếu máy"}, task("Quý I/2026"), stood, SIX_MONTHS)
    assert not is_as_carried({**begun, "document": None}, task("Quý I/2026"), stood, SIX_MONTHS)


def test_a_continuous_task_is_reported_anew_in_each_form():
    assert carried_values(task("Thường xuyên"), DONE, SIX_MONTHS) == {
        "actual": 4, "total": 8, "document": "45/QĐ-VPUBND",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("deadline", "finished", "cutoff", "day", "stays"),
    [
        ("Hằng quý", date(2026, 3, 10), Q1, SIX_MONTHS, True),  # of 31/03, which is due
        ("Hằng quý", None, Q1, SIX_MONTHS, True),  # undated: the first on or after the day of the figures
        ("Hằng quý", date(2026, 3, 10), SIX_MONTHS, NINE_MONTHS, False),  # of 31/03 still; 30/06 is due
        ("Hằng quý", date(2026, 4, 20), SIX_MONTHS, NINE_MONTHS, True),  # of 30/06
        ("Hằng quý", None, SIX_MONTHS, NINE_MONTHS, True),
        ("Hằng tháng", date(2026, 3, 10), Q1, date(2026, 4, 14), True),  # of 31/03
        ("Hằng tháng", date(2026, 2, 10), Q1, date(2026, 4, 14), False),
        ("6 tháng đầu năm; 6 tháng cuối năm", date(2026, 3, 1), Q1, NINE_MONTHS, True),
        (
            "6 tháng đầu năm; 6 tháng cuối năm",
            date(2026, 8, 10),
            NINE_MONTHS,
            date(2026, 12, 14),
            True,
        ),  # late, and so still
    ],
)
def test_an_answer_goes_over_for_its_own_instalment(deadline, finished, cutoff, day, stays):
    earlier = Earlier(status=Status.DONE, share=1.0, finished_on=finished, cutoff=cutoff)
    assert stays_done(task(deadline), earlier, day) is stays


@pytest.mark.parametrize(
    ("deadline", "finished", "is_ahead"),
    [
        ("Hằng quý", date(2026, 3, 10), True),
        ("Hằng quý", date(2026, 4, 10), False),  # of 30/06: who is late stays late
        ("Quý I/2026", date(2026, 3, 10), False),  # one deadline: what is said later is of that one
    ],
)
def test_only_an_instalment_lets_a_later_day_be_of_the_next_one(deadline: str, finished: date, is_ahead: bool):  # noqa: FBT001 - a table's own column
    q1 = Period("Q1", "Quý I", date(2025, 12, 15), Q1, Q1)
    stood = replace(DONE, finished_on=finished)
    past = PastPeriod(q1, None, {}, {}, {("A", "I.1"): stood}, frozenset())
    plan = Plan(PlanInfo(2026), (), (), (task(deadline),), (), (q1,))
    assert (("A", "I.1") in done_before(plan, [past], SIX_MONTHS)) is is_ahead


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> PeriodFolder:
    """Return six months with the forms issued after the first quarter's summary, and nothing sent back yet."""
    plan = tmp_path_factory.mktemp("year") / "2026"
    shutil.copytree(SAMPLE, plan, ignore=shutil.ignore_patterns("6T"))
    folder = PeriodFolder(plan / "6T")
    steps.issue(folder)
    return folder


def quarter(folder: PeriodFolder) -> dict[tuple[str, str], dict[str, object]]:
    """Return the rows of the first quarter's `Dữ liệu` by unit and task, read without the program."""
    rows = load_workbook(folder.path.parent / "Q1" / "tong-hop.xlsx")["Dữ liệu"].iter_rows(values_only=True)
    head = next(rows)
    table = [dict(zip(head, row, strict=True)) for row in rows]
    return {(row["Mã đơn vị"], row["Mã NV"]): row for row in table}


def merged(folder: PeriodFolder) -> dict[str, object]:
    done = cchc("merge", folder.path, "--json")
    return json.loads(done.stdout)


def data_of(folder: PeriodFolder) -> dict[tuple[str, str], dict[str, object]]:
    rows = load_workbook(folder.summary, data_only=True)["Dữ liệu"].iter_rows(values_only=True)
    head = next(rows)
    return {(row["Mã đơn vị"], row["Mã NV"]): row for row in (dict(zip(head, each, strict=True)) for each in rows)}


def test_forms_are_filled_in_with_the_last_accepted_values(folder: PeriodFolder):
    before = quarter(folder)
    sheet = load_workbook(folder.issued / "CCHC-2026-6T-QTTV.xlsx")["Báo cáo"]
    heads = {cell.value: cell.column for cell in sheet[10]}
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=12) if row[0].value}
    carried = 0
    for code in ("VI.1", "VI.2", "VI.3"):
        for heading, kept in (("Trạng thái", "Trạng thái"), ("Mức độ hoàn thành (%)", "Mức độ hoàn thành")):
            cell = rows[code][heads[heading] - 1]
            assert cell.value == before["QTTV", code][kept]
            assert cell.fill.fgColor.rgb.endswith("E2EFDA")
            carried += cell.value is not None
    assert carried == 6
    assert sheet["K8"].value.startswith("Xanh lá: số liệu kỳ trước")
    assert sheet["K8"].fill.fgColor.rgb.endswith("E2EFDA")


def test_a_form_sent_back_untouched_counts_and_is_named(folder: PeriodFolder):
    name = "CCHC-2026-6T-QTTV.xlsx"
    shutil.copy(folder.issued / name, folder.inbox / name)
    found = merged(folder)
    (entry,) = found["returns"]
    assert (entry["unit"], entry["state"]) == ("QTTV", "merged")
    assert "form-as-carried" in {finding["code"] for finding in found["findings"]}
    changed = load_workbook(folder.inbox / name)
    sheet = changed["Báo cáo"]
    (row,) = (row for row in sheet.iter_rows(min_row=12) if row[0].value == "VI.3")
    row[7].value = 0.77
    changed.save(folder.inbox / name)
    assert "form-as-carried" not in {finding["code"] for finding in merged(folder)["findings"]}
    (folder.inbox / name).unlink()


def test_what_a_silent_unit_had_done_stays_done_with_its_source(folder: PeriodFolder):
    before = quarter(folder)
    done = {key for key, row in before.items() if row["Trạng thái"] == "Hoàn thành"}
    assert done
    found = merged(folder)
    assert len(found["missing"]) == 14
    rows = data_of(folder)
    for unit, code in done:
        row = rows[unit, code]
        if row["Trạng thái"] is None:  # a recurring task begins anew
            assert code in {"I.3", "I.4", "III.6", "V.3", "VI.4", "VII.3"}
            continue
        assert row["Trạng thái"] == "Hoàn thành"
        assert row["Ngày hoàn thành"] == before[unit, code]["Ngày hoàn thành"]
        assert row["Tệp nguồn"] == "../Q1/tong-hop.xlsx"
        assert row["Ô nguồn"].startswith("'Dữ liệu'!J")
        source = load_workbook(folder.path.parent / "Q1" / "tong-hop.xlsx")["Dữ liệu"][row["Ô nguồn"].split("!")[1]]
        assert source.value == "Hoàn thành"
    kept = sum(row["Trạng thái"] is not None for row in rows.values())
    assert kept == found["overall"]["done"] > 0
    assert sum(group["done"] for group in found["by_unit"]) == kept


@pytest.mark.parametrize(
    ("given", "code", "status"),
    [
        ((None, None, None), "stays-done", "Hoàn thành"),
        (("Đang thực hiện", 0.5, None), "reopened", "Đang thực hiện"),
    ],
)
@pytest.mark.parametrize("task", ["VI.1", "VI.4"])  # one deadline; the quarter's instalment, reported on 10/03
def test_a_row_left_empty_stays_done_and_one_reopened_does_not(
    folder: PeriodFolder, task: str, given: tuple[object, ...], code: str, status: str
):
    name = "CCHC-2026-6T-QTTV.xlsx"
    book = load_workbook(folder.issued / name)
    done = [row for row in book["Báo cáo"].iter_rows(min_row=12) if row[6].value == "Hoàn thành"]
    row = next(row for row in done if row[0].value == task)
    row[6].value, row[7].value, row[10].value = given
    book.save(folder.inbox / name)
    found = merged(folder)
    (finding,) = (finding for finding in found["findings"] if finding["code"] == code)
    assert (finding["path"], finding["cell"]) == (name, f"'Báo cáo'!G{row[0].row}")
    wrong = {finding["cell"] for finding in found["findings"] if finding["severity"] == "error"}
    assert finding["cell"] not in wrong
    assert data_of(folder)["QTTV", row[0].value]["Trạng thái"] == status
    (folder.inbox / name).unlink()


@pytest.mark.parametrize(
    "given",
    [
        ("Chậm", None, None), ("-", None, None), ("?", None, None), (None, "dưới 80%", None), (None, "=1/2", None),
        (None, None, date(2026, 5, 15)), (None, None, "mùa xuân"),
    ],
)  # fmt: skip
def test_a_row_that_says_something_is_not_carried_over(folder: PeriodFolder, given: tuple[object, ...]):
    name = "CCHC-2026-6T-QTTV.xlsx"
    book = load_workbook(folder.issued / name)
    row = next(row for row in book["Báo cáo"].iter_rows(min_row=12) if row[6].value == "Hoàn thành")
    row[6].value, row[7].value, row[10].value = given
    book.save(folder.inbox / name)
    found = merged(folder)
    of_row = {finding["code"]: finding for finding in found["findings"] if f"{row[0].row}" in str(finding["cell"])}
    assert of_row["done-before-unclear"]["severity"] == "error"
    assert "stays-done" not in of_row
    assert not any("Không phải làm gì" in finding["text"] for finding in of_row.values())
    told = data_of(folder)["QTTV", row[0].value]
    assert (told["Trạng thái"], told["Mức độ hoàn thành"]) == (None, None)
    assert told["Kết quả"].startswith("Chưa báo cáo")
    (folder.inbox / name).unlink()


def test_what_stands_beside_an_empty_status_is_kept_with_what_is_carried(folder: PeriodFolder):
    name = "CCHC-2026-6T-QTTV.xlsx"
    book = load_workbook(folder.issued / name)
    row = next(row for row in book["Báo cáo"].iter_rows(min_row=12) if row[6].value == "Hoàn thành")
    row[6].value = row[7].value = row[10].value = None
    row[12].value = "Thiếu người"
    book.save(folder.inbox / name)
    assert "stays-done" in {finding["code"] for finding in merged(folder)["findings"]}
    told = data_of(folder)["QTTV", row[0].value]
    assert (told["Trạng thái"], told["Khó khăn, vướng mắc"]) == ("Hoàn thành", "Thiếu người")
    (folder.inbox / name).unlink()


def test_a_form_sent_back_as_it_was_issued_has_nothing_beside_its_table(folder: PeriodFolder):
    name = "CCHC-2026-6T-QTTV.xlsx"
    (folder.inbox / name).write_bytes((folder.issued / name).read_bytes())
    assert {finding["code"] for finding in merged(folder)["findings"]} & {"text-outside", "sheet-unread"} == set()
    (folder.inbox / name).unlink()


@pytest.mark.parametrize("given", [(None, "còn 20%", None), ("Theo ý kiến lãnh đạo", None, None)])
def test_a_later_file_that_says_something_unclear_takes_nothing_from_an_earlier_one(
    folder: PeriodFolder, given: tuple[object, ...]
):
    name = "CCHC-2026-6T-QTTV.xlsx"
    said = (("Hoàn thành", 1, date(2026, 6, 1)), given)
    for number, (values, saved) in enumerate(zip(said, (datetime(2026, 6, 8), datetime(2026, 6, 9)), strict=True)):
        book = load_workbook(folder.issued / name)
        row = next(row for row in book["Báo cáo"].iter_rows(min_row=12) if row[0].value == "VI.3")
        row[6].value, row[7].value, row[10].value = values
        book.properties.modified = saved
        target = folder.inbox / f"{number}.xlsx"
        book.save(target)
        target.write_bytes(settle_times(target.read_bytes(), saved))
    found = merged(folder)
    told = data_of(folder)["QTTV", "VI.3"]
    assert told["Kết quả"].startswith("Chưa báo cáo")
    assert any(finding["severity"] == "error" and finding["path"] == "1.xlsx" for finding in found["findings"])
    for number in range(2):
        (folder.inbox / f"{number}.xlsx").unlink()
