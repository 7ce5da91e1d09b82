"""Targets (*chỉ tiêu*) of tasks: what "tối thiểu trên 50%" or "≥ 95%" asks for."""

import re
from dataclasses import dataclass

from cchc_excel.text import fold_plain

_WORDS = (
    (re.compile(r"toi thieu tren|>(?!=)|\btren\b|\bhon\b|\bvuot\b"), ">"),
    (re.compile(r">=|≥|toi thieu|it nhat|tro len"), ">="),
    (re.compile(r"<=|≤|toi da|khong qua"), "<="),
    (re.compile(r"<(?!=)|\bduoi\b"), "<"),
)
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)(\s*%)?")


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
