"""How high a row must be for its wrapped text, since neither a template nor a summary can ask Excel.

Character widths are those of Times New Roman (measured from the metric-compatible Liberation Serif), in thousandths of
the font size. Vietnamese marks don't widen a letter. A little room is added: Excel rounds each letter to whole pixels.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

HIGHEST_ROW = 409.0
"""Excel's limit, in points."""

_PIXELS_A_CHARACTER = 7
_CELL_PADDING = 5
_PIXELS_A_POINT = 96 / 72
_ROOM = 1.04
_LINE = 1.29
_UNKNOWN_WIDTH = 600
_HORN = "\u031b"
_WIDE = 1000

_REGULAR = {
    180: "'", 200: "|", 250: ",. ·", 278: "/:;\\ijlt", 333: "!()-I[]`fr‘’", 350: "•", 389: "Js", 400: "°", 408: '"',
    444: "?acez“”", 469: "^", 480: "{}", 500: "#$*0123456789_bdghknopquvxyđ–§«»", 541: "~", 549: "≥≤", 556: "FPS",
    564: "+<=>×", 611: "ELTZ", 667: "BCR", 722: "ADGHKNOQUVXYwĐ", 778: "&m", 833: "%", 889: "M", 921: "@", 944: "W",
    1000: "—…",
}  # fmt: skip
_BOLD = {
    220: "|", 250: ",. ·", 278: "'/\\il", 333: "!()-:;[]`fjt‘’", 350: "•", 389: "Is", 394: "{}", 400: "°", 444: "cerz",
    500: "#$*0123456789?J_agovxy–“”§«»", 520: "~", 549: "≥≤", 555: '"', 556: "Sbdhknpquđ", 570: "+<=>×", 581: "^",
    611: "FP", 667: "BELTZ", 722: "ACDNRUVXYwĐ", 778: "GHKOQ", 833: "&m", 930: "@", 944: "M", 1000: "%W—…",
}  # fmt: skip


def _by_character(groups: Mapping[int, str]) -> dict[str, int]:
    return {character: width for width, characters in groups.items() for character in characters}


_WIDTHS = {False: _by_character(_REGULAR), True: _by_character(_BOLD)}


def row_height(cells: Iterable[tuple[str, float]], size: float, *, bold: bool = False) -> float:
    """Return the height, in points, that shows every text of a row whole; `cells` are texts and their column widths."""
    heights = [text_height(text, width, size, bold=bold) for text, width in cells]
    return max(heights, default=line_height(size))


@lru_cache(maxsize=65536)
def text_height(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """Return the height, in points, of a text wrapped in a column of `width` Excel character units."""
    room = (width * _PIXELS_A_CHARACTER - _CELL_PADDING) / (size * _PIXELS_A_POINT) * 1000 / _ROOM
    lines = sum(_count_lines(line, room, bold=bold) for line in text.split("\n"))
    return min(HIGHEST_ROW, lines * line_height(size))


def line_height(size: float) -> float:
    """Return the height of one line, in points, as a multiple of Excel's 0.75."""
    return -(-size * _LINE // 0.75) * 0.75


def text_width(text: str, *, bold: bool = False) -> int:
    """Return the width of a text on one line, in thousandths of the font size."""
    return sum(_character_width(character, bold=bold) for character in text)


def _count_lines(line: str, room: float, *, bold: bool) -> int:
    """Return how many lines a paragraph takes: words go to the next line whole, a word too long for a line is cut."""
    lines, used = 1, 0.0
    space = _character_width(" ", bold=bold)
    for word in line.split():
        width = _word_width(word, bold=bold)
        if used and used + space + width > room:
            lines, used = lines + 1, 0.0
        used += width + (space if used else 0)
        while used > room > 0:
            lines, used = lines + 1, used - room
    return lines


@lru_cache(maxsize=16384)
def _word_width(word: str, *, bold: bool) -> int:
    return text_width(word, bold=bold)


@lru_cache(maxsize=4096)
def _character_width(character: str, *, bold: bool) -> int:
    widths = _WIDTHS[bold]
    if character in widths:
        return widths[character]
    decomposed = unicodedata.normalize("NFD", character)
    if unicodedata.combining(character):
        return 0
    if decomposed[0] in widths:
        return widths[decomposed[0]] + (60 if _HORN in decomposed else 0)
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN_WIDTH
