"""What lies in `nhan/`: every file, in an order that does not depend on the disk; and what is in it, once it is opened.

A file is opened when its turn comes: read from the disk once, recognised once. Nothing there is ever changed.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from cchc_excel.books.file_kinds import FileKind, rule_by_name
from cchc_excel.books.files import explain_unreachable, read_file
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import recognise_unlocked
from cchc_excel.disk import is_junction
from cchc_excel.domain import Origin
from cchc_excel.inbox.budget import Room, SharedRoom
from cchc_excel.inbox.containers import Container
from cchc_excel.inbox.labels import WITHIN, clean_label, distinct, last_name
from cchc_excel.inbox.mails import is_mail, may_hold_mail, read_mails
from cchc_excel.rules import Note
from cchc_excel.rules.files import FILE_OVER_LIMIT, FILE_UNREACHABLE, PACKED_OVER_LIMIT, ZIP_DEEP

SET_ASIDE_FOLDER = "khong-dung"

_ELSEWHERE = "thư mục này là liên kết đến thư mục khác, hãy chép các tệp vào thẳng thư mục nhan"
_DEEPEST = 2
"""Containers one in the other that are opened."""

_Outcome = TypeVar("_Outcome")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be a return: on disk, or held in a container.

    `path` is a label: relative to `nhan/`, with slashes, `goi.zip › bieu.xlsx` for what a container holds. `file` is
    what lies on disk. `held` gives the content out of a container. `problem` says why it can't be opened, if that is
    known. `origin` is the mail it came in.
    """

    path: str
    file: Path
    set_aside: bool
    held: Callable[[], bytes] | None = field(default=None, compare=False, repr=False)
    problem: Note | None = None
    origin: Origin | None = None

    @property
    def name(self) -> str:
        """Return the file's own name."""
        return last_name(self.path)

    def read(self) -> bytes:
        """Return the content; raise UnreadableError where it can't be had."""
        return self.held() if self.held else read_file(self.file)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose turn has come: its content and its kind, or the `problem` why it is no workbook to be read.

    The content is there also of what is no workbook, such as a PDF, as far as it could be had.
    """

    candidate: Candidate
    data: bytes = b""
    kind: FileKind | None = None
    problem: Note | None = None

    @property
    def path(self) -> str:
        """Return the file's label."""
        return self.candidate.path


def find_files(inbox: Path) -> tuple[Candidate, ...]:
    """Return every file under `nhan/`, sub-folders included, sorted, none opened; none where the folder isn't there."""
    found = [_candidate(inbox, file, problem) for file, problem in _walk(inbox)]
    found.sort(key=lambda candidate: (candidate.path, str(candidate.file)))
    paths = distinct(candidate.path for candidate in found)
    return tuple(replace(candidate, path=path) for candidate, path in zip(found, paths, strict=True))


def room_of(candidate: Candidate, tasks: int, shared: SharedRoom | None = None) -> Room:
    """Return what may come out of a file on disk, for returns of a plan of so many tasks."""
    try:
        size = candidate.file.stat().st_size
    except OSError:
        size = 0  # why it can't be had is told when it is read
    return Room.of(size, tasks, shared)


def open_each(candidate: Candidate, use: Callable[[Opened], tuple[_Outcome, ...]], room: Room) -> tuple[_Outcome, ...]:
    """Return what comes of a file, or of each in it where it is a zip or a mail, by label; one is held at a time."""
    made = [(opened.path, use(opened)) for opened in open_candidate(candidate, room)]
    made.sort(key=lambda pair: pair[0])
    return tuple(outcome for _, outcomes in made for outcome in outcomes)


def open_candidate(candidate: Candidate, room: Room, depth: int = 0) -> Iterator[Opened]:
    """Yield what is in a file where it is a zip or a mail, itself where it isn't or can't be opened.

    `room` is what may come out of the file on disk, `depth` counts the zips around the candidate. Raises LargeError
    where it is one of those that wait.
    """
    by_name = rule_by_name(candidate.name)
    problem = Note(by_name) if by_name else candidate.problem
    if problem:
        yield Opened(candidate, problem=problem)
        return
    data = b""
    try:
        data = candidate.read()
        holds_mail = may_hold_mail(candidate.name, data) and is_mail(candidate.name, data)
        data, kind = (data, None) if holds_mail else recognise_unlocked(data)
        package = _open_zip(data, room, depth) if kind is FileKind.ZIP else None
    except UnreadableError as refusal:
        yield Opened(candidate, data, problem=refusal.note)
        return
    if holds_mail:
        yield from _open_mail(candidate, data, room, depth)
    elif package:
        for index, label in enumerate(package.labels()):
            path = f"{candidate.path}{WITHIN}{label}"
            yield from open_candidate(replace(candidate, path=path, held=partial(package.read, index)), room, depth + 1)
    elif room.read(data, is_held=bool(depth) or candidate.origin is not None):
        yield Opened(candidate, data, kind)
    else:
        yield Opened(candidate, problem=Note(FILE_OVER_LIMIT))


def _open_zip(data: bytes, room: Room, depth: int) -> Container:
    if depth >= _DEEPEST:
        raise UnreadableError(ZIP_DEEP)
    package = Container(data)
    if not room.unpack(len(package.entries), package.size):
        raise UnreadableError(PACKED_OVER_LIMIT)
    return package


def _open_mail(candidate: Candidate, data: bytes, room: Room, depth: int) -> Iterator[Opened]:
    """Yield what a mail brings; one that brings nothing of use is yielded itself, with the reason."""
    outer = candidate.origin
    mails = tuple(read_mails(data, candidate.path))
    if not room.unpack(sum(len(mail.attachments) + len(mail.notes) for mail in mails), 0):
        yield Opened(candidate, problem=Note(PACKED_OVER_LIMIT))
        return
    for mail in mails:
        origin = replace(mail.origin, carrier=outer.carrier) if outer else mail.origin
        for note in mail.notes:
            yield Opened(replace(candidate, path=mail.origin.mail_path, origin=origin), problem=note)
        for file in mail.attachments:
            held = partial(bytes, file.data)
            yield from open_candidate(replace(candidate, path=file.path, held=held, origin=origin), room, depth)


def _walk(inbox: Path) -> Iterator[tuple[Path, Note | None]]:
    """Yield every file, and every folder that can't be listed or leads elsewhere, with the reason."""
    closed: list[OSError] = []
    for folder, inner, names in os.walk(inbox, onerror=closed.append):
        for name in [name for name in inner if _leads_elsewhere(Path(folder, name))]:
            inner.remove(name)
            yield Path(folder, name), Note(FILE_UNREACHABLE, details={"detail": _ELSEWHERE})
        for name in names:
            yield Path(folder, name), None
    for problem in closed:
        if inbox.is_dir() and problem.filename:
            yield Path(problem.filename), Note(FILE_UNREACHABLE, details={"detail": explain_unreachable(problem)})


def _leads_elsewhere(folder: Path) -> bool:
    return folder.is_symlink() or is_junction(folder)


def _candidate(inbox: Path, file: Path, problem: Note | None) -> Candidate:
    path = clean_label(file.relative_to(inbox).as_posix())
    return Candidate(path, file, path.startswith(f"{SET_ASIDE_FOLDER}/"), problem=problem)
