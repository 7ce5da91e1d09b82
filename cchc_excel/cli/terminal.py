"""What is asked and shown at the terminal while a command runs."""

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_excel.inbox.entries import Candidate


def is_at_terminal() -> bool:
    """Whether somebody sits there, who reads and types."""
    return all(stream is not None and not stream.closed and stream.isatty() for stream in (sys.stdin, sys.stdout))


def agrees(question: str) -> bool:
    """Whether the operator says yes to a question; anything else is no."""
    answer: str = click.prompt(question, default="", show_default=False, err=True)
    return is_yes(answer)


def is_yes(answer: str) -> bool:
    """Whether an answer is a yes."""
    return answer.strip().casefold() in {"c", "co", "có", "y", "yes"}


def with_progress(candidates: "Sequence[Candidate]") -> "Iterable[Candidate]":
    """Pass the files on, showing on a terminal how far the reading is."""
    if len(candidates) < 20 or not sys.stderr.isatty():
        yield from candidates
        return
    with click.progressbar(candidates, label="Đang đọc các tệp", file=sys.stderr) as shown:
        yield from shown
