package store

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// networkKinds are the file systems of /proc/self/mounts that live on another machine.
var networkKinds = []string{"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "ceph", "9p",
	"fuse.sshfs", "fuse.davfs", "davfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.glusterfs"}

// onNetwork reports whether a file lies on a network share.
func onNetwork(path string) bool {
	mounts, err := os.ReadFile("/proc/self/mounts")
	if err != nil {
		return false
	}
	dir, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err != nil {
		return false
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return false
	}
	return slices.Contains(networkKinds, mountKind(string(mounts), dir))
}

// mountKind finds the file system of a folder: that of the longest mount point above it, the last of equals.
func mountKind(mounts, dir string) string {
	kind, longest := "", -1
	for line := range strings.Lines(mounts) {
		fields := strings.Fields(line)
		if len(fields) < 3 {
			continue
		}
		point := unescapeMount(fields[1])
		under := dir == point || strings.HasPrefix(dir, strings.TrimSuffix(point, "/")+"/")
		if under && len(point) >= longest {
			kind, longest = fields[2], len(point)
		}
	}
	return kind
}

// unescapeMount undoes the octal escapes of blanks in mount points: \040.
func unescapeMount(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+3 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+4], 8, 8); err == nil {
				b.WriteByte(byte(n))
				i += 3
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
