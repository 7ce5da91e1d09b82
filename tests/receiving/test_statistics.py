"""What units report on the sheet `Số liệu` of their forms, however they left it."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from cchc_excel.domain import FileState
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps.periods import merge
from tests.tools.libreoffice import recalculate
from tests.tools.statistics_forms import (
    SAVED,
    SIGNED,
    TRAINED,
    figures,
    measured,
    period_folder,
    save_at,
    send,
    statistic_findings,
)

ALL = {TRAINED: 12, SAVED: 300, SIGNED: 0.85}
BEGUN = {"I.1": {"Trạng thái": "Đang thực hiện", "Mức độ hoàn thành (%)": 0.5}}
LATER = datetime(2026, 6, 12, 3)


@pytest.fixture
def folder(tmp_path: Path) -> PeriodFolder:
    return period_folder(tmp_path)


def test_every_unit_that_is_asked_gets_a_form_and_only_its_own_items(folder: PeriodFolder):
    asked = {
        path.stem.rpartition("-")[2]: [row[0].value for row in load_workbook(path)["Số liệu"].iter_rows(min_row=7)]
        for path in folder.issued.iterdir()
    }
    items = {unit: [code for code in codes if str(code).startswith("SL")] for unit, codes in asked.items()}
    assert items == {
        "HCTC": [TRAINED, SAVED, SIGNED],
        "KSTT": [TRAINED, SAVED],
        "TTDT": [TRAINED],
        "NGV": ["SL1", TRAINED],
    }


def test_the_first_sheet_counts_what_is_still_empty_on_the_second(folder: PeriodFolder, tmp_path: Path):
    """Three of HCTC's statistics and six of its tasks are empty; a clerk who fills two in sees seven."""

    def counter(path: Path) -> int:
        sheet = load_workbook(path, data_only=True)["Báo cáo"]
        cells = [cell for row in sheet.iter_rows() for cell in row]
        label = next(place for place, cell in enumerate(cells) if str(cell.value).startswith("Số ô bắt buộc"))
        return next(cell.value for cell in cells[label + 1 :] if isinstance(cell.value, int | float))

    assert counter(folder.issued / "CCHC-2026-6T-HCTC.xlsx") == 9
    assert counter(recalculate(send(folder, "HCTC", {TRAINED: 0, SIGNED: 0.5}), tmp_path / "again")) == 7


def test_a_form_filled_in_as_asked_has_nothing_found_on_its_statistics(folder: PeriodFolder):
    send(folder, "HCTC", ALL)
    summary = measured(folder)
    assert statistic_findings(summary) == []
    assert figures(summary) == {
        "SL1": None,
        TRAINED: 12,
        SAVED: 300,
        SIGNED: 0.85,
        "SL5": None,
        "SL6": None,
        "SL7": None,
    }


def test_a_unit_asked_for_statistics_alone_is_merged(folder: PeriodFolder):
    send(folder, "NGV", {"SL1": 3, TRAINED: 0})
    summary = measured(folder)
    assert [entry.state for entry in summary.received] == [FileState.MERGED]
    assert figures(summary)["SL1"] == 3
    assert "NGV" not in [unit.code for unit in summary.missing]


def test_an_untouched_form_is_refused(folder: PeriodFolder):
    send(folder, "NGV", {})
    assert [entry.state for entry in measured(folder).received] == [FileState.REJECTED]


def test_what_is_left_empty_is_named_and_not_reported(folder: PeriodFolder):
    send(folder, "HCTC", {TRAINED: 0})
    summary = measured(folder)
    assert statistic_findings(summary) == [("statistic-empty", "HCTC.xlsx", "D10")]
    assert figures(summary)[TRAINED] == 0
    assert figures(summary)[SAVED] is None


def _rename(book: Workbook) -> None:
    book["Số liệu"].title = "Sheet3"


def _move_columns(book: Workbook) -> None:
    book["Số liệu"].move_range("A5:E12", rows=3, cols=2, translate=False)


def _swap_columns(book: Workbook) -> None:
    sheet = book["Số liệu"]
    for row in range(5, 13):
        sheet.cell(row, 4).value, sheet.cell(row, 3).value = sheet.cell(row, 3).value, sheet.cell(row, 4).value


def _paste_below(book: Workbook) -> None:
    source, target = book["Số liệu"], book["Báo cáo"]
    start = target.max_row + 3
    for row in source.iter_rows(min_row=5):
        for cell in row:
            if cell.value is not None:
                target.cell(start + cell.row, cell.column).value = cell.value
    del book["Số liệu"]


def _drop_codes(book: Workbook) -> None:
    for row in book["Số liệu"].iter_rows(min_row=7):
        if str(row[0].value).startswith("SL"):
            row[0].value = None


def _hide(book: Workbook) -> None:
    book["Số liệu"].sheet_state = "hidden"


@pytest.mark.parametrize("edit", [_rename, _move_columns, _swap_columns, _paste_below, _drop_codes, _hide])
def test_it_is_read_wherever_the_clerk_put_it(folder: PeriodFolder, edit):
    def unmerged(book: Workbook) -> None:
        sheet = book["Số liệu"]
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        edit(book)

    send(folder, "HCTC", ALL, edit=unmerged)
    summary = measured(folder)
    found = figures(summary)
    assert (found[TRAINED], found[SAVED], found[SIGNED]) == (12, 300, 0.85)
    assert not [
        finding for finding in summary.findings if finding.is_error and finding.rule.code.startswith("statistic")
    ]


def _add_row(book: Workbook) -> None:
    book["Số liệu"].append(["SL9", "Số cuộc họp", "cuộc", 7, None])


def _add_remark(book: Workbook) -> None:
    book["Số liệu"]["G8"] = "Chưa gồm quý II"


def _change_measure(book: Workbook) -> None:
    book["Số liệu"]["C8"] = "lớp"


def _change_text(book: Workbook) -> None:
    book["Số liệu"]["B8"] = "Số viên chức được cử đào tạo"


def _other_row(book: Workbook) -> None:
    book["Số liệu"]["B8"] = "Kinh phí tiết kiệm"


def _other_period(book: Workbook) -> None:
    book["Số liệu"]["E3"] = "Kỳ báo cáo: Q1"


def _other_unit(book: Workbook) -> None:
    book["Số liệu"]["A3"], book["Số liệu"]["C3"] = "Đơn vị báo cáo: Phòng Ngoại vụ", "Mã đơn vị: NGV"


def _twice(book: Workbook) -> None:
    book["Số liệu"].append([TRAINED, "Số công chức được cử đào tạo", "người", 15, None])


def _twice_alike(book: Workbook) -> None:
    book["Số liệu"].append([TRAINED, "Số công chức được cử đào tạo", "người", 12, None])


@pytest.mark.parametrize(
    ("edit", "codes", "trained"),
    [
        (_add_row, ["statistic-unasked"], 12),
        (_add_remark, ["text-outside"], 12),
        (_change_measure, ["statistic-measure-changed"], None),
        (_change_text, ["statistic-changed"], 12),
        (_other_row, ["statistic-code-and-text"], None),
        (_other_period, ["statistics-of-other", "statistic-empty"], None),
        (_other_unit, ["statistics-of-other", "statistic-empty"], None),
        (_twice, ["statistic-twice", "statistic-twice"], None),
        (_twice_alike, [], 12),
    ],
)
def test_whatever_a_unit_wrote_is_merged_or_found(folder: PeriodFolder, edit, codes: list[str], trained: float | None):
    send(folder, "HCTC", ALL, tasks=BEGUN, edit=edit)
    summary = measured(folder)
    assert [code for code, *_ in statistic_findings(summary)] == codes
    assert figures(summary)[TRAINED] == trained


def test_another_table_with_such_headings_is_no_statistics(folder: PeriodFolder):
    def add(book: Workbook) -> None:
        sheet = book.create_sheet("Ghi thêm")
        sheet.append(["STT", "Nội dung", "Kết quả", "Ghi chú"])
        sheet.append([1, "Họp giao ban", 5, "hằng tuần"])

    send(folder, "HCTC", ALL, edit=add)
    summary = measured(folder)
    assert figures(summary)[TRAINED] == 12
    outside = {finding.ref.address for finding in summary.findings if finding.ref and finding.ref.sheet == "Ghi thêm"}
    assert {"B2", "D2"} <= outside


def test_a_note_in_a_cell_of_statistics_is_not_lost(folder: PeriodFolder):
    from openpyxl.comments import Comment  # noqa: PLC0415

    def note(book: Workbook) -> None:
        book["Số liệu"]["D8"].comment = Comment("gồm cả viên chức", "Chuyên viên")

    send(folder, "HCTC", ALL, edit=note)
    assert ("cell-note", "HCTC.xlsx", "D8") in statistic_findings(measured(folder))


def test_a_later_return_without_statistics_takes_them_from_the_earlier_one(folder: PeriodFolder):
    send(folder, "HCTC", ALL, tasks=BEGUN)
    send(folder, "HCTC", {TRAINED: 14}, tasks=BEGUN, name="HCTC-2.xlsx", saved=LATER)
    summary = measured(folder)
    found = figures(summary)
    assert (found[TRAINED], found[SAVED], found[SIGNED]) == (14, 300, 0.85)
    assert {code for code, *_ in statistic_findings(summary)} == {"statistic-supplemented", "statistic-lent"}
    places = {
        part.unit: part.file for figure in summary.statistics for part in figure.parts if figure.item.code == SAVED
    }
    assert places["HCTC"] == "HCTC.xlsx"


def test_a_workbook_with_the_statistics_alone_supplements_the_form(folder: PeriodFolder):

    def alone(book: Workbook) -> None:
        for name in book.sheetnames:
            if name != "Số liệu":
                del book[name]

    send(folder, "HCTC", {}, tasks=BEGUN)
    send(folder, "HCTC", ALL, edit=alone, name="CCHC-2026-6T-HCTC so lieu.xlsx", saved=LATER)
    summary = measured(folder)
    assert figures(summary)[TRAINED] == 12
    shares = dict(
        zip(zip(summary.table["unit"], summary.table["task"], strict=True), summary.table["share"], strict=True)
    )
    assert shares["HCTC", "I.1"] == 0.5


def test_the_same_form_but_for_a_statistic_is_no_copy(folder: PeriodFolder):
    send(folder, "HCTC", ALL)
    send(folder, "HCTC", ALL, name="copy.xlsx", saved=LATER)
    states = {entry.path: entry.state for entry in measured(folder).received}
    assert FileState.UNCHANGED in states.values()
    send(folder, "HCTC", ALL | {TRAINED: 13}, name="copy.xlsx", saved=LATER)
    summary = measured(folder)
    assert {entry.path: entry.state for entry in summary.received} == {
        "HCTC.xlsx": FileState.SUPERSEDED, "copy.xlsx": FileState.MERGED,
    }  # fmt: skip
    assert figures(summary)[TRAINED] == 13


def test_the_form_sent_back_holds_what_was_written_and_marks_what_is_wrong(folder: PeriodFolder):
    send(folder, "KSTT", {TRAINED: "hai người", SAVED: "1,2 tỷ"})
    returned = merge(folder, None).returned
    book = load_workbook(returned[0])
    rows = {row[0].value: row for row in book["Số liệu"].iter_rows(min_row=7)}
    assert [rows[TRAINED][3].value, rows[SAVED][3].value] == ["hai người", 1200]
    assert rows[TRAINED][3].fill.fgColor.rgb != rows[SAVED][3].fill.fgColor.rgb
    assert "Không hiểu số lượng" in rows[TRAINED][5].value
    assert not rows[SAVED][5].value
    listed = [row for row in book["Cần sửa"].iter_rows(values_only=True) if row[3] and str(row[3]).startswith(TRAINED)]
    assert [(row[1], row[2], row[4]) for row in listed] == [("D8", "Số liệu trong kỳ", "hai người")]
    links = [cell.hyperlink.location for row in book["Cần sửa"].iter_rows() for cell in row if cell.hyperlink]
    assert "'Số liệu'!D8" in links


def test_a_form_sent_back_comes_round_again_without_a_word(folder: PeriodFolder):
    send(folder, "NGV", {"SL1": "ba", TRAINED: 2})
    returned = merge(folder, None).returned
    book = load_workbook(returned[0])
    book["Số liệu"]["D8"] = 3
    save_at(book, folder.inbox / "NGV-2.xlsx", LATER)
    summary = measured(folder)
    assert figures(summary)["SL1"] == 3
    assert [found for found in statistic_findings(summary) if found[1] == "NGV-2.xlsx"] == []
