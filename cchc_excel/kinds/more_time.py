"""Wordings that ask for more time (*xin gia hạn, lùi thời hạn*): such a request is listed and decides nothing."""

import re
from functools import lru_cache

from cchc_excel.kinds.written import LONGEST, skeleton

_ASKED = r"\b(?:de nghi|de xuat|kien nghi|xin|mong|xem xet|cho phep)\b"
_TERM = r"(?:thoi han|thoi gian|tien do|han)\b"
_DAY = r"(?:den|sang|toi|qua) (?:het )?(?:ngay|thang|qu[iy]|nam|cuoi|dau|\d)"
_MOVED = (
    rf"(?:gia han\b|(?:lui|keo dai|doi|dieu chinh|chuyen)(?: \w+){{0,2}} {_TERM}"
    rf"|(?:lui|keo dai)(?: \w+){{0,4}} {_DAY}|chuyen {_DAY})"
)
_ASKS = re.compile(rf"{_ASKED}.*?\b{_MOVED}|^(?:xin )?(?:gia han|lui (?:thoi )?han|lui tien do)\b")
_NOT_ASKED = re.compile(r"\b(?:khong|chua)(?: \w+){0,2} (?:gia han|lui|keo dai|dieu chinh|doi)\b")
_OTHER_THINGS = re.compile(
    r"\bgia han (?:(?:su dung|cac|cho|goi) )?"
    r"(?:chung thu|chu ky|ban quyen|hop dong|giay phep|ten mien|phan mem|tai khoan|dich vu|license|may chu|thue|no|bao)"
)
_SENTENCE = re.compile(r"[.;\n]")


@lru_cache(maxsize=4096)
def asks_for_more_time(text: str) -> bool:
    """Whether a unit asks for a later deadline: not where it says it doesn't, nor for licences or contracts."""
    return any(_asks(skeleton(part)) for part in _SENTENCE.split(text[: LONGEST * 10]))


def _asks(words: str) -> bool:
    return bool(_ASKS.search(words)) and not _NOT_ASKED.search(words) and not _OTHER_THINGS.search(words)
