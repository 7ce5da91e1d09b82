"""Signs that people put beside words: boxes, ticks and crosses, bullets (*ô đánh dấu, dấu đầu dòng*).

Owns which sign says what and which words it belongs to; what the words mean is each kind's own.
"""

import re
import unicodedata
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from cchc_excel.cells import Cell
from cchc_excel.text import Wording, one_line


class Mark(Enum):
    """What a sign says of the words it stands beside; UNCLEAR where it can't be told which words those are."""

    TICKED = "ticked"
    EMPTY = "empty"
    CROSSED = "crossed"
    UNCLEAR = "unclear"


class Choice(NamedTuple):
    """Words with the sign that stands beside them."""

    mark: Mark
    words: str


_TICKS = "☑☒✓✔✅🗹🗸🗷🗵⮽⊠⌧√👍👌◉⦿▣🔘"
_CROSSES = "✗✘×❌✖❎✕☓⨯🗙⛔🚫⊗⛌"
_EMPTY = "☐□◻◽▢⬜❏❐❑❒○◯⚪◌⬚▫◦"
_FILLED = "■◼⬛●⚫▪◾"
_BULLETS = f"{_FILLED}•·►▶➢➤❖◆♦→*+-"
_HARMLESS = " .,;:/()[]|&+-\"'“”„‟‘’‚`´«»"
"""Signs that say nothing between words; what they enclose is words again."""

_AROUND = " \"'“”‘’«»"
_SELECTORS = re.compile("[\ufe0e\ufe0f\u20e3]")


def _marks(ticks: str) -> re.Pattern[str]:
    """Return the pattern of a sign that marks words, by itself or in brackets."""
    return re.compile(
        rf"(?P<ticked>{ticks}|[\[({{]\s*(?:[xXvV]|[{_TICKS}])\s*[\])}}])"
        rf"|(?P<crossed>[{_CROSSES}]|[\[({{]\s*[{_CROSSES}]\s*[\])}}])"
        rf"|(?P<empty>[{_EMPTY}]|[\[({{](?:[\s_.-]*|[oO0])[\])}}]|(?<=:)\s*\.\.+)"
    )


_MARK = _marks(rf"[{_TICKS}]")
_BESIDE_BOXES = _marks(rf"[{_TICKS}{_FILLED}]|(?<![\w\[({{])[xXv](?![\w\])}}])")
_LEADING = re.compile(
    rf"(?:\s|[{re.escape(_BULLETS)}](?!\d)|[=-]>|\(?(?:\d+|[ivx]+|[a-hđ])[.)]\s"
    r"|(?:trạng thái|tình trạng|kết quả)\s*:)+",
    re.IGNORECASE,
)
_STARRED = re.compile(r"(\*+)(.+?)\1")
_LETTER_TICK = Wording(r"(?:[xXvV][ .:-]+)(\w.*)|(.*\w)[ .:-]+[xXvV]")

_WINGDINGS = {
    "þ": "☑", "ý": "☒", "x": "☒", "ü": "✓", "û": "✗", "¨": "☐", "o": "☐", "q": "☐", "r": "☐", "£": "☐", "¡": "○",
    "m": "○", "¤": "◉", "n": "■", "l": "●", "§": "▪", "Ø": "►", "v": "❖", "·": "•", "à": "→",
}  # fmt: skip
_BY_FONT = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {"P": "✓", "O": "✗", "Q": "☒", "R": "☑", "S": "☒", "T": "☒", "£": "☐"},
    "webdings": {"a": "✓", "r": "✗", "c": "☐", "g": "■"},
    "marlett": {"a": "✓", "b": "✓", "r": "✗"},
}
_PRIVATE = {0xF000 + ord(letter): sign for letter, sign in _WINGDINGS.items()}
"""What Word and Excel write for a sign of Wingdings: a character of the private use area."""


def as_signs(cell: Cell) -> str:
    """Return a cell's text on one line, with the signs that a symbol font or a private character draws."""
    text = one_line(str(cell.value))
    drawn = _BY_FONT.get(cell.font.casefold(), {}).get(text, text)
    return _SELECTORS.sub("", unicodedata.normalize("NFKC", drawn.translate(_PRIVATE))).strip()


def without_bullets(text: str) -> str:
    """Return the text without what only begins a line (a bullet, "1.", "Trạng thái:") or encloses all of it."""
    text = starred[2] if (starred := _STARRED.fullmatch(text)) else text
    return (text[found.end() :] if (found := _LEADING.match(text)) else text).strip(_AROUND)


def ticked_by_letter(text: str) -> str:
    """Return the words that a lone x or v stands beside, at either end; empty where none does."""
    found = _LETTER_TICK.fullmatch(text)
    return (found[1] or found[2]) if found else ""


def odd_sign(text: str) -> str:
    """Return the first sign in a text that is neither letter, digit nor harmless; empty where there is none."""
    return next((sign for sign in text if not sign.isalnum() and sign not in _HARMLESS), "")


def read_choices(text: str) -> tuple[Choice, ...]:
    """Return what is marked in a text, one choice a sign, in order; nothing where no sign marks anything."""
    marks = _find_marks(text)
    if not marks:
        return ()
    between = [text[one.end() : other.start()] for one, other in pairwise(marks)]
    before, behind = without_bullets(text[: marks[0].start()]), text[marks[-1].end() :]
    is_on_both_sides = not _said(before + behind) and any(map(_said, between))
    if is_on_both_sides and len(set(map(_mark_of, marks))) > 1:
        return (Choice(Mark.UNCLEAR, text),)
    if _said(before) and _said(behind) and len(marks) == 1 and _mark_of(marks[0]) is Mark.TICKED:
        return (Choice(Mark.TICKED, f"{before} {_said(behind)}"),)
    if not _said(before):
        parts = [*between, behind]
    elif not _said(behind):
        parts = [before, *between]
    else:
        return (Choice(Mark.UNCLEAR, text),)
    return _merged([Choice(_mark_of(mark), _said(part)) for mark, part in zip(marks, parts, strict=True)])


def _find_marks(text: str) -> list[re.Match[str]]:
    """Return the signs that mark words; beside an empty box a filled one and a lone x mark them, too."""
    marks = list(_MARK.finditer(text))
    has_box = any(_mark_of(mark) is Mark.EMPTY for mark in marks)
    return list(_BESIDE_BOXES.finditer(text)) if has_box else marks


def _mark_of(match: re.Match[str]) -> Mark:
    if match["empty"]:
        return Mark.EMPTY
    return Mark.CROSSED if match["crossed"] else Mark.TICKED


def _said(part: str) -> str:
    return part.strip(" .,;:-/|")


def _merged(choices: list[Choice]) -> tuple[Choice, ...]:
    """Return the choices, signs with nothing between them as one: a tick written over an empty box is a tick."""
    wordless = [choice for choice in choices if not choice.words]
    worded = [choice for choice in choices if choice.words]
    if len(worded) > 1 and wordless:
        return (Choice(Mark.UNCLEAR, " ".join(choice.words for choice in worded)),)
    marks = {choice.mark for choice in choices}
    if len(worded) > 1 or len(marks) == len(choices) == 1:
        return tuple(worded or choices)
    if marks == {Mark.EMPTY, Mark.TICKED}:
        marks = {Mark.TICKED}
    return (Choice(marks.pop() if len(marks) == 1 else Mark.UNCLEAR, worded[0].words if worded else ""),)
