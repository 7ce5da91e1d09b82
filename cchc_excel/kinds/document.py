"""Numbers and symbols of documents (*số, ký hiệu văn bản*): as written, but for what says that there is none yet."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cchc_excel.cells import Cell
from cchc_excel.kinds import Context, Reading, Validation
from cchc_excel.kinds.day_words import in_digits
from cchc_excel.kinds.written import DONE_MARKS, failed, fault_of, find_document, is_time, says_nothing, skeleton
from cchc_excel.rules import Note
from cchc_excel.rules.values import DOCUMENT_IS_DATE, DOCUMENT_MISSING, NO_DATA
from cchc_excel.text import clean, one_line

_PARTS = re.compile(r"[;\n]+")
_DAY = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d\d)|\d{1,2}[\s\-/]?thang \d{1,2}(?:\D+\d{2,4})?")
_NUMBER_LEFT_OPEN = re.compile(r"(?:[^\d/]*[.…_:\s])?/ ?(?:\d{4}/)?[a-z]{2}.*")
_MARKS = DONE_MARKS | {"co", "da co", "day du", "da ban hanh", "da ki", "khong", "khong co", "khong co van ban"}
_LACK = (
    r"(?:(?:hien|van|con) )*(?:chua\b|du thao\b|du kien\b|se (?:co|ban hanh|bo sung|cap nhat|gui|ki)"
    r"|(?:bo sung|cap nhat|gui) sau|trinh (?:ki|duyet|phe duyet|lanh dao|ubnd|ngay)"
    r"|cho (?:ki|duyet|phe duyet|ban hanh|tham dinh|y kien|cap so|lay so|so|dong dau|phat hanh)"
    r"|dang (?:trinh|cho|soan|lam|xay|lay|xin|tham|hoan|du thao|trien khai|thuc hien)\b)"
)
_LACKS = re.compile(rf"\b{_LACK}")
_CLAUSE_LACKS = re.compile(rf"(?:^|[,(\-:.] ?){_LACK}")


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A document's number and symbol, as text; "45" alone is one, too."""

    align: str = "left"
    number_format: str = "@"

    def read(self, cell: Cell, context: Context) -> Reading:  # noqa: ARG002
        """Return the text but for the parts that name no document; None with a finding where none does."""
        if fault := fault_of(cell):
            return failed(fault)
        if is_time(cell.value) or _DAY.fullmatch(in_digits(skeleton(cell.text))[0]):
            return failed(DOCUMENT_IS_DATE)
        if cell.value is not None and says_nothing(cell.text):
            return failed(NO_DATA)
        text = clean(cell.text)
        kept = kept_documents(text)
        if kept == text:
            return Reading(text or None)
        return Reading(kept or None, (Note(DOCUMENT_MISSING, kept or "để trống"),))

    def restore(self, value: object) -> str:
        """Return the documents that a summary holds."""
        return kept_documents(str(value))

    def validation(self, first_day: date, last_day: date) -> Validation | None:  # noqa: ARG002
        """Return None: text is free."""
        return None


@lru_cache(maxsize=16384)
def kept_documents(text: str) -> str:
    """Return a text without the parts that name no document, itself where all do."""
    parts = [part for part in _PARTS.split(text) if part.strip()]
    kept = [part for part in parts if not _names_none(part)]
    return text if len(kept) == len(parts) else one_line("; ".join(part.strip() for part in kept))


def _names_none(part: str) -> bool:
    """Whether a part says that there is no document, or leaves its number open; a number beside it needs a clause."""
    words = skeleton(part).strip(" .")
    if words in _MARKS or _NUMBER_LEFT_OPEN.fullmatch(words):
        return True
    return bool((_CLAUSE_LACKS if find_document(part) else _LACKS).search(words))
