"""What a form's sheet checks by itself: the count of empty required cells, their colour, what may be typed where."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cchc_excel.kinds import Validation
from cchc_excel.layout.asked import ASKED, COUNTED, REQUIRED_WHEN
from cchc_excel.layout.columns import Column
from cchc_excel.writing.form.due import DEADLINE, SETTLED
from cchc_excel.writing.form.places import Places, cell_range, cell_ranges
from cchc_excel.writing.house.packages import escape

_STOP = ' stopIfTrue="1"'
_LONGEST_PROMPT, _LONGEST_ERROR, _LONGEST_TITLE = 255, 225, 32
"""Excel's limits, in characters: a workbook that breaks them is "repaired" on opening."""


class Colour(NamedTuple):
    """A rule that gives cells a look while a formula holds; one that `stops` leaves no say to those after it."""

    cells: str
    formula: str
    look: int
    stops: bool = False


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
    status = cell_range(places.template.letter("status"), first, last)
    letters = {key: places.template.letter(key) for key in REQUIRED_WHEN}
    conditional = "".join(
        f'+({status}="{when}")*({cell_range(letters[key], first, last)}="")' for key, when in REQUIRED_WHEN.items()
    )
    return f'SUMPRODUCT({asked}({status}=""){conditional})'


def required_rules(places: Places) -> list[Colour]:
    """Return the rules that colour required cells while they are empty, and the counter once it is 0."""
    status, text = places.template.letter("status"), places.template.letter("text")
    look = places.template.looks.required
    asked = [
        (places.tasks, status, f'${status}#=""'),
        (places.spare, status, f'AND(${text}#<>"",${status}#="")'),
    ]
    for key, when in REQUIRED_WHEN.items():
        letter = places.template.letter(key)
        asked.append(([*places.tasks, *places.spare], letter, f'AND(${status}#="{when}",${letter}#="")'))
    rules = [
        Colour(cell_ranges(letter, numbers), formula.replace("#", str(numbers[0])), look)
        for numbers, letter, formula in asked
        if numbers
    ]
    if places.counter:
        number, letter = places.counter
        rules.append(Colour(f"{letter}{number}", f"${letter}${number}=0", places.template.looks.complete))
    return rules


def settled_rules(places: Places) -> list[Colour]:
    """Return the rules that take the mark off a deadline once the unit reports the task as done or as never arisen."""
    status, deadline = places.template.letter("status"), places.template.letter(DEADLINE)
    look = places.template.looks.settled
    rules = []
    for row in places.due:
        said = ",".join(f'${status}{row}="{each}"' for each in SETTLED)
        rules.append(Colour(f"{deadline}{row}", f"OR({said})", look))
    return rules


def conditional_formats(rules: Iterable[Colour]) -> str:
    """Return the rules as XML, the first before all others."""
    return "".join(
        f'<conditionalFormatting sqref="{rule.cells}"><cfRule type="expression" dxfId="{rule.look}" '
        f'priority="{number}"{_STOP if rule.stops else ""}><formula>{escape(rule.formula)}</formula></cfRule>'
        "</conditionalFormatting>"
        for number, rule in enumerate(rules, 1)
    )


def validations(places: Places, first_day: date, last_day: date) -> str:
    """Return the rules Excel holds a clerk to while typing, each with the column's hint."""
    rules = []
    for column in ASKED:
        numbers = [*(places.counted if column.key in COUNTED else places.tasks), *places.spare]
        if numbers:
            rule = column.kind.validation(first_day, last_day)
            rules.append(validation_xml(column, rule, cell_ranges(places.template.letter(column.key), numbers)))
    return f'<dataValidations count="{len(rules)}">{"".join(rules)}</dataValidations>' if rules else ""


def validation_xml(column: Column, rule: Validation | None, cells: str) -> str:
    """Return the rule of one column, with what goes there and how its kind is typed; free text has no rule."""
    prompt = f"{column.hint} {rule.prompt}" if rule else column.hint
    shown = f'promptTitle="{_short(column.heading, _LONGEST_TITLE)}" prompt="{_short(prompt, _LONGEST_PROMPT)}"'
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
