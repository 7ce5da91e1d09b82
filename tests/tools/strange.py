"""Every strange file ever met, and what comes of it: a ledger in which a success that nobody expected fails, too.

Run as `python -m tests.tools.strange` to write the ledger anew after a change that is meant: look at the difference.
"""

import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.inbox.budget import SharedRoom
from cchc_excel.inbox.entries import Candidate
from cchc_excel.plan.workbook import read_plan
from cchc_excel.receiving.files import Terms, receive
from tests.tools import bombs, hostile
from tests.tools.junk import JUNK
from tests.tools.places import ROOT

FINDINGS = ROOT / "tests" / "inbox" / "findings"
LEDGER = ROOT / "tests" / "inbox" / "ledger.csv"
_LONG_TO_MAKE = frozenset({"zip-mot-trieu.zip", "dong-trong.eml", "thu-trieu-phan-cr.eml", "zip-trong-zip-309kb.zip"})
_SAID_AT_MOST = 6


def strange_files() -> Iterator[tuple[str, bytes]]:
    """Yield each file's name and content: those that are made, then those that fuzzing found."""
    for name, (data, _) in JUNK.items():
        yield f"junk/{name}", data
    for name, (make, *_) in hostile.BOMBS.items():
        yield f"hostile/{name}", make()
    for name, make in bombs.BOMBS.items():
        if name not in _LONG_TO_MAKE:
            yield f"bombs/{name}", make()
    for file in sorted(FINDINGS.iterdir()):
        if file.suffix != ".md":
            yield f"findings/{file.name}", file.read_bytes()


@lru_cache(maxsize=1)
def terms() -> Terms:
    """Return what returns of the sample are judged by."""
    plan = read_plan(ROOT / "workbooks" / "2026" / "ke-hoach.xlsx")
    period = plan.periods[1]
    return Terms(plan, period, period.cutoff, {})


def outcome_of(name: str, data: bytes) -> str:
    """Return what comes of a file: the state and the first finding of what is in it, the commonest few."""
    candidate = Candidate(name.rpartition("/")[2], Path(name), set_aside=False, held=lambda: data)
    told: dict[str, int] = {}
    for entry in receive(candidate, terms(), SharedRoom()):
        for finding in entry.findings:
            finding.text.encode()
        said = f"{entry.state}:{entry.findings[0].rule.code}" if entry.findings else str(entry.state)
        told[said] = told.get(said, 0) + 1
    return " ".join(f"{said}*{count}" if count > 1 else said for said, count in sorted(told.items())[:_SAID_AT_MOST])


def outcomes() -> dict[str, str]:
    """Return what comes of each file; an exception by its name, so that it stands in no ledger that is kept."""
    found = {}
    for name, data in strange_files():
        try:
            found[name] = outcome_of(name, data)
        except (UnreadableError, Exception) as problem:  # noqa: BLE001 - whatever it is, it must not be
            found[name] = f"{type(problem).__name__}: {problem}"
    return found


def read_ledger() -> dict[str, str]:
    """Return what is to come of each file."""
    with LEDGER.open(encoding="utf-8", newline="") as stream:
        return {row["file"]: row["outcome"] for row in csv.DictReader(stream)}


def main() -> None:
    """Write the ledger anew."""
    with LEDGER.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("file", "outcome"))
        writer.writerows(outcomes().items())


if __name__ == "__main__":
    main()
