"""Outcomes (*kết quả*), and those put together by what they have in common. Contract, section 6."""

from enum import StrEnum


class Outcome(StrEnum):
    """What is computed from dates at `as_of`, never typed."""

    DONE_ON_TIME = "Hoàn thành đúng hạn"
    DONE_LATE = "Hoàn thành quá hạn"
    DONE_UNDATED = "Hoàn thành, chưa rõ ngày"
    IN_PROGRESS = "Đang thực hiện"
    IN_PROGRESS_OVERDUE = "Đang thực hiện, quá hạn"
    NOT_STARTED = "Chưa thực hiện"
    NOT_STARTED_OVERDUE = "Chưa thực hiện, quá hạn"
    NOT_REPORTED = "Chưa báo cáo"
    NOT_REPORTED_OVERDUE = "Chưa báo cáo, quá hạn"
    NOT_APPLICABLE = "Không phát sinh"


ALL = frozenset(Outcome)
APPLICABLE = ALL - {Outcome.NOT_APPLICABLE}
DONE = frozenset({Outcome.DONE_ON_TIME, Outcome.DONE_LATE, Outcome.DONE_UNDATED})
OVERDUE = frozenset({Outcome.IN_PROGRESS_OVERDUE, Outcome.NOT_STARTED_OVERDUE, Outcome.NOT_REPORTED_OVERDUE})
IN_PROGRESS = frozenset({Outcome.IN_PROGRESS, Outcome.IN_PROGRESS_OVERDUE})
NOT_STARTED = frozenset({Outcome.NOT_STARTED, Outcome.NOT_STARTED_OVERDUE})
NOT_REPORTED = frozenset({Outcome.NOT_REPORTED, Outcome.NOT_REPORTED_OVERDUE})
