"""The statistical appendix: the appendix's own lines, and what the plan asks units for."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc_excel.steps.periods import merge
from cchc_excel.telling.appendix.lines import appendix_lines
from cchc_excel.telling.appendix.statistics import Statistic
from cchc_excel.telling.report.tables import statistic_rows
from tests.tools.returns_plan import PLAN
from tests.tools.statistics_forms import ASKING, ITEMS, SAVED, SIGNED, TRAINED, measured, period_folder, send


def lines(folder) -> dict[str, Statistic]:
    return {line.text: line for line in appendix_lines(measured(folder))}


def test_a_plan_that_asks_for_nothing_has_the_lines_it_had(tmp_path: Path):
    found = list(appendix_lines(measured(period_folder(tmp_path, PLAN))))
    assert [line.number for line in found if not line.measure] == ["1", "2", "3", "4", "5", "6"]
    assert sum(bool(line.measure) and line.source.startswith("Chưa có trong biểu") for line in found) == 7


def test_an_item_takes_the_line_that_has_its_wording(tmp_path: Path):
    folder = period_folder(tmp_path)
    send(folder, "NGV", {"SL1": 3, TRAINED: 0})
    line = lines(folder)["Số cuộc đối thoại đã tổ chức"]
    assert (line.number, line.value, line.source) == ("5.1", 3, "Phòng Ngoại vụ báo cáo.")
    inspected = lines(folder)["Số phòng, ban, đơn vị được kiểm tra"]
    assert (inspected.number, inspected.value) == ("2.1", None)
    assert inspected.source.endswith("còn thiếu: Phòng Hành chính - Tổ chức.")


def test_the_other_items_follow_group_by_group(tmp_path: Path):
    found = list(appendix_lines(measured(period_folder(tmp_path))))
    last = [line.number for line in found].index("6.1")
    assert [(line.number, line.text) for line in found[last + 1 :] if not line.measure] == [
        ("7", "Cải cách chế độ công vụ"),
        ("8", "Cải cách tài chính công"),
        ("9", "Chính quyền số"),
        ("10", "Cải cách thủ tục"),
    ]
    assert [line.number for line in found[last + 1 :] if line.measure] == [TRAINED, SAVED, SIGNED, "SL6", "SL7"]


def test_an_item_whose_group_is_a_section_of_the_appendix_stands_in_it(tmp_path: Path):
    more = ("SL8", "Số kiến nghị qua đối thoại", "kiến nghị", "NGV", "Đối thoại của lãnh đạo với người dân, tổ chức")
    found = list(appendix_lines(measured(period_folder(tmp_path, replace(ASKING, statistics=(*ITEMS, more))))))
    numbers = [line.number for line in found]
    assert numbers.index("5.1") < numbers.index("SL8") < numbers.index("6")


def test_no_item_takes_a_line_that_counts_the_plans_tasks(tmp_path: Path):
    more = ("SL8", "Số nhiệm vụ đã hoàn thành", "nhiệm vụ", "NGV", "Đối thoại của lãnh đạo với người dân, tổ chức")
    found = list(appendix_lines(measured(period_folder(tmp_path, replace(ASKING, statistics=(*ITEMS, more))))))
    assert [line.figure for line in found if line.number == "1.2"] == ["done"]
    assert [line.number for line in found if line.text == more[1]] == ["1.2", "SL8"]


def test_the_source_says_who_reported_and_who_did_not(tmp_path: Path):
    folder = period_folder(tmp_path)
    send(folder, "HCTC", {TRAINED: 12, SAVED: 100, SIGNED: 0.85})
    send(folder, "KSTT", {TRAINED: 5, SAVED: 20})
    found = lines(folder)
    assert found["Số công chức được cử đào tạo"].source == (
        "Cộng số báo cáo của 2/4 đơn vị; còn thiếu: Cổng Thông tin điện tử; Phòng Ngoại vụ."
    )
    assert found["Kinh phí tiết kiệm"].source == "Cộng số báo cáo của 2 đơn vị."


def test_rates_of_several_units_are_listed_never_added(tmp_path: Path):
    shared = ("SL1", "Tỷ lệ văn bản ký số", "%", "HCTC; KSTT", "")
    folder = period_folder(tmp_path, replace(PLAN, statistics=(shared,)))
    send(folder, "HCTC", {"SL1": 0.8})
    assert lines(folder)["Tỷ lệ văn bản ký số"].value == 0.8
    send(folder, "KSTT", {"SL1": 0.9})
    line = lines(folder)["Tỷ lệ văn bản ký số"]
    assert line.value is None
    assert "Phòng Hành chính - Tổ chức 80%; Phòng Kiểm soát thủ tục hành chính 90%" in line.source


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
def test_the_sheet_adds_up_the_rows_it_shows(tmp_path: Path):
    folder = period_folder(tmp_path)
    send(folder, "HCTC", {TRAINED: 12, SAVED: 100.5, SIGNED: 0.85})
    send(folder, "KSTT", {TRAINED: 5, SAVED: 20})
    merge(folder, None)
    shown = load_workbook(folder.summary)["Phụ lục số liệu"]
    cached = load_workbook(folder.summary, data_only=True)["Phụ lục số liệu"]
    row = next(row[0].row for row in shown.iter_rows(min_row=6) if row[0].value == TRAINED)
    first, last = shown.cell(row, 4).value.removeprefix("=SUM(D").removesuffix(")").split(":D")
    parts = [(cached.cell(at, 2).value, cached.cell(at, 4).value) for at in range(int(first), int(last) + 1)]
    assert parts == [
        ("Phòng Hành chính - Tổ chức", 12),
        ("Phòng Kiểm soát thủ tục hành chính", 5),
        ("Cổng Thông tin điện tử", None),
        ("Phòng Ngoại vụ", None),
    ]
    assert cached.cell(row, 4).value == 17
    assert cached.cell(int(first), 5).value == "HCTC.xlsx 'Số liệu'!D8"


def test_the_report_says_the_same(tmp_path: Path):
    folder = period_folder(tmp_path)
    send(folder, "HCTC", {TRAINED: 1234, SAVED: 100.5, SIGNED: 0.85})
    rows = {row.number: row.value for row in statistic_rows(measured(folder))}
    assert (rows[TRAINED], rows[SAVED], rows[SIGNED], rows["SL6"], rows["2.2"]) == ("1.234", "100,5", "85%", "", "")
