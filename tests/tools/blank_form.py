"""A form of a small plan that nobody filled in yet, and the shipped template."""

from datetime import date
from pathlib import Path

from cchc_excel.deadlines import Deadline, DeadlineKind
from cchc_excel.domain import (  # fmt: skip
    Area,
    Period,
    Plan,
    PlanInfo,
    Target,
    Task,
    Unit,
)
from cchc_excel.templates import FORM_TEMPLATE, find_template
from cchc_excel.writing.form.forms import Form

SHIPPED = find_template(FORM_TEMPLATE, Path(__file__))
UNIT = Unit("HCTC", "Phòng Hành chính - Tổ chức")
PERIOD = Period("6T", "6 tháng đầu năm 2026", date(2025, 12, 15), date(2026, 6, 14), date(2026, 6, 16))

INFO = PlanInfo(
    2026, "UBND tỉnh Ninh Bình", "Văn phòng", "12/KH-VPUBND", date(2026, 1, 15), coordinator="HCTC",
    reply_to="cchc@vanphong.example",
)  # fmt: skip

TASKS = """
I | Công tác chỉ đạo, điều hành | I.1 | Xây dựng, ban hành Kế hoạch | Kế hoạch | | Tháng 01/2026
I | Công tác chỉ đạo, điều hành | I.2 | Tổ chức thực hiện các nhiệm vụ | Báo cáo | = 100% | Thường xuyên
I | Công tác chỉ đạo, điều hành | I.3 | Theo dõi, đôn đốc tiến độ & <kỷ luật> | Biểu | | Hằng quý
II | Cải cách thể chế | II.5 | Rà soát, sửa đổi Quy chế làm việc | Quyết định | | Tháng 6/2026
V | Cải cách chế độ công vụ | V.1 | Rà soát Đề án vị trí việc làm | Đề án | = 100% vị trí | Quý III/2026
V | Cải cách chế độ công vụ | V.4 | Kiểm tra kỷ luật, kỷ cương | Biên bản | >= 2 cuộc | 31/12/2026
"""


def make_plan() -> Plan:
    """Return a plan of the tasks above, all of one unit."""
    tasks = []
    for line in TASKS.strip().splitlines():
        area, name, code, text, product, target, deadline = (part.strip() for part in line.split("|"))
        due = Deadline(deadline, DeadlineKind.UNDETERMINED)
        partners = "Các phòng, ban, trung tâm, đơn vị trực thuộc"
        tasks.append(
            Task(code, Area(area, name), text, product, Target(target), ("HCTC",), UNIT.name, partners, due)
        )  # fmt: skip
    return Plan(INFO, (UNIT,), tuple(dict.fromkeys(task.area for task in tasks)), tuple(tasks), (), (PERIOD,))


PLAN = make_plan()
BLANK = Form(PLAN, PERIOD, UNIT, PLAN.tasks)
