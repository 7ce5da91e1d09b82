"""One file of `nhan/`, from disk to what became of it: read, identified, checked."""

from dataclasses import replace
from datetime import date

from cchc_excel.checking import check_return, is_untouched
from cchc_excel.domain import FileState, Period, Plan, Received, Return, Unit
from cchc_excel.reading.inbox import Candidate
from cchc_excel.reading.returns import read_return
from cchc_excel.reading.unreadable import UnreadableError
from cchc_excel.reading.workbooks import load_book
from cchc_excel.rules import Finding, Note, Rule, files
from cchc_excel.text import fold

_NOT_RETURNS = frozenset({files.FILE_NOT_EXCEL.code, files.NO_TABLE.code})
_COPY_SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic")


def receive(candidate: Candidate, plan: Plan, period: Period, as_of: date) -> Received:
    """Return what a file is and says. `merged` means it may be merged: which of several is, `merging` decides."""
    path = candidate.path
    if candidate.set_aside:
        return Received(path, FileState.SET_ASIDE)
    if candidate.is_litter:
        return Received(path, FileState.NOT_A_RETURN, findings=(Finding(files.FILE_LITTER, path),))
    if candidate.name.casefold().endswith(_COPY_SUFFIXES):
        return _receive_copy(candidate, plan)
    try:
        filled = read_return(load_book(candidate.file), path, plan)
    except UnreadableError as problem:
        note = problem.note
        state = FileState.NOT_A_RETURN if note.rule.code in _NOT_RETURNS else FileState.UNREADABLE
        return Received(path, state, findings=(Finding(note.rule, path, details=note.details),))
    return receive_return(filled, plan, period, as_of)


def receive_return(filled: Return, plan: Plan, period: Period, as_of: date) -> Received:
    """Return what a form that was read amounts to: rejected with its reason, or its answers with their findings."""
    unit = plan.unit(filled.identity.unit)
    refusal = _refuse(filled, unit, plan, period)
    if refusal or unit is None:
        reason = (
            Finding(refusal.rule, filled.path, details=refusal.details, unit=unit.code if unit else "")
            if refusal
            else None
        )
        findings = (*((reason,) if reason else ()), *filled.findings)
        return Received(filled.path, FileState.REJECTED, unit.code if unit else "", filled.saved_at, (), findings)
    answers, findings = check_return(filled, plan, unit, as_of)
    return Received(
        filled.path,
        FileState.MERGED,
        unit.code,
        filled.saved_at,
        answers,
        (*_of_unit(filled.findings, unit), *findings),
        filled.signatories,
        filled,
    )


def _refuse(filled: Return, unit: Unit | None, plan: Plan, period: Period) -> Note | None:
    """Return why a form can't count here, None where it can; a year or period it doesn't say is not held against it."""
    said = filled.identity
    if unit is None:
        return Note(
            files.UNIT_UNKNOWN,
            details={"detail": f"mã ghi trong biểu: {said.unit}" if said.unit else "biểu không ghi mã đơn vị"},
        )
    if said.year not in (None, plan.info.year):
        return Note(files.YEAR_WRONG, details={"found": str(said.year), "expected": str(plan.info.year)})
    if said.period and fold(said.period) != fold(period.code):
        return Note(files.PERIOD_WRONG, details={"found": said.period, "expected": period.code})
    if not plan.tasks_led_by(unit.code):
        return Note(files.UNIT_NOT_LEADING, details={"unit": unit.name})
    return Note(files.FORM_EMPTY) if is_untouched(filled) else None


def _receive_copy(candidate: Candidate, plan: Plan) -> Received:
    """Return a scan or PDF, with the unit its name tells."""
    name = candidate.name.upper()
    codes = sorted((unit.code for unit in plan.units if unit.code in name), key=len, reverse=True)
    unit = codes[0] if codes else ""
    rule: Rule = files.FILE_SIGNED_COPY if unit else files.FILE_ONLY_COPY
    finding = Finding(rule, candidate.path, details={"unit": unit}, unit=unit)
    return Received(
        candidate.path, FileState.SIGNED_COPY if unit else FileState.NOT_A_RETURN, unit, findings=(finding,)
    )


def _of_unit(findings: tuple[Finding, ...], unit: Unit) -> list[Finding]:
    """Return the findings made before the unit was known, with the unit."""
    return [replace(finding, unit=unit.code) for finding in findings]
