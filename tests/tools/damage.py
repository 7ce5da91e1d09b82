"""Damage a filled form thousands of times and see what is made of it.

Run as `python -m tests.tools.damage --bytes 10000 --xml 10000`.

A copy with wrong bytes must be refused, or read exactly like
the whole one. A form whose XML was changed must become a return or a reason, in time: never an exception, never an end
of the process. The same seed damages the same way.
"""

import argparse
import random
import re
import signal
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path
from types import FrameType
from xml.etree import ElementTree as ET

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import open_book
from cchc_excel.cells import Book
from cchc_excel.inbox.entries import Candidate
from cchc_excel.plan.workbook import read_plan
from cchc_excel.receiving.files import Terms, receive
from tests.tools.hostile import RETURN, zip_of

PLAN = RETURN.parents[2] / "ke-hoach.xlsx"
SECONDS = 20
READ_SAME, READ_WRONG = "read the same", "READ WRONG"

_TAG = re.compile(rb"<[^<>]+>")
_ATTRIBUTE = re.compile(rb'="([^"]*)"')
_TEXT = re.compile(rb">([^<>]+)<")
_ODD = (
    b"", b"-1", b"0", b"1", b"99999999999999999999", b"1e999", b"NaN", b"A0", b"XFE1", b"XFD1048576", b"A1:XFD1048576",
    b"s", b"e", b"d", b"b", b"str", b"inlineStr", b"true", b"rId99", b"../../x.xml", b"&amp;", b"#REF!", b"\xc3\x28",
    b"2026-06-15T00:00:00", b"\xe1\xba\xbf" * 40_000, b"visible", b"hidden", b"1048577", b"16385", b"0.5", b"_x0000_",
)  # fmt: skip
_PARTS = (
    "xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
    "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "docProps/custom.xml", "docProps/core.xml",
    "_rels/.rels", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml",
)  # fmt: skip


def damage_bytes(chance: random.Random) -> bytes:
    """Return the form with a few bytes changed, lost or added, or its end lost."""
    data = bytearray(_form())
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        place = chance.randrange(len(data))
        match chance.randrange(6):
            case 0 | 1 | 2:
                data[place] = chance.randrange(256)
            case 3:
                data[place] ^= 1 << chance.randrange(8)
            case 4:
                del data[place : place + chance.choice((1, 1, 16, 4096))]
            case _:
                data[place:place] = chance.randbytes(chance.choice((1, 16)))
    return bytes(data)


def damage_xml(chance: random.Random) -> bytes:
    """Return the form with the XML of one part changed, in a zip that is whole."""
    with zipfile.ZipFile(BytesIO(_form())) as package:
        parts: dict[str, bytes | str] = {name: package.read(name) for name in package.namelist()}
    name = chance.choice([name for name in _PARTS if name in parts])
    part = parts[name]
    assert isinstance(part, bytes)
    change = _change_tree if chance.random() < 0.5 else _change_text
    return zip_of({**parts, name: change(part, chance)})


def _change_text(part: bytes, chance: random.Random) -> bytes:
    """Return the part changed as text: often no longer well-formed."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        part = chance.choice(_CHANGES)(part, chance)
    return part


def _change_tree(part: bytes, chance: random.Random) -> bytes:
    """Return the part with elements lost, doubled, moved, renamed, and odd values in them: still well-formed."""
    root = ET.fromstring(part)  # noqa: S314 - our own form
    for _ in range(chance.choice((1, 1, 2, 4, 20))):
        elements = list(root.iter())
        one, other = chance.choice(elements), chance.choice(elements)
        odd = chance.choice(_ODD).decode("utf-8", "replace").replace("&amp;", "&")
        match chance.randrange(7):
            case 0 | 1 if one.attrib:
                one.set(chance.choice(list(one.attrib)), odd)
            case 2:
                one.text = odd
            case 3 if len(one):
                one.remove(chance.choice(list(one)))
            case 4 if len(one):
                one.append(chance.choice(list(one)))
            case 5 if other not in one.iter() and one not in other.iter():
                one.append(other)
            case 6:
                one.tag = other.tag
    return ET.tostring(root)


def _change_one(pattern: re.Pattern[bytes], part: bytes, chance: random.Random) -> bytes:
    """Put something odd in the place of what a pattern finds."""
    found = list(pattern.finditer(part))
    if not found:
        return part
    place = chance.choice(found).span(pattern.groups)
    return part[: place[0]] + chance.choice(_ODD) + part[place[1] :]


def _move_tag(part: bytes, chance: random.Random) -> bytes:
    """Put a tag, or a piece of some length, elsewhere, leaving it where it is or not."""
    found = [match.span() for match in _TAG.finditer(part)]
    if not found:
        return part
    start, end = chance.choice(found)[0], chance.choice(found)[1]
    piece = part[start : min(max(start, end), start + 2000)]
    rest = part[:start] + part[start + len(piece) :] if chance.random() < 0.5 else part
    place = chance.randrange(len(rest) + 1)
    return rest[:place] + piece + rest[place:]


def _wrong_byte(part: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(part) or 1)
    return part[:place] + bytes([chance.randrange(256)]) + part[place + 1 :]


_CHANGES: Sequence[Callable[[bytes, random.Random], bytes]] = (
    *[partial(_change_one, _ATTRIBUTE)] * 4, *[partial(_change_one, _TEXT)] * 4, partial(_change_one, _TAG),
    _move_tag, _wrong_byte,
)  # fmt: skip


@lru_cache(maxsize=1)
def _form() -> bytes:
    return RETURN.read_bytes()


@lru_cache(maxsize=1)
def _whole() -> Book:
    return open_book(_form())


@lru_cache(maxsize=1)
def _terms() -> Terms:
    plan = read_plan(PLAN)
    period = plan.periods[1]
    return Terms(plan, period, period.cutoff, {})


def read_damaged(seed: int) -> str:
    """Return what came of a copy with wrong bytes: the rule that refuses it, or how it was read."""
    try:
        book = open_book(damage_bytes(random.Random(seed)))  # noqa: S311 - the same every time
    except UnreadableError as problem:
        return problem.note.rule.code
    return READ_SAME if book == _whole() else f"{READ_WRONG} (seed {seed})"


def receive_changed(seed: int) -> str:
    """Return what came of a form with changed XML: its state, the rule that refuses it, or what it broke."""
    data = damage_xml(random.Random(seed))  # noqa: S311 - the same every time
    _set_alarm(SECONDS)
    try:
        (entry, *_) = receive(Candidate("bieu.xlsx", Path("bieu.xlsx"), set_aside=False, held=lambda: data), _terms())
        for finding in entry.findings:
            finding.text.encode()
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is what this looks for
        return f"BROKEN by {type(problem).__name__} (seed {seed}): {problem}"
    finally:
        _set_alarm(0)
    return entry.state.value if entry.answers or not entry.findings else entry.findings[0].rule.code


def _set_alarm(seconds: int) -> None:
    """Have a reading stopped that takes so long, or not any more; Windows has no alarms, and there it goes on."""
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _too_long)
        signal.alarm(seconds)


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError(SECONDS)


def run(make: Callable[[int], str], count: int, first: int) -> Counter[str]:
    """Return how often each came of so many damaged copies; a process that ends breaks the run."""
    with ProcessPoolExecutor(2) as pool:
        return Counter(pool.map(make, range(first, first + count), chunksize=20))


def _show(title: str, outcomes: Counter[str]) -> Iterator[str]:
    yield f"{title}: {outcomes.total()}"
    for outcome, count in outcomes.most_common():
        yield f"  {count:6}  {outcome}"


def main() -> None:
    """Run what is asked for and print what came of it; end with 1 where anything was read wrong or broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bytes", type=int, default=300, metavar="N", help="copies with wrong bytes")
    parser.add_argument("--xml", type=int, default=300, metavar="N", help="forms with changed XML")
    parser.add_argument("--seed", type=int, default=1, help="where the damage begins")
    asked = parser.parse_args()
    outcomes = [
        ("wrong bytes", run(read_damaged, asked.bytes, asked.seed)),
        ("changed XML", run(receive_changed, asked.xml, asked.seed)),
    ]
    for title, found in outcomes:
        print("\n".join(_show(title, found)))
    sys.exit(any(outcome.startswith(("BROKEN", READ_WRONG)) for _, found in outcomes for outcome in found))


if __name__ == "__main__":
    main()
