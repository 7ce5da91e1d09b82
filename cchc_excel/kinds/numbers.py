"""Numbers as Vietnamese people write them: 1.234 is a thousand and more, 1,5 is one and a half."""

import re
from functools import lru_cache

from cchc_excel.cells import Value, is_within_excel

NUMBER = r"\d+(?:[.,]\d+)*"
"""A number in a pattern; `parse_decimal` or `parse_count` says what it is, if it is one."""

SHARE_DECIMALS = 9
"""Decimals that a share is rounded to: 0.7 + 0.1 + 0.1 + 0.1 is 1."""

_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_DIVIDES = re.compile(r"[0#?],+(?![0#?,])")
_LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.')


def parse_decimal(text: str) -> float | None:
    """Return a number whose one dot or comma is a decimal mark: 80.5 = 80,5; None if it isn't one."""
    if len(re.findall("[.,]", text)) > 1:
        return None
    return _finite(text.replace(",", "."))


def parse_count(text: str) -> float | None:
    """Return a number whose dots part thousands and whose comma is decimal, but 80.5 and 1,234,567 are seen through.

    None if it isn't one, also for 1,234, which may be either.
    """
    if is_unclear(text):
        return None
    grouped = _GROUPED.fullmatch(text)
    if grouped and not text.startswith("0"):
        return _finite(text.replace(grouped[1], ""))
    head, mark, tail = _split_decimals(text)
    if mark and (mark in head or any(len(group) != 3 for group in re.split("[.,]", head)[1:])):
        return None
    return _finite(re.sub("[.,]", "", head) + (f".{tail}" if mark else ""))


def is_unclear(text: str) -> bool:
    """Whether one comma stands before three digits: thousands to some, decimals to others."""
    return bool(re.fullmatch(r"[1-9]\d{0,2},\d{3}", text))


def as_number(value: Value) -> float | None:
    """Return a number cell's value; None for anything else, truth values and what Excel can't hold included."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if is_within_excel(value) else None


def shows_percent(number_format: str) -> bool:
    """Whether Excel shows a number of this format times a hundred; a quoted % is only ink."""
    return "%" in _LITERALS.sub("", number_format)


@lru_cache(maxsize=4096)
def words_in_format(number_format: str) -> str:
    """Return the words a number format adds behind the number; none where it also divides what it shows."""
    shown = number_format.partition(";")[0]
    if _DIVIDES.search(_LITERALS.sub("", shown)):
        return ""
    return " ".join(" ".join(re.findall(r'"([^"]*)"', shown)).split())


def _split_decimals(text: str) -> tuple[str, str, str]:
    """Return what stands before the last mark, the mark and what stands behind it; no mark: all stands before."""
    position = max(text.rfind("."), text.rfind(","))
    if position < 0:
        return text, "", ""
    return text[:position], text[position], text[position + 1 :]


def _finite(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if is_within_excel(number) else None
