"""Suggestions made from the figures: a rating of a unit (*xếp loại, tham khảo*), a self-score (*tự chấm, ước tính*).

The rating follows the task part of Decree 335/2025: quantity is what was done of what was due, progress is the same
less a penalty for what was done late, and quality, which people judge, is left out. Thresholds come from `Quy ước`.
"""

from cchc_excel.domain import Measures, Settings
from cchc_excel.words import half_up

EXCELLENT, GOOD, DONE, FAILED = "Xuất sắc", "Tốt", "Hoàn thành", "Không hoàn thành"
RATINGS = (EXCELLENT, GOOD, DONE, FAILED)


def task_points(measures: Measures, settings: Settings) -> float | None:
    """Return the points of 100 for tasks due, the mean of quantity and progress; None where nothing was due."""
    if not measures.due:
        return None
    return half_up(100 * (measures.due_done - penalty(settings) * measures.done_late) / measures.due, 2)


def penalty(settings: Settings) -> float:
    """Return the part of a task's points lost when it was done late: progress is half of them."""
    return settings.late_penalty / 100 / 2


def suggested_rating(points: float | None, settings: Settings) -> str | None:
    """Return the rating that points suggest; None without points."""
    if points is None:
        return None
    thresholds = (settings.rating_excellent, settings.rating_good, settings.rating_done)
    return next((name for name, least in zip(RATINGS, thresholds, strict=False) if points >= least), FAILED)


def index_score(rate: float | None, settings: Settings) -> float | None:
    """Return the estimated self-score of plan completion for the reform index; None where there is no rate."""
    if rate is None:
        return None
    percent = round(rate * 100, 10)
    if percent >= settings.index_full:
        return float(settings.index_points)
    return round(rate * settings.index_points, 2) if percent >= settings.index_floor else 0.0
