"""The wordings of deadlines: an ordered table of patterns, each with what it means.

A pattern must fit the whole wording; the first one that fits and makes sense decides. Wordings are matched as keys:
without diacritics, in small letters, no space beside a separator ("Quý I - II / 2026" is `qui i-ii/2026`).
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from cchc_excel.deadlines import meanings
from cchc_excel.deadlines.deadline import Deadline, DeadlineKind
from cchc_excel.deadlines.limits import LEAD, Scope
from cchc_excel.deadlines.spans import YEAR, Words
from cchc_excel.text import Wording, clean, fold_plain

# Real wordings stay under 80 letters; a longer text is a paragraph that strayed into the column.
_LONGEST = 200


def read_wording(text: str, scope: Scope) -> Deadline | None:
    """Return what a wording means, None where it is not understood. The deadline's own text is left empty."""
    key = _key(text)
    return _read(key, scope) if len(key) <= _LONGEST else None


def _key(text: str) -> str:
    spelled = unicodedata.normalize("NFKC", clean(text)).replace("&", ",").replace("+", ",")
    pieces = re.split(r"([/.,;-])", spelled)
    key = "".join(piece if index % 2 else fold_plain(piece) for index, piece in enumerate(pieces))
    return key.strip("./,;- ") or key


def _read(key: str, scope: Scope) -> Deadline | None:
    for pattern, meaning in _WORDINGS:
        if (match := pattern.fullmatch(key)) and (deadline := meaning(match.groupdict(), scope)):
            return deadline
    return None


def _roughly(words: Words, scope: Scope) -> Deadline | None:
    deadline = _read(words["rest"] or "", scope)
    return replace(deadline, approximate=True) if deadline else None


def _continuous_with_more(words: Words, scope: Scope) -> Deadline | None:
    """Thường xuyên; hoàn thành trước 15/12/2026: the date must not get lost."""
    more = _roughly(words, scope)
    if more and not more.due and not more.instalments:
        return replace(more, kind=DeadlineKind.CONTINUOUS)
    return more


_AND = r"(?:[,;]va |[,;/-]| va | hoac )"
_EACH = r"(?:hang|moi|tung|theo|dinh ki)"
_UNIT = r"(?:0?[369] thang|tuan|thang|qui|nam)"
_ONCE = r"(?:0?1|mot)"
_OFTEN = rf"(?:{_EACH} {_UNIT}(?: {_ONCE} lan)?|{_ONCE} lan(?:/| moi | trong ){_UNIT}|{_UNIT}(?:/| {_ONCE} )lan)"
_PERIODIC = r"(?:(?:theo|bao cao|dinh ki|thuc hien) )*"
_IN_YEAR = rf"(?: trong nam| trong)?(?:[ /](?:nam )?(?P<year>{YEAR}))?"
_SELDOM = rf"(?:{_AND}(?:dot xuat|khi .+))?"
_LASTING = r"(?:thuong xuyen|lien tuc|duy tri|tiep tuc|thuc hien|trien khai)"
_LASTINGS = rf"(?=.*(?:thuong xuyen|lien tuc|duy tri)){_LASTING}(?:(?: |{_AND}){_LASTING})*"
_THEN = r"(?:(?:[,; ](?:va|sau do|cap nhat|bao cao|duy tri|thuc hien))+ |[,;])"
_ON_DAY = r"(?P<before>truoc )?(?:vao )?ngay (?P<day>\d\d?)(?: cua)?"
_SPAN_OF_TIME = r"\d+ (?:ngay|tuan|thang|gio)(?: lam viec)?"
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
    # Thường xuyên · duy trì thường xuyên · thường xuyên trong quý IV/2026
    (rf"{_LASTINGS}(?:[, ](?:trong |ca )?(?:nam thuc hien|nam|theo [^,;]+|(?P<window>.+)))?", meanings.continuous),
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
    (r"(?:dinh ki )?(?P<times>\d\d?|mot|hai|ba|bon) lan(?:/| moi | trong )nam", meanings.times_a_year),
    (rf"thu \w+ {_EACH} tuan", meanings.each_weekday),
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
    # Tháng 6, tháng 12/2026 · quý I, II/2026 · 6 tháng đầu năm; 6 tháng cuối năm
    (r"(?P<list>.+)", meanings.several_limits),
    # Từ tháng 3 đến tháng 6/2026 · tháng 3 - 6/2026 · từ quý III/2026 (liên tục)
    (rf"{LEAD}(?:tu )?(?P<range>.+)", meanings.range_end),
    (
        rf"(?P<lasting>{_LASTING}[, ])?tu (?P<start>.+?)(?P<going_on>(?:[, ](?:lien tuc|thuong xuyen|tro di))+)?",
        meanings.open_end,
    ),
    # Quý III/2026, cập nhật định kỳ · quý II/2026, sau đó thường xuyên
    (rf"(?P<limit>.+?){_THEN}(?P<units>dinh ki|{_OFTEN})", meanings.then_recurring),
    (rf"(?P<limit>.+?){_THEN}{_LASTINGS}", meanings.then_continuous),
    # 30 ngày kể từ ngày có thông báo · sau khi có hướng dẫn · trước khi trình
    (
        rf"{LEAD}(?:(?:sau|trong vong|toi da) )*{_SPAN_OF_TIME}(?P<what> (?:sau|tu|ke tu|tinh tu) .+)",
        meanings.event,
    ),
    (r"(?:ngay )?(?P<what>(?:sau|ke tu|tinh tu|truoc (?:khi|ki|phien|hoi nghi|cuoc)) .+)", meanings.event),
    # Theo kế hoạch của UBND tỉnh · khi có phát sinh · đột xuất
    (rf"(?P<what>theo (?:su |dung )?{_SOURCE}\b.*)", meanings.undetermined),
    (r"(?:ngay )?(?P<what>(?:khi|neu|tuy) .+)", meanings.undetermined),
    (r"(?P<what>(?:co )?(?:dot xuat|phat sinh)(?:[, ].*)?)", meanings.undetermined),
    (
        r"(?P<what>(?:khong|chua) (?:co|xac dinh|qui dinh)(?: .*)?|khong(?: ro)? thoi (?:han|gian).*)",
        meanings.undetermined,
    ),
    # Thường xuyên; hoàn thành trước 15/12/2026 · dự kiến tháng 6
    (rf"{_LASTINGS}(?: |{_AND})(?P<rest>.+)", _continuous_with_more),
    (r"(?:(?:du kien|khoang|uoc) )+(?P<rest>.+)", _roughly),
    (r"(?P<rest>.+?)(?: du kien)+", _roughly),
)
_WORDINGS = tuple((Wording(wording), meaning) for wording, meaning in _TABLE)
