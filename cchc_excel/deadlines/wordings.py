"""The wordings of deadlines: an ordered table of patterns, each with what it means.

A pattern must fit the whole wording (as a key, see `keys`); the first one that fits and makes sense decides. Several
wordings in one cell are `compose`'s.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from cchc_excel.deadlines import meanings
from cchc_excel.deadlines.compose import compose
from cchc_excel.deadlines.deadline import Deadline, DeadlineKind
from cchc_excel.deadlines.keys import make_key
from cchc_excel.deadlines.limits import LEAD, Scope
from cchc_excel.deadlines.spans import YEAR, Words
from cchc_excel.text import Wording

_OPEN = (DeadlineKind.EVENT, DeadlineKind.UNDETERMINED)


@lru_cache(maxsize=4096)
def read_wording(text: str, scope: Scope) -> Deadline | None:
    """Return what a wording means, None where it is not understood. The deadline's own text is left empty.

    It is one of the table, or several of them together; where a date hides in one that has none, only roughly.
    """
    key = make_key(text)
    if key is None:
        return None
    whole = _read(key.flat, scope)
    deadline = _read_piece(key.flat, scope) or compose(key.parted, scope, _read_piece) or whole
    return replace(deadline, approximate=deadline.approximate or key.doubtful) if deadline else None


def _read(key: str, scope: Scope) -> Deadline | None:
    for pattern, meaning in _WORDINGS:
        if (match := pattern.fullmatch(key)) and (deadline := meaning(match.groupdict(), scope)):
            return deadline
    return None


def _read_piece(key: str, scope: Scope) -> Deadline | None:
    """Return what a wording of the table means, None also where a date may hide in it."""
    found = _read(key, scope)
    return None if found and found.kind in _OPEN and found.approximate and meanings.hides_date(key) else found


_AND = r"(?:[,;]va |[,;/-]| va | hoac )"
_EACH = r"(?:hang|moi|tung|theo|dinh ki)"
_UNIT = r"(?:(?:0?[23469]|hai|ba|sau) thang|tuan|thang|qui|nam)"
_ONCE = r"(?:0?1|mot)"
_OFTEN = rf"(?:{_EACH} {_UNIT}(?: {_ONCE} lan)?|{_ONCE} lan(?:/| moi | trong ){_UNIT}|{_UNIT}(?:/| {_ONCE} )lan)"
_PERIODIC = r"(?:(?:theo|bao cao|dinh ki|thuc hien|it nhat|toi thieu) )*"
_IN_YEAR = rf"(?: trong nam| trong)?(?:[ /](?:nam )?(?P<year>{YEAR}))?"
_SELDOM = r"(?:(?:[,;]va |[,;/-]| va )(?:bao cao )?(?:dot xuat|khi [^\d]+))?"
_DUTY = r"(?:(?:la )?(?:nhiem vu|cong viec|viec|nv|cong tac|hoat dong) )?"
_GOES_ON = r"(?:thuong xuyen|lien tuc|duy tri)"
_DOES = r"(?:tiep tuc|thuc hien|trien khai|kip thoi)"
_LASTING = rf"(?:{_GOES_ON}|{_DOES})"
_ON = r"(?: |[,;]va |[,;/-]| va )"
_LASTINGS = rf"(?=(?:{_DOES}{_ON})*{_GOES_ON}){_LASTING}(?:{_ON}{_LASTING})*"
_ALL_YEAR = rf"(?:(?:trong |suot |quanh |ca |tron )*nam(?: thuc hien| ke hoach)?(?: {YEAR})?|hang ngay|24/(?:7|24))"
_UNDER = r"[, ]theo (?!tuan|thang|qui\b(?! dinh| che)|nam|dot)[^\d,;]+"
_THEN = r"(?:(?:[,; ](?:va|sau do|cap nhat|bao cao|duy tri|thuc hien))+ |[,;])"
_ON_DAY = r"(?P<before>truoc )?(?:vao )?ngay (?P<day>\d\d?)(?: cua)?"
_WEEKDAY = (
    r"(?:(?:vao|ngay|sang|chieu) )*(?P<before>truoc )?"
    r"(?:ngay )?(?P<weekday>thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)"
)
_FROM = r"(?:bat dau tu|bat dau|tu)"
_GOING_ON = r"(?:[, ](?:lien tuc|thuong xuyen|tro di))"
_SPAN_OF_TIME = r"\d+ (?:ngay|tuan|thang|gio)(?: lam viec)?"
_OCCASION = r"truoc (?:khi|ki|phien|hoi nghi|cuoc)"
_SOURCE = (
    r"(?:ke hoach|tien do|yeu cau|chi dao|qui dinh|qui che|huong dan|chuong trinh|lo trinh|thuc te|tinh hinh|thong bao"
    r"|van ban|phan cong|nhiem vu|de nghi|ket luan|i kien|thoi gian|thoi han|quyet dinh|nghi quyet|cong van|chu truong"
    r"|dieu kien|nhu cau|de an|du an)"
)

_Meaning = Callable[[Words, Scope], Deadline | None]
_TABLE: tuple[tuple[str, _Meaning], ...] = (
    (r"[-.]+", meanings.dash),
    # Quý I/2026 · trước ngày 15/12/2026 · chậm nhất là ngày 20/6 · đến hết năm 2026
    (r"(?P<limit>.+)", meanings.one_limit),
    # Thường xuyên · nhiệm vụ thường xuyên · duy trì thường xuyên trong năm · thường xuyên trong quý IV/2026
    (rf"{_DUTY}{_LASTINGS}(?:[, ]{_ALL_YEAR}|{_UNDER}| trong (?P<window>.+))?{_SELDOM}", meanings.continuous),
    (r"(?P<window>)(?:trong )?(?:suot|quanh) nam(?: 20\d\d)?", meanings.continuous),
    (rf"{_EACH} ngay", meanings.each_day),
    # Ngày 20 hằng tháng · hằng tháng, trước ngày 20 · trước ngày 15 tháng cuối quý
    (rf"{LEAD}{_ON_DAY} (?:hang|moi|tung) thang", meanings.each_month_on_day),
    (rf"(?:hang|moi|tung) thang[, ]{LEAD}{_ON_DAY}", meanings.each_month_on_day),
    (
        rf"{LEAD}{_ON_DAY} thang (?P<which>dau|cuoi)(?: cua)? (?:moi |hang )?(?:qui|ki(?: bao cao)?)",
        meanings.each_quarter_on_day,
    ),
    # Hằng quý · hàng tuần / hàng tháng · 6 tháng/lần · cuối mỗi tháng · quý, 6 tháng, năm và đột xuất
    (
        rf"{_PERIODIC}(?P<units>{_OFTEN}(?:{_AND}(?:{_OFTEN}|{_UNIT}))*){_IN_YEAR}{_SELDOM}",
        meanings.each_unit,
    ),
    (rf"(?:ngay )?cuoi(?: cung)?(?: cua)? (?P<units>(?:hang|moi|tung) {_UNIT}){_IN_YEAR}", meanings.each_unit),
    (
        rf"{_PERIODIC}(?P<units>(?:tuan|thang|qui)(?:{_AND}{_UNIT})+){_IN_YEAR}{_SELDOM}",
        meanings.each_unit,
    ),
    (rf"(?:tat ca )?cac (?P<units>thang|qui)(?: trong| cua) nam(?: (?P<year>{YEAR}))?", meanings.each_unit),
    (
        r"(?:(?:dinh ki|it nhat|toi thieu) )*(?P<times>\d\d?|mot|hai|ba|bon) lan(?:/| moi | trong )nam",
        meanings.times_a_year,
    ),
    (rf"{_WEEKDAY} {_EACH} tuan", meanings.each_weekday),
    (rf"{_EACH} tuan[, ]{_WEEKDAY}", meanings.each_weekday),
    (r"(?:ngay )?cuoi(?: cung)?(?: cua)? (?P<units>thang|qui|ki(?: bao cao)?)", meanings.each_end),
    (
        r"(?:theo )?(?:bao cao )?(?:dinh ki|ki bao cao|che do bao cao)(?: bao cao)?(?: theo)?(?: qui dinh)?",
        meanings.each_report,
    ),
    # Trước ngày 15/12 hằng năm
    (r"(?P<limit>.+) (?:hang|moi) nam", meanings.each_year_on),
    (r"(?:hang|moi) nam[, ](?P<limit>.+)", meanings.each_year_on),
    # 2026 - 2027 · giai đoạn 2026 - 2030 · năm 2026 và các năm tiếp theo
    (
        rf"(?:(?:trong|giai doan|nhiem ki|tu|nam) )*(?P<first>{YEAR})(?:-| den (?:het )?)(?:nam )?(?P<last>{YEAR})",
        meanings.stage,
    ),
    (rf"(?:nam )?(?P<first>{YEAR})(?:,| va )(?:cac |nhung )?nam (?:tiep theo|sau|ke tiep)(?P<last>)", meanings.stage),
    # Từ tháng 3 đến tháng 6/2026 · tháng 3 - 6/2026 · từ quý III/2026 (liên tục)
    (rf"{LEAD}(?:tu )?(?P<range>.+)", meanings.range_end),
    (
        rf"(?:(?P<lasting>{_GOES_ON})[, ]|{_DOES} )?{_FROM} (?P<start>.+?)(?P<going_on>{_GOING_ON}+)?",
        meanings.open_end,
    ),
    (rf"{_FROM} (?P<start>.+?) den (?:khi|luc) .+", meanings.open_after),
    # Quý III/2026, cập nhật định kỳ
    (rf"(?P<limit>.+?){_THEN}(?P<units>dinh ki|{_OFTEN})", meanings.then_recurring),
    # 30 ngày kể từ ngày có thông báo · sau khi có hướng dẫn · trước khi trình
    (
        rf"{LEAD}(?:(?:sau|trong vong|toi da) )*{_SPAN_OF_TIME}(?P<what> (?:sau|tu|ke tu|tinh tu|{_OCCASION}) .+)",
        meanings.event,
    ),
    (rf"(?:ngay )?(?P<what>(?:sau|ke tu|tinh tu|{_OCCASION}) .+)", meanings.event),
    # Theo kế hoạch của UBND tỉnh · khi có phát sinh · đột xuất
    (rf"(?P<what>theo (?:su |dung )?{_SOURCE}\b.*)", meanings.undetermined),
    (r"(?:(?:ngay|kip thoi|thuc hien) )*(?P<what>(?:khi|neu|tuy) .+)", meanings.undetermined),
    (r"(?P<what>(?:co )?(?:dot xuat|phat sinh)(?:[, ].*)?)", meanings.undetermined),
    (r"(?P<what>(?:bao dam )?(?:dung|kip) (?:thoi (?:gian|han)|han|tien do|thoi)(?: .*)?)", meanings.undetermined),
    (r"(?:dang )?cho [a-z ]+", meanings.not_yet),
    (
        r"(?P<what>khong (?:co|xac dinh|qui dinh|an dinh)(?: .*)?|khong(?: ro)? thoi (?:han|gian).*)",
        meanings.undetermined,
    ),
    (
        r"(?:thoi (?:han|gian) )?chua (?:co|xac dinh|qui dinh|ro|an dinh|thong nhat)(?: [a-z]+)*",
        meanings.not_yet,
    ),
)
_WORDINGS = tuple((Wording(wording), meaning) for wording, meaning in _TABLE)
