"""The units that lead the tasks of an annex, gathered from how their names are written, each with a code of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from cchc_excel.cells import Cell
from cchc_excel.importing.draft import Draft
from cchc_excel.importing.parting import means, split_names
from cchc_excel.importing.points import AnnexPoint, Item, UnitDraft
from cchc_excel.importing.spellings import (
    LOCAL_HEADS,
    PLACES,
    Name,
    full_text,
    is_plain_short,
    is_same,
    is_short,
    local_levels,
    may_stand_for,
    read_name,
    stands_for,
)
from cchc_excel.importing.unit_words import is_body
from cchc_excel.numerals import same_numbers
from cchc_excel.rules.annexes import LEADS_GROUP, UNIT_JOINED, UNIT_PARTNER, UNIT_SHORT, UNIT_SIMILAR, UNIT_SPELLED
from cchc_excel.text import fold, fold_plain, one_line

_ALIKE = 0.88
_LONGEST_CODE = 8
_INNER_KINDS = frozenset({"phong", "ban", "trung tam", "cong"})
"""Kinds of unit that belong to the office itself: one that only helps may be asked for a form, too."""


@dataclass(slots=True, eq=False)
class _Spelled:
    """A unit and the names it goes by, the one it was found by first. `is_doubtful`: one of them only may be its."""

    names: list[Name]
    cell: Cell
    is_partner: bool = False
    is_doubtful: bool = False
    groups: list[str] = field(default_factory=list)

    @property
    def best(self) -> Name:
        """Return the name that says most: written out, its kind of unit too, with its diacritics."""
        return max(self.names, key=_weight)


def gather_units(draft: Draft) -> list[UnitDraft]:
    """Return the units in the order in which they first lead a task, and note what is not sure of them."""
    found: list[_Spelled] = []
    for is_partner, column in ((False, "leads"), (True, "partners")):
        named = list(_named(draft.tasks, column))
        _add_names(found, [entry for entry in named if not entry[0].is_short], is_partner=is_partner)
        _add_names(found, [entry for entry in named if entry[0].is_short], is_partner=is_partner)
    found = _part_joined(found)
    groups = _spread_groups(draft, found)
    units = _name_units(found)
    for unit, spelled in zip(units, found, strict=True):
        _note_doubts(draft, unit, spelled)
    _note_alike(draft, units, found)
    for name, item, reached in groups:
        _note_group(draft, name, item, [unit for unit, spelled in zip(units, found, strict=True) if spelled in reached])
    return units


def _named(tasks: Sequence[Item], column: str) -> Iterator[tuple[Name, Cell]]:
    """Yield the names in a column."""
    for item in tasks:
        own = item.record.cells[column]
        for name in split_names(item.texts[column])[0]:
            yield name, item.record.cells["leads"] if own.is_empty else own


def _add_names(found: list[_Spelled], named: Sequence[tuple[Name, Cell]], *, is_partner: bool) -> None:
    """Add names to the units they are of; those of none are units, partners only where they are of a leading kind."""
    heads = _INNER_KINDS | ({spelled.best.head for spelled in found} - {""})
    for name, cell in named:
        unit, is_sure = _find(found, name)
        if unit is not None:
            unit.names.append(name)
            unit.is_doubtful = unit.is_doubtful or not is_sure
        elif not is_partner or (name.head in heads and not name.is_short and not name.parts):
            found.append(_Spelled([name], cell, is_partner=is_partner))


def _find(found: Sequence[_Spelled], name: Name) -> tuple[_Spelled | None, bool]:
    """Return the one unit a name is of, and whether that is sure; none where none or several could be."""
    known = [spelled for spelled in found if any(fold(name.text) == fold(other.text) for other in spelled.names)]
    if known:
        return known[0], True
    for fits, is_sure in ((_is_of, True), (_may_be_of, False)):
        units = [spelled for spelled in found if any(fits(name, other) for other in spelled.names)]
        if len(units) == 1:
            return units[0], is_sure
        if units:
            return None, False
    return None, False


def _is_of(name: Name, other: Name) -> bool:
    if name.is_short and other.is_short:
        return name.letters == other.letters and (name.head == other.head or not name.head or not other.head)
    return is_same(name, other) or stands_for(name, other) or stands_for(other, name)


def _may_be_of(name: Name, other: Name) -> bool:
    if (own := local_levels(name)) and (known := local_levels(other)):
        return name.head == other.head and (own <= known or known <= own)
    if name.is_short == other.is_short:
        return False
    return may_stand_for(name, other) if name.is_short else may_stand_for(other, name)


def _part_joined(found: list[_Spelled]) -> list[_Spelled]:
    """Return the units without those "Phòng A, B" whose pieces are units that stand elsewhere: B is another name."""
    whole = [spelled for spelled in found if not spelled.best.parts]
    kept = []
    for spelled in found:
        pieces = [read_name(part) for part in spelled.best.parts]
        owners = [_find(whole, piece) for piece in pieces]
        if pieces and all(owner is not None and is_sure for owner, is_sure in owners):
            for piece, (owner, _) in zip(pieces, owners, strict=True):
                if owner is not None:
                    owner.names.append(piece)
        else:
            kept.append(spelled)
    return kept


def _spread_groups(draft: Draft, found: Sequence[_Spelled]) -> list[tuple[str, Item, list[_Spelled]]]:
    """Give each collective name ("Các phòng được kiểm tra") to the units it may mean."""
    groups: dict[str, tuple[str, Item, list[_Spelled]]] = {}
    for item in draft.tasks:
        for name in split_names(item.texts["leads"])[1]:
            meant = [spelled for spelled in found if means(name, spelled.best)]
            if fold(name) not in groups:
                for spelled in meant:
                    spelled.groups.append(name)
            groups.setdefault(fold(name), (name, item, meant))
    return list(groups.values())


def _name_units(found: Sequence[_Spelled]) -> list[UnitDraft]:
    units = []
    spoken = {fold_plain(name.text) for spelled in found for name in spelled.names}
    taken: set[str] = set()
    for spelled in found:
        own = {fold_plain(name.text) for name in spelled.names}
        code = _choose_code(spelled, taken | (spoken - own))
        taken.add(fold_plain(code))
        name = full_text(spelled.best)
        others = {fold(other.text): one_line(other.text) for other in spelled.names if fold(other.text) != fold(name)}
        others |= {fold(group): one_line(group) for group in spelled.groups}
        others = {key: other for key, other in others.items() if key != fold(code)}
        units.append(UnitDraft(code, name, list(others.values())))
    return units


def _choose_code(spelled: _Spelled, taken: set[str]) -> str:
    """Return a code of capitals: the annex's own abbreviation, or the first letters of the words."""
    best = spelled.best
    initials = "".join(word[0] for word in best.head.split())
    shorts = [name.letters for name in spelled.names if name.is_short and not spelled.is_doubtful]
    shorts = [letters for letters in shorts if letters != f"{initials}{_initials(best)}"]
    base = min(shorts, key=len, default="") or _initials(best) or "DV"
    for code in (base, f"{initials}{base}"):
        if code and code not in taken:
            return _capitals(code)
    number = 2
    while f"{base} {number}" in taken:
        number += 1
    return f"{_capitals(base)}-{number}"


def _initials(name: Name) -> str:
    """Return the first letters of a name's words, numbers and abbreviations wholly: "HĐND và UBND xã" → hdndubndx."""
    tokens = name.tokens[: len(name.stem)]
    if len(tokens) == 1 and name.stem[0] not in PLACES and not is_body(tokens[0]):
        return name.stem[0][:_LONGEST_CODE]
    whole = [token.isdecimal() or is_short(token) for token in tokens]
    letters = [
        word if is_whole else _first(token) for token, word, is_whole in zip(tokens, name.stem, whole, strict=True)
    ]
    kind = "".join(word[0] for word in name.head.split()) if len(tokens) == 1 else ""
    kind = name.head if name.head in LOCAL_HEADS else kind
    return f"{kind}{''.join(letters)}"[:_LONGEST_CODE]


def _first(token: str) -> str:
    """Return a word's first letter without its marks; a lone "y" folds to "i"."""
    return "y" if token[0] in "yY" else fold_plain(token)[0]


def _capitals(code: str) -> str:
    plain = "".join(letter for letter in fold_plain(code).upper() if letter.isascii() and letter.isalnum())
    return plain or "DV"


def _weight(name: Name) -> tuple[bool, bool, bool, int]:
    """Return how much a name says of its unit."""
    is_accented = fold_plain(name.text) != fold(name.text)
    written_out = not name.is_short and not any(token.isupper() and len(token) > 1 for token in name.tokens)
    return written_out and not name.parts, is_accented, bool(name.head), len(name.core)


def _note_doubts(draft: Draft, unit: UnitDraft, spelled: _Spelled) -> None:
    doubts = (
        (spelled.best.is_short and not is_plain_short(spelled.best), UNIT_SHORT, "name"),
        (bool(spelled.best.parts), UNIT_JOINED, "name"),
        (spelled.is_partner, UNIT_PARTNER, "unit"),
    )
    for is_met, rule, column in doubts:
        if is_met:
            draft.points.append(AnnexPoint(rule, spelled.cell, unit, column, unit.name))
    if spelled.is_doubtful:
        written = dict.fromkeys([unit.name, *(one_line(name.text) for name in spelled.names)])
        spellings = "; ".join(f"“{name}”" for name in written)
        draft.points.append(AnnexPoint(UNIT_SPELLED, spelled.cell, unit, "other_names", spellings))


def _note_alike(draft: Draft, units: Sequence[UnitDraft], found: Sequence[_Spelled]) -> None:
    for number, (unit, spelled) in enumerate(zip(units, found, strict=True)):
        for earlier in units[:number]:
            one, other = fold_plain(unit.name), fold_plain(earlier.name)
            if spelled.best.is_short or not same_numbers(unit.name, earlier.name):
                continue
            if SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE:
                draft.points.append(
                    AnnexPoint(
                        rule=UNIT_SIMILAR,
                        cell=spelled.cell,
                        owner=unit,
                        column="name",
                        given=unit.name,
                        read_as=earlier.name,
                    )
                )


def _note_group(draft: Draft, name: str, item: Item, units: Sequence[UnitDraft]) -> None:
    read_as = "; ".join(unit.name for unit in units)
    cell = item.record.cells["leads"]
    if units:
        draft.points.append(
            AnnexPoint(
                rule=LEADS_GROUP,
                cell=cell,
                owner=item,
                column="leads",
                given=item.texts["leads"],
                read_as=read_as,
                details={"name": name},
            )
        )
