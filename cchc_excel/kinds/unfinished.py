"""Words beside a day that say the work isn't done: submitted, planned, begun, put off. Such a day is no finish date."""

import re

from cchc_excel.kinds.written import skeleton, without_documents
from cchc_excel.text import one_line

_NOT_YET = (
    r"\bchua\b(?! (?:ro|nho|xac dinh|cap nhat|ghi|gap|phat sinh|co (?:ngay|so|vuong|kho|phat sinh)))"
    r"|\bkhong (?:kip|the|xong|hoan thanh|dat|ki|thuc hien|lam|trien khai|bao dam|dam bao)\b"
)
_SUBMITTED = (
    r"(?<!\bto )(?<!\bqui )(?<!\bqua )(?<!\bchuong )(?<!\bcong )(?<!\blap )(?<!\blich )(?<!\btien )(?<!\blo )"
    r"(?<!\bgiao )(?<!\bthuyet )\btrinh\b(?! (?:do|bay|tu|chieu)\b)"
)
_PLANNED = (
    r"\b(?:du kien|du tinh|phan dau|du thao|bat dau|khoi cong|khoi dong|gia han|keo dai|dieu chinh sang|chuyen sang"
    r"|hen|muc tieu|sap xong|sap hoan thanh|gan xong|co ban|mot phan|so bo|hau nhu|thuc hien tu|trien khai tu)\b"
    r"|\bcho (?:ki|duyet|phe duyet|ban hanh|tham dinh|y kien|ket qua|xem xet|thong qua)\b"
    r"|\blui (?:den|sang|toi|han|thoi)\b|\bkh\b:? ?(?=\d|ngay)"
    r"|(?<!\btheo )(?<!\bdung )(?<!\bvuot )(?<!\bhanh )(?<!\bki )(?<!\bduyet )(?<!\blap )ke hoach\b(?! so\b)"
)
_IN_PART = r"(?<![\d.,])\d{1,2}(?:[.,]\d+)? ?%"
_SAYS_SO = re.compile(f"{_NOT_YET}|{_PLANNED}|{_IN_PART}")
_IS_SUBMITTED = re.compile(_SUBMITTED)
_IS_APPROVED = re.compile(r"\b(?:da|duoc)(?: duoc)? (?:ki|phe duyet|duyet|ban hanh|thong qua)\b")
_WITH_ACCENTS = re.compile(r"\b(?:đang|chờ|sẽ|hẹn|hoãn|lùi)\b")
"""Words that mean something else without their accents."""


def says_unfinished(text: str) -> bool:
    """Whether a text says that the work isn't done, whatever day stands in it."""
    words = skeleton(without_documents(text, " số "))
    if _SAYS_SO.search(words) or _WITH_ACCENTS.search(one_line(text).casefold()):
        return True
    return is_of_submission(words) and not _IS_APPROVED.search(words)


def is_of_submission(words: str) -> bool:
    """Whether a text without accents tells when something was submitted."""
    return bool(_IS_SUBMITTED.search(words))
