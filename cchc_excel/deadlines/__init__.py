"""Deadlines (*thời gian hoàn thành*): what the wording in a plan means in dates.

Owns the typed deadline and its instalments (`deadline`), and the reading of wordings: which stretch of the calendar a
phrase names (`spans`, `limits`), what ends again and again (`recurrence`), wordings as keys (`keys`), the table of
wordings (`wordings`), several of them in one cell (`clauses`, `compose`), and the value of a cell (`parse`).
Knows nothing of tasks or outcomes.
"""

from cchc_excel.deadlines.deadline import Deadline, DeadlineKind
from cchc_excel.deadlines.parse import parse_deadline

__all__ = ["Deadline", "DeadlineKind", "parse_deadline"]
