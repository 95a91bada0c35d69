package store

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

// ApplicationID is written into the header of every data file (PRAGMA application_id): "SBAI".
const ApplicationID = 0x53424149

// plainMagic is how every plain SQLite file begins.
const plainMagic = "SQLite format 3\x00"

// header is what the first hundred bytes of an SQLite file say, https://sqlite.org/fileformat2.html.
type header struct {
	application uint32
	version     int // user_version as in the main file; a WAL may hold a later one
}

// readHeader looks at the file without SQLite, so that a foreign file is not touched in any way. It returns an
// Error with code Missing, ReadOnly, or Foreign.
func readHeader(path string) (header, error) {
	info, err := os.Stat(path)
	if err != nil {
		return header{}, failure(err, path)
	}
	name := filepath.Base(path)
	if !info.Mode().IsRegular() {
		return header{}, model.Errorf(model.Foreign, "“%s”不是文件，选择一个双百的数据文件", name)
	}
	if openHere(info) {
		return header{application: ApplicationID, version: latestVersion(migrations)}, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return header{}, failure(err, path)
	}
	defer f.Close()
	var b [100]byte
	_, err = io.ReadFull(f, b[:])
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return header{}, model.Errorf(model.Foreign, "“%s”不是双百的数据文件（只有 %d 字节），程序没有改动它；选择另一个文件，或者从备份恢复",
			name, info.Size())
	}
	if err != nil {
		return header{}, failure(err, path)
	}
	if found, e := seal.Read(f); !errors.Is(e, seal.ErrNotSealed) {
		var first []byte
		if err = e; err == nil {
			first, err = found.FirstBytes(f)
		}
		if errors.Is(err, seal.ErrFirstPage) && (!missing(path+"-wal") || !missing(path+"-journal")) { // SQLite mends it with that
			return header{application: ApplicationID, version: latestVersion(migrations)}, nil
		}
		if err != nil {
			return header{}, sealFailure(err, path)
		}
		copy(b[:], first)
	}
	if string(b[:16]) != plainMagic {
		return header{}, model.Errorf(model.Foreign, "“%s”不是双百的数据文件，程序没有改动它；选择另一个文件，或者从备份恢复", name)
	}
	return header{application: binary.BigEndian.Uint32(b[68:72]), version: int(binary.BigEndian.Uint32(b[60:64]))}, nil
}

// recognise reads the header and refuses what this program must not open.
func recognise(path string, latest int) (header, error) {
	h, err := readHeader(path)
	if err != nil {
		return h, err
	}
	name := filepath.Base(path)
	if h.application != ApplicationID {
		return h, model.Errorf(model.Foreign, "“%s”是别的程序的数据库，不是双百的数据文件，程序没有改动它；选择另一个文件", name)
	}
	if h.version > latest {
		return h, newer(path, h.version, latest)
	}
	return h, nil
}

func newer(path string, version, latest int) error {
	return model.Errorf(model.Newer, "“%s”是新版程序保存的（格式 %d，本程序只认到 %d），程序没有改动它；请更新程序后再打开",
		filepath.Base(path), version, latest)
}
