"""What a unit sent several times becomes one list: the latest counts, nothing that only an older one has is lost."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from cchc_excel.domain import FileState, Proposal, Registered
from cchc_excel.plan.matching import NEAR_ENOUGH
from cchc_excel.registering.likeness import likeness
from cchc_excel.rules import Finding
from cchc_excel.rules.registrations import REGISTRATION_OLDER, REGISTRATIONS_UNDATED


def choose_versions(entries: Sequence[Registered]) -> tuple[Registered, ...]:
    """Return the files in the order given, each with the tasks to take from it.

    A copy that says the same is `unchanged`; an older one is `superseded` unless it has tasks the newer one lacks.
    Where times don't tell which is newer, the tasks of all are taken.
    """
    usable = [entry for entry in entries if entry.file.state is FileState.USABLE]
    usable.sort(key=lambda entry: entry.file.unit)
    chosen: dict[str, Registered] = {}
    for _, group in groupby(usable, key=lambda entry: entry.file.unit):
        chosen |= {entry.file.path: _decided(entry) for entry in _choose(list(group))}
    return tuple(chosen.get(entry.file.path, entry) for entry in entries)


def _decided(entry: Registered) -> Registered:
    """Return a file that was gone through as merged, unless another one stands for it."""
    is_left = entry.file.state is FileState.USABLE
    return replace(entry, file=replace(entry.file, state=FileState.MERGED)) if is_left else entry


def _choose(entries: list[Registered]) -> list[Registered]:
    """Return the files of one unit, the newest first; sheets of one file are one version."""
    distinct: list[Registered] = []
    copies: list[Registered] = []
    for entry in sorted(entries, key=_newest_first):
        same = any(_content(known) == _content(entry) for known in distinct)
        (copies if same else distinct).append(entry)
    unchanged = [Registered(replace(entry.file, state=FileState.UNCHANGED)) for entry in copies]
    if len({_file_of(entry) for entry in distinct}) < 2:
        return distinct + unchanged
    if not _are_ordered(distinct):
        undated = [_with_finding(entry, Finding(REGISTRATIONS_UNDATED, entry.file.path)) for entry in distinct]
        return undated + unchanged
    newest = [entry for entry in distinct if _file_of(entry) == _file_of(distinct[0])]
    kept = list(newest)
    for entry in (known for known in distinct if known not in newest):
        kept.append(_as_older(entry, [task for known in kept for task in known.proposals], newest[0].file.path))
    return kept + unchanged


def _newest_first(entry: Registered) -> tuple[float, str]:
    made_at = entry.file.made_at
    return -(made_at - datetime(2000, 1, 1)).total_seconds() if made_at else 0.0, entry.file.path


def _are_ordered(entries: Sequence[Registered]) -> bool:
    """Whether times tell the newest file from all others."""
    times = {_file_of(entry): entry.file.made_at for entry in entries}
    known = [time for time in times.values() if time]
    return len(known) == len(times) and known.count(max(known)) == 1


def _as_older(entry: Registered, newer: Sequence[Proposal], path: str) -> Registered:
    left = _left_over(entry.proposals, newer)
    if not left:
        return Registered(replace(entry.file, state=FileState.SUPERSEDED))
    details = {"newer": path, "count": str(len(left))}
    finding = Finding(REGISTRATION_OLDER, entry.file.path, details=details, unit=entry.file.unit)
    return _with_finding(replace(entry, proposals=left), finding)


def _left_over(older: Sequence[Proposal], newer: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Return the older tasks that none of the newer stands for; each newer one stands for one, the most alike first."""
    pairs = [
        (-alike, index, place)
        for index, task in enumerate(older)
        for place, known in enumerate(newer)
        if (alike := likeness(task.words["text"], known.words["text"])) >= NEAR_ENOUGH
    ]
    matched: dict[int, int] = {}
    for _, index, place in sorted(pairs):
        if index not in matched and place not in matched.values():
            matched[index] = place
    return tuple(task for index, task in enumerate(older) if index not in matched)


def _with_finding(entry: Registered, finding: Finding) -> Registered:
    return replace(entry, file=replace(entry.file, findings=(finding, *entry.file.findings)))


def _content(entry: Registered) -> list[tuple[tuple[str, str], ...]]:
    return [tuple(proposal.words.items()) for proposal in entry.proposals]


def _file_of(entry: Registered) -> str:
    """Return the file a form lies in: several of its sheets may hold one each."""
    return entry.proposals[0].path
