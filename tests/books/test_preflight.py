"""Bombs: each is refused by name, in a second and 300 MB at most, whatever it would do to a reader."""

import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from cchc_excel.books.parts import preflight
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import open_book
from tests.tools.hostile import BOMBS, ONE, RETURN, changed, sheet, workbook, zip_of

SECONDS, MEGABYTES = 1.0, 300
TRIES = 4
"""A core that two processes share counts more seconds to both: the least of some tries is the bomb's own."""

OPEN_ONE = """
import json, sys
from pathlib import Path
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import load_book
try:
    load_book(Path(sys.argv[1]))
    code = "read"
except UnreadableError as problem:
    code = problem.note.rule.code
try:
    import resource
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
except ImportError:
    usages = []
seconds = sum(usage.ru_utime + usage.ru_stime for usage in usages)
print(json.dumps([code, seconds, max((usage.ru_maxrss for usage in usages), default=0) / 1024]))
"""
"""Opens a file in a process of its own, and tells what came of it, the processor's seconds and the megabytes.

Windows adds neither up for a process and its children: there it is tried that a bomb is refused, and by name.
"""

START_ONE = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1:]))"
"""Stands between: a process begins with the peak memory of the one it was forked from, and the tests' own is large."""


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_time_and_by_name(name: str, tmp_path: Path):
    make, expected = BOMBS[name]
    (tmp_path / "bom.xlsx").write_bytes(make())
    command = [sys.executable, "-c", START_ONE, sys.executable, "-c", OPEN_ONE, str(tmp_path / "bom.xlsx")]
    least = SECONDS + 1
    for _ in range(TRIES):
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        code, seconds, megabytes = json.loads(done.stdout)
        assert code == expected
        assert megabytes <= MEGABYTES
        least = min(least, seconds)
        if least <= SECONDS:
            return
    assert least <= SECONDS


def code_of(data: bytes) -> str:
    """Return the code of the rule by which a file is refused, `read` where it is opened."""
    try:
        open_book(data)
    except UnreadableError as problem:
        return problem.note.rule.code
    return "read"


def test_a_wrong_byte_in_any_part_is_seen():
    data = bytearray(RETURN.read_bytes())
    with zipfile.ZipFile(BytesIO(data)) as package:
        entries = package.infolist()
    for entry in entries:
        place = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
        data[place] ^= 0x10
        assert code_of(bytes(data)) == "file-damaged", entry.filename
        data[place] ^= 0x10


def test_a_wrong_byte_in_a_picture_is_seen_too():
    made = zip_of({"xl/media/anh.png": b"\x89PNG" * 1000, "xl/workbook.xml": "<workbook/>"}, zipfile.ZIP_STORED)
    with pytest.raises(UnreadableError, match="file-damaged"):
        preflight.inflate(made.replace(b"\x89PNG", b"\x89PNF", 1))


def test_pictures_are_not_kept():
    assert list(preflight.inflate(zip_of({"a.xml": "<a/>", "anh.png": b"x"}))) == ["a.xml"]


def test_a_directory_that_counts_otherwise_is_refused():
    data = bytearray(RETURN.read_bytes())
    place = data.rfind(b"PK\x05\x06") + 10
    data[place] += 1
    assert code_of(bytes(data)) == "file-damaged"


def test_two_parts_of_one_name_are_refused():
    made = BytesIO(RETURN.read_bytes())
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("XL/Worksheets/Sheet1.xml", sheet(ONE))
    assert code_of(made.getvalue()) == "file-suspect"


def test_an_encrypted_part_is_named_so():
    data = bytearray(RETURN.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert code_of(bytes(data)) == "file-encrypted"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ('<row r="100000"><c r="A100000"><v>1</v></c></row>', "read"),
        ('<row r="100001"><c r="A100001"><v>1</v></c></row>', "file-suspect"),
        ('<row r="1048576"><c r="A1048576" s="0"/></row>', "read"),
        ('<row r="1"><c r="XFD1"><v>1</v></c></row>', "read"),
        ('<row r="1"><c r="XFE1"><v>1</v></c></row>', "file-suspect"),
        ('<row r="0"><c r="A0"><v>1</v></c></row>', "file-suspect"),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "file-damaged"),
        ('<row r="1"><c r="1A"><v>1</v></c></row>', "file-damaged"),
        ('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', "file-damaged"),
        ('<row r="1"><c r="A1"><v>1</v></row>', "file-damaged"),
    ],
)
def test_where_a_value_may_stand(cells: str, expected: str):
    assert code_of(workbook(sheet(cells))) == expected


def test_columns_painted_down_to_the_last_row_are_no_bomb():
    painted = "".join(f'<row r="{row}"><c r="A{row}" s="0"/><c r="B{row}" s="0"/></row>' for row in range(2, 300_000))
    book = open_book(workbook(sheet(f"{ONE}{painted}")))
    assert {place: cell.value for place, cell in book.grids[0].cells.items()} == {(1, 1): 1}


def test_a_return_without_one_of_its_parts_is_damaged():
    with zipfile.ZipFile(RETURN) as package:
        parts = {name: package.read(name) for name in package.namelist() if name != "xl/worksheets/sheet1.xml"}
    assert code_of(zip_of(parts)) == "file-damaged"


def test_a_real_return_written_again_is_read_the_same():
    again = changed("xl/workbook.xml", lambda part: part)
    assert open_book(again) == open_book(RETURN.read_bytes())
