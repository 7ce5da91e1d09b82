"""The statistical appendix with what the plan asks units for: each item takes its line, or stands with its group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_excel.domain import StatisticFigure, Summary
from cchc_excel.telling.appendix.statistics import CHECKED, CHECKED_RATE, Statistic, statistics
from cchc_excel.text import fold
from cchc_excel.words import name_some, show_rate

_UNMEASURED = "số lượng"
_GROUPLESS = "Số liệu khác"
_REPLACEABLE = frozenset({"", CHECKED, CHECKED_RATE})
"""Figures that give way to what the plan asks for in the same words: none yet, or units' own counts beside tasks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedStatistic(Statistic):
    """A line with what units reported of it, or tasks give."""

    told: StatisticFigure


def appendix_lines(summary: Summary) -> Iterator[Statistic]:
    """Yield the appendix's own lines and what the plan asks for.

    An item of the plan takes the line that has its wording, unless that line counts the plan's tasks; else it follows
    the section that its group names; groups of which there is no section come last, numbered on.
    """
    return _with_asked(tuple(statistics(summary)), summary)


def _with_asked(lines: Sequence[Statistic], summary: Summary) -> Iterator[Statistic]:
    asked, section = _Asked(summary, lines), ""
    for line in lines:
        if not line.measure:
            yield from asked.end_section(section)
            section = line.text
        yield asked.take(line)
    yield from asked.end_section(section)
    yield from asked.rest(1 + sum(not line.measure for line in lines))


class _Asked:
    """What the plan asks for beside its tasks, item by item, until each has its line."""

    def __init__(self, summary: Summary, lines: Sequence[Statistic]) -> None:
        self._names = {unit.code: unit.name for unit in summary.plan.units}
        self._of_lines: dict[str, StatisticFigure] = {}
        self._left: list[StatisticFigure] = []
        free = {fold(line.text): line.number for line in lines if line.measure and line.figure in _REPLACEABLE}
        for figure in summary.statistics:
            number = free.pop(fold(figure.item.text), "")
            if number:
                self._of_lines[number] = figure
            else:
                self._left.append(figure)

    def take(self, line: Statistic) -> Statistic:
        """Return a line with what was reported of it, where the plan asks for it in these words."""
        figure = self._of_lines.get(line.number)
        return self._line(line.number, figure) if figure else line

    def end_section(self, section: str) -> Iterator[Statistic]:
        """Yield the items whose group names the section that ends here."""
        own = [told for told in self._left if section and fold(told.item.group) == fold(section)]
        self._left = [told for told in self._left if told not in own]
        return (self._line(told.item.code, told) for told in own)

    def rest(self, number: int) -> Iterator[Statistic]:
        """Yield the items left, group by group, each under a heading."""
        groups = dict.fromkeys(figure.item.group for figure in self._left)
        for place, group in enumerate(groups, start=number):
            yield Statistic(str(place), group or _GROUPLESS)
            for figure in self._left:
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
