@echo off
rem Starts Protokollen on Windows; the first start sets it up. Needs Python 3.11 or newer from python.org.
py -3 "%~dp0tools\set_up.py" --window || exit /b 1
if "%~1"=="--setup" exit /b 0
"%~dp0.venv\Scripts\python.exe" "%~dp0main.py" %*
