"""The portable package for Windows: what goes into it, and that the same parts give the same bytes. No network."""

import zipfile
from pathlib import Path

import pytest

from tests.tools import portable

METADATA = b"Name: thing\nVersion: 1.0\nLicense-Expression: MIT\n"


@pytest.mark.parametrize(
    "name",
    [
        "thing/core.pyd", "thing/_testing/__init__.py", "numpy/testing/__init__.py", "thing/data.xml",
        "thing-1.0.dist-info/METADATA", "thing-1.0.dist-info/licenses/LICENSE", "thing-1.0.dist-info/LICENCE.rst",
    ],
)  # fmt: skip
def test_what_is_needed_stays(name: str):
    assert portable.is_of_use(name)


@pytest.mark.parametrize(
    "name",
    [
        "thing/tests/test_it.py",
        "thing/core.pyi",
        "thing/include/x.h",
        "thing-1.0.dist-info/RECORD",
        "a/__pycache__/b.pyc",
    ],
)
def test_what_only_builders_need_goes(name: str):
    assert not portable.is_of_use(name)


def test_a_wheel_lies_in_site_packages_without_its_scripts(tmp_path: Path):
    wheel = tmp_path / "thing-1.0-py3-none-any.whl"
    names = ("thing/a.py", "thing-1.0.data/platlib/thing/b.py", "thing-1.0.data/scripts/thing.exe")
    with zipfile.ZipFile(wheel, "w") as opened:
        for name in names:
            opened.writestr(name, b"")
    assert set(portable.wheel_files(wheel)) == {f"{portable.SITE}/thing/a.py", f"{portable.SITE}/thing/b.py"}


def test_the_program_its_templates_and_the_sample_as_shipped_are_in_it():
    files = portable.own_files()
    assert {"CCHC.cmd", "templates/bao-cao.docx", "workbooks/2026/CCHC.cmd", "workbooks/2026/ke-hoach.xlsx"} <= set(
        files
    )
    assert f"{portable.SITE}/cchc_excel/templates/bao-cao.docx" in files
    assert f"{portable.SITE}/cchc_excel/__main__.py" in files
    made = [name for name in files if "/giao/" in name or "/tra-lai/" in name or name.endswith("6T/tong-hop.xlsx")]
    assert (made, [name for name in files if "__pycache__" in name]) == ([], [])


def test_every_part_is_listed_with_its_licence():
    files = {f"{portable.SITE}/thing-1.0.dist-info/{name}": METADATA for name in ("METADATA", "LICENSE")}
    told = portable.licences(files)
    assert f"thing 1.0\n  MIT\n  {portable.SITE}/thing-1.0.dist-info/LICENSE" in told
    assert "CPython" in told


def test_every_part_is_named_with_its_hash():
    for name in ("wheels.txt", "python.txt"):
        lines = (portable.PARTS / name).read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if line and not line.startswith("#") and "==" not in line] == []
        assert all(" --hash=sha256:" in line for line in lines if "==" in line)


def test_the_same_parts_give_the_same_bytes(tmp_path: Path):
    files = {"b.txt": b"b", "a.txt": b"a"}
    portable.write(files, tmp_path / "1.zip")
    portable.write(dict(reversed(files.items())), tmp_path / "2.zip")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "1.zip") as package:
        assert package.namelist() == ["CCHC/a.txt", "CCHC/b.txt"]
