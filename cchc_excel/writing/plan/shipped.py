"""The plan workbook (*tệp kế hoạch*): what goes into one, and an empty one ready to fill in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from cchc_excel.cells import Ref
from cchc_excel.plan.lists import DAYS_TO_SEND
from cchc_excel.rules import Finding

Value = str | float | date | None
Values = tuple[Value, ...]
"""One row, in the order of its layout's columns; what is not given stays empty."""


@dataclass(frozen=True, slots=True)
class AreaContent:
    """An area row of the annex and the task rows under it."""

    code: str
    name: str
    tasks: tuple[Values, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A point the coordinator must look at: a finding, where it stood in the annex, the plan's cell it bears on.

    `value` is what that cell holds: its mark goes when it changes.
    """

    finding: Finding
    where: str = ""
    place: Ref | None = None
    value: Value = None


@dataclass(frozen=True, slots=True)
class KeptText:
    """A text of the origin that is no row of the plan: where it stood, and what became of it."""

    where: str
    text: str
    became: str


@dataclass(frozen=True, slots=True)
class PlanContent:
    """The rows of each sheet. `info` goes by `layout.INFO_KEYS`; `settings` and `post` by field, the rest as shipped.

    `attached_to` is the line in brackets under the annex's title; `notice` stands on the first sheet for all to see.
    `reviews` and `kept` make the sheet `Cần xem lại` of a plan made from something else, the `origin`. No year: left to
    fill in.
    """

    info: Mapping[str, Value]
    attached_to: str
    units: tuple[Values, ...] = ()
    areas: tuple[AreaContent, ...] = ()
    objectives: tuple[Values, ...] = ()
    periods: tuple[Values, ...] = ()
    settings: Mapping[str, bool | int] = field(default_factory=dict)
    post: Mapping[str, str | int] = field(default_factory=dict)
    adjustments: tuple[Values, ...] = ()
    corrections: tuple[Values, ...] = ()
    notice: str = ""
    reviews: tuple[Review, ...] = ()
    kept: tuple[KeptText, ...] = ()
    origin: str = "phụ lục"

    @property
    def year(self) -> int | None:
        """Return the plan's year, None where it is left to fill in."""
        year = self.info.get("year")
        return year if isinstance(year, int) else None


AREAS = (
    AreaContent("I", "Công tác chỉ đạo, điều hành"),
    AreaContent("II", "Cải cách thể chế"),
    AreaContent("III", "Cải cách thủ tục hành chính"),
    AreaContent("IV", "Cải cách tổ chức bộ máy"),
    AreaContent("V", "Cải cách chế độ công vụ"),
    AreaContent("VI", "Cải cách tài chính công"),
    AreaContent("VII", "Xây dựng và phát triển chính quyền số"),
)
"""The areas of the reform programme, in its order."""


def shipped_periods(year: int | None) -> tuple[Values, ...]:
    """Return the reporting periods of the contract: all from 15/12 of the year before, all cumulative."""
    if year is None:
        return (("Q1", "Báo cáo quý I"), ("6T", "Báo cáo 6 tháng"), ("9T", "Báo cáo 9 tháng"), ("NAM", "Báo cáo năm"))
    start = date(year - 1, 12, 15)
    named = (
        ("Q1", f"Báo cáo quý I năm {year}", 3),
        ("6T", f"Báo cáo 6 tháng năm {year}", 6),
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
    info: dict[str, Value] = {"year": year, "title": f"Kế hoạch cải cách hành chính năm {year}"}
    return PlanContent(info, attached_to(year), areas=AREAS, periods=shipped_periods(year))


def write_plan(content: PlanContent, path: Path) -> None:
    """Write the plan workbook; the same content gives the same bytes."""
    from cchc_excel.writing.plan.sheets import write_sheets  # noqa: PLC0415 - only here, it is heavy

    write_sheets(content, path)
