@echo off
setlocal EnableExtensions DisableDelayedExpansion
title CCHC
chcp 65001 >nul
set "PY="
set "PY_VERSION="
for %%P in ("%~dp0python\python.exe" "%~dp0CCHC\python\python.exe" "%~dp0..\python\python.exe" "%~dp0..\CCHC\python\python.exe" "%~dp0..\..\python\python.exe" "%~dp0..\..\CCHC\python\python.exe" "%~dp0..\..\..\python\python.exe" "%~dp0..\..\..\CCHC\python\python.exe") do if not defined PY if exist "%%~P" "%%~P" -P -c "import cchc_excel" >nul 2>nul && set "PY=%%~P"
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
