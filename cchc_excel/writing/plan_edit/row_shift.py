"""References to the rows of a sheet into which rows are put: where they point afterwards.

Works on the text of areas and formulas. A range of several rows that ends right above the new rows takes them in: they
are meant to belong to what stands above. Nothing points below the last row that a sheet has: Excel would refuse it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

from cchc_excel.books.parts.limits import LAST_ROW

_GONE = "#REF!"
_LINKS = "HYPERLINK("
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
        """Return where a row stands afterwards, in the sheet's last row where it would stand below."""
        return min(number + self.count, LAST_ROW) if number >= self.at else number

    def pushes_off(self, number: int) -> bool:
        """Whether a row comes to stand below the last one."""
        return number >= self.at and number + self.count > LAST_ROW

    def area(self, text: str, *, grows: bool = True) -> str:
        """Return A1 or A1:B9 as it is afterwards, nothing where it would stand wholly below the last row.

        `grows`: one that ends right above takes the new rows in.
        """
        found = _AREA.fullmatch(text)
        if not found:
            return text
        first, last = found["first"], found["last"]
        top = _row_of(first)
        if self.pushes_off(top):
            return ""
        moved = _with_row(first, self.row(top))
        if not last:
            return moved
        bottom = _row_of(last)
        takes_in = grows and top < bottom == self.at - 1
        return f"{moved}:{_with_row(last, bottom + self.count if takes_in else self.row(bottom))}"

    def areas(self, text: str, *, grows: bool = True) -> str:
        """Return several areas, parted by spaces, as they are afterwards."""
        return " ".join(filter(None, (self.area(part, grows=grows) for part in text.split())))

    def link(self, text: str, home: str) -> str:
        """Return a place that a link on the sheet `home` leads to (`#'Sheet'!A1`, with or without its sign) afterwards.

        What is no place (a name, an address outside) stays as it is, and so does a place that would be pushed off.
        """
        sign, place = text[: text.startswith("#")], text[text.startswith("#") :]
        named = _SHEET.fullmatch(place)
        sheet, area = (named["sheet"], named["area"]) if named else (home, place)
        if not self._is_own(unquote(sheet)):
            return text
        moved = self.area(area, grows=False) or area
        return f"{sign}{sheet}!{moved}" if named else f"{sign}{moved}"

    def formula(self, text: str, home: str) -> str:
        """Return a formula that stands on the sheet `home` as it is afterwards; one not understood stays as it is."""
        try:
            tokens = Tokenizer(f"={text}").items
        except TokenizerError:
            return text
        return "".join(self._token(tokens, number, home) for number in range(len(tokens)))

    def _token(self, tokens: Sequence[Token], number: int, home: str) -> str:
        token = tokens[number]
        value = str(token.value)
        if token.type != Token.OPERAND:
            return value
        if token.subtype == Token.TEXT and number and str(tokens[number - 1].value).upper() == _LINKS:
            return self._linked(value, home)
        if token.subtype != Token.RANGE:
            return value
        named = _SHEET.fullmatch(value)
        if not self._is_own(named["sheet"] if named else home):
            return value
        return f"{named['sheet']}!{self.area(named['area']) or _GONE}" if named else self.area(value) or _GONE

    def _linked(self, written: str, home: str) -> str:
        """Return a text in a formula, within its quotes, that says where a link leads."""
        text = written[1:-1]
        return f'"{self.link(text, home)}"' if text.startswith("#") else written

    def _is_own(self, sheet: str) -> bool:
        """Whether that is this sheet's name, as formulas and links write it."""
        return sheet.strip("'").replace("''", "'").casefold() == self.sheet.casefold()


def _row_of(cell: str) -> int:
    found = _ROW.search(cell)
    return int(found[0]) if found else 0


def _with_row(cell: str, row: int) -> str:
    return _ROW.sub(str(row), cell)
