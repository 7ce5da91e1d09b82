"""`CCHC.cmd` in a plan folder: on Windows a double click on it opens the guided round.

With something behind it, it is the command itself, so that `cchc merge 6T` works in the plan folder where no `cchc` is
installed: `cmd` looks there first. Never through `call` nor in a block: both read a path's `%`, `^` and `)` once more.
"""

from contextlib import suppress
from pathlib import Path

from cchc_excel.errors import OperatorError
from cchc_excel.folders import LAUNCHER_NAME, PLAN_NAME
from cchc_excel.writing.files.atomic import sweep, write_bytes

_ABOVE = ("", r"..\ ".strip(), r"..\..\ ".strip(), r"..\..\..\ ".strip())
"""Where a portable package may stand: beside the plan folder's file, or up to three folders above."""

_SCRIPT = r"""@echo off
setlocal EnableExtensions DisableDelayedExpansion
title CCHC
chcp 65001 >nul
set "PY="
set "PY_VERSION="
for %%P in (@PLACES@) do if not defined PY if exist "%%~P" "%%~P" -P -c "import cchc_excel" >nul 2>nul && set "PY=%%~P"
if defined PY goto found
py -3 -P -c "import cchc_excel" >nul 2>nul && set "PY=py" && set "PY_VERSION=-3"
if defined PY goto found
python -P -c "import cchc_excel" >nul 2>nul && set "PY=python"
if defined PY goto found
echo.
echo   Chua tim thay chuong trinh CCHC tren may nay.
echo.
echo   - Neu dang xem ben trong tep .zip: hay giai nen ca tep (nut phai chuot, Extract All) roi mo lai CCHC.cmd.
echo   - Neu dung bo CCHC khong can cai dat: de thu muc ke hoach trong thu muc CCHC da giai nen.
echo   - Neu may da cai Python 3.11 tro len: cai chuong trinh theo tep README roi mo lai.
echo.
pause
exit /b 2

:found
if not "%~1"=="" goto command
pushd "%~dp0"
"%PY%" %PY_VERSION% -P -m cchc_excel
set "CCHC_STATUS=%ERRORLEVEL%"
popd
echo.
pause
exit /b %CCHC_STATUS%

:command
"%PY%" %PY_VERSION% -P -m cchc_excel %*
exit /b %ERRORLEVEL%
"""


def launcher() -> bytes:
    """Return the file: ASCII, with Windows' line ends."""
    places = " ".join(rf'"%~dp0{above}{package}python\python.exe"' for above in _ABOVE for package in ("", "CCHC\\"))
    return _SCRIPT.replace("@PLACES@", places).replace("\n", "\r\n").encode("ascii")


def keep_launcher(plan_folder: Path) -> None:
    """See to it that a plan folder has its launcher; where it can't be written, nothing else suffers."""
    path = plan_folder / LAUNCHER_NAME
    with suppress(OSError, OperatorError):
        if (plan_folder / PLAN_NAME).is_file() and not path.exists():
            write_bytes(path, launcher())


def make_ready(plan_folder: Path, *folders: Path) -> None:
    """Take from folders what a run that was cut off left there, and give the plan folder its launcher."""
    sweep(*folders)
    keep_launcher(plan_folder)
