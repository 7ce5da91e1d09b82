"""The words people use for a status: those known as a whole, and the patterns of longer wordings.

Patterns stand in the order in which they are tried: negations and what is only promised come before anything done.
"""

import re
from collections.abc import Callable
from types import MappingProxyType

from cchc_excel.cells import show
from cchc_excel.domain import Status
from cchc_excel.kinds import Context, Reading
from cchc_excel.kinds.days import WRONG_DAYS, day_within
from cchc_excel.kinds.numbers import NUMBER, parse_decimal
from cchc_excel.kinds.written import Pattern, failed, find_document, percent, read_by, skeleton
from cchc_excel.rules import Note, Rule
from cchc_excel.rules.values import (
    STATUS_EVIDENCE,
    STATUS_EXTENSION,
    STATUS_LATE,
    STATUS_NEGATED,
    STATUS_NOT_APPLICABLE,
    STATUS_NOT_UNDERSTOOD,
    STATUS_PARTIAL,
    STATUS_QUALITY,
    STATUS_TRANSFERRED,
    STATUS_WITH_SHARE,
    STATUS_WORDED,
)
from cchc_excel.text import Wording, fold, fold_plain

WORDINGS = {
    Status.DONE: (
        "hoàn thành", "đã hoàn thành", "ht", "đã ht", "hoàn tất", "đã hoàn tất", "đã thực hiện xong", "thực hiện xong",
        "đã làm xong", "làm xong", "hoàn thành rồi", "đã hoàn thành rồi",
    ),
    Status.IN_PROGRESS: (
        "đang thực hiện", "đang th", "đang triển khai", "đang triển khai thực hiện", "đang tham mưu", "đang trình",
        "đang làm", "đang xử lý", "đang xử lí", "đang soạn thảo", "đang xây dựng", "đang tiến hành",
        "đang tổ chức thực hiện",
        "thường xuyên", "thực hiện thường xuyên", "đang thực hiện thường xuyên", "đang duy trì", "tiếp tục duy trì",
        "duy trì thường xuyên", "duy trì", "tiếp tục thực hiện",
    ),
    Status.NOT_STARTED: (
        "chưa thực hiện", "chưa triển khai", "chưa th", "chưa làm", "chưa bắt đầu", "chưa tiến hành", "chưa đến hạn",
        "chưa tới hạn", "chưa triển khai thực hiện", "chưa đến thời gian thực hiện", "chưa đến thời hạn", "chưa đến kỳ",
        "chưa đến thời điểm thực hiện", "chưa đến hạn thực hiện",
    ),
    Status.NOT_APPLICABLE: ("không phát sinh",),
}  # fmt: skip
"""What means a status without a doubt, as it is spelt (casefolded)."""

AS_SPELT = frozenset(words for wordings in WORDINGS.values() for words in wordings)
BY_FOLD = MappingProxyType({fold(words): status for status, wordings in WORDINGS.items() for words in wordings})
BY_PLAIN = MappingProxyType({fold_plain(words): status for status, wordings in WORDINGS.items() for words in wordings})

_DONE = r"(?:hoan thanh|hoan tat|xong|ht)\b"
_HAS_DONE = rf"(?:(?:nhiem vu|cong viec) )?(?:da )?(?:(?:thuc hien|trien khai|lam) )?{_DONE}"
_GAP = r"(?: (?!da\b)[^\W\d]+){0,3}"
_OTHER_TERM = r"(?:dieu chinh|lui|gia han|keo dai|chuyen sang|doi han)\b"
_OWN_WORK = r"(?:nhiem vu|tham quyen|chuc nang|don vi|chu tri)\b"
_WORK = r"(?:(?:nhiem vu|noi dung|cong viec|ho so) )?"
_WORK_AFTER = r"(?: (?:nhiem vu|noi dung|cong viec|ho so))?"
_QUALITY = r"(?:dat(?: yeu cau)?|tot|kha|trung binh|kem|yeu|xuat sac)"
_BEGUN = r"(?:(?:den|toi) (?:han|ki|thoi)|thuc hien|trien khai|bat dau|tien hanh|to chuc|phat sinh)\b"
_PART = r"(?:co ban|mot phan|phan lon|du thao|buoc|giai doan|dot)\b"
_GOING_ON = r"(?:dang(?! (?:tai|ki|bao|cong|tin)\b)|tiep tuc|thuong xuyen|da trinh|duy tri|dinh ki)\b"
_OFFICES = r"(?:phong|ban|so|trung tam|don vi|van phong|cong|ubnd|bo phan|chuyen vien)\b"
_IN_HAND = (
    r"(?:dang (?:thuc hien|trien khai|trinh|tham muu|xu li|soan|xay dung|lay y kien|hoan thien|to chuc|duoc)|lay y kien"
    r"|cho (?:phe duyet|duyet|y kien|tham dinh|ki|ket qua|xem xet)|du thao|to trinh|trinh phe duyet|xin y kien)\b"
)
_PROMISED = r"(?:du kien|se|phan dau|ke hoach|sap|gan|co ban|hau nhu|chuan bi|mot phan|phan lon|muc tieu|yeu cau)\b"
_LATE = r"(?:qua han|tre(?: han)?|cham(?! nhat)(?: han| tien do)?|muon(?! nhat)(?: han)?|khong dung han|sau han)\b"
_WELL = (
    r"(?:toan bo|dung (?:han|tien do|thoi han|ke hoach|qui dinh)|truoc (?:han|thoi han)|som|tot|xuat sac|day du|het"
    r"|theo (?:ke hoach|qui dinh|yeu cau)|(?:nhiem vu|cong viec|noi dung)(?: duoc giao)?)"
)
_PAPERS = r"(?:bao cao|quyet dinh|qd|ke hoach|kh|cong van|cv|van ban|vb|thong bao|so)\b"
_DOUBT = r"(?:\b(?:chua|khong|ko|tru|con|nhung|mot so|tuy nhien)\b|\?)"
_PERIOD = r"(?: (?:(?:trong|tai|o) )?(?:ki|qui|thang|nam|6 thang|9 thang)\b.{0,30})?"
_SHARE = re.compile(rf"(?<![\d/.,])({NUMBER}) ?(?:(?:-|~|den) ?{NUMBER} ?)?(?:%|phan tram\b)")


def read_wording(text: str, context: Context) -> Reading | None:
    """Return the status of a longer wording and what else it says, an error where it is doubtful; None if unknown."""
    reading = read_by(_PATTERNS, skeleton(text).strip(" .;,/"), context)
    if reading is None or reading.notes[0].rule is not STATUS_EVIDENCE:
        return reading
    return _read_evidence(text, context)


def _read_evidence(text: str, context: Context) -> Reading:
    """Return "done" with the day and the document that a text names; without either it proves nothing."""
    document, day = find_document(text), day_within(text, context)
    wrong_day = tuple(note for note in day.notes if day.value is None and note.rule in WRONG_DAYS)
    if not document and day.value is None and not wrong_day:
        return failed(STATUS_NOT_UNDERSTOOD)
    implied = {key: value for key, value in (("finished_on", day.value), ("document", document)) if value}
    words = (f"ngày {show(day.value)}" if day.value else "", f"văn bản {document}" if document else "")
    shown = ", ".join(word for word in (Status.DONE, *words) if word)
    return Reading(Status.DONE, (Note(STATUS_EVIDENCE, shown), *wrong_day), implied)


def _read_as(status: Status, rule: Rule = STATUS_WORDED) -> Callable[[re.Match[str], Context], Reading]:
    return lambda _match, _context: Reading(status, (Note(rule, status),))


def _fail(rule: Rule) -> Callable[[re.Match[str], Context], Reading]:
    return lambda _match, _context: failed(rule)


_NOT_APPLICABLE = _read_as(Status.NOT_APPLICABLE, STATUS_NOT_APPLICABLE)


def _with_share(match: re.Match[str], _context: Context) -> Reading | None:
    """Return the status of a wording that gives a percentage, the lowest where it gives several."""
    if re.search(r"\bduoi\b|<", match[0]):
        return Reading(Status.IN_PROGRESS, (Note(STATUS_PARTIAL, Status.IN_PROGRESS),))
    numbers = [parse_decimal(found[1]) for found in _SHARE.finditer(match[0])]
    if not numbers or None in numbers:
        return None
    return _at_share(min(number / 100 for number in numbers if number is not None), match)


def _with_ratio(match: re.Match[str], _context: Context) -> Reading | None:
    """Return the status of a wording such as "hoàn thành 8/10 đơn vị"."""
    done, total = float(match["part"]), float(match["whole"])
    return _at_share(done / total, match) if 0 <= done <= total and total else None


def _at_share(share: float, match: re.Match[str]) -> Reading | None:
    """Return done only where the wording says so and nothing in it speaks against it."""
    if share >= 1 and match["done"] and re.search(_DOUBT, match[0]):
        return None
    status = Status.DONE if share >= 1 and match["done"] else Status.IN_PROGRESS
    capped = min(share, 1.0)
    return Reading(status, (Note(STATUS_WITH_SHARE, f"{status}, {percent(capped)}"),), {"share": capped})


_MEANINGS: tuple[tuple[str, Callable[[re.Match[str], Context], Reading | None]], ...] = (
    (rf".*\b(?:de nghi|de xuat|xin|kien nghi)\b.*\b{_OTHER_TERM}.*", _read_as(Status.IN_PROGRESS, STATUS_EXTENSION)),
    (r".*\b(?:gia han|lui (?:thoi )?han|lui tien do)\b.*", _read_as(Status.IN_PROGRESS, STATUS_EXTENSION)),
    (rf".*\b(?:chuyen|ban giao|giao)(?: (?:cho|sang|ve))? {_OFFICES}.*", _fail(STATUS_TRANSFERRED)),
    (rf".*\bkhong (?:thuoc|phai)\b.*\b{_OWN_WORK}.*", _fail(STATUS_TRANSFERRED)),
    (rf"(?:khong|ko) (?:co )?{_WORK}phat sinh{_WORK_AFTER}{_PERIOD}", _NOT_APPLICABLE),
    (rf"(?:trong ki|ki nay),? (?:khong|ko) (?:co )?{_WORK}phat sinh{_WORK_AFTER}", _NOT_APPLICABLE),
    (rf"(?:(?:khong|chua|da|rat) )?{_QUALITY}", _fail(STATUS_QUALITY)),
    (rf".*\b(?:chua|khong|ko){_GAP} {_DONE}.*", _read_as(Status.IN_PROGRESS, STATUS_NEGATED)),
    (r".*\w ?(?:/|\bhoac\b) ?(?:chua|dang|da|hoan thanh|khong)\b.*", _fail(STATUS_NOT_UNDERSTOOD)),
    (rf"(?:(?:van|hien|con) )*chua {_BEGUN}.*", _read_as(Status.NOT_STARTED)),
    (r"co ban", _read_as(Status.IN_PROGRESS, STATUS_PARTIAL)),
    (rf".*\b{_PROMISED}{_GAP} {_DONE}.*", _read_as(Status.IN_PROGRESS, STATUS_PARTIAL)),
    (rf".*{_DONE}(?: ve)? {_PART}.*", _read_as(Status.IN_PROGRESS, STATUS_PARTIAL)),
    (rf"(?:(?P<done>{_HAS_DONE})|(?:da|dang|dat|thuc hien|uoc|tien do)\b).*(?:%|phan tram).*", _with_share),
    (rf"(?P<done>{_HAS_DONE}) ?(?:duoc )?(?P<part>\d{{1,6}}) ?/ ?(?P<whole>\d{{1,6}}) [^\d]+", _with_ratio),
    (
        rf"(?!.*(?:\b(?:chua|con)\b|\?)){_HAS_DONE}[ ,(]*(?:nhung )?(?:bi )?{_LATE}[^\d%;,]*",
        _read_as(Status.DONE, STATUS_LATE),
    ),
    (rf"(?:(?:hien|van|con) )*{_GOING_ON}.*", _read_as(Status.IN_PROGRESS)),
    (rf".*\b{_IN_HAND}.*", _read_as(Status.IN_PROGRESS)),
    (rf".*{_DOUBT}.*", _fail(STATUS_NOT_UNDERSTOOD)),
    (r"(?:da )?(?:duoc )?(?:ki )?(?:ban hanh|phe duyet|cong bo)\b.*", _read_as(Status.DONE, STATUS_EVIDENCE)),
    (rf"{_HAS_DONE}[ ,;:(]*(?:vao )?(?:ngay )?\d.*", _read_as(Status.DONE, STATUS_EVIDENCE)),
    (rf"{_HAS_DONE}[ ,;:(]*(?:(?:tai|theo|bang) )?{_PAPERS}.*", _read_as(Status.DONE, STATUS_EVIDENCE)),
    (rf"{_HAS_DONE}(?:[ ,(]+{_WELL}\)?){{1,3}}", _read_as(Status.DONE)),
)

_PATTERNS: tuple[Pattern, ...] = tuple((Wording(wording), meaning) for wording, meaning in _MEANINGS)
