"""What people read on the screen: tables, findings grouped, the next thing to do."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_excel.cli.screen import join_names, say, show_path, typed, whole, write_table
from cchc_excel.domain import FileState, Inbox, Measures, Received, Summary
from cchc_excel.folders import PeriodFolder
from cchc_excel.guiding.command_lines import command_line
from cchc_excel.layout.annex import REVIEWS
from cchc_excel.rules import Finding, errors_in
from cchc_excel.rules.annexes import NO_DEADLINES
from cchc_excel.telling.carried import carried_over
from cchc_excel.words import show_date, show_part, show_rate

if TYPE_CHECKING:
    from cchc_excel.importing.annexes import Annex
    from cchc_excel.renewing.plans import NextPlan
    from cchc_excel.steps.checking import Checked
    from cchc_excel.steps.closing import Closed
    from cchc_excel.steps.periods import Merged

_NUMBERS = frozenset(range(1, 9))


def print_summary(merged: "Merged", folder: PeriodFolder, *, to_stderr: bool) -> None:
    """Print who has sent, who has not, and the figures."""
    summary, returned = merged.summary, merged.returned
    overall = summary.overall
    lines = [
        f"TỔNG HỢP KỲ {summary.period.code}, số liệu đến ngày {show_date(summary.as_of)}",
        "",
        _figures(summary),
        "",
        f"Hoàn thành {show_part(overall.done, overall.applicable, 'nhiệm vụ')}.",
        f"Đến hạn đã hoàn thành {show_part(overall.due_done, overall.due, 'nhiệm vụ')}.",
        _missing([unit.name for unit in summary.missing], len(summary.merged)),
        *not_merged_lines(summary.received),
        *_counts_of(summary.findings),
        *_carried(summary),
        "",
        f"Đã ghi: {show_path(folder.summary)}",
    ]
    if merged.unprinted is not None:
        lines.append(_page_line(folder, merged.unprinted))
    if merged.kept:
        lines.append(f"Sổ tổng hợp trước đã được sửa tay; bản sửa được giữ lại ở: {show_path(merged.kept)}")
    if returned:
        lines.append(f"Đã ghi {len(returned)} biểu cần sửa vào {show_path(folder.outbox)}")
    say("\n".join(lines), err=to_stderr)


def _carried(summary: Summary) -> list[str]:
    """Return what stays done from earlier periods, and that nothing came where nothing did."""
    lines = [
        f"Giữ kết quả hoàn thành từ kỳ {period}: {tasks} nhiệm vụ ({assignments} lượt giao), vì kỳ này đơn vị không "
        "ghi gì về các nhiệm vụ đó."
        for period, tasks, assignments in carried_over(summary)
    ]
    if not summary.received:
        lines.append("Thư mục nhan chưa có tệp nào: các đơn vị đều được tính là chưa báo cáo.")
    return lines


def print_begun(path: Path) -> None:
    """Print where an empty plan workbook is."""
    say(f"Đã lập tệp kế hoạch: {show_path(path)}")


def _page_line(folder: PeriodFolder, unprinted: str) -> str:
    if not unprinted:
        return f"Đã ghi trang Tổng quan để in: {show_path(folder.page)}"
    return (
        f"Chưa ghi được {folder.page.name}: {unprinted}. Hãy mở {folder.summary.name}, vào trang Tổng quan rồi lưu "
        "thành PDF."
    )


def print_imported(path: Path, annex: "Annex") -> None:
    """Print what a plan made from an annex holds."""
    content = annex.content
    errors = len(errors_in(review.finding for review in content.reviews))
    others = len(content.reviews) - errors
    undated = dict.fromkeys(
        review.finding.sentence for review in content.reviews if review.finding.rule == NO_DEADLINES
    )
    say(
        f"Đã lập tệp kế hoạch: {show_path(path)}\n"
        f"Tìm thấy {annex.task_count} nhiệm vụ, {len(content.areas)} lĩnh vực, {len(content.units)} đơn vị.\n"
        f"{''.join(f'Lưu ý: {sentence}{chr(10)}' for sentence in undated)}"
        f"Trang “{REVIEWS.sheet}” nêu {errors} lỗi phải sửa, {others} chỗ cần xem lại."
    )


def print_renewed(path: Path, renewed: "NextPlan") -> None:
    """Print what went over from the plan of the year before."""
    before, period = renewed.before.info.year, renewed.period
    early = ", chưa phải kỳ cuối năm: kỳ sau có sổ tổng hợp thì nên lập lại" if renewed.is_early else ""
    errors = len(errors_in(review.finding for review in renewed.content.reviews))
    others = len(renewed.content.reviews) - errors
    changed = " (kế hoạch có điều chỉnh sau ngày chốt số liệu)" if renewed.carried != renewed.left else ""
    say(
        f"Đã lập tệp kế hoạch năm {renewed.content.year}: {show_path(path)}\n"
        f"Theo sổ tổng hợp kỳ {period.code}{early}, còn {renewed.left}/{renewed.arisen} nhiệm vụ của Kế hoạch năm"
        f" {before} chưa hoàn thành; đã chuyển tiếp {renewed.carried} nhiệm vụ{changed}.\n"
        f"Trang “{REVIEWS.sheet}” nêu {errors} lỗi phải sửa (trong đó {renewed.deadlines} thời hạn phải ghi mới),"
        f" {others} chỗ cần xem lại.\n"
        "Hãy ghi thời hạn mới và bổ sung nhiệm vụ của năm."
    )


def print_report(summary: Summary, folder: PeriodFolder, kept: Path | None) -> None:
    """Print where the draft of the report is, what it stands on, and what became of an edited one."""
    lines = [
        f"Đã soạn dự thảo báo cáo: {show_path(folder.report)}",
        f"Số liệu đến ngày {show_date(summary.as_of)}. "
        + _missing([unit.name for unit in summary.missing], len(summary.merged)),
        "Hãy mở bằng Word, xử lý từng lưu ý ở lề trang, ghi số và ngày ban hành.",
    ]
    if kept:
        lines.append(f"Bản trước đã có người sửa nên được giữ lại nguyên vẹn ở: {show_path(kept)}")
    say("\n".join(lines))


def print_closed(closed: "Closed") -> None:
    """Print what a closed period rests on, where it is kept, and what is left open in it."""
    summary, archive = closed
    say(
        f"Đã chốt kỳ {summary.period.code}, số liệu đến ngày {show_date(summary.as_of)}.\n"
        f"{_missing([unit.name for unit in summary.missing], len(summary.merged))}\n"
        f"Bản lưu: {show_path(archive)}\n"
        f"Muốn kiểm tra bản lưu còn nguyên vẹn, chạy:\n  {typed(command_line('check', (archive,), Path.cwd()))}"
    )


def print_reminders(inbox: Inbox, folder: PeriodFolder, today: date) -> None:
    """Print whom to remind, and of what."""
    missing = inbox.missing
    owed = inbox.to_correct
    say(deadline_line(inbox, today))
    if not missing and not owed:
        say("Tất cả các đơn vị đã gửi và không còn lỗi phải sửa.")
        return
    if missing:
        say("\nCần nhắc gửi báo cáo:")
        for unit in missing:
            say(f"  - {whole(unit.name)}{f' <{unit.email}>' if unit.email else ''}")
    if owed:
        say(f"\nCần sửa lại biểu (biểu đã đánh dấu nằm trong {show_path(folder.outbox)}):")
        for entry in owed:
            owing = inbox.plan.unit(entry.unit)
            cells = [finding.ref.address for finding in entry.own_findings if finding.is_error and finding.ref]
            where = f", ô {', '.join(dict.fromkeys(cells))}" if cells else ""
            say(f"  - {whole(owing.name if owing else entry.unit)}: {_errors(entry)} chỗ{where}")


def print_checked(entry: "Checked", *, to_stderr: bool) -> None:
    """Print what was found in one file."""
    say(f"{whole(entry.path)}{f' (đơn vị {entry.unit})' if entry.unit else ''}", err=to_stderr)
    if entry.findings:
        print_findings(entry.findings, to_stderr=to_stderr)
    elif entry.proved is None:
        say("  Không có lỗi.", err=to_stderr)
    else:
        say(f"  Bản lưu nguyên vẹn: {entry.proved} tệp đúng mã SHA-256 như khi chốt.", err=to_stderr)


def print_checked_count(checked: Sequence["Checked"], *, to_stderr: bool) -> None:
    """Print how many files were checked, and in how many something was found."""
    if not checked:
        say("Thư mục không có tệp nào để kiểm tra.", err=to_stderr)
    elif len(checked) > 1:
        faulty = sum(bool(errors_in(entry.findings)) for entry in checked)
        others = sum(bool(entry.findings) for entry in checked) - faulty
        told = f"{faulty} tệp có lỗi, {others} tệp chỉ có lưu ý" if faulty or others else "không tệp nào có lỗi"
        say(f"\nĐã kiểm tra {len(checked)} tệp: {told}.", err=to_stderr)


def print_findings(findings: Iterable[Finding], *, to_stderr: bool = False) -> None:
    """Print findings, errors first; the same sentence over many cells is printed once."""
    grouped: dict[tuple[bool, str, str], list[str]] = {}
    for finding in findings:
        places = grouped.setdefault((not finding.is_error, finding.rule.severity.label, finding.text), [])
        if finding.ref:
            places.append(str(finding.ref))
    for (_, label, text), places in sorted(grouped.items(), key=lambda item: item[0][0]):
        where = f"{', '.join(places)}: " if places else ""
        say(f"  [{label}] {where}{text}", err=to_stderr)


def _figures(summary: Summary) -> str:
    rows = [_figure_row(group.name, group.measures) for group in summary.by_unit]
    rows.append(_figure_row("Tổng lượt giao", summary.assignments_total))
    rows.append(_figure_row("Tổng nhiệm vụ", summary.overall))
    headings = ("Đơn vị", "Giao", "Xong", "Đang", "Chưa", "Chưa BC", "Quá hạn", "Tỷ lệ", "Đến hạn xong")
    return write_table(headings, rows, right=_NUMBERS)


def _figure_row(name: str, measures: Measures) -> tuple[str | int, ...]:
    return (
        name, measures.assigned, measures.done, measures.in_progress, measures.not_started, measures.not_reported,
        measures.overdue, show_rate(measures.completion_rate), show_rate(measures.due_completion_rate),
    )  # fmt: skip


def _missing(names: Sequence[str], sent: int) -> str:
    total = sent + len(names)
    if not names:
        return f"Đã gửi: {sent}/{total} đơn vị."
    return f"Đã gửi: {sent}/{total} đơn vị. Chưa gửi: {join_names(names)}."


def not_merged_lines(received: Iterable[Received]) -> list[str]:
    """Return a line for each file that was not merged for a reason someone should know."""
    states = (FileState.REJECTED, FileState.UNREADABLE, FileState.NOT_A_RETURN)
    return [
        f"Không dùng được {entry.path}: {entry.findings[0].text}"
        for entry in received
        if entry.state in states and entry.findings
    ]


def _counts_of(findings: Sequence[Finding]) -> list[str]:
    errors = sum(finding.is_error for finding in findings)
    if not findings:
        return []
    return [f"Lỗi số liệu: {errors} lỗi, {len(findings) - errors} lưu ý (xem trang “Lỗi số liệu”)."]


def _errors(entry: Received) -> int:
    return sum(finding.is_error for finding in entry.findings)


def deadline_line(inbox: Inbox, today: date) -> str:
    """Return the day on which forms are due back, and how far it is."""
    left = days_left((inbox.period.send_by - today).days)
    return f"{inbox.period.name}: hạn gửi {show_date(inbox.period.send_by)} ({left})."


def days_left(days: int) -> str:
    """Return how far a day is, in words; `days` is negative where it is past."""
    return f"còn {days} ngày" if days > 0 else "hạn là hôm nay" if days == 0 else f"đã quá hạn {-days} ngày"
