"""`Chỉ tiêu`: the plan's objectives, each with the counts it comes from and whether it is met."""

from xlsxwriter.workbook import Workbook

from cchc_excel.cells import column_letter
from cchc_excel.domain import ObjectiveResult, Summary
from cchc_excel.layout.columns import METHODS
from cchc_excel.telling.objectives import MET, NO_DATA, NOT_DUE, NOT_MET, sign_of, verdict
from cchc_excel.words import COMPARED_PLACES, EMPTY, places_beside
from cchc_excel.writing.house.sheet import Sheet, block_name
from cchc_excel.writing.summary.annex_places import AnnexPlaces
from cchc_excel.writing.summary.columns import OBJECTIVES, number_of
from cchc_excel.writing.summary.formulas import (
    DONE,
    NOT_APPLICABLE,
    Condition,
    begins,
    count,
    differs,
    is_number,
    not_above,
    one_of,
    table_column,
    total,
)
from cchc_excel.writing.summary.overview.objective_chart import place_chart

_HEADER_ROW = 4
FIRST_ROW = _HEADER_ROW + 1
_ALL_TASKS = "Tất cả"


def write_objectives(book: Workbook, sheet: Sheet, summary: Summary, places: AnnexPlaces, subtitle: str) -> None:
    """Write one row an objective; numbers are formulas over the task rows or `DuLieu`."""
    sheet.title("Kết quả thực hiện các chỉ tiêu của Kế hoạch", subtitle, len(OBJECTIVES.columns))
    sheet.set_height(3, 6)
    sheet.headings(_HEADER_ROW, OBJECTIVES.columns)
    for row, result in enumerate(summary.targets, start=FIRST_ROW):
        _write_objective(sheet, row, result, places)
        _write_verdict(sheet, row, result, summary)
    last_row = _HEADER_ROW + max(len(summary.targets), 1)
    if not summary.targets:
        sheet.nothing(last_row, len(OBJECTIVES.columns), "Kế hoạch chưa đặt chỉ tiêu nào.")
    column = number_of(OBJECTIVES, "verdict")
    sheet.worksheet.conditional_format(
        block_name(_HEADER_ROW + 1, column, last_row, column),
        {"type": "cell", "criteria": "==", "value": f'"{NOT_MET}"', "format": sheet.styles("alarm")},
    )
    sheet.table("BangChiTieu", _HEADER_ROW, last_row if summary.targets else _HEADER_ROW, OBJECTIVES.columns)
    sheet.freeze(_HEADER_ROW + 1, 3)
    if summary.targets:
        last_row = place_chart(book, sheet, summary.targets, FIRST_ROW)
    sheet.set_page(last_column=len(OBJECTIVES.columns), last_row=last_row, header_row=_HEADER_ROW)


def _write_objective(sheet: Sheet, row: int, result: ObjectiveResult, places: AnnexPlaces) -> None:
    objective = result.objective
    tasks = ", ".join(objective.tasks) or _ALL_TASKS
    for column, text in enumerate((objective.code, objective.text, objective.method, tasks), start=1):
        sheet.put(row, column, text, "cell", "center" if column == 1 else "left")
    is_count = objective.method == METHODS["count"]
    numerator, denominator = _count_formulas(result, places)
    cells = {key: f"{column_letter(number_of(OBJECTIVES, key))}{row}" for key in OBJECTIVES.keys}
    _write_figure(sheet, row, "numerator", numerator, result.numerator, _amount(result.numerator))
    _write_figure(sheet, row, "denominator", denominator, result.denominator, _amount(result.denominator))
    value_style = ("cell", "center", _amount(result.actual)[2] if is_count else _rate_style(result), "bold")
    quotient = f'IF(ISNUMBER({cells["denominator"]}),{cells["numerator"]}/{cells["denominator"]},"{EMPTY}")'
    _write_figure(sheet, row, "actual", cells["numerator"] if is_count else quotient, result.actual, value_style)
    sheet.put(row, number_of(OBJECTIVES, "operator"), sign_of(objective), "cell", "center")
    sheet.put(row, number_of(OBJECTIVES, "threshold"), objective.threshold, "cell", "center", value_style[2])
    sheet.fit_row(row, enumerate((objective.code, objective.text, objective.method, tasks), start=1))


def _write_verdict(sheet: Sheet, row: int, result: ObjectiveResult, summary: Summary) -> None:
    """Write the objective's day, and whether it is met: what is not reached before that day is not missed."""
    actual, threshold, due = (
        f"{column_letter(number_of(OBJECTIVES, key))}{row}" for key in ("actual", "threshold", "due")
    )
    day = summary.as_of
    missed = f'"{NOT_MET}"'
    if not summary.closes_year:
        missed = f'IF(DATE({day.year},{day.month},{day.day})<{due},"{NOT_DUE}",{missed})'
    reached = f"ROUND({actual},{COMPARED_PLACES}){result.objective.operator}ROUND({threshold},{COMPARED_PLACES})"
    formula = f'IF(ISNUMBER({actual}),IF({reached},"{MET}",{missed}),"{NO_DATA}")'
    sheet.put(row, number_of(OBJECTIVES, "due"), result.due, "cell", "center", "day")
    sheet.formula(row, number_of(OBJECTIVES, "verdict"), formula, verdict(result), "cell", "center", "bold")


def _rate_style(result: ObjectiveResult) -> str:
    """Return the style of a rate: with more decimals where two would show it equal to what it is not."""
    if result.actual is None or places_beside(result.actual, result.objective.threshold) == places_beside(0, 0):
        return "rate"
    return "rate_fine"


def _amount(value: float | None) -> tuple[str, ...]:
    """Return the style of an amount: thousands parted where it is whole, otherwise with its decimals."""
    return ("cell", "center", "count" if value is None or float(value).is_integer() else "general")


def _write_figure(
    sheet: Sheet, row: int, key: str, formula: str | None, value: float | None, style: tuple[str, ...]
) -> None:
    column = number_of(OBJECTIVES, key)
    shown = EMPTY if value is None else value
    if formula is None:
        sheet.put(row, column, shown, *style)
    else:
        sheet.formula(row, column, formula, shown, *style)


def _count_formulas(result: ObjectiveResult, places: AnnexPlaces) -> tuple[str | None, str | None]:
    """Return the formulas of the two counts; None where the method has no such count."""
    objective = result.objective
    if objective.method == METHODS["task_rate"]:
        rows = places.tasks()
        named = _named(places.block(1), objective.tasks)
        applicable = (*named, differs(rows.outcome, ""), differs(rows.outcome, NOT_APPLICABLE))
        done = count(*named, begins(rows.outcome, DONE), exact=True)
        number = count(*applicable, exact=True)
        return f'IF({number}=0,"{EMPTY}",{done})', f'IF({number}=0,"{EMPTY}",{number})'
    actual, whole = table_column("actual"), table_column("total")
    rows_meant = (
        *_named(table_column("task"), objective.tasks),
        differs(table_column("outcome"), NOT_APPLICABLE),
        is_number(actual),
        not_above(actual, whole),
    )
    if objective.method == METHODS["count"]:
        return _sum_or_dash(actual, rows_meant), None
    pairs = (*rows_meant, is_number(whole))
    return _sum_or_dash(actual, pairs), _sum_or_dash(whole, pairs)


def _sum_or_dash(values: str, conditions: tuple[Condition, ...]) -> str:
    return f'IF({count(*conditions, exact=True)}=0,"{EMPTY}",{total(values, *conditions, exact=True)})'


def _named(cells: str, tasks: tuple[str, ...]) -> tuple[Condition, ...]:
    return (one_of(cells, tasks),) if tasks else ()
