"""What leadership reads first: where sentences and rows lead, both completions, the code of a print-out."""

import re
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook

from cchc_excel.domain import Settings, Summary
from cchc_excel.layout.columns import DATA
from cchc_excel.writing.summary.content_code import content_code
from tests.tools.summary_sample import sample_plan, sample_summary
from tests.tools.summary_workbook import table, write

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


def test_each_sentence_leads_to_its_rows(book: Workbook) -> None:
    overview = book["Tổng quan"]
    links = links_of(book, "Tổng quan")
    assert 1 <= len(links) <= 6
    for row, location in links.items():
        text, led_to = str(overview.cell(row, 1).value), rows_led_to(book, location)
        if "quá hạn, chưa hoàn thành" in text:
            assert {values[0] for values in led_to} == {"Quá hạn"}
        elif "chưa có báo cáo dùng được" in text:
            assert len(led_to) == int(re.findall(r"\d+", text)[0])
            assert all(not str(values[2]).startswith("Đã tổng hợp") for values in led_to)
        elif "sắp đến hạn" in text:
            assert {values[0] for values in led_to} == {"Sắp đến hạn"}


def test_completion_is_told_over_all_units_and_over_those_that_sent(summary: Summary, book: Workbook) -> None:
    rows = summary.table[summary.table["outcome"] != "Không phát sinh"]
    done = rows["outcome"].str.startswith("Hoàn thành")
    sent = rows["unit"].isin(summary.merged)
    line = str(book["Tổng quan"]["A12"].value)
    assert f"trên tất cả đơn vị {done.sum()}/{len(rows)} (" in line
    assert f"riêng các đơn vị đã gửi báo cáo {(done & sent).sum()}/{sent.sum()} (" in line
    assert line == book["Theo đơn vị"]["A3"].value


def test_statistics_count_the_tasks_of_the_plan(summary: Summary, book: Workbook) -> None:
    values = {row["Mã số"]: row["Số liệu"] for row in table(book, "Phụ lục số liệu", 4)}
    overall = summary.overall
    assert (values["1.1"], values["1.2"]) == (len(summary.plan.tasks), overall.done)
    assert values["1.3"] == pytest.approx(overall.completion_rate)
    assert values["3.1"] == sum(values[f"3.{number}"] for number in range(2, 8))
    assert values["3.6"] == overall.done - overall.done_on_time - overall.done_late
    assert (values["3.2"], values["3.3"], values["3.4"]) == (overall.done_on_time, overall.done_late, overall.overdue)
    assert values["2.1"] is None


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
