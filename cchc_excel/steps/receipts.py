"""Receipts (*thư xác nhận*): each unit hears what was read of its form, once for each content."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from cchc_excel.domain import LetterKind, Summary
from cchc_excel.folders import PeriodFolder
from cchc_excel.post.outgoing import fingerprint
from cchc_excel.post.sent_log import SentLog
from cchc_excel.steps.drafting import take_away, write_letters
from cchc_excel.telling.receipts import receipts_of
from cchc_excel.writing.letters.drafts import write_mail_draft
from cchc_excel.writing.letters.texts import Letter, LetterWriter


def draft_receipts(folder: PeriodFolder, summary: Summary, now: datetime, *, again: bool) -> tuple[Path, ...]:
    """Draft a receipt to each unit with a merged return, unless its last one said the same; `again`: to all."""
    take_away(folder, summary.plan, LetterKind.RECEIPT, kept=set(summary.merged))
    return write_letters(folder, _letters(folder, summary, now, again=again), now)


def _letters(folder: PeriodFolder, summary: Summary, now: datetime, *, again: bool) -> Iterator[Letter]:
    writer = LetterWriter.load(summary.plan, summary.period, now.date(), folder.path)
    receipts, log = receipts_of(summary), SentLog.open(folder.letters)
    for unit in summary.plan.leading_units:
        if unit.code not in receipts or not unit.addresses:
            continue
        receipt, marks = receipts[unit.code], log.marks_of(LetterKind.RECEIPT, unit.code)
        last = writer.confirm(unit, receipt, _mark(receipt.content, len(marks) - 1))
        if not marks or fingerprint(write_mail_draft(last, now.date())) != marks[-1]:
            yield writer.confirm(unit, receipt, _mark(receipt.content, len(marks)))
        elif again:
            yield last


def _mark(content: str, before: int) -> str:
    """Return a mark of what was read, after so many other receipts: the same again after another is told again."""
    return hashlib.sha256(f"{before}\n{content}".encode()).hexdigest()[:32]
