"""Deadlines (*thời gian hoàn thành*): what the wording in a plan means in dates.

Owns the typed deadline and its instalments (`deadline`), and the reading of wordings: which stretch of the calendar a
phrase names (`spans`), what ends again and again (`recurrence`), the table of wordings (`wordings`), and the value of a
cell (`parse`). Knows nothing of tasks or outcomes.
"""

from cchc_excel.deadlines.deadline import Deadline, DeadlineKind
from cchc_excel.deadlines.parse import parse_deadline

__all__ = ["Deadline", "DeadlineKind", "parse_deadline"]
