"""What lies in `nhan/`: every file, and every file in a zip or a mail, in an order that does not depend on the disk.

Nothing there is ever changed.
"""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from cchc_excel.books.file_kinds import Kind, recognise, rule_by_name
from cchc_excel.books.files import explain_unreachable, read_file
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.domain import Origin
from cchc_excel.inbox.budget import Room, Shared, beyond, weigh
from cchc_excel.inbox.containers import Container
from cchc_excel.inbox.labels import WITHIN, clean_label, distinct, last_name
from cchc_excel.inbox.mail_files import HEAD, MailFile, may_hold_mail
from cchc_excel.inbox.mails import is_mail
from cchc_excel.rules import Note
from cchc_excel.rules.files import FILE_OVER_LIMIT, FILE_UNREACHABLE, PACKED_OVER_LIMIT, ZIP_DEEP

SET_ASIDE_FOLDER = "khong-dung"

_ZIP_MAGIC = b"PK"
_ELSEWHERE = "thư mục này là liên kết đến thư mục khác, hãy chép các tệp vào thẳng thư mục nhan"
_DEEPEST = 2
"""Containers one in the other that are opened."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be a return: on disk, or held in a container.

    `path` is a label: relative to `nhan/`, with slashes, `goi.zip › bieu.xlsx` for what a container holds. `file` is
    what lies on disk. `held` gives the content out of a container. `problem` says why it can't be opened, if that is
    known. `origin` is the mail it came in. `weight` is how much more there is to read in it than is usual.
    """

    path: str
    file: Path
    set_aside: bool
    held: Callable[[], bytes] | None = field(default=None, compare=False, repr=False)
    problem: Note | None = None
    origin: Origin | None = None
    weight: int = field(default=0, compare=False)

    @property
    def name(self) -> str:
        """Return the file's own name."""
        return last_name(self.path)

    def read(self) -> bytes:
        """Return the content; raise UnreadableError where it can't be had."""
        if self.problem:
            raise UnreadableError(self.problem.rule, **self.problem.details)
        return self.held() if self.held else read_file(self.file)


def find_candidates(inbox: Path, tasks: int = 0) -> Iterator[Candidate]:
    """Yield every file under `nhan/`, sub-folders and zips included, sorted; none where the folder isn't there.

    `tasks` is how many the plan has: the more, the larger an honest return may be.
    """
    shared = Shared.of(tasks)
    files = sorted(_walk(inbox), key=lambda found: str(found[0]))
    found = [candidate for file, problem in files for candidate in _expand(inbox, file, problem, shared)]
    found.sort(key=lambda candidate: (candidate.path, str(candidate.file)))
    refused = beyond(candidate.weight for candidate in found)
    paths = distinct(candidate.path for candidate in found)
    for place, (candidate, path) in enumerate(zip(found, paths, strict=True)):
        problem = candidate.problem or (Note(FILE_OVER_LIMIT) if place in refused else None)
        yield replace(candidate, path=path, problem=problem)


def open_candidate(candidate: Candidate, room: Room, depth: int = 0) -> Iterator[Candidate]:
    """Yield what is in a candidate where it is a zip or a mail, itself where it isn't or can't be opened.

    `room` is what may come out of the file on disk; `depth` counts the zips around the candidate.
    """
    data = b"" if rule_by_name(candidate.name) else _content(candidate)
    if data and is_mail(candidate.name, data):
        data = b""  # it is read again, and must not take room twice
        yield from _open_mail(candidate, room, depth)
        return
    if not _is_zip(data):
        yield replace(candidate, weight=weigh(data, room.shared, is_held=candidate.held is not None))
        return
    if depth >= _DEEPEST:
        yield replace(candidate, problem=Note(ZIP_DEEP))
        return
    try:
        container = Container(candidate.read)
    except UnreadableError as problem:
        yield replace(candidate, problem=problem.note)
        return
    if not room.take(len(container.entries), container.size):
        yield replace(candidate, problem=Note(PACKED_OVER_LIMIT))
        return
    for index, label in enumerate(container.labels()):
        path = f"{candidate.path}{WITHIN}{label}"
        entry = replace(candidate, path=path, held=partial(container.read, index))
        is_container = container.may_be_zip(index) or may_hold_mail(label, b"")
        yield from open_candidate(entry, room, depth + 1) if is_container else (entry,)


def _open_mail(candidate: Candidate, room: Room, depth: int) -> Iterator[Candidate]:
    """Yield what a mail brings; one that brings nothing of use is yielded itself, with the reason."""
    mail = MailFile(candidate.read, candidate.path)
    if not room.take(len(mail.files), 0):
        yield replace(candidate, problem=Note(PACKED_OVER_LIMIT))
        return
    outer = candidate.origin
    for held in mail.files:
        origin = replace(held.origin, carrier=outer.carrier) if outer else held.origin
        if held.note:
            yield replace(candidate, path=held.path, problem=held.note, origin=origin)
        else:
            entry = replace(candidate, path=held.path, held=partial(mail.read, held), origin=origin)
            yield from open_candidate(entry, room, depth)


def _walk(inbox: Path) -> Iterator[tuple[Path, Note | None]]:
    """Yield every file, and every folder that can't be listed or leads elsewhere, with the reason."""
    closed: list[OSError] = []
    for folder, inner, names in os.walk(inbox, onerror=closed.append):
        for name in inner:
            if Path(folder, name).is_symlink():
                yield Path(folder, name), Note(FILE_UNREACHABLE, details={"detail": _ELSEWHERE})
        for name in names:
            yield Path(folder, name), None
    for problem in closed:
        if inbox.is_dir() and problem.filename:
            yield Path(problem.filename), Note(FILE_UNREACHABLE, details={"detail": explain_unreachable(problem)})


def _expand(inbox: Path, file: Path, problem: Note | None, shared: Shared) -> Iterator[Candidate]:
    """Yield a file, or what is in it where it is a zip that may be opened."""
    path = clean_label(file.relative_to(inbox).as_posix())
    itself = Candidate(path, file, path.startswith(f"{SET_ASIDE_FOLDER}/"), problem=problem)
    if problem or itself.set_aside or not _may_be_container(file):
        yield itself
    else:
        yield from open_candidate(itself, Room.of(_size(file), shared))


def _content(candidate: Candidate) -> bytes:
    """Return the content of a file; nothing where it can't be had, for a reason that is named when it is read."""
    try:
        return candidate.read()
    except UnreadableError:
        return b""


def _is_zip(data: bytes) -> bool:
    """Whether it is a zip of files: a workbook is a zip too. One that is damaged is named when it is read."""
    try:
        return recognise(data) is Kind.ZIP
    except UnreadableError:
        return False


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _may_be_container(file: Path) -> bool:
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return False
        with file.open("rb") as stream:
            head = stream.read(HEAD)
        return head.startswith(_ZIP_MAGIC) or may_hold_mail(file.name, head)
    except OSError:
        return False
