"""A summary to write in tests: a small plan, invented answers, figures counted one by one.

`sample_plan(units)` has 5 units by default; more units make the same plan wider. Some tasks are led by all units.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

import pandas as pd

from cchc_excel.cells import Ref
from cchc_excel.deadlines import Deadline, DeadlineKind
from cchc_excel.domain import (
    Answer,
    Area,
    FileState,
    Objective,
    Period,
    Plan,
    PlanInfo,
    Received,
    Status,
    Summary,
    Target,
    Task,
    Unit,
)
from cchc_excel.layout.columns import DATA, TASK_RESULTS
from cchc_excel.rules import Finding, error, warning
from tests.tools.summary_figures import AS_OF, assignment_row, measure, measure_by, reach, task_row

PERIOD = Period("6T", "6 tháng đầu năm 2026", date(2025, 12, 15), AS_OF, date(2026, 6, 12))
ALL = "Các phòng, ban, trung tâm, đơn vị trực thuộc"

UNIT_NAMES = (
    "Phòng Hành chính - Tổ chức", "Phòng Tổng hợp", "Phòng Kiểm soát thủ tục hành chính",
    "Trung tâm Phục vụ hành chính công tỉnh", "Cổng Thông tin điện tử tỉnh", "Phòng Quản trị - Tài vụ",
    "Phòng Nội chính", "Phòng Kinh tế", "Phòng Khoa giáo - Văn xã", "Ban Tiếp công dân tỉnh",
    "Phòng Nông nghiệp và Môi trường", "Phòng Xây dựng", "Phòng Ngoại vụ", "Nhà khách tỉnh",
    "Trung tâm Dịch vụ, Sự nghiệp công và Hội nghị tỉnh",
)  # fmt: skip
UNIT_CODES = (
    "HCTC",
    "TH",
    "KSTT",
    "PVHCC",
    "TTDT",
    "QTTV",
    "NC",
    "KT",
    "KGVX",
    "TCD",
    "NNMT",
    "XD",
    "NGV",
    "NK",
    "TTHN",
)
AREAS = (
    Area("I", "Công tác chỉ đạo, điều hành"),
    Area("II", "Cải cách thể chế"),
    Area("III", "Cải cách thủ tục hành chính"),
    Area("IV", "Cải cách tổ chức bộ máy hành chính"),
    Area("V", "Cải cách chế độ công vụ"),
    Area("VI", "Cải cách tài chính công"),
    Area("VII", "Xây dựng và phát triển chính quyền điện tử, chính quyền số"),
)
_QUARTERS = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31))
_MONTHS = tuple(date(2026, month, 28) for month in range(1, 13))

# code; text; product; target; lead by number (0 is all units); deadline as typed; due; weight
_TASKS = """
I.1; Xây dựng, ban hành Kế hoạch cải cách hành chính năm 2026 của Văn phòng; Kế hoạch; ; 1; Tháng 01/2026; 2026-01-31; 1
I.2; Tổ chức thực hiện bảo đảm tiến độ, chất lượng các nhiệm vụ tại Kế hoạch; Báo cáo kết quả; = 100% nhiệm vụ; 0; Thường xuyên; ; 2
I.3; Theo dõi, đôn đốc, tổng hợp tiến độ thực hiện Kế hoạch của các đơn vị; Biểu tổng hợp tiến độ; ; 1; Hằng quý; Q; 1
I.7; Xây dựng tin, bài, chuyên mục tuyên truyền kỷ luật, kỷ cương hành chính và gương điển hình tiên tiến; Chuyên mục, tin, bài; >= 04 tin, bài/tháng; 5; Thường xuyên; ; 1
I.9; Rà soát, khắc phục tồn tại sau kiểm tra cải cách hành chính; Báo cáo khắc phục; = 100% kiến nghị; 0; Quý I/2026; 2026-03-31; 1,5
II.1; Tham mưu ban hành văn bản quy phạm pháp luật đúng nội dung, trình tự, thủ tục; Văn bản QPPL; = 100% văn bản; 2; Thường xuyên; ; 1
II.2; Rà soát văn bản quy phạm pháp luật thuộc phạm vi tham mưu của Văn phòng sau hợp nhất tỉnh; Báo cáo rà soát; = 100%; 2; Quý II/2026; 2026-06-30; 1
III.1; Kiểm tra, rà soát thủ tục hành chính bảo đảm đúng quy định; Kế hoạch, báo cáo rà soát; = 100% TTHC trong kế hoạch rà soát; 3; Quý III/2026; 2026-09-30; 1
III.2; Số hóa kết quả giải quyết thủ tục hành chính; Dữ liệu số hóa; > 50%; 4; 15/12/2026; 2026-12-15; 3
III.3; Công bố, công khai danh mục thủ tục hành chính nội bộ; Quyết định công bố; = 100%; 3; Quý I/2026; 2026-03-31; 1
III.6; Giải quyết hồ sơ thủ tục hành chính đúng và trước hạn; Báo cáo thống kê; >= 98%; 4; Hằng tháng; M; 1
IV.1; Kiện toàn tổ chức bộ máy các phòng, ban, trung tâm theo quy định; Quyết định quy định chức năng, nhiệm vụ; ; 1; Quý II/2026; 2026-06-30; 1
V.1; Rà soát, hoàn thiện Đề án vị trí việc làm; Đề án được phê duyệt; = 100% vị trí; 1; Trước 15/05/2026; 2026-05-14; 1
VI.1; Quản lý, sử dụng tài sản công hiệu quả, đúng quy định; Báo cáo kê khai tài sản công; = 100%; 5; Trước ngày 31/3/2026; 2026-03-30; 1
VII.1; Xử lý văn bản, hồ sơ công việc và ký số trên môi trường mạng; Báo cáo thống kê; = 100% (trừ văn bản mật); 0; Năm 2026; 2026-12-31; 1
VII.2; Vận hành an toàn Cổng Thông tin điện tử tỉnh, bảo đảm cấp độ an toàn; Hồ sơ cấp độ được phê duyệt; = 100% hệ thống; 5; Tháng 5/2026; 2026-05-31; 1
"""  # noqa: E501

BAD_DATE = error(
    "date-impossible",
    "Ngày “{given}” không có trong lịch.",
    "Nhập lại ngày hoàn thành theo dạng ngày/tháng/năm.",
    "15/06/2026",
)
NO_SHARE = warning(
    "share-missing",
    "Ghi “Đang thực hiện” nhưng để trống mức độ hoàn thành, được tính là 0%.",
    "Bổ sung mức độ hoàn thành.",
)
HOSTILE = "=1+1 @SUM(A1) http://example.example/x \\\\may-chu\\tep"


def sample_plan(units: int = 5) -> Plan:
    """Return the plan, for that many units."""
    known = tuple(_unit(index) for index in range(units))
    info = PlanInfo(
        2026, "Ủy ban nhân dân tỉnh Ninh Bình", "Văn phòng", "12/KH-VPUBND", date(2026, 1, 15),
        "Kế hoạch cải cách hành chính năm 2026", "Ninh Bình", "HCTC", "cchc@vanphong.example",
    )  # fmt: skip
    tasks = tuple(_task(line, known) for line in _TASKS.strip().splitlines())
    return Plan(info, known, AREAS, tasks, tuple(_objectives()), (PERIOD,))


def numeric_plan() -> Plan:
    """Return the plan with codes that look like numbers: tasks 1.1 and 1.10, units 1, 01 and 1-1, areas 1 and 2."""
    plan = sample_plan()
    units = dict(zip((unit.code for unit in plan.units), ("1", "01", "1-1", "01-01", "1E1"), strict=True))
    tasks = {task.code: f"1.{10**index}" for index, task in enumerate(plan.tasks)}
    areas = {area.code: replace(area, code=str(number)) for number, area in enumerate(plan.areas, start=1)}
    return replace(
        plan,
        units=tuple(replace(unit, code=units[unit.code]) for unit in plan.units),
        areas=tuple(areas.values()),
        tasks=tuple(
            replace(task, code=tasks[task.code], area=areas[task.area.code], leads=tuple(units[c] for c in task.leads))
            for task in plan.tasks
        ),
        objectives=tuple(replace(goal, tasks=tuple(tasks[code] for code in goal.tasks)) for goal in plan.objectives),
    )


def sample_summary(plan: Plan, *, silent: bool = False) -> Summary:
    """Return the summary of a plan with invented answers; `silent`: nobody has sent anything."""
    received = () if silent else tuple(_received(plan))
    merged = {entry.unit: entry for entry in received if entry.state is FileState.MERGED}
    rows = [assignment_row(task, plan, unit, merged.get(unit)) for task in plan.tasks for unit in task.leads]
    tasks = [task_row(task, [row for row in rows if row["task"] == task.code]) for task in plan.tasks]
    return Summary(
        plan, PERIOD, AS_OF, received,
        pd.DataFrame(rows, columns=list(DATA.keys), dtype=object),
        pd.DataFrame(tasks, columns=list(TASK_RESULTS), dtype=object),
        measure(tasks), measure(rows),
        tuple(measure_by(rows, "unit", [(unit.code, unit.name) for unit in plan.units])),
        tuple(measure_by(tasks, "area", [(area.code, area.name) for area in plan.areas])),
        tuple(reach(objective, plan, rows, tasks) for objective in plan.objectives),
    )  # fmt: skip


def _unit(index: int) -> Unit:
    if index < len(UNIT_NAMES):
        return Unit(UNIT_CODES[index], UNIT_NAMES[index])
    return Unit(f"P{index + 1:03d}", f"Phòng Chuyên môn, nghiệp vụ số {index + 1}")


def _task(line: str, units: tuple[Unit, ...]) -> Task:
    code, text, product, target, lead, typed, due, weight = (part.strip() for part in line.split(";"))
    area = next(area for area in AREAS if area.code == code.split(".")[0])
    number = int(lead)
    leads = tuple(unit.code for unit in units) if number == 0 else (units[min(number, len(units)) - 1].code,)
    lead_text = ALL if number == 0 else next(unit.name for unit in units if unit.code == leads[0])
    partners = units[0].name if number > 1 else ""
    return Task(
        code, area, text, product, Target(target), leads, lead_text, partners, _deadline(typed, due),
        float(weight.replace(",", ".")),
    )  # fmt: skip


def _deadline(typed: str, due: str) -> Deadline:
    if due in {"Q", "M"}:
        return Deadline(typed, DeadlineKind.RECURRING, instalments=_QUARTERS if due == "Q" else _MONTHS)
    if not due:
        return Deadline(typed, DeadlineKind.CONTINUOUS)
    return Deadline(typed, DeadlineKind.DATE, date.fromisoformat(due))


def _objectives() -> Iterable[Objective]:
    yield Objective("CT1", "Hoàn thành 100% nhiệm vụ theo Kế hoạch", "Tỷ lệ nhiệm vụ hoàn thành", (), ">=", 1.0)
    yield Objective("CT2", "100% văn bản quy phạm pháp luật được ban hành đúng quy định",
                    "Số thực hiện / Tổng số", ("II.1", "II.2"), ">=", 1.0)  # fmt: skip
    yield Objective("CT3", "Số hóa kết quả giải quyết thủ tục hành chính đạt tối thiểu trên 50%",
                    "Số thực hiện / Tổng số", ("III.2",), ">", 0.5)  # fmt: skip
    yield Objective("CT4", "Kiện toàn tổ chức bộ máy", "Tỷ lệ nhiệm vụ hoàn thành", ("IV.1", "V.1"), ">=", 1.0)
    yield Objective("CT5", "Tin, bài tuyên truyền", "Số thực hiện", ("I.7",), ">=", 24)
    yield Objective("CT6", "Tài sản công sử dụng đúng quy định", "Số thực hiện / Tổng số", ("VI.1",), ">=", 1.0)


def _received(plan: Plan) -> Iterable[Received]:
    """Yield a return for most units: the third sends none, the fifth's cannot be read, the second sends twice."""
    for index, unit in enumerate(plan.units):
        path = f"CCHC-2026-6T-{unit.code}.xlsx"
        made_at = datetime(2026, 6, 9 + index % 5, 8, 30)
        if index % 10 == 2:
            continue
        if index % 10 == 4:
            finding = Finding(error("file-damaged", "Tệp bị hỏng, không mở được.", "Đề nghị gửi lại."), path)
            yield Received(path, FileState.UNREADABLE, unit.code, None, (), (finding,))
            continue
        if index == 1:
            yield Received(f"ban-cu/{path}", FileState.SUPERSEDED, unit.code, datetime(2026, 6, 1, 9, 0))
        answers = tuple(_answer(task, unit, index) for task in plan.tasks_led_by(unit.code))
        added = (_added(),) if index == 0 else ()
        who = {"prepared_by": "Nguyễn Thị Hòa", "telephone": "0229 3 000 000", "head": "Trần Văn Bình"}
        yield Received(path, FileState.MERGED, unit.code, made_at, answers + added, tuple(_findings(path, index)), who)


def _findings(path: str, index: int) -> Iterable[Finding]:
    if index % 3 == 0:
        yield Finding(BAD_DATE, path, Ref("Báo cáo", 12, 11), "31/11/2026", "để trống", unit=_unit(index).code)
    if index % 2 == 1:
        yield Finding(NO_SHARE, path, Ref("Báo cáo", 14, 8), "", "0%", unit=_unit(index).code)


_STATUSES = (
    Status.DONE, Status.IN_PROGRESS, Status.DONE, Status.NOT_STARTED, Status.DONE, Status.NOT_APPLICABLE, Status.DONE,
    Status.IN_PROGRESS, Status.DONE, Status.DONE, None,
)  # fmt: skip


def _answer(task: Task, unit: Unit, index: int) -> Answer:
    """Return an invented answer that depends only on who answers what."""
    seed = (sum(map(ord, task.code + unit.code)) + 3 * index) % len(_STATUSES)
    status = _STATUSES[seed]
    late = index % 4 == 1
    finished = (date(2026, 6, 2) if late else date(2026, 3, 20)) if status is Status.DONE and seed != 4 else None
    share = {Status.DONE: 1.0, Status.IN_PROGRESS: 0.3 + seed / 20, Status.NOT_STARTED: 0.0}.get(status)  # type: ignore[arg-type]
    counted = bool(task.target.text) and status in {Status.DONE, Status.IN_PROGRESS}
    difficulty = (
        "Biên chế được giao còn thiếu so với vị trí việc làm, trong khi khối lượng công việc sau hợp nhất tỉnh tăng "
        "nhiều; phần mềm chưa kết nối với cơ sở dữ liệu dùng chung."
        if status in {Status.IN_PROGRESS, Status.NOT_STARTED}
        else ""
    )
    return Answer(
        task.code, task.text, task.deadline.text, Ref("Báo cáo", 10 + index, 7),
        status=status, share=share, actual=40.0 + seed if counted else None, total=80.0 if counted else None,
        finished_on=finished, document="45/QĐ-VPUBND" if status is Status.DONE else "", difficulty=difficulty,
        proposal="Đề nghị Văn phòng bố trí thêm kinh phí và tập huấn sử dụng phần mềm." if difficulty else "",
    )  # fmt: skip


def _added() -> Answer:
    return Answer(
        "", "Phục vụ đoàn kiểm tra công vụ đột xuất của Bộ Nội vụ", "Tháng 5/2026", status=Status.DONE, share=1.0,
        finished_on=date(2026, 5, 20), document="88/BC-VPUBND", difficulty=HOSTILE,
    )  # fmt: skip


Q1 = Period("Q1", "Quý I năm 2026", date(2025, 12, 15), date(2026, 3, 14), date(2026, 3, 16))
