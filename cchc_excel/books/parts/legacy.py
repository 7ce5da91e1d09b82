"""Text typed in the fonts of before Unicode: TCVN3 (.VnTime) and VNI (VNI-Times).

The font of a cell decides; where fonts were lost, the column as a whole does, never a cell alone, and never where the
text is Unicode already: a font is often left from a template while the clerk types Unicode. The conversion itself is
viparse's; its automatic detection is not used on cells (measured: 3 of 38 short phrases corrupted in silence).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc_excel.cells import Cell, Grid, Struck

_UNICODE_ONLY = re.compile(r"[ăĂđĐơƠưƯĩĨũŨ\u1ea0-\u1ef9\u0300-\u0309\u0323]")
_NOT_VIETNAMESE = {
    "tcvn3": re.compile("[¡-¿\u00ad×÷§®µ¸¶·¹º»¼½¾ÄÅÆÇÈÉËÐÑÖ×ÜÞßäåæçëîïñöøûüþÿ]"),
    "vni": re.compile(r"[øûïñÑöÖäåëæØÏÛÄÅËÆ]|[aeiouyAEIOUYôÔöÖâÂêÊ][ùõÙÕ]|[aeoAEO][âÂ]|[aA][êÊ]"),
}
"""What an encoding's text holds and no Vietnamese text in Unicode does."""

_SIGNS = {
    "tcvn3": re.compile(
        "(?<=[A-Za-z])([{0}])|([{0}])(?=[a-z])".format("µ¸¶·¹¨»¾¼½Æ©ÇË®ÎÏÑªÖ×ÜÞßäåæç«¬ëîïñ\u00adøö÷ûüþ")
    ),
    "vni": _NOT_VIETNAMESE["vni"],
}
"""What tells that fonts were lost: such letters within words. A column of "£", "m²" or "30 °C" has none."""

_FEWEST_SIGNS = 3


def decode_grid(grid: Grid) -> Grid:
    """Return the sheet with legacy text in Unicode; a cell that was changed keeps what it held in `raw`."""
    doubtful = [cell for cell in grid.cells.values() if _is_doubtful(cell)]
    columns = dict(_encodings_by_column(doubtful))
    decoded = {cell.ref[1:]: _decode(cell, _encoding_of(cell, columns)) for cell in doubtful if not cell.raw}
    changed = {place: cell for place, cell in decoded.items() if cell.raw}
    return replace(grid, cells={**grid.cells, **changed}) if changed else grid


def decode_runs(runs: Sequence[tuple[str, str]]) -> list[str]:
    """Return the runs (text, font) of a text in different fonts, each decoded by its own; as they are, in one font."""
    if len({font for _, font in runs}) < 2:
        return [text for text, _ in runs]
    return [_decode_run(text, font) for text, font in runs]


def _decode_run(text: str, font: str) -> str:
    encoding = "" if text.isascii() or _UNICODE_ONLY.search(text) else _encoding_of_font(font)
    return _decode_text(text, font, encoding) if encoding else text


def _is_doubtful(cell: Cell) -> bool:
    """Whether a text may be in a legacy encoding: letters beyond ASCII, and none that only Unicode has."""
    value = cell.value
    return isinstance(value, str) and not value.isascii() and not _UNICODE_ONLY.search(value)


def _encoding_of(cell: Cell, columns: dict[int, str]) -> str:
    """Return the encoding of one doubtful cell, empty where its text is to be left alone."""
    by_font = _encoding_of_font(cell.font)
    if by_font:
        return by_font
    by_column = columns.get(cell.ref.column, "")
    return by_column if by_column and _NOT_VIETNAMESE[by_column].search(str(cell.value)) else ""


def _encoding_of_font(font: str) -> str:
    name = font.strip().casefold()
    if name.startswith(".vn"):
        return "tcvn3"
    return "vni" if name.startswith("vni-") else ""


def _encodings_by_column(doubtful: Sequence[Cell]) -> Iterator[tuple[int, str]]:
    """Yield each column whose text, taken together, is legacy text with its fonts lost; else the whole sheet tells."""
    texts: dict[int, list[str]] = {}
    for cell in doubtful:
        if not _encoding_of_font(cell.font):
            texts.setdefault(cell.ref.column, []).append(str(cell.value))
    whole = _detect([text for column in texts.values() for text in column])
    for column, said in texts.items():
        encoding = _detect(said) or whole
        if encoding:
            yield column, encoding


def _detect(texts: list[str]) -> str:
    joined = "\n".join(texts)
    possible = [encoding for encoding in _SIGNS if _shows_signs(joined, encoding)]
    if not possible:
        return ""
    from viparse import detect_text_encoding  # noqa: PLC0415 - 130 ms, and only old fonts need it

    found = detect_text_encoding(joined)
    return found if found in possible else ""


def _shows_signs(text: str, encoding: str) -> bool:
    signs = [sign[0] for sign in _SIGNS[encoding].finditer(text)]
    return len(signs) >= _FEWEST_SIGNS and len(set(signs)) > 1


def _decode(cell: Cell, encoding: str) -> Cell:
    if not encoding:
        return cell
    raw = str(cell.value)
    text = _decode_text(raw, cell.font, encoding)
    if text == raw:
        return cell
    struck = cell.struck and Struck(*(_decode_text(part, cell.font, encoding) for part in cell.struck))
    return cell._replace(value=text, raw=raw, struck=struck)


def _decode_text(text: str, font: str, encoding: str) -> str:
    """Return the text in Unicode; fonts whose name ends in H draw small letters as capitals."""
    from viparse import fix  # noqa: PLC0415

    decoded: str = fix(text, encoding=encoding)
    return decoded.upper() if font.casefold().startswith(".vn") and font.upper().endswith("H") else decoded
