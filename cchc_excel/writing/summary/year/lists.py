"""The lists of `Tổng kết năm`: objectives period by period, the units' ranking, the tasks left for the next year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from cchc_excel.domain import MeasuredGroup, ObjectiveResult, Period, Plan, Summary
from cchc_excel.layout.columns import CENTERED, METHODS, SHARE, TEXT, Column
from cchc_excel.measuring.leftover import Standing, tasks_left
from cchc_excel.measuring.ranking import ranks, silent_units
from cchc_excel.telling.annex import LineKind
from cchc_excel.telling.leftover import carried_sentence, name_open_units
from cchc_excel.telling.objectives import required, verdict
from cchc_excel.words import EMPTY
from cchc_excel.writing.house.bulk import Computed
from cchc_excel.writing.house.sheet import Place, Sheet, absolute
from cchc_excel.writing.summary.annex_places import FIRST_ROW as ANNEX_FIRST_ROW
from cchc_excel.writing.summary.columns import ANNEX, OBJECTIVES, number_of
from cchc_excel.writing.summary.content import Content
from cchc_excel.writing.summary.groups.figures import Figures
from cchc_excel.writing.summary.objectives import FIRST_ROW as OBJECTIVES_FIRST_ROW

FIRST = 3
"""The last column that all lists have alike: a code, a name, one thing more; figures by period stand behind it."""

_OBJECTIVE_ENDS = ("Số thực hiện", "Tổng số", "Đánh giá", "")
_RANKING_ENDS = (
    "Hoàn thành", "Phải thực hiện", "Điểm (tham khảo)", "Số nhiệm vụ xếp loại", "Xếp loại đề nghị (tham khảo)", "",
    "Căn cứ (dòng)",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class YearGrid:
    """The sheet, the periods that have a column or a row each, how many columns there are.

    `leads` are the rows that must have the next one on their page: filled while the sheet is written.
    """

    sheet: Sheet
    periods: tuple[Period, ...]
    last_column: int
    leads: set[int] = field(default_factory=set)

    @property
    def after(self) -> int:
        """Return the first column behind those of the periods."""
        return FIRST + len(self.periods) + 1


def write_year_lists(grid: YearGrid, content: Content, evidence: Mapping[str, Place], row: int) -> int:
    """Write the lists from a row on, one under another, and return the last row."""
    row = _write_objectives(grid, content.summary, row) + 2
    row = _write_ranking(grid, content, evidence, row) + 2
    return _write_left(grid, content, row)


def write_section(grid: YearGrid, row: int, text: str) -> None:
    """Write the title of a list."""
    grid.sheet.span(row, (1, grid.last_column), text, "section", "left")
    grid.sheet.set_height(row, 22)
    grid.leads.update((row, row + 1))


def write_heads(sheet: Sheet, row: int, texts: Iterable[str]) -> None:
    """Write a list's headings, one a column; an empty one belongs to the heading before it."""
    texts = list(texts)
    for column, text in enumerate(texts, start=1):
        if text:
            last = next((n for n in range(column, len(texts)) if texts[n]), len(texts))
            sheet.span(row, (column, last), text, "head")
    sheet.fit_row(row, [(n, text) for n, text in enumerate(texts, start=1) if texts[n : n + 1] != [""]], bold=True)


def _write_objectives(grid: YearGrid, summary: Summary, row: int) -> int:
    sheet = grid.sheet
    write_section(grid, row, "2. Các chỉ tiêu của Kế hoạch: kết quả từng kỳ và đánh giá cuối năm")
    codes = [period.code for period in grid.periods]
    write_heads(sheet, row + 1, ["Mã CT", "Chỉ tiêu", "Mức phải đạt", *codes, *_OBJECTIVE_ENDS])
    for number, result in enumerate(summary.targets):
        _write_objective(grid, summary, row + 2 + number, result, OBJECTIVES_FIRST_ROW + number)
    if summary.targets:
        return row + 1 + len(summary.targets)
    sheet.nothing(row + 2, grid.last_column, "Kế hoạch chưa đặt chỉ tiêu nào.")
    return row + 2


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
    sheet.fit_row(row, [(2, objective.text), (FIRST, required(objective))])


def _objective_cell(key: str, row: int) -> str:
    return f"'{OBJECTIVES.sheet}'!{absolute(row, number_of(OBJECTIVES, key))}"


def _write_ranking(grid: YearGrid, content: Content, evidence: Mapping[str, Place], row: int) -> int:
    sheet, figures = grid.sheet, content.by_unit
    write_section(grid, row, "3. Xếp hạng đơn vị; điểm và xếp loại đề nghị (tham khảo)")
    codes = [period.code for period in grid.periods]
    write_heads(sheet, row + 1, ["Mã", "Đơn vị", "Xếp hạng", *codes, *_RANKING_ENDS])
    places = ranks(figures.groups, silent_units(content.summary))
    for number, (group, rank) in enumerate(zip(figures.groups, places, strict=True), start=row + 2):
        _write_unit(grid, content, number, group, rank)
        place = evidence[group.code]
        sheet.link_cell(number, grid.after + 6, place.words, place.target, "cell", "center", "leading")
    return row + 1 + len(figures.groups)


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
    sheet.fit_row(row, [(2, group.name), (grid.after + 4, rating.words[: len(rating.words) // 2 + 4])])


def _put_live(
    sheet: Sheet, at: tuple[int, int], figures: Figures, source: tuple[str, int], value: str | float | None, *style: str
) -> None:
    """Write a figure of `Theo đơn vị` as a formula that leads there."""
    sheet.formula(*at, figures.cell(*source), EMPTY if value is None else value, "cell", "center", *style)


def _write_left(grid: YearGrid, content: Content, row: int) -> int:
    """Write the tasks not done and the units that have not done them; return the last row."""
    sheet, summary = grid.sheet, content.summary
    left = tasks_left(summary)
    write_section(grid, row, f"4. Nhiệm vụ chuyển tiếp. {carried_sentence(summary, len(left))}")
    if not left:
        return row
    columns, spans = _left_columns()
    write_heads(sheet, row + 1, [column.heading for column in columns])
    table = sheet.table_rows(columns)
    lines = content.places.lines
    places = {
        line.task.code: number
        for number, line in enumerate(lines, start=ANNEX_FIRST_ROW)
        if line.kind is LineKind.TASK and line.task
    }
    for number, standing in enumerate(left, start=row + 2):
        cells = _left_values(summary.plan, standing, places[standing.task.code])
        sheet.add_row(table, number, [cells.get(column.key) for column in columns], on_pages=True)
        for span in spans:
            sheet.worksheet.add_merge(number, *span)
    return row + 1 + len(left)


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
