"""A file of mail as a container: what lies in it, told apart by labels; contents are read when they are wanted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from cchc_excel.books.parts.ole import MAGIC as OLE_MAGIC
from cchc_excel.domain import Origin
from cchc_excel.inbox.mails import Mail, is_mail, read_mails
from cchc_excel.rules import Note

HEAD = 2_000
"""How many bytes tell whether a file may hold mail."""

_NO_MAIL_SUFFIXES = (".xls", ".xlt", ".xlsb", ".doc", ".ppt", ".db")


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file in a mail: its label, its place, the mail it came in; or, with a note, a mail that brings none."""

    path: str
    origin: Origin
    mail: int = 0
    index: int = 0
    note: Note | None = None


class MailFile:
    """A file that holds mail. Only the last few opened are held in memory."""

    def __init__(self, load: Callable[[], bytes], path: str) -> None:
        self.load = load
        self.path = path
        self.files = tuple(_files_of(self))

    def read(self, held: HeldFile) -> bytes:
        """Return the content of a file in it."""
        return _opened(self)[held.mail].attachments[held.index].data


def may_hold_mail(name: str, head: bytes) -> bool:
    """Whether a file is worth a closer look, by its name and by how it begins."""
    if head.startswith(OLE_MAGIC):
        return PurePath(name).suffix.casefold() not in _NO_MAIL_SUFFIXES
    return is_mail(name, head)


def _files_of(file: MailFile) -> Iterator[HeldFile]:
    for number, mail in enumerate(_opened(file)):
        for note in mail.notes:
            yield HeldFile(mail.origin.mail_path, mail.origin, note=note)
        for index, attachment in enumerate(mail.attachments):
            yield HeldFile(attachment.path, mail.origin, number, index)


@lru_cache(maxsize=3)
def _opened(file: MailFile) -> tuple[Mail, ...]:
    """Return the mails of a file; what lies in it is read in a row, so few need to be held."""
    return tuple(read_mails(file.load(), file.path))
