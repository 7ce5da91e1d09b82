"""What Excel refuses in a formula: its length, functions it does not know by that name, marks that are not closed."""

import re
from collections.abc import Iterator
from functools import lru_cache

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError
from openpyxl.utils import FORMULAE

LONGEST = 8_192
_NUMBER = re.compile(r"(?<![A-Za-z0-9.])[0-9]+|(?<=[A-Z$])[0-9]+(?![A-Za-z0-9(])")
_DEEPEST = 64
_MOST_ARGUMENTS = 255
_LONGEST_TEXT = 255
_FUTURE = ("_xlfn.", "_xlfn._xlws.", "_xll.")
_ALSO = frozenset({"TABLE", "GETPIVOTDATA", "HYPERLINK", "IFERROR"})
_LATER = frozenset(
    {
        "AGGREGATE", "CEILING.MATH", "CONCAT", "DAYS", "FILTER", "IFNA", "IFS", "ISOWEEKNUM", "LET", "MAXIFS", "MINIFS",
        "RANK.AVG", "RANK.EQ", "SEQUENCE", "SORT", "SORTBY", "SWITCH", "TEXTJOIN", "UNICHAR", "UNIQUE", "XLOOKUP",
    }
)  # fmt: skip
"""Functions younger than 2007, which stand in a file with `_xlfn.` before them."""


def lint_formula(formula: str) -> Iterator[str]:
    """Yield what is wrong with a formula as it stands in a part, without its equals sign."""
    if len(formula.encode("utf-16-le")) // 2 > LONGEST:
        yield f"a formula of {len(formula)} characters"
    # Formulas of many rows differ in their numbers alone.
    yield from _lint(_NUMBER.sub("1", formula))


@lru_cache(maxsize=4096)
def _lint(formula: str) -> tuple[str, ...]:
    return tuple(_lint_once(formula))


def _lint_once(formula: str) -> Iterator[str]:
    if not formula or formula.startswith("="):
        yield f"no formula: {formula!r}"
        return
    try:
        tokens = Tokenizer(f"={formula}").items
    except (TokenizerError, IndexError) as problem:
        yield f"{formula[:80]}: {problem}"
        return
    for fault in (*_lint_words(tokens), *_lint_brackets(tokens)):
        yield f"{formula[:80]}: {fault}"


def _lint_words(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        value = str(token.value)
        if token.type == Token.FUNC and token.subtype == Token.OPEN and not _is_known(value[:-1]):
            yield f"Excel knows no function {value[:-1]}"
        elif token.subtype == Token.TEXT and len(value) > _LONGEST_TEXT + 2:
            yield f"a text of {len(value) - 2} characters"


def _lint_brackets(tokens: list[Token]) -> Iterator[str]:
    arguments: list[int] = []
    for token in tokens:
        if token.subtype == Token.OPEN:
            arguments.append(1)
            if len(arguments) > _DEEPEST:
                yield f"nested {len(arguments)} deep"
        elif token.type == Token.SEP and arguments:
            arguments[-1] += 1
        elif token.subtype == Token.CLOSE:
            if not arguments:
                yield "closes what it did not open"
            elif arguments.pop() > _MOST_ARGUMENTS:
                yield "too many arguments"
    if arguments:
        yield f"{len(arguments)} brackets are not closed"


def _is_known(function: str) -> bool:
    name = function.upper()
    future = next((mark for mark in reversed(_FUTURE) if name.startswith(mark.upper())), None)
    if future:
        return name[len(future) :] in _LATER
    return name in FORMULAE or name in _ALSO
