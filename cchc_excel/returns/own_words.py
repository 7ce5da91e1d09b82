"""Words around a table that report nothing: letterhead, titles, addressees, who signs. What may report is none of them.

A text that could be an answer (a task's code, "đã", "chưa", "đề nghị") is never taken for one of these.
"""

import re
from collections.abc import Iterator

from cchc_excel.domain import Plan
from cchc_excel.text import fold_plain, one_line

_TELLING = re.compile(
    r"\b(?:da|chua|dang|xong|roi|xin|de nghi|kien nghi|vuong mac|kho khan|cham|lui|gia han|dieu chinh|sua|bo sung"
    r"|luu y|ghi chu|hoan thanh (?:ngay|duoc|them|\d+)|thuc hien duoc)\b|\d ?%"
)
_TASK_CODE = re.compile(r"\b[IVX]{1,5}\.\d")
_SIGNED = re.compile(r"\bda ki\b")
_TITLE = r"(?:bang |bieu )?(?:tong hop|bao cao|danh muc)(?: so lieu)?"
_ABOUT = (
    r"ket qua|tinh hinh|cong tac|thuc hien|cai cach|cchc|nhiem vu|tien do|qui|ki|thang|nam|\d+ thang|so ket|tong ket"
)
_POSITION = r"(?:(?:kt|tl|tm|tuq|q) )?(?:quyen )?(?:pho )?(?:truong|chanh|giam doc|chu tich)\b ?"
_HEADED = frozenset({"", "phong", "ban", "don vi", "van phong", "thanh tra", "trung tam", "so"})
_FORMULAS = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|doc lap tu do hanh phuc"
    r"|kinh gui|noi nhan|nhu tren|luu (?:vt|hc|ho so|van thu)|so (?:\d+ )?(?:bc|cv|kh|tb|ctr|tr|vb)\b"
    r"|mau (?:so|bieu)|bieu (?:so|mau)|phu luc|don vi tinh|kem theo|ban hanh kem"
    rf"|{_TITLE} (?:{_ABOUT})\b|{_TITLE}$|(?:ket qua )?thuc hien ke hoach"
    r"|(?:ten )?(?:don vi|co quan|phong|bo phan)(?: bao cao)?$"
    r"|don vi bao cao|ma don vi|ki bao cao|thoi (?:gian|diem) bao cao"
    r"|nguoi (?:lap|tong hop|bao cao|kiem tra|ki)\b|(?:da )?ki(?: ten| ghi ro| dong dau| duyet| va dong dau|$)"
    r"|thu truong|lanh dao (?:don vi|phong)|xac nhan cua"
    r"|chuyen vien(?: \w+){0,3}$"
    r"|(?:so )?(?:dien thoai|dt|sdt|email|thu dien tu|fax)\b"
    r"|(?:\w+ ){0,5}ngay (?:\d+ )?thang (?:\d+ )?nam(?: \d+)?$|(?:tu )?ngay \d+ \d+(?: \d+)?(?: den.*)?$"
    r"|trang(?: \d+)?(?: (?:tren )?\d+)?$|page\b"
)
_OFFICE = re.compile(
    r"(?:van phong|so|ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|phong|ban|trung tam|cong|chi cuc)\b"
    rf"|{_POSITION}"
)
_LONGEST_FORMULA = 25
"""Words of a letterhead's line, at most: a longer text says something."""

_LONGEST_NAME = 6
"""Words of a person's name with a title, at most."""

_REFERRING = frozenset({"ki", "nam", "trang", "ma", "don", "vi", "tren"})
_CONTACT = re.compile(r"[\d\s.()+-]{8,20}|\S+@\S+\.\w+")
_NAME_WORD = re.compile(r"[^\W\d_]+\.?|\([^\W\d_]+\)")


def is_telling(text: str) -> bool:
    """Whether a text may report something of the work."""
    plain = _SIGNED.sub("", fold_plain(text))
    return bool(_TELLING.search(plain) or _TELLING.search(text.casefold()) or _TASK_CODE.search(text))


def is_formula(text: str, plan: Plan) -> bool:
    """Whether a text only dresses a report: letterhead, title, addressee, signature, or a name the plan knows."""
    plain = fold_plain(text)
    if not plain or not re.search(r"\w", plain):
        return True
    if is_telling(text):
        return False
    if len(plain.split()) <= _LONGEST_FORMULA and (_FORMULAS.match(plain) or (text.isupper() and _OFFICE.match(plain))):
        return True
    headed = re.sub(f"^{_POSITION}", "", plain)
    return headed in _HEADED or _is_reference(plain, plan) or any(fold_plain(name) == headed for name in _names(plan))


def is_signature(text: str) -> bool:
    """Whether a text below a table is a person's name, a telephone number or an address."""
    text = one_line(text)
    words = text.split()
    is_name = 1 < len(words) <= _LONGEST_NAME and all(
        _NAME_WORD.fullmatch(word) and word[:1].isupper() for word in words
    )
    return not is_telling(text) and (is_name or bool(_CONTACT.fullmatch(text)))


def _is_reference(plain: str, plan: Plan) -> bool:
    """Whether a text only says whose and of which period a form is: "HCTC - kỳ 6T/2026"."""
    words = set(plain.split()) - _REFERRING - {str(plan.info.year)}
    if len(words) > _LONGEST_NAME:
        return False
    codes = (fold_plain(code) for code in (*(unit.code for unit in plan.units), *(one.code for one in plan.periods)))
    return words <= {word for code in codes for word in code.split()}


def _names(plan: Plan) -> Iterator[str]:
    info = plan.info
    yield from (info.superior, info.issuer, info.title, info.place, info.signer, info.signer_title)
    yield from (f"{info.superior} {info.issuer}", f"{info.issuer} {info.superior}")
    for unit in plan.units:
        yield from (unit.code, unit.name, *unit.other_names)
    for period in plan.periods:
        yield from (period.code, period.name)
    yield from (area.name for area in plan.areas)
