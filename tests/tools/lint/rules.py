"""What makes Excel repair what a sheet says of its cells: merges, rules, checks, links, filters, breaks, views."""

from collections.abc import Iterator

from lxml import etree

from tests.tools.lint.areas import LAST_COLUMN, LAST_ROW, block, lint_areas, overlaps
from tests.tools.lint.formulas import lint_formula
from tests.tools.lint.package import find_all, first, name_of
from tests.tools.lint.styles import utf16_length

ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
)  # fmt: skip
_REPEATED = "conditionalFormatting"
_NEVER_EMPTY = frozenset(
    {"mergeCells", "dataValidations", "hyperlinks", "tableParts", "rowBreaks", "colBreaks", "cols"}
)
_MOST_LINKS, _MOST_CHECKS, _MOST_BREAKS = 65_530, 65_534, 1_026
_LONGEST = {"prompt": 255, "error": 225, "promptTitle": 32, "errorTitle": 32}
_LONGEST_LIST, _LONGEST_PLACE, _LONGEST_HEADER = 255, 2_079, 255


def lint_order(sheet: etree._Element) -> Iterator[str]:
    """Yield elements of a sheet out of their order, twice, or without anything in them."""
    names = [name_of(each) for each in sheet if name_of(each) != "AlternateContent"]
    yield from (f"an element {name}" for name in names if name not in ORDER)
    places = [ORDER.index(name) for name in names if name in ORDER]
    if places != sorted(places):
        yield f"elements in the order {names}"
    yield from (f"{name} twice" for name in set(names) if names.count(name) > 1 and name != _REPEATED)
    yield from (f"{name_of(each)} is empty" for each in sheet if name_of(each) in _NEVER_EMPTY and not len(each))
    for each in sheet:
        if (
            each.get("count") is not None
            and name_of(each) != "dataValidations"
            and int(each.get("count", "")) != len(each)
        ):
            yield f"{name_of(each)}: {len(each)} of {each.get('count')}"


def lint_merges(sheet: etree._Element) -> Iterator[str]:
    """Yield merges outside the sheet, over one cell, over each other."""
    areas = [each.get("ref", "") for each in find_all(sheet, "mergeCell")]
    for area in areas:
        yield from lint_areas("a merge", area)
        if (found := block(area)) and (found.top, found.left) == (found.bottom, found.right):
            yield f"a merge of the one cell {area}"
    yield from (f"merges {pair}" for pair in overlaps(areas))


def lint_colours(sheet: etree._Element, looks: int) -> Iterator[str]:
    """Yield conditional formats outside the sheet, of no look, with a formula that Excel refuses."""
    priorities: list[str | None] = []
    for holder in (each for each in sheet if name_of(each) == "conditionalFormatting"):
        yield from lint_areas("a conditional format", holder.get("sqref"))
        for rule in (each for each in holder if name_of(each) == "cfRule"):
            priorities.append(rule.get("priority"))
            if rule.get("dxfId") is not None and int(rule.get("dxfId", "")) >= looks:
                yield f"a conditional format of look {rule.get('dxfId')} of {looks}"
            for formula in (each for each in rule if name_of(each) == "formula"):
                yield from lint_formula(formula.text or "")
    if len(set(priorities)) < len(priorities) or any(int(each or "0") < 1 for each in priorities):
        yield "conditional formats of one priority"


def lint_checks(sheet: etree._Element) -> Iterator[str]:
    """Yield data validations outside the sheet, over each other, or with texts and lists that are too long."""
    holder = next((each for each in sheet if name_of(each) == "dataValidations"), None)
    if holder is None:
        return
    if not 1 <= len(holder) <= _MOST_CHECKS or int(holder.get("count", len(holder))) != len(holder):
        yield f"{len(holder)} data validations of {holder.get('count')}"
    for check in holder:
        yield from lint_areas("a data validation", check.get("sqref"))
        for key, longest in _LONGEST.items():
            if utf16_length(check.get(key, "")) > longest:
                yield f"a data validation whose {key} has {len(check.get(key, ''))} characters"
        formulas = [each.text or "" for each in check]
        if check.get("type", "none") != "none" and not formulas:
            yield f"a data validation of {check.get('sqref')} without a formula"
        for formula in formulas:
            yield from lint_formula(formula)
            if formula.startswith('"') and utf16_length(formula) - 2 > _LONGEST_LIST:
                yield f"a list of {len(formula) - 2} characters"
    yield from (
        f"data validations {pair}" for pair in overlaps(" ".join(each.get("sqref", "") for each in holder).split())
    )


def lint_links(sheet: etree._Element, sheets: set[str], names: set[str]) -> Iterator[str]:
    """Yield links outside the sheet, to nowhere, or more than Excel takes."""
    links = find_all(sheet, "hyperlink")
    if len(links) > _MOST_LINKS:
        yield f"{len(links)} links"
    for link in links:
        yield from lint_areas("a link", link.get("ref"))
        place = link.get("location") or None
        if place is not None and not _leads_somewhere(place, sheets, names):
            yield f"a link from {link.get('ref')} to {place}"
        if place is None and not any(key.endswith("}id") for key in link.keys()):  # noqa: SIM118 - no mapping
            yield f"a link from {link.get('ref')} to nowhere"


def _leads_somewhere(place: str, sheets: set[str], names: set[str]) -> bool:
    sheet, found, area = place.rpartition("!")
    if len(place) > _LONGEST_PLACE:
        return False
    if not found:
        return place.casefold() in names or block(place) is not None
    is_quoted = sheet.startswith("'")
    name = sheet[1:-1].replace("''", "'") if is_quoted else sheet
    return name.casefold() in sheets and (is_quoted or name.isalnum()) and block(area) is not None


def lint_page(sheet: etree._Element) -> Iterator[str]:
    """Yield filters, page breaks, headers and views that Excel refuses."""
    for each in find_all(sheet, "autoFilter"):
        yield from lint_areas("a filter", each.get("ref"))
    for kind, last in (("rowBreaks", LAST_ROW), ("colBreaks", LAST_COLUMN)):
        breaks = [int(each.get("id", "0")) for holder in find_all(sheet, kind) for each in holder]
        if len(breaks) > _MOST_BREAKS or breaks != sorted(set(breaks)) or not all(0 < each < last for each in breaks):
            yield f"{kind} {breaks[:20]}"
    for holder in find_all(sheet, "headerFooter"):
        yield from (
            f"a page header of {len(each.text or '')}"
            for each in holder
            if utf16_length(each.text or "") > _LONGEST_HEADER
        )
    for each in find_all(sheet, "pane"):
        yield from lint_areas("a pane", each.get("topLeftCell", "A1"))
    for each in find_all(sheet, "selection"):
        yield from lint_areas("a selection", each.get("sqref", "A1"))
        yield from lint_areas("an active cell", each.get("activeCell", "A1"))
    dimension = first(sheet, "dimension")
    if dimension is not None:
        yield from lint_areas("the used part", dimension.get("ref"))
