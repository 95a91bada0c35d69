package office

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/store"
)

// RemoveSample removes an earlier sample. Anything at path that is not a data file of a sample is refused, untouched.
func RemoveSample(path string) error {
	if err := onlySample(path); err != nil {
		return err
	}
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := outfile.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return model.Wrap(err, model.Locked, "示例数据文件正被别的程序使用，先关掉双百窗口")
		}
	}
	return nil
}

// onlySample refuses a path at which lies anything but a sample that nobody has open.
func onlySample(path string) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	o, err := Open(context.Background(), path, Options{}) // with the lock: a window that has it open keeps it
	if err != nil {
		return err
	}
	c, err := o.Committee(context.Background())
	if cerr := o.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	if c.Name != sampleName && c.Name != sampleDistrictName {
		return model.Errorf(model.Exists, "%s 不是示例党委的数据文件，没有动它；换一个文件夹", path)
	}
	return nil
}

// sampleYard is the folder, beside a sample that is made, in which it is made.
const sampleYard = ".shuangbai-sample"

// MakeSample lets a sample be made in a folder aside and puts it in its place once it is whole, where an earlier one stays until then:
// one that was broken off, even by the death of the program, is never opened for a finished one. What else lies at path is refused.
func MakeSample(ctx context.Context, path string, make func(ctx context.Context, path string) (*Office, error)) error {
	if err := onlySample(path); err != nil {
		return err
	}
	folder := filepath.Dir(path)
	yard := filepath.Join(folder, sampleYard)
	if err := os.RemoveAll(yard); err != nil { // of a run that was killed
		return model.Wrap(err, model.Locked, "上次没有做完的示例正被别的程序使用，先关掉那个程序")
	}
	if err := os.MkdirAll(yard, 0o700); err != nil {
		return model.Wrap(err, model.ReadOnly, "“%s”不能写入，示例没有建立", folder)
	}
	defer os.RemoveAll(yard)
	built := filepath.Join(yard, filepath.Base(path))
	o, err := make(ctx, built)
	if err != nil {
		return err
	}
	if err := o.Close(); err != nil {
		return err
	}
	for _, kind := range []string{store.AttachmentFolder, store.BackupFolder} {
		if err := moveContent(filepath.Join(yard, kind), filepath.Join(folder, kind)); err != nil {
			return model.Wrap(err, model.ReadOnly, "示例的“%s”没有放好，检查“%s”能不能写入", kind, folder)
		}
	}
	if err := RemoveSample(path); err != nil {
		return err
	}
	if err := outfile.Rename(built, path); err != nil {
		return model.Wrap(err, model.ReadOnly, "示例没有放好，检查“%s”能不能写入", folder)
	}
	return nil
}

// moveContent moves what is in a folder into another; no folder is well.
func moveContent(from, to string) error {
	all, err := os.ReadDir(from)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(all) == 0 {
		return nil
	}
	if err == nil {
		err = os.MkdirAll(to, 0o700)
	}
	for _, e := range all {
		if err == nil {
			err = outfile.Rename(filepath.Join(from, e.Name()), filepath.Join(to, e.Name()))
		}
	}
	return err
}
