"""Targets (*chỉ tiêu*) of tasks: what "tối thiểu trên 50%" or "≥ 95%" asks for."""

import re
from dataclasses import dataclass

from cchc_excel.text import fold_plain

_WORDS = (
    (re.compile(r"khong (?:duoi|thap hon|it hon|nho hon)"), ">="),
    (re.compile(r"khong (?:vuot )?qua|khong (?:tren|cao hon|lon hon)|toi da|<=|≤"), "<="),
    (re.compile(r"toi thieu tren|>(?!=)|\btren\b|\bhon\b|\bvuot\b"), ">"),
    (re.compile(r">=|≥|toi thieu|it nhat|tro len"), ">="),
    (re.compile(r"<(?!=)|\bduoi\b"), "<"),
)
_SIGNS = {">=": "≥", "<=": "≤"}
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)(\s*%)?")
_PHRASE = re.compile(
    r"(?P<words>(?:(?:đạt|tối thiểu|tối đa|ít nhất|trên|hơn|vượt|dưới|từ|không|quá|thấp|cao|tỷ lệ|tỉ lệ|bảo đảm|đảm bảo"
    r"|là|mức|>=|<=|≥|≤|>|<)\s*)*)(?P<share>\d+(?:[.,]\d+)?\s*%)(?P<after>\s*trở lên)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ShareTarget:
    """A share to reach, 0-1, and how it is compared: >= > = < <=."""

    operator: str
    share: float


def parse_share_target(text: str) -> ShareTarget | None:
    """Return the share a target asks for; None where its one number is no share, or it has several."""
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1 or not numbers[0][1]:
        return None
    folded = fold_plain(text.replace("≥", ">=").replace("≤", "<="))
    operator = next((sign for pattern, sign in _WORDS if pattern.search(folded)), ">=")
    return ShareTarget(operator, float(numbers[0][0].replace(",", ".")) / 100)


def find_share_target(text: str) -> str:
    """Return the one share that a sentence asks for, as a target is written: "> 50%"; nothing where that is not sure.

    A share without a word that makes it a demand ("đạt", "tối thiểu", "… trở lên") is sure only where it is all: 100%.
    """
    phrases = list(_PHRASE.finditer(text))
    if len(phrases) != 1:
        return ""
    words, share, after = (phrases[0][name] or "" for name in ("words", "share", "after"))
    target = parse_share_target(f"{words}{share}{after}")
    if target is None or not 0 < target.share <= 1:
        return ""
    if not words.strip() and not after:
        return "100%" if target.share == 1 else ""
    figure = "".join(share.split())
    return (
        figure
        if target.share == 1 and target.operator == ">="
        else f"{_SIGNS.get(target.operator, target.operator)} {figure}"
    )
