"""What people read on the screen after `register`: what was done, what is in the way, what comes next."""

from collections import Counter
from pathlib import Path

from cchc_excel.cli.printing import not_merged_lines
from cchc_excel.cli.screen import join_names, say, show_path, typed
from cchc_excel.domain import Decision, DraftRow, FileState, Registering, Registration
from cchc_excel.folders import RegistrationFolder
from cchc_excel.guiding.command_lines import command_line
from cchc_excel.layout.changes import ADJUSTMENTS
from cchc_excel.registering.judging import is_accepted, read_decision
from cchc_excel.words import show_date

_USED = frozenset({FileState.MERGED, FileState.SUPERSEDED, FileState.UNCHANGED})


def print_registering(done: Registering, folder: RegistrationFolder, plan_folder: Path) -> bool:
    """Print it, and return whether nothing accepted is kept out of the plan."""
    registration = done.registration
    stuck = [row for row in registration.rows if is_accepted(row) and not row.task and row.is_blocked]
    lines = [
        f"ĐĂNG KÝ NHIỆM VỤ NĂM {registration.plan.info.year}",
        *_issued(done, folder),
        *_received(registration),
        *_proposed(registration),
        *_entered(done, folder),
    ]
    if stuck:
        lines.append(
            f"\n{len(stuck)} dòng đã duyệt nhưng chưa đưa vào kế hoạch được, sửa trong {show_path(folder.draft)}:"
        )
        lines += [f"  - Số {row.number}{_whose(row, registration)}: {_faults(row)}" for row in stuck]
    lines += ["", _next_step(registration, folder, plan_folder)]
    say("\n".join(lines))
    return not stuck


def _issued(done: Registering, folder: RegistrationFolder) -> list[str]:
    return [f"Đã lập {len(done.issued)} phiếu đăng ký vào {show_path(folder.issued)}."] if done.issued else []


def _received(registration: Registration) -> list[str]:
    sent = {file.unit for file in registration.files if file.state in _USED}
    silent = [unit.name for unit in registration.plan.units if unit.code not in sent]
    total = len(registration.plan.units)
    missing = f" Chưa gửi: {join_names(silent)}." if silent and sent else ""
    return [f"Đã nhận phiếu của {total - len(silent)}/{total} đơn vị.{missing}", *not_merged_lines(registration.files)]


def _proposed(registration: Registration) -> list[str]:
    rows = registration.rows
    if not rows:
        return []
    groups = len({row.group for row in rows if row.group})
    added = sum(bool(row.proposal.period) for row in rows)
    counts = Counter(read_decision(row) for row in rows)
    of_year = f", trong đó {added} phát sinh trong năm" if added else ""
    decided = ", ".join(f"{decision} {counts[decision]}" for decision in Decision)
    return [
        f"Đề xuất: {len(rows)} nhiệm vụ{of_year}; {groups} nhóm trùng.",
        f"Duyệt: {decided}, chưa duyệt {counts[None]}.",
    ]


def _entered(done: Registering, folder: RegistrationFolder) -> list[str]:
    if not done.entered:
        return []
    since = f", trang “{ADJUSTMENTS.sheet}”, từ ngày {show_date(done.since)}" if done.since else ""
    return [
        f"\nĐã đưa {len(done.entered)} nhiệm vụ vào {show_path(folder.plan)}{since}:",
        *(f"  - {task.cells['task']}: {task.cells['text']} ({task.cells['leads']})" for task in done.entered),
        *([f"Tệp kế hoạch trước khi ghi được giữ ở: {show_path(done.backup)}"] if done.backup else []),
    ]


def _next_step(registration: Registration, folder: RegistrationFolder, plan_folder: Path) -> str:
    rows = registration.rows
    ready = [row for row in rows if is_accepted(row) and not row.task and not row.is_blocked]
    written = f"Đã ghi: {show_path(folder.draft)}\nViệc nên làm tiếp:"
    again = f"rồi chạy lại:\n  {_typed(plan_folder)}"
    if not rows:
        return (
            f"Việc nên làm tiếp: gửi các phiếu trong {show_path(folder.issued)}; phiếu gửi về bỏ vào "
            f"{show_path(folder.inbox)} {again}"
        )
    if ready:
        accept = _typed(plan_folder, "--accept")
        return f"{written} đưa {len(ready)} dòng đã duyệt, đủ điều kiện vào kế hoạch:\n  {accept}"
    if any(not row.decision and not row.task for row in rows):
        return f"{written} mở tệp này, chọn ở cột Duyệt, lưu, đóng tệp {again}"
    if any(is_accepted(row) and not row.task for row in rows):
        return f"{written} sửa các dòng nêu trên, lưu, đóng tệp {again}"
    return f"{written} kiểm tra tệp kế hoạch:\n  {typed(command_line('check', (folder.plan,), Path.cwd()))}"


def _typed(plan_folder: Path, *options: str) -> str:
    return typed(command_line("register", (plan_folder, *options), Path.cwd()))


def _whose(row: DraftRow, registration: Registration) -> str:
    unit = registration.plan.unit(row.proposal.unit)
    return f" ({unit.name})" if unit else ""


def _faults(row: DraftRow) -> str:
    return " ".join(finding.text for finding in row.findings if finding.is_error)
