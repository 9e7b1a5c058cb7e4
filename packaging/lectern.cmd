@echo off
rem The terminal's way to Lectern. A batch file waits for a program with windows; the terminal itself would not.
"%~dp0..\Lectern.exe" %*
exit /b %ERRORLEVEL%
