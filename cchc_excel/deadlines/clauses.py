"""Clauses: a wording taken to pieces: limits, names of instalments, days of the month, recurrences.

Owns what each piece is; what the pieces come to together is `compose`'s. No word or number is passed over: words that
say nothing of time leave a doubt, a number or a negation among them makes the wording not understood.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from cchc_excel.deadlines.deadline import Deadline, DeadlineKind
from cchc_excel.deadlines.limits import LEAD, Limit, Scope, read_each, read_limit, read_range
from cchc_excel.deadlines.spans import Span, read_span

Read = Callable[[str, Scope], Deadline | None]

_SEPARATOR = re.compile(
    r"-(?=(?:truoc|hoan thanh|xong|cham nhat|han) )|[,;](?:(?:va|va/hoac|hoac) )?| (?:va|va/hoac|hoac) "
)
_LABEL = (
    r"(?:dot|lan|giai doan|buoc|ki) (?:thu )?(?:0?\d(?!\d)|[ivx]+\b|nhat\b|mot\b|hai\b|ba\b|bon\b|tu\b|dau\b|cuoi\b)"
)
_EACH = r"(?:dinh ki )?(?:hang|moi|tung) (?:0?[2346] thang|tuan|thang|qui|nam)\b"
_MARK = rf"(?:{_LABEL}|{_EACH})"
_INSIDE = re.compile(
    r" (?=(?:phai|hoan thanh|xong|truoc|cham nhat|muon nhat|han chot|khong qua|bao cao|gui|nop|trinh|vao ngay|trong)\b)"
    rf"|(?<=\w) (?={_MARK})|(?<=\w) (?=tu (?:ngay|thang|qui) )"
    r"|(?<=\w) (?=theo (?:tuan|thang|qui)(?! dinh| che)\b)"
)
_MARKED = re.compile(rf"(?P<mark>{_MARK}) (?P<rest>.+)")
_EACH_BEHIND = re.compile(rf"(?P<rest>.+) (?P<mark>{_EACH})")
_LEADS = re.compile(rf"{LEAD}(?:(?:bao cao|gui|nop|trinh|thuc hien|trien khai|phai) )*")
_DAY_OF_MONTHS = re.compile(
    r"\b(ngay \d\d?) (?:cua )?(?:cac )?"
    r"(?=thang \d\d?(?:(?:[,;]va |[,;]| va )(?:thang )?\d\d?)+(?![/\d]\d?(?!\d\d)|\d| thang))"
)
_DAY = re.compile(
    rf"{LEAD}(?:tu ngay \d\d?(?:-| den )(?:ngay )?|(?P<before>truoc )?(?:vao )?ngay )(?P<day>\d\d?)"
    r"(?:(?: cua)? thang (?P<which>dau|cuoi|sau|tiep theo|ke tiep|lien ke))?"
    r"(?:(?: cua)? (?:thang|qui|ki(?: bao cao)?|nam)(?P<next> (?:sau|tiep theo|ke tiep))?)?"
)
_START = re.compile(rf"(?:thuc hien |trien khai )?(?:bat dau |ke |tinh )?(?:tu|bat dau) {LEAD}(?P<start>.+)")
_COUNT = re.compile(r"(?:(?:gom|thanh|chia|lam|trong) )*(?P<count>0?\d|hai|ba|bon) (?:dot|lan|ki|giai doan)(?:/nam)?")
_ROUGHLY = re.compile(
    r"(?:(?:du kien|khoang|uoc|phan dau|co the|(?:da |duoc )?(?:gia han|keo dai))(?: |$))+(?P<rest>.*)"
    r"|(?P<first>.+?)(?: du kien)+"
)
_REPORT = re.compile(r"bao cao (?=(?:thang|qui|[69] thang|nam)\b)")
_AMOUNT = re.compile(
    r"(?:it nhat |toi thieu )?0?\d+"
    r" (?:lop|cuoc|buoi|hoi nghi|van ban|bao cao|tin|bai|don vi|nguoi|mo hinh|san pham)\b\D*"
)
_WEEKDAY = re.compile(r"(?:chieu |sang )?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)")
_SELDOM = re.compile(r"(?:bao cao )?(?:dot xuat|(?:khi|neu) .+)")
_HARMLESS = re.compile(r"theo (?:dung )?(?:ke hoach|qui dinh|tien do)|theo van ban|van ban|nam")
_NUMBER = re.compile(r"\d|\b(?:i{1,3}|iv|vi{0,3}|ix|x)\b")
_NEGATION = re.compile(r"\b(?:khong|chua|tru|huy|tam dung|lui|rieng)\b")


@dataclass(frozen=True, slots=True)
class DayOf:
    """A day of some month: "trước ngày 15 tháng cuối quý"; `which` is `dau`, `cuoi`, `sau` or nothing.

    `whole` is what it comes to alone, None where it needs to be told of which months.
    """

    day: int
    before: bool
    which: str
    whole: Deadline | None


@dataclass(slots=True)
class Clauses:
    """The pieces of a wording, each kind in order; `labels` counts "đợt 1", `counts` are numbers said ("2 đợt")."""

    limits: list[Limit] = field(default_factory=list)
    days: list[DayOf] = field(default_factory=list)
    starts: list[Span] = field(default_factory=list)
    others: list[Deadline] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    labels: int = 0
    seldom: bool = False
    weekday: bool = False
    is_either: bool = False
    is_rough: bool = False

    def of(self, *kinds: DeadlineKind) -> list[Deadline]:
        """Return the pieces that have no date of their own, of these kinds."""
        return [other for other in self.others if other.kind in kinds]


def read_clauses(key: str, scope: Scope, read: Read) -> Clauses | None:
    """Return the pieces of a key; `read` reads one that is a whole wording. None where a number or "không" is left."""
    found = Clauses(is_either=bool(re.search(r"\bhoac\b", key)))
    pieces = [
        piece for part in _SEPARATOR.split(_DAY_OF_MONTHS.sub(r"\1,", key)) for piece in _take_apart(part, read, scope)
    ]
    if len(pieces) > 1:
        pieces = [_REPORT.sub("", piece) for piece in pieces]
    limits = read_each([_without_doubt(piece) for piece in pieces], scope)
    for piece, limit in zip(pieces, limits, strict=True):
        found.is_rough |= _without_doubt(piece) != piece
        if limit:
            found.limits.append(limit)
        elif not _place(_without_doubt(piece), found, scope, read):
            return None
    return found


def _take_apart(part: str, read: Read, scope: Scope) -> Iterator[str]:
    """Yield the pieces of a part: itself where it is one wording, else what stands between words that begin another."""
    each = _EACH_BEHIND.fullmatch(part)
    if each and (_DAY.fullmatch(each["rest"]) or read_limit(each["rest"], scope)):
        yield from (each["rest"], each["mark"])
    elif read(part, scope):
        yield part
    else:
        for piece in _INSIDE.split(part):
            marked = _MARKED.fullmatch(piece)
            if marked and not read(piece, scope):
                yield marked["mark"]
                yield from _take_apart(marked["rest"], read, scope)
            else:
                yield piece


def _without_doubt(piece: str) -> str:
    roughly = _ROUGHLY.fullmatch(piece)
    return (roughly["rest"] or roughly["first"] or "") if roughly else piece


def _place(piece: str, found: Clauses, scope: Scope, read: Read) -> bool:
    """Put a piece that is no limit where it belongs; False where it says what isn't understood."""
    if not piece or _LEADS.fullmatch(f"{piece} ") or _HARMLESS.fullmatch(piece):
        return True
    if re.fullmatch(_LABEL, piece):
        found.labels += 1
    elif day := _DAY.fullmatch(piece):
        which = "sau" if day["next"] else {"dau": "dau", "cuoi": "cuoi", None: ""}.get(day["which"], "sau")
        found.days.append(DayOf(int(day["day"]), bool(day["before"]), which, read(piece, scope)))
    elif count := _COUNT.fullmatch(piece):
        found.counts.append(_COUNTS.get(count["count"]) or int(count["count"]))
    elif _WEEKDAY.fullmatch(piece):
        found.weekday = True
    elif _SELDOM.fullmatch(piece) and not _NUMBER.search(piece):
        found.seldom = True
    elif start := _start_of(piece, scope):
        found.starts.append(start)
    elif span := read_range(re.sub(r"^tu ", "", piece), scope):
        found.limits.append(Limit(span, before=False, until=True))
    elif other := read(piece, scope):
        _place_whole(other, found)
    else:
        found.is_rough = True
        return bool(_AMOUNT.fullmatch(piece)) or (not _NUMBER.search(piece) and not _NEGATION.search(piece))
    return True


def _place_whole(other: Deadline, found: Clauses) -> None:
    """Put a whole wording where it belongs: a stretch of years is a limit."""
    if other.due:
        years = Span("year", other.due.replace(month=1, day=1), other.due, other.approximate)
        found.limits.append(Limit(years, before=False, until=True))
    else:
        found.others.append(other)


def _start_of(piece: str, scope: Scope) -> Span | None:
    start = _START.fullmatch(piece)
    return read_span(start["start"], scope.year) if start else None


_COUNTS = {"hai": 2, "ba": 3, "bon": 4}
