"""References to the rows of a sheet into which rows are put: where they point afterwards.

Works on the text of areas and formulas. A range of several rows that ends right above the new rows takes them in: they
are meant to belong to what stands above.
"""

import re
from dataclasses import dataclass

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

_CELL = r"\$?[A-Z]{1,3}\$?[0-9]+"
_AREA = re.compile(rf"(?P<first>{_CELL}|\$?[0-9]+(?=:))(?::(?P<last>{_CELL}|\$?[0-9]+))?")
_ROW = re.compile(r"[0-9]+$")
_SHEET = re.compile(r"(?P<sheet>'(?:[^']|'')+'|[^'!]+)!(?P<area>.+)")


@dataclass(frozen=True, slots=True)
class RowShift:
    """`count` rows put into a sheet so that the first becomes row `at`."""

    sheet: str
    at: int
    count: int

    def row(self, number: int) -> int:
        """Return where a row stands afterwards."""
        return number + self.count if number >= self.at else number

    def area(self, text: str, *, grows: bool = True) -> str:
        """Return A1 or A1:B9 as it is afterwards; `grows`: one that ends right above takes the new rows in."""
        found = _AREA.fullmatch(text)
        if not found:
            return text
        first, last = found["first"], found["last"]
        top = _row_of(first)
        moved = _with_row(first, self.row(top))
        if not last:
            return moved
        bottom = _row_of(last)
        takes_in = grows and top < bottom == self.at - 1
        return f"{moved}:{_with_row(last, bottom + self.count if takes_in else self.row(bottom))}"

    def areas(self, text: str, *, grows: bool = True) -> str:
        """Return several areas, parted by spaces, as they are afterwards."""
        return " ".join(self.area(part, grows=grows) for part in text.split())

    def formula(self, text: str, home: str) -> str:
        """Return a formula that stands on the sheet `home` as it is afterwards; one not understood stays as it is."""
        try:
            tokens = Tokenizer(f"={text}").items
        except TokenizerError:
            return text
        return "".join(self._token(token, home) for token in tokens)

    def _token(self, token: Token, home: str) -> str:
        if token.type != Token.OPERAND or token.subtype != Token.RANGE:
            return str(token.value)
        value = str(token.value)
        named = _SHEET.fullmatch(value)
        sheet = named["sheet"].strip("'").replace("''", "'") if named else home
        if sheet.casefold() != self.sheet.casefold():
            return value
        return f"{named['sheet']}!{self.area(named['area'])}" if named else self.area(value)


def _row_of(cell: str) -> int:
    found = _ROW.search(cell)
    return int(found[0]) if found else 0


def _with_row(cell: str, row: int) -> str:
    return _ROW.sub(str(row), cell)
