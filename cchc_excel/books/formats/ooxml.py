"""OOXML workbooks (.xlsx, .xlsm, .xltx, and the strict kind) from their parts, read in one pass with every check.

The reader is our own: what was checked is what is read. openpyxl takes ten times as long, opens a strict workbook as
one without sheets, and hangs on a large merge or link (measured, 3.1.5); calamine sees no error cell, format, font or
note.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from cchc_excel.books.formats.ooxml_plain import read_plain_strings
from cchc_excel.books.formats.ooxml_sheets import Shared, read_address, read_sheet
from cchc_excel.books.formats.ooxml_styles import (
    EPOCH_1900,
    EPOCH_1904,
    Look,
    RichText,
    plain_text,
    read_looks,
    read_strings,
    read_text,
)
from cchc_excel.books.parts.drawings import PICTURE, read_diagram, read_drawing, read_vml, without_repeats
from cchc_excel.books.parts.limits import MAX_SHEETS, check_together
from cchc_excel.books.parts.pictures import has_pictures
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.parts.xml_parts import local_name, namespace_of, parse_xml
from cchc_excel.cells import Aside, Book, Grid, Ref
from cchc_excel.moments import read_iso_moment
from cchc_excel.rules.files import FILE_DAMAGED, FILE_SUSPECT

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>\s*([^<\s]+)\s*<")
_UNIQUE_COUNT = re.compile(rb"\buniqueCount=[\"'](\d+)[\"']")
_HEAD = 4096

Parts = Mapping[str, bytes]


class Relation(NamedTuple):
    """What a part refers to: the last word of the relation's type, and the other part's name."""

    kind: str
    target: str


class ListedSheet(NamedTuple):
    """A worksheet in the workbook's list: its name, its part, what that refers to."""

    name: str
    part: bytes
    relations: Mapping[str, Relation]
    hidden: bool


def read_ooxml(parts: Parts) -> Book:
    """Return the workbook of a package's parts; raise UnreadableError where it is damaged, or would harm its reader."""
    parts = {name.replace("\\", "/").lower(): part for name, part in parts.items()}
    main = next((rel.target for rel in relations_of("", parts).values() if rel.kind == "officeDocument"), "")
    main = main if main in parts else "xl/workbook.xml"
    root = parse_xml(_part(parts, main))
    relations = relations_of(main, parts)
    shared = _read_shared(root, relations, parts)
    return Book(
        tuple(check_together(_read_sheets(root, relations, parts, shared))), read_properties(parts), saved_at(parts)
    )


def saved_at(parts: Parts) -> datetime | None:
    """Return when the workbook was last saved, by its own word, as naive UTC."""
    found = _MODIFIED.search(parts.get("docProps/core.xml", parts.get("docprops/core.xml", b"")))
    return read_iso_moment(found[1].decode("ascii", "ignore")) if found else None


def _read_shared(root: "Element", relations: Mapping[str, Relation], parts: Parts) -> Shared:
    by_kind = {relation.kind: relation.target for relation in relations.values()}
    properties = root.find(f"{namespace_of(root)}workbookPr")
    is_1904 = properties is not None and properties.get("date1904") in ("1", "true", "on")
    styles = parts.get(by_kind.get("styles", ""))
    return Shared(
        _shared_strings(parts.get(by_kind.get("sharedStrings", ""))),
        _looks(styles) if styles else (),
        EPOCH_1904 if is_1904 else EPOCH_1900,
        has_pictures(parts),
    )


@lru_cache(maxsize=8)
def _looks(part: bytes) -> tuple[Look, ...]:
    """Return the looks of a part: forms of one template have it in common."""
    return read_looks(parse_xml(part))


def _shared_strings(part: bytes | None) -> tuple[RichText | str, ...]:
    if not part:
        return ()
    if any(int(count[:12]) > len(part) for count in _UNIQUE_COUNT.findall(part, 0, _HEAD)):
        raise UnreadableError(FILE_SUSPECT, detail="số đếm chuỗi ký tự không đúng")
    plain = read_plain_strings(part)
    return tuple(read_strings(parse_xml(part)) if plain is None else map(plain_text, plain))


def _read_sheets(root: "Element", relations: Mapping[str, Relation], parts: Parts, shared: Shared) -> Iterator[Grid]:
    ns = namespace_of(root)
    entries = (_read_sheet_entry(sheet) for sheet in root.iterfind(f"{ns}sheets/{ns}sheet"))
    for listed in listed_sheets(entries, relations, parts):
        comments = _read_comments(listed.relations, parts)
        grid = read_sheet(listed.part, listed.name, shared, comments, hidden=listed.hidden)
        yield with_drawings(grid, listed.relations, parts)


def _read_sheet_entry(sheet: "Element") -> tuple[str, str, bool]:
    """Return the relation, the name and whether it is hidden, of a sheet in the workbook's list."""
    identifier = next((value for key, value in sheet.items() if key.endswith("}id")), "")
    return identifier, sheet.get("name", ""), sheet.get("state", "visible") != "visible"


def listed_sheets(
    entries: Iterable[tuple[str, str, bool]], relations: Mapping[str, Relation], parts: Parts
) -> Iterator[ListedSheet]:
    """Yield the worksheets of a workbook's list, in order; charts, macro sheets and modules are passed over."""
    read: set[str] = set()
    for identifier, name, hidden in entries:
        relation = relations.get(identifier)
        if not identifier or (relation and relation.kind != "worksheet"):
            continue
        if relation is None:
            raise UnreadableError(FILE_DAMAGED, detail="thiếu trang tính")
        if relation.target in read or len(read) >= MAX_SHEETS:
            raise UnreadableError(FILE_SUSPECT, detail="danh sách trang tính không đúng")
        read.add(relation.target)
        yield ListedSheet(name, _part(parts, relation.target), relations_of(relation.target, parts), hidden)


def relations_of(of: str, parts: Parts) -> dict[str, Relation]:
    """Return what a part refers to within the package, by identifier."""
    folder, _, name = of.rpartition("/")
    part = parts.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
    if part is None:
        return {}
    found = {}
    for item in parse_xml(part):
        if local_name(item) == "Relationship" and item.get("TargetMode") != "External":
            kind = item.get("Type", "").rpartition("/")[2]
            found[item.get("Id", "")] = Relation(kind, _resolve(folder, item.get("Target", "")))
    return found


def _resolve(folder: str, target: str) -> str:
    """Return the name of the part a relation points to."""
    steps: list[str] = []
    for step in PurePosixPath(f"/{folder}", target.replace("\\", "/").lower()).parts[1:]:
        steps[len(steps) - (step == "..") :] = [] if step == ".." else [step]
    return "/".join(steps)


def _read_comments(relations: Mapping[str, Relation], parts: Parts) -> dict[tuple[int, int], str]:
    """Return the notes of a sheet by place; of a thread of comments, its own words instead of the stand-in's."""
    notes: dict[tuple[int, int], str] = {}
    threads: dict[tuple[int, int], list[str]] = {}
    for relation in relations.values():
        if relation.kind not in ("comments", "threadedComment") or relation.target not in parts:
            continue
        root = parse_xml(parts[relation.target])
        ns = namespace_of(root)
        for item in root.iterfind(f"{ns}commentList/{ns}comment"):
            text = item.find(f"{ns}text")
            notes[read_address(item.get("ref", ""))] = read_text(text, ns).text if text is not None else ""
        for item in root.iterfind(f"{ns}threadedComment"):
            threads.setdefault(read_address(item.get("ref", "")), []).append(item.findtext(f"{ns}text") or "")
    return notes | {place: "\n".join(words) for place, words in threads.items()}


def with_drawings(grid: Grid, relations: Mapping[str, Relation], parts: Parts) -> Grid:
    """Return a sheet with what its drawings say."""
    drawn = tuple(aside for relation in relations.values() for aside in _read_drawn(relation, grid.name, parts))
    return replace(grid, asides=without_repeats((*grid.asides, *drawn))) if drawn else grid


def _read_drawn(relation: Relation, sheet: str, parts: Parts) -> Iterator[Aside]:
    """Yield what a drawing says; one that can't be read is a picture to this program."""
    part = parts.get(relation.target)
    if part is None or relation.kind not in ("drawing", "vmlDrawing"):
        return
    try:
        if relation.kind == "vmlDrawing":
            yield from read_vml(part, sheet)
            return
        yield from read_drawing(part, sheet)
        for inner in relations_of(relation.target, parts).values():
            if inner.kind == "diagramData" and inner.target in parts:
                yield from read_diagram(parts[inner.target], sheet)
    except UnreadableError:
        yield Aside(PICTURE, Ref(sheet, 1, 1), "")


def read_properties(parts: Parts) -> dict[str, str]:
    """Return the custom document properties."""
    part = parts.get("docprops/custom.xml")
    if part is None:
        return {}
    return {
        item.get("name", ""): "".join(item.itertext()) for item in parse_xml(part) if local_name(item) == "property"
    }


def _part(parts: Parts, name: str) -> bytes:
    part = parts.get(name)
    if part is None:
        raise UnreadableError(FILE_DAMAGED, detail="thiếu thành phần bên trong")
    return part
