"""A document's number and symbol (*số, ký hiệu*): as units report it, as a document or a file's name bears it.

`12/KH-VPUBND`, `Số: 012 /KH-VPUBND`, `12_KH-VPUBND.signed.pdf` are one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_excel.kinds.written import skeleton

_JOIN = r"[\s/_.\-–]{1,3}"
_NUMBER = re.compile(
    rf"(?<![a-z0-9])0{{0,4}}(\d{{1,5}})\s*[/_.\-–\s]\s*(?:(20\d\d)\s*[/_.\-–]\s*)?([a-z]{{1,8}}(?:{_JOIN}[a-z0-9]{{1,15}}){{0,4}})"
)
_REPORTED = re.compile(
    r"(?<![a-z0-9])0{0,4}(\d{1,5})\s*/\s*(?:(20\d\d)\s*/\s*)?([a-z]{1,8}(?:\s*[-–]\s*[a-z0-9]{1,15}){0,4})(?![a-z0-9])"
)
_OWN = re.compile(r"(?:^|\n|\s)so\s*:?\s*(?=0{0,4}\d{1,5}\s*/)")
_BASIS = re.compile(r"(?:^|\n)\W*(?:can cu|thuc hien|kinh gui)\b")
_APART = re.compile(r"[\s/_.\-–]+")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number, a year (0 where none is written) and a symbol's letters, without what stands between them."""

    number: int
    year: int
    symbol: str

    def is_same(self, other: "DocumentNumber") -> bool:
        """Whether two are of one document; a year that one of them leaves out is the other's."""
        same = (self.number, self.symbol) == (other.number, other.symbol)
        return same and (self.year == other.year or not (self.year and other.year))


def reported_numbers(text: str) -> tuple[DocumentNumber, ...]:
    """Return the documents that a unit names in a cell; a lone number is none: it could be any document's."""
    return tuple(_number(found) for found in _REPORTED.finditer(skeleton(text)))


def borne_by_name(name: str, wanted: DocumentNumber) -> bool:
    """Whether a file's name bears a document's number."""
    return any(_begins(found, wanted) for found in _NUMBER.finditer(skeleton(name.rpartition(".")[0] or name)))


def borne_by_text(text: str, wanted: DocumentNumber) -> bool:
    """Whether a document bears a number: its own, after “Số”, before what it cites; without one, any on its page."""
    own = tuple(_own_numbers(text))
    if own:
        return any(number.is_same(wanted) for number in own)
    return any(number.is_same(wanted) for number in map(_number, _REPORTED.finditer(text)))


def _own_numbers(text: str) -> Iterator[DocumentNumber]:
    basis = _BASIS.search(text)
    head = text[: basis.start()] if basis else text
    for mark in _OWN.finditer(head):
        found = _REPORTED.match(head, mark.end())
        if found:
            yield _number(found)
            return


def _number(found: re.Match[str]) -> DocumentNumber:
    return DocumentNumber(int(found[1]), int(found[2] or 0), _APART.sub("", found[3]))


def _begins(found: re.Match[str], wanted: DocumentNumber) -> bool:
    """Whether a number in a name is the one wanted, whatever words follow the symbol there."""
    pieces = _APART.split(found[3])
    number, year = int(found[1]), int(found[2] or 0)
    return any(
        DocumentNumber(number, year, "".join(pieces[:count])).is_same(wanted) for count in range(1, len(pieces) + 1)
    )
