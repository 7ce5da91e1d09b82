"""The statistics that a periodic report asks for (*phụ lục số liệu*), line by line as its appendix numbers them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cchc_excel.domain import MEASURES, Measures, Settings, Summary
from cchc_excel.measuring.ratings import index_score

SELF_SCORE = "self_score"
"""The figure that is no measure: the estimated points of the index of administrative reform."""

_BY_HAND = "Chưa có trong biểu báo cáo; người tổng hợp nhập."
_OF_PLAN = "Nhiệm vụ của Kế hoạch; nhiệm vụ cấp trên giao ngoài Kế hoạch thì cộng thêm."
_TASKS = "nhiệm vụ"


@dataclass(frozen=True, slots=True)
class Statistic:
    """One line. Without a measure it is a heading; with one, but without a figure, it is filled in by hand.

    `figure` names what `value` is: a measure over all tasks, or `SELF_SCORE`.
    """

    number: str
    text: str
    measure: str = ""
    figure: str = ""
    source: str = _BY_HAND
    value: float | None = None


def statistics(summary: Summary) -> Iterator[Statistic]:
    """Yield the lines in order; figures count tasks."""
    overall, settings = summary.overall, summary.plan.settings
    for line in (*_PLAN, _rate(overall), *_OF_OFFICE, *_self_score(settings)):
        yield replace(line, value=_value(line.figure, overall, settings)) if line.figure else line


_PLAN = (
    Statistic("1", "Kế hoạch cải cách hành chính"),
    Statistic("1.1", "Số nhiệm vụ đề ra trong kế hoạch", _TASKS, "assigned", "Mọi nhiệm vụ của Kế hoạch."),
    Statistic("1.2", "Số nhiệm vụ đã hoàn thành", _TASKS, "done", "Trang Theo lĩnh vực, cột Hoàn thành."),
)
_OF_OFFICE = (
    Statistic("2", "Kiểm tra công tác cải cách hành chính"),
    Statistic("2.1", "Số phòng, ban, đơn vị được kiểm tra", "đơn vị"),
    Statistic("2.2", "Tỷ lệ phòng, ban, đơn vị được kiểm tra", "%"),
    Statistic("2.3", "Số vấn đề phát hiện qua kiểm tra", "vấn đề"),
    Statistic("2.4", "Số vấn đề phát hiện đã xử lý xong", "vấn đề"),
    Statistic("3", "Thực hiện nhiệm vụ cấp trên giao (tính trên các nhiệm vụ của Kế hoạch)"),
    Statistic("3.1", "Tổng số nhiệm vụ được giao", _TASKS, "assigned", f"Bằng tổng các mục 3.2 đến 3.7. {_OF_PLAN}"),
    Statistic("3.2", "Số nhiệm vụ hoàn thành đúng hạn", _TASKS, "done_on_time", _OF_PLAN),
    Statistic("3.3", "Số nhiệm vụ hoàn thành nhưng quá hạn", _TASKS, "done_late", _OF_PLAN),
    Statistic("3.4", "Số nhiệm vụ quá hạn, chưa hoàn thành", _TASKS, "overdue", _OF_PLAN),
    Statistic("3.5", "Số nhiệm vụ trong hạn, chưa hoàn thành", _TASKS, "open_in_time", _OF_PLAN),
    Statistic("3.6", "Số nhiệm vụ hoàn thành, chưa rõ ngày hoàn thành", _TASKS, "done_undated", _OF_PLAN),
    Statistic("3.7", "Số nhiệm vụ không phát sinh", _TASKS, "not_applicable", _OF_PLAN),
    Statistic("4", "Khảo sát sự hài lòng của người dân, tổ chức"),
    Statistic("4.1", "Số cuộc khảo sát đã tổ chức", "cuộc"),
    Statistic("4.2", "Số người dân, tổ chức được khảo sát", "người, tổ chức"),
    Statistic("5", "Đối thoại của lãnh đạo với người dân, tổ chức"),
    Statistic("5.1", "Số cuộc đối thoại đã tổ chức", "cuộc"),
)


def _value(figure: str, overall: Measures, settings: Settings) -> float | None:
    score = index_score(overall.completion_rate, settings)
    return score if figure == SELF_SCORE else getattr(overall, figure)


def _rate(overall: Measures) -> Statistic:
    source = (
        f"Bằng mục 1.2 chia {overall.applicable} nhiệm vụ có phát sinh (mục 1.1 trừ mục 3.7), như ở Tổng quan và Theo "
        "lĩnh vực."
    )
    return Statistic("1.3", MEASURES["completion_rate"].heading, "%", "completion_rate", source)


def _self_score(settings: Settings) -> Iterator[Statistic]:
    yield Statistic("6", "Ước tính tự chấm Chỉ số cải cách hành chính (không phải kết quả chính thức)")
    source = (
        f"Ước tính theo Quy ước: từ {settings.index_full}% được tối đa {settings.index_points} điểm; "
        f"từ {settings.index_floor}% tính theo tỷ lệ hoàn thành; dưới {settings.index_floor}% là 0 điểm."
    )
    text, measure = "Điểm tự chấm mức độ hoàn thành kế hoạch (ước tính)", f"điểm/{settings.index_points}"
    yield Statistic("6.1", text, measure, SELF_SCORE, source)
