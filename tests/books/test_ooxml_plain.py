"""The quick reading of plain parts says what the tree says, or leaves the part to it."""

import os
import random
from pathlib import Path

import pytest

from cchc_excel.books.formats import ooxml, ooxml_sheets
from cchc_excel.books.formats.ooxml_plain import read_plain_sheet, read_plain_strings
from cchc_excel.books.parts.preflight import inflate
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.cells import Book
from tests.tools.places import ROOT

RETURNS = sorted(path for path in (ROOT / "tests" / "returns").iterdir() if path.suffix in {".xlsx", ".xlsm"})
SAMPLES = sorted((ROOT / "workbooks").rglob("*.xlsx"))
CORPUS = Path(os.environ.get("CCHC_CORPUS", "no corpus"))

HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
ROW = '<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>Đạt</t></is></c><c r="B1"><v>5</v></c></row>'


PIECES = (
    b"", b"<c/>", b"<", b"&#10;", b"&#7841;", b"&#1;", b"&amp;", b"<!-- x -->", b"]]>", b"\r", b"\x01", b'r="A1"',
    b"</row>",
)  # fmt: skip
"""What damage puts into a part."""


def sheet(rows: str, tail: str = "") -> bytes:
    return f"{HEAD}<sheetData>{rows}</sheetData>{tail}</worksheet>".encode()


def outcome_of(parts: dict[str, bytes]) -> Book | str:
    """Return the workbook of these parts, or the rule that refuses it with its details."""
    try:
        return ooxml.read_ooxml(parts)
    except UnreadableError as problem:
        return f"{problem.note.rule.code} {problem.note.details}"


def by_tree(parts: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> Book | str:
    """Return the same, everything read by the tree."""
    with monkeypatch.context() as patched:
        patched.setattr(ooxml_sheets, "read_plain_sheet", lambda _part: None)
        patched.setattr(ooxml, "read_plain_strings", lambda _part: None)
        return outcome_of(parts)


def parts_of(path: Path) -> dict[str, bytes]:
    try:
        return inflate(path.read_bytes())
    except UnreadableError:
        return {}


@pytest.mark.parametrize("path", [*RETURNS, *SAMPLES], ids=lambda path: path.name)
def test_a_return_is_read_alike(path: Path, monkeypatch: pytest.MonkeyPatch):
    parts = parts_of(path)
    assert outcome_of(parts) == by_tree(parts, monkeypatch)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="CCHC_CORPUS names no folder")
def test_the_corpus_is_read_alike(monkeypatch: pytest.MonkeyPatch):
    paths = sorted(path for path in CORPUS.iterdir() if path.suffix in {".xlsx", ".xlsm", ".xltx", ".xltm"})
    small = [parts for path in paths if sum(map(len, (parts := parts_of(path)).values())) < 3_000_000]
    assert len(small) > 500
    assert [parts for parts in small if repr(outcome_of(parts)) != repr(by_tree(parts, monkeypatch))] == []


@pytest.mark.parametrize("seed", range(400))
def test_a_damaged_part_is_read_alike(seed: int, monkeypatch: pytest.MonkeyPatch):
    dice = random.Random(seed)  # noqa: S311
    parts = parts_of(dice.choice(SAMPLES))
    name = dice.choice([name for name in parts if "sheet" in name or "haredStrings" in name])
    part = bytearray(parts[name])
    for _ in range(dice.randint(1, 4)):
        start = dice.randrange(len(part))
        piece = dice.choice(PIECES)
        part[start : start + dice.choice([0, 0, 1, 5, 40])] = piece
    damaged = {**parts, name: bytes(part)}
    assert repr(outcome_of(damaged)) == repr(by_tree(damaged, monkeypatch))


def test_the_sample_returns_are_plain():
    """What office programs write is mostly plain: else the quick reading would be idle."""
    parts = [part for path in SAMPLES for name, part in parts_of(path).items() if "worksheets/sheet" in name]
    assert sum(read_plain_sheet(part) is not None for part in parts) > 0.8 * len(parts)


@pytest.mark.parametrize(
    "part",
    [
        sheet(f"<!-- {ROW} -->"),
        sheet(ROW.replace("Đạt", "<![CDATA[Đạt]]>")),
        sheet(f"<x>{ROW}</x>"),
        sheet(ROW.replace('<row r="1">', "").replace("</row>", "")),
        sheet(f'<row r="1">{ROW}</row>'),
        sheet(ROW.replace("Đạt", "&#x110;ạt")),
        sheet(ROW.replace("Đạt", "&#0;ạt")),
        sheet(ROW.replace("Đạt", "&#55296;")),
        sheet(ROW.replace("Đạt", "&nbsp;")),
        sheet(ROW.replace("Đạt", "a\r\nb")),
        sheet(ROW.replace("Đạt", "a]]>b")),
        sheet(ROW.replace(' r="B1"', "")),
        sheet(ROW.replace('<c r="B1">', '<c r="B1" vm="1">')),
        sheet(ROW.replace("<v>5</v>", '<f>_xlfn.DISPIMG("ID_1",1)</f><v>5</v>')),
        sheet(ROW.replace("<t>Đạt</t>", "<r><rPr><strike/></rPr><t>Đạt</t></r>")),
        sheet(ROW, "<sheetData></sheetData>"),
        sheet(ROW).replace(b"<worksheet", b"<x:worksheet"),
        sheet(ROW).decode().encode("utf-16"),
        b'<?xml version="1.0" encoding="iso-8859-1"?>' + sheet(ROW),
    ],
)
def test_what_a_pattern_could_misread_is_left_to_the_tree(part: bytes):
    assert read_plain_sheet(sheet(ROW)) is not None
    assert read_plain_sheet(part) is None


def test_entities_are_what_they_stand_for(monkeypatch: pytest.MonkeyPatch):
    written = "&#272;&#7841;t&#10;&amp;#10; &amp;lt; &lt;&gt;&quot;&apos;&#38;amp; &#128516;"
    plain = read_plain_sheet(sheet(ROW.replace("Đạt", written)))
    assert plain
    assert plain.cells[0].inline == "Đạt\n&#10; &lt; <>\"'&amp; 😄"
    parts = parts_of(SAMPLES[0])
    parts["xl/worksheets/sheet1.xml"] = sheet(ROW.replace("Đạt", written))
    assert outcome_of(parts) == by_tree(parts, monkeypatch)


def test_shared_strings_in_runs_are_left_to_the_tree():
    table = '<sst xmlns="x" count="2" uniqueCount="2"><si><t>Một &amp;lt; hai</t></si>{}</sst>'
    assert read_plain_strings(table.format("<si><t>ba</t></si>").encode()) == ["Một &lt; hai", "ba"]
    assert read_plain_strings(table.format("<si><r><t>ba</t></r></si>").encode()) is None
