"""Documents that came with returns (*văn bản minh chứng*)."""

from dataclasses import dataclass

from cchc_excel.cells import Signature


@dataclass(frozen=True, slots=True)
class SupportingDocument:
    """What a PDF or Word file shows of itself: the head of its first page, folded, and its signatures.

    `text` is empty where it has none, as a scan; `problem` says why nothing could be read.
    """

    text: str = ""
    signatures: tuple[Signature, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """A document in `nhan/` that bears the number a unit reported for a task (*minh chứng*)."""

    path: str
    signatures: tuple[Signature, ...] = ()
