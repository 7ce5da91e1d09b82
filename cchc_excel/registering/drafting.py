"""Proposals and what the coordinator already decided become the rows of the draft annex: no decision is ever lost."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from cchc_excel.domain import DraftRow, Plan, Proposal
from cchc_excel.layout.registration import WORDS
from cchc_excel.plan.areas import find_area
from cchc_excel.registering.likeness import group_alike
from cchc_excel.text import fold, one_line


def draft_rows(earlier: Sequence[DraftRow], proposals: Sequence[Proposal]) -> tuple[DraftRow, ...]:
    """Return the rows, those of the earlier draft first, each under its lasting number.

    A row finds its proposal again by unit and words, wherever that now stands. Where the unit changed its words, a row
    nobody touched follows; one the coordinator wrote in stays as it was, and the new words are a row of their own.
    """
    found = _find_again(earlier, proposals)
    kept = []
    for index, row in enumerate(earlier):
        if index in found:
            kept.append(_renew(row, proposals[found[index]]))
        elif row.is_touched:
            kept.append(replace(row, is_gone=not row.is_by_hand))
    number = max((row.number for row in earlier), default=0)
    taken = set(found.values())
    new = [proposal for index, proposal in enumerate(proposals) if index not in taken]
    return (*kept, *(DraftRow(number + more, proposal, proposal.words) for more, proposal in enumerate(new, 1)))


def _find_again(earlier: Sequence[DraftRow], proposals: Sequence[Proposal]) -> dict[int, int]:
    """Return the index of the proposal that each earlier row is about: the surest sign first."""
    signs: tuple[Callable[[Proposal], tuple[object, ...]], ...] = (
        lambda task: (task.unit, task.period, task.path, task.place, _words_key(task)),
        lambda task: (task.unit, _words_key(task)),
        lambda task: (task.unit, fold(task.words["text"])),
    )
    found: dict[int, int] = {}
    for level, sign in enumerate(signs):
        free: dict[object, list[int]] = {}
        for place, proposal in enumerate(proposals):
            if place not in found.values():
                free.setdefault(sign(proposal), []).append(place)
        for index, row in enumerate(earlier):
            may_change = level < 2 or not row.is_touched
            if index not in found and not row.is_by_hand and may_change and free.get(sign(row.proposal)):
                found[index] = free[sign(row.proposal)].pop(0)
    return found


def _words_key(task: Proposal) -> tuple[str, ...]:
    return tuple(one_line(task.words.get(key, "")) for key in WORDS)


def _renew(row: DraftRow, proposal: Proposal) -> DraftRow:
    """Return a row with its proposal as it now stands; what the coordinator wrote stays."""
    edited = set(row.edited)
    words = {key: row.words[key] if key in edited else proposal.words[key] for key in WORDS}
    return replace(row, proposal=proposal, words=words, is_gone=False)


def in_order(rows: Iterable[DraftRow], plan: Plan) -> tuple[DraftRow, ...]:
    """Return the rows by area, those of unknown area last, alike ones side by side under a group number."""
    placed = sorted(rows, key=lambda row: (_area_order(row, plan), _unit_order(row, plan), row.number))
    groups = group_alike([row.words["text"] for row in placed])
    grouped = [replace(row, group=group) for row, group in zip(placed, groups, strict=True)]
    return tuple(_side_by_side(grouped))


def _side_by_side(rows: Sequence[DraftRow]) -> Iterator[DraftRow]:
    """Yield the rows, all of a group where its first stands."""
    done: set[int] = set()
    for row in rows:
        if row.group in done:
            continue
        if row.group:
            done.add(row.group)
            yield from (other for other in rows if other.group == row.group)
        else:
            yield row


def _area_order(row: DraftRow, plan: Plan) -> int:
    area, _ = find_area(row.words["area"], plan.areas)
    return plan.areas.index(area) if area else len(plan.areas)


def _unit_order(row: DraftRow, plan: Plan) -> int:
    codes = [unit.code for unit in plan.units]
    return codes.index(row.proposal.unit) if row.proposal.unit in codes else len(codes)
