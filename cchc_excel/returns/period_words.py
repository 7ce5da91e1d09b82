"""Which reporting period a wording names: "Quý I", "Q1", "6 tháng đầu năm", "kỳ này", "đến 14/6/2026"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from cchc_excel.domain import Period, Plan
from cchc_excel.numerals import numeral_key
from cchc_excel.text import clean, fold_plain, one_line
from cchc_excel.words import show_date

_PHRASE = re.compile(
    r"(?<!\w)(?:"
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"|(?:qu[ýyíi]|q)[\s.]*(?:iv|i{1,3}|[1-4]|một|mot|hai|ba|bốn|bon|tư|tu)"
    r"|(?:\d{1,2}|ba|sáu|sau|chín|chin)\s*(?:th[áa]ng|t)(?!\w)(?:\s*(?:đầu|dau|cuối|cuoi)(?:\s*n[ăa]m)?)?"
    r"|th[áa]ng\s*\d{1,2}"
    r"|(?:c[ảa]\s+n[ăa]m)"
    r"|k[ỳyìi]\s+(?:này|nay|báo cáo|bao cao|liền trước|lien truoc|trước|truoc|sau)"
    r"|(?:cùng|cung)\s+k[ỳyìi]|(?:năm|nam|quý|quy|tháng|thang|lần|lan)\s+(?:trước|truoc|ngoái|ngoai)"
    r"|(?:(?:năm|nam)\s*)?(?:19|20)\d\d"
    r")(?!\w)",
    re.IGNORECASE,
)
_THIS = frozenset({"ki nay", "ki bao cao"})
_SAME = {"ca nam": "nam", "12 thang": "nam", "3 thang": "qui 1"}
_REPORT_OF_YEAR = re.compile(r"bao cao (?:ket qua |tinh hinh |tong ket )?(?:ca )?nam 20\d\d|nam")
_YEAR = re.compile(r"(?:nam )?((?:19|20)\d\d)")
_LEFT = re.compile(
    r"\(\s*[,;/-]?\s*\)|[/,;:(-]+\s*$|^\s*[/,;:)-]+|(?:\b(?:của|trong|đến|hết|kỳ|năm|ngày|tính)\s*)+$", re.IGNORECASE
)


class Said(NamedTuple):
    """What a wording says of periods: itself without them, and whether it names the one asked for, or others."""

    bare: str
    is_this: bool = False
    is_other: bool = False


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """How the period asked for, and the plan's others, are spelled: `codes` by what a spelling comes to."""

    wanted: str
    year: int
    codes: Mapping[str, str]

    @classmethod
    def of(cls, plan: Plan, wanted: str) -> "PeriodWords":
        """Return the spellings of a plan's periods."""
        return cls(wanted, plan.info.year, {token: p.code for p in plan.periods for token in _spellings(p)})

    def read(self, text: str) -> Said:
        """Return what a heading says of periods; one that names this period beside another is this one's."""
        bare, tokens = _split(text)
        said = [is_this for token in tokens if (is_this := self._is_this(token)) is not None]
        return Said(bare, any(said), bool(said) and not any(said))

    def known_in(self, text: str) -> frozenset[str]:
        """Return the codes of the plan's periods that a text names; of another year, that year."""
        plain, (_, tokens) = fold_plain(text), _split(text)
        years = {found[1] for token in tokens if (found := _YEAR.fullmatch(token))}
        codes = {self.codes[token] for token in tokens if token in self.codes}
        if not codes and _REPORT_OF_YEAR.fullmatch(plain) and "nam" in self.codes:
            codes = {self.codes["nam"]}
        return frozenset(years if years and str(self.year) not in years else codes)

    def _is_this(self, token: str) -> bool | None:
        """Whether a wording is of the period asked for; None where it tells nothing, as the plan's own year."""
        year = _YEAR.fullmatch(token)
        if year:
            return None if int(year[1]) == self.year else False
        return token in _THIS or self.codes.get(token) == self.wanted


def _spellings(period: Period) -> Iterator[str]:
    for text in (period.code, period.name):
        tokens = [token for found in _PHRASE.finditer(clean(text)) if not _YEAR.fullmatch(token := _token(found[0]))]
        yield from tokens
        if not tokens and _REPORT_OF_YEAR.fullmatch(fold_plain(text)):
            yield "nam"
    yield _token(show_date(period.cutoff))


@lru_cache(maxsize=4096)
def _split(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without the periods it names, and what these come to."""
    text = one_line(text)
    tokens = tuple(_token(found[0]) for found in _PHRASE.finditer(text))
    return (one_line(_LEFT.sub("", one_line(_PHRASE.sub(" ", text)))) if tokens else text), tokens


def _token(phrase: str) -> str:
    """Return what a spelling comes to: "Q.I" → "qui 1", "6T đầu năm" → "6 thang"."""
    spelled = re.sub(r"^q(?!u)[\s.]*", "quý ", phrase, flags=re.IGNORECASE)
    spelled = re.sub(r"(?<=\d)\s*t(?!\w)", " tháng", spelled, flags=re.IGNORECASE)
    plain = re.sub(r" dau(?: nam)?$", "", fold_plain(numeral_key(spelled)))
    plain = re.sub(r"^qu[iy] ", "qui ", re.sub(r"^k[iy] ", "ki ", plain))
    return _SAME.get(plain, plain)
