"""What a form sent back shows in its table: marked cells that lose their colour once changed, advice row by row."""

import re
from collections.abc import Iterable
from datetime import date

from cchc_excel.layout.columns import FORM
from cchc_excel.writing.form.content import Form, FormPlace, MarkKind, RowKey
from cchc_excel.writing.form.places import Places, cell_ranges
from cchc_excel.writing.form.rules import Colour
from cchc_excel.writing.house.packages import plain_text, serial

_UNCOMPARED = re.compile(r"[\n\r\t\U00010000-\U0010ffff]|(?<=_)(?=x)")
"""What programs write or count differently inside a formula: a text is compared by the longest piece without it."""

_LONGEST_PIECE = 200
"""In characters; Excel's limit for a text inside a formula is 255."""


def marks_by_row(form: Form) -> dict[RowKey, dict[str, MarkKind]]:
    """Return why cells are marked, by row and column key."""
    rows: dict[RowKey, dict[str, MarkKind]] = {}
    for (row, column), kind in form.marks.items():
        rows.setdefault(row, {})[column] = kind
    return rows


def advice_by_row(form: Form) -> dict[RowKey, str]:
    """Return what must be corrected in each row, a line a cell: the text of the column `Cần sửa`."""
    lines: dict[RowKey, list[str]] = {}
    for point in form.points:
        if point.kind is MarkKind.ERROR and point.place:
            row, column = point.place
            lines.setdefault(row, []).append(f"{FORM.column(column).heading}: {point.advice}")
    return {row: "\n".join(dict.fromkeys(said)) for row, said in lines.items()}


def mark_rules(form: Form, places: Places) -> list[Colour]:
    """Return the rules that keep each mark's colour while its cell stands as it was sent, and strike out its advice."""
    looks = places.template.looks
    standing: dict[FormPlace, list[str]] = {}
    marks = form.marks
    for point in form.points:
        if point.place and places.is_entry(point.place) and point.kind is marks[point.place]:
            standing.setdefault(point.place, []).append(_stands(form, places, point.place, point.beside))
    rules = [
        Colour(places.address(place), _any_of(conditions), looks.marks[marks[place]], stops=True)
        for place, conditions in standing.items()
    ]
    for row in dict.fromkeys(row for row, _ in standing):
        wrong = [
            each for place in standing if place[0] == row and marks[place] is MarkKind.ERROR for each in standing[place]
        ]
        if wrong:
            advice = f"{places.advice_letter}{places.rows[row]}"
            rules.append(Colour(advice, f"NOT({_any_of(wrong)})", looks.outdated))
    return rules


def cleared_rules(form: Form, places: Places) -> list[Colour]:
    """Return the rule that takes the colour off marked cells where no other rule holds any longer."""
    by_column: dict[str, list[int]] = {}
    for row, column in filter(places.is_entry, form.marks):
        by_column.setdefault(places.template.letter(column), []).append(places.rows[row])
    marked = " ".join(cell_ranges(letter, sorted(numbers)) for letter, numbers in by_column.items())
    return [Colour(marked, "TRUE", places.template.looks.plain)] if marked else []


def _any_of(conditions: Iterable[str]) -> str:
    different = list(dict.fromkeys(conditions))
    return different[0] if len(different) == 1 else f"OR({','.join(different)})"


def _stands(form: Form, places: Places, place: FormPlace, beside: frozenset[str]) -> str:
    """Return the formula that is true while a cell, and those beside it, are as they were sent."""
    row, column = place
    cells = [(row, key) for key in sorted({column, *beside})]
    same = [equals(places.address(cell), form.value(cell)) for cell in cells]
    return same[0] if len(same) == 1 else f"AND({','.join(same)})"


def equals(address: str, value: object) -> str:
    """Return the formula that is true while a cell holds a value; of an odd or long text, a piece of it."""
    cell = re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", address)
    if value is None or value == "":
        return f'{cell}=""'
    if isinstance(value, (int, float)):
        return f"{cell}={value!r}"
    if isinstance(value, date):
        return f"{cell}={serial(value):.10g}"
    text = plain_text(str(value))
    piece = max(_UNCOMPARED.split(text), key=len)[:_LONGEST_PIECE]
    literal = f'"{piece.replace(chr(34), chr(34) * 2)}"'
    return f"EXACT({cell},{literal})" if piece == text else f"ISNUMBER(FIND({literal},{cell}))"
