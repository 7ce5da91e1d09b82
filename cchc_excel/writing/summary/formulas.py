"""Formulas over rows that carry an outcome: assignments in `DuLieu`, tasks in `Biểu tổng hợp`.

Only functions that Excel 2010 has and LibreOffice computes alike; nothing volatile. COUNTIFS reads a criterion such as
"1.10" as a number and would take 1.1 for it, so where a code looks like a number or a date, rows are compared exactly.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from posixpath import commonprefix

from cchc_excel.domain import Outcome
from cchc_excel.domain.measures import AVERAGES, COUNTS, RATES, Among, Count, Difference
from cchc_excel.domain.outcomes import ALL
from cchc_excel.layout.columns import DATA, DATA_TABLE
from cchc_excel.words import EMPTY, half_up

_PLAIN_CODE = re.compile(
    r"(?!(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|THG|TRUE|FALSE))[A-ZĐ][\w.-]*", re.IGNORECASE
)

DONE = "Hoàn thành"
NOT_STARTED = Outcome.NOT_STARTED.value
NOT_REPORTED = Outcome.NOT_REPORTED.value
NOT_APPLICABLE = Outcome.NOT_APPLICABLE.value
OVERDUE = ", quá hạn"
"""What the outcomes of one kind begin or end with."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on rows, as COUNTIFS takes it, empty where it can't, and as an array of true and false."""

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
    """Return that a column equals one of the texts."""
    listed = ",".join(f'"{quoted(text)}"' for text in texts)
    return Condition(cells, "", f"ISNUMBER(MATCH({cells},{{{listed}}},0))")


def is_number(cells: str) -> Condition:
    """Return that a column holds a number."""
    return Condition(cells, "", f"ISNUMBER({cells})")


def not_above(cells: str, others: str) -> Condition:
    """Return that a column is not above another where that holds a number."""
    return Condition(cells, "", f"(({cells}<={others})+(ISNUMBER({others})=FALSE)>0)")


def quoted(text: str) -> str:
    """Return a text as it stands between the quotes of a formula."""
    return text.replace('"', '""')


def needs_exact(codes: Iterable[str]) -> bool:
    """Whether a code might be taken for a number, a date or a pattern by COUNTIFS."""
    return not all(_PLAIN_CODE.fullmatch(code) for code in codes)


def count(*conditions: Condition, exact: bool = False) -> str:
    """Return the formula that counts the rows for which all conditions hold."""
    if exact or not all(condition.criterion for condition in conditions):
        return f"SUMPRODUCT({_tests(conditions)})"
    return "COUNTIFS(" + ",".join(f"{condition.cells},{condition.criterion}" for condition in conditions) + ")"


def total(values: str, *conditions: Condition, exact: bool = False) -> str:
    """Return the formula that adds up a column over the rows for which all conditions hold."""
    if exact or not all(condition.criterion for condition in conditions):
        return f"SUMPRODUCT({_tests(conditions)},{values})"
    return f"SUMIFS({values}," + ",".join(f"{condition.cells},{condition.criterion}" for condition in conditions) + ")"


def ratio(numerator: str, denominator: str) -> str:
    """Return the formula of a rate: a dash where the denominator is 0, never 0 %."""
    return f'IF({denominator}=0,"{EMPTY}",{numerator}/{denominator})'


def percent(numerator: str, denominator: str, places: int = 2) -> str:
    """Return the formula of a rate as words, 22,86%, with a decimal comma whatever the reader's settings are."""
    rate = f"100*{numerator}/{denominator}"
    return f'IF({denominator}=0,"{EMPTY}",SUBSTITUTE(FIXED({rate},{places},TRUE),".",",")&"%")'


def percent_words(numerator: float, denominator: float, places: int = 2) -> str:
    """Return what the formula of `percent` comes to."""
    if not denominator:
        return EMPTY
    return f"{half_up(100 * numerator / denominator, places):.{places}f}%".replace(".", ",")


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
    return Rows(group=group, outcome=outcome, due=due, weight=weight, share=share, exact=needs_exact(unit_codes))


def count_formulas(rows: Rows, as_of: date, *group: Condition) -> dict[str, str]:
    """Return the formulas of the counts, by key, over the rows of a group."""
    return {known.key: count(*group, *_meant(known.rows, rows, as_of), exact=rows.exact) for known in COUNTS}


def average_formulas(rows: Rows, as_of: date, *group: Condition) -> dict[str, str]:
    """Return the formulas of the averages, by key: Σ weight × progress / Σ weight over the rows that each means."""
    meant = {average.key: (*group, *_meant(average.rows, rows, as_of)) for average in AVERAGES}
    return {
        key: ratio(weighted_progress(rows, *conditions), total(rows.weight, *conditions, exact=rows.exact))
        for key, conditions in meant.items()
    }


def _meant(among: Among, rows: Rows, as_of: date) -> Iterator[Condition]:
    """Yield the conditions on rows that a measure means."""
    if among.is_due:
        yield until(rows.due, as_of)
    if among.outcomes != ALL:
        yield is_outcome(rows.outcome, among.outcomes)


def is_outcome(cells: str, outcomes: frozenset[Outcome]) -> Condition:
    """Return that a column holds one of the outcomes, said by what they, or all others, alone have in common."""
    others = ALL - outcomes
    if len(outcomes) == 1:
        return equals(cells, *outcomes)
    if len(others) == 1:
        return differs(cells, *others)
    if start := _shared_start(outcomes, others):
        return begins(cells, start)
    if end := _shared_start({name[::-1] for name in outcomes}, {name[::-1] for name in others}):
        return ends(cells, end[::-1])
    if start := _shared_start(others, outcomes):
        return lacks(cells, start)
    return one_of(cells, sorted(outcomes))


def _shared_start(names: Collection[str], others: Collection[str]) -> str:
    """Return what all names begin with and none of the others; empty where there is nothing."""
    start = commonprefix(list(names))
    return "" if any(other.startswith(start) for other in others) else start


def weighted_progress(rows: Rows, *conditions: Condition) -> str:
    """Return the formula of Σ weight × progress over the rows for which all conditions hold."""
    return f"SUMPRODUCT({_tests(conditions)},{rows.weight},{rows.share})"


def rate_formulas(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the formulas of the rates, by key, of which the counts stand in cells beside."""

    def counted(counts: Count | Difference) -> str:
        return f"({'-'.join(cells[key] for key in counts.keys)})" if len(counts.keys) > 1 else cells[counts.keys[0]]

    known = (rate for rate in RATES if cells.keys() >= {*rate.part.keys, *rate.whole.keys})
    return {rate.key: ratio(counted(rate.part), counted(rate.whole)) for rate in known}
