package office

import "golang.org/x/sys/windows"

// documentsFolder is 文档 of the present user, wherever it was moved: into OneDrive, to another disk or to a share.
func documentsFolder() (string, error) {
	return windows.KnownFolderPath(windows.FOLDERID_Documents, windows.KF_FLAG_DEFAULT)
}
