"""A sample summary in which units ask for more time: by one task of their own, or all of them alike."""

from dataclasses import replace

from cchc_excel.domain import Received, Summary
from cchc_excel.domain.returns import Answer, Asked
from tests.tools.summary_sample import Ref

WORDS = "Đề nghị lùi thời hạn đến 31/10/2026"


def asking(summary: Summary, task: str = "IV.1") -> Summary:
    """Return the summary with a request by every unit that sent and leads a task."""
    received = tuple(_asking(entry, task) for entry in summary.received)
    return replace(summary, received=received)


def _asking(entry: Received, task: str) -> Received:
    return replace(entry, answers=tuple(_asked(answer) if answer.task == task else answer for answer in entry.answers))


def _asked(answer: Answer) -> Answer:
    return replace(answer, asks=Asked(WORDS, Ref("Báo cáo", 12, 14)))
