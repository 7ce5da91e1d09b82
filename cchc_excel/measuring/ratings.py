"""Suggestions made from the figures: a rating of a unit (*xếp loại đề nghị*), a self-score (*tự chấm, ước tính*).

The rating follows the task part of Decree 335/2025: quantity is what was done of what had to be, progress is the same
less a penalty for what was done late. Quality, which people judge, counts only where `Quy ước` says so; thresholds come
from there, too.
"""

from dataclasses import dataclass
from datetime import date

from cchc_excel.domain import Measures, Settings, Task
from cchc_excel.words import EMPTY, half_up

EXCELLENT, GOOD, DONE, FAILED = RATINGS = (
    "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ",
)  # fmt: skip
NOT_LAST = f"{EMPTY} (chỉ xếp loại ở kỳ cuối năm)"
NOTHING = f"{EMPTY} (không có nhiệm vụ để xếp loại)"


@dataclass(frozen=True, slots=True)
class Rating:
    """A unit's rating: over how many tasks, the points of 100 where there are some, the class or why there is none.

    `lost` is what poor quality took of its points, counted in tasks.
    """

    tasks: int
    points: float | None
    words: str
    lost: float = 0.0


def counts_for_rating(task: Task, last_day: date) -> bool:
    """Whether a task must be done by the end of the year, so that it counts for the rating where it is not."""
    days = (task.deadline.due, *task.deadline.instalments)
    return task.deadline.is_continuous or any(day is not None and day <= last_day for day in days)


def rate_unit(measures: Measures, tasks: int, settings: Settings, lost: float = 0.0) -> Rating:
    """Return the rating of a unit at the end of the year, over that many of its tasks: all it has done are among them.

    Points are the mean of quantity and progress; what was done late, or one doesn't know when, loses in progress.
    `lost` tasks are taken off for quality, where the settings say so.
    """
    if not tasks:
        return Rating(0, None, NOTHING)
    late = measures.done - measures.done_on_time
    points = half_up(100 * (measures.done - penalty(settings) * late - lost) / tasks, 2)
    words = too_few(settings) if tasks < settings.rating_least_tasks else _class_of(points, settings)
    return Rating(tasks, points, words, lost)


def too_few(settings: Settings) -> str:
    """Return why a unit with few tasks has no class."""
    return f"{EMPTY} (dưới {settings.rating_least_tasks} nhiệm vụ)"


def penalty(settings: Settings) -> float:
    """Return the part of a task's points lost when it was done late: progress is half of them."""
    return settings.late_penalty / 100 / 2


def _class_of(points: float, settings: Settings) -> str:
    thresholds = (settings.rating_excellent, settings.rating_good, settings.rating_done)
    return next((name for name, least in zip(RATINGS, thresholds, strict=False) if points >= least), FAILED)


def index_score(rate: float | None, settings: Settings) -> float | None:
    """Return the estimated self-score of plan completion for the reform index; None where there is no rate."""
    if rate is None:
        return None
    percent = round(rate * 100, 10)
    if percent >= settings.index_full:
        return float(settings.index_points)
    return half_up(rate * settings.index_points, 2) if percent >= settings.index_floor else 0.0
