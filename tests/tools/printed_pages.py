"""The printed pages of a workbook: words with their places, sheet by sheet, from the PDF that LibreOffice prints.

What does not fit its cell stays in the PDF's text layer, drawn over its neighbours and clipped: so words must be there,
and no two may stand on the same spot.
"""

import html
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.tools.libreoffice import to_pdf

_PART = re.compile(r"\w+")
_BOX = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
_FOOT = 555
"""Points from the top of an A4 landscape page where footers stand."""
_MIDDLE = 0.7
"""The part of a box's height that is looked at."""
_FONT_HEIGHT = 1.107
"""What Times New Roman, and what stands in for it, takes of height for each point of size."""
_TOUCHING = 0.1
"""Room between two pieces of a word at most, as a part of its height."""


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word and the middle of its box, which no other word's may touch."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Word") -> bool:
        """Whether both stand on the same spot."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def pages_of_sheets(path: Path, folder: Path) -> dict[str, list[list[Word]]]:
    """Return the printed pages of each sheet, told apart by their footers."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    names = openpyxl.load_workbook(path, read_only=True).sheetnames
    pages: dict[str, list[list[Word]]] = {name: [] for name in names}
    for page in _read_pages(to_pdf(path, folder)):
        pages[_sheet_of(page, names)].append([word for word in page if word.top < _FOOT])
    return pages


def pages_of(path: Path, folder: Path) -> list[list[Word]]:
    """Return the printed pages of a workbook, whatever their footers say."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    return list(_read_pages(to_pdf(path, folder)))


def smallest_print(pages: list[list[Word]]) -> float:
    """Return the size, in points, of the smallest letters on pages: a word's box is as high as its font is."""
    return min(word.bottom - word.top for page in pages for word in page) / _MIDDLE / _FONT_HEIGHT


def _read_pages(pdf: Path) -> Iterator[list[Word]]:
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    for page in text.split("<page ")[1:]:
        boxes = [
            Word(unicodedata.normalize("NFC", html.unescape(word)), *map(float, edges))
            for *edges, word in _BOX.findall(page)
        ]
        yield [_middle_of(word) for word in _join(boxes)]


def _join(boxes: list[Word]) -> Iterator[Word]:
    """Yield whole words: where a font lacks a Vietnamese letter, the text layer has its words in pieces."""
    known: Word | None = None
    for box in boxes:
        touching = _TOUCHING * (box.bottom - box.top)
        if known and abs(box.left - known.right) < touching and box.top < known.bottom and known.top < box.bottom:
            top, bottom = min(known.top, box.top), max(known.bottom, box.bottom)
            known = Word(known.text + box.text, known.left, top, box.right, bottom)
            continue
        if known:
            yield known
        known = box
    if known:
        yield known


def _middle_of(word: Word) -> Word:
    """Return a word without the room above and below its letters and beside them."""
    aside, above = (word.right - word.left) * 0.1, (word.bottom - word.top) * (1 - _MIDDLE) / 2
    return Word(word.text, word.left + aside, word.top + above, word.right - aside, word.bottom - above)


def _sheet_of(page: list[Word], names: list[str]) -> str:
    footer = " ".join(word.text for word in sorted(page, key=lambda word: word.left) if word.top >= _FOOT)
    return next(name for name in sorted(names, key=len, reverse=True) if footer.startswith(name))


def parts_of(text: str) -> list[str]:
    """Return the runs of letters and digits, which a line break never parts."""
    return _PART.findall(unicodedata.normalize("NFC", text))


def collisions(page: list[Word]) -> list[tuple[str, str]]:
    """Return the pairs of words that stand on the same spot."""
    found, near = [], []
    for word in sorted(page, key=lambda word: word.top):
        near = [other for other in near if other.bottom > word.top]
        found += [(other.text, word.text) for other in near if other.covers(word)]
        near.append(word)
    return found


def printed_words(sheet: Worksheet) -> Counter[str]:
    """Return the words of all texts in the print area, but for its hidden columns."""
    area = sheet[str(sheet.print_area).rpartition("!")[2].replace("$", "")]
    hidden = {
        column
        for width in sheet.column_dimensions.values()
        if width.hidden
        for column in range(width.min, width.max + 1)
    }
    texts = (cell.value for row in area for cell in row if isinstance(cell.value, str) and cell.column not in hidden)
    return Counter(part for text in texts for part in parts_of(text))


def faults_on_paper(path: Path, folder: Path) -> dict[str, list[object]]:
    """Return, by sheet, the words that a page lacks and those that stand upon each other."""
    pages = pages_of_sheets(path, folder)
    faults: dict[str, list[object]] = {}
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        printed = Counter(part for page in pages[sheet.title] for word in page for part in parts_of(word.text))
        upon = [
            pair for page in pages[sheet.title] for pair in collisions(page) if all(len(parts_of(w)) > 0 for w in pair)
        ]
        if found := [*(printed_words(sheet) - printed), *upon, *(["###"] if _has_hashes(pages[sheet.title]) else [])]:
            faults[sheet.title] = found
    return faults


def _has_hashes(pages: list[list[object]]) -> bool:
    return any("##" in getattr(word, "text", "") for page in pages for word in page)
