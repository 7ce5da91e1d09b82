"""The sheet `Đính chính`: each value read as the form's cell would be, and every fault at its cell."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from cchc_excel.domain import AdjustmentKind
from cchc_excel.layout.changes import CORRECTION_ROWS
from cchc_excel.layout.columns import FORM
from cchc_excel.plan.adjusting import plan_of_period
from cchc_excel.plan.shipped import empty_content
from cchc_excel.plan.workbook import PlanUnusableError, read_plan
from cchc_excel.rules import Rule, adjustments
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.plan_files import UNITED, WITHDRAWN, found, plan_file
from tests.tools.plan_files import table as adjusted

HEADINGS = " | ".join(column.heading for column in CORRECTION_ROWS.columns)
TIDY = {
    "period": "6T", "unit": "HCTC", "task": "I.1", "column": "Trạng thái", "value": "Hoàn thành",
    "reason": "Gọi điện xác nhận", "corrected_by": "Chuyên viên tổng hợp", "corrected_on": "16/06/2026",
}  # fmt: skip

Row = dict[str, str]


def table(*rows: Row) -> str:
    lines = (" | ".join(row.get(key, "") for key in CORRECTION_ROWS.keys) for row in rows)
    return "\n".join((HEADINGS, *lines))


FAULTS: list[tuple[str, tuple[Row, ...], str]] = [
    *(("plan-value-missing", ({**TIDY, key: ""},), f"{letter}2") for key, letter in zip(TIDY, "ABCDEFGH", strict=True)),
    ("correction-period", ({**TIDY, "period": "8T"},), "A2"),
    ("correction-unit", ({**TIDY, "unit": "XYZ"},), "B2"),
    ("correction-task", ({**TIDY, "task": "I.9"},), "C2"),
    ("correction-unassigned", ({**TIDY, "unit": "KT"},), "C2"),
    ("correction-column", ({**TIDY, "column": "Sản phẩm"},), "D2"),
    ("correction-value", ({**TIDY, "value": "Tốt"},), "E2"),
    ("correction-value", ({**TIDY, "column": "Ngày hoàn thành", "value": "30-02-2026"},), "E2"),
    ("correction-value", ({**TIDY, "column": "Số thực hiện", "value": "nhiều"},), "E2"),
    ("correction-value", ({**TIDY, "value": "-"},), "E2"),
    ("plan-date-wrong", ({**TIDY, "corrected_on": "31/6"},), "H2"),
    ("correction-twice", (TIDY, {**TIDY, "task": "i.1.", "value": "Đang thực hiện"}), "D3"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "rows", "cell"), FAULTS)
def test_a_fault_is_found_where_it_stands(code: str, rows: tuple[Row, ...], cell: str, tmp_path: Path) -> None:
    with pytest.raises(PlanUnusableError) as caught:
        read_plan(plan_file(tmp_path, **{"Đính chính": table(*rows)}))
    assert found(caught.value.findings) == [(code, f"'Đính chính'!{cell}")]


def test_every_rule_on_corrections_of_the_plan_is_met() -> None:
    codes = {rule.code for rule in vars(adjustments).values() if isinstance(rule, Rule) and rule.code[:6] == "correc"}
    assert codes - {"correction-overtaken"} == {code for code, _, _ in FAULTS if code.startswith("correction-")}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Trạng thái", "Hoàn thành"), ("Trạng thái", "Không phát sinh"), ("Mức độ hoàn thành (%)", "80%"),
        ("Mức độ hoàn thành (%)", "80"), ("Số thực hiện", "12"), ("Tổng số", "1.200"), ("Ngày hoàn thành", "15/6"),
        ("Số, ký hiệu văn bản", "45/QĐ-VPUBND"), ("Khó khăn, vướng mắc", "(để trống)"), ("đề xuất", "Cấp thêm máy"),
    ],
)  # fmt: skip
def test_a_value_is_written_as_in_the_form(column: str, value: str, tmp_path: Path) -> None:
    plan = read_plan(plan_file(tmp_path, **{"Đính chính": table({**TIDY, "column": column, "value": value})}))
    (correction,) = plan.corrections
    assert plan.findings == ()
    assert (correction.unit, correction.task, correction.corrected_on) == ("HCTC", "I.1", date(2026, 6, 16))
    assert FORM.column(correction.column).filled
    assert correction.is_blank == (value == "(để trống)")


def test_a_period_has_its_own_corrections_only(tmp_path: Path) -> None:
    plan = read_plan(plan_file(tmp_path, **{"Đính chính": table(TIDY, {**TIDY, "period": "Q1"})}))
    first = plan.periods[0]
    assert [c.period for c in plan.corrections] == ["6T", "Q1"]
    assert [c.period for c in plan_of_period(plan, first, first.cutoff).corrections] == ["Q1"]


def test_assignments_are_those_of_the_period_s_cutoff(tmp_path: Path) -> None:
    """United from 01/07, so that TH stands in the 6T plan and THKT does not; I.1 is withdrawn by then."""
    sheets = {"Điều chỉnh": adjusted(UNITED, {**WITHDRAWN, "day": "01/06/2026"})}
    tidy = {**TIDY, "unit": "TH", "task": "I.2"}
    assert read_plan(plan_file(tmp_path, **sheets, **{"Đính chính": table(tidy)})).corrections[0].unit == "TH"
    with pytest.raises(PlanUnusableError) as caught:
        read_plan(plan_file(tmp_path, **sheets, **{"Đính chính": table({**tidy, "unit": "THKT"}, TIDY)}))
    assert found(caught.value.findings) == [
        ("correction-unit", "'Đính chính'!B2"), ("correction-task", "'Đính chính'!C3"),
    ]  # fmt: skip


def test_a_new_plan_workbook_offers_kinds_and_columns(tmp_path: Path) -> None:
    """The columns' headings hold commas, which would part them in a list given as text: they stand in cells."""
    write_plan(empty_content(2027), tmp_path / "ke-hoach.xlsx")
    book = openpyxl.load_workbook(tmp_path / "ke-hoach.xlsx")
    kinds, columns = (
        {str(rule.sqref)[0]: rule.formula1 for rule in book[sheet].data_validations.dataValidation}
        for sheet in ("Điều chỉnh", "Đính chính")
    )
    assert kinds["B"] == f'"{",".join(AdjustmentKind)}"'
    offered = [cell.value for (cell,) in book["Đính chính"][columns["D"].replace("$", "")]]
    assert offered == [column.heading for column in FORM.columns if column.filled]
    assert columns["A"] == "'Kỳ báo cáo'!$A$5:$A$16"
