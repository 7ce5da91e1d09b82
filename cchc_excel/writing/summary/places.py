"""Where in the workbook stands what a sentence is about."""

from collections.abc import Callable, Iterable

from cchc_excel.layout.columns import AREA_FIGURES, UNIT_FIGURES
from cchc_excel.telling.attention import Sentence, Subject
from cchc_excel.telling.submissions import units_by_urgency
from cchc_excel.writing.house.sheet import Place
from cchc_excel.writing.summary.changed import FIRST_ROW as FIRST_CHANGE
from cchc_excel.writing.summary.columns import CHANGES, OBJECTIVES, OVERDUE, SUBMISSIONS
from cchc_excel.writing.summary.content import Content
from cchc_excel.writing.summary.groups.figures import FIRST_ROW as FIRST_GROUP
from cchc_excel.writing.summary.objectives import FIRST_ROW as FIRST_OBJECTIVE
from cchc_excel.writing.summary.overdue import FIRST_ROW as FIRST_URGENT
from cchc_excel.writing.summary.submissions import FIRST_ROW as FIRST_UNIT

_Listed = Callable[[Content], Iterable[object]]

_LISTS: dict[Subject, tuple[str, int, _Listed]] = {
    Subject.URGENT: (OVERDUE.sheet, FIRST_URGENT, lambda told: (item.key for item in told.urgent)),
    Subject.SENDING: (SUBMISSIONS.sheet, FIRST_UNIT, lambda told: (u.code for u in units_by_urgency(told.summary))),
    Subject.OBJECTIVES: (
        OBJECTIVES.sheet,
        FIRST_OBJECTIVE,
        lambda told: (r.objective.code for r in told.summary.targets),
    ),
    Subject.CHANGES: (CHANGES.sheet, FIRST_CHANGE, lambda told: (change.kind for change in told.changes)),
    Subject.UNITS: (UNIT_FIGURES, FIRST_GROUP, lambda told: (group.code for group in told.by_unit.groups)),
}
"""The sheet that lists each subject, its first row, and the items as they stand there."""


def place_of(sentence: Sentence, content: Content) -> Place:
    """Return the rows from the first to the last item of a sentence; of one without items, the list's first row."""
    if sentence.subject is Subject.OVERALL:
        return Place(AREA_FIGURES, content.by_area.total_row, content.by_area.total_row)
    sheet, first_row, listed = _LISTS[sentence.subject]
    meant = set(sentence.items)
    rows = [row for row, item in enumerate(listed(content), start=first_row) if item in meant]
    return Place(sheet, *((rows[0], rows[-1]) if rows else (first_row, first_row)))
