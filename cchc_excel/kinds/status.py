"""Statuses (*trạng thái*): one of four, in however many words.

What is not understood is never guessed, and least of all as done.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from cchc_excel.cells import Cell
from cchc_excel.domain import Status
from cchc_excel.kinds import Context, Reading, Validation
from cchc_excel.kinds.share import ShareKind
from cchc_excel.kinds.status_words import AS_SPELT, BY_FOLD, BY_PLAIN, read_wording
from cchc_excel.kinds.written import DONE_MARKS, failed, percent, skeleton, without_value
from cchc_excel.rules import Note, Severity
from cchc_excel.rules.values import (
    STATUS_IS_SHARE,
    STATUS_MARK,
    STATUS_MISSPELT,
    STATUS_NOT_APPLICABLE,
    STATUS_NOT_UNDERSTOOD,
)
from cchc_excel.text import fold, fold_plain, one_line

_PUNCTUATION = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class StatusKind:
    """A status; the value is a `domain.Status`."""

    align: str = "center"
    number_format: str = "General"

    def read(self, cell: Cell, context: Context) -> Reading:
        """Return the status the cell gives, None with an error where it gives none."""
        nothing = without_value(cell)
        if nothing is not None:
            return nothing
        if cell.value is True:
            return Reading(Status.DONE, (Note(STATUS_MARK, Status.DONE),))
        if isinstance(cell.value, str):
            reading = _read_known(cell.value) or read_wording(cell.value, context)
            if reading is not None:
                return reading
        return _read_share(cell, context) or failed(STATUS_NOT_UNDERSTOOD)

    def validation(self, first_day: date, last_day: date) -> Validation:  # noqa: ARG002
        """Return the rule: one of the four."""
        return Validation(
            "list",
            "Trạng thái",
            "Chọn một trong bốn trạng thái trong danh sách. Chỉ chọn “Hoàn thành” khi nhiệm vụ đã xong hẳn.",
            "Trạng thái phải là một trong bốn mục trong danh sách.",
            formula1=f'"{",".join(Status)}"',
        )


def _read_known(text: str) -> Reading | None:
    """Return the status of a wording known as a whole, also without its accents or with a tone misplaced."""
    if skeleton(text).strip(" .") in DONE_MARKS:
        return Reading(Status.DONE, (Note(STATUS_MARK, Status.DONE),))
    status = BY_FOLD.get(fold(text)) or BY_PLAIN.get(fold_plain(text))
    if status is None or "?" in text:
        return None
    if status is Status.NOT_APPLICABLE:
        return Reading(status, (Note(STATUS_NOT_APPLICABLE, status),))
    is_spelt_well = _PUNCTUATION.sub(" ", one_line(text).casefold()).strip() in AS_SPELT
    return Reading(status, () if is_spelt_well else (Note(STATUS_MISSPELT, status),))


def _read_share(cell: Cell, context: Context) -> Reading | None:
    """Return the share that stands in the place of a status: implied, and no status."""
    if isinstance(cell.value, bool) or (isinstance(cell.value, str) and not re.search(r"\d", cell.value)):
        return None
    reading = ShareKind().read(cell, replace(context, column=()))
    if reading.value is None or any(note.rule.severity is Severity.ERROR for note in reading.notes):
        return None
    return Reading(None, (Note(STATUS_IS_SHARE, percent(reading.value)),), {"share": reading.value})
