"""Where in the workbook stands what a point is about."""

from collections.abc import Callable, Iterable

from cchc_excel.telling.attention import AttentionPoint, Subject
from cchc_excel.telling.submissions import units_by_urgency
from cchc_excel.writing.house.sheet import Place
from cchc_excel.writing.summary.changed import FIRST_ROW as FIRST_CHANGE
from cchc_excel.writing.summary.columns import CHANGES, OVERDUE, REMARKS, SUBMISSIONS
from cchc_excel.writing.summary.content import Content
from cchc_excel.writing.summary.overdue import FIRST_ROW as FIRST_URGENT
from cchc_excel.writing.summary.remarks import FIRST_ROW as FIRST_REMARK
from cchc_excel.writing.summary.submissions import FIRST_ROW as FIRST_UNIT

_Listed = Callable[[Content], Iterable[object]]

_LISTS: dict[Subject, tuple[str, int, _Listed]] = {
    Subject.REMARKS: (REMARKS.sheet, FIRST_REMARK, lambda told: told.remarks),
    Subject.URGENT: (OVERDUE.sheet, FIRST_URGENT, lambda told: told.urgent),
    Subject.SENDING: (SUBMISSIONS.sheet, FIRST_UNIT, lambda told: (u.code for u in units_by_urgency(told.summary))),
    Subject.CHANGES: (CHANGES.sheet, FIRST_CHANGE, lambda told: (change.kind for change in told.changes)),
}
"""The sheet that lists each subject, its first row, and the items as they stand there."""


def place_of(point: AttentionPoint, content: Content) -> Place:
    """Return the rows from the first to the last item of a point; of one without items, the list's first row."""
    sheet, first_row, listed = _LISTS[point.subject]
    meant = set(point.items)
    rows = [row for row, item in enumerate(listed(content), start=first_row) if item in meant]
    return Place(sheet, *((rows[0], rows[-1]) if rows else (first_row, first_row)))
