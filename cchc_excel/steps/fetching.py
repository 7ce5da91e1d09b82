"""Answers fetched (*nhận thư*) from the mailbox into `nhan/`: nothing twice, and nothing there is marked or deleted."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from cchc_excel.domain import Plan
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PeriodFolder
from cchc_excel.inbox.labels import clean_label
from cchc_excel.inbox.messages import MAX_MAIL_BYTES
from cchc_excel.inbox.mime import is_cut_short, read_sender
from cchc_excel.inbox.senders import is_coordinator, units_at
from cchc_excel.moments import read_mail_moment
from cchc_excel.plan.periods import read_period
from cchc_excel.post.connections import MailAccount
from cchc_excel.post.imap import Letterhead, Mailbox, open_mailbox
from cchc_excel.post.received_log import ReceivedLog
from cchc_excel.post.sent_log import SentLog
from cchc_excel.words import at_vietnam
from cchc_excel.writing.files.atomic import make_folder, write_new
from cchc_excel.writing.files.launcher import make_ready

_ODD_LETTERS = re.compile(r"[^a-z0-9]+")
_LONGEST_SUBJECT = 80
_TOO_LARGE = "lớn {size} MB nên không nhận; hãy lấy tệp biểu từ hộp thư rồi đặt vào thư mục nhan"
_OWN = "do cơ quan gửi đi nên không nhận"
_GONE = "không lấy được từ hộp thư; chạy lại để thử lại"
_CUT_SHORT = "tải về không trọn vẹn nên không nhận; chạy lại để thử lại, nếu vẫn vậy hãy lấy tệp biểu từ hộp thư"
_TWIN = "giống hệt tệp {file} nên không nhận lại"


@dataclass(slots=True)
class Fetched:
    """What a look into the mailbox brought: files, how many messages were known, which were left there and why."""

    since: date
    files: list[str] = field(default_factory=list)
    known: int = 0
    left: list[str] = field(default_factory=list)


def fetch(folder: PeriodFolder, since: date | None, clock: Callable[[], datetime]) -> Fetched:
    """Bring what arrived since a day, or since the forms went out, into `nhan/`, each message as a file of its own."""
    plan, period = read_period(folder)
    log = ReceivedLog.open(folder.letters, folder.inbox)
    fetched = Fetched(since or SentLog.open(folder.letters).issued_on or period.start)
    make_folder(folder.inbox)
    make_ready(folder.plan.parent, *folder.outputs)
    try:
        with open_mailbox(MailAccount.of(plan, folder.plan.parent)) as mailbox:
            for uid in mailbox.uids_since(fetched.since):
                if log.knows_number(mailbox.name, mailbox.validity, uid):
                    fetched.known += 1
                elif head := mailbox.head(uid):
                    log = _fetch_one(mailbox, head, log, folder, plan, fetched, clock)
    except OperatorError as problem:
        if not fetched.files:
            raise
        message = f"{problem} Đã nhận {len(fetched.files)} thư trước khi dừng; chạy lại để nhận tiếp."
        raise OperatorError(message) from problem
    return fetched


def _fetch_one(
    mailbox: Mailbox,
    head: Letterhead,
    log: ReceivedLog,
    folder: PeriodFolder,
    plan: Plan,
    fetched: Fetched,
    clock: Callable[[], datetime],
) -> ReceivedLog:
    """Bring one message, and return the log with it; what is left where it is is named."""

    def leave(why: str, *, for_good: bool = True, content: bytes = b"") -> ReceivedLog:
        fetched.left.append(f"{_name_of(head)} {why}")
        return log.add(head, "", _now(clock), content) if for_good else log

    if head.claims_own and is_coordinator(read_sender(head.sender)[0], plan):
        return leave(_OWN)
    if head.size > MAX_MAIL_BYTES:
        return leave(_TOO_LARGE.format(size=head.size // 1_000_000))
    content = mailbox.whole(head.uid)
    if not content:
        return leave(_GONE, for_good=False)
    if len(content) < head.size and is_cut_short(content, head.size):
        return leave(_CUT_SHORT, for_good=False)
    twin = log.twin_of(content)
    if twin is not None:
        return leave(_TWIN.format(file=twin), content=content)
    file = write_new(folder.inbox / _file_name(head, plan), content, folder.letters)
    fetched.files.append(file.name)
    return log.add(head, file.name, _now(clock), content)


def _now(clock: Callable[[], datetime]) -> str:
    return clock().strftime("%Y-%m-%d %H:%M:%S")


def _name_of(head: Letterhead) -> str:
    """Return a message as the coordinator finds it in the mailbox."""
    sender, _ = read_sender(head.sender)
    moment = read_mail_moment(head.date)
    day = f" ngày {at_vietnam(moment):%d/%m/%Y}" if moment else ""
    subject = clean_label(head.subject)[:_LONGEST_SUBJECT]
    return f"thư của {clean_label(sender) or 'người gửi không rõ'}{day} (“{subject}”)"


def _file_name(head: Letterhead, plan: Plan) -> str:
    """Return the name of a message's file: day, sender, the numbers it is known by: 20260615-hctc-17-42.eml."""
    sender, _ = read_sender(head.sender)
    units = units_at(sender, plan)
    who = units[0].code if len(units) == 1 else sender.partition("@")[0]
    moment = read_mail_moment(head.date)
    day = at_vietnam(moment).strftime("%Y%m%d") if moment else "00000000"
    return f"{day}-{_ODD_LETTERS.sub('-', who.casefold()).strip('-')[:30] or 'thu'}-{head.validity}-{head.uid}.eml"
