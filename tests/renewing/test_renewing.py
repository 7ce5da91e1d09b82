"""What goes over into the next year's plan, and in which words."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc_excel.deadlines import parse_deadline
from cchc_excel.domain import Earlier
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PeriodFolder
from cchc_excel.layout.columns import TASKS
from cchc_excel.measuring.leftover import find_standings
from cchc_excel.renewing.tasks import CarriedTask, carry_task
from cchc_excel.renewing.wordings import move_day, move_text
from cchc_excel.steps import periods as steps
from tests.tools.changing_plan import SIX_MONTHS, send, write
from tests.tools.command import cchc
from tests.tools.one_task import PLAN, TASK
from tests.tools.summary_workbook import table

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

TEXTS = """
Xây dựng Kế hoạch năm 2026                          | Xây dựng Kế hoạch năm 2027
Thực hiện Nghị định 335/2025/NĐ-CP                  | Thực hiện Nghị định 335/2025/NĐ-CP
theo Quyết định 12/2026/QĐ-UBND                     | theo Quyết định 12/2026/QĐ-UBND
theo Kế hoạch ngày 5 tháng 1 năm 2026, năm 2026     | theo Kế hoạch ngày 5 tháng 1 năm 2026, năm 2027
Đề án giai đoạn năm 2026-2030                       | Đề án giai đoạn năm 2026-2030
Báo cáo quý I năm 2026                              | Báo cáo quý I năm 2027
"""


@pytest.mark.parametrize("line", TEXTS.strip().splitlines())
def test_years_in_texts(line: str):
    before, after = (part.strip() for part in line.split("|"))
    assert move_text(before, 2026, 2027) == after


def test_days_move_by_whole_years():
    assert move_day(date(2025, 12, 15), 1) == date(2026, 12, 15)
    assert move_day(date(2028, 2, 29), 1) == date(2029, 2, 28)


DEADLINES = """
Thường xuyên                         | Thường xuyên
Hằng quý                             | Hằng quý
Hằng quý trong năm 2026              | Hằng quý trong năm 2027
Theo kế hoạch của UBND tỉnh          | Theo kế hoạch của UBND tỉnh
30 ngày kể từ ngày có thông báo      | 30 ngày kể từ ngày có thông báo
30/6/2027                            | 30/6/2027
Giai đoạn 2026 - 2030                | Giai đoạn 2026 - 2030
Giai đoạn 2025 - 2026                |
Quý III/2026                         |
Trong năm 2026                       |
Tháng 6, tháng 12/2026               |
6 tháng đầu năm; 6 tháng cuối năm    |
Thường xuyên; hoàn thành trước 15/12/2026 |
"""


@pytest.mark.parametrize("line", DEADLINES.strip().splitlines())
def test_deadlines_of_the_old_year_are_left_to_settle(line: str):
    before, after = (part.strip() for part in line.split("|"))
    carried = carry(before, {})
    assert (cell(carried, "deadline") or "") == after
    assert carried.old_deadline == ("" if after else before)


def carry(deadline: str, standings: dict[tuple[str, str], Earlier], text: str = "Việc năm 2026") -> CarriedTask:
    read = parse_deadline(deadline, "General", 2026)
    assert read
    plan = replace(PLAN, tasks=(replace(TASK, deadline=read, text=text, note="Mục I"),))
    (standing,) = find_standings(plan, standings)
    return carry_task(standing, plan, 2027)


def cell(carried: CarriedTask, key: str) -> object:
    return carried.row[TASKS.keys.index(key)]


def test_a_standing_duty_is_next_years_and_a_task_left_over_this_years():
    assert cell(carry("Thường xuyên", {}), "text") == "Việc năm 2027"
    assert cell(carry("Quý I/2026", {}), "text") == "Việc năm 2026"


def test_whoever_has_done_its_part_leads_no_more_and_the_note_says_how_far_it_is():
    standings = {
        ("A", "I.1"): Earlier(outcome="Hoàn thành đúng hạn", share=1),
        ("B", "I.1"): Earlier(outcome="Đang thực hiện", share=0.5),
    }
    carried = carry("Thường xuyên", standings)
    assert cell(carried, "leads") == "Phòng B; Phòng C"
    assert cell(carried, "note") == "Mục I\nChuyển tiếp từ năm 2026 (mã I.1): Đang thực hiện, 50%"
    assert cell(carry("Thường xuyên", {}), "leads") == "A; B; C"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "2026"
    path.mkdir()
    write(path, ())
    return path


def test_without_a_summary_nobody_knows_what_is_left(folder: Path):
    done = cchc("init", folder.parent / "2027", "--after", folder)
    assert done.returncode == 2
    assert "Chưa có sổ tổng hợp" in done.stderr
    assert not (folder.parent / "2027").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("2027", "--after", "2025"), "Không thấy tệp kế hoạch"),
        (("2026b", "--after", "2026", "--year", "2026"), "phải của năm sau đó, không phải 2026"),
        (("2027", "--after", "2026", "--from", "a.xlsx"), "Chỉ ghi một trong hai"),
        (("2026", "--after", "2026"), "Đã có tệp"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(folder: Path, arguments: tuple[str, ...], words: str):
    send_six_months(folder)
    done = cchc("init", *arguments, cwd=folder.parent)
    assert (done.returncode, words in done.stderr) == (2, True), done.stderr


def send_six_months(folder: Path) -> None:
    six = PeriodFolder(folder / "6T")
    send(six, SIX_MONTHS, datetime(2026, 6, 12))
    steps.merge(six, None)


def test_the_plan_of_the_next_year_keeps_what_lasts(folder: Path):
    """9 tasks: I.1 and I.3 are done; the summary of 6T is the last one there is."""
    send_six_months(folder)
    done = cchc("init", "2027", "--after", "2026", cwd=folder.parent)
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert "đã chuyển tiếp 7 nhiệm vụ" in said
    assert "kỳ 6T, chưa phải kỳ cuối năm" in said
    book = load_workbook(folder.parent / "2027" / "ke-hoach.xlsx")
    info = {row["Mục"]: row["Nội dung"] for row in table(book, "Kế hoạch", 4)}
    assert (info["Năm"], info["Số kế hoạch"], info["Ngày ban hành"]) == (2027, None, None)
    assert info["Tên kế hoạch"] == "Kế hoạch cải cách hành chính năm 2027"
    periods = table(book, "Kỳ báo cáo", 4)[:4]
    assert [(row["Mã kỳ"], row["Từ ngày"].date(), row["Chốt số liệu"].date()) for row in periods] == [
        (code, date(2026, 12, 15), date(2027, month, 14))
        for code, month in (("Q1", 3), ("6T", 6), ("9T", 9), ("NAM", 12))
    ]
    codes = [row["Mã NV"] for row in table(book, "Biểu nhiệm vụ", 8) if row["Mã NV"]]
    assert codes[1:] == ["I", "I.2", "I.4", "II", "II.1", "II.2", "III", "III.1", "III.2", "VII", "VII.1"]
    reviews = [(row["Mức"], row["Đã ghi"]) for row in table(book, "Cần xem lại", 4) if row["Mức"] in ("Lỗi", "Lưu ý")]
    assert [given for level, given in reviews if level == "Lỗi"] == [
        "Quý III/2026", "Tháng 6/2026", "15/12/2026", "Quý II/2026", "15/12/2026", "Quý II/2026",
    ]  # fmt: skip
    assert cchc("check", folder.parent / "2027" / "ke-hoach.xlsx").returncode == 0


def test_the_same_plan_gives_the_same_bytes(folder: Path):
    send_six_months(folder)
    one, _ = steps.init_after(folder.parent / "a", folder, 2027)
    other, _ = steps.init_after(folder.parent / "b", folder, 2027)
    assert one.read_bytes() == other.read_bytes()
    with pytest.raises(OperatorError, match="Đã có tệp"):
        steps.init_after(folder.parent / "a", folder, 2027)
