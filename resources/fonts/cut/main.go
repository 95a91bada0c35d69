// Command cut makes the common cuts of the window's faces. Run it with go generate ./resources/fonts when a face or the
// list of common characters changes; a test says when it is due.
package main

import (
	"log"
	"os"

	"github.com/shuangbai/shuangbai/resources/fonts"
)

func main() {
	for name, whole := range map[string][]byte{"NotoSansSC-Common-Regular.ttf": fonts.SansRegular, "NotoSansSC-Common-Bold.ttf": fonts.SansBold} {
		cut, err := cutFace(whole, fonts.CommonRunes())
		if err == nil {
			err = os.WriteFile(name, cut, 0o644)
		}
		if err != nil {
			log.Fatal(err)
		}
	}
}
