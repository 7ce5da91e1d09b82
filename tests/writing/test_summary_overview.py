"""What leadership reads first: where sentences and rows lead, both completions, the code of a print-out."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook

from cchc_excel.domain import ObjectiveState, Settings, Summary
from cchc_excel.layout.columns import DATA
from cchc_excel.writing.summary.content import build_content
from cchc_excel.writing.summary.content_code import content_code
from cchc_excel.writing.summary.overview.standing import standing_lines
from tests.tools.summary_sample import PERIOD, sample_plan, sample_summary
from tests.tools.summary_workbook import below, write

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
"""openpyxl says so of solid data bars, which it cannot keep."""


@pytest.fixture(scope="module")
def summary() -> Summary:
    return sample_summary(sample_plan())


@pytest.fixture(scope="module")
def book(summary: Summary, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return openpyxl.load_workbook(write(summary, tmp_path_factory.mktemp("summary")), data_only=True)


def rows_led_to(book: Workbook, location: str) -> list[tuple[object, ...]]:
    sheet, _, cells = location.rpartition("!")
    _, first, _, last = range_boundaries(cells)
    return list(book[sheet.strip("'")].iter_rows(min_row=first, max_row=last, values_only=True))


def links_of(book: Workbook, sheet: str) -> dict[int, str]:
    cells = [cell for row in book[sheet].iter_rows() for cell in row if cell.hyperlink]
    return {cell.row: str(cell.hyperlink.location) for cell in cells}


def test_each_unit_leads_to_all_its_rows_and_no_others(summary: Summary, book: Workbook) -> None:
    place = DATA.keys.index("unit")
    for row, location in links_of(book, "Theo đơn vị").items():
        code = book["Theo đơn vị"].cell(row, 1).value
        led_to = rows_led_to(book, location)
        assert {values[place] for values in led_to} == {code}
        assert len(led_to) == int((summary.table["unit"] == code).sum())
    assert len(links_of(book, "Theo đơn vị")) == len(summary.by_unit)


def test_each_area_leads_to_its_lines_of_the_annex(summary: Summary, book: Workbook) -> None:
    for row, location in links_of(book, "Theo lĩnh vực").items():
        code = book["Theo lĩnh vực"].cell(row, 1).value
        codes = [values[0] for values in rows_led_to(book, location) if values[0]]
        assert codes == [code, *(task.code for task in summary.plan.tasks if task.area.code == code)]


def test_each_point_leads_to_its_rows(summary: Summary, book: Workbook) -> None:
    overview = book["Tổng quan"]
    links = links_of(book, "Tổng quan")
    assert len(links) >= 4
    for row, location in links.items():
        heading, led_to = str(overview.cell(row, 1).value), rows_led_to(book, location)
        if heading.startswith("Quá hạn"):
            assert {values[0] for values in led_to} == {"Quá hạn"}
            assert len(led_to) == summary.assignments_total.overdue
        elif heading.startswith("Chưa gửi"):
            assert len(led_to) == int(re.findall(r"\d+", heading)[0])
            assert all(not str(values[2]).startswith("Đã tổng hợp") for values in led_to)
        elif heading.startswith("Sắp đến hạn"):
            assert {values[0] for values in led_to} == {"Sắp đến hạn"}


def texts_of(book: Workbook) -> list[str]:
    sheet = book["Tổng quan"]
    area = sheet[str(sheet.print_area).rpartition("!")[2].replace("$", "")]
    return [str(cell.value) for row in area for cell in row if cell.value is not None]


def test_completion_is_told_over_all_units_and_over_those_that_sent(summary: Summary, book: Workbook) -> None:
    rows = summary.table[summary.table["outcome"] != "Không phát sinh"]
    done = rows["outcome"].str.startswith("Hoàn thành")
    sent = rows["unit"].isin(summary.merged)
    told = f"trên tất cả đơn vị {done.sum()}/{len(rows)} ("
    line = next(text for text in texts_of(book) if told in text)
    assert f"riêng các đơn vị đã gửi báo cáo {(done & sent).sum()}/{sent.sum()} (" in line
    assert told in str(book["Theo đơn vị"]["A3"].value)


def test_what_must_be_decided_stands_first(book: Workbook) -> None:
    texts = texts_of(book)
    first = texts.index("Cần quyết định, chỉ đạo")
    assert first < min(place for place, text in enumerate(texts) if "Tỷ lệ" in text)
    assert not any(text.startswith("Số:") for text in texts)
    assert any(text.startswith("(Kèm theo Báo cáo số ") for text in texts)


def test_continuous_tasks_are_told_and_when_they_count(summary: Summary, book: Workbook) -> None:
    assert any("3/16 nhiệm vụ thường xuyên, tính ở kỳ này" in text for text in texts_of(book))
    later = replace(PERIOD, code="NAM", cutoff=date(2026, 12, 14))
    early = sample_summary(replace(summary.plan, periods=(*summary.plan.periods, later)))
    lines = [words for _, words in standing_lines(build_content(early))]
    assert "3/16 nhiệm vụ thường xuyên, chỉ tính hoàn thành khi hết năm." in lines[0]


def test_tiles_say_good_or_bad_by_a_sign(summary: Summary, book: Workbook) -> None:
    """On time 3 of 3 is well; 6 overdue, two units not heard of, and half of the year gone are not."""
    overall = summary.overall
    assert overall.overdue
    assert overall.on_time_rate == 1
    signs = {name: str(below(book, name, -1))[:3] for name in ("TyLeDungHan", "SoQuaHan", "DonViDaGui")}
    assert signs == {"TyLeDungHan": "(✓)", "SoQuaHan": "(!)", "DonViDaGui": "(!)"}


def test_objectives_stand_against_their_thresholds(summary: Summary, book: Workbook) -> None:
    sheet = book["Tổng quan"]
    words = {ObjectiveState.MET: "Đạt", ObjectiveState.MISSED: "Chưa đạt", ObjectiveState.UNKNOWN: "Chưa có số liệu"}
    rows = {str(row[0].value)[:3]: row for row in sheet.iter_rows() if re.match(r"CT\d\. ", str(row[0].value))}
    assert len(rows) == len(summary.targets)
    for result in summary.targets:
        values = [cell.value for cell in rows[result.objective.code] if cell.value is not None]
        assert values[-1 if len(values) == 4 else 3] == words[result.state]
        assert values[1] == ("–" if result.actual is None else pytest.approx(result.actual))


def test_objectives_that_find_no_room_are_counted(summary: Summary, tmp_path: Path) -> None:
    many = tuple(replace(t, objective=replace(t.objective, code=f"CT{n}")) for n in range(5) for t in summary.targets)
    book = openpyxl.load_workbook(write(replace(summary, targets=many), tmp_path), data_only=True)
    line = next(text for text in texts_of(book) if "chỉ tiêu khác: xem trang" in text)
    shown = sum(re.match(r"CT\d\. ", text) is not None for text in texts_of(book))
    assert line == f"và {30 - shown} chỉ tiêu khác: xem trang Chỉ tiêu"


def test_the_code_tells_contents_apart(summary: Summary, book: Workbook) -> None:
    code = content_code(summary)
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}", code)
    assert content_code(sample_summary(sample_plan())) == code
    other = summary.table.copy()
    other.loc[0, "document"] = "46/QĐ-VPUBND"
    settings = replace(summary.plan, settings=Settings(soon_days=5))
    assert len({code, content_code(replace(summary, table=other)), content_code(replace(summary, plan=settings))}) == 3
    assert any(f"Mã bản in: {code}" == cell.value for row in book["Tổng quan"].iter_rows() for cell in row)
    assert all(code in str(sheet.oddFooter.center.text) for sheet in book.worksheets)


def test_every_sheet_has_a_tab_colour_and_every_list_a_marked_heading(book: Workbook) -> None:
    assert all(sheet.sheet_properties.tabColor for sheet in book.worksheets)
    for name in (
        "Theo đơn vị",
        "Theo lĩnh vực",
        "Chỉ tiêu",
        "Quá hạn",
        "Vướng mắc, kiến nghị",
        "Lỗi số liệu",
        "Dữ liệu",
    ):
        assert [found.headerRowCount for found in book[name].tables.values()] == [1], name
