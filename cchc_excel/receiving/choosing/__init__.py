"""Which of a unit's returns counts, and which rows come from its others (*bản nào, dòng nào được dùng*).

Owns the states of returns that may be merged; what a return says is `checking`'s.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from cchc_excel.domain import FileState, Received
from cchc_excel.receiving.choosing.mixing import content_of
from cchc_excel.receiving.choosing.strangers import judge_stranger
from cchc_excel.receiving.choosing.supplements import supplement
from cchc_excel.rules import Finding, files
from cchc_excel.words import at_vietnam


@dataclass(frozen=True, slots=True)
class _Version:
    """A workbook of a unit: the returns in it, one for each of its sheets that is a form."""

    entries: tuple[Received, ...]
    content: tuple[object, ...]

    @property
    def made_at(self) -> datetime | None:
        """Return when it was made."""
        return self.entries[0].made_at

    @property
    def path(self) -> str:
        """Return the path of the first return in it."""
        return self.entries[0].path


def choose_returns(received: Iterable[Received]) -> tuple[Received, ...]:
    """Return the files with one merged return a unit at most, in the order given.

    The latest wins; an equal copy is `unchanged`, an older one `superseded`, and lends the rows that later ones leave
    empty. Where times don't tell between different contents, none is merged and each says so. What strangers send
    counts only where a unit sent nothing itself.
    """
    received = tuple(received)
    usable = sorted((entry for entry in received if entry.state is FileState.USABLE), key=lambda entry: entry.unit)
    decided: dict[str, Received] = {}
    for _, entries in groupby(usable, key=lambda entry: entry.unit):
        decided |= {entry.path: entry for entry in _choose_of_unit(tuple(entries))}
    return tuple(decided.get(entry.path, entry) for entry in received)


def _choose_of_unit(entries: tuple[Received, ...]) -> Iterator[Received]:
    """Yield the returns of one unit with their states."""
    if len(entries) == 1:
        yield replace(entries[0], state=FileState.MERGED)
        return
    own = tuple(entry for entry in entries if not entry.is_strange)
    chosen = tuple(_name_parts(tuple(_choose_one(own or entries))))
    yield from chosen
    if own:
        states = {entry.path: entry.state for entry in chosen}
        said = [(content_of(entry), states[entry.path]) for entry in own]
        names = ", ".join(entry.path for entry in own)
        for entry in entries:
            if entry.is_strange:
                content = content_of(entry)
                yield judge_stranger(entry, [state for known, state in said if known == content], names)


def _name_parts(entries: Sequence[Received]) -> Iterable[Received]:
    """Yield the files of one unit; where they came in the names of several now united, each with a finding on that."""
    said = {entry.path: _said_unit(entry) for entry in entries} if len(entries) > 1 else {}
    if len(set(said.values())) < 2:
        yield from entries
        return
    names = ", ".join(dict.fromkeys(f"{name} ({path})" for path, name in said.items()))
    for entry in entries:
        details = {"unit": entry.unit, "names": names}
        finding = Finding(files.RETURNS_OF_PARTS, entry.path, details=details, unit=entry.unit)
        yield replace(entry, findings=(finding, *entry.findings))


def _said_unit(entry: Received) -> str:
    """Return in the name of which unit a file came: its own, or one now gone."""
    was = (finding.details["old"] for finding in entry.findings if finding.rule == files.UNIT_SUCCEEDED)
    return next(was, entry.unit)


def _choose_one(entries: Sequence[Received]) -> Iterable[Received]:
    """Yield the files of one unit with their states, the merged one with the rows that others lend it."""
    versions = _versions_of(entries)
    latest = _latest(versions)
    if latest is None:
        yield from _tied(entries)
        return
    same = [version for version in versions if version.content == latest.content]
    first = min(same, key=lambda version: (version.made_at is None, version.made_at or 0, version.path))
    base, *sheets = first.entries
    older = [entry for version in versions if version.content != latest.content for entry in version.entries]
    yield from supplement(base, sheets, older)
    for version in same:
        if version is not first:
            yield from (replace(entry, state=FileState.UNCHANGED) for entry in version.entries)


def _versions_of(entries: Sequence[Received]) -> list[_Version]:
    """Return the workbooks, in the order given, each with its sheets."""
    by_book: dict[str, list[Received]] = {}
    for entry in entries:
        by_book.setdefault(entry.book or entry.path, []).append(entry)
    return [_Version(tuple(sheets), tuple(map(content_of, sheets))) for sheets in by_book.values()]


def _latest(versions: Sequence[_Version]) -> _Version | None:
    """Return the latest workbook; None where times do not tell between different contents."""
    if all(version.content == versions[0].content for version in versions):
        return versions[0]
    times = [version.made_at for version in versions]
    known = [time for time in times if time is not None]
    if len(known) < len(times):
        return None
    last = max(known)
    candidates = [version for version in versions if version.made_at == last]
    return candidates[0] if all(version.content == candidates[0].content for version in candidates) else None


def _tied(entries: Sequence[Received]) -> Iterable[Received]:
    names = "; ".join(f"{entry.path} ({_when(entry)})" for entry in entries)
    for entry in entries:
        finding = Finding(files.RETURNS_TIED, entry.path, details={"detail": names}, unit=entry.unit)
        yield replace(entry, state=FileState.REJECTED, findings=(finding, *entry.findings))


def _when(entry: Received) -> str:
    """Return when a return was made, in words."""
    return f"{at_vietnam(entry.made_at):%d/%m/%Y %H:%M:%S}" if entry.made_at else "không có thời điểm dùng được"
