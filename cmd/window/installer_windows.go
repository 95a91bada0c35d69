package window

import "golang.org/x/sys/windows"

// runningName is what the installer asks for (resources/packaging/windows/installer.nsi).
const runningName = "Shuangbai.Running"

// TellInstaller lets the installer and the uninstaller know, until this process ends, that the program runs: its file cannot be
// replaced then.
func TellInstaller() {
	if name, err := windows.UTF16PtrFromString(runningName); err == nil {
		_, _ = windows.CreateMutex(nil, false, name) // its end is that of the process
	}
}
