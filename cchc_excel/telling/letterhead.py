"""The header block of Decree 30/2020 in words, its number and day left to the clerk; how the plan is cited."""

import re
from datetime import date

from cchc_excel.cells import show
from cchc_excel.domain import PlanInfo
from cchc_excel.text import fold_plain

_NAME = "báo cáo "
_HALF_YEAR = re.compile(r"^(0?6) tháng năm", re.IGNORECASE)


def report_symbol(info: PlanInfo) -> str:
    """Return the symbol of a report by the office that issued the plan: BC-VPUBND."""
    office = info.number.rpartition("/")[2].partition("-")[2]
    return f"BC-{office}" if office else "BC"


def attached_to(info: PlanInfo, day: date) -> str:
    """Return the line by which an annex tells its report: number and day are left to the clerk."""
    dated = f"ngày       tháng {month_of(day)} năm {day.year}"
    return f"(Kèm theo Báo cáo số          /{report_symbol(info)} {dated})"


def month_of(day: date) -> str:
    """Return the month as official papers write it."""
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)


def office_name(info: PlanInfo) -> str:
    """Return the office as its own units name it above themselves: Văn phòng UBND tỉnh, Sở Nội vụ."""
    issuer = info.issuer or info.superior
    return f"{issuer} {info.superior}".strip() if fold_plain(issuer) == "van phong" else issuer


def plan_name(info: PlanInfo) -> str:
    """Return how the plan is cited: by number and date (số 12/KH-VPUBND ngày 15/01/2026), or by title."""
    if not any(character.isdigit() for character in info.number.partition("/")[0]):
        return info.title or f"Kế hoạch cải cách hành chính năm {info.year}"
    return f"Kế hoạch số {info.number}" + (f" ngày {show(info.issued_on)}" if info.issued_on else "")


def period_words(name: str) -> str:
    """Return a period's name inside a sentence: Báo cáo 6 tháng đầu năm 2026 is 6 tháng đầu năm 2026."""
    words = name[len(_NAME) :] if name.lower().startswith(_NAME) else name
    words = _HALF_YEAR.sub(r"\1 tháng đầu năm", words)
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
