"""What a unit is asked for, as the columns of the form say it of themselves: nothing here names one of them."""

from collections.abc import Callable

from cchc_excel.kinds.count import CountKind
from cchc_excel.kinds.share import ShareKind
from cchc_excel.layout.column import Column
from cchc_excel.layout.form import FORM


def _keys(belongs: Callable[[Column], object]) -> tuple[str, ...]:
    return tuple(column.key for column in ASKED if belongs(column))


ASKED = tuple(column for column in FORM.columns if column.filled)
"""The columns of the form that the unit fills, which a later period's form begins with."""

FILLED = tuple(column.key for column in ASKED)

STANDING = _keys(lambda column: column.stands)
"""What tells how a task stands: where nothing stands there, understood or not, a row is empty."""

BESIDE = _keys(lambda column: not column.stands)
"""What stands in a row beside how the task stands."""

COUNTED = frozenset(_keys(lambda column: column.counted))
"""Asked for only where the task has a target to count against; a count and its total are one."""

TOGETHER = (frozenset(STANDING), COUNTED)
"""Columns that rules across cells look at together: changing any of them may settle the matter."""

REMARKS = frozenset(_keys(lambda column: column.remark))
"""What a unit says of one period alone."""

OF_INSTALMENT = frozenset(_keys(lambda column: column.of_instalment))
"""What speaks of one instalment of a recurring task alone."""

WORDED = _keys(lambda column: not isinstance(column.kind, (CountKind, ShareKind)))
"""Columns in which a unit may ask for more time."""

REQUIRED_WHEN = {column.key: column.required_when for column in reversed(ASKED) if column.required_when}
"""Beside the status, always required: the column that must be filled in under a status, in the order of forms."""

IN_SUMMARY = tuple(map(FORM.column, (*STANDING, *BESIDE)))
"""The columns that the unit fills, as the summary has them."""

IN_ANNEX = tuple(column for column in IN_SUMMARY if column.annex_width)
"""Those of them that its annexed table has."""

FORM_VERSION = str(max(column.since for column in FORM.columns))
"""The version of the form that is issued."""
