"""Words for work that goes on all year (*thường xuyên*, *đang duy trì*), typed where a status belongs."""

import re

from cchc_excel.text import Wording, fold_plain

_LASTING = Wording(
    r"(?=.*\b(?:thuong xuyen|duy tri|lien tuc)\b)(?:(?:da|dang|van|tiep tuc|duoc|thuc hien|trien khai|lam|bao dam"
    r"|thuong xuyen|duy tri|lien tuc|hang ngay|hang nam|ca nam|trong nam|va)(?: |$))+"
)
_PLAIN = re.compile(r"[\w\s.,;:()/+-]*")
"""What may stand beside the words; any other sign (a box, a question mark) may mean something else."""


def is_lasting(text: str) -> bool:
    """Whether a status says that the work goes on, and nothing else."""
    return bool(_PLAIN.fullmatch(text) and _LASTING.fullmatch(fold_plain(text)))
