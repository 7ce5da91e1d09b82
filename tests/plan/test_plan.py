"""The plan workbook, written and read: every fault at once, each with its cell."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from cchc_excel.deadlines import DeadlineKind
from cchc_excel.domain import Continuous, Plan, Settings
from cchc_excel.plan.shipped import empty_content
from cchc_excel.plan.workbook import PlanUnusableError, is_plan, read_plan
from cchc_excel.rules import Rule, Severity, plans
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.places import ROOT
from tests.tools.plan_files import BASE, Edits, found, plan_file
from tests.tools.sample_plan import SAMPLE, SHIPPED

COMMITTED = ROOT / "workbooks" / "2026" / "ke-hoach.xlsx"


def no_cells(sheet: str, *rows: int) -> dict[str, object]:
    """Return the edits that empty rows."""
    return {f"{sheet}!{column}{row}": None for column in "ABCDEFGHI" for row in rows}


FAULTS: list[tuple[str, Edits, str | None]] = [
    ("plan-sheet-missing", {"Kỳ báo cáo": None}, None),
    ("plan-header-missing", {"Đơn vị!A1": "Cột một", "Đơn vị!B1": "Cột hai", "Đơn vị!C1": "Ba"}, "'Đơn vị'!A1"),
    ("plan-heading-missing", {"Biểu nhiệm vụ!E1": None}, "'Biểu nhiệm vụ'!A1"),
    ("plan-value-missing", {"Đơn vị!B4": None, "Biểu nhiệm vụ!E5": "Phòng Tổng hợp"}, "'Đơn vị'!B4"),
    ("plan-value-missing", {"Biểu nhiệm vụ!A4": None}, "'Biểu nhiệm vụ'!A4"),
    ("plan-value-missing", {"Biểu nhiệm vụ!E4": " "}, "'Biểu nhiệm vụ'!E4"),
    ("plan-value-missing", {"Kỳ báo cáo!D2": None}, "'Kỳ báo cáo'!D2"),
    ("plan-code-twice", {"Đơn vị!A4": "TH", "Biểu nhiệm vụ!E5": "TH"}, "'Đơn vị'!A4"),
    ("plan-code-twice", {"Biểu nhiệm vụ!A5": "i.1.", "Chỉ tiêu!D3": None}, "'Biểu nhiệm vụ'!A5"),
    ("plan-code-twice", {"Biểu nhiệm vụ!A6": "I"}, "'Biểu nhiệm vụ'!A6"),
    ("plan-code-twice", {"Kỳ báo cáo!A3": "q1"}, "'Kỳ báo cáo'!A3"),
    ("plan-code-twice", {"Chỉ tiêu!A3": "CT1"}, "'Chỉ tiêu'!A3"),
    ("plan-code-twice", {"Kế hoạch!A4": "NĂM"}, "'Kế hoạch'!A4"),
    ("plan-year-missing", {"Kế hoạch!B2": None}, "'Kế hoạch'!B2"),
    ("plan-year-missing", {"Kế hoạch!A2": None, "Kế hoạch!B2": None}, "'Kế hoạch'!A2"),
    ("plan-year-wrong", {"Kế hoạch!B2": "26"}, "'Kế hoạch'!B2"),
    ("plan-coordinator-unknown", {"Kế hoạch!B3": "VP1"}, "'Kế hoạch'!B3"),
    ("plan-units-missing", no_cells("Đơn vị", 2, 3, 4), "'Đơn vị'!A2"),
    ("plan-unit-code-wrong", {"Đơn vị!A4": "kt"}, "'Đơn vị'!A4"),
    ("plan-unit-code-wrong", {"Đơn vị!A4": "P_KT"}, "'Đơn vị'!A4"),
    ("plan-unit-code-wrong", {"Đơn vị!A4": "KỸ"}, "'Đơn vị'!A4"),
    ("plan-name-shared", {"Đơn vị!C4": "P. TH"}, "'Đơn vị'!C4"),
    ("plan-name-shared", {"Đơn vị!C4": "HCTC"}, "'Đơn vị'!C4"),
    ("plan-tasks-missing", no_cells("Biểu nhiệm vụ", 4, 5, 7) | {"Chỉ tiêu!D3": ""}, "'Biểu nhiệm vụ'!A3"),
    ("plan-task-code-wrong", {"Biểu nhiệm vụ!A4": datetime(2026, 1, 1)}, "'Biểu nhiệm vụ'!A4"),
    ("plan-lead-unknown", {"Biểu nhiệm vụ!E5": "Phòng Tổng hợp; Sở Nội vụ"}, "'Biểu nhiệm vụ'!E5"),
    ("plan-deadline-unknown", {"Biểu nhiệm vụ!G4": "Quý II/2026, trừ việc 3"}, "'Biểu nhiệm vụ'!G4"),
    ("plan-deadline-unknown", {"Biểu nhiệm vụ!G4": "abc xyz"}, "'Biểu nhiệm vụ'!G4"),
    ("plan-weight-wrong", {"Biểu nhiệm vụ!H4": 0}, "'Biểu nhiệm vụ'!H4"),
    ("plan-weight-wrong", {"Biểu nhiệm vụ!H4": -1}, "'Biểu nhiệm vụ'!H4"),
    ("plan-weight-wrong", {"Biểu nhiệm vụ!H4": "cao"}, "'Biểu nhiệm vụ'!H4"),
    ("plan-date-wrong", {"Kỳ báo cáo!D3": "31/06/2026"}, "'Kỳ báo cáo'!D3"),
    ("plan-date-wrong", {"Kỳ báo cáo!D3": datetime(9999, 12, 31)}, "'Kỳ báo cáo'!D3"),
    ("plan-date-wrong", {"Kỳ báo cáo!C3": datetime(1900, 1, 1)}, "'Kỳ báo cáo'!C3"),
    ("plan-year-wrong", {"Kế hoạch!B2": "2" * 5_000}, "'Kế hoạch'!B2"),
    ("plan-date-wrong", {"Kế hoạch!B4": "sắp tới"}, "'Kế hoạch'!B4"),
    ("plan-periods-missing", no_cells("Kỳ báo cáo", 2, 3), "'Kỳ báo cáo'!A2"),
    ("plan-period-code-wrong", {"Kỳ báo cáo!A3": "Quý I/2026"}, "'Kỳ báo cáo'!A3"),
    ("plan-period-code-reserved", {"Kỳ báo cáo!A3": "Aux"}, "'Kỳ báo cáo'!A3"),
    ("plan-period-order", {"Kỳ báo cáo!C2": date(2026, 3, 15)}, "'Kỳ báo cáo'!D2"),
    ("plan-period-order", {"Kỳ báo cáo!E2": date(2025, 12, 1)}, "'Kỳ báo cáo'!E2"),
    ("plan-period-other-year", {"Kỳ báo cáo!D3": date(2027, 1, 14)}, "'Kỳ báo cáo'!D3"),
    ("plan-method-unknown", {"Chỉ tiêu!C2": "Ước lượng"}, "'Chỉ tiêu'!C2"),
    ("plan-operator-unknown", {"Chỉ tiêu!E2": "<>"}, "'Chỉ tiêu'!E2"),
    ("plan-operator-unknown", {"Chỉ tiêu!E2": None}, "'Chỉ tiêu'!E2"),
    ("plan-threshold-wrong", {"Chỉ tiêu!F2": "cao"}, "'Chỉ tiêu'!F2"),
    ("plan-threshold-wrong", {"Chỉ tiêu!F2": 250}, "'Chỉ tiêu'!F2"),
    ("plan-threshold-wrong", {"Chỉ tiêu!F2": None}, "'Chỉ tiêu'!F2"),
    ("plan-threshold-wrong", {"Chỉ tiêu!F3": -1}, "'Chỉ tiêu'!F3"),
    ("plan-objective-task-unknown", {"Chỉ tiêu!D3": "I.2; IX.9"}, "'Chỉ tiêu'!D3"),
    ("plan-setting-wrong", {"Quy ước!B2": "vài ngày"}, "'Quy ước'!B2"),
    ("plan-setting-wrong", {"Quy ước!B2": -1}, "'Quy ước'!B2"),
    ("plan-setting-wrong", {"Quy ước!A2": "Nhiệm vụ thường xuyên", "Quy ước!B2": "Có"}, "'Quy ước'!B2"),
    ("plan-date-wrong", {"Chỉ tiêu!G1": "Hạn", "Chỉ tiêu!G2": "cuối năm"}, "'Chỉ tiêu'!G2"),
    ("plan-setting-wrong", {"Quy ước!A2": "Tính cả ngày ghi sau chữ “Trước ngày”", "Quy ước!B2": "Có lẽ"},
     "'Quy ước'!B2"),
    ("error-value", {"Biểu nhiệm vụ!C4": "#REF!"}, "'Biểu nhiệm vụ'!C4"),
]  # fmt: skip

WARNINGS: list[tuple[str, Edits, str | None]] = [
    ("plan-sheet-absent", {"Quy ước": None}, None),
    ("plan-sheet-absent", {"Chỉ tiêu": None}, None),
    ("plan-heading-absent", {"Đơn vị!D1": None}, "'Đơn vị'!A1"),
    ("plan-heading-unknown", {"Đơn vị!F1": "Số điện thoại"}, "'Đơn vị'!F1"),
    ("plan-info-unknown", {"Kế hoạch!A5": "Nơi nhận"}, "'Kế hoạch'!A5"),
    ("plan-email-odd", {"Đơn vị!E4": "chưa có"}, "'Đơn vị'!E4"),
    ("plan-task-without-area", no_cells("Biểu nhiệm vụ", 3, 5) | {"Chỉ tiêu!D3": ""}, "'Biểu nhiệm vụ'!A4"),
    (
        "plan-lead-parted",
        {"Biểu nhiệm vụ!E5": "Phòng Tổng hợp (chủ trì), Phòng Hành chính - Tổ chức"},
        "'Biểu nhiệm vụ'!E5",
    ),
    ("plan-deadline-approximate", {"Biểu nhiệm vụ!G4": "Đầu tháng 7"}, "'Biểu nhiệm vụ'!G4"),
    ("plan-deadline-approximate", {"Biểu nhiệm vụ!G4": "Quý I/2026, trước 15/6/2026"}, "'Biểu nhiệm vụ'!G4"),
    ("plan-deadline-outside", {"Biểu nhiệm vụ!G4": "Quý II/2027"}, "'Biểu nhiệm vụ'!G4"),
    ("plan-deadline-outside", {"Biểu nhiệm vụ!G4": datetime(2025, 12, 15)}, "'Biểu nhiệm vụ'!G4"),
    ("plan-deadline-empty", {"Biểu nhiệm vụ!G4": None}, "'Biểu nhiệm vụ'!G4"),
    ("plan-deadlines-empty", {f"Biểu nhiệm vụ!G{row}": None for row in (4, 5, 7)}, "'Biểu nhiệm vụ'!A3"),
    ("plan-date-rough", {"Kỳ báo cáo!D3": "14/6"}, "'Kỳ báo cáo'!D3"),
    ("plan-threshold-rough", {"Chỉ tiêu!F2": "trên 50%"}, "'Chỉ tiêu'!F2"),
    ("plan-setting-unknown", {"Quy ước!A3": "Màu nền"}, "'Quy ước'!A3"),
]  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    path = tmp_path_factory.mktemp("sample") / "ke-hoach.xlsx"
    write_plan(SAMPLE, path)
    return read_plan(path)


def test_plain_tables_are_a_plan(tmp_path: Path) -> None:
    plan = read_plan(plan_file(tmp_path))
    assert plan.findings == ()
    assert [(unit.code, unit.other_names) for unit in plan.units] == [
        ("HCTC", ("P.HCTC", "Các phòng được kiểm tra")),
        ("TH", ("P.TH", "Các phòng được kiểm tra")),
        ("KT", ()),
    ]
    assert plan.units[1].email == "th@cq.example; th2@cq.example"
    assert [(task.code, task.area.code, task.leads, task.weight) for task in plan.tasks] == [
        ("I.1", "I", ("HCTC",), 1),
        ("I.2", "I", ("TH", "KT"), 2),
        ("II.1", "II", ("HCTC", "TH", "KT"), 1),
    ]
    assert [(o.method, o.tasks, o.operator, o.threshold) for o in plan.objectives] == [
        ("Tỷ lệ nhiệm vụ hoàn thành", (), ">=", 1.0),
        ("Số thực hiện", ("I.2", "II.1"), ">", 3.0),
    ]
    assert plan.info.year == 2026
    assert plan.info.coordinator == "HCTC"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Tính khi hết năm", Continuous.YEAR_END),
        ("tính khi báo hoàn thành", Continuous.REPORTED),
        (None, Continuous.YEAR_END),
    ],
)
def test_when_a_continuous_task_counts_is_the_plans_to_say(tmp_path: Path, written: str | None, expected: Continuous):
    edits = {"Quy ước!A3": "Nhiệm vụ thường xuyên", "Quy ước!B3": written}
    assert read_plan(plan_file(tmp_path, edits)).settings.continuous is expected


def test_an_objective_may_have_a_day_of_its_own(tmp_path: Path) -> None:
    plain = read_plan(plan_file(tmp_path))
    assert [objective.due for objective in plain.objectives] == [None, None]
    assert not [finding for finding in plain.findings if finding.ref and finding.ref.sheet == "Chỉ tiêu"]
    edits = {"Chỉ tiêu!G1": "Hạn", "Chỉ tiêu!G2": "30/6/2026"}
    plan = read_plan(plan_file(tmp_path, edits))
    assert [objective.due for objective in plan.objectives] == [date(2026, 6, 30), None]


def test_what_is_left_empty_has_a_default(tmp_path: Path) -> None:
    plan = read_plan(plan_file(tmp_path))
    assert plan.settings == Settings(before_inclusive=False, soon_days=10, spare_rows=5)
    assert plan.periods[1].send_by == date(2026, 6, 16)
    assert plan.tasks[0].weight == 1
    assert plan.info.issued_on is None


@pytest.mark.parametrize(("code", "edits", "place"), FAULTS)
def test_a_fault_is_found_where_it_stands(code: str, edits: Edits, place: str | None, tmp_path: Path) -> None:
    with pytest.raises(PlanUnusableError) as caught:
        read_plan(plan_file(tmp_path, edits))
    assert found(caught.value.findings) == [(code, place)]


@pytest.mark.parametrize(("code", "edits", "place"), WARNINGS)
def test_a_warning_does_not_refuse_the_plan(code: str, edits: Edits, place: str | None, tmp_path: Path) -> None:
    assert found(read_plan(plan_file(tmp_path, edits)).findings) == [(code, place)]


def test_every_rule_is_tried() -> None:
    rules = {rule.code: rule.severity for rule in vars(plans).values() if isinstance(rule, Rule)}
    tried = {code for code, _, _ in (*FAULTS, *WARNINGS)}
    elsewhere = {"plan-not-found", "plan-unreadable", "plan-sheet-twice"}
    assert rules.keys() - tried == elsewhere
    assert all(rules.get(code, Severity.ERROR) is Severity.ERROR for code, _, _ in FAULTS)
    assert all(rules[code] is Severity.WARNING for code, _, _ in WARNINGS)


def test_all_faults_at_once(tmp_path: Path) -> None:
    edits = {
        "Kế hoạch!B2": None,
        "Đơn vị!A4": "kt",
        "Biểu nhiệm vụ!A5": "I.1",
        "Biểu nhiệm vụ!E5": "Sở A; Sở B",
        "Biểu nhiệm vụ!G7": "hôm nào rảnh",
        "Biểu nhiệm vụ!H7": "nặng",
        "Chỉ tiêu!D3": "I.7",
        "Kỳ báo cáo!C3": "mùa xuân",
        "Quy ước!B2": "?",
    }
    with pytest.raises(PlanUnusableError) as caught:
        read_plan(plan_file(tmp_path, edits))
    assert found(caught.value.findings) == [
        ("plan-year-missing", "'Kế hoạch'!B2"),
        ("plan-unit-code-wrong", "'Đơn vị'!A4"),
        ("plan-code-twice", "'Biểu nhiệm vụ'!A5"),
        ("plan-lead-unknown", "'Biểu nhiệm vụ'!E5"),
        ("plan-lead-unknown", "'Biểu nhiệm vụ'!E5"),
        ("plan-deadline-unknown", "'Biểu nhiệm vụ'!G7"),
        ("plan-weight-wrong", "'Biểu nhiệm vụ'!H7"),
        ("plan-objective-task-unknown", "'Chỉ tiêu'!D3"),
        ("plan-date-wrong", "'Kỳ báo cáo'!C3"),
        ("plan-setting-wrong", "'Quy ước'!B2"),
    ]
    text = str(caught.value)
    assert "có 10 lỗi cần sửa" in text
    assert all(f"{number}. " in text for number in range(1, 11))
    assert "'Biểu nhiệm vụ'!E5: Không rõ đơn vị chủ trì “Sở B” của nhiệm vụ I.1" in text


def test_units_that_cannot_be_read_do_not_make_every_lead_a_fault(tmp_path: Path) -> None:
    with pytest.raises(PlanUnusableError) as caught:
        read_plan(plan_file(tmp_path, {"Đơn vị": None}))
    assert found(caught.value.findings) == [("plan-sheet-missing", None)]


def test_an_annex_as_an_office_lays_it_out(tmp_path: Path) -> None:
    """Title block, STT column, area merged across, cell merged downwards, ditto marks, a subheading, total and foot."""
    table = """
UBND TỈNH NINH BÌNH | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
VĂN PHÒNG | | | Độc lập - Tự do - Hạnh phúc
BIỂU NHIỆM VỤ
STT | Mã số nhiệm vụ | Tên nhiệm vụ | Cơ quan chủ trì | Thời hạn hoàn thành | Kết quả/Sản phẩm
(1) | (2) | (3) | (4) | (5) | (6)
I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH
1 | I.1 | Việc một | P.HCTC | Quý I/2026 | Kế hoạch
2 | I.2 | Việc hai | nt | như trên | //
B | | Cải cách thể chế
3 | B.1 | Rà soát chung
3.1 | B.1.1 | Việc ba | Phòng Tổng hợp | Hằng quý | Báo cáo
3.2 | B.1.2 | Việc bốn | | Thường xuyên |
Cải cách tài chính công
4 | C.1 | Việc năm | Các phòng được kiểm tra | 15/12/2026 | Báo cáo
Các đơn vị gửi báo cáo trước ngày 15
Tổng cộng | | 5 nhiệm vụ
Nơi nhận: | | | CHÁNH VĂN PHÒNG
- Như trên; | | | Nguyễn Văn A
"""
    path = plan_file(tmp_path, {"Chỉ tiêu!D3": None}, **{"Biểu nhiệm vụ": table})
    from openpyxl import load_workbook  # noqa: PLC0415 - merges are made in the saved workbook

    book = load_workbook(path)
    for merged in ("A6:F6", "D11:D12", "A13:F13", "A15:F15"):
        book["Biểu nhiệm vụ"].merge_cells(merged)
    book.save(path)
    plan = read_plan(path)
    assert [(area.code, area.name) for area in plan.areas] == [
        ("I", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"),
        ("B", "Cải cách thể chế"),
        ("III", "Cải cách tài chính công"),
    ]
    assert [(task.code, task.area.code, task.leads, task.deadline.due, task.product) for task in plan.tasks] == [
        ("I.1", "I", ("HCTC",), date(2026, 3, 31), "Kế hoạch"),
        ("I.2", "I", ("HCTC",), date(2026, 3, 31), "Kế hoạch"),
        ("B.1.1", "B", ("TH",), None, "Báo cáo"),
        ("B.1.2", "B", ("TH",), None, ""),
        ("C.1", "III", ("HCTC", "TH"), date(2026, 12, 15), "Báo cáo"),
    ]


@pytest.mark.parametrize(
    ("method", "value", "threshold"),
    [
        ("Tỷ lệ nhiệm vụ hoàn thành", "50%", 0.5),
        ("Tỷ lệ nhiệm vụ hoàn thành", 0.5, 0.5),
        ("Tỷ lệ nhiệm vụ hoàn thành", 50, 0.5),
        ("Số thực hiện / Tổng số", "41,5%", 0.415),
        ("số thực hiện/tổng số", 1, 1.0),
        ("Số thực hiện", 50, 50.0),
        ("Số thực hiện", 0, 0.0),
    ],
)
def test_a_threshold_is_a_share_or_a_count(method: str, value: object, threshold: float, tmp_path: Path) -> None:
    plan = read_plan(plan_file(tmp_path, {"Chỉ tiêu!C2": method, "Chỉ tiêu!F2": value}))
    assert plan.objectives[0].threshold == pytest.approx(threshold)


@pytest.mark.parametrize(("written", "operator"), [("≥", ">="), ("≤", "<="), (" > ", ">"), ("<", "<")])
def test_operators(written: str, operator: str, tmp_path: Path) -> None:
    assert read_plan(plan_file(tmp_path, {"Chỉ tiêu!E2": written})).objectives[0].operator == operator


@pytest.mark.parametrize("operator", [">=", ">", "=", "<=", "<", "=>"])
def test_operators_as_the_program_writes_them(operator: str, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.xlsx"
    write_plan(replace(SAMPLE, objectives=(("CT1", "Chỉ tiêu", "Số thực hiện", "I.1", operator, 4),)), path)
    (objective,) = read_plan(path).objectives
    assert (objective.operator, objective.threshold) == (operator.replace("=>", ">="), 4.0)


@pytest.mark.parametrize(("written", "inclusive"), [("Có", True), ("không", False), (True, True), (None, False)])
def test_before_counts_that_day_where_the_settings_say_so(written: object, inclusive: bool, tmp_path: Path) -> None:  # noqa: FBT001
    edits = {
        "Quy ước!A3": "Tính cả ngày ghi sau chữ “Trước ngày”",
        "Quy ước!B3": written,
        "Biểu nhiệm vụ!G4": "Trước ngày 15/12/2026",
    }
    plan = read_plan(plan_file(tmp_path, edits))
    assert plan.settings.before_inclusive is inclusive
    assert plan.tasks[0].deadline.due == date(2026, 12, 15 if inclusive else 14)


def test_a_code_that_excel_made_a_number_stays_a_code(tmp_path: Path) -> None:
    plan = read_plan(plan_file(tmp_path, {"Biểu nhiệm vụ!A4": 1.1, "Biểu nhiệm vụ!A5": 2, "Chỉ tiêu!D3": "1.1"}))
    assert [task.code for task in plan.tasks] == ["1.1", "2", "II.1"]
    assert plan.objectives[1].tasks == ("1.1",)


def test_an_empty_deadline_is_undetermined(tmp_path: Path) -> None:
    deadline = read_plan(plan_file(tmp_path, {"Biểu nhiệm vụ!G4": None})).tasks[0].deadline
    assert (deadline.kind, deadline.due) == (DeadlineKind.UNDETERMINED, None)


def test_two_sheets_of_one_name(tmp_path: Path) -> None:
    with pytest.raises(PlanUnusableError) as caught:
        read_plan(plan_file(tmp_path, **{"DON VI": BASE["Đơn vị"]}))
    assert found(caught.value.findings) == [("plan-sheet-twice", "'DON VI'!A1")]


@pytest.mark.parametrize("content", [b"", b"khong phai Excel", b"PK\x03\x04hong"])
def test_a_file_that_is_no_workbook(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.xlsx"
    path.write_bytes(content)
    with pytest.raises(PlanUnusableError, match="Không mở được tệp kế hoạch") as caught:
        read_plan(path)
    assert found(caught.value.findings) == [("plan-unreadable", None)]


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(PlanUnusableError, match="Không tìm thấy tệp kế hoạch") as caught:
        read_plan(tmp_path / "ke-hoach.xlsx")
    assert found(caught.value.findings) == [("plan-not-found", None)]


def test_a_plan_is_known_by_its_name_or_its_sheets(tmp_path: Path) -> None:
    path = plan_file(tmp_path)
    assert is_plan(path.name, bytes)
    assert is_plan("bieu.xlsx", path.read_bytes)
    other = Workbook()
    other.save(tmp_path / "khac.xlsx")
    assert not is_plan("khac.xlsx", (tmp_path / "khac.xlsx").read_bytes)


def test_an_empty_plan_lacks_units_and_tasks_only(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.xlsx"
    write_plan(empty_content(2027), path)
    with pytest.raises(PlanUnusableError) as caught:
        read_plan(path)
    assert [code for code, _ in found(caught.value.findings)] == ["plan-units-missing", "plan-tasks-missing"]


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.xlsx", "b.xlsx")]
    for path in paths:
        write_plan(SAMPLE, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_the_committed_plan_is_the_sample_as_shipped(tmp_path: Path) -> None:
    write_plan(SHIPPED, tmp_path / "ke-hoach.xlsx")
    assert read_plan(COMMITTED) == read_plan(tmp_path / "ke-hoach.xlsx")


def test_the_sample_has_the_tasks_of_the_annex(sample: Plan) -> None:
    by_area = {area.code: sum(task.area == area for task in sample.tasks) for area in sample.areas}
    assert by_area == {"I": 9, "II": 5, "III": 7, "IV": 3, "V": 4, "VI": 4, "VII": 4}
    everyone = tuple(unit.code for unit in sample.units)
    leads = {task.code: task.leads for task in sample.tasks}
    assert len(everyone) == 14
    assert leads["I.2"] == everyone
    assert leads["I.6"] == ("NC", "KT", "VX", "NNMT", "XD")
    assert leads["III.2"] == ("PVHCC",)
    assert leads["VII.4"] == ("TTDT",)
    assert found(sample.findings) == [("plan-deadline-approximate", "'Biểu nhiệm vụ'!G29")]


def test_the_sample_has_the_duties_of_the_plan(sample: Plan) -> None:
    assert [(o.code, o.tasks, o.operator, o.threshold) for o in sample.objectives] == [
        ("CT1", (), ">=", 1.0),
        ("CT2", ("I.5",), ">=", 1.0),
        ("CT3", ("II.1",), ">=", 1.0),
        ("CT4", ("III.2",), ">", 0.5),
        ("CT5", ("IV.1",), ">=", 1.0),
        ("CT6", ("VI.1",), ">=", 1.0),
    ]


def test_the_sample_has_the_periods_of_the_contract(sample: Plan) -> None:
    assert [(period.code, period.start, period.cutoff) for period in sample.periods] == [
        ("Q1", date(2025, 12, 15), date(2026, 3, 14)),
        ("6T", date(2025, 12, 15), date(2026, 6, 14)),
        ("9T", date(2025, 12, 15), date(2026, 9, 14)),
        ("NAM", date(2025, 12, 15), date(2026, 12, 14)),
    ]
    assert all(period.send_by > period.cutoff for period in sample.periods)
    assert sample.settings == Settings()
