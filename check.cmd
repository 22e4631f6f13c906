@echo off
rem Checks everything; check.cmd --long adds the tests that take minutes.
cd /d "%~dp0" || exit /b 1
py -3 tools\set_up.py --check || exit /b 1
set python=.venv\Scripts\python.exe
%python% -m ruff format --check . || exit /b 1
%python% -m ruff check . || exit /b 1
%python% -m mypy || exit /b 1
%python% -c "from importlinter.cli import lint_imports_command as check; check()" || exit /b 1
%python% tools\languages.py check || exit /b 1
%python% -m pytest %*
