"""Documents that came with returns are tied to the rows whose number and symbol they bear (*minh chứng*).

A figure never depends on it: what has no document is done all the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cchc_excel.domain import Answer, FileState, Plan, Received
from cchc_excel.domain.documents import Support
from cchc_excel.inbox.labels import last_name
from cchc_excel.kinds.written import skeleton
from cchc_excel.rules import Finding
from cchc_excel.rules.documents import FILE_SUPPORTS, SIGNED_LATER
from cchc_excel.supporting.numbers import DocumentNumber, borne_by_name, borne_by_text, reported_numbers
from cchc_excel.words import show_date

Supports = Mapping[tuple[str, str], tuple[Support, ...]]
"""The documents of each assignment, by unit and task code."""

_DIGITS = re.compile(r"\d{1,5}")
_MAY_SUPPORT = (FileState.SIGNED_COPY, FileState.NOT_A_RETURN)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A document that a unit reported for a task, and who reported it."""

    entry: Received
    answer: Answer
    number: DocumentNumber


def tie_documents(received: Sequence[Received], plan: Plan) -> tuple[tuple[Received, ...], Supports]:
    """Return the files, what supports a row told so, and the documents of each assignment."""
    wanted = _wanted(received)
    ties = {entry.path: tuple(_tied(entry, wanted)) for entry in received if _may_support(entry)}
    by_row: dict[tuple[str, str], list[Support]] = {}
    later: dict[str, list[Finding]] = {}
    for entry in received:
        for tie in ties.get(entry.path, ()):
            by_row.setdefault((tie.entry.unit, tie.answer.task), []).append(Support(entry.path, entry.signatures))
            later.setdefault(tie.entry.path, []).extend(_contradictions(tie, entry))
    told = (_told(entry, ties.get(entry.path, ()), later.get(entry.path, ()), plan) for entry in received)
    return tuple(told), {row: tuple(dict.fromkeys(found)) for row, found in by_row.items()}


def _may_support(entry: Received) -> bool:
    return entry.document is not None and entry.state in _MAY_SUPPORT


def _wanted(received: Iterable[Received]) -> dict[int, list[_Wanted]]:
    """Return the documents that merged returns name, by their number."""
    wanted: dict[int, list[_Wanted]] = {}
    for entry in received:
        if entry.state is FileState.MERGED:
            for answer in entry.answers:
                for number in reported_numbers(answer.document or "") if answer.task else ():
                    wanted.setdefault(number.number, []).append(_Wanted(entry, answer, number))
    return wanted


def _tied(entry: Received, wanted: Mapping[int, Sequence[_Wanted]]) -> Iterator[_Wanted]:
    """Yield what a document was wanted for; one of a unit supports that unit's rows alone."""
    name, text = last_name(entry.path), entry.document.text if entry.document else ""
    digits = {int(found) for found in _DIGITS.findall(f"{skeleton(name)} {text}")}
    for number in sorted(digits & wanted.keys()):
        for want in wanted[number]:
            is_its = not entry.unit or entry.unit == want.entry.unit
            if is_its and (borne_by_name(name, want.number) or borne_by_text(text, want.number)):
                yield want


def _contradictions(tie: _Wanted, entry: Received) -> Iterator[Finding]:
    """Yield a warning where a document was signed after the day on which the work is said to be finished."""
    finished = tie.answer.finished_on
    signed = [signature.signed_at.date() for signature in entry.signatures if signature.signed_at]
    if finished and signed and min(signed) > finished:
        details = {"finished": show_date(finished), "signed": show_date(min(signed)), "path": entry.path}
        yield Finding(SIGNED_LATER, tie.entry.path, tie.answer.ref, details=details, unit=tie.entry.unit)


def _told(entry: Received, ties: Sequence[_Wanted], later: Sequence[Finding], plan: Plan) -> Received:
    if later:
        return replace(entry, findings=(*entry.findings, *later))
    if not ties:
        return entry
    unit = plan.unit(ties[0].entry.unit)
    tasks = ", ".join(dict.fromkeys(tie.answer.task for tie in ties))
    details = {"tasks": tasks, "unit": unit.name if unit else ties[0].entry.unit}
    found = Finding(FILE_SUPPORTS, entry.path, details=details, unit=ties[0].entry.unit)
    return replace(entry, state=FileState.SIGNED_COPY, unit=ties[0].entry.unit, findings=(found,))
