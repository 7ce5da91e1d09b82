"""Rows of `Điều chỉnh` that change units: one renamed, several united, one divided (*đổi tên, sáp nhập, chia tách*)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cchc_excel.domain import Adjustment, AdjustmentKind, Plan, Unit
from cchc_excel.plan.leads import is_collective, resolve_leads
from cchc_excel.plan.lists import UNIT_CODE
from cchc_excel.plan.tables import Record, Table
from cchc_excel.rules import Finding, Rule
from cchc_excel.rules import adjustments as rules
from cchc_excel.rules.plans import UNIT_CODE_WRONG
from cchc_excel.text import clean, fold, one_line
from cchc_excel.words import show_date

_PARTS = re.compile(r"[;,\n]")
_NAMES = re.compile(r"[;\n]")
_EXPECTED = {
    AdjustmentKind.RENAMED: "một đơn vị cũ và nhiều nhất một mã mới",
    AdjustmentKind.UNITED: "một đơn vị mới, và ít nhất một đơn vị cũ khác với đơn vị mới",
    AdjustmentKind.DIVIDED: "một đơn vị cũ và ít nhất hai đơn vị mới",
}


@dataclass(frozen=True, slots=True)
class _UnitRow:
    """A row, the change it is to become, and the plan as it stood before."""

    table: Table
    record: Record
    change: Adjustment
    plan: Plan

    @property
    def day(self) -> str:
        """Return the day for people."""
        return show_date(self.change.day)

    def finding(self, rule: Rule, key: str, **details: str) -> Finding:
        """Return a finding at a cell of the row."""
        return self.table.finding(rule, self.record, key, **details)

    def parts(self, key: str, separators: re.Pattern[str]) -> tuple[str, ...]:
        """Return the parts of a cell that holds several."""
        parts = (one_line(part) for part in separators.split(clean(self.record.cells[key].text)))
        return tuple(part for part in parts if part)


def read_unit_change(
    table: Table, record: Record, change: Adjustment, plan: Plan
) -> tuple[Adjustment | None, list[Finding]]:
    """Return a change of units with the units that come of it, None where it can't be understood."""
    row = _UnitRow(table, record, change, plan)
    if not plan.units:
        return None, []
    old, findings = _find_old(row)
    if findings:
        return None, findings
    codes = tuple(dict.fromkeys(row.parts("new_units", _PARTS))) or tuple(unit.code for unit in old)
    if not _is_complete(change.kind, old, codes):
        return None, [row.finding(rules.UNITS_COUNT, "new_units", kind=change.kind, expected=_EXPECTED[change.kind])]
    names, findings = _name(row, codes)
    findings += _check_codes(row, old, codes, names)
    findings += _check_names(row, old, names)
    if findings:
        return None, findings
    new = tuple(_make_unit(code, names.get(code, ""), old, change.kind, plan) for code in codes)
    before = "; ".join(unit.name for unit in old)
    return replace(change, before=before, old_units=tuple(unit.code for unit in old), new_units=new), []


def _find_old(row: _UnitRow) -> tuple[tuple[Unit, ...], list[Finding]]:
    """Return the units named in `Đơn vị cũ`, with a finding for each that isn't there on that day."""
    found: dict[str, Unit] = {}
    findings = []
    heirs = {fold(code): new for code, new in row.plan.heirs.items()}
    codes = {fold(unit.code): unit for unit in row.plan.units}
    for name in row.parts("old_units", _PARTS):
        if fold(name) in heirs:
            gone = ", ".join(heirs[fold(name)])
            findings.append(row.finding(rules.UNIT_GONE, "old_units", name=name, day=row.day, heirs=gone))
        elif unit := codes.get(fold(name)) or _named(name, row.plan):
            found[unit.code] = unit
        else:
            findings.append(row.finding(rules.UNIT_UNKNOWN, "old_units", name=name, day=row.day))
    return tuple(found.values()), findings


def _named(name: str, plan: Plan) -> Unit | None:
    known, unknown = resolve_leads(name, plan.units)
    return plan.unit(known[0]) if len(known) == 1 and not unknown else None


def _is_complete(kind: AdjustmentKind, old: Sequence[Unit], new: Sequence[str]) -> bool:
    if kind is AdjustmentKind.UNITED:
        return len(new) == 1 and any(unit.code not in new for unit in old)
    return len(old) == 1 and (len(new) == 1 if kind is AdjustmentKind.RENAMED else len(new) > 1)


def _name(row: _UnitRow, codes: Sequence[str]) -> tuple[dict[str, str], list[Finding]]:
    """Return the new names by code: one for each new unit; those that stand already may be left out."""
    given = row.parts("new_names", _NAMES)
    fresh = [code for code in codes if code not in {unit.code for unit in row.plan.units}]
    for named in (codes, fresh):
        if len(given) == len(named):
            return dict(zip(named, given, strict=True)), []
    counts = {"names": str(len(given)), "codes": str(len(fresh) or len(codes))}
    return {}, [row.finding(rules.NAMES_COUNT, "new_names", **counts)]


def _check_codes(
    row: _UnitRow, old: Sequence[Unit], codes: Iterable[str], names: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield a finding for each new code that is none, that is another unit's, or that an earlier unit had."""
    others = {unit.code: unit for unit in row.plan.units if unit not in old}
    for code in codes:
        if not UNIT_CODE.fullmatch(code):
            yield row.finding(UNIT_CODE_WRONG, "new_units")
        elif code in row.plan.heirs:
            yield row.finding(rules.CODE_USED, "new_units", name=code, other=", ".join(row.plan.heirs[code]))
        elif code in others:
            other = others[code].name
            if row.change.kind is not AdjustmentKind.UNITED or fold(names.get(code, other)) != fold(other):
                yield row.finding(rules.CODE_USED, "new_units", name=code, other=other)


def _check_names(row: _UnitRow, old: Sequence[Unit], names: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a finding for each new name that another unit goes by."""
    others = [unit for unit in row.plan.units if unit not in old]
    taken = {fold(name): unit for unit in others for name in (unit.code, unit.name, *unit.other_names)}
    for code, name in names.items():
        other = taken.get(fold(name))
        if other and other.code != code:
            yield row.finding(rules.NAME_USED, "new_names", name=name, other=other.name)


def _make_unit(code: str, name: str, old: Sequence[Unit], kind: AdjustmentKind, plan: Plan) -> Unit:
    """Return a unit of the change: its own, and what it takes over from those before it.

    Names go over where one unit comes of the old ones, so that whoever still uses them is understood.
    """
    own = plan.unit(code)
    before = ([own] if own else []) + [unit for unit in old if unit.code != code]
    first = before[0]
    name = name or first.name
    if kind is AdjustmentKind.DIVIDED:
        kept = own.other_names if own else tuple(filter(is_collective, first.other_names))
        return replace(first, code=code, name=name, other_names=kept)
    names = (known for unit in before for known in (unit.code, unit.name, *unit.other_names))
    others = {fold(other): other for other in names if fold(other) not in {fold(code), fold(name)}}
    emails = dict.fromkeys(address for unit in before for address in unit.addresses)
    email = "; ".join(emails) if len(before) > 1 else first.email
    return replace(first, code=code, name=name, other_names=tuple(others.values()), email=email)
