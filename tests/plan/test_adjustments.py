"""The sheet `Điều chỉnh`: every kind of change read, put in force on its day, and every fault at its cell."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cchc_excel.domain import Earlier, Plan, Status
from cchc_excel.plan.adjusting import inherit, plan_at
from cchc_excel.plan.workbook import PlanUnusableError, read_plan
from cchc_excel.rules import Rule, Severity, adjustments
from tests.tools.plan_files import AUGUST, JULY, UNITED, WITHDRAWN, Row, found, plan_file, table

ADDED = {"day": JULY, "kind": "Bổ sung nhiệm vụ", "task": "I.3", "area": "I", "text": "Tập huấn", "leads": "TH",
         "deadline": "Quý IV/2026"}  # fmt: skip
MOVED = {"day": JULY, "kind": "Chuyển đơn vị", "task": "I.1", "leads": "Phòng Kinh tế"}
LATER = {"day": JULY, "kind": "Đổi thời hạn", "task": "I.1", "deadline": "30/9/2026", "document": "45/QĐ-VPUBND"}
RENAMED = {"day": JULY, "kind": "Đổi tên đơn vị", "old_units": "KT", "new_names": "Phòng Kinh tế - Ngân sách"}
DIVIDED = {"day": JULY, "kind": "Chia tách đơn vị", "old_units": "HCTC", "new_units": "HC; TC",
           "new_names": "Phòng Hành chính; Phòng Tổ chức"}  # fmt: skip
GIVEN = {"day": JULY, "kind": "Chuyển đơn vị", "task": "I.1", "leads": "TC"}


def read(folder: Path, *rows: Row) -> Plan:
    return read_plan(plan_file(folder, **{"Điều chỉnh": table(*rows)}))


def on(plan: Plan, month: int, day: int = 1) -> Plan:
    return plan_at(plan, date(2026, month, day))


def leads(plan: Plan) -> dict[str, tuple[str, ...]]:
    return {task.code: task.leads for task in plan.tasks}


BASE_LEADS = {"I.1": ("HCTC",), "I.2": ("TH", "KT"), "II.1": ("HCTC", "TH", "KT")}
FAULTS: list[tuple[str, tuple[Row, ...], str]] = [
    ("adjustment-kind-unknown", ({**WITHDRAWN, "kind": "Hủy"},), "B2"),
    ("plan-value-missing", ({**WITHDRAWN, "kind": ""},), "B2"),
    ("plan-value-missing", ({**WITHDRAWN, "day": ""},), "A2"),
    ("plan-date-wrong", ({**WITHDRAWN, "day": "31/6"},), "A2"),
    ("adjustment-day-outside", ({**WITHDRAWN, "day": "01/01/2027"},), "A2"),
    ("adjustment-day-outside", ({**WITHDRAWN, "day": "14/12/2025"},), "A2"),
    ("plan-value-missing", ({**ADDED, "text": ""},), "E2"),
    ("plan-value-missing", ({**MOVED, "leads": ""},), "H2"),
    ("adjustment-document-missing", ({**LATER, "document": ""},), "O2"),
    ("plan-deadline-unknown", ({**LATER, "deadline": "bao giờ xong"},), "J2"),
    ("plan-deadline-unknown", ({**ADDED, "deadline": "bao giờ xong"},), "J2"),
    ("plan-weight-wrong", ({**ADDED, "weight": "cao"},), "K2"),
    ("plan-lead-unknown", ({**MOVED, "leads": "Sở Nội vụ"},), "H2"),
    ("adjustment-task-unknown", ({**WITHDRAWN, "task": "I.9"},), "C2"),
    ("adjustment-task-unknown", (ADDED, {**LATER, "task": "I.3", "day": "30/06/2026"}), "C3"),
    ("adjustment-task-withdrawn", (WITHDRAWN, {**LATER, "day": AUGUST}), "C3"),
    ("adjustment-task-withdrawn", (WITHDRAWN, {**WITHDRAWN, "day": AUGUST}), "C3"),
    ("adjustment-task-exists", ({**ADDED, "task": "I.1."},), "C2"),
    ("adjustment-task-exists", (WITHDRAWN, {**ADDED, "task": "I.1", "day": AUGUST}), "C3"),
    ("adjustment-area-unknown", ({**ADDED, "area": "IX"},), "D2"),
    ("adjustment-unit-unknown", ({**RENAMED, "old_units": "XYZ"},), "L2"),
    ("adjustment-unit-gone", (UNITED, {**RENAMED, "day": AUGUST}), "L3"),
    ("plan-lead-unknown", (DIVIDED, GIVEN, {**MOVED, "day": AUGUST, "leads": "HCTC"}), "H4"),
    ("adjustment-units-count", ({**RENAMED, "old_units": "KT; TH"},), "M2"),
    ("adjustment-units-count", ({**UNITED, "new_units": "A; B", "new_names": "X; Y"},), "M2"),
    ("adjustment-units-count", ({**DIVIDED, "new_units": "HC", "new_names": "X"},), "M2"),
    ("adjustment-names-count", ({**DIVIDED, "new_names": "Phòng Hành chính"},), "N2"),
    ("adjustment-names-count", ({**UNITED, "new_names": ""},), "N2"),
    ("adjustment-code-used", ({**UNITED, "new_units": "HCTC"},), "M2"),
    ("adjustment-code-used", ({**DIVIDED, "new_units": "HC; TH"},), "M2"),
    ("adjustment-code-used",
     (UNITED, {**DIVIDED, "day": AUGUST, "new_units": "KT; TC"}, {**GIVEN, "day": AUGUST, "leads": "THKT"}), "M3"),
    ("plan-unit-code-wrong", ({**UNITED, "new_units": "thkt"},), "M2"),
    ("adjustment-name-used", ({**RENAMED, "new_names": "P.TH"},), "N2"),
    ("adjustment-tasks-left", (DIVIDED,), "L2"),
    ("adjustment-tasks-left", (DIVIDED, {**GIVEN, "day": AUGUST}), "L2"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "rows", "cell"), FAULTS)
def test_a_fault_is_found_where_it_stands(code: str, rows: tuple[Row, ...], cell: str, tmp_path: Path) -> None:
    with pytest.raises(PlanUnusableError) as caught:
        read(tmp_path, *rows)
    assert (code, f"'Điều chỉnh'!{cell}") in found(caught.value.findings)


@pytest.mark.parametrize(
    "rows", [(ADDED,), (WITHDRAWN,), (MOVED,), (LATER,), (RENAMED,), (UNITED,), (DIVIDED, GIVEN), (GIVEN, DIVIDED)]
)
def test_a_tidy_row_is_no_fault(rows: tuple[Row, ...], tmp_path: Path) -> None:
    plan = read(tmp_path, *rows)
    assert plan.findings == ()
    assert len(plan.adjustments) == len(rows)


def test_every_rule_on_changes_is_met() -> None:
    rules = {rule.code for rule in vars(adjustments).values() if isinstance(rule, Rule)}
    errors = {r.code for r in vars(adjustments).values() if isinstance(r, Rule) and r.severity is Severity.ERROR}
    assert {code for code in errors if code.startswith("adjustment-")} == {
        code for code, _, _ in FAULTS if code.startswith("adjustment-")
    }
    assert "adjustment-column-unused" in rules


def test_every_fault_is_told_at_once_beside_those_of_other_sheets(tmp_path: Path) -> None:
    rows = ({**WITHDRAWN, "task": "IX.1"}, {**LATER, "document": ""}, {**MOVED, "leads": "Sở Nội vụ"})
    path = plan_file(tmp_path, {"Biểu nhiệm vụ!G4": "abc xyz"}, **{"Điều chỉnh": table(*rows)})
    with pytest.raises(PlanUnusableError) as caught:
        read_plan(path)
    assert found(caught.value.findings) == [
        ("plan-deadline-unknown", "'Biểu nhiệm vụ'!G4"),
        ("adjustment-task-unknown", "'Điều chỉnh'!C2"),
        ("adjustment-document-missing", "'Điều chỉnh'!O3"),
        ("plan-lead-unknown", "'Điều chỉnh'!H4"),
    ]


def test_a_cell_that_a_change_does_not_use_is_told(tmp_path: Path) -> None:
    plan = read(tmp_path, {**LATER, "weight": "2"})
    assert found(plan.findings) == [("adjustment-column-unused", "'Điều chỉnh'!K2")]
    assert plan_at(plan, date(2026, 7, 1)).tasks[0].weight == 1


def test_without_the_sheet_a_plan_is_the_same_on_every_day(tmp_path: Path) -> None:
    plan = read_plan(plan_file(tmp_path))
    assert plan_at(plan, date(2026, 12, 31)) is plan


def test_nothing_is_known_of_a_change_before_its_day(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    base = read_plan(plan_file(tmp_path / "base"))
    rough = {**LATER, "deadline": "Đầu tháng 9"}
    plan = read(tmp_path, rough, {**UNITED, "day": AUGUST})
    assert found(plan.findings) == [("plan-deadline-approximate", "'Điều chỉnh'!J2")]
    assert on(plan, 6, 30) == base
    assert found(on(plan, 7, 1).findings) == found(plan.findings)


def test_a_task_is_added_behind_its_area_and_another_withdrawn(tmp_path: Path) -> None:
    plan = read(tmp_path, {**WITHDRAWN, "day": AUGUST}, ADDED)
    assert leads(on(plan, 6, 30)) == BASE_LEADS
    july = on(plan, 7, 1)
    assert list(leads(july)) == ["I.1", "I.2", "I.3", "II.1"]
    assert (july.tasks[2].leads, july.tasks[2].lead_text) == (("TH",), "Phòng Tổng hợp")
    assert july.tasks[2].deadline.due == date(2026, 12, 31)
    august = on(plan, 8, 1)
    assert list(leads(august)) == ["I.2", "I.3", "II.1"]
    assert [task.code for task in august.withdrawn] == ["I.1"]
    assert [change.kind for change in august.in_force] == ["Bổ sung nhiệm vụ", "Rút nhiệm vụ"]


def test_an_objective_may_name_a_task_that_is_added_or_withdrawn(tmp_path: Path) -> None:
    sheets = {"Điều chỉnh": table(ADDED, {**WITHDRAWN, "task": "I.2"})}
    plan = read_plan(plan_file(tmp_path, {"Chỉ tiêu!D3": "I.2; I.3"}, **sheets))
    assert on(plan, 7).objectives[1].tasks == ("I.2", "I.3")


def test_a_task_is_moved_and_gets_another_deadline(tmp_path: Path) -> None:
    plan = read(tmp_path, {**MOVED, "partners": "Phòng Tổng hợp"}, {**LATER, "day": AUGUST})
    july, august = on(plan, 7).tasks[0], on(plan, 8).tasks[0]
    assert (july.leads, july.lead_text, july.partner_text) == (("KT",), "Phòng Kinh tế", "Phòng Tổng hợp")
    assert july.deadline.due == date(2026, 1, 31)
    assert august.leads == ("KT",)
    assert august.deadline.due == date(2026, 9, 30)
    assert [change.before for change in on(plan, 8).in_force] == ["Phòng Hành chính - Tổ chức", "Tháng 01/2026"]


def test_a_unit_renamed_is_known_by_both_names(tmp_path: Path) -> None:
    unit = on(read(tmp_path, {**RENAMED, "new_units": "KTNS"}), 7).unit("KT")
    assert unit is not None
    assert (unit.code, unit.name) == ("KTNS", "Phòng Kinh tế - Ngân sách")
    assert {"KT", "Phòng Kinh tế"} <= set(unit.other_names)


def test_units_united_lead_once_what_both_led(tmp_path: Path) -> None:
    plan = on(read(tmp_path, UNITED), 7)
    assert [unit.code for unit in plan.units] == ["HCTC", "THKT"]
    assert leads(plan) == {"I.1": ("HCTC",), "I.2": ("THKT",), "II.1": ("HCTC", "THKT")}
    assert plan.tasks[1].lead_text == "Phòng Tổng hợp - Kinh tế"
    assert plan.tasks[2].lead_text == "Các phòng, ban, đơn vị"
    unit = plan.unit("KT")
    assert unit is plan.unit("TH") is plan.unit("THKT")
    assert unit is not None
    assert unit.addresses == ("th@cq.example", "th2@cq.example")
    assert {"TH", "KT", "P.TH", "Phòng Kinh tế", "Phòng Tổng hợp"} <= set(unit.other_names)


def test_a_unit_goes_into_one_that_stands(tmp_path: Path) -> None:
    plan = on(read(tmp_path, {**UNITED, "old_units": "KT", "new_units": "TH", "new_names": ""}), 7)
    assert leads(plan) == {"I.1": ("HCTC",), "I.2": ("TH",), "II.1": ("HCTC", "TH")}
    assert [unit.name for unit in plan.units] == ["Phòng Hành chính - Tổ chức", "Phòng Tổng hợp"]
    assert "Phòng Kinh tế" in plan.units[1].other_names


def test_a_unit_divided_gives_its_tasks_as_rows_say_and_common_ones_to_all(tmp_path: Path) -> None:
    plan = on(read(tmp_path, DIVIDED, GIVEN), 7)
    assert leads(plan) == {"I.1": ("TC",), "I.2": ("TH", "KT"), "II.1": ("HC", "TC", "TH", "KT")}
    assert plan.unit("HCTC") is None
    assert plan.heirs == {"HCTC": ("HC", "TC")}
    assert plan.info.coordinator == "HC"


def test_a_unit_that_only_gives_off_a_part_keeps_what_is_not_moved(tmp_path: Path) -> None:
    plan = on(read(tmp_path, {**DIVIDED, "new_units": "HCTC; TC", "new_names": "Phòng Tổ chức"}), 7)
    assert leads(plan)["I.1"] == ("HCTC",)
    assert leads(plan)["II.1"] == ("HCTC", "TC", "TH", "KT")


def test_old_names_are_understood_in_later_rows(tmp_path: Path) -> None:
    plan = on(read(tmp_path, UNITED, {**MOVED, "day": AUGUST}), 8)
    assert leads(plan)["I.1"] == ("THKT",)


def test_heirs_have_the_standing_of_those_before_them(tmp_path: Path) -> None:
    done, half, new = (
        Earlier(status=Status.DONE, share=1.0),
        Earlier(status=Status.IN_PROGRESS, share=0.5),
        Earlier(status=Status.NOT_STARTED, share=0.0),
    )
    plan = on(read(tmp_path, UNITED, {**MOVED, "leads": "THKT"}), 7)
    stood = inherit(plan, {("HCTC", "I.1"): new, ("TH", "I.2"): done, ("KT", "I.2"): half, ("KT", "II.1"): done})
    assert stood["THKT", "I.1"] == new
    assert stood["THKT", "I.2"] == half
    assert stood["THKT", "II.1"] == done
    assert ("HCTC", "II.1") not in stood


def test_standings_stay_as_they_are_without_a_change(tmp_path: Path) -> None:
    standings = {("KT", "I.1"): Earlier(status=Status.DONE, share=1.0)}
    assert inherit(read_plan(plan_file(tmp_path)), standings) == standings


def test_a_plan_of_a_day_is_not_changed_twice(tmp_path: Path) -> None:
    plan = on(read(tmp_path, MOVED), 7)
    assert plan_at(plan, date(2026, 12, 1)) == plan
    assert replace(plan, in_force=()) != plan
