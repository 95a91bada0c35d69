package store

import (
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// Bytes of the memory file of a WAL on which its readers hold locks, https://sqlite.org/walformat.html. The first of the
// five is left out: who holds it reads the file alone, and SQLite writes nothing back meanwhile.
const (
	firstReadLock = 124
	lastReadLock  = 127
)

// readLocked reports whether another process reads from the WAL of a data file. It asks the system's list of locks: to
// open and close the memory file would give up those that SQLite holds on it in this process.
func readLocked(path string) bool {
	var memory unix.Stat_t
	if unix.Stat(path+"-shm", &memory) != nil {
		return false
	}
	locks, err := os.ReadFile("/proc/locks")
	if err != nil {
		return false
	}
	file := ":" + strconv.FormatUint(memory.Ino, 10) // some file systems tell a device here that stat does not
	own := strconv.Itoa(os.Getpid())
	for line := range strings.Lines(string(locks)) {
		// 2: POSIX  ADVISORY  READ 1234 08:01:5678 124 124
		f := strings.Fields(line)
		if len(f) != 8 || f[1] != "POSIX" || f[4] == own || !strings.HasSuffix(f[5], file) {
			continue
		}
		first, err := strconv.Atoi(f[6])
		last, e := strconv.Atoi(f[7])
		if err == nil && (e != nil || last >= firstReadLock) && first <= lastReadLock { // "EOF" is no number
			return true
		}
	}
	return false
}
