"""What the system refuses becomes a sentence that says what to do."""

import errno
import os
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from cchc_excel.disk import LONGEST_PATH, explain_refusal, is_device, lock_beside
from cchc_excel.errors import OperatorError
from cchc_excel.folders import TEMPORARY_PREFIX
from cchc_excel.writing.files.atomic import make_folder, remove, sweep, write_atomically, write_bytes


def refused(number: int, path: PurePath = Path("6T/tong-hop.xlsx")) -> str:
    return explain_refusal(OSError(number, os.strerror(number), str(path)), path)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "ổ đĩa đã đầy"),
        (errno.EDQUOT, "hết dung lượng được cấp"),
        (errno.EFBIG, "ổ đĩa đã đầy"),
        (errno.EROFS, "chỉ cho phép đọc"),
        (errno.EIO, "thư mục dùng chung trên mạng"),
        (errno.ESTALE, "thư mục dùng chung trên mạng"),
        (errno.EHOSTDOWN, "thư mục dùng chung trên mạng"),
        (errno.ENAMETOOLONG, "đường dẫn quá dài"),
        (errno.ENOENT, "không còn ở đó"),
        (errno.EINVAL, "hệ thống báo"),
    ],
)
def test_each_refusal_is_told_from_the_others(number: int, words: str):
    assert words in refused(number)
    assert "chạy lại" in refused(number)


def test_a_disk_too_full_for_temporary_files_is_full():
    problem = FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/tmp', '/var/tmp']")
    assert "ổ đĩa đã đầy" in explain_refusal(problem, Path("tong-hop.xlsx"))


def test_windows_calls_a_long_path_no_such_file():
    long = Path("D:/" + "thu-muc-rat-dai/" * 17 + "tong-hop.xlsx")
    assert f"đường dẫn quá dài ({len(str(long.absolute()))} ký tự" in refused(errno.ENOENT, long)
    assert "quá dài" not in refused(errno.EACCES, long)


@pytest.mark.parametrize("name", ["CON", "nul", "Aux", "prn", "COM1", "lpt9", "con.2027", "NUL "])
def test_what_windows_keeps_for_a_device_is_known(name: str):
    assert is_device(name)


@pytest.mark.parametrize("name", ["6T", "Q1", "COM", "COM0", "COM10", "CONG", "2027", "NAM", "CCHC-2026-6T-CON.xlsx"])
def test_other_names_are_none(name: str):
    assert not is_device(name)


@pytest.mark.parametrize("name", ["NUL", "2027 ", "2027.", "a*b", "a\tb", "ke hoach: 2027"])
def test_a_name_that_windows_does_not_take_is_told_of(name: str):
    for number in (errno.ENOENT, errno.EINVAL, errno.EBADF):
        assert "tên thư mục hoặc tệp không dùng được" in refused(
            number, PureWindowsPath("D:/CCHC", name, "ke-hoach.xlsx")
        )


def test_other_names_are_not_blamed():
    assert "không còn ở đó" in refused(errno.ENOENT, PureWindowsPath("D:/CCHC/Năm 2027 (bản 1.2)/../ke-hoach.xlsx"))
    assert "không còn ở đó" in refused(errno.ENOENT, PurePosixPath("CCHC/aux/ke-hoach.xlsx"))


def test_a_short_path_in_a_deep_folder_is_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    deep = tmp_path / ("k" * (LONGEST_PATH - len(str(tmp_path)) - 20))
    deep.mkdir()
    monkeypatch.chdir(deep)
    assert "đường dẫn quá dài" in refused(errno.ENOENT, Path("6T/tong-hop.xlsx"))
    assert "quá dài" not in refused(errno.ENOENT, Path("a.xlsx"))


def test_a_file_that_is_open_names_the_program_that_has_it(tmp_path: Path):
    summary = tmp_path / "tong-hop.xlsx"
    assert "đang mở trong Excel (trên máy này hoặc máy khác)" in refused(errno.EACCES, summary)
    (tmp_path / ".~lock.tong-hop.xlsx#").write_bytes(b",u,h,,;")
    assert "đang mở trong LibreOffice. Hãy đóng tệp" in refused(errno.EACCES, summary)
    (tmp_path / "~$tong-hop.xlsx").write_bytes(b"\x01A")
    assert "đang mở trong Excel. Hãy đóng tệp" in refused(errno.EACCES, summary)


@pytest.mark.parametrize(
    ("name", "program"),
    [("nhac-TCD.eml", "chương trình thư"), ("bao-cao.docx", "Word"), ("da-nhan.csv", "Excel hoặc chương trình khác")],
)
def test_each_kind_of_file_is_open_in_its_own_program(name: str, program: str, tmp_path: Path):
    said = refused(errno.EACCES, tmp_path / name)
    assert f"đang mở trong {program} (trên máy này" in said


@pytest.mark.parametrize(
    ("name", "lock"),
    [("bao-cao.docx", "~$ao-cao.docx"), ("don-doc-TCD-1.docx", "~$n-doc-TCD-1.docx"), ("thu.docx", "~$thu.docx")],
)
def test_what_word_has_open_is_known(name: str, lock: str, tmp_path: Path):
    assert lock_beside(tmp_path / name) is None
    (tmp_path / lock).write_bytes(b"")
    assert lock_beside(tmp_path / name) == tmp_path / lock
    assert "đang mở trong Word. Hãy đóng tệp" in refused(errno.EACCES, tmp_path / name)


@pytest.mark.writes_stand_ins
def test_what_excel_left_behind_stops_nothing(tmp_path: Path):
    (tmp_path / "~$tong-hop.xlsx").write_bytes(b"\x01A")
    write_bytes(tmp_path / "tong-hop.xlsx", b"moi")
    assert (tmp_path / "tong-hop.xlsx").read_bytes() == b"moi"


@pytest.mark.writes_stand_ins
@pytest.mark.parametrize("problem", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt(), ValueError("x")])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path, problem: BaseException):
    path = tmp_path / "giao" / "bieu.xlsx"
    write_bytes(path, b"cu")

    def write(temporary: Path) -> None:
        temporary.write_bytes(b"moi mot nua")
        raise problem

    with pytest.raises(OperatorError if isinstance(problem, OSError) else type(problem)):
        write_atomically(path, write)
    assert [(file.name, file.read_bytes()) for file in path.parent.iterdir()] == [("bieu.xlsx", b"cu")]


def test_a_name_too_long_for_the_system_is_one_sentence(tmp_path: Path):
    with pytest.raises(OperatorError, match="đường dẫn quá dài"):
        make_folder(tmp_path / ("k" * 300))
    with pytest.raises(OperatorError, match="đường dẫn quá dài"):
        write_bytes(tmp_path / ("k" * 300) / "bieu.xlsx", b"")


def test_what_cannot_be_deleted_is_one_sentence(tmp_path: Path):
    (tmp_path / "bieu.xlsx").mkdir()
    with pytest.raises(OperatorError, match="Không xóa được"):
        remove(tmp_path / "bieu.xlsx")
    remove(tmp_path / "khong-co.xlsx")


def test_left_over_files_are_swept_and_others_left_alone(tmp_path: Path):
    for folder in ("6T", "6T/giao", "6T/nhan"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{TEMPORARY_PREFIX}abc.xlsx").write_bytes(b"do dang")
        (tmp_path / folder / "bieu.xlsx").write_bytes(b"")
    sweep(tmp_path / "6T", tmp_path / "6T" / "giao", tmp_path / "6T" / "khong-co")
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.xlsx")) == [
        "6T/bieu.xlsx", "6T/giao/bieu.xlsx", f"6T/nhan/{TEMPORARY_PREFIX}abc.xlsx", "6T/nhan/bieu.xlsx",
    ]  # fmt: skip


@pytest.mark.writes_stand_ins
@pytest.mark.parametrize(
    ("winerror", "times", "content"), [(32, 3, b"moi"), (5, 3, b"moi"), (32, 99, b"cu"), (2, 1, b"cu")]
)
def test_a_file_that_a_scanner_has_for_a_moment_is_tried_again(
    winerror: int, times: int, content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "tong-hop.xlsx"
    path.write_bytes(b"cu")
    left, replace = [times], Path.replace

    def held(temporary: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] < 0:
            return replace(temporary, target)
        problem = PermissionError(errno.EACCES, "held")
        problem.winerror = winerror
        raise problem

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr("time.sleep", lambda _: None)
    if content == b"moi":
        write_bytes(path, b"moi")
    else:
        with pytest.raises(OperatorError, match="đang mở trong Excel"):
            write_bytes(path, b"moi")
    assert path.read_bytes() == content
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_excel_has_open_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def held(*_: Path) -> Path:
        problem = PermissionError(errno.EACCES, "held")
        problem.winerror = 32
        raise problem

    (tmp_path / "~$tong-hop.xlsx").write_bytes(b"A")
    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr("time.sleep", lambda _: pytest.fail("waited"))
    with pytest.raises(OperatorError, match="đang mở trong Excel"):
        write_bytes(tmp_path / "tong-hop.xlsx", b"moi")
