"""The steps of the work (*các việc*), each declared once: what it is called, when it is offered, when it comes next.

A step is a command with its arguments, or something to open. One whose command the program doesn't have isn't offered.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from cchc_excel.folders import PeriodFolder
from cchc_excel.guiding.standing import PeriodStanding, Situation
from cchc_excel.guiding.turns import opens_on
from cchc_excel.words import show_date

_URGENT_DAYS = 3
"""Before forms are due back, those who have not sent are reminded."""

When = Callable[[Situation], bool]
Arguments = tuple[str | Path, ...]


def _never(_: Situation) -> bool:
    return False


def _always(_: Situation) -> bool:
    return True


def _in_period(test: Callable[[PeriodStanding], bool]) -> When:
    """Return a condition on the period; it does not hold where there is none."""
    return lambda situation: situation.period is not None and test(situation.period)


def _in_open_period(test: Callable[[PeriodStanding], bool]) -> When:
    """Return a condition on a period that is not closed."""
    return _in_period(lambda period: not period.is_closed and test(period))


def _period_folder(situation: Situation) -> Arguments:
    return (situation.period.folder.path,) if situation.period else ()


def _of_period(what: Callable[[PeriodFolder], Path]) -> Callable[[Situation], Path]:
    """Return what of the period's folder is opened."""
    return lambda situation: what(situation.period.folder) if situation.period else situation.plan.folder


@dataclass(frozen=True, slots=True)
class Offer:
    """A step. `question` is asked before it, where it can't be undone; `why` says why it comes next.

    `then` is the command of the step that follows, where this one is work by hand.
    """

    title: str
    is_offered: When
    command: str = ""
    arguments: Callable[[Situation], Arguments] = _period_folder
    opens: Callable[[Situation], Path] | None = None
    is_next: When = _never
    why: str = ""
    question: Callable[[Situation], str] = field(default=lambda _: "")
    then: "Offer | None" = None


def _ask_issuing_again(situation: Situation) -> str:
    period = situation.period
    if period is None or not period.issued:
        return ""
    return f"Kỳ này đã giao {period.issued} biểu; giao lại sẽ ghi mới các tệp trong thư mục giao. Vẫn giao lại?"


def _is_next_to_merge(period: PeriodStanding) -> bool:
    return bool(period.files) and not period.trouble and (not period.has_summary or period.is_summary_old)


def _is_next_to_remind(period: PeriodStanding) -> bool:
    is_due = bool(period.to_correct) or (bool(period.missing) and period.days_left <= _URGENT_DAYS)
    return is_due and not period.is_reminded and _owes_something(period)


def _owes_something(period: PeriodStanding) -> bool:
    return bool(period.issued or period.files) and bool(period.missing or period.to_correct)


CHECK_PLAN = Offer("Kiểm tra tệp kế hoạch", _always, "check", lambda s: (s.plan.workbook,))
OPEN_PLAN = Offer(
    "Mở tệp kế hoạch để điền, sửa", _always, opens=lambda s: s.plan.workbook,
    is_next=lambda s: not s.plan.has_tasks,
    why="tệp kế hoạch chưa đủ hoặc còn chỗ phải sửa; sửa xong thì lưu, đóng tệp rồi kiểm tra lại", then=CHECK_PLAN,
)  # fmt: skip
MERGE = Offer(
    "Tổng hợp", _in_open_period(lambda p: bool(p.issued or p.files)), "merge",
    is_next=_in_open_period(_is_next_to_merge), why="có tệp chưa được tổng hợp",
)  # fmt: skip

OFFERS = (
    OPEN_PLAN,
    CHECK_PLAN,
    Offer(
        "Cho đơn vị đăng ký nhiệm vụ",
        lambda s: bool(s.plan.plan) and (not s.plan.has_summary or s.plan.registration.path.is_dir()),
        "register", lambda s: (s.plan.folder,),
    ),
    Offer(
        "Đưa nhiệm vụ đã duyệt vào tệp kế hoạch",
        lambda s: bool(s.plan.plan) and s.plan.registration.draft.is_file(),
        "register", lambda s: (s.plan.folder, "--accept"),
        question=lambda _: "Các nhiệm vụ đã duyệt sẽ được ghi vào tệp kế hoạch (bản cũ được giữ lại). Ghi vào?",
    ),
    Offer(
        "Giao biểu cho các đơn vị", _in_open_period(lambda _: True), "issue",
        is_next=_in_open_period(lambda p: p.has_begun and not (p.issued or p.files or p.has_summary)),
        why="đã đến kỳ mà chưa giao biểu", question=_ask_issuing_again,
    ),
    Offer(
        "Gửi các thư đã soạn", _in_open_period(lambda p: p.can_send and p.letters > 0), "send",
        is_next=_in_open_period(lambda p: p.can_send and p.letters > 0), why="có thư đã soạn mà chưa gửi",
    ),
    Offer(
        "Mở thư mục thu, từ đó mở từng thư đã soạn để gửi",
        _in_open_period(lambda p: not p.can_send and p.folder.letters.is_dir()),
        opens=_of_period(lambda folder: folder.letters),
        is_next=_in_open_period(lambda p: not p.can_send and p.letters > 0), why="có thư vừa soạn",
    ),
    Offer(
        "Nhận thư các đơn vị gửi đến", _in_open_period(lambda p: p.can_fetch and p.issued > 0), "fetch",
        is_next=_in_open_period(lambda p: p.can_fetch and p.issued > 0 and not p.files), why="chưa có biểu nào gửi về",
    ),
    Offer(
        "Mở thư mục nhan để bỏ tệp gửi về vào", _in_open_period(lambda p: p.folder.inbox.is_dir()),
        opens=_of_period(lambda folder: folder.inbox),
        is_next=_in_open_period(lambda p: p.issued > 0 and not p.files),
        why="bỏ mọi tệp đơn vị gửi về vào đó, để nguyên tên, rồi tổng hợp", then=MERGE,
    ),
    MERGE,
    Offer(
        "Xem từng đơn vị đã gửi, phải sửa gì", _in_period(lambda p: bool(p.issued or p.files)), "status",
        is_next=_in_open_period(lambda p: not p.is_read and not p.trouble), why="để biết còn ai chưa gửi, phải sửa",
    ),
    Offer(
        "Soạn thư nhắc, thư trả lại biểu", _in_open_period(_owes_something), "remind",
        is_next=_in_open_period(_is_next_to_remind), why="còn đơn vị chưa gửi hoặc phải sửa",
    ),
    Offer(
        "Đôn đốc nhiệm vụ quá hạn", _in_open_period(lambda p: bool(p.issued or p.files)), "remind",
        lambda s: (*_period_folder(s), "--nhiem-vu"),
    ),
    Offer(
        "Soạn dự thảo báo cáo", _in_open_period(lambda p: p.has_summary), "report",
        is_next=_in_open_period(lambda p: p.has_summary and not p.has_report and (not p.missing or p.days_left < 0)),
        why="đã tổng hợp, chưa có báo cáo",
    ),
    Offer(
        "Chốt kỳ báo cáo, lưu hồ sơ", _in_open_period(lambda p: p.has_report), "close",
        is_next=_in_open_period(lambda p: p.has_report and p.days_left < 0), why="đã có báo cáo, đã qua hạn gửi",
        question=lambda _: "Chốt rồi thì không tổng hợp, giao biểu, soạn báo cáo kỳ này nữa. Chốt kỳ?",
    ),
    Offer(
        "Mở sổ tổng hợp", _in_period(lambda p: p.has_summary),
        opens=_of_period(lambda folder: folder.summary),
    ),
    Offer(
        "Mở dự thảo báo cáo", _in_period(lambda p: p.has_report),
        opens=_of_period(lambda folder: folder.report),
    ),
    Offer(
        "Mở thư mục của kỳ", _in_period(lambda p: p.folder.path.is_dir()),
        opens=_of_period(lambda folder: folder.path),
    ),
    Offer(
        "Lập kế hoạch năm sau, chuyển tiếp việc chưa xong",
        lambda s: s.next_year is not None and s.period is not None and s.period.is_last and s.period.has_summary,
        "init", lambda s: (s.next_year or s.plan.folder, "--after", s.plan.folder),
        is_next=_in_period(lambda p: p.is_last and (p.has_report or p.is_closed)), why="năm kế hoạch đã xong",
    ),
)  # fmt: skip
"""In the order of the work; the first that comes next is the one proposed."""


def offers_in(situation: Situation, commands: Collection[str]) -> tuple[Offer, ...]:
    """Return the steps that a situation allows, with the commands there are."""
    return tuple(
        offer for offer in OFFERS if offer.is_offered(situation) and (offer.opens or offer.command in commands)
    )


def next_of(offers: Collection[Offer], situation: Situation) -> Offer | None:
    """Return the step to propose; None where there is nothing to do but wait."""
    return next((offer for offer in offers if offer.is_next(situation)), None)


def why_wait(situation: Situation) -> str:
    """Return in a sentence what is waited for where no step comes next."""
    period = situation.period
    if period is None:
        return "Chưa có việc phải làm ngay."
    due = show_date(period.period.send_by)
    if period.is_closed:
        return _after_closing(period)
    if not period.has_begun:
        return f"Chưa đến kỳ {period.period.code}; nên giao biểu từ ngày {show_date(period.opens_on)}."
    if period.missing or period.to_correct:
        return f"Chờ đơn vị gửi biểu (hạn gửi {due}); có tệp mới thì bỏ vào thư mục nhan rồi tổng hợp lại."
    if period.has_report:
        return f"Đã có dự thảo báo cáo; báo cáo xong và qua hạn gửi {due} thì chốt kỳ."
    return "Chưa có việc phải làm ngay."


def _after_closing(period: PeriodStanding) -> str:
    later = [other for other in period.plan.periods if other.cutoff > period.period.cutoff]
    if not later:
        return "Kỳ cuối năm đã chốt."
    day = show_date(opens_on(later[0], period.plan.periods))
    return f"Kỳ {period.period.code} đã chốt; kỳ sau là {later[0].code}, nên giao biểu từ ngày {day}."
