"""What becomes of the files of `nhan/` beside one another: each was read alone before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc_excel.domain import Plan, Received
from cchc_excel.inbox.labels import distinct
from cchc_excel.receiving.choosing import choose_returns
from cchc_excel.receiving.copies import match_copies
from cchc_excel.receiving.corrections import mark_overtaken


def settle_file(received: Sequence[Received]) -> tuple[Received, ...]:
    """Return what came of one file, where nothing is known of the others: which of the returns in it counts."""
    return choose_returns(_tell_apart(received))


def settle_inbox(received: Sequence[Received], plan: Plan) -> tuple[Received, ...]:
    """Return what came of all files: which returns count, which corrections are overtaken, whose the scans are."""
    return match_copies(mark_overtaken(settle_file(received)), plan)


def _tell_apart(received: Sequence[Received]) -> Iterator[Received]:
    """Yield the entries, each with a path of its own: a sheet may be called as a file in a zip is."""
    for entry, path in zip(received, distinct(entry.path for entry in received), strict=True):
        yield entry if path == entry.path else _renamed(entry, path)


def _renamed(entry: Received, path: str) -> Received:
    findings = (replace(found, path=path) if found.path == entry.path else found for found in entry.findings)
    source = replace(entry.source, path=path) if entry.source else None
    return replace(entry, path=path, findings=tuple(findings), source=source)
