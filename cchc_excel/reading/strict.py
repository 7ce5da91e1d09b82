"""Strict OOXML (ISO 29500) as the transitional kind every reader knows: the same parts under other names.

openpyxl opens a strict workbook as one without sheets, and says nothing (measured, 3.1.5).
"""

import re
import zipfile
from io import BytesIO

_MARK = b"http://purl.oclc.org/ooxml/"
_NAMES = (
    (re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/main"), rb"http://schemas.openxmlformats.org/\1/2006/main"),
    (re.compile(rb"http://purl\.oclc\.org/ooxml/"), rb"http://schemas.openxmlformats.org/"),
)
_DOCUMENT = re.compile(rb"http://schemas\.openxmlformats\.org/(officeDocument|drawingml)/(?!2006)")


def is_strict(parts: dict[str, bytes]) -> bool:
    """Whether a workbook is of the strict kind."""
    return _MARK in parts.get("xl/workbook.xml", b"")


def to_transitional(parts: dict[str, bytes]) -> bytes:
    """Return the package with transitional names."""
    package = BytesIO()
    with zipfile.ZipFile(package, "w") as target:
        for name, part in parts.items():
            target.writestr(name, _rename(part) if name.endswith((".xml", ".rels")) else part)
    return package.getvalue()


def _rename(part: bytes) -> bytes:
    if _MARK not in part:
        return part
    for pattern, replacement in _NAMES:
        part = pattern.sub(replacement, part)
    return _DOCUMENT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", part)
