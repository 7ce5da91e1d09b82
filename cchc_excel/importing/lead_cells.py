"""The cells of leads and partners made plain: who leads in one, who helps in the other, nothing but units in both.

What is taken out of a cell, or given another role, is kept in its own words, and listed where it is not sure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_excel.importing.draft import Draft
from cchc_excel.importing.parting import begins_name, part_softly
from cchc_excel.importing.points import Item
from cchc_excel.importing.spellings import is_field, is_known, read_name, stands_for
from cchc_excel.importing.unit_words import kind_of
from cchc_excel.plan.roles import CAPITAL, split_roles
from cchc_excel.rules.annexes import LEADS_SPREAD, NO_UNIT_NAMED, NO_UNIT_NAMES, ROLE_UNSAID
from cchc_excel.text import clean, one_line

_DAY = (
    r"(?:ngày\s+)?\d{1,2}\s*[/.]\s*\d{1,2}\s*[/.]\s*\d{2,4}"
    r"|ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}|/\d{1,2})(?:\s*(?:năm|/)\s*\d{4})?"
)
_SIGN = r"(?<!\w)\d+\s*(?:-|/(?:\d{4}/)?)[A-ZĐƯ][\w\-ĐƯ&/]*"
_DOCUMENT_KINDS = (
    r"(?:quyết định|kế hoạch|công văn|thông báo|nghị quyết|nghị định|chỉ thị|kết luận|văn bản|tờ trình|thông tư"
    r"|luật|đề án|chương trình|phụ lục|QĐ|KH|CV|TB|NQ|NĐ|CT|KL)"
)
_BY = r"(?:(?:thành lập|ban hành|được giao)\s+)?(?:(?:kèm\s+)?(?:theo|tại)\s+)?"
_OF = r"(?:\s+của\s+[^;\n)]*)?"
_STRANGERS = re.compile(
    "|".join(
        (
            rf"\(?\s*{_BY}(?:{_DOCUMENT_KINDS}\s*)?(?:số\s*:?\s*)?{_SIGN}(?:[\s,]+(?:{_DAY}))?{_OF}\s*\)?",
            rf"\(?\s*(?:trước|đến|từ|chậm nhất)?\s*(?:{_DAY})\s*\)?",
            r"\(?\s*(?:(?:trước|trong)\s+)?(?:tháng\s+\d{1,2}|quý\s+(?:[IV]+|\d))(?:\s*(?:/|năm)\s*\d{4})?\s*\)?(?!\w)",
            r"\(\s*(?:đ/c|đồng chí|ông|bà|anh|chị)\b[^)]*\)",
            r"(?:\s+-\s+)?(?<!\w)(?:(?:các|do)\s+)?(?:đ/c|đồng\s+chí)\b[^;,\n)]*",
            r"(?:^|(?<=[;,(\n-])|(?<=[;,-]\s))(?:ông|bà)\s+[^;,\n)]*",
        )
    ),
    re.IGNORECASE,
)
"""What stands in a cell of leads and is no unit: a document's number, a day, a person."""

_OFFICE_OF = re.compile(
    r"(?<!\w)(?:(?:phó|quyền)\s+)?(?:chủ\s+tịch|(?:tổng\s+)?giám\s+đốc|thủ\s+trưởng|hiệu\s+trưởng|trưởng|chánh)\s+"
    r"(?=(?:các\s+)?(?:UBND|ủy ban|sở|phòng|ban|trung tâm|văn phòng|đơn vị|cơ quan|trạm|chi cục|khoa|bộ phận|thanh tra"
    r"|ngành|địa phương|cục)\b)",
    re.IGNORECASE,
)
"""The office a person holds, before the unit it is in: "Giám đốc các sở"."""

_DOES = re.compile(r"\s+(?:chịu trách nhiệm\s+)?(?:(?:tổ chức|triển khai)\s+)?(?:thực hiện|triển khai)\s*$")
_LABEL = re.compile(
    r"^\s*(?:\d{1,2}[.)]\s+(?=\D)|(?:bao\s+)?gồm(?:\s+có)?|(?:các\s+)?(?:cơ quan|đơn vị|cơ quan, đơn vị)\s*:)",
    re.IGNORECASE | re.MULTILINE,
)
_INNER = re.compile(r"([^;,\n()]+?)\s*\(([^()]+)\)")
"""A name with brackets behind it: its abbreviation, or a part of the unit."""

_PIECES = re.compile(r"\s*[;\n]\s*")
_LIST = re.compile(
    r"(?:các\s+)?(?P<kind>sở|phòng|ban|khoa|trung tâm|bộ)(?:\s*,\s*(?:sở|phòng|ban|ngành|trung tâm|khoa|đơn vị))*"
    r"\s*:\s*(?P<names>.+)",
    re.IGNORECASE | re.DOTALL,
)
_OPEN_LIST = re.compile(rf"(?i:các)\s+(?P<kind>(?i:sở|phòng|ban|khoa|trung tâm))\s+(?P<names>{CAPITAL}.+)", re.DOTALL)
_SOFT = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+|\s+&\s+|\s*/\s*")
_COMMA = re.compile(r"\s*,\s*(?:và\s+)?")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Plain:
    """A cell's wording with nothing but units in it; `removed` was none; `is_guessed`: a kind of unit was shared."""

    text: str
    removed: str = ""
    is_guessed: bool = False


def make_plain(draft: Draft) -> None:
    """Give every task cells of leads and partners that name nothing but units."""
    for item in draft.tasks:
        roles = split_roles(item.texts["leads"])
        leads = _plain(roles.leading)
        helping = _plain(roles.helping).text
        if not leads.text and roles.leading:
            _set_aside(draft, item)
        elif leads.text and (leads.text, helping) != (item.texts["leads"], ""):
            _note(draft, item, leads, roles.unsaid)
            became = "; ".join(filter(None, (leads.text, helping and f"phối hợp: {helping}")))
            draft.keep_text(item.record.cells["leads"], one_line(item.texts["leads"]), f"đã ghi thành {became}")
            item.texts["leads"] = leads.text
        _help(draft, item, helping)


def _set_aside(draft: Draft, item: Item) -> None:
    """Leave the lead to fill in where the cell names no unit; what it says is in the task's note."""
    written = one_line(item.texts["leads"])
    draft.note(NO_UNIT_NAMED, item.record.cells["leads"], item, "leads")
    draft.keep_text(item.record.cells["leads"], written, "không phải tên đơn vị, đã chuyển sang cột “Ghi chú”")
    item.notes.append(f"Chủ trì: {written}")
    item.texts["leads"] = ""


def _help(draft: Draft, item: Item, helping: str) -> None:
    """Add those who help to the partners, whose own cell loses its "Phối hợp:"."""
    own = item.texts["partners"]
    roles = split_roles(own)
    said = roles.helping if roles.helping and not roles.leading else own
    if said != own:
        draft.keep_text(item.record.cells["partners"], one_line(own), f"đã ghi thành {one_line(said)}")
    item.texts["partners"] = "; ".join(filter(None, (said, helping)))


def _note(draft: Draft, item: Item, leads: _Plain, unsaid: str) -> None:
    cell = item.record.cells["leads"]
    if unsaid:
        draft.note(ROLE_UNSAID, cell, item, "leads", one_line(unsaid))
    if leads.removed:
        draft.note(NO_UNIT_NAMES, cell, item, "leads", one_line(leads.text), words=leads.removed)
    elif leads.is_guessed:
        draft.note(LEADS_SPREAD, cell, item, "leads", one_line(leads.text))


def _plain(text: str) -> _Plain:
    """Return a wording without persons, days and documents, lists written out; nothing where no more is in it."""
    removed: list[str] = []

    def remove(found: re.Match[str]) -> str:
        removed.append(one_line(found[found.lastindex or 0]).strip(" -(),"))
        return " "

    kept = _OFFICE_OF.sub(remove, _STRANGERS.sub(remove, clean(text)))
    kept = _INNER.sub(lambda found: found[1] + ("" if _is_alias(found) else remove(found)), _LABEL.sub("", kept))
    pieces = [_DOES.sub("", piece).strip(" ,.:") for piece in _PIECES.split(kept)]
    pieces = [piece for piece in pieces if _LETTER.search(piece)]
    spread = [_spread(piece) for piece in pieces]
    if not spread:
        return _Plain("" if removed else text)
    if not removed and all(one.text == piece for one, piece in zip(spread, pieces, strict=True)):
        changed = any(pattern.search(text) for pattern in (_DOES, _LABEL, _INNER))
        return _Plain("; ".join(pieces) if changed else clean(text))
    return _Plain(
        "; ".join(one.text for one in spread), "; ".join(filter(None, removed)), any(one.is_guessed for one in spread)
    )


def _is_alias(found: re.Match[str]) -> bool:
    """Whether what stands in brackets is the name's abbreviation: "Phòng Hành chính - Tổ chức (HCTC)"."""
    name, inner = read_name(found[1]), read_name(found[2])
    return inner.is_short and stands_for(inner, name)


def _spread(piece: str) -> _Plain:
    """Return a list under one kind of unit as names: "Các sở: Nội vụ, Tư pháp" → "Sở Nội vụ; Sở Tư pháp"."""
    listed = _LIST.fullmatch(piece) or _OPEN_LIST.fullmatch(piece)
    if listed:
        kind = listed["kind"].capitalize()
        named = [[one] if _has_kind(one) else list(_fields_in(one)) for one in part_softly(listed["names"])]
        names = [name for stretch in named for name in stretch]
        return _Plain("; ".join(name if _has_kind(name) else f"{kind} {name}" for name in names))
    stretches = [_share_kind(stretch) for stretch in _join_fields(part_softly(piece))]
    is_guessed = any(len(names) > 1 for names in stretches)
    return (
        _Plain("; ".join(name for names in stretches for name in names), is_guessed=True)
        if is_guessed
        else _Plain(piece)
    )


def _join_fields(stretches: list[str]) -> Iterator[str]:
    """Yield the names, a field of work by itself joined again to the name before: "Sở KH&CN", "GD&ĐT"."""
    waiting = ""
    for stretch in stretches:
        if waiting and not read_name(stretch).head and is_field(read_name(stretch)):
            waiting += f", {stretch}"
            continue
        yield from filter(None, (waiting,))
        waiting = stretch
    yield from filter(None, (waiting,))


def _share_kind(stretch: str) -> list[str]:
    """Return the names that share a kind of unit, where each is known by itself and the whole is not."""
    name = read_name(stretch)
    fields = list(_fields_in(stretch))
    if len(fields) == 1 or is_known(name) or not name.head:
        return [stretch]
    first, *others = fields
    if not is_known(read_name(first)) or not all(is_field(read_name(other)) for other in others):
        return [stretch]
    kind = stretch[: stretch.index(name.tokens[0])].strip()
    return [first, *(f"{kind} {other}" for other in others)]


def _fields_in(stretch: str) -> Iterator[str]:
    """Yield the fields of work between commas and "và", the longest known first; commas part what is not known."""
    start = 0
    while start < len(stretch):
        cuts = [(cut.start(), cut.end()) for cut in _SOFT.finditer(stretch, start)]
        ends = [(len(stretch), len(stretch)), *reversed(cuts)]
        known = [end for end in ends if is_field(read_name(stretch[start : end[0]]))]
        comma = _COMMA.search(stretch, start)
        end, start_next = known[0] if known else ((comma.start(), comma.end()) if comma else ends[0])
        yield stretch[start:end]
        start = start_next


def _has_kind(name: str) -> bool:
    return bool(kind_of(tuple(name.split()))[1]) or begins_name(name, "")
