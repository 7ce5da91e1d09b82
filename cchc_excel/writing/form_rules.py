"""What a form's sheet checks by itself: the count of empty required cells, their colour, what may be typed where."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from cchc_excel.kinds import Validation
from cchc_excel.layout import FORM, Column
from cchc_excel.writing.form_content import COUNTED, REQUIRED_WHEN
from cchc_excel.writing.packages import escape
from cchc_excel.writing.prepared_template import PreparedTemplate

_PRIORITY = "{{priority}}"
_LONGEST_PROMPT, _LONGEST_ERROR, _LONGEST_TITLE = 255, 225, 32
"""Excel's limits, in characters: a workbook that breaks them is "repaired" on opening."""


@dataclass(slots=True)
class Places:
    """Where the rows of a form are, by number: `counted` are the tasks with a target, `counter` a row and a letter."""

    template: PreparedTemplate
    tasks: list[int] = field(default_factory=list)
    counted: list[int] = field(default_factory=list)
    spare: list[int] = field(default_factory=list)
    counter: tuple[int, str] | None = None


def counter_formula(places: Places) -> str:
    """Return the formula that counts empty required cells.

    Area rows have an empty status among the tasks' own, so their number is taken off.
    """
    text = places.template.letter("text")
    terms = []
    if places.tasks:
        first, last = places.tasks[0], places.tasks[-1]
        terms.append(_count_empty(places, first, last, ""))
        if others := last - first + 1 - len(places.tasks):
            terms[0] += f"-{others}"
    if places.spare:
        first, last = places.spare[0], places.spare[-1]
        terms.append(_count_empty(places, first, last, f'({text}{first}:{text}{last}<>"")*'))
    return "+".join(terms) or "0"


def _count_empty(places: Places, first: int, last: int, asked: str) -> str:
    status = _range(places.template.letter("status"), first, last)
    letters = {key: places.template.letter(key) for key in REQUIRED_WHEN}
    conditional = "".join(
        f'+({status}="{when}")*({_range(letters[key], first, last)}="")' for key, when in REQUIRED_WHEN.items()
    )
    return f'SUMPRODUCT({asked}({status}=""){conditional})'


def _range(letter: str, first: int, last: int) -> str:
    return f"{letter}{first}:{letter}{last}"


def colour_required(places: Places) -> str:
    """Return the rules that colour required cells while they are empty, and the counter once it is 0."""
    template = places.template
    status = template.letter("status")
    rules = [_colour_rule(places.tasks, status, f'${status}#=""', template.required_style)]
    spare = f'AND(${template.letter("text")}#<>"",${status}#="")'
    rules.append(_colour_rule(places.spare, status, spare, template.required_style))
    for key, when in REQUIRED_WHEN.items():
        letter = template.letter(key)
        formula = f'AND(${status}#="{when}",${letter}#="")'
        rules.append(_colour_rule([*places.tasks, *places.spare], letter, formula, template.required_style))
    if places.counter:
        number, letter = places.counter
        rules.append(_colour_rule([number], letter, f"${letter}$#=0", template.complete_style))
    return "".join(rule.replace(_PRIORITY, str(number)) for number, rule in enumerate(rules, 1))


def _colour_rule(numbers: list[int], letter: str, formula: str, style: int) -> str:
    """Return one rule over the cells of a column; `#` in the formula is the first row."""
    if not numbers:
        return ""
    condition = escape(formula.replace("#", str(numbers[0])))
    return (
        f'<conditionalFormatting sqref="{_ranges(letter, numbers)}"><cfRule type="expression" dxfId="{style}" '
        f'priority="{_PRIORITY}"><formula>{condition}</formula></cfRule></conditionalFormatting>'
    )


def _ranges(letter: str, numbers: Iterable[int]) -> str:
    """Return the cells of a column as ranges: G14:G20 G22:G25."""
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return " ".join(_range(letter, first, last) if last > first else f"{letter}{first}" for first, last in ranges)


def validations(places: Places, first_day: date, last_day: date) -> str:
    """Return the rules Excel holds a clerk to while typing, each with the column's hint."""
    rules = []
    for column in (column for column in FORM.columns if column.filled):
        numbers = [*(places.counted if column.key in COUNTED else places.tasks), *places.spare]
        if numbers:
            rule = column.kind.validation(first_day, last_day)
            rules.append(_validation(column, rule, _ranges(places.template.letter(column.key), numbers)))
    return f'<dataValidations count="{len(rules)}">{"".join(rules)}</dataValidations>' if rules else ""


def _validation(column: Column, rule: Validation | None, cells: str) -> str:
    """Return the rule of one column; free text has the hint alone."""
    shown = f'promptTitle="{_short(column.heading, _LONGEST_TITLE)}" prompt="{_short(column.hint, _LONGEST_PROMPT)}"'
    if rule is None:
        return f'<dataValidation allowBlank="1" showInputMessage="1" {shown} sqref="{cells}"/>'
    operator = "" if rule.type == "list" else f' operator="{rule.operator}"'
    errors = f'errorTitle="{_short(rule.title, _LONGEST_TITLE)}" error="{_short(rule.error, _LONGEST_ERROR)}"'
    formulas = "".join(
        f"<{name}>{escape(formula)}</{name}>"
        for name, formula in (("formula1", rule.formula1), ("formula2", rule.formula2))
        if formula
    )
    return (
        f'<dataValidation type="{rule.type}"{operator} allowBlank="1" showInputMessage="1" showErrorMessage="1" '
        f'{errors} {shown} sqref="{cells}">{formulas}</dataValidation>'
    )


def _short(text: str, longest: int) -> str:
    return escape(text[:longest])
