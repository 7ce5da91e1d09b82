"""A letter as a draft (`.eml`) that Outlook opens ready to send: the same letter on one day gives the same bytes."""

from datetime import date, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from cchc_excel.domain import LetterKind, Plan
from cchc_excel.domain.mails import addresses_in
from cchc_excel.identity_marks import OWN_CONTENT_HEADER, OWN_MAIL_HEADER
from cchc_excel.words import VIETNAM
from cchc_excel.writing.letters.texts import Letter

_BOUNDARY = "=_cchc_phan_cach"
"""No part can hold it: in quoted-printable text and in base64 no `=_` stands."""

_OPEN_DOCUMENT = "vnd.openxmlformats-officedocument."
_KINDS = {".xlsx": f"{_OPEN_DOCUMENT}spreadsheetml.sheet", ".docx": f"{_OPEN_DOCUMENT}wordprocessingml.document"}
"""The types of what letters carry, by the end of the file name."""


def draft_name(kind: LetterKind, unit: str) -> str:
    """Return the file name of a draft: nhac-HCTC.eml."""
    return f"{kind}-{unit}.eml"


def write_mail_draft(letter: Letter, today: date) -> bytes:
    """Return the letter as a draft of that day."""
    message = EmailMessage(policy=SMTP)
    if sender := _sender(letter.plan):
        message["From"] = sender
    message["To"] = tuple(_address(letter.unit.name, found) for found in letter.unit.addresses)
    if copies := tuple(dict.fromkeys((*addresses_in(letter.plan.post.copy_to), *letter.copies))):
        message["Cc"] = tuple(_address("", copy) for copy in copies)
    if answers := addresses_in(letter.plan.info.reply_to):
        message["Reply-To"] = _address("", answers[0])
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(datetime(today.year, today.month, today.day, 8, tzinfo=VIETNAM))
    message["X-Unsent"] = "1"
    message[OWN_MAIL_HEADER] = f"{letter.kind}/{letter.plan.info.year}/{letter.period.code}/{letter.unit.code}"
    if letter.content_mark:
        message[OWN_CONTENT_HEADER] = letter.content_mark
    message.set_content(letter.body, cte="quoted-printable")
    for name, content in letter.attachments:
        subtype = _KINDS[name[name.rindex(".") :]]
        message.add_attachment(content, maintype="application", subtype=subtype, filename=name)
    if letter.attachments:
        message.set_boundary(_BOUNDARY)
    return message.as_bytes()


def _sender(plan: Plan) -> Address | None:
    """Return whom a letter is from: the office's mailbox; None where none is named, the mail program fills it in."""
    found = (*addresses_in(plan.post.sender), *addresses_in(plan.info.reply_to))
    return _address(plan.post.sender_name or plan.info.issuer, found[0]) if found else None


def _address(name: str, address: str) -> Address:
    return Address(name, addr_spec=address)
