"""A plan of one task that three units lead."""

from cchc_excel.deadlines import Deadline, DeadlineKind
from cchc_excel.domain import Area, Plan, PlanInfo, Target, Task, Unit

UNITS = tuple(Unit(code, f"Phòng {code}") for code in "ABC")
NEVER = Deadline("", DeadlineKind.UNDETERMINED)
TASK = Task("I.1", Area("I", "Chỉ đạo"), "Việc", "", Target(""), ("A", "B", "C"), "A; B; C", "", NEVER)
PLAN = Plan(PlanInfo(2026), UNITS, (TASK.area,), (TASK,), (), ())
