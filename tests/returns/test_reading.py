"""Where the table of a return is, which row is about which task, and whose return it is."""

import pytest

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.cells import Book, CellRange
from cchc_excel.plan.workbook import read_plan
from cchc_excel.returns.workbook import read_returns
from tests.tools.places import ROOT
from tests.tools.text_grid import grid_of

PLAN = read_plan(ROOT / "workbooks" / "2026" / "ke-hoach.xlsx")
HEADER = "| Mã NV | Nội dung nhiệm vụ | Trạng thái | Mức độ hoàn thành (%) | Ngày hoàn thành | Khó khăn, vướng mắc |"
WHOLE_PLAN = "Tổ chức thực hiện bảo đảm tiến độ, chất lượng các nhiệm vụ tại Kế hoạch"


def read(*lines: str, merges: tuple[CellRange, ...] = (), hidden_rows: tuple[int, ...] = (), name: str = "bieu.xlsx"):
    grid = grid_of("\n".join(lines), *merges, name="Báo cáo", hidden_rows=hidden_rows)
    return read_returns(Book((grid,)), name, PLAN)[0]


def tasks(filled) -> list[str]:
    return [row.task for row in filled.rows]


def codes(filled) -> list[str]:
    missing = {"column-missing", "codes-missing"}
    return [finding.rule.code for finding in filled.findings if finding.rule.code not in missing]


def test_rows_are_known_by_code_in_any_order():
    filled = read(HEADER, "| VI.2 | | Hoàn thành |", "| VI.1 | | Hoàn thành |")
    assert tasks(filled) == ["VI.2", "VI.1"]
    assert codes(filled) == []


@pytest.mark.parametrize("code", ["vi.2", "VI.2.", " VI. 2", "VI,2", "(VI.2)"])
def test_a_code_may_be_written_carelessly(code):
    assert tasks(read(HEADER, f"| {code} | | Hoàn thành |")) == ["VI.2"]


def test_a_row_without_code_is_known_by_its_text():
    filled = read(HEADER, f"| | {WHOLE_PLAN.upper()} | Đang thực hiện |")
    assert tasks(filled) == ["I.2"]
    assert codes(filled) == ["row-matched-by-text"]


def test_a_text_nearly_the_same_is_known_with_a_finding():
    filled = read(HEADER, f"| | {WHOLE_PLAN.replace('bảo đảm', 'đảm bảo')} năm | Đang thực hiện |")
    assert tasks(filled) == ["I.2"]
    assert codes(filled) == ["row-matched-nearly"]


def test_a_text_that_is_nobodys_is_a_task_of_its_own():
    filled = read(HEADER, "| | Tổ chức hội nghị công chức | Đang thực hiện |")
    assert tasks(filled) == [""]


def test_code_and_text_of_two_tasks():
    filled = read(HEADER, f"| VI.2 | {WHOLE_PLAN} | Hoàn thành |")
    assert (tasks(filled), codes(filled)) == (["VI.2"], ["row-code-and-text"])


def test_a_changed_plan_text_is_told_and_the_plan_holds():
    filled = read(HEADER, "| I.2 | Tổ chức thực hiện Kế hoạch | Đang thực hiện |")
    assert (tasks(filled), codes(filled)) == (["I.2"], ["plan-changed"])


def test_area_rows_totals_and_repeated_headers_are_no_tasks():
    filled = read(
        HEADER,
        "| I | Công tác chỉ đạo, điều hành |",
        "| I.2 | | Đang thực hiện | 0.5 |",
        HEADER,
        "| | Nhiệm vụ phát sinh |",
        "| | Tổng cộng | | 0.5 |",
    )
    assert tasks(filled) == ["I.2"]
    assert codes(filled) == ["row-of-totals"]


def test_an_area_whose_name_gained_or_lost_words_since_is_an_area_still():
    filled = read(HEADER, "| I | Chỉ đạo, điều hành |", "| I.2 | | Đang thực hiện | 0.5 |")
    assert (tasks(filled), codes(filled)) == (["I.2"], [])


def test_an_areas_name_below_the_added_tasks_is_one_of_them():
    filled = read(HEADER, "| I.2 | | Đang thực hiện | 0.5 |", "| | Nhiệm vụ phát sinh |", "| I | Chỉ đạo, điều hành |")
    assert tasks(filled) == ["I.2", ""]


@pytest.mark.parametrize(
    "row",
    ["| I | Tổ chức hội nghị |", "| I | Công tác |", "| I | Chỉ đạo, điều hành | Hoàn thành |", "| IX | Chỉ đạo |"],
)
def test_other_words_under_an_areas_code_are_an_added_task(row: str):
    assert tasks(read(HEADER, row, "| I.2 | | Đang thực hiện | 0.5 |")) == ["", "I.2"]


def test_the_signatures_end_the_table_but_not_before_the_last_task():
    filled = read(
        HEADER,
        "| I.2 | | Đang thực hiện |",
        "| Người lập biểu: | Chuyên viên | | | | Thủ trưởng đơn vị |",
        "| VI.2 | | Hoàn thành |",
        "| Ninh Bình, ngày 10 tháng 6 năm 2026 |",
        "| Người lập biểu: | Chuyên viên tổng hợp |",
    )
    assert tasks(filled)[:1] + tasks(filled)[-1:] == ["I.2", "VI.2"]
    assert filled.signatories["prepared_by"] == "Chuyên viên tổng hợp"


def test_a_merge_over_tasks_counts_for_each():
    filled = read(
        HEADER, "| VI.1 | | Hoàn thành |", "| VI.2 | |", "| VI.3 | |", merges=(CellRange(2, 3, 4, 3),)
    )  # fmt: skip
    assert [row.cells["status"].value for row in filled.rows] == ["Hoàn thành"] * 3
    assert codes(filled) == ["cells-merged"]


def test_hidden_rows_are_read_and_told():
    filled = read(HEADER, "| VI.1 | | Hoàn thành |", "| VI.2 | | Hoàn thành |", hidden_rows=(3,))
    assert (tasks(filled), codes(filled)) == (["VI.1", "VI.2"], ["rows-hidden"])


def test_a_misspelt_heading_is_guessed_with_a_finding():
    filled = read("| Mã NV | Nội dung nhiệm vụ | Trạg thái | Mức độ hoàn thành (%) |", "| VI.2 | | Hoàn thành |")
    assert filled.rows[0].cells["status"].value == "Hoàn thành"
    assert codes(filled) == ["column-guessed"]


def test_a_foreign_column_is_told_cell_by_cell():
    filled = read(f"{HEADER} Người theo dõi |", "| VI.2 | | Hoàn thành | | | | Chuyên viên |")
    assert codes(filled) == ["column-unknown"]


def test_without_a_table_there_is_no_return():
    with pytest.raises(UnreadableError):
        read("| Danh sách cán bộ |", "| STT | Họ và tên |")


@pytest.mark.parametrize(
    ("lines", "name", "unit"),
    [
        (["| Mã đơn vị: | QTTV |"], "bieu.xlsx", "QTTV"),
        (["| Mã đơn vị: qttv |"], "bieu.xlsx", "QTTV"),
        (["| Mã đơn vị: | Phòng Quản trị – Tài vụ |"], "bieu.xlsx", "QTTV"),
        (["| Đơn vị báo cáo: | PHÒNG QUẢN TRỊ - TÀI VỤ |"], "bieu.xlsx", "QTTV"),
        ([], "CCHC-2026-6T-TCD.xlsx", "TCD"),
        ([], "cchc_2026_6t_tcd (1).xlsx", "TCD"),
        ([], "Bao cao Ban Tiep cong dan tinh.xlsx", "TCD"),
        ([], "bieu.xlsx", ""),
    ],
)
def test_whose_return_it_is(lines, name, unit):
    assert read(*lines, HEADER, "| I.2 | | Đang thực hiện |", name=name).identity.unit == unit


def test_the_tasks_tell_the_unit_that_alone_leads_them():
    assert read(HEADER, "| VI.1 | | Hoàn thành |", "| I.2 | | Hoàn thành |").identity.unit == "QTTV"


def test_disagreeing_signs_are_told_with_what_each_says():
    filled = read("| Mã đơn vị: | TCD |", HEADER, "| I.2 | | Hoàn thành |", name="CCHC-2026-6T-KT.xlsx")
    finding = next(finding for finding in filled.findings if finding.rule.code == "identity-conflict")
    assert filled.identity.unit == "TCD"
    assert "TCD" in finding.sentence
    assert "KT" in finding.sentence


def test_two_units_in_one_workbook_are_two_returns():
    sheets = [
        grid_of(f"| Mã đơn vị: | {unit} |\n{HEADER}\n| I.2 | | Đang thực hiện |", name=unit) for unit in ("TCD", "KT")
    ]
    returns = read_returns(Book(tuple(sheets)), "bieu.xlsx", PLAN)
    assert [(filled.path, filled.identity.unit) for filled in returns] == [
        ("bieu.xlsx › TCD", "TCD"),
        ("bieu.xlsx › KT", "KT"),
    ]


def test_a_blank_copy_of_the_form_beside_the_filled_one_is_passed_over():
    filled = grid_of(f"{HEADER}\n| VI.2 | | Hoàn thành |", name="Báo cáo")
    blank = grid_of(f"{HEADER}\n| VI.2 |", name="Bản trắng")
    returns = read_returns(Book((blank, filled)), "bieu.xlsx", PLAN)
    assert [returned.path for returned in returns] == ["bieu.xlsx"]
    assert "sheet-unused" in codes(returns[0])
