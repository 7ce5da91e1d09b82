"""Tables of annexes, written as text, become areas, headings between tasks, and tasks with codes."""

from cchc_excel.cells import CellRange
from cchc_excel.importing.draft import Draft
from tests.tools.annex_drafts import draft_of
from tests.tools.text_grid import grid_of

STT = "| TT | Nhiệm vụ | Sản phẩm | Chủ trì | Thời hạn |"
CODED = "| Mã NV | Nhiệm vụ | Sản phẩm | Chủ trì | Thời hạn |"
REST = "x | P | Quý I |"


def table_of(head: str, *rows: str) -> str:
    """Return a text table; a row of number and words is a heading, one that ends in a star is a task."""
    lines = (f"| {row[:-1]} {REST}" if row.endswith("*") else f"| {row} |" for row in rows)
    return "\n".join((head, *lines))


def shape(draft: Draft) -> list[str]:
    lines = []
    for group in draft.groups:
        lines.append(f"{group.code} {group.name}")
        lines += [f"{'+' if item.is_group else '-'} {item.code} {item.texts['text']}" for item in group.items]
    return lines


def noted(draft: Draft) -> list[str]:
    return [point.rule.code.removeprefix("annex-") for point in draft.points]


def test_numbers_within_an_area_end_the_codes():
    draft = draft_of(grid_of(table_of(STT, "I | Thể chế", "1 | a |*", "2 | b |*", "II | Bộ máy", "1 | c |*")))
    assert shape(draft) == ["I Thể chế", "- I.1 a", "- I.2 b", "II Bộ máy", "- II.1 c"]
    assert noted(draft) == []


def test_numbers_that_run_on_from_area_to_area_begin_anew_in_each():
    draft = draft_of(grid_of(table_of(STT, "I | Thể chế", "1 | a |*", "II | Bộ máy", "2 | b |*", "3 | c |*")))
    assert shape(draft) == ["I Thể chế", "- I.1 a", "II Bộ máy", "- II.1 b", "- II.2 c"]
    assert [(kept.text, kept.became) for kept in draft.kept if "số thứ tự, " in kept.became] == [
        ("2", "số thứ tự, là mã II.1"),
        ("3", "số thứ tự, là mã II.2"),
    ]


def test_headings_1_and_2_are_the_areas_where_no_area_has_a_roman_number():
    draft = draft_of(grid_of(table_of(STT, "1 | Thể chế", "1.1 | a |*", "1.2 | b |*", "2 | Bộ máy", "2.1 | c |*")))
    assert shape(draft) == ["I Thể chế", "- I.1 a", "- I.2 b", "II Bộ máy", "- II.1 c"]


def test_headings_under_an_area_stand_above_their_tasks():
    draft = draft_of(grid_of(table_of(STT, "I | Thể chế", "1 | Văn bản", "1.1 | a |*", "- | b |*", "2 | c |*")))
    assert shape(draft) == ["I Thể chế", "+ I.1 Văn bản", "- I.1.1 a", "- I.1.2 b", "- I.2 c"]


def test_a_heading_whose_tasks_have_codes_of_their_own_is_named_in_their_notes():
    draft = draft_of(grid_of(table_of(CODED, "I | Thể chế", "| Văn bản", "I.1 | a |*", "I.2 | b |*")))
    assert shape(draft) == ["I Thể chế", "- I.1 a", "- I.2 b"]
    assert [item.notes for item in draft.tasks] == [["Nhóm: Văn bản"], ["Nhóm: Văn bản"]]
    assert noted(draft) == ["row-unclear"]


def test_a_line_of_words_alone_above_tasks_is_an_area_where_none_has_a_code():
    draft = draft_of(grid_of(table_of(STT, "| THỂ CHẾ", "1 | a |*", "| BỘ MÁY", "1 | b |*")))
    assert shape(draft) == ["I THỂ CHẾ", "- I.1 a", "II BỘ MÁY", "- II.1 b"]
    assert noted(draft) == ["row-unclear", "row-unclear"]


def test_a_task_without_lead_and_deadline_stays_a_task():
    draft = draft_of(grid_of(table_of(STT, "I | Thể chế", "1 | a | | |", "2 | b |*", "3 | c | | |")))
    assert shape(draft) == ["I Thể chế", "- I.1 a", "- I.2 b", "- I.3 c"]


def test_a_line_without_words_goes_on_with_the_task_above():
    draft = draft_of(
        grid_of(table_of(STT, "I | Thể chế", "1 | a | Kế hoạch | Phòng A | Quý I", "| | Báo cáo | Phòng B | Quý I"))
    )
    (task,) = draft.tasks
    assert (task.texts["product"], task.texts["leads"], task.texts["deadline"]) == (
        "Kế hoạch\nBáo cáo",
        "Phòng A; Phòng B",
        "Quý I",
    )
    assert noted(draft) == ["row-continued", "row-continued"]


def test_a_cell_of_words_over_several_rows_is_a_task_in_each():
    table = table_of(STT, "I | Thể chế", "1 | a | Kế hoạch | Phòng A | Quý I", "| | Báo cáo | Phòng B | Quý II")
    draft = draft_of(grid_of(table, CellRange(3, 1, 4, 1), CellRange(3, 2, 4, 2)))
    assert shape(draft) == ["I Thể chế", "- I.1 a", "- I.2 a"]
    assert noted(draft) == ["row-shared", "number-twice"]


def test_a_list_without_areas_has_one_made_for_it():
    draft = draft_of(grid_of(table_of(STT, "1 | a |*", "2 | b |*")))
    assert shape(draft) == ["I Chưa xếp lĩnh vực", "- I.1 a", "- I.2 b"]
    assert noted(draft) == ["area-missing"]


def test_an_area_that_comes_again_on_the_next_page_goes_on():
    page = table_of(STT, "I | Thể chế", "1 | a |*", STT.strip("| "), "I | Thể chế", "2 | b |*")
    assert shape(draft_of(grid_of(page))) == ["I Thể chế", "- I.1 a", "- I.2 b"]


def test_a_code_of_another_area_is_given_anew_and_noted():
    sheets = [grid_of(table_of(STT, f"I | {name}", f"1 | {name} a |*"), name=name) for name in ("Thể chế", "Bộ máy")]
    draft = draft_of(*sheets)
    assert shape(draft) == ["I Thể chế", "- I.1 Thể chế a", "II Bộ máy", "- II.1 Bộ máy a"]
    assert noted(draft) == ["area-recoded"]


def test_given_codes_are_never_taken_again():
    draft = draft_of(grid_of(table_of(CODED, "I | Thể chế", "I.1 | a |*", "| b |*", "I.2 | c |*")))
    assert shape(draft) == ["I Thể chế", "- I.1 a", "- I.3 b", "- I.2 c"]
    assert noted(draft) == ["code-given"]


def test_two_tables_on_a_sheet_are_read_each_under_its_own_heading():
    tables = table_of(STT, "I | Thể chế", "1 | a |*", "", "Phụ lục II", "STT | Công việc | Thời gian", "1 | b | Quý II")
    assert shape(draft_of(grid_of(tables))) == ["I Thể chế", "- I.1 a", "II Phụ lục II", "- II.1 b"]


def test_ten_that_excel_made_one_is_not_taken_for_one():
    """1.10 typed into a cell is the number 1.1: the annex then has 1.1 twice."""
    rows = [f"1.{number} | việc {number} |*" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9)]
    draft = draft_of(grid_of(table_of(STT, "I | Thể chế", "1 | Văn bản", *rows, "1.1 | việc 10 |*")))
    assert draft.tasks[-1].code == "I.1.10"
    assert noted(draft) == ["number-twice"]
