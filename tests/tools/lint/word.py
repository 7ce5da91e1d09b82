"""What makes Word repair or refuse a document: ids, numbering, styles, tables, bookmarks, pictures."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tests.tools.lint.package import Package, find_all, first, lint_package, name_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_COLUMNS = 63


def lint_document(path: Path) -> list[str]:
    """Return what is wrong with a document, nothing where it is sound."""
    package = Package(path)
    faults = list(lint_package(package))
    if not faults:
        stories = [
            name
            for name in package.names
            if name.startswith("word/") and name.count("/") == 1 and _is_story(package, name)
        ]
        faults += _lint_styles(package, stories)
        faults += _lint_numbering(package, stories)
        faults += _lint_ids(package, stories)
        for name in stories:
            faults += [
                f"{name}: {fault}" for fault in (*_lint_tables(package.xml(name)), *_lint_text(package.xml(name)))
            ]
            faults += [f"{name}: {fault}" for fault in _lint_pictures(package.xml(name))]
    return faults


def _is_story(package: Package, name: str) -> bool:
    return name.endswith(".xml") and name_of(package.xml(name)) in {
        "document",
        "hdr",
        "ftr",
        "footnotes",
        "endnotes",
        "comments",
    }


def _value(element: etree._Element, key: str = "val") -> str:
    return element.get(f"{_W}{key}", "")


def _lint_styles(package: Package, stories: list[str]) -> Iterator[str]:
    styles = find_all(package.xml("word/styles.xml"), "style")
    ids = Counter(_value(style, "styleId") for style in styles)
    yield from (f"styles.xml: {count} styles {name}" for name, count in ids.items() if count > 1)
    for name in (*stories, "word/styles.xml"):
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "link", "next"):
            used = {_value(each) for each in find_all(package.xml(name), kind)}
            yield from (f"{name}: {kind} {style} is missing" for style in sorted(used - ids.keys()))


def _lint_numbering(package: Package, stories: list[str]) -> Iterator[str]:
    known: set[str] = set()
    if "word/numbering.xml" in package:
        root = package.xml("word/numbering.xml")
        kinds = {_value(each, "abstractNumId") for each in root if name_of(each) == "abstractNum"}
        for number in (each for each in root if name_of(each) == "num"):
            known.add(_value(number, "numId"))
            kind = first(number, "abstractNumId")
            if kind is None or _value(kind) not in kinds:
                yield f"numbering.xml: list {_value(number, 'numId')} is of no kind"
    for name in (*stories, "word/styles.xml"):
        used = {_value(each) for each in find_all(package.xml(name), "numId")} - {"0"}
        yield from (f"{name}: list {number} is missing" for number in sorted(used - known))


def _lint_ids(package: Package, stories: list[str]) -> Iterator[str]:
    """Yield ids that stand twice: of pictures, bookmarks, paragraphs."""
    roots = [package.xml(name) for name in stories]
    called = Counter(each.get("name") for root in roots for each in find_all(root, "docPr"))
    pictures = Counter(each.get("id") for root in roots for each in find_all(root, "docPr"))
    marks = Counter(_value(each, "id") for root in roots for each in find_all(root, "bookmarkStart"))
    names = Counter(_value(each, "name").casefold() for root in roots for each in find_all(root, "bookmarkStart"))
    ends = Counter(_value(each, "id") for root in roots for each in find_all(root, "bookmarkEnd"))
    paragraphs = Counter(
        value
        for root in roots
        for each in root.iter(f"{_W}p")
        for key, value in each.items()
        if key.endswith("}paraId")
    )
    for what, counts in (
        ("picture", pictures),
        ("picture named", called),
        ("bookmark", marks),
        ("bookmark named", names),
        ("paragraph", paragraphs),
    ):
        yield from (f"{what} {number} stands {count} times" for number, count in counts.items() if count > 1)
    if marks != ends:
        yield f"bookmarks {sorted(marks)} end as {sorted(ends)}"


def _lint_tables(root: etree._Element) -> Iterator[str]:
    """Yield tables whose cells are not what their grid says, cells without a paragraph, rows without a cell."""
    for table in find_all(root, "tbl"):
        grid = next((each for each in table if name_of(each) == "tblGrid"), None)
        columns = 0 if grid is None else len(grid)
        if not 1 <= columns <= _MOST_COLUMNS:
            yield f"a table of {columns} columns"
        look, heads = first(table, "tblLook"), find_all(table, "tblHeader")
        if look is not None and _value(look, "firstRow") == "1" and not heads:
            yield "a table says that it has a header row, and has none"
        for number, row in enumerate((each for each in table if name_of(each) == "tr"), 1):
            cells = [each for each in row if name_of(each) == "tc"]
            spans = sum(int(_value(span)) if (span := first(cell, "gridSpan")) is not None else 1 for cell in cells)
            if spans != columns:
                yield f"row {number} of a table has {spans} of {columns} columns"
            if any(name_of(cell[-1]) != "p" for cell in cells if len(cell)) or not all(map(len, cells)):
                yield f"row {number} of a table has a cell that does not end in a paragraph"


def _lint_text(root: etree._Element) -> Iterator[str]:
    """Yield fields left open, template marks left over, sections without a size."""
    depth = 0
    for mark in find_all(root, "fldChar"):
        depth += {"begin": 1, "end": -1}.get(_value(mark, "fldCharType"), 0)
        if depth < 0:
            yield "a field ends that did not begin"
    if depth:
        yield f"{depth} fields do not end"
    text = "".join(root.itertext(f"{_W}t"))
    yield from (f"{mark} is left over" for mark in ("{{", "}}", "{%", "%}") if mark in text)


def _lint_pictures(root: etree._Element) -> Iterator[str]:
    for picture in find_all(root, "docPr"):
        if not picture.get("name") or not picture.get("descr", "").strip():
            yield f"picture {picture.get('id')} has no name or no text instead of it"
    for extent in find_all(root, "extent"):
        if min(int(extent.get("cx", "0")), int(extent.get("cy", "0"))) <= 0:
            yield "a picture without a size"
