"""Receipts (*thư xác nhận*): each unit hears what was read of its form, once for each content."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc_excel.domain import LetterKind, PostEntry, PostEvent, Summary
from cchc_excel.folders import PeriodFolder
from cchc_excel.post.outgoing import fingerprint
from cchc_excel.post.sent_log import SentLog
from cchc_excel.steps.drafting import take_away, write_letters
from cchc_excel.telling.letters.receipts import Receipt, receipts_of
from cchc_excel.writing.letters.drafts import draft_name, write_mail_draft
from cchc_excel.writing.letters.texts import Letter, LetterWriter


@dataclass(frozen=True, slots=True)
class OwedReceipt:
    """A receipt that a unit is to get, and the letter that would carry it alone."""

    receipt: Receipt
    letter: Letter


def owed_receipts(folder: PeriodFolder, summary: Summary, now: datetime, *, again: bool) -> dict[str, OwedReceipt]:
    """Return the receipt of each unit with a merged return, by code, but of those whose last one said the same.

    `again`: of all.
    """
    writer = LetterWriter.load(summary.plan, summary.period, now.date(), folder.path)
    receipts, log = receipts_of(summary), SentLog.open(folder.letters)
    owed: dict[str, OwedReceipt] = {}
    for unit in summary.plan.leading_units:
        if unit.code not in receipts or not unit.addresses:
            continue
        receipt, marks = receipts[unit.code], log.marks_of(LetterKind.RECEIPT, unit.code)
        last = writer.confirm(unit, receipt, _mark(receipt.content, len(marks) - 1))
        if not marks or fingerprint(write_mail_draft(last, now.date())) != marks[-1]:
            fresh = writer.confirm(unit, receipt, _mark(receipt.content, len(marks)))
            owed[unit.code] = OwedReceipt(receipt, fresh)
        elif again:
            owed[unit.code] = OwedReceipt(receipt, last)
    return owed


def draft_receipts(
    folder: PeriodFolder, summary: Summary, owed: Mapping[str, OwedReceipt], joined: Collection[str], now: datetime
) -> tuple[Path, ...]:
    """Draft the receipts owed, but to the units `joined`, whose form goes back with it: there it is only noted."""
    take_away(folder, summary.plan, LetterKind.RECEIPT, kept=set(summary.merged) - set(joined))
    log = SentLog.open(folder.letters)
    for code in joined:
        mark = fingerprint(write_mail_draft(owed[code].letter, now.date()))
        if not log.was_drafted(LetterKind.RECEIPT, code, mark):
            log = log.add(
                PostEntry(
                    at=now,
                    event=PostEvent.DRAFTED,
                    kind=LetterKind.RECEIPT,
                    unit=code,
                    address="; ".join(owed[code].letter.unit.addresses),
                    fingerprint=mark,
                    note=draft_name(LetterKind.RETURN, code),
                )
            )
    return write_letters(folder, (one.letter for code, one in owed.items() if code not in joined), now)


def _mark(content: str, before: int) -> str:
    """Return a mark of what was read, after so many other receipts: the same again after another is told again."""
    return hashlib.sha256(f"{before}\n{content}".encode()).hexdigest()[:32]
