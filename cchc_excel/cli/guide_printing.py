"""What people read of the guided round: what stands where, what is next, the steps by number."""

import textwrap
from collections.abc import Iterable, Sequence

from cchc_excel.cli.printing import days_left
from cchc_excel.cli.screen import say, width
from cchc_excel.domain import Period
from cchc_excel.guiding.offers import Offer
from cchc_excel.guiding.standing import PeriodStanding, PlanStanding, Situation, is_closed
from cchc_excel.words import name_some, show_date

_MOST_FAULTS = 8


def tell(text: str, indent: str = "") -> None:
    """Print a text in lines that the window holds."""
    say(
        textwrap.fill(text, width(), initial_indent=indent, subsequent_indent=" " * len(indent), break_on_hyphens=False)
    )


def print_situation(situation: Situation, others: Sequence[PlanStanding], where: str) -> None:
    """Print how the chosen plan and its period stand; `where` is its folder as seen from here."""
    plan = situation.plan
    year = f" {plan.plan.info.year}" if plan.plan else ""
    say("")
    tell(f"KẾ HOẠCH{year} (thư mục {where}), hôm nay {show_date(situation.today)}")
    if plan.faults:
        _print_faults(plan.faults)
    elif not plan.has_tasks:
        tell("Tệp kế hoạch chưa có nhiệm vụ nào.", "  ")
    if situation.period:
        _print_period(situation.period)
        _print_other_periods(situation.period)
    if others:
        tell(f"Ở đây còn {len(others)} thư mục kế hoạch khác.", "  ")


def _print_faults(faults: Sequence[str]) -> None:
    tell(f"Chưa dùng được tệp kế hoạch, có {len(faults)} lỗi cần sửa:", "  ")
    for number, fault in enumerate(faults[:_MOST_FAULTS], start=1):
        tell(fault, f"  {number}. ")
    if len(faults) > _MOST_FAULTS:
        tell(f"… và {len(faults) - _MOST_FAULTS} lỗi nữa (chọn Kiểm tra tệp kế hoạch để xem hết).", "  ")


def _print_period(standing: PeriodStanding) -> None:
    period = standing.period
    tell(f"{period.name} ({period.code}): chốt số liệu {show_date(period.cutoff)}, {_due(standing)}.", "  ")
    for line in _lines_of(standing):
        tell(line, "  ")


def _due(standing: PeriodStanding) -> str:
    due = f"hạn gửi {show_date(standing.period.send_by)}"
    if standing.is_closed:
        return f"{due}; kỳ đã chốt"
    if not standing.has_begun:
        return f"{due}; chưa đến kỳ, nên giao biểu từ {show_date(standing.opens_on)}"
    return f"{due} ({days_left(standing.days_left)})"


def _lines_of(standing: PeriodStanding) -> Iterable[str]:
    if standing.trouble:
        yield f"Chưa đọc được các tệp gửi về: {standing.trouble}"
    issued = f"Đã giao {standing.issued} biểu." if standing.issued else "Chưa giao biểu."
    if standing.issued or standing.files:
        yield f"{issued} Đã gửi về: {standing.sent}/{standing.units} đơn vị."
    else:
        yield issued
    if standing.missing and standing.sent:
        yield f"Chưa gửi: {name_some(standing.missing, 'đơn vị')}."
    if standing.to_correct:
        yield f"Phải sửa biểu: {name_some(standing.to_correct, 'đơn vị')}."
    if standing.unused:
        yield f"Có {standing.unused} tệp không dùng được (chọn Xem từng đơn vị để biết lý do)."
    if standing.has_summary or standing.has_report:
        yield " ".join(_results_of(standing))


def _results_of(standing: PeriodStanding) -> Iterable[str]:
    if standing.has_summary:
        yield "Đã tổng hợp, nhưng sau đó có thay đổi." if standing.is_summary_old else "Đã tổng hợp."
    if standing.has_report:
        yield "Đã có dự thảo báo cáo."


def _print_other_periods(standing: PeriodStanding) -> None:
    plan = standing.plan
    parts = [
        f"{period.code} {_in_a_word(plan, period)}" for period in plan.periods if period.code != standing.period.code
    ]
    if parts:
        tell(f"Kỳ khác: {'; '.join(parts)}.", "  ")


def _in_a_word(plan: PlanStanding, period: Period) -> str:
    folder = plan.folder_of(period)
    if is_closed(plan, period):
        return "đã chốt"
    if folder.report.is_file():
        return "đã có báo cáo"
    if folder.summary.is_file():
        return "đã tổng hợp"
    if folder.inbox.is_dir() and any(folder.inbox.iterdir()):
        return "có tệp gửi về, chưa tổng hợp"
    return "đã giao biểu" if folder.issued.is_dir() else "chưa giao biểu"


def print_choices(titles: Sequence[str], proposed: Offer | None = None, number: int = 0) -> None:
    """Print the steps by number, and the one proposed, with its reason."""
    say("")
    for position, title in enumerate(titles, start=1):
        tell(title, f"  {position:>2}  ")
    tell("Thoát", "   0  ")
    say("")
    if proposed:
        tell(f"Việc nên làm tiếp: {number}. {proposed.title} ({proposed.why}).")
