"""`Biểu tổng hợp`: the annex itself, filled. Its task rows are what figures by area and overall count."""

from collections.abc import Mapping

from cchc_excel.cells import column_letter
from cchc_excel.domain import Outcome, Summary
from cchc_excel.telling.annex import Line, LineKind
from cchc_excel.telling.supports import support_path, support_words, supports_of
from cchc_excel.words import EMPTY, show_date
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.summary.annex_places import FIRST_ROW, AnnexPlaces, helper_column, in_order
from cchc_excel.writing.summary.columns import ANNEX, ANNEX_HELPERS, number_of
from cchc_excel.writing.summary.formulas import (
    DONE,
    NOT_APPLICABLE,
    NOT_REPORTED,
    NOT_STARTED,
    OVERDUE,
    begins,
    count,
    differs,
    ends,
    equals,
    equals_cell,
    table_column,
)
from cchc_excel.writing.summary.groups.figures import Figures

_HEADER_ROW = FIRST_ROW - 2
_MOST_PRINTED = 10_000
"""Lines up to which someone may print them: Excel takes some thousand ends of pages."""
_COLUMNS = ANNEX.columns
_LAST_TEXT = number_of(ANNEX, "deadline")


def write_annex(sheet: Sheet, summary: Summary, places: AnnexPlaces, by_area: Figures) -> None:
    """Write the annex: title block, heading, number row, lines, hidden helper columns right of the print area."""
    _write_head(sheet, summary)
    unit_rows = sheet.table_rows(_COLUMNS, {"text": ("cell", "indent", "italic")})
    added_rows = sheet.table_rows(_COLUMNS)
    is_printed = len(places.lines) <= _MOST_PRINTED
    for row, line in enumerate(places.lines, start=FIRST_ROW):
        if line.kind in {LineKind.AREA, LineKind.TOTAL}:
            _write_subtotal(sheet, row, line, by_area)
        elif line.kind is LineKind.ADDED_TITLE:
            sheet.span(row, (1, len(_COLUMNS)), line.values["text"], "cell", "left", "group")
            sheet.set_height(row, 20)
        elif line.kind is LineKind.TASK:
            _write_task(sheet, row, line, exact=places.exact_tasks)
            _link_support(sheet, row, line, summary)
        elif line.row and supports_of(line.row, summary):
            _write_supported_unit(sheet, row, line)
            _link_support(sheet, row, line, summary)
        else:
            rows = unit_rows if line.kind is LineKind.UNIT else added_rows
            sheet.add_row(rows, row, in_order(line), on_pages=is_printed)
    sheet.freeze(FIRST_ROW, 3)
    sheet.set_page(last_column=len(_COLUMNS), last_row=places.last_row)
    sheet.worksheet.repeat_rows(_HEADER_ROW - 1, _HEADER_ROW)
    if is_printed:
        sheet.keep_together(FIRST_ROW, places.last_row, 2, places.leads)


def _write_supported_unit(sheet: Sheet, row: int, line: Line) -> None:
    """Write a unit's line cell by cell: the ready rows of a table take no link."""
    values = in_order(line)
    for place, (column, value) in enumerate(zip(_COLUMNS, values, strict=True), start=1):
        if column.key == "text":
            sheet.put(row, place, value, "cell", "left", "indent", "italic")
        else:
            sheet.put_kind(row, place, value, column.kind)
    sheet.fit_row(row, enumerate(values, start=1))


def _link_support(sheet: Sheet, row: int, line: Line, summary: Summary) -> None:
    """Lead from the names of an assignment's documents to where they are gathered."""
    supports = supports_of(line.row, summary) if line.row else ()
    if supports:
        path = support_path(line.row.task, line.row.unit, supports)
        sheet.link_file(
            row, number_of(ANNEX, "support"), support_words(line.row, summary), path, "cell", "wrap", "link"
        )


def _write_head(sheet: Sheet, summary: Summary) -> None:
    info, last = summary.plan.info, len(_COLUMNS)
    title = info.title or f"Kế hoạch cải cách hành chính năm {info.year}"
    sheet.title(
        "Biểu tổng hợp kết quả thực hiện nhiệm vụ",
        f"{title}; {summary.period.name}, số liệu đến ngày {show_date(summary.as_of)}",
        last,
    )
    source = f"(Theo biểu kèm theo Kế hoạch số {info.number})" if info.number else "(Theo biểu kèm theo Kế hoạch)"
    sheet.span(3, (1, last), source, "subtitle")
    sheet.set_height(3, 18)
    sheet.set_height(4, 6)
    sheet.headings(_HEADER_ROW, _COLUMNS, "annex_head")
    for number in range(1, last + 1):
        sheet.put(_HEADER_ROW + 1, number, f"({number})", "number_row")
    for key, heading in ANNEX_HELPERS.items():
        sheet.put(_HEADER_ROW, helper_column(key), heading, "annex_head")
    hidden = (helper_column(next(iter(ANNEX_HELPERS))) - 1, helper_column(list(ANNEX_HELPERS)[-1]) - 1)
    sheet.worksheet.set_column(*hidden, 12, None, {"hidden": True})


def _write_subtotal(sheet: Sheet, row: int, line: Line, by_area: Figures) -> None:
    """Write an area's row or the total: what is done of how many, and the average progress."""
    style = "total" if line.kind is LineKind.TOTAL else "group"
    if line.kind is LineKind.TOTAL:
        source, measures = by_area.total_row, by_area.total
        sheet.span(row, (1, _LAST_TEXT), line.values["text"], "cell", "left", style)
    else:
        source = by_area.row_of(line.values["task"])
        measures = next(group.measures for group in by_area.groups if group.code == line.values["task"])
        sheet.put(row, 1, line.values["task"], "cell", "center", style)
        sheet.span(row, (2, _LAST_TEXT), line.values["text"], "cell", "left", style)
    done = f'"{DONE} "&{by_area.cell("done", source)}&"/"&{by_area.applicable(source)}'
    cell = ("cell", "center", style)
    sheet.formula(row, number_of(ANNEX, "outcome"), done, f"{DONE} {measures.done}/{measures.applicable}", *cell)
    progress = EMPTY if measures.average_progress is None else measures.average_progress
    average = by_area.cell("average_progress", source)
    sheet.formula(row, number_of(ANNEX, "share"), average, progress, *cell, "rate")
    for number in range(number_of(ANNEX, "share") + 1, len(_COLUMNS) + 1):
        sheet.put(row, number, None, "cell", style)
    sheet.set_height(row, 32)


def _write_task(sheet: Sheet, row: int, line: Line, *, exact: bool) -> None:
    """Write a task, its outcome and progress as formulas over its assignments, and its helper cells."""
    values = in_order(line)
    for place, (column, value) in enumerate(zip(_COLUMNS, values, strict=True), start=1):
        sheet.put_kind(row, place, value, column.kind)
    sheet.fit_row(row, enumerate(values, start=1))
    if line.task is None or line.counts is None:
        return
    helpers = {key: f"${column_letter(helper_column(key))}{row}" for key in ANNEX_HELPERS}
    for key, formula in _helper_counts(f"$A{row}", exact=exact).items():
        sheet.formula(row, helper_column(key), formula, line.counts[key], "count")
    outcome, share = number_of(ANNEX, "outcome"), number_of(ANNEX, "share")
    shown = EMPTY if line.values["share"] is None else line.values["share"]
    sheet.formula(row, outcome, _outcome_formula(helpers), str(line.values["outcome"]), "cell", "center")
    sheet.formula(row, share, _share_formula(f"$A{row}", helpers), shown, "cell", "center", "share")
    sheet.put(row, helper_column("area"), line.task.area.code)
    sheet.put(row, helper_column("weight"), line.task.weight)
    sheet.put(row, helper_column("due"), line.due, "day")
    outcome_cell, share_cell = f"{column_letter(outcome)}{row}", f"{column_letter(share)}{row}"
    sheet.formula(row, helper_column("task_outcome"), outcome_cell, str(line.values["outcome"]))
    number = f"IF(ISNUMBER({share_cell}),{share_cell},0)"
    sheet.formula(row, helper_column("task_share"), number, line.values["share"] or 0, "share")


def _helper_counts(code_cell: str, *, exact: bool) -> dict[str, str]:
    task = equals_cell(table_column("task"), code_cell)
    outcome = table_column("outcome")
    conditions = {
        "not_applicable": equals(outcome, NOT_APPLICABLE),
        "done": begins(outcome, DONE),
        "late": equals(outcome, Outcome.DONE_LATE),
        "undated": equals(outcome, Outcome.DONE_UNDATED),
        "overdue": ends(outcome, OVERDUE),
        "not_reported": begins(outcome, NOT_REPORTED),
        "not_started": begins(outcome, NOT_STARTED),
    }
    counts = {key: count(task, condition, exact=exact) for key, condition in conditions.items()}
    return {"units": count(task, exact=exact), **counts}


def _outcome_formula(cells: Mapping[str, str]) -> str:
    """Return the rule of the contract for a task's outcome, over the counts of its assignments."""
    applicable = f"{cells['units']}-{cells['not_applicable']}"
    done = (
        f'IF({cells["late"]}>0,"{Outcome.DONE_LATE}",'
        f'IF({cells["undated"]}>0,"{Outcome.DONE_UNDATED}","{Outcome.DONE_ON_TIME}"))'
    )
    open_ = (
        f'IF({cells["not_reported"]}={applicable},"{NOT_REPORTED}",'
        f'IF({cells["not_reported"]}+{cells["not_started"]}={applicable},"{NOT_STARTED}","{Outcome.IN_PROGRESS}"))'
    )
    late = f'IF({cells["overdue"]}>0,"{OVERDUE}","")'
    return f'IF({applicable}=0,"{NOT_APPLICABLE}",IF({cells["done"]}={applicable},{done},{open_}&{late}))'


def _share_formula(code_cell: str, cells: Mapping[str, str]) -> str:
    """Return the mean progress over a task's applicable assignments, not reported counting as 0."""
    task, outcome = table_column("task"), differs(table_column("outcome"), NOT_APPLICABLE)
    total = f"SUMPRODUCT(--({task}={code_cell}),--({outcome.test}),{table_column('share')})"
    applicable = f"({cells['units']}-{cells['not_applicable']})"
    return f'IF({applicable}=0,"{EMPTY}",{total}/{applicable})'
