"""Documents that came with returns (*văn bản minh chứng*), and the digital signatures in files."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature (*chữ ký số*) as written in a file; whether it is valid nobody looked.

    `signer` is empty and `signed_at` (the office's time) None where the file doesn't tell, or tells it unreadably.
    """

    signer: str = ""
    signed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SupportingDocument:
    """What a PDF or Word file shows of itself: the head of its first page, folded, and its signatures.

    `text` is empty where it has none, as a scan; `problem` says why nothing could be read.
    """

    text: str = ""
    signatures: tuple[Signature, ...] = ()
    problem: str = ""
