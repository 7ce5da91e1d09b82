"""What a new plan workbook holds before anyone fills it in: areas, periods, an empty annex."""

from datetime import date, timedelta

from cchc_excel.domain.plan_content import AreaContent, PlanContent, PlanValue, Values
from cchc_excel.plan.lists import DAYS_TO_SEND

AREAS = (
    AreaContent("I", "Công tác chỉ đạo, điều hành"),
    AreaContent("II", "Cải cách thể chế"),
    AreaContent("III", "Cải cách thủ tục hành chính"),
    AreaContent("IV", "Cải cách tổ chức bộ máy hành chính"),
    AreaContent("V", "Cải cách chế độ công vụ"),
    AreaContent("VI", "Cải cách tài chính công"),
    AreaContent("VII", "Xây dựng và phát triển chính quyền điện tử, chính quyền số"),
)
"""The areas of the reform programme, in its order."""


def shipped_periods(year: int | None) -> tuple[Values, ...]:
    """Return the reporting periods of the contract: all from 15/12 of the year before, all cumulative."""
    if year is None:
        return (("Q1", "Báo cáo quý I"), ("6T", "Báo cáo 6 tháng"), ("9T", "Báo cáo 9 tháng"), ("NAM", "Báo cáo năm"))
    start = date(year - 1, 12, 15)
    named = (
        ("Q1", f"Báo cáo quý I năm {year}", 3),
        ("6T", f"Báo cáo 6 tháng đầu năm {year}", 6),
        ("9T", f"Báo cáo 9 tháng năm {year}", 9),
        ("NAM", f"Báo cáo năm {year}", 12),
    )
    cutoffs = [(code, name, date(year, month, 14)) for code, name, month in named]
    return tuple((code, name, start, cutoff, cutoff + timedelta(days=DAYS_TO_SEND)) for code, name, cutoff in cutoffs)


def attached_to(year: int | None) -> str:
    """Return the line under the annex's title with number and day left for the clerk."""
    return f"(Kèm theo Kế hoạch số        /KH-VPUBND ngày      /01/{year or '20…'} của Văn phòng UBND tỉnh)"


def empty_content(year: int) -> PlanContent:
    """Return a plan with areas, periods and settings, and no unit or task yet."""
    info: dict[str, PlanValue] = {"year": year, "title": f"Kế hoạch cải cách hành chính năm {year}"}
    return PlanContent(info, attached_to(year), areas=AREAS, periods=shipped_periods(year))
