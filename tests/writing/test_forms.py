"""Forms: what a unit gets, what is locked, what the form itself counts, that its template may be restyled."""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from cchc_excel.cells import Cell, Ref, column_letter
from cchc_excel.domain import (  # fmt: skip
    Answer,
    FileState,
    Inbox,
    Received,
    Return,
    Row,
)
from cchc_excel.errors import OperatorError
from cchc_excel.layout.columns import FORM
from cchc_excel.rules import Finding, error, warning
from cchc_excel.templates import FORM_TEMPLATE, find_template
from cchc_excel.writing.form.forms import FormTemplate, MarkKind, Point, form_to_return
from tests.tools.blank_form import BLANK, PERIOD, PLAN, SHIPPED, UNIT
from tests.tools.libreoffice import recalculate

HEADINGS = [column.heading for column in FORM.columns]


FILLED = replace(
    BLANK,
    answers={
        "I.1": {"status": "Hoàn thành", "share": 1, "finished_on": date(2026, 1, 28), "document": "06/KH-VPUBND"},
        "I.2": {"status": "Đang thực hiện", "share": 0.5, "actual": 2, "total": 4, "difficulty": "Chậm"},
        "I.3": {"status": "Đang thực hiện"},
        "II.5": {"status": "Hoàn thành", "document": "=1+1"},
        "V.1": {"status": "Chưa thực hiện", "difficulty": "Dòng 1\nDòng 2\x07", "proposal": "_x0041_"},
    },
    added=({"text": "Phòng họp không giấy tờ", "deadline": "Quý II/2026", "status": "Đang thực hiện"},),
    signatories={"prepared_by": "Nguyễn Văn A", "telephone": "0229 000 000", "head": "Trần Thị B"},
)
FILLED_MISSING = 4  # the share of I.3, the finish date of II.5, the status of V.4, the share of the added task


@pytest.fixture(scope="module")
def template() -> FormTemplate:
    return FormTemplate.load(SHIPPED)


@pytest.fixture
def blank(template: FormTemplate) -> Workbook:
    return opened(template.write(BLANK))


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def places(sheet: Worksheet) -> tuple[dict[str, int], dict[str, int]]:
    """Return the column of each heading, and the row of each task code, found by looking at the sheet."""
    for row in sheet.iter_rows(max_row=30):
        columns = {str(cell.value): cell.column for cell in row if cell.value in HEADINGS}
        if len(columns) == len(HEADINGS):
            codes = {sheet.cell(number, columns["Mã NV"]).value: number for number in range(row[0].row, sheet.max_row)}
            return columns, {str(code): number for code, number in codes.items() if code}
    raise LookupError(sheet.title)


def rows_below(sheet: Worksheet, text: str) -> int:
    """Return the number of the first row below the one in which the text stands."""
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == text) + 1


def value_of(sheet: Worksheet, task: str, heading: str) -> Any:
    columns, rows = places(sheet)
    return sheet.cell(rows[task], columns[heading]).value


def cell_beside(sheet: Worksheet, label: str) -> Any:
    """Return the next cell of the row that holds something."""
    for row in sheet.iter_rows():
        texts = [cell for cell in row if cell.value is not None]
        for cell, following in pairwise(texts):
            if cell.value == label:
                return following
    raise LookupError(label)


def test_the_sheets_of_a_form(blank: Workbook) -> None:
    assert blank.sheetnames == ["Báo cáo", "Hướng dẫn", "_cchc"]
    assert [sheet.sheet_state for sheet in blank] == ["visible", "visible", "hidden"]
    assert blank.active is not None
    assert blank.active.title == "Báo cáo"


def test_identity_stands_in_three_places(blank: Workbook) -> None:
    sheet = blank["Báo cáo"]
    assert cell_beside(sheet, "Mã đơn vị:").value == "HCTC"
    assert cell_beside(sheet, "Kỳ báo cáo:").value == "6T"
    assert list(blank["_cchc"].iter_rows(values_only=True)) == [
        ("Năm", "2026"), ("Kỳ", "6T"), ("Đơn vị", "HCTC"), ("Phiên bản biểu", "1"),
    ]  # fmt: skip
    properties = {prop.name: prop.value for prop in blank.custom_doc_props.props}  # type: ignore[attr-defined]
    assert properties == {"CCHC_NAM": "2026", "CCHC_KY": "6T", "CCHC_DON_VI": "HCTC", "CCHC_PHIEN_BAN": "1"}


def test_the_head_of_a_form(blank: Workbook) -> None:
    texts = [cell.value for row in blank["Báo cáo"].iter_rows(max_row=9) for cell in row if cell.value is not None]
    assert texts[:5] == [
        "VĂN PHÒNG UBND TỈNH NINH BÌNH",
        "BÁO CÁO KẾT QUẢ THỰC HIỆN KẾ HOẠCH\nCẢI CÁCH HÀNH CHÍNH NĂM 2026",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "PHÒNG HÀNH CHÍNH - TỔ CHỨC",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert "(Thực hiện Kế hoạch số 12/KH-VPUBND ngày 15/01/2026)" in texts
    assert "Hạn gửi: chậm nhất ngày 16/06/2026, gửi về cchc@vanphong.example" in texts
    assert "Ngày …… tháng …… năm 2026" in texts


def test_no_placeholder_is_left_in_any_part(template: FormTemplate) -> None:
    with zipfile.ZipFile(BytesIO(template.write(FILLED))) as package:
        left = [name for name in package.namelist() if b"{{" in package.read(name)]
    assert left == []


def test_the_table_has_areas_tasks_and_spare_rows(blank: Workbook) -> None:
    sheet = blank["Báo cáo"]
    _, rows = places(sheet)
    first = rows["I"]
    codes = [sheet.cell(row, 1).value for row in range(first, first + 10)]
    assert codes == ["I", "I.1", "I.2", "I.3", "II", "II.5", "V", "V.1", "V.4", "Nhiệm vụ phát sinh"]
    assert sheet.cell(first + 4, 2).value == "Cải cách thể chế"
    assert value_of(sheet, "I.3", "Nội dung nhiệm vụ") == "Theo dõi, đôn đốc tiến độ & <kỷ luật>"
    assert value_of(sheet, "V.4", "Chỉ tiêu") == ">= 2 cuộc"
    assert value_of(sheet, "V.4", "Thời gian hoàn thành") == "31/12/2026"
    assert value_of(sheet, "I.1", "Trạng thái") is None


def test_what_is_typed_into_and_what_is_locked(blank: Workbook) -> None:
    sheet = blank["Báo cáo"]
    columns, rows = places(sheet)
    filled = set(HEADINGS[6:])
    spare = rows["Nhiệm vụ phát sinh"] + 1

    def unlocked(row: int) -> set[str]:
        return {heading for heading, column in columns.items() if not sheet.cell(row, column).protection.locked}

    assert unlocked(rows["V.1"]) == filled
    assert unlocked(rows["I.1"]) == filled - {"Số thực hiện", "Tổng số"}
    assert unlocked(spare) == unlocked(spare + 4) == filled | {"Nội dung nhiệm vụ", "Thời gian hoàn thành"}
    assert unlocked(rows["I"]) == unlocked(rows["Nhiệm vụ phát sinh"]) == set()
    below = [cell for row in sheet.iter_rows(min_row=spare + 5) for cell in row if not cell.protection.locked]
    assert {cell.value for cell in below} == {None}
    assert len({cell.row for cell in below}) == 3


def test_protection_has_no_password_and_allows_what_does_no_harm(blank: Workbook) -> None:
    protection = blank["Báo cáo"].protection
    assert protection.sheet
    assert protection.password is None
    forbidden = ("autoFilter", "sort", "formatCells", "formatColumns", "formatRows", "selectLockedCells")
    assert not any(getattr(protection, action) for action in forbidden)
    assert protection.insertRows
    assert protection.deleteColumns


def test_page_set_up(blank: Workbook) -> None:
    sheet = blank["Báo cáo"]
    columns, _ = places(sheet)
    header = next(cell.row for cell in sheet["A"] if cell.value == "Mã NV")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == f"${header}:${header + 1}"
    assert "&P" in sheet.oddFooter.right.text
    assert sheet.dimensions == f"A1:N{sheet.max_row}"
    assert len(columns) == 14


def test_values_keep_their_kinds(template: FormTemplate) -> None:
    sheet = opened(template.write(FILLED))["Báo cáo"]
    columns, rows = places(sheet)
    finished = sheet.cell(rows["I.1"], columns["Ngày hoàn thành"])
    assert (finished.value, finished.number_format) == (datetime(2026, 1, 28), "dd/mm/yyyy")
    share = sheet.cell(rows["I.2"], columns["Mức độ hoàn thành (%)"])
    assert (share.value, share.number_format) == (0.5, "0%")
    document = sheet.cell(rows["II.5"], columns["Số, ký hiệu văn bản"])
    assert (document.value, document.data_type) == ("=1+1", "s")
    assert value_of(sheet, "V.1", "Khó khăn, vướng mắc") == "Dòng 1\nDòng 2"
    added = rows["Nhiệm vụ phát sinh"] + 1
    assert sheet.cell(added, columns["Nội dung nhiệm vụ"]).value == "Phòng họp không giấy tờ"
    assert cell_beside(sheet, "Điện thoại:").value == "0229 000 000"


def test_openpyxl_and_calamine_see_the_same(template: FormTemplate) -> None:
    content = template.write(replace(FILLED, answers={"I.2": FILLED.answers["I.2"], "I.1": FILLED.answers["I.1"]}))
    fast = CalamineWorkbook.from_filelike(BytesIO(content))
    for sheet in load_workbook(BytesIO(content), data_only=True):
        seen = fast.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
        for row, cells in zip(seen, sheet.iter_rows(values_only=True), strict=True):
            plain = [value.date() if isinstance(value, datetime) else value for value in cells]
            assert [None if value == "" else value for value in row] == plain


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, FILLED_MISSING),
        ({"answers": {}, "added": ()}, 6),
        ({"answers": {task.code: {"status": "Không phát sinh"} for task in PLAN.tasks}, "added": ()}, 0),
        ({"answers": {task.code: {"status": "hoàn thành"} for task in PLAN.tasks}, "added": ()}, 6),
        ({"answers": {task.code: {"status": "Đang thực hiện", "share": 0} for task in PLAN.tasks}}, 1),
        ({"tasks": PLAN.tasks[:1], "answers": {}, "added": ({"text": "Việc mới"},)}, 2),
        ({"tasks": (), "added": ({"deadline": "Quý II"},)}, 0),
    ],
)
def test_the_form_counts_what_is_missing(
    template: FormTemplate, tmp_path: Path, change: dict[str, Any], missing: int
) -> None:
    file = tmp_path / "bieu.xlsx"
    file.write_bytes(template.write(replace(FILLED, **change)))
    for path in (file, recalculate(file, tmp_path / "tinh-lai")):
        sheet = load_workbook(path, data_only=True)["Báo cáo"]
        assert cell_beside(sheet, "Số ô bắt buộc còn trống:").value == missing


def test_the_count_follows_what_the_clerk_types(template: FormTemplate, tmp_path: Path) -> None:
    book = opened(template.write(FILLED))
    sheet = book["Báo cáo"]
    columns, rows = places(sheet)
    sheet.cell(rows["I.3"], columns["Mức độ hoàn thành (%)"]).value = 0.6
    sheet.cell(rows["II.5"], columns["Ngày hoàn thành"]).value = date(2026, 6, 1)
    sheet.cell(rows["Nhiệm vụ phát sinh"] + 2, columns["Nội dung nhiệm vụ"]).value = "Việc thứ hai"
    book.save(tmp_path / "bieu.xlsx")
    sheet = load_workbook(recalculate(tmp_path / "bieu.xlsx", tmp_path / "tinh-lai"), data_only=True)["Báo cáo"]
    assert cell_beside(sheet, "Số ô bắt buộc còn trống:").value == FILLED_MISSING - 2 + 1


def test_the_counter_uses_nothing_volatile(blank: Workbook) -> None:
    formula = cell_beside(blank["Báo cáo"], "Số ô bắt buộc còn trống:").value
    assert set(re.findall(r"[A-Z]+(?=\()", formula)) == {"SUMPRODUCT"}


def test_what_is_counted_is_what_is_coloured(blank: Workbook) -> None:
    sheet = blank["Báo cáo"]
    columns, rows = places(sheet)
    status = sheet.cell(rows["I.1"], columns["Trạng thái"]).column_letter
    rules = {str(rule.sqref): rule.rules[0].formula[0] for rule in sheet.conditional_formatting}
    place = {code: f"{status}{row}" for code, row in rows.items()}
    assert (
        rules[f"{place['I.1']}:{place['I.3']} {place['II.5']} {place['V.1']}:{place['V.4']}"]
        == f'${status}{rows["I.1"]}=""'
    )
    assert len(rules) == 5


def test_every_entry_column_has_its_rule_or_hint(blank: Workbook) -> None:
    sheet = blank["Báo cáo"]
    columns, rows = places(sheet)
    validations = sheet.data_validations.dataValidation
    for column in FORM.columns:
        letter = column_letter(columns[column.heading])
        own = [rule for rule in validations if f"{letter}{rows['V.1']}" in rule.sqref]
        assert len(own) == column.filled
        if not own:
            continue
        expected = column.kind.validation(PLAN.first_day, PLAN.last_day)
        assert own[0].prompt == (f"{column.hint} {expected.prompt}" if expected else column.hint)
        assert own[0].type == (expected.type if expected else None)
        assert own[0].formula1 == (expected.formula1 or None if expected else None)
        counted = column.key in {"actual", "total"}
        assert (f"{letter}{rows['I.1']}" in own[0].sqref) is not counted
        assert f"{letter}{rows['Nhiệm vụ phát sinh'] + 1}" in own[0].sqref


def test_the_same_form_gives_the_same_bytes(template: FormTemplate) -> None:
    assert template.write(FILLED) == FormTemplate.load(SHIPPED).write(FILLED)
    assert template.write(FILLED) != template.write(replace(FILLED, made_at=datetime(2026, 6, 20, 8, 30)))


def test_marks_are_seen(template: FormTemplate) -> None:
    points = (
        Point(MarkKind.REPAIRED, "Lẽ ra không thấy màu này.", place=("II.5", "finished_on")),
        Point(MarkKind.ERROR, "Thiếu ngày hoàn thành.", "Đề nghị ghi ngày.", place=("II.5", "finished_on")),
        Point(MarkKind.REPAIRED, place=("I.2", "share")),
        Point(MarkKind.PREFILLED, place=(0, "deadline")),
    )
    sheet = opened(template.write(replace(FILLED, points=points)))["Báo cáo"]
    columns, rows = places(sheet)
    added = rows["Nhiệm vụ phát sinh"] + 1
    marked = (
        sheet.cell(rows["II.5"], columns["Ngày hoàn thành"]),
        sheet.cell(rows["I.2"], columns["Mức độ hoàn thành (%)"]),
        sheet.cell(added, columns["Thời gian hoàn thành"]),
    )
    plain = sheet.cell(rows["I.1"], columns["Ngày hoàn thành"])
    assert len({cell.fill.fgColor.rgb for cell in (*marked, plain)}) == 4
    assert not any(cell.protection.locked for cell in marked)
    assert marked[0].number_format == "dd/mm/yyyy"


def test_long_texts_get_higher_rows(template: FormTemplate) -> None:
    long = replace(PLAN.tasks[0], text="Rà soát, bổ sung phân công nhiệm vụ của Lãnh đạo Văn phòng và các phòng. " * 8)
    sheet = opened(template.write(replace(BLANK, tasks=(long, *PLAN.tasks[1:]))))["Báo cáo"]
    _, rows = places(sheet)
    heights = [sheet.row_dimensions[rows[code]].height for code in ("I.1", "I.2")]
    assert heights[0] > 2 * heights[1]


def test_a_form_sent_back_carries_what_the_unit_wrote() -> None:
    bad, odd = error("X1", "Ngày không có thật.", "Sửa lại."), warning("X2", "Đã hiểu là {read_as}.", "Kiểm tra lại.")

    def cell(row: int, column: int, value: Any) -> Cell:
        return Cell(Ref("Báo cáo", row, column), value)

    rows = (
        Row(12, "I.2", {"status": cell(12, 7, "Đang thực hiện"), "document": cell(12, 12, "06/KH-VPUBND")}),
        Row(20, "", {"text": cell(20, 2, "Việc mới"), "deadline": cell(20, 6, "Quý II"), "status": cell(20, 7, None)}),
    )
    findings = (
        Finding(odd, "a.xlsx", Ref("Báo cáo", 12, 7), read_as="Đang thực hiện", column="status"),
        Finding(bad, "a.xlsx", Ref("Báo cáo", 12, 7), column="status"),
        Finding(odd, "a.xlsx", Ref("Báo cáo", 20, 2), read_as="x", column="text"),
        Finding(bad, "a.xlsx"),
    )
    source = Return("a.xlsx", None, rows)  # type: ignore[arg-type]
    answers = (Answer("I.2", ref=Ref("Báo cáo", 12, 7)), Answer("", ref=Ref("Báo cáo", 20, 7)))
    entry = Received("a.xlsx", FileState.MERGED, "HCTC", datetime(2026, 6, 8), answers, findings, {"head": "B"}, source)
    form = form_to_return(Inbox(PLAN, PERIOD, PERIOD.cutoff, (entry,)), UNIT, entry)
    assert form.answers == {"I.2": {"status": "Đang thực hiện", "document": "06/KH-VPUBND"}}
    assert form.added == ({"text": "Việc mới", "deadline": "Quý II"},)
    assert form.marks == {("I.2", "status"): MarkKind.ERROR, (0, "text"): MarkKind.REPAIRED}
    assert [(point.sentence, point.place) for point in form.points] == [
        ("Đã hiểu là Đang thực hiện.", ("I.2", "status")),
        ("Ngày không có thật.", ("I.2", "status")),
        ("Đã hiểu là x.", (0, "text")),
        ("Ngày không có thật.", None),
    ]
    assert form.to_correct == 2
    assert form.signatories == {"head": "B"}


def restyle(book: Workbook) -> None:
    """Do to a template what an office does: fonts, prose, widths, order of columns, a column of its own."""
    sheet = book["Báo cáo"]
    header = next(cell.row for cell in sheet["A"] if cell.value == "Mã NV")
    order = [1, 2, 7, 8, 11, 12, 3, 4, 5, 6, 14, 13, 10, 9]
    for row in (header, header + 3, header + 5):
        old = {column: (sheet.cell(row, column).value, sheet.cell(row, column)._style) for column in order}  # noqa: SLF001
        for column, source in enumerate(order, 1):
            sheet.cell(row, column).value = old[source][0]
            sheet.cell(row, column)._style = old[source][1]  # noqa: SLF001
            sheet.cell(row, column).font = Font("Arial", 10)
    sheet.cell(header, 15).value = "Ghi chú của Văn phòng"
    sheet.cell(header + 3, 15).value = "Kỳ {{ky}}"
    sheet["E1"] = "BÁO CÁO CẢI CÁCH HÀNH CHÍNH CỦA {{TEN_DON_VI}}"
    sheet.column_dimensions["C"].width = 20


def restyled(tmp_path: Path) -> Path:
    book = load_workbook(SHIPPED)
    restyle(book)
    path = tmp_path / "bieu-bao-cao.xlsx"
    book.save(path)
    return path


def by_libreoffice(path: Path, tmp_path: Path) -> Path:
    return recalculate(path, tmp_path / "luu-lai")


def as_it_is(path: Path, tmp_path: Path) -> Path:  # noqa: ARG001
    return path


@pytest.mark.parametrize("saved", [as_it_is, by_libreoffice])
def test_a_restyled_template_works(tmp_path: Path, saved: Callable[[Path, Path], Path]) -> None:
    template = FormTemplate.load(saved(restyled(tmp_path), tmp_path))
    (tmp_path / "bieu.xlsx").write_bytes(template.write(FILLED))
    book = load_workbook(tmp_path / "bieu.xlsx")
    sheet = book["Báo cáo"]
    columns, rows = places(sheet)
    assert columns["Trạng thái"] == 3
    assert columns["Sản phẩm"] == 7
    assert sheet["E1"].value == "BÁO CÁO CẢI CÁCH HÀNH CHÍNH CỦA PHÒNG HÀNH CHÍNH - TỔ CHỨC"
    assert value_of(sheet, "I.1", "Ngày hoàn thành") == datetime(2026, 1, 28)
    assert value_of(sheet, "I.2", "Số thực hiện") == 2
    assert value_of(sheet, "V.4", "Chỉ tiêu") == ">= 2 cuộc"
    assert sheet.cell(rows["V.1"], 15).value == "Kỳ 6T"
    assert sheet.cell(rows["V.1"], columns["Trạng thái"]).font.name == "Arial"
    assert not sheet.cell(rows["V.1"], columns["Trạng thái"]).protection.locked
    assert sheet.cell(rows["V.1"], columns["Sản phẩm"]).protection.locked
    assert sheet.protection.sheet
    assert cell_beside(sheet, "Mã đơn vị:").value == "HCTC"


def test_the_counter_of_a_restyled_template(tmp_path: Path) -> None:
    file = tmp_path / "bieu.xlsx"
    file.write_bytes(FormTemplate.load(restyled(tmp_path)).write(FILLED))
    sheet = load_workbook(recalculate(file, tmp_path / "tinh-lai"), data_only=True)["Báo cáo"]
    assert cell_beside(sheet, "Số ô bắt buộc còn trống:").value == FILLED_MISSING


@pytest.mark.parametrize("saved", [as_it_is, by_libreoffice])
def test_a_form_sent_back_from_a_restyled_template(tmp_path: Path, saved: Callable[[Path, Path], Path]) -> None:
    template = FormTemplate.load(saved(restyled(tmp_path), tmp_path))
    point = Point(MarkKind.ERROR, "Thiếu ngày.", "Đề nghị ghi ngày.", place=("II.5", "finished_on"))
    file = tmp_path / "bieu.xlsx"
    file.write_bytes(template.write(replace(FILLED, points=(point,))))
    for path in (file, recalculate(file, tmp_path / "tinh-lai")):
        book = load_workbook(path)
        sheet = book["Báo cáo"]
        columns, rows = places(sheet)
        header = next(cell.row for cell in sheet["A"] if cell.value == "Mã NV")
        assert sheet.cell(header, 15).value == "Ghi chú của Văn phòng"
        assert sheet.cell(header, 16).value == "Cần sửa"
        assert sheet.cell(rows["II.5"], 16).value == "Ngày hoàn thành: Đề nghị ghi ngày."
        marked = sheet.cell(rows["II.5"], columns["Ngày hoàn thành"])
        assert marked.comment.text == "[CCHC] Cần sửa: Thiếu ngày. Đề nghị ghi ngày."
        assert book["Cần sửa"]["B7"].hyperlink.location.endswith(f"!{marked.coordinate}")


def spoilt(spoil: Callable[[Worksheet], None]) -> bytes:
    book = load_workbook(SHIPPED)
    spoil(book["Báo cáo"])
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def replace_text(old: str, new: str) -> Callable[[Worksheet], None]:
    def spoil(sheet: Worksheet) -> None:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value == old):
            cell.value = new

    return spoil


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (replace_text("Trạng thái", "Cột khác"), "thiếu cột: Trạng thái"),
        (replace_text("{{dong_trong}}", ""), "thiếu dấu: {{dong_trong}}"),
        (replace_text("{{ma_don_vi}}", "{{don_vi}}"), "không hiểu dấu {{don_vi}}"),
        (replace_text("{{ma_don_vi}}", "=1+1"), "không được có công thức"),
        (lambda sheet: setattr(sheet, "title", "Trang1"), "không có trang “Báo cáo”"),
    ],
)
def test_a_spoilt_template_is_refused(tmp_path: Path, spoil: Callable[[Worksheet], None], said: str) -> None:
    path = tmp_path / "bieu-bao-cao.xlsx"
    path.write_bytes(spoilt(spoil))
    with pytest.raises(OperatorError, match=re.escape(said)) as raised:
        FormTemplate.load(path)
    assert str(path) in str(raised.value)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", "không phải Excel".encode()])
def test_a_template_that_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bieu-bao-cao.xlsx"
    path.write_bytes(content)
    with pytest.raises(OperatorError, match="Không mở được biểu mẫu"):
        FormTemplate.load(path)


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[Path]:
    """Return a plan folder with templates on both levels above it and none beside it."""
    plan = tmp_path / "workbooks" / "2026"
    plan.mkdir(parents=True)
    (plan / "ke-hoach.xlsx").touch()
    for folder in (tmp_path, tmp_path / "workbooks"):
        (folder / "templates").mkdir()
        (folder / "templates" / FORM_TEMPLATE).touch()
    return plan


def test_a_template_is_looked_for_in_the_plan_folder_and_never_above_it(folders: Path, tmp_path: Path) -> None:
    shipped = find_template(FORM_TEMPLATE, folders / "6T")
    assert tmp_path not in shipped.parents
    assert find_template(FORM_TEMPLATE, folders) == shipped
    (folders / "templates").mkdir()
    assert find_template(FORM_TEMPLATE, folders / "6T") == shipped
    (folders / "templates" / FORM_TEMPLATE).touch()
    for near in (folders, folders / "6T"):
        assert find_template(FORM_TEMPLATE, near) == folders / "templates" / FORM_TEMPLATE
    (folders / "6T" / "templates").mkdir(parents=True)
    (folders / "6T" / "templates" / FORM_TEMPLATE).touch()
    assert find_template(FORM_TEMPLATE, folders / "6T") == folders / "6T" / "templates" / FORM_TEMPLATE


def test_without_a_template_of_its_own_the_shipped_one_is_found(tmp_path: Path) -> None:
    assert find_template(FORM_TEMPLATE, tmp_path).is_file()
    with pytest.raises(OperatorError, match="Không tìm thấy biểu mẫu la"):
        find_template("la.xlsx", tmp_path)
