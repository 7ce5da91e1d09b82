"""Scans and PDFs (*bản ký, bản quét*): whose they are, and whether the unit also sent something that can be read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cchc_excel.domain import FileState, Plan, Received, Unit
from cchc_excel.inbox.labels import WITHIN
from cchc_excel.rules import Finding, files
from cchc_excel.text import fold_plain

_USABLE = frozenset({FileState.MERGED, FileState.SUPERSEDED, FileState.UNCHANGED})
COPY_RULES = frozenset({files.FILE_SIGNED_COPY.code, files.FILE_ONLY_COPY.code})
_KEPT = ("made_at", "origin", "document", "signatures")
_SUFFIX = re.compile(r"\.[A-Za-z]{2,5}$")


def receive_copy(path: str, plan: Plan) -> Received:
    """Return a scan or PDF, with the unit its name tells; `match_copies` sees to the rest."""
    unit = _unit_in(path, plan)
    return _as_copy(path, unit) if unit else _alone(path, None)


def match_copies(received: Iterable[Received], plan: Plan) -> tuple[Received, ...]:
    """Return the files, each scan with its unit: by its name, or by what lies beside it.

    One whose unit sent nothing usable is no signed copy of anything: it asks for the workbook.
    """
    received = tuple(received)
    usable = {entry.unit for entry in received if entry.state in _USABLE}
    neighbours = _units_by_folder(received)
    return tuple(
        replace(_match(entry, usable, neighbours, plan), **{key: getattr(entry, key) for key in _KEPT})
        if _is_copy(entry)
        else entry
        for entry in received
    )


def _match(entry: Received, usable: set[str], neighbours: dict[str, set[str]], plan: Plan) -> Received:
    beside = neighbours.get(_folder(entry.path), set())
    code = entry.unit or (next(iter(beside)) if len(beside) == 1 else "")
    unit = plan.unit(code)
    return _as_copy(entry.path, unit) if unit and unit.code in usable else _alone(entry.path, unit)


def _is_copy(entry: Received) -> bool:
    return any(finding.rule.code in COPY_RULES for finding in entry.findings)


def _as_copy(path: str, unit: Unit) -> Received:
    finding = Finding(files.FILE_SIGNED_COPY, path, details={"unit": unit.name}, unit=unit.code)
    return Received(path, FileState.SIGNED_COPY, unit.code, findings=(finding,))


def _alone(path: str, unit: Unit | None) -> Received:
    if unit is None:
        return Received(path, FileState.NOT_A_RETURN, findings=(Finding(files.FILE_ONLY_COPY, path),))
    finding = Finding(files.FILE_COPY_ALONE, path, details={"unit": unit.name}, unit=unit.code)
    return Received(path, FileState.NOT_A_RETURN, unit.code, findings=(finding,))


def _units_by_folder(received: Iterable[Received]) -> dict[str, set[str]]:
    """Return the units whose returns lie in each sub-folder or zip; in `nhan/` itself everybody's do."""
    units: dict[str, set[str]] = {}
    for entry in received:
        folder = _folder(entry.path)
        if folder and entry.unit and entry.state in _USABLE:
            units.setdefault(folder, set()).add(entry.unit)
    return units


def _folder(path: str) -> str:
    """Return the folder, or the zip, that a file lies in; empty for `nhan/` itself."""
    return path[: max(path.rfind("/"), path.rfind(WITHIN), 0)]


def _unit_in(path: str, plan: Plan) -> Unit | None:
    """Return the unit that a file's name tells, or the name of a folder or zip it lies in, the innermost first."""
    for step in reversed(re.split(rf"/|{re.escape(WITHIN)}", path)):
        words = f" {fold_plain(_SUFFIX.sub('', step).replace('_', ' '))} "
        for known, unit in _names(plan):
            if f" {known} " in words:
                return unit
    return None


def _names(plan: Plan) -> Iterator[tuple[str, Unit]]:
    """Yield every name of every unit as it is looked for, longest first; one that several units have tells nothing."""
    owners: dict[str, set[str]] = {}
    for unit in plan.units:
        for name in (unit.code, unit.name, *unit.other_names):
            owners.setdefault(fold_plain(name), set()).add(unit.code)
    for name in sorted(owners, key=lambda name: (-len(name), name)):
        owner = plan.unit(next(iter(owners[name])))
        if name and owner and len(owners[name]) == 1:
            yield name, owner
