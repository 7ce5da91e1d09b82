"""What makes Excel or Word refuse or repair a package whatever is in it: entries, types, relations, properties.

Knows nothing of sheets and pages. A fault is one English sentence with the part it is in.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_ONCE = {"title", "subject", "creator", "keywords", "description", "lastModifiedBy", "revision", "created", "modified"}


def name_of(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return etree.QName(element).localname


def find_all(parent: etree._Element, name: str) -> list[etree._Element]:
    """Return the elements of a name anywhere below, whatever their namespace."""
    return list(parent.iter(f"{{*}}{name}"))


def first(parent: etree._Element, name: str) -> etree._Element | None:
    """Return the first element of a name anywhere below."""
    return next(parent.iter(f"{{*}}{name}"), None)


class Package:
    """The parts of a package, parsed once each."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as opened:
            self.entries = opened.infolist()
            self._parts = {entry.filename: opened.read(entry) for entry in self.entries}
        self._trees: dict[str, etree._Element] = {}

    @property
    def names(self) -> list[str]:
        """Return the names of all parts."""
        return list(self._parts)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def xml(self, name: str) -> etree._Element:
        """Return the root of a part."""
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
            self._trees[name] = etree.fromstring(self._parts[name], parser)
        return self._trees[name]

    def relations(self, name: str) -> dict[str, tuple[str, str, bool]]:
        """Return the kind, target and whether it is outside of each relation of a part, by id."""
        folder, _, base = name.rpartition("/")
        listed = f"{folder}/_rels/{base}.rels".lstrip("/")
        if listed not in self:
            return {}
        return {
            relation.get("Id", ""): (
                relation.get("Type", "").rpartition("/")[2],
                _resolve(name, relation.get("Target", "")),
                relation.get("TargetMode") == "External",
            )
            for relation in self.xml(listed)
        }

    def related(self, name: str, kind: str) -> list[str]:
        """Return the parts that a part refers to as one kind."""
        return [target for known, target, outside in self.relations(name).values() if known == kind and not outside]

    @cached_property
    def types(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return the content types by ending and by part."""
        listed = list(self.xml("[Content_Types].xml"))
        defaults = {
            each.get("Extension", "").lower(): each.get("ContentType", "")
            for each in listed
            if "Ext" in str(each.keys())
        }
        return defaults, {
            each.get("PartName", ""): each.get("ContentType", "") for each in listed if each.get("PartName")
        }


def lint_package(package: Package) -> Iterator[str]:
    """Yield what is wrong with a package as such."""
    yield from _lint_entries(package)
    broken = list(_lint_xml(package))
    yield from broken
    if not broken:
        yield from _lint_types(package)
        yield from _lint_relations(package)
        yield from _lint_properties(package)


def _resolve(part: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), unquote(target)))


def _lint_entries(package: Package) -> Iterator[str]:
    counts = Counter(entry.filename.lower() for entry in package.entries)
    yield from (f"{name}: {count} entries of this name" for name, count in counts.items() if count > 1)
    for entry in package.entries:
        if entry.filename.startswith("/") or "\\" in entry.filename or "//" in entry.filename:
            yield f"{entry.filename}: no legal name of a part"
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or entry.flag_bits & 1:
            yield f"{entry.filename}: packed in a way that Office does not read"
    yield from (f"{name} is missing" for name in ("[Content_Types].xml", "_rels/.rels") if name not in package)


def _lint_xml(package: Package) -> Iterator[str]:
    for name in package.names:
        if name.endswith((".xml", ".rels", ".vml")):
            try:
                package.xml(name)
            except etree.XMLSyntaxError as problem:
                yield f"{name}: {problem}"


def _lint_types(package: Package) -> Iterator[str]:
    defaults, overrides = package.types
    for name in package.names:
        if name == "[Content_Types].xml" or name.endswith("/"):
            continue
        if f"/{name}" not in overrides and name.rpartition(".")[2].lower() not in defaults:
            yield f"{name}: no content type"
    yield from (f"{name}: a content type for no part" for name in overrides if name.lstrip("/") not in package)


def _lint_relations(package: Package) -> Iterator[str]:
    for listed in (name for name in package.names if name.endswith(".rels")):
        folder, _, base = listed.removesuffix(".rels").rpartition("_rels/")
        part = f"{folder}{base}"
        if part and part not in package:
            yield f"{listed}: relations of no part"
            continue
        ids = Counter(relation.get("Id") for relation in package.xml(listed))
        yield from (f"{listed}: {count} relations {number}" for number, count in ids.items() if count > 1)
        for number, (kind, target, outside) in package.relations(part).items():
            if not outside and target not in package:
                yield f"{listed}: {number} ({kind}) leads to {target}, which is missing"
    for name in (name for name in package.names if name.endswith(".xml")):
        known = package.relations(name)
        used = {value for each in package.xml(name).iter() for key, value in each.items() if key.startswith(RELATIONS)}
        yield from (f"{name}: {number} is no relation of it" for number in sorted(used - known.keys() - {""}))


def _lint_properties(package: Package) -> Iterator[str]:
    if "docProps/core.xml" in package:
        listed = list(package.xml("docProps/core.xml"))
        counts = Counter(map(name_of, listed))
        yield from (f"core.xml: {name} {count} times" for name, count in counts.items() if count > 1 and name in _ONCE)
        for each in listed:
            if name_of(each) in {"created", "modified"} and not _DATE.fullmatch(each.text or ""):
                yield f"core.xml: {name_of(each)} is {each.text!r}, no date"
    if "docProps/custom.xml" in package:
        listed = list(package.xml("docProps/custom.xml"))
        numbers, names = ([each.get(key, "") for each in listed] for key in ("pid", "name"))
        if len(set(numbers)) < len(numbers) or any(int(number) < 2 for number in numbers):
            yield f"custom.xml: numbers {numbers}"
        if len({name.casefold() for name in names}) < len(names):
            yield f"custom.xml: names {names}"
