"""What a workbook carries beside its cells: macros, links to other workbooks, data connections, embedded objects.

Found by what the package says of its own parts, to be named; none of it is opened, run or followed. A link that a
person clicks (*siêu liên kết*) is none of these: it is never read at all.
"""

import re
from collections.abc import Iterable, Mapping

MACROS, LINKS, CONNECTIONS, OBJECTS = CARRIED = (
    "macro", "liên kết lấy số từ tệp khác", "kết nối dữ liệu bên ngoài", "đối tượng nhúng",
)  # fmt: skip

_RELATION = re.compile(rb"""\bType\s*=\s*["'][^"']*/([\w-]+)["']""")
_BY_RELATION = {
    b"vbaProject": MACROS, b"xlMacrosheet": MACROS, b"xlIntlMacrosheet": MACROS, b"dialogsheet": MACROS,
    b"externalLink": LINKS,
    b"connections": CONNECTIONS, b"queryTable": CONNECTIONS,
    b"oleObject": OBJECTS, b"package": OBJECTS, b"control": OBJECTS,
}  # fmt: skip
_IN_OPEN_DOCUMENT = {
    re.compile(rb"<[\w-]+:(?:table-source|cell-range-source|dde-source)\b"): LINKS,
    re.compile(rb"<[\w-]+:database-source-(?:sql|table|query)\b"): CONNECTIONS,
    re.compile(rb"<[\w-]+:object-ole\b"): OBJECTS,
    re.compile(rb"<(?:ooo|script|library):module\b"): MACROS,
}
_EMPTY_LIBRARY = ("script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml")
_MACRO_FOLDERS = ("basic/", "scripts/")
_MACRO_STORAGES = frozenset({"_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA"})
_OBJECT_STORAGE = "MBD"


def carried_in_package(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return what an OOXML workbook carries, by the relations between its parts."""
    rels = (part for name, part in parts.items() if name.lower().endswith(".rels"))
    return _in_order(_BY_RELATION.get(kind) for part in rels for kind in _RELATION.findall(part))


def carried_in_open_document(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return what an OpenDocument workbook carries."""
    names = (name.replace("\\", "/").lower() for name in parts)
    macros = (name.startswith(_MACRO_FOLDERS) and not name.endswith(_EMPTY_LIBRARY) for name in names)
    content = parts.get("content.xml", b"")
    found = (what for mark, what in _IN_OPEN_DOCUMENT.items() if mark.search(content))
    return _in_order((*found, MACROS if any(macros) else None))


def carried_in_ole(names: Iterable[str]) -> tuple[str, ...]:
    """Return what an .xls workbook carries, by the names at its top: links and connections don't show there."""
    names = tuple(names)
    return _in_order(
        (
            MACROS if _MACRO_STORAGES & set(names) else None,
            OBJECTS if any(name.startswith(_OBJECT_STORAGE) for name in names) else None,
        )
    )


def _in_order(found: Iterable[str | None]) -> tuple[str, ...]:
    known = set(found)
    return tuple(what for what in CARRIED if what in known)
