"""Corrections (*đính chính*) where no return speaks, and those that a later return has overtaken.

A correction of a cell of a return is applied where the return is checked; here is what needs to know all of `nhan/`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from cchc_excel.cells import Cell
from cchc_excel.checking import check_entered
from cchc_excel.checking.corrected import details_of
from cchc_excel.domain import FileState, Received, ValueCorrection
from cchc_excel.folders import PLAN_NAME
from cchc_excel.receiving.files import Terms
from cchc_excel.rules import Finding, Note, at_cell
from cchc_excel.rules.adjustments import CORRECTION_OVERTAKEN
from cchc_excel.text import fold
from cchc_excel.words import at_vietnam

_CAME = (FileState.MERGED, FileState.SUPERSEDED, FileState.UNCHANGED)


def enter_corrections(received: Iterable[Received], terms: Terms) -> tuple[Received, ...]:
    """Return, unit by unit, what corrections say of assignments that no merged return has a row for."""
    if not terms.plan.corrections:
        return ()
    told = {
        (entry.unit, answer.task) for entry in received if entry.state is FileState.MERGED for answer in entry.answers
    }
    entered = []
    for unit in terms.plan.leading_units:
        answers, findings = check_entered(unit, terms.plan, terms.as_of, terms.results, told)
        if answers:
            entered.append(
                Received(
                    path=PLAN_NAME,
                    state=FileState.MERGED,
                    unit=unit.code,
                    made_at=None,
                    answers=answers,
                    findings=findings,
                )
            )
    return tuple(entered)


def mark_overtaken(received: Sequence[Received]) -> tuple[Received, ...]:
    """Return the files with a warning for each correction since when the unit sent another value for the cell."""
    return tuple(
        _mark(entry, received) if entry.corrected and entry.state is FileState.MERGED else entry for entry in received
    )


def _mark(entry: Received, received: Sequence[Received]) -> Received:
    findings = tuple(_overtaken(entry, [other for other in received if other.unit == entry.unit]))
    return replace(entry, findings=(*entry.findings, *findings)) if findings else entry


def _overtaken(entry: Received, of_unit: Sequence[Received]) -> Iterator[Finding]:
    """Yield a warning for each corrected cell that reads otherwise in a return made after the day of the correction."""
    for answer in entry.answers:
        writer = next((other for other in of_unit if other.path == answer.lent_by), entry)
        for corrected in answer.corrected:
            correction, key = corrected.correction, corrected.column
            if not _is_later(writer, correction):
                continue
            given = _cells(writer, answer.task).get(key)
            before = _text_before(of_unit, correction, answer.task)
            if given is None or fold(corrected.given) in {fold(before or ""), fold(corrected.value)}:
                continue
            said = f" (“{before}”)" if before else ""
            note = Note(CORRECTION_OVERTAKEN, corrected.value, {**details_of(correction), "before": said})
            yield at_cell(note, writer.path, given, unit=entry.unit, column=key)


def _is_later(entry: Received, correction: ValueCorrection) -> bool:
    return entry.made_at is not None and at_vietnam(entry.made_at).date() > correction.corrected_on


def _text_before(of_unit: Iterable[Received], correction: ValueCorrection, task: str) -> str | None:
    """Return what the unit's last return up to the day of a correction had in its cell; None where there is none."""
    earlier = [e for e in of_unit if e.state in _CAME and e.made_at is not None and not _is_later(e, correction)]
    if not earlier:
        return None
    last = max(earlier, key=lambda entry: (entry.made_at is not None and entry.made_at, entry.path))
    cell = _cells(last, task).get(correction.column)
    return cell.text if cell else None


def _cells(entry: Received, task: str) -> Mapping[str, Cell]:
    rows = entry.source.rows if entry.source else ()
    return next((row.cells for row in rows if row.task == task), {})
