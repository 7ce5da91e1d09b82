"""What people edited is kept beside the new file; what nobody touched is simply replaced."""

import os
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest

from cchc_excel.errors import OperatorError
from cchc_excel.words import VIETNAM
from cchc_excel.writing.edited import BLANK_SEAL, CORE_PART, is_untouched, replace_keeping_edits, seal
from cchc_excel.writing.packages import pack, unpack

SAVED = datetime(2026, 6, 20, 14, 30, tzinfo=VIETNAM).timestamp()


def draft(text: str) -> bytes:
    return seal({CORE_PART: f"<core><identifier>{BLANK_SEAL}</identifier></core>", "word/document.xml": text})


def edit(content: bytes, text: str) -> bytes:
    return pack({**unpack(content), "word/document.xml": text})


def put(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    os.utime(path, (SAVED, SAVED))


def test_a_sealed_package_is_untouched_until_a_part_changes():
    content = draft("một")
    assert is_untouched(content)
    assert not is_untouched(edit(content, "hai"))
    assert not is_untouched(pack({**unpack(content), "word/comments.xml": ""}))
    assert not is_untouched(pack({name: part for name, part in unpack(content).items() if name == CORE_PART}))


def test_packing_the_same_parts_again_is_no_edit():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, part in unpack(draft("một")).items():
            package.writestr(name, part)
    assert is_untouched(packed.getvalue())


@pytest.mark.parametrize("content", [b"", b"PK", b"<html>", draft("một")[:-30], pack({"a.xml": "x"})])
def test_what_is_no_sealed_package_counts_as_edited(content):
    assert not is_untouched(content)


def test_a_first_draft_and_an_untouched_one_are_written_without_a_copy(tmp_path):
    path = tmp_path / "bao-cao.docx"
    assert replace_keeping_edits(path, draft("một")) is None
    assert replace_keeping_edits(path, draft("hai")) is None
    assert [entry.name for entry in tmp_path.iterdir()] == ["bao-cao.docx"]
    assert path.read_bytes() == draft("hai")


def test_an_edited_one_is_kept_under_the_time_it_was_saved(tmp_path):
    path = tmp_path / "bao-cao.docx"
    edited = edit(draft("một"), "một, có người sửa")
    put(path, edited)
    kept = replace_keeping_edits(path, draft("hai"))
    assert kept == tmp_path / "bao-cao (da sua 2026-06-20 14h30).docx"
    assert kept.read_bytes() == edited
    assert path.read_bytes() == draft("hai")


def test_a_second_one_of_the_same_minute_has_a_name_of_its_own(tmp_path):
    path = tmp_path / "bao-cao.docx"
    kept = []
    for text in ("sửa lần một", "sửa lần hai"):
        put(path, edit(draft("x"), text))
        kept.append(replace_keeping_edits(path, draft("mới")))
    assert [entry.name for entry in kept] == [
        "bao-cao (da sua 2026-06-20 14h30).docx", "bao-cao (da sua 2026-06-20 14h30) 2.docx",
    ]  # fmt: skip
    assert unpack(kept[0].read_bytes())["word/document.xml"] == "sửa lần một"


def test_where_nothing_can_be_written_the_folder_stays_as_it_was(tmp_path):
    path = tmp_path / "bao-cao.docx"
    path.mkdir()
    with pytest.raises(OperatorError, match="Không ghi được"):
        replace_keeping_edits(path, draft("một"))
    assert list(tmp_path.iterdir()) == [path]
