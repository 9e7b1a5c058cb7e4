/**
 * Whether the part of the Windows installer that is ours compiles: electron-builder's own scripts need plugins that it downloads, so
 * they are stood in for by what ours uses of them.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../tools.mjs'

const AROUND = (include) => String.raw`Unicode true
Name "Lectern"
OutFile "/dev/null"
RequestExecutionLevel user
!include LogicLib.nsh
!define APP_EXECUTABLE_FILENAME "Lectern.exe"
!define isUpdated '"no" == "yes"'
Var appExe
Var installMode
!include "${include}"
Section
  StrCpy $appExe "$INSTDIR\Lectern.exe"
  StrCpy $installMode CurrentUser
  !insertmacro customInstall
  WriteUninstaller "$INSTDIR\uninstall.exe"
SectionEnd
Section Uninstall
  !insertmacro customUnInstall
SectionEnd
`

export function checkInstallerScript() {
  const { status, stdout, stderr } = spawnSync('makensis', ['-V2', '-WX', '-NOCD', '-'], { input: AROUND(join(root, 'packaging/installer.nsh')), encoding: 'utf8' })
  return status === 0 ? [] : [`${stdout}${stderr}`.trim()]
}
