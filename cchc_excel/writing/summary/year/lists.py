"""The lists of `Tổng kết năm`: objectives period by period, the units' ranking, the tasks left for the next year."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cchc_excel.domain import MeasuredGroup, ObjectiveResult, Period, Plan, Summary
from cchc_excel.layout.columns import CENTERED, METHODS, SHARE, TEXT, Column
from cchc_excel.measuring.leftover import Standing, tasks_left
from cchc_excel.measuring.ranking import ranks, silent_units
from cchc_excel.telling.annex import LineKind
from cchc_excel.telling.leftover import carried_sentence, name_open_units
from cchc_excel.telling.objectives import required, verdict
from cchc_excel.words import EMPTY
from cchc_excel.writing.house.bulk import Computed
from cchc_excel.writing.house.pages import PageRoom
from cchc_excel.writing.house.sheet import Place, Sheet, absolute
from cchc_excel.writing.summary.annex_places import FIRST_ROW as ANNEX_FIRST_ROW
from cchc_excel.writing.summary.columns import ANNEX, OBJECTIVES, number_of
from cchc_excel.writing.summary.content import Content
from cchc_excel.writing.summary.groups.figures import Figures
from cchc_excel.writing.summary.objectives import FIRST_ROW as OBJECTIVES_FIRST_ROW

_WIDTHS = (9.0, 44.0, 12.0)
_WIDTH = 10.0
"""Of the first columns and of all others, in characters."""
_TITLE_POINTS, _GAP_POINTS = 22.0, 17.0
ROOM_BELOW = 60.0
"""What a list's first rows need on the page of its headings, in points."""
FIRST = 3
"""The last column that all lists have alike: a code, a name, one thing more; figures by period stand behind it."""

_OBJECTIVE_ENDS = ("Số thực hiện", "Tổng số", "Đánh giá", "")
_RANKING_ENDS = (
    "Hoàn thành", "Phải thực hiện", "Điểm (tham khảo)", "Số nhiệm vụ xếp loại", "Xếp loại đề nghị (tham khảo)", "",
    "Căn cứ (dòng)",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class YearGrid:
    """The sheet, the periods that have a column or a row each, how many columns there are, the room of its pages."""

    sheet: Sheet
    periods: tuple[Period, ...]
    last_column: int
    room: PageRoom

    @property
    def after(self) -> int:
        """Return the first column behind those of the periods."""
        return FIRST + len(self.periods) + 1


def write_year_lists(grid: YearGrid, content: Content, evidence: Mapping[str, Place], row: int) -> int:
    """Write the lists from a row on, one under another, and return the last row."""
    row = _write_objectives(grid, content.summary, row) + 2
    row = _write_ranking(grid, content, evidence, row) + 2
    return _write_left(grid, content, row)


@dataclass(frozen=True, slots=True)
class ListHead:
    """The headings of a list, which stand above its first row and again wherever a page begins within it."""

    grid: YearGrid
    headings: tuple[str, ...]

    def begin(self, row: int, title: str, below: float = 0.0) -> int:
        """Write title and headings, and return the row after them; `below` must find room on their page."""
        grid = self.grid
        height = grid.sheet.height_for(self._texts(), bold=True) if self.headings else 0.0
        grid.room.take(row - 1, _GAP_POINTS + _TITLE_POINTS + height, _GAP_POINTS + _TITLE_POINTS + height + below)
        grid.sheet.span(row, (1, grid.last_column), title, "section", "left")
        grid.sheet.set_height(row, _TITLE_POINTS)
        if not self.headings:
            return row + 1
        self._write(row + 1)
        return row + 2

    def next(self, row: int, height: float) -> int:
        """Return where the row meant for `row` goes: under the headings once more, where a page begins with it."""
        if not self.grid.room.take(row, height):
            return row
        self._write(row)
        self.grid.room.take(row, self.grid.sheet.height_of(row))
        return row + 1

    def _texts(self) -> list[tuple[str, float]]:
        alone = [
            (number, text)
            for number, text in enumerate(self.headings, start=1)
            if self.headings[number : number + 1] != ("",)
        ]
        return [(text, width_of(number)) for number, text in alone]

    def _write(self, row: int) -> None:
        """Write the headings, one a column; an empty one belongs to the heading before it."""
        for column, text in enumerate(self.headings, start=1):
            if text:
                last = next((n for n in range(column, len(self.headings)) if self.headings[n]), len(self.headings))
                self.grid.sheet.span(row, (column, last), text, "head")
        self.grid.sheet.fit_texts(row, self._texts(), bold=True)


def width_of(column: int) -> float:
    """Return the width of a column of the sheet, in characters."""
    return _WIDTHS[column - 1] if column <= len(_WIDTHS) else _WIDTH


def annex_rows(content: Content) -> dict[str, int]:
    """Return the row of each task in the annex, by its code."""
    return {
        line.task.code: number
        for number, line in enumerate(content.places.lines, start=ANNEX_FIRST_ROW)
        if line.kind is LineKind.TASK and line.task
    }


def _write_objectives(grid: YearGrid, summary: Summary, row: int) -> int:
    codes = [period.code for period in grid.periods]
    head = ListHead(grid, ("Mã CT", "Chỉ tiêu", "Mức phải đạt", *codes, *_OBJECTIVE_ENDS))
    heights = [_objective_height(grid, result) for result in summary.targets]
    row = head.begin(row, "2. Các chỉ tiêu của Kế hoạch: kết quả từng kỳ và đánh giá cuối năm", ROOM_BELOW)
    for source, (result, height) in enumerate(zip(summary.targets, heights, strict=True), start=OBJECTIVES_FIRST_ROW):
        row = head.next(row, height)
        _write_objective(grid, summary, row, result, source)
        row += 1
    if summary.targets:
        return row - 1
    grid.sheet.nothing(row, grid.last_column, "Kế hoạch chưa đặt chỉ tiêu nào.")
    return row


def _objective_height(grid: YearGrid, result: ObjectiveResult) -> float:
    texts = ((result.objective.text, width_of(2)), (required(result.objective), width_of(FIRST)))
    return grid.sheet.height_for(texts)


def _write_objective(grid: YearGrid, summary: Summary, row: int, result: ObjectiveResult, source: int) -> None:
    """Write an objective: what earlier summaries say it had reached, and what `Chỉ tiêu` says now."""
    sheet, objective = grid.sheet, result.objective
    sheet.put(row, 1, objective.code, "cell", "center")
    sheet.put(row, 2, objective.text, "cell", "left")
    sheet.put(row, FIRST, required(objective), "cell", "center")
    reached = {past.period.code: past.reached.get(objective.code) for past in summary.history}
    style = ("cell", "center", "general" if objective.method == METHODS["count"] else "rate")
    for column, period in enumerate(grid.periods, start=FIRST + 1):
        if period == summary.period:
            shown = EMPTY if result.actual is None else result.actual
            sheet.formula(row, column, _objective_cell("actual", source), shown, *style, "bold")
        else:
            known = reached.get(period.code)
            sheet.put(row, column, EMPTY if known is None else known, *style)
    for column, key in enumerate(("numerator", "denominator"), start=grid.after):
        value = getattr(result, key)
        shown = EMPTY if value is None else value
        sheet.formula(row, column, _objective_cell(key, source), shown, "cell", "center", "general")
    columns = (grid.after + 2, grid.after + 3)
    told = _objective_cell("verdict", source), verdict(result)
    sheet.span_formula(row, columns, *told, "cell", "center", "bold")
    sheet.set_height(row, _objective_height(grid, result))


def _objective_cell(key: str, row: int) -> str:
    return f"'{OBJECTIVES.sheet}'!{absolute(row, number_of(OBJECTIVES, key))}"


def _write_ranking(grid: YearGrid, content: Content, evidence: Mapping[str, Place], row: int) -> int:
    sheet, figures = grid.sheet, content.by_unit
    codes = [period.code for period in grid.periods]
    head = ListHead(grid, ("Mã", "Đơn vị", "Xếp hạng", *codes, *_RANKING_ENDS))
    row = head.begin(row, "3. Xếp hạng đơn vị; điểm và xếp loại đề nghị (tham khảo)", ROOM_BELOW)
    places = ranks(figures.groups, silent_units(content.summary))
    for group, rank in zip(figures.groups, places, strict=True):
        row = head.next(row, _unit_height(grid, content, group))
        _write_unit(grid, content, row, group, rank)
        place = evidence[group.code]
        sheet.link_cell(row, grid.after + 6, place.words, place.target, "cell", "center", "leading")
        row += 1
    return row - 1


def _unit_height(grid: YearGrid, content: Content, group: MeasuredGroup) -> float:
    words = content.ratings[group.code].words
    return grid.sheet.height_for(((group.name, width_of(2)), (words, 2 * _WIDTH)))


def _write_unit(grid: YearGrid, content: Content, row: int, group: MeasuredGroup, rank: int | None) -> None:
    sheet, figures, measures = grid.sheet, content.by_unit, group.measures
    place, rating = figures.row_of(group.code), content.ratings[group.code]
    sheet.put(row, 1, group.code, "cell", "center")
    sheet.put(row, 2, group.name, "cell", "left")
    _put_live(sheet, (row, FIRST), figures, ("rank", place), rank, "count", "bold")
    past = {known.period.code: known.by_unit.get(group.code) for known in content.summary.history}
    for column, period in enumerate(grid.periods, start=FIRST + 1):
        if period == content.summary.period:
            _put_live(sheet, (row, column), figures, ("completion_rate", place), measures.completion_rate, "rate")
        else:
            known = past.get(period.code)
            rate = known.completion_rate if known else None
            sheet.put(row, column, EMPTY if rate is None else rate, "cell", "center", "rate")
    _put_live(sheet, (row, grid.after), figures, ("done", place), measures.done, "count")
    applicable = figures.applicable(place)
    sheet.formula(row, grid.after + 1, applicable, measures.applicable, "cell", "center", "count")
    _put_live(sheet, (row, grid.after + 2), figures, ("points", place), rating.points, "points", "bold")
    _put_live(sheet, (row, grid.after + 3), figures, ("rated", place), rating.tasks, "count")
    columns = (grid.after + 4, grid.after + 5)
    sheet.span_formula(row, columns, figures.cell("rating", place), rating.words, "cell", "center")
    sheet.set_height(row, _unit_height(grid, content, group))


def _put_live(
    sheet: Sheet, at: tuple[int, int], figures: Figures, source: tuple[str, int], value: str | float | None, *style: str
) -> None:
    """Write a figure of `Theo đơn vị` as a formula that leads there."""
    sheet.formula(*at, figures.cell(*source), EMPTY if value is None else value, "cell", "center", *style)


def _write_left(grid: YearGrid, content: Content, row: int) -> int:
    """Write the tasks not done and the units that have not done them; return the last row."""
    sheet, summary = grid.sheet, content.summary
    left = tasks_left(summary)
    title = f"4. Nhiệm vụ chuyển tiếp. {carried_sentence(summary, len(left))}"
    if not left:
        return ListHead(grid, ()).begin(row, title) - 1
    columns, spans = _left_columns()
    head = ListHead(grid, tuple(column.heading for column in columns))
    row, table = head.begin(row, title, ROOM_BELOW), sheet.table_rows(columns)
    places = annex_rows(content)
    for standing in left:
        cells = _left_values(summary.plan, standing, places[standing.task.code])
        texts = ((cells.get(column.key), column.width) for column in columns)
        shown = ((text.value if isinstance(text, Computed) else text, width) for text, width in texts)
        row = head.next(row, sheet.height_for(shown))
        sheet.add_row(table, row, [cells.get(column.key) for column in columns], on_pages=True)
        for span in spans:
            sheet.worksheet.add_merge(row, *span)
        row += 1
    return row - 1


def _left_columns() -> tuple[list[Column], list[tuple[int, int]]]:
    """Return the columns, and which of them are one cell: the first is then as wide as all of these."""
    spans = [(3, 6), (7, 8), (9, 10)]
    blank = Column("", "", TEXT, 10)
    columns = [
        Column("task", "Mã NV", CENTERED, 9), Column("text", "Nội dung nhiệm vụ", TEXT, 44),
        Column("units", "Đơn vị chưa hoàn thành", TEXT, 42), blank, blank, blank,
        Column("deadline", "Thời gian hoàn thành", CENTERED, 20), blank,
        Column("outcome", "Kết quả", CENTERED, 20), blank,
        Column("share", "Mức độ hoàn thành", SHARE, 10),
    ]  # fmt: skip
    return [replace(column, key=column.key or f"_{place}") for place, column in enumerate(columns)], spans


def _left_values(plan: Plan, standing: Standing, row: int) -> dict[str, str | Computed]:
    task = standing.task
    share = EMPTY if standing.share is None else standing.share
    outcome, progress = (f"'{ANNEX.sheet}'!{absolute(row, number_of(ANNEX, key))}" for key in ("outcome", "share"))
    return {
        "task": task.code,
        "text": task.text,
        "units": name_open_units(plan, standing),
        "deadline": task.deadline.text,
        "outcome": Computed(outcome, standing.outcome.value),
        "share": Computed(progress, share),
    }
