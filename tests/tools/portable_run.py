"""The portable package tried as an office gets it: unzipped, double-clicked, led through the sample, by Wine.

Run as `python -m tests.tools.portable_run ZIP TREE`, as root: TREE is a Debian tree with Wine. The prefix is fresh,
the folder's name as awkward as Windows allows; what a double click runs is `cmd /c CCHC.cmd`.
"""

import argparse
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from tests.tools.portable import TOP
from tests.tools.terminal import ENTER, converse

AWKWARD = "Cải cách & (thử) ^! 2026"
"""Not `%`: Wine's `cmd` reads the value of `%~dp0` once more, which Windows' doesn't."""
WALK = (
    "Xem kỳ báo cáo khác", b"2" + ENTER,  # 6T
    "Tổng hợp", "Soạn dự thảo báo cáo", b"0" + ENTER, ENTER,
)  # fmt: skip
TOLD = ("> cchc merge workbooks\\2026\\6T", "Hoàn thành 8/35 nhiệm vụ", "Đã soạn dự thảo báo cáo", "Đã thoát.")
MADE = ("tong-hop.xlsx", "bao-cao.docx", "tra-lai/CCHC-2026-6T-VX.xlsx")
_PATIENCE = 420


def run(package: Path, tree: Path) -> list[str]:
    """Return what is wrong with the package, nothing where all went well."""
    with tempfile.TemporaryDirectory(prefix="portable-", dir=tree / "tmp") as home:
        folder = Path(home) / AWKWARD
        with zipfile.ZipFile(package) as opened:
            opened.extractall(folder)
        screen, status = converse(_double_click(Path(home), folder / TOP, tree), WALK, patience=_PATIENCE)
        period = folder / TOP / "workbooks" / "2026" / "6T"
        faults = [f"not told: {words}" for words in TOLD if words not in screen]
        faults += [f"not made: {name}" for name in MADE if not (period / name).is_file()]
        faults += [f"not a package: {name}" for name in MADE if not zipfile.is_zipfile(period / name)]
        return [*faults, *([f"exit status {status}"] if status else []), *([screen] if faults or status else [])]


def _double_click(home: Path, folder: Path, tree: Path) -> list[str]:
    """Return the command that runs what a double click on `CCHC.cmd` does, in a prefix that isn't there yet."""
    inside = {name: f"/{path.relative_to(tree)}" for name, path in (("home", home), ("folder", folder))}
    settings = ("LC_ALL=C.UTF-8", "TERM=dumb", "WINEDEBUG=-all", "XDG_RUNTIME_DIR=/tmp")
    places = (f"HOME={inside['home']}", f"WINEPREFIX={inside['home']}/prefix")
    wine = next(str(path) for path in ("/usr/lib/wine/wine64", "/usr/bin/wine") if (tree / path[1:]).exists())
    chroot = shutil.which("chroot", path="/usr/sbin:/usr/bin:/sbin") or "/usr/sbin/chroot"
    command = [chroot, str(tree), "/usr/bin/env", "-C", inside["folder"], *settings, *places, wine]
    return [*command, "cmd", "/c", "CCHC.cmd"]


def main() -> None:
    """Try the package; print what is wrong and end with 1, or say that it went well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("tree", type=Path)
    asked = parser.parse_args()
    faults = run(asked.package, asked.tree.resolve())
    print(
        "\n".join(faults)
        or f"{asked.package.name}: unzipped, double-clicked, the sample's summary and report are there"
    )
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
