"""What a clerk types, beside what a careful reader of the contract's section 6 takes it to say.

A table read by a person, not a reader of words: `Said.means` is one of the words below, a number or a day.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

DONE, GOING, NOT_BEGUN, NONE = "Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Không phát sinh"
STANDING, DOUBTED, UNCLEAR = "Thường xuyên", "doubted", "unclear"
"""A task that is kept up; done, 100 % or a day with a word or sign that takes it back; something unclear."""


@dataclass(frozen=True)
class Said:
    """A cell: what stands in it, what that means; struck: its text is struck out, so it is not there."""

    typed: Any
    means: Any = None
    struck: bool = False


def _all(means: str, *typed: str) -> tuple[Said, ...]:
    return tuple(Said(text, means) for text in typed)


NOTHING = Said(None)
PLAIN_STATUSES = (
    *_all(DONE, "Hoàn thành", "Đã hoàn thành", "hoàn thành", "HOÀN THÀNH.", "Đã xong", "Hoàn thành theo kế hoạch"),
    *_all(GOING, "Đang thực hiện", "Đang triển khai", "đang thực hiện"),
    *_all(NOT_BEGUN, "Chưa thực hiện", "Chưa triển khai"),
)
NOT_APPLICABLE = Said("Không phát sinh", NONE)
STANDING_STATUSES = _all(STANDING, "Thường xuyên", "Đang duy trì")
TICKED_STATUSES = (
    *_all(DONE, "☑ Hoàn thành", "[x] Hoàn thành", "Hoàn thành ✓", "✔", "x"),
    *_all(DONE, "☑ Hoàn thành ☐ Đang thực hiện ☐ Chưa thực hiện"),
    *_all(GOING, "☐ Hoàn thành ☑ Đang thực hiện ☐ Chưa thực hiện", "[ ] Hoàn thành [x] Đang thực hiện"),
    *_all(NOT_BEGUN, "☐ Hoàn thành ☐ Đang thực hiện ☒ Chưa thực hiện"),
)
HARMLESS_STATUSES = _all(
    DONE, "Hoàn thành, không vướng mắc", "Hoàn thành, không có khó khăn", "Đã hoàn thành, không có tồn tại"
)
"""A negation that denies nothing of the work."""
DOUBTED_STATUSES = (
    *_all(DOUBTED, "☐ Hoàn thành", "Hoàn thành □", "[ ] Hoàn thành", "✗ Hoàn thành", "Hoàn thành ❌", "× Hoàn thành"),
    *_all(DOUBTED, "Chưa hoàn thành", "Không hoàn thành", "Chưa xong", "Hoàn thành: chưa", "Chưa thể hoàn thành"),
    *_all(DOUBTED, "Cơ bản hoàn thành", "Hoàn thành cơ bản", "Đã cơ bản hoàn thành"),
    *_all(DOUBTED, "Hoàn thành giai đoạn 1", "Hoàn thành (đợt 1)", "Đã hoàn thành kế hoạch quý I", "Hoàn thành bước 1"),
)
UNCLEAR_STATUSES = _all(UNCLEAR, "xyz", "Theo ý kiến lãnh đạo")

PLAIN_SHARES = tuple(Said(number, float(number)) for number in (0, 0.25, 0.5, 0.99, 1, 1))
WORDED_SHARES = (Said("80%", 0.8), Said("100%", 1.0), Said("50 %", 0.5))
UNCLEAR_SHARES = _all(UNCLEAR, "dưới 80%", "còn 20%", "chưa rõ")
DOUBTED_SHARES = _all(DOUBTED, "100% giai đoạn 1", "100% (đợt 1)", "cơ bản 100%", "100% kế hoạch quý I")

IMPOSSIBLE_DAYS = _all(UNCLEAR, "30/02/2026", "31/11/2026", "31/04/2026")
DOUBTED_DAYS = _all(
    DOUBTED, "Trình ngày 05/3/2026", "Dự kiến 20/02/2026", "chưa ký, 10/02/2026", "Hẹn 12/03/2026",
    "Bắt đầu 05/01/2026", "Đã trình 10/6/2026",
)  # fmt: skip


def day_said(day: date, *, worded: bool = False) -> Said:
    """Return a day as a date of Excel's, or as text."""
    return Said(f"{day:%d/%m/%Y}", day) if worded else Said(datetime.combine(day, datetime.min.time()), day)


def number_said(number: int | None) -> Said:
    """Return a count."""
    return NOTHING if number is None else Said(number, float(number))


_KNOWN = {said.typed: said for said in (*PLAIN_STATUSES, NOT_APPLICABLE, *STANDING_STATUSES)}


def said_plainly(key: str, value: Any) -> Said:
    """Return what a plain value says: a status in the contract's words, a number, a day."""
    if value in (None, ""):
        return NOTHING
    if key == "status":
        return _KNOWN.get(value, Said(value, UNCLEAR))
    if key == "finished":
        return day_said(value.date() if isinstance(value, datetime) else value)
    return Said(value, float(value))
