"""Corrections (*đính chính*) beside what the unit wrote: what is said of each, and where a finding then belongs."""

from collections.abc import Iterable, Iterator, Mapping

from cchc_excel.cells import show
from cchc_excel.checking.cells import Corrections, ReadRow
from cchc_excel.domain import Corrected, Plan, ValueCorrection
from cchc_excel.layout.asked import TOGETHER
from cchc_excel.layout.changes import BLANK
from cchc_excel.layout.columns import FORM
from cchc_excel.rules import Finding, Note, at_cell
from cchc_excel.rules.adjustments import VALUE_CORRECTED, VALUE_ENTERED
from cchc_excel.rules.rows import ROW_TWICE
from cchc_excel.text import one_line
from cchc_excel.words import show_date

TELLING = frozenset({"status", "share"})
"""The columns that tell how a task stands: with one of them corrected it is reported."""


def corrections_of(plan: Plan, unit: str) -> Corrections:
    """Return the corrections of a unit's values, by task and column."""
    found: dict[str, dict[str, ValueCorrection]] = {}
    for correction in plan.corrections:
        owner = plan.unit(correction.unit)
        if owner and owner.code == unit:
            # Where two units are one by now, the first correction of a cell stands.
            found.setdefault(correction.task, {}).setdefault(correction.column, correction)
    return found


def corrected_cells(row: ReadRow) -> tuple[Corrected, ...]:
    """Return the corrected cells of a row, each with what the unit had written."""
    return tuple(
        Corrected(key, row.cell(key).text, shown_value(key, row.values.get(key)), correction)
        for key, correction in row.corrections.items()
    )


def note_corrected(row: ReadRow) -> Iterator[tuple[str, Note]]:
    """Yield a word on each corrected cell: what stands there now, why, who corrected it and when."""
    for key, correction in row.corrections.items():
        given = one_line(row.cell(key).text)
        details = {**details_of(correction), "wrote": f"ghi “{given}”" if given else "để trống"}
        yield key, Note(VALUE_CORRECTED, shown_value(key, row.values.get(key)), details)


def note_entered(row: ReadRow) -> Iterator[tuple[str, Note]]:
    """Yield a word on each value of a row that the coordinator entered where the unit reported nothing."""
    for key, correction in row.corrections.items():
        details = {**details_of(correction), "task": row.row.task}
        yield key, Note(VALUE_ENTERED, shown_value(key, row.values.get(key)), details)


def details_of(correction: ValueCorrection) -> dict[str, str]:
    """Return what a sentence tells of a correction."""
    return {
        "reason": correction.reason.rstrip(" ."),
        "by": correction.corrected_by,
        "day": show_date(correction.corrected_on),
        "place": correction.place,
    }


def shown_value(key: str, value: object) -> str:
    """Return a value of a column for people."""
    return BLANK if value in (None, "") else show(value, FORM.column(key).kind.number_format)


def place_note(row: ReadRow, column: str, note: Note, path: str, unit: str) -> Finding:
    """Return the finding of a note: at the unit's cell, or at the correction that stands in for it or brought it about.

    What is at odds with a correction is the coordinator's to settle, not the unit's.
    """
    correction = None if note.rule == VALUE_CORRECTED else _answerable(row.corrections, column)
    if correction:
        return at_cell(note, correction.path, correction.cell, unit=unit, column=correction.column)
    return at_cell(note, path, row.cell(column), unit=unit, column=column)


def without_settled(findings: Iterable[Finding], corrections: Corrections) -> list[Finding]:
    """Return the findings but for those of cells that a second row gives otherwise, where a correction decides."""
    return [
        finding
        for finding in findings
        if finding.rule != ROW_TWICE or finding.column not in corrections.get(finding.details["task"], {})
    ]


def _answerable(corrections: Mapping[str, ValueCorrection], column: str) -> ValueCorrection | None:
    group = next((columns for columns in TOGETHER if column in columns), frozenset({column}))
    # What tells how a task stands comes first in the form, and brings about what is at odds beside it.
    beside = (corrections[key] for key in FORM.keys if key in group and key in corrections)
    return corrections.get(column) or next(beside, None)
