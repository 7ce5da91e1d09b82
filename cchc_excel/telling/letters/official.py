"""The official letter that urges a unit (*công văn đôn đốc*) in words: all of it on one page, the worst tasks first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from cchc_excel.domain import Plan
from cchc_excel.telling.letterhead import month_of, plan_name
from cchc_excel.telling.letters.urging import UrgedTask, UrgedUnit
from cchc_excel.text import one_line
from cchc_excel.words import show_date

FROM_LEADER = 3
"""From this letter on the leader in charge gets a copy."""

_LONGEST = {"text": 120, "reported": 44}
_WIDTHS = {"text": 40, "due": 12, "reported": 17}
"""Characters on a line of each column of the table, by the shipped template."""
_LINE, _ROW_PADDING, _BODY_LINE = 4.7, 1.2, 5.4
"""Millimetres."""
_ROOM = 112.0
"""Millimetres that the shipped template leaves for rows, where names are short."""
_BODY_WIDTH = 72
_LINES_AGAIN = 3
"""How many lines more a letter has that is not the first of its kind."""
_SHORT = 36


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """A row of its table."""

    number: str
    text: str
    due: str
    days: str
    reported: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialLetter:
    """What its template may place; `left` says how many tasks the page has no room for, empty where it holds all."""

    superior: str
    issuer: str
    symbol: str
    place: str
    month: str
    year: str
    unit: str
    times: int
    plan: str
    basis: str
    late: int
    soon: int
    tasks: tuple[OfficialRow, ...]
    left: str
    today: str
    answer_by: str
    reply_to: str
    copies: tuple[str, ...]
    keeper: str
    signer_title: str
    signer: str


def official_letter(
    plan: Plan, urged: UrgedUnit, *, times: int, today: date, basis: str, answer_by: date
) -> OfficialLetter:
    """Return what the letter says; `times` is which letter of its kind it is to the unit."""
    info, unit = plan.info, urged.unit
    cited = plan_name(info)
    tasks = (*urged.late, *urged.soon)
    more = _more_lines(unit.name, unit.leader, cited, info.issuer, info.superior, basis) + _LINES_AGAIN * (times > 1)
    shown = _fitting(tasks, _ROOM - _BODY_LINE * more)
    coordinator = plan.unit(info.coordinator)
    return OfficialLetter(
        superior=info.superior.upper(),
        issuer=info.issuer.upper(),
        symbol=_symbol(info.number, info.coordinator),
        place=info.place,
        month=month_of(today),
        year=str(today.year),
        unit=unit.name,
        times=times,
        plan=cited,
        basis=basis,
        late=len(urged.late),
        soon=len(urged.soon),
        tasks=tuple(_row(number, task) for number, task in enumerate(tasks[:shown], start=1)),
        left=_left(tasks[shown:]),
        today=show_date(today),
        answer_by=show_date(answer_by),
        reply_to=info.reply_to,
        copies=(unit.leader,) if times >= FROM_LEADER and unit.leader else (),
        keeper=coordinator.name if coordinator else info.issuer,
        signer_title=info.signer_title.upper(),
        signer=info.signer,
    )


def _symbol(number: str, coordinator: str) -> str:
    """Return the symbol of a letter by the office that issued the plan, drafted by the coordinator: VPUBND-HCTC."""
    office = number.rpartition("/")[2].partition("-")[2]
    return "-".join(filter(None, (office, coordinator)))


def _row(number: int, task: UrgedTask) -> OfficialRow:
    days = str(task.days) if task.days > 0 else f"còn {-task.days}" if task.days else "hôm nay"
    return OfficialRow(str(number), _text(task), show_date(task.due), days, _cut(task.reported, _LONGEST["reported"]))


def _text(task: UrgedTask) -> str:
    person = f" ({_cut(task.person, _SHORT)})" if task.person else ""
    return _cut(f"{task.code}. {one_line(task.text)}", _LONGEST["text"]) + person


def _cut(text: str, longest: int) -> str:
    """Return a text cut between words."""
    return text if len(text) <= longest else f"{text[: longest - 1].rpartition(' ')[0] or text[: longest - 1]}…"


def _fitting(tasks: Sequence[UrgedTask], room: float) -> int:
    """Return how many of the tasks there is room for: one at least."""
    used = 0.0
    for count, height in enumerate(_heights(tasks)):
        used += height
        if used > room and count:
            return count
    return len(tasks)


def _heights(tasks: Iterable[UrgedTask]) -> Iterator[float]:
    for number, task in enumerate(tasks, start=1):
        row = _row(number, task)
        lines = max(ceil(len(getattr(row, key)) / width) for key, width in _WIDTHS.items())
        yield lines * _LINE + _ROW_PADDING


def _more_lines(*texts: str) -> int:
    """Return how many lines long names take beyond those that the page was laid out for."""
    return sum(max(len(text) - _SHORT, 0) * 2 // _BODY_WIDTH for text in texts)


def _left(tasks: Sequence[UrgedTask]) -> str:
    late = sum(task.days > 0 for task in tasks)
    counts = ((late, "nhiệm vụ quá hạn"), (len(tasks) - late, "nhiệm vụ sắp đến hạn"))
    return ", ".join(f"{count} {noun}" for count, noun in counts if count)
