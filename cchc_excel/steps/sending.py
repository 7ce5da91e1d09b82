"""Drafts sent (*gửi thư*): to whom each still goes, then one by one, each step noted before the next."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from cchc_excel.domain import LetterKind, PostEntry, PostEvent
from cchc_excel.folders import PeriodFolder
from cchc_excel.plan.periods import read_period
from cchc_excel.post.connections import Account
from cchc_excel.post.outgoing import Draft, read_drafts
from cchc_excel.post.sent_log import SentLog
from cchc_excel.post.smtp import Postman, open_postman
from cchc_excel.words import show_date

_STALE = "thư soạn ngày {day} đã cũ, hãy chạy lại cchc remind"
_SENT = "đã gửi trước đó"
_UNCERTAIN = "lần trước bị ngắt giữa chừng, chưa rõ đã đến {addresses} chưa; thêm --again để gửi lại"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A draft and the addresses it still goes to; `why_not` says why it goes to none, or not to all.

    `is_uncertain` where nobody knows whether it came to one of them.
    """

    draft: Draft
    addresses: tuple[str, ...]
    why_not: str = ""
    is_uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a letter at one address; `refusal` is empty where the server took it."""

    parcel: Parcel
    address: str
    refusal: str = ""


def pack_parcels(folder: PeriodFolder, today: date, *, again: bool) -> tuple[Parcel, ...]:
    """Return every draft with the addresses it still has to go to."""
    log = SentLog.open(folder.letters)
    return tuple(_pack(draft, log, today, again=again) for draft in read_drafts(folder.letters))


def send(folder: PeriodFolder, parcels: Iterable[Parcel], clock: Callable[[], datetime]) -> Iterator[Delivery]:
    """Send the parcels, each address for itself, and yield what became of it; one refused stops no other."""
    plan, _ = read_period(folder)
    log = SentLog.open(folder.letters)
    with open_postman(Account.of(plan, folder.plan.parent)) as postman:
        for parcel in parcels:
            for address in parcel.addresses:
                log, refusal = _send_one(postman, log, parcel.draft, address, clock)
                yield Delivery(parcel, address, refusal)


def _pack(draft: Draft, log: SentLog, today: date, *, again: bool) -> Parcel:
    # Reminders and returned forms tell the days left: they are true on the day they are written.
    if draft.kind is not LetterKind.ISSUE and draft.written_on != today:
        return Parcel(draft, (), _STALE.format(day=show_date(draft.written_on)))
    last = {address: log.last_event(draft.fingerprint, address) for address in draft.addresses}
    uncertain = [address for address, event in last.items() if event is PostEvent.SENDING and not again]
    left = tuple(address for address, event in last.items() if event is not PostEvent.SENT and address not in uncertain)
    why_not = _UNCERTAIN.format(addresses=", ".join(uncertain)) if uncertain else "" if left else _SENT
    return Parcel(draft, left, why_not, is_uncertain=bool(uncertain))


def _send_one(
    postman: Postman, log: SentLog, draft: Draft, address: str, clock: Callable[[], datetime]
) -> tuple[SentLog, str]:
    """Send a draft to one address, and return the log with that, and the server's reason if it refused."""

    def note(event: PostEvent, remark: str = "") -> PostEntry:
        return PostEntry(clock(), event, draft.kind, draft.unit, address, draft.fingerprint, remark)

    # Noted before it goes: whoever is cut off here knows next time that it may have gone.
    log = log.add(note(PostEvent.SENDING))
    refusal = postman.send(draft.to_send(clock(), postman.sender), [address]).get(address, "")
    return log.add(note(PostEvent.REFUSED if refusal else PostEvent.SENT, refusal)), refusal
