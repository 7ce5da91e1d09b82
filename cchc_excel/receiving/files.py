"""One file of `nhan/`, from disk to what became of it: read, identified, checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import open_book
from cchc_excel.cells import Book
from cchc_excel.checking import check_return, context_of, is_untouched
from cchc_excel.checking.statistics import check_statistics
from cchc_excel.domain import Earlier, FileState, Origin, Period, Plan, Received, Return, Unit
from cchc_excel.inbox.budget import SharedRoom
from cchc_excel.inbox.entries import Candidate, Opened, open_each, room_of
from cchc_excel.inbox.senders import is_our_own, is_stranger, units_at, with_sender
from cchc_excel.plan.own_books import own_kind
from cchc_excel.receiving.copies import COPY_RULES, receive_copy
from cchc_excel.returns.workbook import read_returns
from cchc_excel.rules import Finding, Note, files
from cchc_excel.rules.mails import MAIL_OWN
from cchc_excel.supporting.documents import read_document
from cchc_excel.text import fold
from cchc_excel.words import VIETNAM

_UNREADABLE = frozenset(
    rule.code
    for rule in (
        files.FILE_EMPTY, files.FILE_DAMAGED, files.FILE_TRUNCATED, files.FILE_ENCRYPTED, files.FILE_SUSPECT,
        files.FILE_TOO_LARGE, files.FILE_UNREACHABLE, files.FILE_PARTIAL, files.FILE_PLACEHOLDER, files.FILE_ZEROS,
        files.FILE_SHORTCUT,
        files.FILE_OTHER_SPREADSHEET, files.FILE_OTHER_ARCHIVE, files.FILE_ZIP, files.ZIP_EMPTY, files.ZIP_DEEP,
        files.ZIP_TOO_LARGE, files.ZIP_METHOD, files.FILE_ENCODED, files.FILE_OVER_LIMIT, files.PACKED_OVER_LIMIT,
    )
)  # fmt: skip
"""What may well be a return, had it come in one piece; anything else that is no workbook is no return."""

_COPIES = frozenset({files.FILE_PDF.code, files.FILE_PICTURE.code})
_DOCUMENTS = COPY_RULES | {files.FILE_WORD.code}
"""What may be a document that goes with a return: scans, PDFs, Word files."""

_WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".fods")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a return is judged by: the plan, the period, the day, and how each assignment stood in an earlier period.

    `template` is the office's own template of forms: what it says, no unit wrote.
    """

    plan: Plan
    period: Period
    as_of: date
    results: Mapping[tuple[str, str], Earlier]
    template: Path | None = None


def receive(candidate: Candidate, terms: Terms, shared: SharedRoom | None = None) -> tuple[Received, ...]:
    """Return what a file, and what is in it, is and says: an entry for each return, or the reason why there is none.

    A return that may be merged is `usable`: which of several is merged, `choosing` decides. Without `shared` room, a
    file that needs more than its own raises LargeError.
    """
    if candidate.set_aside:
        return (Received(candidate.path, FileState.SET_ASIDE),)
    room = room_of(candidate, len(terms.plan.known_tasks), shared)
    return open_each(candidate, lambda opened: _receive_opened(opened, terms), room)


def _receive_opened(opened: Opened, terms: Terms) -> tuple[Received, ...]:
    received = _receive_one(opened, terms)
    origin = opened.candidate.origin
    return tuple(_from_mail(entry, origin, terms) for entry in received) if origin else received


def _receive_one(opened: Opened, terms: Terms) -> tuple[Received, ...]:
    origin = opened.candidate.origin
    if origin and is_our_own(origin, terms.plan):
        return (_refused(Note(MAIL_OWN, details={"subject": origin.subject}), opened.path),)
    if opened.problem:
        return (_with_document(refuse(opened.candidate, opened.problem, terms.plan), opened),)
    try:
        book = open_book(opened.data, opened.kind)
    except UnreadableError as problem:
        return (refuse(opened.candidate, problem.note, terms.plan),)
    entries = _receive_book(book, opened.candidate, terms)
    return tuple(replace(entry, signatures=book.signatures) for entry in entries) if book.signatures else entries


def _with_document(entry: Received, opened: Opened) -> Received:
    """Return a file that is no workbook with what it shows of itself, where it may go with a return."""
    if not any(finding.rule.code in _DOCUMENTS for finding in entry.findings):
        return entry
    document = read_document(opened.data)
    return replace(entry, document=document, signatures=document.signatures)


def _receive_book(book: Book, candidate: Candidate, terms: Terms) -> tuple[Received, ...]:
    """Return the returns in a workbook; one of this program's own that no unit filled in is named as what it is."""
    own = own_kind(book)
    told = Note(files.FILE_OWN, details={"what": own}) if own else None
    try:
        returns = read_returns(book, candidate.path, terms.plan, terms.period.code, terms.template)
    except UnreadableError as problem:
        return (_refused(told or problem.note, candidate.path),)
    entries = tuple(receive_return(_as_sent(filled, candidate.origin, terms), terms) for filled in returns)
    return (_refused(told, candidate.path),) if told and not any(entry.unit for entry in entries) else entries


def _as_sent(filled: Return, origin: Origin | None, terms: Terms) -> Return:
    """Return a form with when it was made, and with what the mail it came in says of whose it may be."""
    times = (*(origin.times if origin else ()), filled.saved_at)
    filled = replace(filled, saved_at=_made_at(times, terms))
    return with_sender(filled, origin, terms.plan) if origin else filled


def _made_at(times: Iterable[datetime | None], terms: Terms) -> datetime | None:
    """Return the first moment at which a return may have been made: not before its period, nor long after the year."""
    first = datetime.combine(terms.period.start, time(), VIETNAM).astimezone(UTC).replace(tzinfo=None)
    end = datetime(terms.plan.info.year + 1, 4, 1, tzinfo=VIETNAM).astimezone(UTC).replace(tzinfo=None)
    return next((moment for moment in times if moment and first <= moment < end), None)


def _from_mail(entry: Received, origin: Origin, terms: Terms) -> Received:
    """Return a file with the mail it came in; what doesn't say whose it is, is of the unit that sent it."""
    senders = units_at(origin.sender, terms.plan)
    code = entry.unit or (senders[0].code if len(senders) == 1 else "")
    unit = terms.plan.unit(code)
    return replace(
        entry,
        unit=code,
        findings=tuple(replace(finding, unit=finding.unit or code) for finding in entry.findings),
        made_at=entry.made_at or _made_at(origin.times, terms),
        origin=origin,
        is_strange=unit is not None and is_stranger(unit, origin, terms.plan),
    )


def refuse(candidate: Candidate, note: Note, plan: Plan) -> Received:
    """Return a file that isn't read, with the reason; a scan or a PDF, unless it is called a workbook, as a copy."""
    if note.rule.code in _COPIES and not candidate.name.casefold().endswith(_WORKBOOK_SUFFIXES):
        return receive_copy(candidate.path, plan)
    return _refused(note, candidate.path)


def _refused(note: Note, path: str) -> Received:
    state = FileState.UNREADABLE if note.rule.code in _UNREADABLE else FileState.NOT_A_RETURN
    return Received(path, state, findings=(Finding(note.rule, path, details=note.details),))


def receive_return(filled: Return, terms: Terms) -> Received:
    """Return what a form that was read amounts to: rejected with its reason, or its answers with their findings."""
    unit = terms.plan.unit(filled.identity.unit)
    if unit is None:
        said = _said_of_unit(filled.identity.unit, terms.plan)
        return _rejected(filled, "", Note(files.UNIT_UNKNOWN, details={"detail": said}))
    refusal = _refuse(filled, unit, terms.plan, terms.period)
    return _rejected(filled, unit.code, refusal) if refusal else _usable(filled, unit, terms)


def _rejected(filled: Return, unit: str, refusal: Note) -> Received:
    reason = Finding(refusal.rule, filled.path, details=refusal.details, unit=unit)
    findings = (reason, *filled.findings)
    return Received(filled.path, FileState.REJECTED, unit, made_at=filled.saved_at, findings=findings)


def _usable(filled: Return, unit: Unit, terms: Terms) -> Received:
    answers, found = check_return(filled, terms.plan, unit, terms.as_of, terms.results)
    context = context_of(filled, terms.plan, terms.as_of)
    statistics, told = check_statistics(filled, terms.plan, unit, context)
    findings = (*_of_unit(filled.findings, unit), *found, *told)
    return Received(
        filled.path,
        FileState.USABLE,
        unit.code,
        made_at=filled.saved_at,
        answers=answers,
        findings=findings,
        signatories=filled.signatories,
        source=filled if filled.book or _is_kept(unit, findings, terms.plan) else None,
        book=filled.book,
        statistics=statistics,
    )


def _is_kept(unit: Unit, findings: tuple[Finding, ...], plan: Plan) -> bool:
    """Whether what a form holds is needed once more: to send it back, or to see what a correction stood for."""
    is_corrected = any(correction.unit == unit.code for correction in plan.corrections)
    return is_corrected or any(finding.is_error for finding in findings)


def _refuse(filled: Return, unit: Unit, plan: Plan, period: Period) -> Note | None:
    """Return why a form can't count here, None where it can; a year or period it doesn't say is not held against it."""
    said = filled.identity
    if said.year not in (None, plan.info.year):
        return Note(files.YEAR_WRONG, details={"found": str(said.year), "expected": str(plan.info.year)})
    if said.period and fold(said.period) != fold(period.code):
        return Note(files.PERIOD_WRONG, details={"found": said.period, "expected": period.code})
    if unit not in plan.asked_units:
        return Note(files.UNIT_NOT_LEADING, details={"unit": unit.name})
    return Note(files.FORM_EMPTY) if is_untouched(filled) else None


def _said_of_unit(said: str, plan: Plan) -> str:
    """Return what a form says of its unit, where that is none of the plan's."""
    if said in plan.heirs:
        return f"mã ghi trong biểu: {said}, đơn vị này đã thành {', '.join(plan.heirs[said])}"
    return f"mã ghi trong biểu: {said}" if said else "biểu không ghi mã đơn vị"


def _of_unit(findings: tuple[Finding, ...], unit: Unit) -> list[Finding]:
    """Return the findings made before the unit was known, with the unit."""
    return [replace(finding, unit=unit.code) for finding in findings]
