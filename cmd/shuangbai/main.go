// Command shuangbai is the desktop program of a sector comprehensive committee.
package main

import "github.com/shuangbai/shuangbai/cmd/window"

func main() { window.Main() }
