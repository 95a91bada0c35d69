package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	_ "github.com/shuangbai/shuangbai/ui/kit/locale" // sets the language before Fyne reads it
)

// ownWords replace what Fyne says by itself: the menu of a field and its file dialog. Its own Chinese is odd in
// places (不, 好) and follows the system's language.
const ownWords = `{"Advanced":"更多","Cancel":"返回","Confirm":"继续","Copy":"复制","Create Folder":"新建文件夹","Cut":"剪切",
"Enter filename":"文件名","Error":"出错","Favourites":"常用位置","File":"文件","Folder":"文件夹","New Folder":"新建文件夹",
"No":"返回","OK":"知道了","Open":"打开","Paste":"粘贴","Quit":"退出","Redo":"重做","Save":"保存","Select all":"全选",
"Show Hidden Files":"显示隐藏的文件","Undo":"撤销","Yes":"继续","file.name":{"other":"名称"},"file.parent":{"other":"上一级"}}`

// ForceChinese makes Fyne's own words Chinese whatever the system's language. Call it before app.New.
func ForceChinese() {
	for _, l := range []fyne.Locale{"zh-CN", "zh-Hans", "en", lang.SystemLocale()} {
		if err := lang.AddTranslationsForLocale([]byte(ownWords), l); err != nil {
			fyne.LogError("window words", err)
		}
	}
}
