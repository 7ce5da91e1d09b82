"""Mutations of real returns, zips and mails, for as long as is asked for: each must end in a return or a reason.

Run as `python -m tests.tools.fuzz --minutes 2` in CI, an hour before a release. What does harm is kept in
`tests/inbox/findings/`, where a test replays it from then on (`tests.tools.strange`). Ends with 1 where there was any.
"""

import argparse
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from types import FrameType

from tests.tools.bombs import mail_with
from tests.tools.damage import damage_bytes, damage_xml
from tests.tools.hostile import RETURN, zip_of
from tests.tools.sent_mails import mail
from tests.tools.strange import FINDINGS, outcome_of

SECONDS = 10
MEGABYTES = 1_500
BROKEN = "BROKEN"
_ODD_HEADERS = (
    b"Content-Type: multipart/mixed", b"Content-Type: multipart/mixed; boundary=", b"Content-Type: message/rfc822",
    b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: x-uuencode", b"Date: 31 Dec 9999 23:59:59 -2359",
    b"Date: 99 Foo 0000", b"From: <>", b"From: =?utf-8?B?//8=?= <a@b>", b"X-CCHC: giao/2026/6T/TCD",
    b"Received: x; Fri, 31 Dec 9999 23:59:59 -1200", b"Content-Type: text/plain; charset=utf-7", b"\xff\xfe\x00",
    b"Content-Disposition: attachment; filename*0*=utf-8''%C3; filename*9999999999=x",
)  # fmt: skip


def fuzz_bytes(chance: random.Random) -> bytes:
    """Return a return with some bytes wrong."""
    return damage_bytes(chance)


def fuzz_xml(chance: random.Random) -> bytes:
    """Return a return with its XML changed."""
    return damage_xml(chance)


def fuzz_zip(chance: random.Random) -> bytes:
    """Return a zip of returns, changed ones among them, some of its own bytes wrong."""
    names = ("a.xlsx", "b/../c.xlsx", "thư.eml", "a.xlsx", "\x00.xlsx", "x" * 300)
    parts = {
        f"{number}{chance.choice(names)}": damage_xml(chance) if chance.random() < 0.3 else RETURN.read_bytes()
        for number in range(chance.randrange(1, 4))
    }
    return _with_wrong_bytes(zip_of(parts), chance) if chance.random() < 0.7 else zip_of({"a.zip": zip_of(parts)})


def fuzz_mail(chance: random.Random) -> bytes:
    """Return a mail with lines lost, doubled, moved, and odd headers between them."""
    form = damage_bytes(chance) if chance.random() < 0.3 else RETURN.read_bytes()
    if chance.random() < 0.5:
        data = mail("tcd@x.example", ("Biểu.xlsx", form)).as_bytes()
    else:
        data = mail_with([("a.xlsx", form), ("b.zip", zip_of({"c.xlsx": form}))])
    lines = data.split(b"\r\n")
    for _ in range(chance.choice((1, 2, 5, 20))):
        place, other = chance.randrange(len(lines)), chance.randrange(min(len(lines), 30))
        match chance.randrange(5):
            case 0:
                del lines[place]
            case 1:
                lines.insert(other, lines[place])
            case 2 | 3:
                lines.insert(other, chance.choice(_ODD_HEADERS))
            case _:
                lines[other] = _with_wrong_bytes(lines[other] or b"x", chance)
        lines = lines or [b""]
    return chance.choice((b"\r\n", b"\r\n", b"\n", b"\r")).join(lines)


def _with_wrong_bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 10))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


KINDS: dict[str, tuple[Callable[[random.Random], bytes], str]] = {
    "bytes": (fuzz_bytes, "xlsx"),
    "xml": (fuzz_xml, "xlsx"),
    "zip": (fuzz_zip, "zip"),
    "mail": (fuzz_mail, "eml"),
}


def try_one(seed: int) -> str:
    """Return what came of one mutation; what did harm is kept."""
    kind = list(KINDS)[seed % len(KINDS)]
    make, suffix = KINDS[kind]
    data = make(random.Random(seed))  # noqa: S311 - the same every time
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(SECONDS)
    try:
        told = outcome_of(f"bieu.{suffix}", data)
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is what this looks for
        signal.alarm(0)
        (FINDINGS / f"{kind}-{seed}.{suffix}").write_bytes(data)
        return f"{BROKEN} by {type(problem).__name__} ({kind}, seed {seed}): {problem}"
    finally:
        signal.alarm(0)
    return f"{kind}: {told.partition('*')[0].partition(' ')[0] or 'nothing'}"


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError(SECONDS)


def _bounded() -> None:
    """Give a process that tries no more memory than a clerk's computer has."""
    import resource  # noqa: PLC0415 - not on Windows

    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1_000_000,) * 2)


def run(minutes: float, first: int) -> Counter[str]:
    """Return how often each came of mutations tried for so many minutes; a process that ends breaks the run."""
    until = time.monotonic() + minutes * 60

    def seeds() -> Iterator[range]:
        start = first
        while time.monotonic() < until:
            yield range(start, start + 40)
            start += 40

    came: Counter[str] = Counter()
    with ProcessPoolExecutor(os.cpu_count(), initializer=_bounded) as pool:
        for batch in seeds():
            came.update(pool.map(try_one, batch, chunksize=5))
    return came


def main() -> None:
    """Try for as long as is asked for, and print what came of it; end with 1 where anything did harm."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="the first mutation")
    asked = parser.parse_args()
    came = run(asked.minutes, asked.seed)
    for outcome, count in came.most_common():
        print(f"{count:6}  {outcome}")
    print(f"{came.total():6}  in all")
    sys.exit(any(outcome.startswith(BROKEN) for outcome in came))


if __name__ == "__main__":
    main()
