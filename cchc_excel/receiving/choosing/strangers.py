"""A return from a stranger (*địa chỉ lạ*) beside the unit's own: it neither displaces nor supplements them."""

from collections.abc import Collection
from dataclasses import replace

from cchc_excel.domain import FileState, Received
from cchc_excel.rules import Finding
from cchc_excel.rules.mails import SENDER_NOT_USED, SENDER_STRANGER


def judge_stranger(entry: Received, alike: Collection[FileState], own: str) -> Received:
    """Return what a stranger sent in a unit's name: rejected, unless it is a copy of what the unit sent itself.

    `alike` are the states of the unit's own returns that say the same, `own` the names of all of them.
    """
    findings = tuple(finding for finding in entry.findings if finding.rule != SENDER_STRANGER)
    if FileState.MERGED in alike:
        return replace(entry, state=FileState.UNCHANGED, findings=findings)
    if FileState.SUPERSEDED in alike:
        return replace(entry, state=FileState.SUPERSEDED, findings=findings)
    address = (entry.origin.carrier if entry.origin else "") or "không rõ"
    details = {"address": address, "own": own, "unit": entry.unit}
    reason = Finding(SENDER_NOT_USED, entry.path, details=details, unit=entry.unit)
    return replace(entry, state=FileState.REJECTED, findings=(reason, *findings))
