package window

import (
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/files"
)

// drawnBySoftware is set for a program that was started once more with the software renderer.
const drawnBySoftware = "SHUANGBAI_SOFTWARE_RENDERER"

// rendererFolder lies beside the program.
const rendererFolder = "mesa"

const softwareWords = "这台电脑现在没有可用的显卡绘图（OpenGL 2.1），双百改用软件绘图打开，功能一样，画面会慢，换一屏可能要等一两秒，多占几百兆内存。\n\n" +
	"想快一些：更新显卡驱动；在远程桌面里用的，到那台电脑前直接打开。有了显卡绘图，双百会自己改回去。"

const noWindowWords = "双百的窗口打不开：这台电脑现在没有可用的显卡绘图（OpenGL 2.1）。资料没有动。\n\n" +
	"办法一：更新显卡驱动（到电脑厂商的网站下载，装好后重新启动）；在远程桌面里用的，到那台电脑前直接打开。\n\n" +
	"办法二：把数据文件和旁边的“附件”文件夹一起拷到另一台电脑，在那里打开。"

// withoutOpenGL goes on where the system gave no window: on Windows with the software renderer that the installer
// brought, and where that is missing or does not help either, with words on what to do. state is a folder for what is said
// once only. It returns the exit code.
func withoutOpenGL(log *slog.Logger, state string) int {
	again := os.Getenv(drawnBySoftware) != ""
	log.Error("no window: OpenGL 2.1 is missing", "software renderer", again)
	if self, err := os.Executable(); err == nil && runtime.GOOS == "windows" && !again {
		program, err := besideRenderer(self)
		if err == nil {
			if first(filepath.Join(state, "software-renderer")) {
				files.Tell("双百", softwareWords)
			}
			err = start(program, drawnBySoftware+"=1")
		}
		if err == nil {
			return 0
		}
		log.Error("software renderer", "cause", office.Cause(err))
	}
	fmt.Fprintln(os.Stderr, noWindowWords)
	files.Tell("双百", noWindowWords)
	return 1
}

// besideRenderer is the program in the folder of the software renderer, because Windows takes a program's opengl32.dll from
// where the program lies. The installer puts a link to it there; an error tells that something is missing.
func besideRenderer(self string) (string, error) {
	folder := filepath.Join(filepath.Dir(self), rendererFolder)
	program := filepath.Join(folder, filepath.Base(self))
	for _, part := range []string{program, filepath.Join(folder, "opengl32.dll"), filepath.Join(folder, "libgallium_wgl.dll")} {
		if _, err := os.Stat(part); err != nil {
			return "", err
		}
	}
	return program, nil
}

// backToOpenGL starts the program outside the renderer's folder, where one was started there by itself, as by a taskbar button that
// was made while it was drawn by software: OpenGL may be back. It reports whether another was started.
func backToOpenGL() bool {
	self, err := os.Executable()
	if err != nil || runtime.GOOS != "windows" || os.Getenv(drawnBySoftware) != "" || filepath.Base(filepath.Dir(self)) != rendererFolder {
		return false
	}
	return start(filepath.Join(filepath.Dir(filepath.Dir(self)), filepath.Base(self))) == nil
}

// start starts a program with the arguments of this one.
func start(program string, env ...string) error {
	cmd := exec.Command(program, os.Args[1:]...)
	cmd.Env = append(os.Environ(), env...)
	return cmd.Start()
}

// first reports whether it is asked about that mark for the first time.
func first(mark string) bool {
	f, err := os.OpenFile(mark, os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return !os.IsExist(err)
	}
	return f.Close() == nil
}
