"""What makes Excel repair a workbook's styles and shared texts: numbers out of range, fonts by the theme."""

from collections.abc import Iterator

from lxml import etree

from tests.tools.lint.package import Package, find_all, first, name_of

_LISTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}
_BUILT_IN_FORMATS = range(164)
_MOST_STYLES = 65_490
_LONGEST_CODE, _LONGEST_FONT, LONGEST_TEXT = 255, 31, 32_767


def count_of(package: Package, styles: str, listed: str) -> int:
    """Return how many entries a list of the styles has."""
    holder = next((each for each in package.xml(styles) if name_of(each) == listed), None)
    return 0 if holder is None else len(holder)


def lint_styles(package: Package, styles: str) -> Iterator[str]:
    """Yield what is wrong in the part that holds the styles."""
    root = package.xml(styles)
    sizes = {name_of(each): len(each) for each in root}
    for holder in root:
        if holder.get("count") is not None and int(holder.get("count", "")) != len(holder):
            yield f"{name_of(holder)}: {len(holder)} of {holder.get('count')}"
    formats = [(int(each.get("numFmtId", "0")), each.get("formatCode", "")) for each in find_all(root, "numFmt")]
    yield from (f"number format {code!r} is too long" for _, code in formats if not 0 < len(code) <= _LONGEST_CODE)
    known = {number for number, _ in formats}
    for holder in (each for each in root if name_of(each) in {"cellXfs", "cellStyleXfs"}):
        for place, style in enumerate(holder):
            yield from (f"{name_of(holder)} {place}: {fault}" for fault in _lint_style(style, sizes, known))
    if not 1 <= sizes.get("cellXfs", 0) <= _MOST_STYLES:
        yield f"{sizes.get('cellXfs', 0)} styles of cells"
    names = [each.get("name", "").casefold() for each in find_all(root, "cellStyle")]
    if len(names) != len(set(names)):
        yield "two cell styles of one name"


def _lint_style(style: etree._Element, sizes: dict[str, int], formats: set[int]) -> Iterator[str]:
    for key, listed in _LISTS.items():
        if int(style.get(key, "0")) >= max(sizes.get(listed, 0), 1):
            yield f"{key} {style.get(key)} of {sizes.get(listed, 0)}"
    number = int(style.get("numFmtId", "0"))
    if number not in _BUILT_IN_FORMATS and number not in formats:
        yield f"number format {number} is missing"


def lint_fonts(package: Package, part: str, themes: list[str]) -> Iterator[str]:
    """Yield fonts of a part (styles, shared texts) that Excel would show as the theme's, whatever their name says."""
    fonts = {
        scheme: latin.get("typeface")
        for theme in themes
        for scheme in ("major", "minor")
        if (holder := first(package.xml(theme), f"{scheme}Font")) is not None
        and (latin := first(holder, "latin")) is not None
    }
    for font in (*find_all(package.xml(part), "font"), *find_all(package.xml(part), "rPr")):
        said = {name_of(each): each.get("val", "") for each in font}
        name = said.get("name", said.get("rFont", ""))
        if len(name) > _LONGEST_FONT:
            yield f"font {name}: too long a name"
        if said.get("scheme", "none") != "none" and fonts.get(said["scheme"]) != name:
            yield f"font {name} shows as the theme's {fonts.get(said['scheme'])}"


def lint_shared(root: etree._Element) -> Iterator[str]:
    """Yield what is wrong with the shared texts."""
    if root.get("uniqueCount") is not None and int(root.get("uniqueCount", "")) != len(root):
        yield f"{len(root)} texts of {root.get('uniqueCount')}"
    for number, text in enumerate(root):
        if utf16_length("".join(text.itertext("{*}t"))) > LONGEST_TEXT:
            yield f"text {number} is too long"


def utf16_length(text: str) -> int:
    """Return how long Excel counts a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
