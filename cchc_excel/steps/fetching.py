"""Answers fetched (*nhận thư*) from the mailbox into `nhan/`: nothing twice, and nothing there is marked or deleted."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from cchc_excel.domain import Plan
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PeriodFolder
from cchc_excel.inbox.messages import MAX_MAIL_BYTES
from cchc_excel.inbox.mime import read_sender
from cchc_excel.inbox.senders import units_at
from cchc_excel.moments import read_mail_moment
from cchc_excel.plan.periods import read_period
from cchc_excel.post.connections import MailAccount
from cchc_excel.post.imap import Letterhead, Mailbox, open_mailbox
from cchc_excel.post.received_log import ReceivedLog
from cchc_excel.post.sent_log import SentLog
from cchc_excel.words import at_vietnam
from cchc_excel.writing.files.atomic import make_folder, write_bytes
from cchc_excel.writing.files.launcher import make_ready

_ODD_LETTERS = re.compile(r"[^a-z0-9]+")
_TOO_LARGE = "thư của {sender} lớn {size} MB nên không nhận; hãy lấy tệp biểu từ hộp thư rồi đặt vào thư mục nhan"


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
    make_ready(folder.plan.parent, folder.inbox)
    try:
        with open_mailbox(MailAccount.of(plan, folder.plan.parent)) as mailbox:
            for uid in mailbox.uids_since(fetched.since):
                if log.knows_number(mailbox.validity, uid):
                    fetched.known += 1
                elif head := mailbox.head(uid):
                    file = _fetch_one(mailbox, head, log, folder, plan, fetched)
                    log = log.add(head, file, clock().strftime("%Y-%m-%d %H:%M:%S"))
    except OperatorError as problem:
        if not fetched.files:
            raise
        message = f"{problem} Đã nhận {len(fetched.files)} thư trước khi dừng; chạy lại để nhận tiếp."
        raise OperatorError(message) from problem
    return fetched


def _fetch_one(
    mailbox: Mailbox, head: Letterhead, log: ReceivedLog, folder: PeriodFolder, plan: Plan, fetched: Fetched
) -> str:
    """Bring one message, and return the name of its file; empty where it is to stay where it is."""
    if head.is_own or log.knows_message(head):
        fetched.known += 1
        return ""
    if head.size > MAX_MAIL_BYTES:
        sender, _ = read_sender(head.sender)
        fetched.left.append(_TOO_LARGE.format(sender=sender, size=head.size // 1_000_000))
        return ""
    content = mailbox.whole(head.uid)
    if content is None:
        return ""
    name = _file_name(head, plan)
    write_bytes(folder.inbox / name, content)
    fetched.files.append(name)
    return name


def _file_name(head: Letterhead, plan: Plan) -> str:
    """Return the name of a message's file: day, sender, the numbers it is known by: 20260615-hctc-17-42.eml."""
    sender, _ = read_sender(head.sender)
    units = units_at(sender, plan)
    who = units[0].code if len(units) == 1 else sender.partition("@")[0]
    moment = read_mail_moment(head.date)
    day = at_vietnam(moment).strftime("%Y%m%d") if moment else "00000000"
    return f"{day}-{_ODD_LETTERS.sub('-', who.casefold()).strip('-')[:30] or 'thu'}-{head.validity}-{head.uid}.eml"
