"""LibreOffice for tests: an independent program that recomputes a workbook and prints it.

Where it is not installed, a test is skipped; on the build machine (`CI` is set) it fails: nothing goes unproved.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pytest

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
"""0: every formula is computed again on loading, whoever wrote the file."""


def recalculate(path: Path, out_dir: Path) -> Path:
    """Return a copy of a workbook in which LibreOffice has computed every formula anew."""
    return convert(path, out_dir, "xlsx")


def to_pdf(path: Path, out_dir: Path) -> Path:
    """Return a workbook printed as PDF."""
    return convert(path, out_dir, "pdf")


@lru_cache(maxsize=1)
def _find_office() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(path: Path, out_dir: Path, suffix: str) -> Path:
    """Return a workbook as LibreOffice saves it in another format, or in its own words in the same."""
    return convert_all([path], out_dir, suffix)[0]


def convert_all(paths: Sequence[Path], out_dir: Path, suffix: str) -> list[Path]:
    """Return workbooks as LibreOffice saves them, all in one run: starting it takes longest."""
    office = _find_office()
    if office is None:
        message = "LibreOffice (soffice) is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    profile = out_dir / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    command = [office, f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--norestore"]
    done = subprocess.run(
        [*command, "--convert-to", suffix, "--outdir", str(out_dir), *map(str, paths)],
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    results = [out_dir / f"{path.stem}.{suffix}" for path in paths]
    assert all(result.is_file() for result in results), f"LibreOffice wrote nothing: {done.stdout} {done.stderr}"
    return results
