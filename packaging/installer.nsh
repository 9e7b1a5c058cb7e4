; What the Windows installer does besides copying: it offers Lectern for Markdown and HTML files, takes lectern: links, and
; puts `lectern` on the path. It never writes the default of an extension: that is the reader's choice, in Windows' settings.

!macro lecternType VERB EXT
  !if "${VERB}" == "add"
    WriteRegNone SHELL_CONTEXT "Software\Classes\${EXT}\OpenWithProgids" "Lectern.Post"
    WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" "${EXT}" ""
    WriteRegStr SHELL_CONTEXT "Software\Lectern\Capabilities\FileAssociations" "${EXT}" "Lectern.Post"
  !else
    DeleteRegValue SHELL_CONTEXT "Software\Classes\${EXT}\OpenWithProgids" "Lectern.Post"
  !endif
!macroend

!macro lecternTypes VERB
  !insertmacro lecternType ${VERB} ".md"
  !insertmacro lecternType ${VERB} ".markdown"
  !insertmacro lecternType ${VERB} ".html"
  !insertmacro lecternType ${VERB} ".htm"
!macroend

; Tells the shell that types of files have changed (SHCNE_ASSOCCHANGED).
!macro lecternTellShell
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Lectern.Post" "" "Post"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Lectern.Post\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Lectern.Post\shell\open\command" "" '"$appExe" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}" "FriendlyAppName" "Lectern"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$appExe" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Lectern\Capabilities" "ApplicationName" "Lectern"
  WriteRegStr SHELL_CONTEXT "Software\Lectern\Capabilities" "ApplicationDescription" "Read and annotate long technical posts offline"
  WriteRegStr SHELL_CONTEXT "Software\Lectern\Capabilities\URLAssociations" "lectern" "Lectern.Link"
  WriteRegStr SHELL_CONTEXT "Software\RegisteredApplications" "Lectern" "Software\Lectern\Capabilities"
  !insertmacro lecternTypes add

  WriteRegStr SHELL_CONTEXT "Software\Classes\Lectern.Link" "" "Lectern link"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Lectern.Link\shell\open\command" "" '"$appExe" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\lectern" "" "URL:Lectern"
  WriteRegStr SHELL_CONTEXT "Software\Classes\lectern" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\lectern\shell\open\command" "" '"$appExe" "%1"'

  ; On every reader's path since Windows 10, and the reader's own: no list of folders is rewritten. Where Lectern is installed
  ; for all, its folder `bin` is put on the path by whoever wants it.
  ${if} $installMode == "CurrentUser"
    ClearErrors
    FileOpen $0 "$LOCALAPPDATA\Microsoft\WindowsApps\lectern.cmd" w
    ${ifNot} ${Errors}
      FileWrite $0 '@call "$INSTDIR\bin\lectern.cmd" %*$\r$\n'
      FileClose $0
    ${endIf}
  ${endIf}
  !insertmacro lecternTellShell
!macroend

!macro customUnInstall
  ; An update takes the old version away before it puts the new one there: what the reader chose stays.
  ${ifNot} ${isUpdated}
    !insertmacro lecternTypes remove
    DeleteRegKey SHELL_CONTEXT "Software\Classes\Lectern.Post"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\Lectern.Link"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\lectern"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
    DeleteRegKey SHELL_CONTEXT "Software\Lectern"
    DeleteRegValue SHELL_CONTEXT "Software\RegisteredApplications" "Lectern"
    ${if} $installMode == "CurrentUser"
      Delete "$LOCALAPPDATA\Microsoft\WindowsApps\lectern.cmd"
    ${endIf}
    !insertmacro lecternTellShell
  ${endIf}
!macroend
