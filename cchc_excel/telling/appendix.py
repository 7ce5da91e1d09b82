"""The statistical appendix with what the plan asks units for: each item takes its line, or stands with its group."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cchc_excel.domain import StatisticFigure, Summary
from cchc_excel.telling.statistics import Statistic, statistics
from cchc_excel.text import fold
from cchc_excel.words import name_some, show_rate

_UNMEASURED = "số lượng"
_GROUPLESS = "Số liệu khác"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedStatistic(Statistic):
    """A line with what units reported of it, or tasks give."""

    told: StatisticFigure


def appendix_lines(summary: Summary) -> Iterator[Statistic]:
    """Yield the appendix's own lines and what the plan asks for.

    An item of the plan takes the line that has its wording, else it follows the section that its group names; groups
    of which there is no section come last, numbered on.
    """
    return _with_asked(statistics(summary), summary)


def _with_asked(lines: Iterable[Statistic], summary: Summary) -> Iterator[Statistic]:
    asked, number = _Asked(summary), 0
    for line in lines:
        if not line.measure:
            yield from asked.end_section(line)
            number = int(line.number)
        yield asked.take(line) if line.measure else line
    yield from asked.rest(number + 1)


class _Asked:
    """What the plan asks for beside its tasks, item by item, until each has its line."""

    def __init__(self, summary: Summary) -> None:
        self._names = {unit.code: unit.name for unit in summary.plan.units}
        self._left = {figure.item.code: figure for figure in summary.statistics}
        self._section = ""

    def take(self, line: Statistic) -> Statistic:
        """Return a line with what was reported of it, where the plan asks for it in these words."""
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
        return ReportedStatistic(
            number=number, text=item.text, measure=measure, source=source, value=figure.value, told=figure
        )


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
