"""The things this program is about, as frozen types: plan, return, answer, summary. Nothing else."""

from cchc_excel.domain.figures import Inbox, MeasuredGroup, Measures, ObjectiveResult, Outcome, Summary
from cchc_excel.domain.plans import Area, Objective, Period, Plan, PlanInfo, Settings, Target, Task, Unit
from cchc_excel.domain.returns import Answer, FileState, Identity, Received, Return, Row, Status

__all__ = [
    "Answer",
    "Area",
    "FileState",
    "Identity",
    "Inbox",
    "MeasuredGroup",
    "Measures",
    "Objective",
    "ObjectiveResult",
    "Outcome",
    "Period",
    "Plan",
    "PlanInfo",
    "Received",
    "Return",
    "Row",
    "Settings",
    "Status",
    "Summary",
    "Target",
    "Task",
    "Unit",
]
