"""Texts that say that work is done: every word and sign of them is accounted for, or the work is not done.

A claim ("đã hoàn thành", "xong 100%") may stand with its day, its document, how well or late it was done, and with
words that say nothing against it. Owns the reading of such texts; which other status a text may give is
`status_words`'.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from cchc_excel.cells import show
from cchc_excel.domain import Status
from cchc_excel.kinds import Context, Reading
from cchc_excel.kinds.days import WRONG_DAYS, day_within
from cchc_excel.kinds.doubts import PART, find_doubt, find_waiting, names_part, without_harmless
from cchc_excel.kinds.numbers import NUMBER, SHARE_DECIMALS, parse_decimal
from cchc_excel.kinds.signs import odd_sign
from cchc_excel.kinds.written import LONGEST, find_document, percent, skeleton, without_documents
from cchc_excel.rules import Note
from cchc_excel.rules.statuses import (
    STATUS_EVIDENCE,
    STATUS_LATE,
    STATUS_NEGATED,
    STATUS_NOT_DONE,
    STATUS_WITH_SHARE,
    STATUS_WORDED,
)

_DONE = r"\b(?:hoan thanh|hoan tat|xong|ht)\b"
_ACT = r"(?:(?:thuc hien|trien khai|lam|xu li|giai quyet|to chuc|bao cao|the|duoc|kip|he|co|dat) )*"
_CLAIM = re.compile(_DONE)
_NEGATED = re.compile(rf"\b(?:chua|khong|ko|chang) {_ACT}{_DONE}")
_UNSURE_START = re.compile(
    rf"^(?!.*\b(?:da|xong)\b)(?!(?:nhiem vu|cong viec|viec nay|noi dung|trang thai|ket qua|tien do|muc do|ti le"
    rf"|(?:den|toi) nay|hien nay|hien)\b)(?!{_ACT}{_DONE})[^\W\d][^,;.:]*?(?<!\w){_DONE}"
)
_PERCENT = r"(?:%|phan tram\b)"
_SHARE = re.compile(rf"(?<![\d/.,])({NUMBER}) ?(?:(?:-|~|den) ?{NUMBER} ?)?{_PERCENT}")
_NOT_REACHED = re.compile(
    r"(?:\b(?:duoi|con(?: lai)?|thieu|(?:chua|khong)(?: (?:den|toi|dat|qua|duoc|hoan thanh|xong))*)|<=?|≤)"
    rf" ?{NUMBER} ?{_PERCENT}"
)
_SURPASSED = re.compile(rf"\bvuot(?: (?:muc|ke hoach|chi tieu))* {NUMBER} ?{_PERCENT}")
_UNDER_WAY = re.compile(r"(?:da|dang|dat|thuc hien|uoc|tien do)\b")
_GOING = re.compile(r"^dang (?:thuc hien |trien khai )?")
_RATIO = re.compile(rf"{_DONE} ?(?:duoc )?(\d+) ?/ ?(\d+) (?=[^\W\d])(?:(?:giai doan|buoc|dot)\b(?! [\divx]))?")
_LATE = re.compile(
    r"\b(?:nhung )?(?:(?:bi|co|con|hoi) )*(?:qua han|tre(?: han)?|cham(?! nhat)(?: tre| han| tien do)?"
    r"|muon(?! nhat)(?: han)?|khong dung (?:han|tien do|thoi han|ke hoach)|sau han)\b"
    r"(?: (?:so voi )?(?:thoi han|han|ke hoach|tien do|qui dinh))*(?: \d+ (?:ngay|tuan|thang)\b)?"
)
_DAYS = re.compile(r"\b(?:vao )?(?:ngay )?\d+ ?(?:[/.-]|thang) ?\d+(?: ?(?:[/.-]|nam) ?\d+)?")
_ALL = re.compile(r"(?<![\d/])(\d+) ?/ ?\1(?= [^\W\d])")
_WHEN = re.compile(
    rf"({_DONE}(?: roi)?[ ,(]*)(?:trong|vao|tu|hoi|ngay trong|(?:(?:trong|vao|tu|hoi) )?(?:dau|giua|cuoi)) "
    r"(qui|thang) (\d+|i{1,3}|iv)\b(?:(?: ?[/.-] ?| nam )(20\d\d))?"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NAMED = re.compile(
    r"\b(?:bao cao|bc|quyet dinh|qd|ke hoach|kh|cong van|cv|van ban|vb|thong bao|tb|to trinh|ttr|nghi quyet|nq"
    r"|nghi dinh|nd|chi thi|ct|thong tu|tt|de an|luat|so)(?: so)? ?\d+\b(?! ?[%/])|\bgiai doan 20\d\d ?- ?(?:20)?\d\d\b"
)
_ABOVE = re.compile(rf"(?:>=?|≥) ?(?={NUMBER} ?{_PERCENT})")


@dataclass(frozen=True, slots=True)
class Account:
    """What a text says beside the claim itself; `against`: what speaks against it, empty where nothing does."""

    against: str
    finished_on: date | None = None
    document: str = ""
    wrong_day: tuple[Note, ...] = ()
    is_late: bool = False


def read_claim(text: str, context: Context) -> Reading | None:
    """Return what a text says that claims work to be done or gives a share of it; None where it does neither."""
    words = without_harmless(skeleton(text).strip(" .;,/"))
    if len(words) > LONGEST:
        return None
    share = share_in(words)
    if (
        not _CLAIM.search(words)
        and not (_SHARE.search(words) and _UNDER_WAY.match(words))
        and not (share and share >= 1 and find_doubt(words))
    ):
        return None
    if share is not None and share < 1:
        return _partly(share, words)
    return _wholly(share, text, words, context)


def read_negated(text: str) -> Reading | None:
    """Return that work is in progress where a text says no more than that it is not done; None where it doesn't."""
    words = without_harmless(skeleton(text))
    if len(words) > LONGEST or not _NEGATED.search(words) or _CLAIM.search(_NEGATED.sub(" ", words)) or "?" in words:
        return None
    return Reading(Status.IN_PROGRESS, (Note(STATUS_NEGATED, Status.IN_PROGRESS),), denies=True)


def account_for(text: str, context: Context) -> Account:
    """Return what stands in a text beside the claim of work done or of 100 %."""
    document, day = find_document(text), day_within(text, context)
    wrong_day = tuple(note for note in day.notes if day.value is None and note.rule in WRONG_DAYS)
    words = without_harmless(skeleton(without_documents(text)))
    rest = _GOING.sub("", _LATE.sub(" ", words))
    for stated in (_SURPASSED, _RATIO, _ALL, _NAMED, *((_DAYS,) if day.value or wrong_day else ())):
        rest = stated.sub(lambda found: f" {_claimed(found[0])} ", rest)
    rest = _WHEN.sub(lambda found: found[1] if _is_past(found, context) else found[0], rest)
    against = find_waiting(text) or find_doubt(rest) or _unread(_ABOVE.sub("", rest), context)
    return Account(against, day.value, document, wrong_day, is_late=bool(_LATE.search(words)))


def _claimed(text: str) -> str:
    found = _CLAIM.search(text)
    return found[0] if found else ""


def _unread(rest: str, context: Context) -> str:
    """Return what of the rest of a text is neither word nor harmless, said for people."""
    rest = re.sub(rf"\bnam {context.year}\b", " ", _SHARE.sub(" ", rest))
    if _UNSURE_START.search(rest):
        return "lời chưa rõ ý đứng trước"
    if sign := odd_sign(rest):
        return f"dấu “{sign}”"
    number = re.search(r"\d+|\b(?:i{2,3}|iv)\b|\bi\b(?! kien)", rest)
    return f"con số “{number[0]}” chưa rõ ý" if number else ""


def share_in(words: str) -> float | None:
    """Return the lowest share that a text says is reached, 0-1 or above; None where it gives none."""
    ratio = _RATIO.search(words)
    if ratio and int(ratio[2]) > 0 and int(ratio[1]) <= int(ratio[2]):
        return round(int(ratio[1]) / int(ratio[2]), SHARE_DECIMALS)
    reached = _SURPASSED.sub(" ", _NOT_REACHED.sub(" ", words))
    numbers = [number for found in _SHARE.finditer(reached) if (number := parse_decimal(found[1])) is not None]
    return round(min(numbers) / 100, SHARE_DECIMALS) if numbers else None


def _partly(share: float, words: str) -> Reading:
    if names_part(words):
        return not_done(PART, {"share": share})
    shown = f"{Status.IN_PROGRESS}, {percent(share)}"
    return Reading(Status.IN_PROGRESS, (Note(STATUS_WITH_SHARE, shown),), {"share": share})


def _wholly(share: float | None, text: str, words: str, context: Context) -> Reading:
    """Return done where the text says so and nothing stands against it; a share of 100 % alone doesn't say so."""
    status = Status.DONE if _CLAIM.search(words) else Status.IN_PROGRESS
    return as_claimed(status, None if share is None else 1.0, account_for(text, context))


def as_claimed(status: Status, share: float | None, account: Account) -> Reading:
    """Return the status that a text claims with what else it says, or why the work isn't done."""
    if account.against:
        return not_done(account.against)
    given: dict[str, object] = {"share": share, "finished_on": account.finished_on, "document": account.document}
    implied = {key: value for key, value in given.items() if value}
    return Reading(status, (_note_of(status, account, implied), *account.wrong_day), implied)


def _note_of(status: Status, account: Account, implied: dict[str, object]) -> Note:
    if account.is_late:
        return Note(STATUS_LATE, status)
    if not implied and not account.wrong_day:
        return Note(STATUS_WORDED, status)
    words = (
        "100%" if "share" in implied else "",
        f"ngày {show(account.finished_on)}" if account.finished_on else "",
        f"văn bản {account.document}" if account.document else "",
    )
    shown = ", ".join(word for word in (status, *words) if word)
    return Note(STATUS_WITH_SHARE if "share" in implied else STATUS_EVIDENCE, shown)


def not_done(why: str, implied: dict[str, object] | None = None) -> Reading:
    """Return the reading of a text that speaks of work done, and of why it isn't."""
    note = Note(STATUS_NOT_DONE, Status.IN_PROGRESS, {"why": why})
    return Reading(Status.IN_PROGRESS, (note,), implied or {}, denies=True)


def _is_past(found: re.Match[str], context: Context) -> bool:
    """Whether the month or quarter that a text names was over when the figures were closed."""
    number, year = _ROMAN.get(found[3]) or int(found[3]), int(found[4] or context.year)
    month = number * 3 if found[2] == "qui" else number
    if not 1 <= month <= 12:
        return False
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1) <= context.as_of
