"""The words people use for a status: those known as a whole, and the patterns of longer wordings.

Patterns stand in the order in which they are tried; what claims that work is done comes after them, in `claims`.
"""

import re
from collections.abc import Callable
from types import MappingProxyType

from cchc_excel.domain import Status
from cchc_excel.kinds import Context, Reading
from cchc_excel.kinds.claims import account_for, as_claimed, not_done, read_claim, read_negated
from cchc_excel.kinds.doubts import PART
from cchc_excel.kinds.written import Pattern, failed, read_by, skeleton
from cchc_excel.rules import Note, Rule
from cchc_excel.rules.statuses import (
    STATUS_EXTENSION,
    STATUS_NOT_APPLICABLE,
    STATUS_NOT_UNDERSTOOD,
    STATUS_QUALITY,
    STATUS_TRANSFERRED,
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
_OTHER_TERM = r"(?:dieu chinh|lui|gia han|keo dai|chuyen sang|doi han)\b"
_OWN_WORK = r"(?:nhiem vu|tham quyen|chuc nang|don vi|chu tri)\b"
_WORK = r"(?:(?:nhiem vu|noi dung|cong viec|ho so) )?"
_WORK_AFTER = r"(?: (?:nhiem vu|noi dung|cong viec|ho so))?"
_QUALITY = r"(?:dat(?: yeu cau)?|tot|kha|trung binh|kem|yeu|xuat sac)"
_BEGUN = r"(?:(?:den|toi) (?:han|ki|thoi)|thuc hien|trien khai|bat dau|tien hanh|to chuc|phat sinh)\b"
_GOING_ON = r"(?:dang(?! (?:tai|ki|bao|cong|tin)\b)|tiep tuc|thuong xuyen|da trinh|duy tri|dinh ki)\b"
_OFFICES = r"(?:phong|ban|so|trung tam|don vi|van phong|cong|ubnd|bo phan|chuyen vien)\b"
_IN_HAND = (
    r"(?:dang (?:thuc hien|trien khai|trinh|tham muu|xu li|soan|xay dung|lay y kien|hoan thien|to chuc|duoc)|lay y kien"
    r"|cho (?:phe duyet|duyet|y kien|tham dinh|ki|ket qua|xem xet)|du thao|to trinh|trinh phe duyet|xin y kien)\b"
)
_YEAR = r"(?:[ /.-]*(?:nam )?20\d\d)?"
_TIME = rf"(?:ki(?: nay| bao cao)*|(?:qui|thang) (?:\d+|[iv]+)|nam(?: nay)?|[69] thang(?: dau)?(?: nam)?){_YEAR}"
_PERIOD = rf"(?:,? (?:(?:trong|tai|o) )?{_TIME})?"


def read_wording(text: str, context: Context) -> Reading | None:
    """Return the status of a longer wording and what else it says, an error where it is doubtful; None if unknown."""
    words = skeleton(text).strip(" .;,/")
    return (
        read_by(_OTHERS, words, context)
        or read_negated(text)
        or read_by(_UNDER_WAY, words, context)
        or read_claim(text, context)
        or read_by(_LAST, words, context)
        or _read_evidence(text, words, context)
    )


def _read_evidence(text: str, words: str, context: Context) -> Reading | None:
    """Return "done" where a text names the paper that was issued; without a day or a number it proves nothing."""
    if not _ISSUED.match(words):
        return None
    account = account_for(text, context)
    if not (account.document or account.finished_on or account.wrong_day):
        return failed(STATUS_NOT_UNDERSTOOD)
    return as_claimed(Status.DONE, None, account)


def _read_as(status: Status, rule: Rule = STATUS_WORDED) -> Callable[[re.Match[str], Context], Reading]:
    return lambda _match, _context: Reading(status, (Note(rule, status),))


def _fail(rule: Rule) -> Callable[[re.Match[str], Context], Reading]:
    return lambda _match, _context: failed(rule)


def _several(match: re.Match[str], _context: Context) -> Reading:
    """Return that a text names more than one status: none of them holds, and not that of work done."""
    return not_done("nhiều trạng thái") if re.search(rf"\b{_DONE}", match[0]) else failed(STATUS_NOT_UNDERSTOOD)


_NOT_APPLICABLE = _read_as(Status.NOT_APPLICABLE, STATUS_NOT_APPLICABLE)


def _patterns(*meanings: tuple[str, Callable[[re.Match[str], Context], Reading]]) -> tuple[Pattern, ...]:
    return tuple((Wording(wording), meaning) for wording, meaning in meanings)


_OTHERS = _patterns(
    (rf".*\b(?:de nghi|de xuat|xin|kien nghi)\b.*\b{_OTHER_TERM}.*", _read_as(Status.IN_PROGRESS, STATUS_EXTENSION)),
    (r".*\b(?:gia han|lui (?:thoi )?han|lui tien do)\b.*", _read_as(Status.IN_PROGRESS, STATUS_EXTENSION)),
    (rf".*\b(?:chuyen|ban giao|giao)(?: (?:cho|sang|ve))? {_OFFICES}.*", _fail(STATUS_TRANSFERRED)),
    (rf".*\bkhong (?:thuoc|phai)\b.*\b{_OWN_WORK}.*", _fail(STATUS_TRANSFERRED)),
    (rf"(?:khong|ko) (?:co )?{_WORK}phat sinh{_WORK_AFTER}{_PERIOD}", _NOT_APPLICABLE),
    (rf"(?:trong ki|ki nay),? (?:khong|ko) (?:co )?{_WORK}phat sinh{_WORK_AFTER}", _NOT_APPLICABLE),
    (rf"(?:(?:khong|chua|da|rat) )?{_QUALITY}", _fail(STATUS_QUALITY)),
    (r".*\w ?(?:/|\bhoac\b) ?(?:chua|dang|da|hoan thanh|khong)\b.*", _several),
    (r"(?:(?:da|ve) )*co ban", lambda *_: not_done(PART)),
)
_UNDER_WAY = _patterns(
    (rf"(?!.*\bda .*{_DONE})(?:(?:van|hien|con) )*chua {_BEGUN}.*", _read_as(Status.NOT_STARTED)),
    (rf"(?!.*(?:%|phan tram\b))(?:(?:hien|van|con) )*{_GOING_ON}.*", _read_as(Status.IN_PROGRESS)),
)
_LAST = _patterns((rf".*\b{_IN_HAND}.*", _read_as(Status.IN_PROGRESS)))
_ISSUED = re.compile(r"(?:da )?(?:duoc )?(?:ki )?(?:ban hanh|phe duyet|cong bo)\b")
