"""The rows of a sheet as XML, one after the other, and how they become the sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cchc_excel.cells import Ref, column_letter
from cchc_excel.writing.form.prepared_template import BREAKS, DIMENSION, PLACEHOLDER, Frame, SampleRow
from cchc_excel.writing.house.packages import cell_xml, escape, link_xml

_BREAKS_NAME = BREAKS.strip("{}")
_LAST_COLUMN = 16_383
"""Of a sheet, as page breaks count."""


@dataclass(slots=True)
class SheetRows:
    """What of a sheet is written so far; `texts` take the place of placeholders."""

    texts: Mapping[str, str]
    xml: list[str] = field(default_factory=list)
    heights: list[float | None] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    @property
    def next(self) -> int:
        """Return the number of the row to be written."""
        return len(self.xml) + 1

    def add(self, cells: str, height: float | None, look: str = ' customHeight="1"') -> None:
        """Write the next row."""
        shown = f' ht="{height:g}"{look}' if height else ""
        self.xml.append(f'<row r="{self.next}"{shown}>{cells}</row>')
        self.heights.append(height)

    def add_link(self, address: str, target: Ref) -> None:
        """Let a cell lead to another."""
        self.links.append(link_xml(address, target))

    def add_merges(self, sample: SampleRow) -> None:
        """Merge cells of the row to be written as those of a sample row are."""
        self.merges += [
            f'<mergeCell ref="{column_letter(left)}{self.next}:{column_letter(right)}{self.next + count - 1}"/>'
            for left, right, count in sample.merges
        ]

    def add_sample(self, sample: SampleRow, more: Mapping[str, str]) -> None:
        """Write a row of the template with its placeholders filled in."""
        texts = {**self.texts, **more}
        cells = (
            cell_xml(f"{column_letter(cell.column)}{self.next}", cell.style, fill_placeholders(cell.text, texts))
            for cell in sample.cells
        )
        self.add_merges(sample)
        self.add("".join(cells), sample.height)

    def to_sheet(
        self, frame: Frame, last_column: int, filtered: str = "", rules: str = "", breaks: Sequence[int] = ()
    ) -> str:
        """Return the sheet as XML, its elements in the order that Excel demands; pages end after the rows `breaks`."""
        extent = f'<dimension ref="A1:{column_letter(last_column)}{len(self.xml)}"/>'
        merges = f'<mergeCells count="{len(self.merges)}">{"".join(self.merges)}</mergeCells>' if self.merges else ""
        links = f"<hyperlinks>{''.join(self.links)}</hyperlinks>" if self.links else ""
        texts = {name: escape(text) for name, text in self.texts.items()} | {_BREAKS_NAME: _breaks_xml(breaks)}
        tail = fill_placeholders(frame.tail, texts)
        return (
            f"{frame.head.replace(DIMENSION, extent)}<sheetData>{''.join(self.xml)}</sheetData>"
            f"{frame.protection}{filtered}{merges}{rules}{links}{tail}"
        )


def _breaks_xml(rows: Sequence[int]) -> str:
    """Return the ends of pages, set by hand as far as programs can tell."""
    if not rows:
        return ""
    ends = "".join(f'<brk id="{row}" max="{_LAST_COLUMN}" man="1"/>' for row in rows)
    return f'<rowBreaks count="{len(rows)}" manualBreakCount="{len(rows)}">{ends}</rowBreaks>'


def fill_placeholders(text: str, texts: Mapping[str, str]) -> str:
    """Return the text with each known placeholder replaced."""
    if "{{" not in text:
        return text
    return PLACEHOLDER.sub(lambda match: texts.get(match[1], match[0]), text)
