"""Formulas over rows that carry an outcome: assignments in `DuLieu`, tasks in `Biểu tổng hợp`.

Only functions that Excel 2010 has and LibreOffice computes alike; nothing volatile. COUNTIFS reads a criterion such as
"1.10" as a number and would take 1.1 for it, so where a code looks like a number or a date, rows are compared exactly.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cchc_excel.domain import Outcome
from cchc_excel.layout.columns import DATA, DATA_TABLE
from cchc_excel.words import EMPTY, half_up

_PLAIN_CODE = re.compile(
    r"(?!(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|THG|TRUE|FALSE))[A-ZĐ][\w.-]*", re.IGNORECASE
)

DONE = "Hoàn thành"
IN_PROGRESS = Outcome.IN_PROGRESS.value
NOT_STARTED = Outcome.NOT_STARTED.value
NOT_REPORTED = Outcome.NOT_REPORTED.value
NOT_APPLICABLE = Outcome.NOT_APPLICABLE.value
OVERDUE = ", quá hạn"
"""What the outcomes of one kind begin or end with."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on rows, as COUNTIFS takes it and as an array of true and false."""

    cells: str
    criterion: str
    test: str


def equals_cell(cells: str, cell: str) -> Condition:
    """Return that a column equals the text of a cell."""
    return Condition(cells, cell, f"{cells}={cell}")


def equals(cells: str, text: str) -> Condition:
    """Return that a column equals a text."""
    return Condition(cells, f'"{text}"', f'{cells}="{text}"')


def differs(cells: str, text: str) -> Condition:
    """Return that a column is anything but a text."""
    return Condition(cells, f'"<>{text}"', f'{cells}<>"{text}"')


def begins(cells: str, text: str) -> Condition:
    """Return that a column begins with a text."""
    return Condition(cells, f'"{text}*"', f'LEFT({cells},{len(text)})="{text}"')


def lacks(cells: str, text: str) -> Condition:
    """Return that a column doesn't begin with a text."""
    return Condition(cells, f'"<>{text}*"', f'LEFT({cells},{len(text)})<>"{text}"')


def ends(cells: str, text: str) -> Condition:
    """Return that a column ends with a text."""
    return Condition(cells, f'"*{text}"', f'RIGHT({cells},{len(text)})="{text}"')


def until(cells: str, day: date) -> Condition:
    """Return that a column holds a date on or before a day."""
    stated = f"DATE({day.year},{day.month},{day.day})"
    return Condition(cells, f'"<="&{stated}', f"({cells}<={stated})*ISNUMBER({cells})=1")


def one_of(cells: str, texts: Iterable[str]) -> Condition:
    """Return that a column equals one of the texts; for an exact count only."""
    listed = ",".join(f'"{quoted(text)}"' for text in texts)
    return Condition(cells, "", f"ISNUMBER(MATCH({cells},{{{listed}}},0))")


def is_number(cells: str) -> Condition:
    """Return that a column holds a number; for an exact count only."""
    return Condition(cells, "", f"ISNUMBER({cells})")


def not_above(cells: str, others: str) -> Condition:
    """Return that a column is not above another where that holds a number; for an exact count only."""
    return Condition(cells, "", f"(({cells}<={others})+(ISNUMBER({others})=FALSE)>0)")


def quoted(text: str) -> str:
    """Return a text as it stands between the quotes of a formula."""
    return text.replace('"', '""')


def needs_exact(codes: Iterable[str]) -> bool:
    """Whether a code might be taken for a number, a date or a pattern by COUNTIFS."""
    return not all(_PLAIN_CODE.fullmatch(code) for code in codes)


def count(*conditions: Condition, exact: bool = False) -> str:
    """Return the formula that counts the rows for which all conditions hold."""
    if exact:
        return f"SUMPRODUCT({_tests(conditions)})"
    return "COUNTIFS(" + ",".join(f"{condition.cells},{condition.criterion}" for condition in conditions) + ")"


def total(values: str, *conditions: Condition, exact: bool = False) -> str:
    """Return the formula that adds up a column over the rows for which all conditions hold."""
    if exact:
        return f"SUMPRODUCT({_tests(conditions)},{values})"
    return f"SUMIFS({values}," + ",".join(f"{condition.cells},{condition.criterion}" for condition in conditions) + ")"


def ratio(numerator: str, denominator: str) -> str:
    """Return the formula of a rate: a dash where the denominator is 0, never 0 %."""
    return f'IF({denominator}=0,"{EMPTY}",{numerator}/{denominator})'


def percent(numerator: str, denominator: str) -> str:
    """Return the formula of a rate as words, 22,86%, with a decimal comma whatever the reader's settings are."""
    return f'IF({denominator}=0,"{EMPTY}",SUBSTITUTE(FIXED(100*{numerator}/{denominator},2,TRUE),".",",")&"%")'


def percent_words(numerator: float, denominator: float) -> str:
    """Return what the formula of `percent` comes to."""
    return f"{half_up(100 * numerator / denominator, 2):.2f}%".replace(".", ",") if denominator else EMPTY


def _tests(conditions: Iterable[Condition]) -> str:
    return ",".join(f"--({condition.test})" for condition in conditions)


@dataclass(frozen=True, slots=True)
class Rows:
    """Where rows that are counted stand: each attribute is a range. `exact`: codes need exact comparison."""

    group: str
    outcome: str
    due: str
    weight: str
    share: str
    exact: bool = False


def table_column(key: str) -> str:
    """Return the reference of a column of the table `DuLieu`."""
    return f"{DATA_TABLE}[{DATA.column(key).heading}]"


def assignments(unit_codes: Iterable[str]) -> Rows:
    """Return the assignments of `DuLieu`, grouped by unit."""
    group, outcome, due, weight, share = map(table_column, ("unit", "outcome", "due", "weight", "share"))
    return Rows(group, outcome, due, weight, share, needs_exact(unit_codes))


def count_formulas(rows: Rows, as_of: date, *group: Condition) -> dict[str, str]:
    """Return the formulas of the counts of the contract's section 6, by key, over the rows of a group."""

    def tally(*conditions: Condition) -> str:
        return count(*group, *conditions, exact=rows.exact)

    outcome, is_due = rows.outcome, until(rows.due, as_of)
    return {
        "assigned": tally(),
        "not_applicable": tally(equals(outcome, NOT_APPLICABLE)),
        "done": tally(begins(outcome, DONE)),
        "done_on_time": tally(equals(outcome, Outcome.DONE_ON_TIME)),
        "done_late": tally(equals(outcome, Outcome.DONE_LATE)),
        "in_progress": tally(begins(outcome, IN_PROGRESS)),
        "not_started": tally(begins(outcome, NOT_STARTED)),
        "not_reported": tally(begins(outcome, NOT_REPORTED)),
        "overdue": tally(ends(outcome, OVERDUE)),
        "due": tally(is_due, differs(outcome, NOT_APPLICABLE)),
        "due_done": tally(is_due, begins(outcome, DONE)),
    }


def progress_formula(rows: Rows, *group: Condition) -> str:
    """Return the formula of the average progress: Σ weight × progress / Σ weight over the applicable rows."""
    applicable = (*group, differs(rows.outcome, NOT_APPLICABLE))
    return ratio(weighted_progress(rows, *applicable), total(rows.weight, *applicable, exact=rows.exact))


def weighted_progress(rows: Rows, *conditions: Condition) -> str:
    """Return the formula of Σ weight × progress over the rows for which all conditions hold."""
    return f"SUMPRODUCT({_tests(conditions)},{rows.weight},{rows.share})"


def rate_formulas(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the formulas of the rates, by key, from the cells of the counts beside them."""
    applicable = f"({cells['assigned']}-{cells['not_applicable']})"
    return {
        "completion_rate": ratio(cells["done"], applicable),
        "due_completion_rate": ratio(cells["due_done"], cells["due"]),
        "on_time_rate": ratio(cells["done_on_time"], cells["done"]),
    }
