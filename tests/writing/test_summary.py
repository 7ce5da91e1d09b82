"""The summary workbook: what stands where, and that every figure and finding is there."""

import re
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from cchc_excel.domain import MEASURES, MeasuredGroup, Summary
from cchc_excel.layout.columns import DATA
from cchc_excel.measuring.measures import measure_all
from cchc_excel.measuring.ranking import ranked, ranks
from tests.tools.libreoffice import to_pdf
from tests.tools.some_measures import measures
from tests.tools.summary_figures import AS_OF
from tests.tools.summary_sample import HOSTILE, sample_plan, sample_summary
from tests.tools.summary_workbook import below, formulas, named, table, write

SHEETS = [
    "Tổng quan", "Theo đơn vị", "Theo lĩnh vực", "Chỉ tiêu", "Biểu tổng hợp", "Quá hạn", "Vướng mắc, kiến nghị",
    "Tổng kết năm", "Căn cứ xếp loại", "Tình hình gửi báo cáo", "Lỗi số liệu", "Dữ liệu", "Phương pháp tính",
    "Phụ lục số liệu",
]  # fmt: skip
DATA_HEADINGS = [
    "Mã NV", "Mã lĩnh vực", "Lĩnh vực", "Nội dung nhiệm vụ", "Mã đơn vị", "Đơn vị", "Thời gian hoàn thành", "Hạn",
    "Trọng số", "Trạng thái", "Mức độ hoàn thành", "Ngày hoàn thành", "Số thực hiện", "Tổng số", "Số, ký hiệu văn bản",
    "Khó khăn, vướng mắc", "Đề xuất, kiến nghị", "Kết quả", "Tệp nguồn", "Ô nguồn",
]  # fmt: skip
FIGURE_HEADINGS = [
    "Mã", "Tên", "Được giao", "Không phát sinh", "Hoàn thành", "Hoàn thành đúng hạn", "Hoàn thành quá hạn",
    "Đang thực hiện", "Chưa thực hiện", "Chưa báo cáo", "Quá hạn", "Đến hạn", "Đến hạn đã hoàn thành",
    "Tỷ lệ hoàn thành", "Tỷ lệ hoàn thành nhiệm vụ đến hạn", "Tỷ lệ đúng hạn", "Tiến độ bình quân", "Xếp hạng",
]  # fmt: skip
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
"""openpyxl says so of solid data bars, which it cannot keep."""


@pytest.fixture(scope="module")
def summary() -> Summary:
    return sample_summary(sample_plan())


@pytest.fixture(scope="module")
def written(summary: Summary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(summary, tmp_path_factory.mktemp("summary"))


@pytest.fixture(scope="module")
def cached(written: Path) -> Workbook:
    return openpyxl.load_workbook(written, data_only=True)


def test_sheets_stand_in_the_order_of_the_contract(cached: Workbook) -> None:
    assert cached.sheetnames == SHEETS
    assert cached.active is not None
    assert cached.active.title == "Tổng quan"


def test_data_is_the_table_dulieu_with_the_headings_of_the_contract(summary: Summary, cached: Workbook) -> None:
    sheet = cached["Dữ liệu"]
    assert [cell.value for cell in sheet[1]] == DATA_HEADINGS
    assert list(sheet.tables) == ["DuLieu"]
    assert sheet.tables["DuLieu"].ref == f"A1:T{len(summary.table) + 1}"


def test_data_keeps_every_value_with_its_type(summary: Summary, cached: Workbook) -> None:
    order = [unit.code for unit in summary.plan.units]
    records = sorted(summary.table.to_dict("records"), key=lambda record: order.index(record["unit"]))
    for row, record in enumerate(records, start=2):
        for column, key in enumerate(DATA.keys, start=1):
            value = cached["Dữ liệu"].cell(row, column).value
            expected = record[key]
            assert (value.date() if isinstance(value, datetime) else value) == expected, (row, key)


@pytest.mark.parametrize(
    ("sheet", "label", "total"),
    [("Theo đơn vị", "Tổng lượt giao", "assignments_total"), ("Theo lĩnh vực", "Tổng nhiệm vụ", "overall")],
)
def test_figures_by_group_and_their_total(
    summary: Summary, cached: Workbook, sheet: str, label: str, total: str
) -> None:
    rows = table(cached, sheet, 4)
    assert list(rows[0])[: len(FIGURE_HEADINGS)] == FIGURE_HEADINGS
    groups = summary.by_unit if sheet == "Theo đơn vị" else summary.by_area
    by_code = {group.code: group.measures for group in groups} | {label: getattr(summary, total)}
    assert {str(row["Mã"]) for row in rows} == set(by_code)
    assert rows[-1]["Mã"] == label
    for row in rows:
        for key, measure in MEASURES.items():
            value = getattr(by_code[str(row["Mã"])], key)
            assert row[measure.heading] == ("–" if value is None else pytest.approx(value)), (row["Mã"], key)


def test_units_stand_best_first_and_equals_share_a_rank() -> None:
    def unit(code: str, rate: float | None) -> MeasuredGroup:
        return MeasuredGroup(code, code, measures(completion_rate=rate))

    groups = (unit("A", 0.5), unit("B", None), unit("C", 1.0), unit("D", 0.5), unit("E", 0.0))
    assert [group.code for group in ranked(groups)] == ["C", "A", "D", "E", "B"]
    assert ranks(ranked(groups)) == [1, 2, 2, 4, None]


@pytest.mark.parametrize(
    ("figures", "silent", "places"),
    [
        ("A 0.5 1 0.6; B 0.5 0 0.5; C 0.5 1 0.7", "", "B1 C2 A3"),  # fewer overdue, then more progress
        ("A 0.5 1 0.6; B 0.5 1 0.6", "", "A1 B1"),
        ("A 1 0 1; B 0.5 0 0.5; C 0 0 0", "A", "B1 C2 A-"),  # whoever sent nothing has no rank
        ("A 0.3 0 0.30000000000000004; B 0.3 0 0.3", "", "A1 B1"),
    ],
)
def test_ranks_look_at_what_is_overdue_and_at_progress(figures: str, silent: str, places: str) -> None:
    def unit(code: str, rate: float, overdue: int, progress: float) -> MeasuredGroup:
        return MeasuredGroup(code, code, measures(overdue=overdue, completion_rate=rate, average_progress=progress))

    said = [line.split() for line in figures.split("; ")]
    groups = [unit(code, float(rate), int(overdue), float(progress)) for code, rate, overdue, progress in said]
    best = ranked(groups, silent)
    found = (f"{group.code}{rank or '-'}" for group, rank in zip(best, ranks(best, silent), strict=True))
    assert " ".join(found) == places


def test_figures_of_the_sample_agree_with_measuring(summary: Summary) -> None:
    assert measure_all(summary.table, AS_OF) == summary.assignments_total
    assert measure_all(summary.tasks, AS_OF) == summary.overall


def test_headline_tiles_show_figures_and_counts(summary: Summary, cached: Workbook) -> None:
    overall = summary.overall
    assert named(cached, "TyLeHoanThanh").value == pytest.approx(overall.completion_rate)
    assert below(cached, "TyLeHoanThanh") == f"{overall.done}/{overall.applicable} nhiệm vụ"
    assert below(cached, "TyLeHoanThanhDenHan") == f"{overall.due_done}/{overall.due} nhiệm vụ"
    assert named(cached, "SoQuaHan").value == overall.overdue
    assert named(cached, "DonViDaGui").value == f"{len(summary.merged)}/5"


def test_annex_lists_areas_tasks_units_total_and_added_tasks_in_plan_order(summary: Summary, cached: Workbook) -> None:
    sheet = cached["Biểu tổng hợp"]
    first_cells = [sheet.cell(row, 1).value for row in range(7, sheet.max_row + 1)]
    codes = [str(cell) for cell in first_cells if cell]
    expected: list[str] = []
    for area in summary.plan.areas:
        expected += [area.code, *(task.code for task in summary.plan.tasks if task.area.code == area.code)]
    assert codes[: len(expected)] == expected
    assert codes[len(expected)] == "Tổng nhiệm vụ"
    assert codes[len(expected) + 1].startswith("Nhiệm vụ phát sinh")
    assert sheet.cell(sheet.max_row, 2).value == "Phục vụ đoàn kiểm tra công vụ đột xuất của Bộ Nội vụ"
    assert first_cells.count(None) == sum(len(task.leads) for task in summary.plan.tasks if len(task.leads) > 1) + 1


def test_annex_hides_what_only_formulas_need(written: Path) -> None:
    sheet = openpyxl.load_workbook(written)["Biểu tổng hợp"]
    assert sheet.column_dimensions["Q"].hidden
    assert [cell.value for cell in sheet[6]][13:16] == ["(14)", "(15)", None]
    assert str(sheet.print_area).startswith("'Biểu tổng hợp'!$A$1:$O$")
    assert sheet.print_title_rows == "$5:$6"


def test_overdue_stands_before_what_is_due_soon(summary: Summary, cached: Workbook) -> None:
    rows = table(cached, "Quá hạn", 4)
    late = [row for row in rows if row["Tình trạng"] == "Quá hạn"]
    assert rows[: len(late)] == late
    assert len(late) == summary.assignments_total.overdue
    assert [row["Số ngày quá hạn"] for row in late] == sorted(
        (row["Số ngày quá hạn"] for row in late), key=lambda days: -int(str(days))
    )
    first = late[0]
    assert first["Số ngày quá hạn"] == (datetime(2026, 6, 14) - datetime.fromisoformat(str(first["Hạn"]))).days
    for row in rows[len(late) :]:
        assert (row["Hạn"], row["Số ngày quá hạn"]) == (None, None)
        assert 0 <= int(str(row["Số ngày còn lại"])) <= summary.plan.settings.soon_days


def test_a_recurring_task_tells_the_day_that_passed_apart_from_the_one_that_comes(cached: Workbook) -> None:
    """III.6 is due at each month's 28th: 28/05 has passed and 28/06 comes."""
    row = next(row for row in table(cached, "Quá hạn", 4) if row["Mã NV"] == "III.6")
    days = [datetime.fromisoformat(str(row[heading])) for heading in ("Hạn", "Lần tới")]
    assert days == [datetime(2026, 5, 28), datetime(2026, 6, 28)]
    assert (row["Số ngày quá hạn"], row["Số ngày còn lại"]) == (17, 14)


def test_what_comes_of_a_task_of_many_units_is_one_line(tmp_path: Path) -> None:
    plan = sample_plan(40)
    soon = replace(plan.settings, soon_days=300)
    book = openpyxl.load_workbook(write(sample_summary(replace(plan, settings=soon)), tmp_path), data_only=True)
    lines = [row for row in table(book, "Quá hạn", 4) if row["Tình trạng"] == "Sắp đến hạn"]
    codes = [row["Mã NV"] for row in lines]
    assert "VII.1" in codes
    assert len(codes) == len(set(codes))
    assert re.match(r"\d+ đơn vị: ", str(next(row for row in lines if row["Mã NV"] == "VII.1")["Đơn vị"]))


def test_every_remark_and_every_finding_is_listed(summary: Summary, cached: Workbook) -> None:
    written = summary.table[summary.table["difficulty"].fillna("") != ""]
    alike = written.groupby(["task", "difficulty", "proposal"])["unit_name"].agg(set)
    rows = table(cached, "Vướng mắc, kiến nghị", 4)
    assert len(rows) == len(alike) + 1
    for (task, difficulty, proposal), units in alike.items():
        told = {"Mã NV": task, "Khó khăn, vướng mắc": difficulty, "Đề xuất, kiến nghị": proposal}
        line = next(row for row in rows if told.items() <= row.items())
        assert set(str(line["Đơn vị"]).rpartition(": ")[2].split("; ")) == units
    faults = table(cached, "Lỗi số liệu", 4)
    assert len(faults) == len(summary.findings)
    row = next(row for row in faults if row["Mã lỗi"] == "date-impossible")
    assert (row["Trang tính"], row["Ô"], row["Nội dung đã ghi"], row["Cách hiểu"]) == (
        "Báo cáo", "K12", "31/11/2026", "để trống",
    )  # fmt: skip


def test_every_unit_and_every_file_is_listed(summary: Summary, cached: Workbook) -> None:
    sheet = cached["Tình hình gửi báo cáo"]
    states = {sheet.cell(row, 1).value: sheet.cell(row, 3).value for row in range(5, 10)}
    assert states == {
        "HCTC": "Đã tổng hợp, phải sửa", "TH": "Đã tổng hợp", "KSTT": "Chưa gửi báo cáo",
        "PVHCC": "Đã tổng hợp, phải sửa", "TTDT": "Đã gửi, chưa dùng được",
    }  # fmt: skip
    paths = [sheet.cell(row, 5).value for row in range(5, sheet.max_row + 1)]
    assert sorted(filter(None, paths)) == sorted(entry.path for entry in summary.received)


@pytest.mark.parametrize(
    ("code", "verdict"), [("CT1", "Chưa đạt"), ("CT4", None), ("CT5", None)],
)  # fmt: skip
def test_objectives_say_whether_they_are_met(
    summary: Summary, cached: Workbook, code: str, verdict: str | None
) -> None:
    words = {True: "Đạt", False: "Chưa đạt", None: "Chưa có số liệu"}
    result = next(result for result in summary.targets if result.objective.code == code)
    row = next(row for row in table(cached, "Chỉ tiêu", 4) if row["Mã CT"] == code)
    assert row["Đánh giá"] == (verdict or words[result.met])
    assert row["Kết quả đạt được"] == ("–" if result.actual is None else pytest.approx(result.actual))


def test_methods_define_every_measure_and_setting(cached: Workbook) -> None:
    names = [row[0] for row in cached["Phương pháp tính"].iter_rows(min_row=4, values_only=True)]
    assert {measure.heading for measure in MEASURES.values()} <= set(names)
    assert "Số ngày coi là sắp đến hạn" in names


def test_text_from_units_is_text(written: Path) -> None:
    book = openpyxl.load_workbook(written)
    with zipfile.ZipFile(written) as parts:
        relations = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".rels"))
    assert b'TargetMode="External"' not in relations
    remarks = [row["Khó khăn, vướng mắc"] for row in table(book, "Vướng mắc, kiến nghị", 4)]
    assert HOSTILE in remarks
    assert all(HOSTILE not in formula for _, _, formula in formulas(written))


def test_the_same_summary_gives_the_same_bytes(summary: Summary, written: Path, tmp_path: Path) -> None:
    assert write(summary, tmp_path).read_bytes() == written.read_bytes()
    assert openpyxl.load_workbook(written).properties.created == datetime(2026, 6, 14)


def test_a_second_reader_opens_every_sheet(summary: Summary, written: Path) -> None:
    book = CalamineWorkbook.from_path(str(written))
    assert book.sheet_names == SHEETS
    rows = book.get_sheet_by_name("Dữ liệu").to_python()
    assert len(rows) == len(summary.table) + 1


def test_charts_are_native_and_told_in_words(written: Path) -> None:
    with zipfile.ZipFile(written) as parts:
        charts = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
        drawing, objectives = (parts.read(f"xl/drawings/drawing{number}.xml").decode() for number in (1, 2))
        cached_numbers = [parts.read(name).count(b"<c:numCache>") for name in charts]
    assert len(charts) == 4
    assert len(re.findall(r'descr="[^"]{40,}"', drawing)) == 2
    assert len(re.findall(r'descr="[^"]{40,}"', objectives)) == 1
    assert all(cached_numbers)


def test_pages_print_whole(written: Path, tmp_path: Path) -> None:
    assert to_pdf(written, tmp_path).stat().st_size > 10_000
    for sheet in openpyxl.load_workbook(written).worksheets:
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_many_units_show_the_best_and_the_worst_that_sent_and_say_so(tmp_path: Path) -> None:
    summary = sample_summary(sample_plan(40))
    sheet = openpyxl.load_workbook(write(summary, tmp_path), data_only=True)["Tổng quan"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert any(re.fullmatch(r"\d cao nhất, \d thấp nhất/32 đơn vị đã gửi \(tỷ lệ\)", text) for text in texts)
    missing = {unit.code for unit in summary.missing}
    names = [text for text in texts if re.match(r"P\d{3} Phòng", text)]
    assert names
    assert not any(name.partition(" ")[0] in missing for name in names)
