"""A workbook as PDF, printed by the office program that the machine has: LibreOffice, or Excel on Windows.

It runs apart, with a profile of its own and a deadline; whatever goes wrong there is told and stops nothing. What is
done with Excel follows its documentation and was tried on no machine that has it.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

DEADLINE = 90.0
"""Seconds that the program may take: on a slow machine the first start takes half a minute."""
_FOLDERS = (
    Path(os.environ.get("PROGRAMFILES", r"C:\Program Files")) / "LibreOffice" / "program",
    Path("/Applications/LibreOffice.app/Contents/MacOS"),
    Path("/usr/lib/libreoffice/program"),
    Path("/opt/libreoffice/program"),
)
_PRINT_BY_EXCEL = (
    "$ErrorActionPreference = 'Stop'; $e = New-Object -ComObject Excel.Application; "
    "try {{ $e.Visible = $false; $e.DisplayAlerts = $false; $e.AutomationSecurity = 3; "
    "$b = $e.Workbooks.Open('{source}', 0, $true); $b.ExportAsFixedFormat(0, '{target}'); $b.Close($false) }} "
    "finally {{ $e.Quit() }}"
)
_NO_PROGRAM = "máy này không có LibreOffice hoặc Excel"
_TOO_LONG = "LibreOffice hoặc Excel không xong trong {seconds:.0f} giây"
_FAILED = "LibreOffice hoặc Excel không in được"


class NotPrintedError(Exception):
    """The workbook could not be printed; the words say why, as a part of a sentence."""


def print_as_pdf(write: Callable[[Path], object], deadline: float = DEADLINE) -> bytes:
    """Return as PDF the workbook that `write` writes to the path it is given; raise NotPrintedError where it can't be.

    `deadline` is in seconds.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as folder:
            source, target = Path(folder) / "trang.xlsx", Path(folder) / "trang.pdf"
            command = _command(source, target)
            write(source)
            _run(command, deadline)
            content = target.read_bytes()
    except OSError as problem:
        raise NotPrintedError(_FAILED) from problem
    if not content.startswith(b"%PDF"):
        raise NotPrintedError(_FAILED)
    return content


def _command(source: Path, target: Path) -> list[str]:
    """Return what prints one file as the other."""
    if office := _find_libreoffice():
        profile = (source.parent / "profile").as_uri()
        options = [f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
        return [office, *options, "--convert-to", "pdf", "--outdir", str(target.parent), str(source)]
    if (shell := shutil.which("powershell")) and _has_excel():
        places = {"source": str(source).replace("'", "''"), "target": str(target).replace("'", "''")}
        return [shell, "-NoProfile", "-NonInteractive", "-Command", _PRINT_BY_EXCEL.format(**places)]
    raise NotPrintedError(_NO_PROGRAM)


def _find_libreoffice() -> str | None:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    known = (folder / name for folder in _FOLDERS for name in ("soffice.com", "soffice"))
    return found or next((str(program) for program in known if program.is_file()), None)


def _has_excel() -> bool:
    """Whether Windows knows Excel as a program that others may drive."""
    if sys.platform != "win32":
        return False
    import winreg  # noqa: PLC0415 - there is none elsewhere

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "Excel.Application"))
    except OSError:
        return False
    return True


def _run(command: Sequence[str], deadline: float) -> None:
    """Run a program to its end; whatever it started ends with it where it takes too long."""
    nothing = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603
        command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
    ) as child:
        try:
            status = child.wait(deadline)
        except BaseException as problem:
            _end(child)
            if isinstance(problem, subprocess.TimeoutExpired):
                raise NotPrintedError(_TOO_LONG.format(seconds=deadline)) from problem
            raise
    if status:
        raise NotPrintedError(_FAILED)


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End a program and what it started."""
    with suppress(OSError):
        if sys.platform == "win32":
            child.kill()
        else:
            os.killpg(child.pid, signal.SIGKILL)
