"""The statistics that a periodic report asks for (*phụ lục số liệu*), line by line as its appendix numbers them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cchc_excel.domain import MEASURES, Measures, Settings, StatisticFigure, Summary
from cchc_excel.measuring.ratings import index_score
from cchc_excel.text import fold
from cchc_excel.words import name_some, show_rate

SELF_SCORE = "self_score"
"""The figure that is no measure: the estimated points of the index of administrative reform."""

_BY_HAND = "Chưa có trong biểu báo cáo; người tổng hợp nhập."
_OF_PLAN = "Nhiệm vụ của Kế hoạch; nhiệm vụ cấp trên giao ngoài Kế hoạch thì cộng thêm."
_TASKS = "nhiệm vụ"
_UNMEASURED = "số lượng"
_GROUPLESS = "Số liệu khác"
_LAST_SECTION = "6"
"""Up to which the appendix itself numbers its sections."""


@dataclass(frozen=True, slots=True)
class Statistic:
    """One line. Without a measure it is a heading; with one, but without a figure, it is filled in by hand.

    `figure` names what `value` is: a measure over all tasks, or `SELF_SCORE`. `told` is what units reported of it,
    where the plan asks for it.
    """

    number: str
    text: str
    measure: str = ""
    figure: str = ""
    source: str = _BY_HAND
    value: float | None = None
    told: StatisticFigure | None = None


def statistics(summary: Summary) -> Iterator[Statistic]:
    """Yield the lines in order: figures count tasks, or are what units reported of what the plan asks for.

    An item of the plan takes the line that has its wording, else it follows the section that its group names; groups
    of which there is no section come last, numbered on.
    """
    overall, settings = summary.overall, summary.plan.settings
    asked = _Asked(summary)
    for line in (*_PLAN, _rate(overall), *_OF_OFFICE, *_self_score(settings)):
        if not line.measure:
            yield from asked.end_section(line)
        if line.figure:
            yield replace(line, value=_value(line.figure, overall, settings))
        else:
            yield asked.take(line)
    yield from asked.rest(int(_LAST_SECTION) + 1)


class _Asked:
    """What the plan asks for beside its tasks, item by item, until each has its line."""

    def __init__(self, summary: Summary) -> None:
        self._names = {unit.code: unit.name for unit in summary.plan.units}
        self._left = {figure.item.code: figure for figure in summary.statistics}
        self._section = ""

    def take(self, line: Statistic) -> Statistic:
        """Return a line with what was reported of it, where the plan asks for it in these words."""
        if not line.measure:
            self._section = line.text
            return line
        figure = next((told for told in self._left.values() if fold(told.item.text) == fold(line.text)), None)
        if figure is None:
            return line
        del self._left[figure.item.code]
        return self._line(line.number, figure)

    def end_section(self, heading: Statistic) -> Iterator[Statistic]:
        """Yield the items whose group names the section that ends here, before the next one's heading."""
        own = [told for told in self._left.values() if self._section and fold(told.item.group) == fold(self._section)]
        self._section = heading.text
        for figure in own:
            del self._left[figure.item.code]
            yield self._line(figure.item.code, figure)

    def rest(self, number: int) -> Iterator[Statistic]:
        """Yield the items left, group by group, each under a heading."""
        groups = dict.fromkeys(figure.item.group for figure in self._left.values())
        for place, group in enumerate(groups, start=number):
            yield Statistic(str(place), group or _GROUPLESS)
            for figure in self._left.values():
                if figure.item.group == group:
                    yield self._line(figure.item.code, figure)

    def _line(self, number: str, figure: StatisticFigure) -> Statistic:
        item = figure.item
        measure = item.measure or _UNMEASURED
        source = source_of(figure, self._names)
        return Statistic(number, item.text, measure, source=source, value=figure.value, told=figure)


def source_of(figure: StatisticFigure, names: Mapping[str, str]) -> str:
    """Return from whom a figure comes and who is missing from it; `names` are those of units, by code."""
    item, told = figure.item, figure.told
    missing = [names.get(code, code) for code in figure.missing]
    if item.tasks:
        whence = f"{item.part.value} của nhiệm vụ {', '.join(item.tasks)}"
        said = f"{whence}: {_counted(len(told), len(figure.parts))}" if told else f"{whence}: chưa có số liệu"
    elif not told:
        said = "Chưa đơn vị nào báo cáo"
    elif item.is_percent and len(told) > 1:
        shown = "; ".join(f"{names.get(part.unit, part.unit)} {show_rate(part.value)}" for part in told)
        said = f"Tỷ lệ của nhiều đơn vị, không cộng được: {shown}"
    elif len(item.units) == 1:
        said = f"{names.get(told[0].unit, told[0].unit)} báo cáo"
    else:
        said = f"Cộng số báo cáo của {_counted(len(told), len(item.units))} đơn vị"
    return f"{said}; còn thiếu: {name_some(missing, 'đơn vị')}." if missing else f"{said}."


def _counted(told: int, asked: int) -> str:
    return str(asked) if told == asked else f"{told}/{asked}"


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
    yield Statistic(_LAST_SECTION, "Ước tính tự chấm Chỉ số cải cách hành chính (không phải kết quả chính thức)")
    source = (
        f"Ước tính theo Quy ước: từ {settings.index_full}% được tối đa {settings.index_points} điểm; "
        f"từ {settings.index_floor}% tính theo tỷ lệ hoàn thành; dưới {settings.index_floor}% là 0 điểm."
    )
    text, measure = "Điểm tự chấm mức độ hoàn thành kế hoạch (ước tính)", f"điểm/{settings.index_points}"
    yield Statistic("6.1", text, measure, SELF_SCORE, source)
