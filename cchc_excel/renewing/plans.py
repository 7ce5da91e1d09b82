"""From a plan and how its tasks stood at the year's end to the content of the next year's plan workbook."""

from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from cchc_excel.deadlines import DeadlineKind
from cchc_excel.domain import Objective, PastPeriod, Period, Plan, StatisticItem, Task, TaskPart, Unit
from cchc_excel.domain.plan_content import AreaContent, KeptText, PlanContent, PlanValue, Values
from cchc_excel.earlier.results import read_last
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PLAN_NAME, SUMMARY_NAME
from cchc_excel.measuring.leftover import find_standings
from cchc_excel.plan.adjusting import plan_at
from cchc_excel.plan.shipped import attached_to
from cchc_excel.plan.workbook import read_plan
from cchc_excel.renewing.reviews import find_reviews
from cchc_excel.renewing.tasks import carry_task
from cchc_excel.renewing.wordings import move_day, move_text

_EVERY_UNIT = "Tất cả các đơn vị"
_NOT_CARRIED = "không chuyển tiếp"
_DUTY_NOT_CARRIED = "không chuyển tiếp; việc thường xuyên, định kỳ: năm {year} vẫn làm thì ghi lại vào biểu"


@dataclass(frozen=True, slots=True)
class NextPlan:
    """The content of the next year's plan, the plan and the period it comes from, and how many tasks went over.

    `left` of `arisen` tasks were not done by the summary of that period; the plan may have changed since.
    """

    content: PlanContent
    before: Plan
    period: Period
    left: int
    arisen: int
    carried: int
    deadlines: int

    @property
    def is_early(self) -> bool:
        """Whether a later period of the year has no summary yet."""
        return any(known.cutoff > self.period.cutoff for known in self.before.periods)


def renew_plan(plan_folder: Path, year: int | None) -> NextPlan:
    """Return the plan of the next year, or of a later one that is given.

    Raise OperatorError where there is no plan, no summary to tell what is done, or the year is not a later one.
    """
    path = plan_folder / PLAN_NAME
    if not path.is_file():
        raise OperatorError(
            f"Không thấy tệp kế hoạch “{PLAN_NAME}” trong “{plan_folder}”. Hãy ghi thư mục kế hoạch cũ."
        )
    issued = read_plan(path)
    plan = plan_at(issued, issued.last_day)
    year = year or plan.info.year + 1
    if year <= plan.info.year:
        raise OperatorError(
            f"Kế hoạch trong “{plan_folder}” là của năm {plan.info.year}; kế hoạch mới phải của năm sau đó, không phải"
            f" {year}. Hãy ghi thêm --year {plan.info.year + 1}."
        )
    last = read_last(plan_folder, plan)
    if last is None:
        raise OperatorError(
            f"Chưa có sổ tổng hợp “{SUMMARY_NAME}” của kỳ nào trong “{plan_folder}” nên chưa biết nhiệm vụ nào chưa"
            " hoàn thành. Hãy chạy cchc merge cho kỳ cuối năm trước."
        )
    return _renew(plan, last, year, plan_at(issued, last.period.cutoff))


def _renew(plan: Plan, last: PastPeriod, year: int, summarised: Plan) -> NextPlan:
    """Return the plan of a year from that of the year before, and from the one its last summary was made by."""
    standings = tuple(find_standings(plan, last.standings))
    carried = {known.task.code: carry_task(known, plan, year) for known in standings if known.is_left}
    by_area = {
        area.code: [task for task in carried.values() if task.task.area.code == area.code] for area in plan.areas
    }
    areas = tuple(
        AreaContent(area.code, area.name, tuple(task.row for task in by_area[area.code])) for area in plan.areas
    )
    content = PlanContent(
        _info(plan, year),
        attached_to(year),
        units=tuple(map(_unit, plan.units)),
        areas=areas,
        objectives=tuple(_objective(objective, plan, year) for objective in plan.objectives),
        statistics=tuple(_statistic(item, plan, year) for item in plan.statistics),
        periods=tuple(_period(period, plan, year) for period in plan.periods),
        settings=asdict(plan.settings),
        post={line.name: getattr(plan.post, line.name) for line in fields(plan.post)},
        notice=f"Tệp này được lập từ Kế hoạch năm {plan.info.year}; xem trang “Cần xem lại” trước khi dùng.",
        origin=f"kế hoạch năm {plan.info.year}",
    )
    kept = tuple(
        KeptText(f"Biểu nhiệm vụ, {known.task.code}", f"{known.task.text} ({known.outcome})", _became(known.task, year))
        for known in standings
        if not known.is_left
    )
    reviews = find_reviews(content, by_area, plan, year)
    deadlines = sum(bool(task.old_deadline) for task in carried.values())
    then = tuple(find_standings(summarised, last.standings))
    left, arisen = sum(known.is_left for known in then), sum(known.has_arisen for known in then)
    content = replace(content, reviews=reviews, kept=kept)
    return NextPlan(
        content=content, before=plan, period=last.period,
        left=left, arisen=arisen, carried=len(carried), deadlines=deadlines,
    )  # fmt: skip


def _became(task: Task, year: int) -> str:
    lasts = task.deadline.kind in (DeadlineKind.RECURRING, DeadlineKind.CONTINUOUS)
    return _DUTY_NOT_CARRIED.format(year=year) if lasts else _NOT_CARRIED


def _info(plan: Plan, year: int) -> dict[str, PlanValue]:
    info: dict[str, PlanValue] = asdict(plan.info)
    title = move_text(plan.info.title, plan.info.year, year)
    return {**info, "year": year, "number": None, "issued_on": None, "register_by": None, "title": title}


def _unit(unit: Unit) -> Values:
    return (unit.code, unit.name, "; ".join(unit.other_names), unit.contact, unit.email, unit.leader, unit.leader_email)


def _objective(objective: Objective, plan: Plan, year: int) -> Values:
    text = move_text(objective.text, plan.info.year, year)
    tasks = "; ".join(objective.tasks)
    due = move_day(objective.due, year - plan.info.year) if objective.due else None
    return (objective.code, text, objective.method, tasks, objective.operator, objective.threshold, due)


def _statistic(item: StatisticItem, plan: Plan, year: int) -> Values:
    """Return the line of a statistic; the task codes it is taken from may be others' next year, and are looked at."""
    names = [unit.name for unit in plan.units if unit.code in item.units]
    asked = _EVERY_UNIT if len(names) == len(plan.units) else "; ".join(names)
    if item.tasks:
        asked = f"{'Tổng số của n' if item.part is TaskPart.TOTAL else 'N'}hiệm vụ {'; '.join(item.tasks)}"
    return (item.code, move_text(item.text, plan.info.year, year), item.measure, asked, item.group)


def _period(period: Period, plan: Plan, year: int) -> Values:
    years = year - plan.info.year
    days = (move_day(day, years) for day in (period.start, period.cutoff, period.send_by))
    return (period.code, move_text(period.name, plan.info.year, year), *days)
