package window

import (
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"github.com/shuangbai/shuangbai/ui/files"
)

// drawnBySoftware is set for a program that was started once more with the software renderer.
const drawnBySoftware = "SHUANGBAI_SOFTWARE_RENDERER"

const softwareWords = "这台电脑现在没有可用的显卡绘图（OpenGL 2.1），双百改用软件绘图打开，功能一样，画面会慢一点。\n\n" +
	"想快一些：更新显卡驱动；在远程桌面里用的，到那台电脑前直接打开。有了显卡绘图，双百会自己改回去。"

const noWindowWords = "双百的窗口打不开：这台电脑现在没有可用的显卡绘图（OpenGL 2.1）。资料没有动。\n\n" +
	"办法一：更新显卡驱动（到电脑厂商的网站下载，装好后重新启动）；在远程桌面里用的，到那台电脑前直接打开。\n\n" +
	"办法二：把数据文件和旁边的“附件”文件夹一起拷到另一台电脑，在那里打开。"

// withoutOpenGL goes on where the system gave no window: on Windows with the software renderer that the installer
// brought, and where that is missing or does not help either, with words on what to do. It returns the exit code.
func withoutOpenGL(log *slog.Logger) int {
	again := os.Getenv(drawnBySoftware) != ""
	log.Error("no window: OpenGL 2.1 is missing", "software renderer", again)
	if self, err := os.Executable(); err == nil && runtime.GOOS == "windows" && !again {
		program, first, err := besideRenderer(self)
		if err == nil {
			if first {
				files.Tell("双百", softwareWords)
			}
			cmd := exec.Command(program, os.Args[1:]...)
			cmd.Env = append(os.Environ(), drawnBySoftware+"=1")
			err = cmd.Start()
		}
		if err == nil {
			return 0
		}
		log.Error("software renderer", "error", err)
	}
	fmt.Fprintln(os.Stderr, noWindowWords)
	files.Tell("双百", noWindowWords)
	return 1
}

// besideRenderer makes sure that the program self also lies in the folder of the software renderer, because Windows takes a
// program's opengl32.dll from where the program lies. It is a link: nothing is copied. first tells that it was not there yet.
func besideRenderer(self string) (program string, first bool, err error) {
	folder := filepath.Join(filepath.Dir(self), "mesa")
	if _, err := os.Stat(filepath.Join(folder, "opengl32.dll")); err != nil {
		return "", false, err
	}
	program = filepath.Join(folder, filepath.Base(self))
	own, err := os.Stat(self)
	if err != nil {
		return "", false, err
	}
	if there, err := os.Stat(program); err == nil {
		if os.SameFile(own, there) {
			return program, false, nil
		}
		_ = os.Remove(program) // of a version before
	}
	return program, true, os.Link(self, program)
}
