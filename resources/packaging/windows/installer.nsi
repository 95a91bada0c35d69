; The installer of 双百: for the user alone, without an administrator; run again it repairs; uninstalling leaves all data.
; .ci/windows gives VERSION, FILES (the folder with what is installed) and OUT.
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user
ManifestDPIAware true
Name "双百"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Shuangbai"
InstallDirRegKey HKCU "Software\Shuangbai" "Folder"
BrandingText "双百 ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "双百"
VIAddVersionKey /LANG=2052 "FileDescription" "双百安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" ""

!include MUI2.nsh
!include nsDialogs.nsh
!include LogicLib.nsh
!include WordFunc.nsh

!define MUI_ICON "${FILES}\..\app.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${FILES}\..\side.bmp"
!define MUI_UNICON "${FILES}\..\app.ico"
!define MUI_WELCOMEPAGE_TITLE "安装双百"
!define MUI_WELCOMEPAGE_TEXT "行业综合党委的党员、组织生活与双百分制考核。$\r$\n$\r$\n只装给当前用户，不需要管理员。资料存在您自己的数据文件里，安装、修复和卸载都不动它。$\r$\n$\r$\n点“下一步”，再点“安装”。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\shuangbai.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开双百"
!define MUI_FINISHPAGE_TITLE "双百装好了"
!define MUI_FINISHPAGE_TEXT "“开始”菜单里有“双百”；双击扩展名为 .sbd 的数据文件也会打开它。"
Page custom AskRepair
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipWhenThere
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipWhenThere
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "只移除程序和运行日志。数据文件、附件和备份都留在原处，重新安装后照样能打开。$\r$\n打开过哪些文件、备份放在哪里这些记录，留在 AppData\Roaming 的 shuangbai 和 fyne 文件夹里，不再用双百了可以自己删。"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Shuangbai"

Function SkipWhenThere
  ${If} ${FileExists} "$INSTDIR\shuangbai.exe"
    Abort
  ${EndIf}
FunctionEnd

; On a PC that has the program, the installer says that it repairs or renews it.
Function AskRepair
  ${IfNot} ${FileExists} "$INSTDIR\shuangbai.exe"
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "修复或更新双百" "这台电脑上已经有双百"
  nsDialogs::Create 1018
  Pop $0
  ReadRegStr $1 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${VersionCompare} "$1" "${VERSION}" $2
  ${If} $2 = 1
    MessageBox MB_OK|MB_ICONEXCLAMATION "已装的双百（$1）比这里带的（${VERSION}）新，旧版打不开新版的数据文件，没有安装。"
    Quit
  ${EndIf}
  ${NSD_CreateLabel} 0 0 100% 60u "已装的是 $1，这里带的是 ${VERSION}。$\r$\n$\r$\n点“安装”会把程序文件、开始菜单和 .sbd 的关联重新装好；数据文件不动。$\r$\n$\r$\n要卸载，请到 Windows 的“设置—应用”里选“双百”。"
  Pop $0
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:安装"
  nsDialogs::Show
FunctionEnd

; A program that runs cannot be replaced; a data file is closed by the user, not by us. The program holds a mutex of this name: to try
; its file by opening it for writing would unpack the file that Windows keeps compressed.
!macro WaitUntilClosed
  ${Do}
    System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Shuangbai.Running") p .r0'
    ${If} $0 P= 0
      ${ExitDo}
    ${EndIf}
    System::Call 'kernel32::CloseHandle(p r0)'
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "双百正开着。请先保存并关闭它，再点“重试”。" /SD IDCANCEL IDRETRY +3
    SetErrorLevel 2
    Quit
  ${Loop}
!macroend

; Half a program is not left behind in silence.
!macro StopOnError
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "有的程序文件写不进 $INSTDIR：可能磁盘满了，或者正被杀毒软件占用。请处理后再运行一次安装程序；数据文件没有动。" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
!macroend

; Adds what a file takes on the disk, compressed as it lies there, in KB to $9.
!macro AddSize FILE
  System::Call 'kernel32::GetCompressedFileSizeW(w "${FILE}", p 0) i .r1'
  ${If} $1 <> -1
    IntOp $1 $1 / 1024
    IntOp $9 $9 + $1
  ${EndIf}
!macroend

Section
  !insertmacro WaitUntilClosed
  SetOverwrite try
  ClearErrors
  SetOutPath "$INSTDIR"
  File "${FILES}\shuangbai.exe"
  File "${FILES}\shuangbaictl.exe"
  File "${FILES}\licences.txt"
  !if /FileExists "${FILES}\mesa\opengl32.dll"
    SetOutPath "$INSTDIR\mesa"
    File "${FILES}\mesa\*.*"
    SetOutPath "$INSTDIR"
  !endif
  !insertmacro StopOnError
  ; Windows 10 and later keep program files compressed on disk: half the room. Where it cannot, nothing is lost.
  nsExec::Exec '"$SYSDIR\compact.exe" /C /EXE:XPRESS16K "$INSTDIR\shuangbai.exe" "$INSTDIR\shuangbaictl.exe" "$INSTDIR\mesa\libgallium_wgl.dll"'
  Pop $0
  !if /FileExists "${FILES}\mesa\opengl32.dll"
    ; Windows takes a program's opengl32.dll from where the program lies: it lies there too, as a link.
    Delete "$INSTDIR\mesa\shuangbai.exe"
    System::Call 'kernel32::CreateHardLinkW(w "$INSTDIR\mesa\shuangbai.exe", w "$INSTDIR\shuangbai.exe", p 0) i .r0'
    ${If} $0 = 0
      CopyFiles /SILENT "$INSTDIR\shuangbai.exe" "$INSTDIR\mesa\shuangbai.exe"
    ${EndIf}
  !endif
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\双百.lnk" "$INSTDIR\shuangbai.exe"

  WriteRegStr HKCU "Software\Shuangbai" "Folder" "$INSTDIR"
  ReadRegStr $0 HKCU "Software\Classes\.sbd" ""
  ${If} $0 != ""
  ${AndIf} $0 != "Shuangbai.DataFile"
    WriteRegStr HKCU "Software\Shuangbai" "EndingBefore" "$0"
  ${EndIf}
  WriteRegStr HKCU "Software\Classes\.sbd" "" "Shuangbai.DataFile"
  WriteRegStr HKCU "Software\Classes\Shuangbai.DataFile" "" "双百数据文件"
  WriteRegStr HKCU "Software\Classes\Shuangbai.DataFile\DefaultIcon" "" "$INSTDIR\shuangbai.exe,0"
  WriteRegStr HKCU "Software\Classes\Shuangbai.DataFile\shell\open\command" "" '"$INSTDIR\shuangbai.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "双百"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\shuangbai.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  StrCpy $9 0
  !insertmacro AddSize "$INSTDIR\shuangbai.exe"
  !insertmacro AddSize "$INSTDIR\shuangbaictl.exe"
  !insertmacro AddSize "$INSTDIR\mesa\libgallium_wgl.dll"
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $9
SectionEnd

; Only what was installed goes, by name: whatever else lies in the folder stays, and all data lies elsewhere.
Section Uninstall
  !insertmacro WaitUntilClosed
  ClearErrors
  Delete "$INSTDIR\shuangbai.exe"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$INSTDIR\shuangbai.exe 删不掉，可能正被杀毒软件占用。请处理后再卸载一次；数据文件没有动。" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  Delete "$INSTDIR\shuangbaictl.exe"
  Delete "$INSTDIR\licences.txt"
  Delete "$INSTDIR\mesa\shuangbai.exe"
  Delete "$INSTDIR\mesa\opengl32.dll"
  Delete "$INSTDIR\mesa\libgallium_wgl.dll"
  Delete "$INSTDIR\mesa\LICENSE-Mesa.txt"
  RMDir "$INSTDIR\mesa"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\双百.lnk"
  ReadRegStr $0 HKCU "Software\Classes\.sbd" ""
  ${If} $0 == "Shuangbai.DataFile"
    ReadRegStr $0 HKCU "Software\Shuangbai" "EndingBefore"
    ${If} $0 == ""
      DeleteRegValue HKCU "Software\Classes\.sbd" ""
      DeleteRegKey /ifempty HKCU "Software\Classes\.sbd"
    ${Else}
      WriteRegStr HKCU "Software\Classes\.sbd" "" "$0"
    ${EndIf}
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\Shuangbai.DataFile"
  DeleteRegKey HKCU "Software\Shuangbai"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  Delete "$LOCALAPPDATA\shuangbai\shuangbai.log"
  Delete "$LOCALAPPDATA\shuangbai\shuangbai.log.1"
  Delete "$LOCALAPPDATA\shuangbai\crash-*.raw"
  Delete "$LOCALAPPDATA\shuangbai\software-renderer"
  RMDir /r "$LOCALAPPDATA\shuangbai\passing" ; copies of papers that a killed run left
  RMDir "$LOCALAPPDATA\shuangbai"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
