"""What people read of the post: letters drafted and sent, answers fetched, how it stands with each unit."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cchc_excel.cli.printing import deadline_line, not_merged_lines
from cchc_excel.cli.screen import join_names, say, show_path, write_table
from cchc_excel.domain import Inbox, Posted, Unit
from cchc_excel.folders import PeriodFolder
from cchc_excel.words import show_date
from cchc_excel.writing.letters.list_page import LIST_NAME

if TYPE_CHECKING:
    from cchc_excel.steps.drafting import Drafted
    from cchc_excel.steps.fetching import Fetched
    from cchc_excel.steps.reminding import Reminded
    from cchc_excel.steps.sending import Delivery, Parcel
    from cchc_excel.steps.tracking import UnitStatus

_NO = "–"


def print_status(statuses: Sequence["UnitStatus"], inbox: Inbox, today: date, *, to_stderr: bool) -> None:
    """Print how it stands with each unit, and the days left."""
    headings = ("Mã", "Đơn vị", "Giao biểu", "Gửi về", "Số lần", "Chậm (ngày)", "Tình trạng")
    rows = [
        (
            status.unit.code,
            status.unit.name,
            _issued(status.posted),
            status.made_at.strftime("%d/%m %H:%M") if status.made_at else _NO,
            status.times or _NO,
            status.days_late or _NO,
            f"{status.state}{_some(status.cells)}",
        )
        for status in statuses
    ]
    if inbox.closed_on:
        say(f"Kỳ {inbox.period.code} đã chốt ngày {show_date(inbox.closed_on)}.", err=to_stderr)
    say(f"{deadline_line(inbox, today)}\n\n{write_table(headings, rows, right=frozenset({4, 5}))}", err=to_stderr)
    for status in statuses:
        if status.posted.refused:
            say(f"Thư gửi {status.unit.name} bị từ chối ở địa chỉ {status.posted.refused}.", err=to_stderr)
    for line in not_merged_lines(inbox.received):
        say(line, err=to_stderr)


def print_urged(done: "Reminded") -> None:
    """Print whom a run urges, whom it does not and why, and how many units hear what was read of their form."""
    urged = done.urged
    if done.closed_on:
        say(f"Kỳ này đã chốt ngày {show_date(done.closed_on)} nên chỉ đôn đốc nhiệm vụ, không nhắc gửi biểu.")
    if done.not_urged:
        say(done.not_urged)
    if urged.letters:
        say("\nĐôn đốc nhiệm vụ quá hạn (công văn là dự thảo: ghi số, trình ký trước khi ban hành):")
    for urging in urged.letters:
        late = urging.urged.late
        copies = f", đồng gửi {'; '.join(urging.copies)}" if urging.copies else ""
        say(
            f"  - {urging.urged.unit.name}: lần {urging.times}, {len(late)} nhiệm vụ, lâu nhất {late[0].days} ngày "
            f"({urging.document[0]}{copies})"
        )
    if not (urged.letters or urged.urged_before or urged.too_early or done.not_urged):
        say("Không có nhiệm vụ quá hạn phải đôn đốc.")
    if urged.urged_before:
        say(f"Hôm nay đã đôn đốc, không soạn lại (thêm --again để soạn lại): {_names(urged.urged_before)}.")
    if urged.too_early:
        say(f"Chưa đôn đốc vì chưa qua hạn gửi biểu và đơn vị chưa gửi: {_names(urged.too_early)}.")
    for path in urged.kept:
        say(f"Công văn trước đã được sửa tay; bản sửa được giữ lại ở: {path}")
    if done.receipts:
        say(f"Xác nhận số liệu đã đọc: {done.receipts} đơn vị.")


def print_drafted(drafted: "Drafted", folder: PeriodFolder) -> None:
    """Print what letters were drafted, and which were not, and why."""
    if drafted.paths:
        say(
            f"Đã soạn {len(drafted.paths)} thư vào {show_path(folder.letters)}\n"
            f"Gửi bằng trang web thì mở {show_path(folder.letters / LIST_NAME)} để chép địa chỉ, nội dung."
        )
    if drafted.reminded_before:
        say(f"Hôm nay đã nhắc, không soạn lại (thêm --again để soạn lại): {_names(drafted.reminded_before)}.")
    if drafted.without_address:
        say(f"Không soạn được thư vì chưa có Email ở trang “Đơn vị”: {_names(drafted.without_address)}.")


def print_parcels(parcels: Sequence["Parcel"]) -> None:
    """Print to whom each letter is about to go, and which go to nobody."""
    going = [parcel for parcel in parcels if parcel.addresses]
    if going:
        rows = [(parcel.draft.unit, parcel.draft.kind.label, ", ".join(parcel.addresses)) for parcel in going]
        say(write_table(("Mã", "Thư", "Gửi đến"), rows))
    for parcel in parcels:
        if parcel.why_not:
            say(f"Không gửi {parcel.draft.path.name}: {parcel.why_not}.")


def print_delivery(delivery: "Delivery") -> None:
    """Print what became of a letter at one address."""
    outcome = f"BỊ TỪ CHỐI ({delivery.refusal})" if delivery.refusal else "đã gửi"
    say(f"  {delivery.parcel.draft.path.name} → {delivery.address}: {outcome}")


def print_fetched(fetched: "Fetched", folder: PeriodFolder) -> None:
    """Print what a look into the mailbox brought."""
    known = f" {fetched.known} thư đã nhận từ trước." if fetched.known else ""
    say(f"Từ ngày {show_date(fetched.since)}: nhận {len(fetched.files)} thư mới vào {show_path(folder.inbox)}.{known}")
    for line in (*fetched.files, *fetched.left):
        say(f"  {line}")


def _names(units: Iterable[Unit]) -> str:
    return join_names(unit.name for unit in units)


def _some(cells: Sequence[str]) -> str:
    """Return the first few cells; the form sent back lists all."""
    return f": {', '.join(cells[:6])}{f'… ({len(cells)} ô)' if len(cells) > 6 else ''}" if cells else ""


def _issued(posted: Posted) -> str:
    """Return when the last letter went out; else that it is drafted, or that the form alone is there."""
    if posted.sent_on:
        return f"gửi {posted.sent_on:%d/%m}"
    if posted.drafted_on:
        return "đã soạn thư"
    return "có biểu" if posted.is_issued else _NO
