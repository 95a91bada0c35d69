package assess

// clip is a clipboard that holds one text.
type clip string

func (c clip) Content() string   { return string(c) }
func (c clip) SetContent(string) {}
