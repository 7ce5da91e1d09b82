"""The things this program is about, as frozen types: plan, return, answer, summary. Nothing else."""

from cchc_excel.domain.adjustments import Adjustment, AdjustmentKind, ValueCorrection
from cchc_excel.domain.figures import Inbox, MeasuredGroup, Measures, ObjectiveResult, Outcome, PastPeriod, Summary
from cchc_excel.domain.mails import LetterKind, Origin, Posted, PostEntry, PostEvent, PostSettings, Security
from cchc_excel.domain.plans import Area, Objective, Period, Plan, PlanInfo, Settings, Target, Task, Unit
from cchc_excel.domain.registrations import Decision, DraftRow, NewTask, Proposal, Registered, Registering, Registration
from cchc_excel.domain.returns import Answer, Corrected, Earlier, FileState, Identity, Received, Return, Row, Status

__all__ = [
    "Adjustment",
    "AdjustmentKind",
    "Answer",
    "Area",
    "Corrected",
    "Decision",
    "DraftRow",
    "Earlier",
    "FileState",
    "Identity",
    "Inbox",
    "LetterKind",
    "MeasuredGroup",
    "Measures",
    "NewTask",
    "Objective",
    "ObjectiveResult",
    "Origin",
    "Outcome",
    "PastPeriod",
    "Period",
    "Plan",
    "PlanInfo",
    "PostEntry",
    "PostEvent",
    "PostSettings",
    "Posted",
    "Proposal",
    "Received",
    "Registered",
    "Registering",
    "Registration",
    "Return",
    "Row",
    "Security",
    "Settings",
    "Status",
    "Summary",
    "Target",
    "Task",
    "Unit",
    "ValueCorrection",
]
