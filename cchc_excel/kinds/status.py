"""Statuses (*trạng thái*): one of four, in however many words.

What is not understood is never guessed, and least of all as done.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cchc_excel.cells import Cell
from cchc_excel.domain import Status
from cchc_excel.kinds import Context, Reading, Validation
from cchc_excel.kinds.claims import not_done
from cchc_excel.kinds.doubts import find_doubt, without_harmless
from cchc_excel.kinds.share import ShareKind
from cchc_excel.kinds.signs import Choice, Mark, as_signs, odd_sign, read_choices, ticked_by_letter, without_bullets
from cchc_excel.kinds.status_words import AS_SPELT, BY_FOLD, BY_PLAIN, read_wording
from cchc_excel.kinds.written import DONE_MARKS, LONGEST, failed, percent, skeleton, without_value
from cchc_excel.rules import Note, Severity
from cchc_excel.rules.statuses import (
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
            return replace(nothing, denies=bool(find_doubt(skeleton(cell.text))))
        if cell.value is True:
            return Reading(Status.DONE, (Note(STATUS_MARK, Status.DONE),))
        if not isinstance(cell.value, str):
            return _read_share(cell, context) or replace(failed(STATUS_NOT_UNDERSTOOD), denies=cell.value is False)
        text = as_signs(cell)
        choices = read_choices(text) if len(text) <= LONGEST else ()
        return _read_choices(choices, text, cell, context) if choices else _read_text(text, cell, context)

    def restore(self, value: object) -> Status | None:
        """Return the status that a summary holds."""
        return next((status for status in Status if status == str(value)), None)

    def validation(self, first_day: date, last_day: date) -> Validation:  # noqa: ARG002
        """Return the rule: one of the four."""
        return Validation(
            "list",
            "Trạng thái",
            "Chọn một trong bốn trạng thái trong danh sách. Chỉ chọn “Hoàn thành” khi nhiệm vụ đã xong hẳn.",
            "Trạng thái phải là một trong bốn mục trong danh sách.",
            formula1=f'"{",".join(Status)}"',
        )


def _read_choices(choices: Sequence[Choice], text: str, cell: Cell, context: Context) -> Reading:
    """Return the status of the words that are ticked; where none or several are, no work is done."""
    ticked = [choice.words for choice in choices if choice.mark is Mark.TICKED]
    if ticked == [""]:
        return Reading(Status.DONE, (Note(STATUS_MARK, Status.DONE),))
    readings = [_read_text(words, cell, context) for words in ticked]
    if len({reading.value for reading in readings}) == 1:
        return _as_ticked(readings[0], is_one_of_several=len(choices) > 1)
    why = "nhiều ô cùng được đánh dấu" if ticked else _unticked(choices[0].mark)
    is_claimed = any(_read_text(choice.words, cell, context).value is Status.DONE for choice in choices)
    return not_done(why) if is_claimed or choices[0].mark is Mark.UNCLEAR else replace(_fail(text), denies=True)


def _as_ticked(reading: Reading, *, is_one_of_several: bool) -> Reading:
    if not is_one_of_several:
        return reading
    if reading.value is None:
        return replace(reading, denies=True)
    return replace(reading, notes=reading.notes or (Note(STATUS_MARK, reading.value),))


def _unticked(mark: Mark) -> str:
    return {Mark.EMPTY: "ô chưa được đánh dấu", Mark.CROSSED: "dấu gạch bỏ"}.get(mark, "dấu chưa rõ thuộc chữ nào")


def _fail(text: str) -> Reading:
    """Return that a text is no status; what speaks of work not done there speaks against the other cells, too."""
    is_denied = find_doubt(without_harmless(skeleton(text))) or odd_sign(text)
    return replace(failed(STATUS_NOT_UNDERSTOOD), denies=bool(is_denied))


def _read_text(text: str, cell: Cell, context: Context) -> Reading:
    """Return the status of a text without boxes, or the share that stands in its place."""
    return _read_words(text, context) or _read_share(cell._replace(value=text), context) or _fail(text)


def _read_words(text: str, context: Context) -> Reading | None:
    """Return the status of words without boxes: known as a whole, or a longer wording."""
    text = without_bullets(text)
    return _read_known(text) or _read_known(ticked_by_letter(text)) or read_wording(text, context)


def _read_known(text: str) -> Reading | None:
    """Return the status of a wording known as a whole, also without its accents or with a tone misplaced."""
    if odd_sign(text):
        return None
    if skeleton(text).strip(" .,;") in DONE_MARKS:
        return Reading(Status.DONE, (Note(STATUS_MARK, Status.DONE),))
    status = BY_FOLD.get(fold(text)) or BY_PLAIN.get(fold_plain(text))
    if status is None:
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
    if reading.denies and reading.value is not None:
        return not_done(reading.notes[0].details["why"], {"share": reading.value} if reading.value < 1 else None)
    if reading.value is None or any(note.rule.severity is Severity.ERROR for note in reading.notes):
        return None
    return Reading(None, (Note(STATUS_IS_SHARE, percent(reading.value)),), {"share": reading.value})
