"""Zips packed otherwise than office programs do: read where Python can undo it, within bounds; named where it can't."""

import bz2
import lzma
import struct
import tracemalloc
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from cchc_excel.books.parts import packing
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import open_book
from cchc_excel.inbox.containers import Container
from tests.tools.hostile import RETURN, zip_of
from tests.tools.opened import opened_in

FORM = RETURN.read_bytes()
XZ, ZSTANDARD, DEFLATE64, PPMD = 95, 93, 9, 98


def repacked(packed: bytes, content: bytes, method: int, name: str = "bieu.xlsx") -> bytes:
    """Return a zip of one file whose content was packed by hand."""
    made = bytearray(zip_of({name: packed}, zipfile.ZIP_STORED))
    for start in (8, made.rindex(b"PK\x01\x02") + 10):
        struct.pack_into("<H", made, start, method)
        struct.pack_into("<3I", made, start + 6, zlib.crc32(content), len(packed), len(content))
    return bytes(made)


def outcome(data: bytes) -> bytes | str:
    """Return the content of a zip's one file, or the code of the rule by which it is refused."""
    try:
        return Container(data).read(0)
    except UnreadableError as problem:
        return problem.note.rule.code


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_form_in_a_zip_of_7_zips_methods_is_read(tmp_path: Path, method: int):
    (tmp_path / "goi.zip").write_bytes(zip_of({"CCHC-2026-6T-TH.xlsx": FORM, "trong.zip": zip_of({"a": b"x"})}, method))
    found = {path: opened.candidate.read() for path, opened in opened_in(tmp_path).items()}
    assert found == {"goi.zip › CCHC-2026-6T-TH.xlsx": FORM, "goi.zip › trong.zip › a": b"x"}


def test_xz_is_read_and_so_is_what_is_larger_than_a_block():
    large = bytes(range(256)) * 40_000
    assert outcome(repacked(lzma.compress(large), large, XZ)) == large
    assert outcome(repacked(bz2.compress(large), large, zipfile.ZIP_BZIP2)) == large
    assert outcome(zip_of({"a": large}, zipfile.ZIP_LZMA)) == large


def test_zstandard_is_read_where_python_can():
    zstd = pytest.importorskip("compression.zstd", reason="Python before 3.14 has none")
    assert outcome(repacked(zstd.compress(FORM), FORM, ZSTANDARD)) == FORM


def test_where_python_cannot_the_method_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(packing, "_zstandard", lambda: None)
    for method, name in ((ZSTANDARD, "Zstandard"), (DEFLATE64, "Deflate64"), (PPMD, "PPMd"), (7, "số 7")):
        with pytest.raises(UnreadableError) as refused:
            Container(repacked(FORM, FORM, method)).read(0)
        note = refused.value.note
        assert (note.rule.code, note.details["method"]) == ("zip-method", name)


@pytest.mark.parametrize(("method", "pack"), [(zipfile.ZIP_BZIP2, bz2.compress), (XZ, lzma.compress)])
def test_a_bomb_is_undone_no_further_than_it_says(method: int, pack):
    bomb = repacked(pack(bytes(100_000_000)), bytes(1_000), method)
    tracemalloc.start()
    assert outcome(bomb) == "file-damaged"
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 30_000_000


def test_a_window_of_four_gigabytes_takes_no_more_than_the_content():
    made = bytearray(zip_of({"a": FORM}, zipfile.ZIP_LZMA))
    with zipfile.ZipFile(BytesIO(made)) as package:
        start = package.infolist()[0].header_offset + 30 + 1 + 4
    struct.pack_into("<I", made, start + 1, 0xFFFFFFFF)
    assert outcome(bytes(made)) == FORM


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_wrong_byte_or_a_missing_end_is_seen(method: int):
    made = bytearray(zip_of({"a": FORM}, method))
    made[len(made) // 2] ^= 0x10
    assert outcome(bytes(made)) == "file-damaged"
    packed = bz2.compress(FORM)[:-2000]
    assert outcome(repacked(packed, FORM, zipfile.ZIP_BZIP2)) == "file-damaged"
    assert outcome(repacked(b"x", FORM, method)) == "file-damaged"


def test_a_workbook_packed_as_excel_cannot_open_it_is_refused():
    with zipfile.ZipFile(BytesIO(FORM)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with pytest.raises(UnreadableError) as refused:
        open_book(zip_of(parts, zipfile.ZIP_LZMA))
    assert "LZMA" in refused.value.note.details["detail"]
