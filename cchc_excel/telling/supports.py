"""Documents that came with returns (*minh chứng*), in words: which of an assignment, which digital signatures."""

import hashlib
import re
from collections.abc import Iterable, Sequence

from cchc_excel.cells import Signature
from cchc_excel.domain import Summary
from cchc_excel.domain.documents import Support
from cchc_excel.domain.outcomes import DONE
from cchc_excel.inbox.labels import last_name
from cchc_excel.telling.rows import SummaryRow
from cchc_excel.words import show_date

FOLDER = "minh-chung"
"""The folder of a period in which documents are gathered, by task."""

_UNSAFE = re.compile(r'[\\/:*?"<>|#%\x00-\x1f]+')
_LONGEST_NAME = 80

LACKING = "Chưa có"
"""Of done rows that no document supports, where others have one."""


def supports_of(row: SummaryRow, summary: Summary) -> tuple[Support, ...]:
    """Return the documents of an assignment."""
    return summary.supports.get((row.unit, row.task), ())


def support_words(row: SummaryRow, summary: Summary) -> str:
    """Return the names of an assignment's documents; that a done one has none, where documents came at all."""
    supports = supports_of(row, summary)
    if supports:
        return "; ".join(dict.fromkeys(last_name(support.path) for support in supports))
    return LACKING if summary.supports and row.outcome in DONE else ""


def support_path(task: str, unit: str, supports: Sequence[Support]) -> str:
    """Return where an assignment's documents are gathered, from the summary: the file, or the folder of several."""
    folder = f"{FOLDER}/{task}"
    return f"{folder}/{support_name(unit, supports[0])}" if len(supports) == 1 else folder


def support_name(unit: str, support: Support) -> str:
    """Return the name of a document where it is gathered: the unit's code, a mark of where it lay, its own name."""
    mark = hashlib.sha256(support.path.encode()).hexdigest()[:6]
    return f"{unit}-{mark}-{_UNSAFE.sub('_', last_name(support.path)).strip(' .')[-_LONGEST_NAME:]}"


def signature_words(signatures: Iterable[Signature]) -> str:
    """Return that a file is signed, by whom and when, as it is written there; nothing where it isn't."""
    told = [_told(signature) for signature in signatures]
    return f"Có chữ ký số: {'; '.join(told)}." if told else ""


def _told(signature: Signature) -> str:
    signer = signature.signer or "không đọc được người ký"
    at = signature.signed_at
    return f"{signer}, ký lúc {at:%H:%M} ngày {show_date(at)}" if at else signer
