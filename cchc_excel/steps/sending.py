"""Drafts sent (*gửi thư*): to whom each still goes, then one by one, each step noted before the next."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from cchc_excel.domain import Inbox, LetterKind, PostEntry, PostEvent
from cchc_excel.folders import PeriodFolder
from cchc_excel.plan.periods import read_period
from cchc_excel.post.connections import MailAccount
from cchc_excel.post.outgoing import MailDraft, read_mail_drafts
from cchc_excel.post.sent_log import SentLog
from cchc_excel.post.smtp import Postman, open_postman, require_server
from cchc_excel.steps.periods import Progress, gather, measure
from cchc_excel.telling.letters.urging import urged_units
from cchc_excel.words import show_date

_STALE = "thư soạn ngày {day} đã cũ, hãy chạy lại cchc remind"
_HAS_SENT = "đơn vị đã gửi báo cáo"
_CORRECTED = "biểu không còn chỗ phải sửa"
_DONE = "đơn vị không còn nhiệm vụ quá hạn"
_TAKEN_BACK = "không còn biểu nào của đơn vị được tổng hợp"
_SENT = "đã gửi trước đó"
_UNCERTAIN = "lần trước bị ngắt giữa chừng, chưa rõ đã đến {addresses} chưa; thêm --again để gửi lại"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A draft and the addresses it still goes to; `why_not` says why it goes to none, or not to all.

    `is_uncertain` where nobody knows whether it came to one of them.
    """

    draft: MailDraft
    addresses: tuple[str, ...]
    why_not: str = ""
    is_uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a letter at one address; `refusal` is empty where the server took it."""

    parcel: Parcel
    address: str
    refusal: str = ""


def pack_parcels(
    folder: PeriodFolder, today: date, *, again: bool, inbox: Inbox | None = None, progress: Progress = iter
) -> tuple[Parcel, ...]:
    """Return every draft with the addresses it still has to go to: what a unit has answered since goes to none.

    `inbox` is what came, where that was read already.
    """
    drafts = tuple(read_mail_drafts(folder.letters))
    if not drafts:
        return ()
    inbox, log = inbox or gather(folder, None, progress), SentLog.open(folder.letters)
    urges = any(draft.kind is LetterKind.URGING and draft.written_on == today for draft in drafts)
    urged = urged_units(measure(folder, today, progress), today) if urges else ()
    late = {one.unit.code for one in urged}
    return tuple(
        Parcel(draft, (), reason)
        if (reason := _answered(draft, inbox, late))
        else _pack(draft, log, today, again=again)
        for draft in drafts
    )


def refuse_without_server(folder: PeriodFolder) -> None:
    """Raise OperatorError where letters can't be sent since the plan names no server."""
    plan, _ = read_period(folder)
    require_server(MailAccount.of(plan, folder.plan.parent))


def send(folder: PeriodFolder, parcels: Iterable[Parcel], clock: Callable[[], datetime]) -> Iterator[Delivery]:
    """Send the parcels, each address for itself, and yield what became of it; one refused stops no other."""
    plan, _ = read_period(folder)
    log = SentLog.open(folder.letters)
    with open_postman(MailAccount.of(plan, folder.plan.parent)) as postman:
        for parcel in parcels:
            for address in parcel.addresses:
                log, refusal = _send_one(postman, log, parcel.draft, address, clock)
                yield Delivery(parcel, address, refusal)


def _answered(draft: MailDraft, inbox: Inbox, late: Container[str]) -> str:
    """Return why a letter is needed no more, empty where it is; `late` are the units with a task past its day."""
    if draft.kind is LetterKind.URGING:
        return "" if draft.unit in late else _DONE
    if draft.kind is LetterKind.RECEIPT:
        return "" if draft.unit in inbox.merged else _TAKEN_BACK
    if draft.kind is LetterKind.RETURN:
        return "" if any(entry.unit == draft.unit for entry in inbox.to_correct) else _CORRECTED
    asks = draft.kind in (LetterKind.ISSUE, LetterKind.REMINDER)
    return _HAS_SENT if asks and draft.unit in inbox.merged else ""


def _pack(draft: MailDraft, log: SentLog, today: date, *, again: bool) -> Parcel:
    if draft.kind.is_of_its_day and draft.written_on != today:
        return Parcel(draft, (), _STALE.format(day=show_date(draft.written_on)))
    last = {address: log.last_event(draft.fingerprint, address) for address in draft.addresses}
    uncertain = [address for address, event in last.items() if event is PostEvent.SENDING and not again]
    left = tuple(address for address, event in last.items() if event is not PostEvent.SENT and address not in uncertain)
    why_not = _UNCERTAIN.format(addresses=", ".join(uncertain)) if uncertain else "" if left else _SENT
    return Parcel(draft, left, why_not, is_uncertain=bool(uncertain))


def _send_one(
    postman: Postman, log: SentLog, draft: MailDraft, address: str, clock: Callable[[], datetime]
) -> tuple[SentLog, str]:
    """Send a draft to one address, and return the log with that, and the server's reason if it refused."""

    def note(event: PostEvent, remark: str = "") -> PostEntry:
        return PostEntry(
            at=clock(),
            event=event,
            kind=draft.kind,
            unit=draft.unit,
            address=address,
            fingerprint=draft.fingerprint,
            note=remark,
        )

    # Noted before it goes: whoever is cut off here knows next time that it may have gone.
    log = log.add(note(PostEvent.SENDING))
    refusal = postman.send(draft.to_send(clock(), postman.sender), [address]).get(address, "")
    return log.add(note(PostEvent.REFUSED if refusal else PostEvent.SENT, refusal)), refusal
