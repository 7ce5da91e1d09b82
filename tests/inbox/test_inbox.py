"""What lies in `nhan/`, files and what zips hold, as labels in a stable order; nothing there is changed."""

import os
import stat
import struct
import subprocess
import unicodedata
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_excel.books.file_kinds import FileKind
from cchc_excel.disk import is_junction
from cchc_excel.inbox.entries import Candidate, Opened, find_files, open_candidate, room_of
from cchc_excel.inbox.labels import clean_label, distinct
from tests.tools.hostile import RETURN, zip_bomb, zip_of, zip_of_thousands, zip_of_zips
from tests.tools.opened import opened_in
from tests.tools.systems import ON_WINDOWS, UNDER_WINE

FORM = RETURN.read_bytes()


def put(inbox: Path, files: dict[str, bytes]) -> dict[str, Opened]:
    """Put files into an inbox and return what is found there, by label, in order."""
    for name, content in files.items():
        (inbox / name).parent.mkdir(parents=True, exist_ok=True)
        (inbox / name).write_bytes(content)
    return opened_in(inbox)


@cache
def book(number: int) -> bytes:
    """Return what is taken for a workbook, of a content of its own."""
    return zip_of({"xl/workbook.xml": f"{number}".encode()}, zipfile.ZIP_STORED)


def code_of(opened: Opened) -> str:
    """Return the rule by which a file is refused, `read` where it is read."""
    return opened.problem.rule.code if opened.problem else "read"


def test_files_and_folders_in_order(tmp_path: Path):
    put(tmp_path, {"b.xlsx": b"2", "a/z.xlsx": b"1", "a.xlsx": b"3", "khong-dung/c.zip": zip_of({"x.xlsx": b"4"})})
    found = {candidate.path: candidate for candidate in find_files(tmp_path)}
    assert list(found) == ["a.xlsx", "a/z.xlsx", "b.xlsx", "khong-dung/c.zip"]
    assert [candidate.set_aside for candidate in found.values()] == [False, False, False, True]
    assert (found["a/z.xlsx"].name, found["a/z.xlsx"].read()) == ("z.xlsx", b"1")


def test_no_folder_no_files(tmp_path: Path):
    assert find_files(tmp_path / "nhan") == ()


def test_a_zip_is_what_it_holds_and_a_workbook_is_no_zip(tmp_path: Path):
    inner = zip_of({"Phòng TH/bieu.xlsx": FORM, "thu.txt": b"kinh gui"})
    found = put(tmp_path, {"goi.zip": inner, "bieu.xlsx": FORM, "goi-doi-ten.xlsx": zip_of({"a.xlsx": b"1"})})
    assert list(found) == [
        "bieu.xlsx", "goi-doi-ten.xlsx › a.xlsx", "goi.zip › Phòng TH/bieu.xlsx", "goi.zip › thu.txt",
    ]  # fmt: skip
    entry = found["goi.zip › Phòng TH/bieu.xlsx"]
    assert (entry.candidate.name, entry.data, entry.kind) == ("bieu.xlsx", FORM, FileKind.OOXML)


def test_a_zip_in_a_zip_is_opened_and_no_deeper(tmp_path: Path):
    third = zip_of({"c.zip": zip_of({"x.xlsx": FORM}), "c.xlsx": FORM})
    found = put(tmp_path, {"a.zip": zip_of({"b.zip": third})})
    assert list(found) == ["a.zip › b.zip › c.xlsx", "a.zip › b.zip › c.zip"]
    assert [code_of(candidate) for candidate in found.values()] == ["read", "zip-deep"]


def encrypted(data: bytes, which: int | None = None) -> bytes:
    """Return a zip whose entries, or one of them, are marked as encrypted."""
    made = bytearray(data)
    place = -1
    for number in range(data.count(b"PK\x01\x02")):
        place = made.index(b"PK\x01\x02", place + 1)
        if which in (None, number):
            made[place + 8] |= 1
    return bytes(made)


def wrong_byte(data: bytes) -> bytes:
    made = bytearray(data)
    made[made.index(b"kinh gui") + 2] ^= 1
    return bytes(made)


FILES = {"mot.txt": b"kinh gui", "hai.xlsx": FORM}
PLAIN, PACKED = zip_of(FILES, zipfile.ZIP_STORED), zip_of(FILES)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (zip_of({}), {"goi.zip": "zip-empty"}),
        (zip_of({"thu-muc/": b""}), {"goi.zip": "zip-empty"}),
        (PACKED[:-40], {"goi.zip": "file-truncated"}),
        (PLAIN[:-100], {"goi.zip": "file-truncated"}),
        (encrypted(PACKED), {"goi.zip": "file-encrypted"}),
        (encrypted(PACKED, 0), {"goi.zip › hai.xlsx": "read", "goi.zip › mot.txt": "file-encrypted"}),
        (wrong_byte(PLAIN), {"goi.zip › hai.xlsx": "read", "goi.zip › mot.txt": "file-damaged"}),
        (zip_of_thousands(), {"goi.zip": "zip-too-large"}),
        (zip_bomb().replace(b"xl/", b"yl/"), {"goi.zip": "zip-too-large"}),
        (zip_of({"to.xlsx": bytes(61_000_000)}), {"goi.zip › to.xlsx": "zip-too-large"}),
        (zip_of({"b.xlsx": b"", "a.csv": b"x"}), {"goi.zip › a.csv": "file-text", "goi.zip › b.xlsx": "file-empty"}),
        (b"Rar!\x1a\x07\x01\x00", {"goi.zip": "file-other-archive"}),
    ],
    ids=["empty", "folders", "cut", "cut_in_a_zip", "encrypted", "one_encrypted", "damaged", "thousands", "bomb", "big",
         "junk", "rar"],
)  # fmt: skip
def test_zips_out_of_order_are_named(tmp_path: Path, content: bytes, expected: dict[str, str]):
    found = put(tmp_path, {"goi.zip": content})
    assert {path: code_of(candidate) for path, candidate in found.items()} == expected


def test_zips_within_zips_end_soon(tmp_path: Path):
    found = put(tmp_path, {"goi.zip": zip_of_zips()})
    assert len(found) == 100
    assert {code_of(candidate) for candidate in found.values()} == {"zip-deep"}


def test_names_without_the_utf8_flag_are_tried_as_utf8(tmp_path: Path):
    name = "Phòng Tổng hợp.xlsx"
    data = bytearray(zip_of({name: FORM}))
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.index(magic) + place
        flags = struct.unpack_from("<H", data, start)[0]
        struct.pack_into("<H", data, start, flags & ~0x800)
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.namelist() != [name]
    assert list(put(tmp_path, {"goi.zip": bytes(data)})) == [f"goi.zip › {name}"]


def test_names_in_a_zip_are_labels_only(tmp_path: Path):
    names = [
        "../../ngoai.xlsx",
        "/etc/passwd.xlsx",
        "C:\\bieu\\a.xlsx",
        "a\x1b[31mb.xlsx",
        "x\u202excod.xlsx",
        "hai\ndong.xlsx",
    ]
    found = put(tmp_path / "nhan", {"goi.zip": zip_of(dict.fromkeys(names, FORM))})
    assert set(found) == {
        f"goi.zip › {name}"
        for name in ("../../ngoai.xlsx", "/etc/passwd.xlsx", "C:/bieu/a.xlsx", "ab.xlsx", "xxcod.xlsx", "hai dong.xlsx")
    }
    assert all(opened.data == FORM for opened in found.values())
    assert [path.name for path in tmp_path.rglob("*")] == ["nhan", "goi.zip"]


def test_two_of_one_name_are_told_apart(tmp_path: Path):
    twins = zip_of({"a.xlsx": book(1), "b.xlsx": book(2)}).replace(b"b.xlsx", b"a.xlsx")
    composed, decomposed = (unicodedata.normalize(form, "Biểu.xlsx") for form in ("NFC", "NFD"))
    found = put(tmp_path, {"goi.zip": twins, composed: book(3), decomposed: book(4)})
    assert list(found) == ["Biểu.xlsx", "Biểu (2).xlsx", "goi.zip › a (2).xlsx", "goi.zip › a.xlsx"]
    assert {opened.data for opened in found.values()} == {book(number) for number in (1, 2, 3, 4)}


@pytest.mark.parametrize(
    "names",
    [
        ["Báo cáo.xlsx", "NFD Báo cáo.xlsx", "Báo cáo (2).xlsx"],
        ["Báo cáo.xlsx", "NFD Báo cáo.xlsx", "Báo cáo (2).xlsx", "NFD Báo cáo (2).xlsx", "Báo cáo (3).xlsx"],
        pytest.param(
            ["a.xlsx", "A.xlsx", "a.XLSX"],
            marks=pytest.mark.skipif(ON_WINDOWS, reason="to Windows these are one file"),
        ),
        ["goi.zip › a.xlsx", "goi.zip"],
        ["a/goi.zip", "b/goi.zip"],
        ["a\u200b.xlsx", "a.xlsx", "a (2).xlsx", "a\u200e.xlsx"],
        ["Biểu", "NFD Biểu", "Biểu (2)"],
    ],
)
def test_no_two_files_share_a_path(tmp_path: Path, names: list[str]):
    written = {}
    for number, name in enumerate(names):
        form = "NFD" if name.startswith("NFD ") else "NFC"
        kept = zip_of({"a.xlsx": book(number)}) if name.endswith(".zip") else book(number)
        written[unicodedata.normalize(form, name.removeprefix("NFD "))] = kept
    found = put(tmp_path, written)
    assert sorted(opened.data for opened in found.values()) == sorted(map(book, range(len(names))))


def test_no_two_entries_of_a_zip_share_a_path(tmp_path: Path):
    names = ["a (2) (2).xlsx", "a (2).xlsx", "a.xlsx", "b.xlsx"]
    data = zip_of({name: name.encode() for name in names}).replace(b"b.xlsx", b"a.xlsx")
    found = put(tmp_path, {"goi.zip": data})
    assert sorted(candidate.path for candidate in found.values()) == [
        "goi.zip › a (2) (2).xlsx", "goi.zip › a (2).xlsx", "goi.zip › a (3).xlsx", "goi.zip › a.xlsx",
    ]  # fmt: skip


@given(st.lists(st.sampled_from(["a", "a (2)", "a (3)", "a (2) (2)", "a.x", "a (2).x", ".x", "", " (2)"])))
def test_labels_made_distinct_stay_as_they_are_where_they_can(labels: list[str]):
    made = list(distinct(labels))
    assert len(set(made)) == len(labels)
    assert set(labels) <= set(made)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Biểu.xlsx", "Biểu.xlsx"),
        ("\x1b]0;tiêu đề\x07bieu.xlsx", "bieu.xlsx"),
        ("bieu\x1b[2J\x1b[1;1H.xlsx", "bieu.xlsx"),
        ("\u202ebieu\u2066.xlsx\u2069", "bieu.xlsx"),
        ("bi\u200beu\ufeff.xlsx", "bieu.xlsx"),
        ("a\tb\r\nc.xlsx", "a b  c.xlsx"),
        ("a\x00b\x7f\x9b.xlsx", "ab.xlsx"),
        ("b\udce1o c\udce1o.xlsx", "b\ufffdo c\ufffdo.xlsx"),
        ("b\ud800\udce1.xlsx", "b??.xlsx"),
        ("Kế hoạch – 6 tháng.xlsx", "Kế hoạch – 6 tháng.xlsx"),
    ],
)
def test_labels_can_be_printed(name: str, label: str):
    assert clean_label(name) == label
    clean_label(name).encode()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files in its folders")
def test_what_is_no_file_is_named_and_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "ong.xlsx")
    (tmp_path / "gay.xlsx").symlink_to(tmp_path / "khong-co.xlsx")
    found = put(tmp_path, {})
    assert {path: code_of(candidate) for path, candidate in found.items()} == {
        "gay.xlsx": "file-unreachable", "ong.xlsx": "file-unreachable",
    }  # fmt: skip


def test_a_junction_is_named_and_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Python 3.11 would walk into it, round and round; later ones would pass it over without a word."""
    (tmp_path / "vong").mkdir()
    (tmp_path / "vong" / "a.xlsx").write_bytes(FORM)
    monkeypatch.setattr("cchc_excel.inbox.entries.is_junction", lambda folder: folder.name == "vong")
    found = put(tmp_path, {"b.xlsx": FORM, "dong/c.xlsx": FORM})
    assert {path: code_of(candidate) for path, candidate in found.items()} == {
        "b.xlsx": "read", "dong/c.xlsx": "read", "vong": "file-unreachable",
    }  # fmt: skip


@pytest.mark.skipif(not ON_WINDOWS or UNDER_WINE, reason="junctions are Windows' own, and Wine makes none")
def test_a_real_junction_is_known_from_a_folder(tmp_path: Path):
    subprocess.run(["cmd", "/c", "mklink", "/J", str(tmp_path / "vong"), str(tmp_path)], check=True)
    (tmp_path / "dong").mkdir()
    assert [is_junction(tmp_path / name) for name in ("vong", "dong", "khong-co")] == [True, False, False]
    assert [code_of(opened) for opened in opened_in(tmp_path).values()] == ["file-unreachable"]


@pytest.mark.parametrize(("tag", "told"), [(0xA0000003, True), (0xA000000C, False), (0x9000001A, False), (0, False)])
def test_a_junction_is_told_by_its_mark(tag: int, *, told: bool, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Path, "lstat", lambda _: SimpleNamespace(st_reparse_tag=tag))
    assert is_junction(Path("nhan/vong")) is told


def test_a_file_too_large_is_not_read(tmp_path: Path):
    with (tmp_path / "phim.xlsx").open("wb") as stream:
        stream.truncate(3_000_000_000)
    assert code_of(put(tmp_path, {})["phim.xlsx"]) == "file-too-large"


@pytest.mark.skipif(
    getattr(os, "geteuid", int)() == 0, reason="the superuser may read everything, and Windows knows no modes"
)
def test_what_may_not_be_read_is_named(tmp_path: Path):
    put(tmp_path, {"a.xlsx": FORM, "dong/b.xlsx": FORM})
    (tmp_path / "a.xlsx").chmod(0)
    (tmp_path / "dong").chmod(0)
    try:
        found = put(tmp_path, {})
        assert {path: code_of(candidate) for path, candidate in found.items()} == {
            "a.xlsx": "file-unreachable", "dong": "file-unreachable",
        }  # fmt: skip
    finally:
        (tmp_path / "dong").chmod(stat.S_IRWXU)


def test_a_linked_folder_is_named_and_not_followed(tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    put(elsewhere, {"a.xlsx": FORM})
    inbox = tmp_path / "nhan"
    put(inbox, {"b.xlsx": FORM})
    (inbox / "chung").symlink_to(elsewhere)
    (inbox / "vong").symlink_to(inbox)
    found = put(inbox, {})
    assert {path: code_of(candidate) for path, candidate in found.items()} == {
        "b.xlsx": "read", "chung": "file-unreachable", "vong": "file-unreachable",
    }  # fmt: skip
    assert "liên kết" in found["chung"].problem.details["detail"]


def test_nothing_is_changed(tmp_path: Path):
    put(tmp_path, {"goi.zip": PLAIN, "a/b.xlsx": FORM})
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    put(tmp_path, {})
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_candidate_made_by_hand_is_read_from_disk(tmp_path: Path):
    (tmp_path / "a.xlsx").write_bytes(FORM)
    candidate = Candidate("a.xlsx", tmp_path / "a.xlsx", set_aside=False)
    (opened,) = open_candidate(candidate, room_of(candidate, 0))
    assert (opened.data, opened.kind) == (FORM, FileKind.OOXML)
