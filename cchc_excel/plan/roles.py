"""Who leads and who helps where one cell says both: "A chủ trì, phối hợp với B", "- Chủ trì: A - Phối hợp: B".

Owns the words for a role (*vai trò*) and how they part a wording; not which units the parts name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

CAPITAL = f"[{''.join(filter(str.isupper, map(chr, range(0x1EFA))))}]"
"""A capital letter of Vietnamese, for patterns."""

_LEADS = (
    r"(?:(?:là|làm|do)\s+)?(?:(?i:cơ\s+quan|đơn\s+vị|bộ\s+phận)\s+)?"
    r"(?:(?:(?:đồng|cùng)\s+)?(?i:chủ\s+trì)|tham\s+mưu|đầu\s+mối|(?<=\s)chịu\s+trách\s+nhiệm(?:\s+chính)?)"
    r"(?:[\s,]+(?:và\s+)?(?:tham\s+mưu|tổng\s+hợp|(?:tổ\s+chức\s+)?thực\s+hiện|triển\s+khai|trình))*"
    r"|(?i:tham\s+mưu|đầu\s+mối|CT)(?=\s*:)"
)
_HELPS = (
    r"(?:(?i:cơ\s+quan|đơn\s+vị|bộ\s+phận)\s+)?(?:cùng\s+)?(?i:phối\s+hợp)(?:\s+(?:tham\s+mưu|thực\s+hiện|triển\s+khai))*"
    r"(?:\s+(?P<beside>với|cùng))?|(?i:PH)(?=\s*:)"
)
_DOES = r"(?:(?:tổ\s+chức|triển\s+khai)\s+)?(?:thực\s+hiện|triển\s+khai|tham\s+gia|hỗ\s+trợ|góp\s+ý)"
"""What those do who only carry out what another leads; in lower case, as "Phòng Tham mưu" is a unit."""

_MARK = re.compile(
    rf"(?P<open>\(\s*)?(?<!\w)(?:(?P<lead>{_LEADS})|(?P<help>{_HELPS})|(?P<does>{_DOES}))(?!\w)(?P<close>\s*\))?"
)
_SAID = re.compile(r"chủ\s+trì|phối\s+hợp|tham\s+mưu|đầu\s+mối|trách\s+nhiệm|\b(?:CT|PH)\s*:", re.IGNORECASE)
_CLAUSE = re.compile(r"[;\n]")
_ENDS = re.compile(r"\s*(?:$|[;,.\n)\-]|và\b)")
_LAST = re.compile(rf".*(?:[;\n,]|\s-|\svà)\s*(?={CAPITAL}|các\b|phòng\b)", re.DOTALL)
_BEFORE_NAME = re.compile(r"^(?:(?:giao|phân công)\s+(?:cho\s+)?|cùng\s+(?:với\s+)?|với\s+)", re.IGNORECASE)
_WORD = re.compile(r"\w")
_EDGES = " ,.;:-\n&"


class _Role(Enum):
    LEAD = auto()
    HELP = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Roles:
    """The wordings of those who lead and of those who help.

    `unsaid` are those named beside a lead with no role of their own: they are taken to help.
    """

    leading: str
    helping: str = ""
    unsaid: str = ""

    @property
    def is_parted(self) -> bool:
        """Whether anyone but a lead is named."""
        return bool(self.helping)


@dataclass(slots=True)
class _Parts:
    """The stretches of a wording by role; `role` is what the next stretch is unless a word behind it says more."""

    role: _Role = _Role.NONE
    found: list[tuple[_Role, str]] = field(default_factory=list)

    def add(self, text: str, role: _Role) -> None:
        text = _BEFORE_NAME.sub("", text.strip(_EDGES))
        text = text.strip("()" if text.count("(") != text.count(")") else "").strip(_EDGES)
        if _WORD.search(text):
            self.found.append((role, text))

    def of(self, role: _Role) -> str:
        return "; ".join(text for said, text in self.found if said is role)


def split_roles(text: str) -> Roles:
    """Return who leads and who helps; all of it leads where no role is written."""
    if not _SAID.search(text):
        return Roles(text)
    parts = _Parts()
    end = 0
    for mark in _marks(text):
        _part(parts, text[end : mark.start()], mark)
        end = mark.end()
    parts.add(text[end:], parts.role)
    leading, unsaid = parts.of(_Role.LEAD), parts.of(_Role.NONE)
    if not leading:
        return Roles(unsaid, parts.of(_Role.HELP))
    return Roles(leading, "; ".join(filter(None, (parts.of(_Role.HELP), unsaid))), unsaid)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Yield the words for a role; "thực hiện" is one only where others lead."""
    marks = list(_MARK.finditer(text))
    has_lead = any(mark["lead"] for mark in marks)
    for mark in marks:
        if not mark["does"] or (has_lead and _ENDS.match(text, mark.end())):
            yield mark


def _part(parts: _Parts, before: str, mark: re.Match[str]) -> None:
    """Give the stretch before a word for a role its role, and what follows it."""
    role = _Role.LEAD if mark["lead"] else _Role.HELP
    if mark["open"] and mark["close"]:
        last = _cut_last(before)
    elif _is_label(before, mark):
        parts.add(before, parts.role)
        parts.role = role
        return
    else:
        last = _cut_clause(before) if parts.role is _Role.NONE else _cut_last(before)
    parts.add(before[:last], parts.role)
    parts.add(before[last:], role)
    parts.role = _Role.NONE


def _is_label(before: str, mark: re.Match[str]) -> bool:
    """Whether a word for a role stands before those it is of: "Chủ trì: A", "phối hợp với B"."""
    after = mark.string[mark.end() :].lstrip()
    if after.startswith(":") or not _WORD.search(_CLAUSE.split(before)[-1]):
        return True
    return bool(mark["help"]) and bool(mark["beside"] or not _ENDS.match(mark.string, mark.end()))


def _cut_clause(before: str) -> int:
    """Return where the last clause begins."""
    return max((found.end() for found in _CLAUSE.finditer(before)), default=0)


def _cut_last(before: str) -> int:
    """Return where the last name of a stretch begins."""
    found = _LAST.match(before)
    return found.end() if found else 0
