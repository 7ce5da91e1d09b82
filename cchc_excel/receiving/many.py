"""Many files of `nhan/` at once: shared out among the processor's cores where that pays, always in the order given."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence

from cchc_excel.domain import Received
from cchc_excel.inbox.budget import LargeError, SharedRoom, smallest_first
from cchc_excel.inbox.entries import Candidate
from cchc_excel.receiving.files import Terms, receive

_FORKS = sys.platform == "linux"
WORTH_SHARING = 16 if _FORKS else 300
"""Files from which starting other processes takes less time than it spares: elsewhere each loads everything anew."""

_MOST_AT_A_TIME = 16
_terms: list[Terms] = []
"""What a process that helps judges by: told once, when it starts."""


Found = tuple[Received, ...] | LargeError


def receive_all(candidates: Sequence[Candidate], terms: Terms) -> Iterator[Found]:
    """Yield what became of each file, in the order given; of one that is larger than usual, that it waits."""
    done = 0
    if len(candidates) >= WORTH_SHARING and _cores() > 1:
        for received in _receive_by_others(candidates, terms):
            yield received
            done += 1
    yield from (_receive(candidate, terms) for candidate in candidates[done:])


def receive_waiting(candidates: Sequence[Candidate], found: Sequence[Found], terms: Terms) -> list[Received]:
    """Return what became of all files, those that wait read at last, out of what all share."""
    shared, settled = SharedRoom(), {place: entry for place, entry in enumerate(found) if isinstance(entry, tuple)}
    waiting = [(place, entry) for place, entry in enumerate(found) if isinstance(entry, LargeError)]
    for place in smallest_first(waiting):
        settled[place] = receive(candidates[place], terms, shared)
    return [received for place in range(len(found)) for received in settled[place]]


def _receive_by_others(candidates: Sequence[Candidate], terms: Terms) -> Iterator[Found]:
    """Yield what became of the first files, up to one that ended the process reading it, or of all."""
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor  # noqa: PLC0415 - only many need it
    from multiprocessing import get_context  # noqa: PLC0415

    context = get_context("fork" if _FORKS else "spawn")
    pool = ProcessPoolExecutor(_cores(), context, initializer=_start, initargs=(terms,))
    try:
        at_a_time = min(_MOST_AT_A_TIME, max(1, len(candidates) // (4 * _cores())))
        yield from pool.map(_receive_for_first, candidates, chunksize=at_a_time)
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(cancel_futures=True)


def _cores() -> int:
    """Return how many cores this process may use; Windows waits for no more than 61 others."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, 60)


def _start(terms: Terms) -> None:
    """Begin a helping process: it is the first one's to answer Ctrl-C, and it ends with the first one."""
    from threading import Thread  # noqa: PLC0415 - only many need it

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_first, daemon=True).start()
    _terms.append(terms)


def _end_with_first() -> None:
    """Wait until the first process is gone, however it ended, and end this one: nobody takes its answers any more."""
    from multiprocessing import parent_process  # noqa: PLC0415 - only many need it

    first = parent_process()
    if first:
        first.join()
        os._exit(1)


def _receive_for_first(candidate: Candidate) -> Found:
    return _receive(candidate, _terms[0])


def _receive(candidate: Candidate, terms: Terms) -> Found:
    try:
        return receive(candidate, terms)
    except LargeError as large:
        return large
