package paper

import "github.com/shuangbai/shuangbai/model"

// Attachment is an attachment with its record and the type of its file in words.
type Attachment struct {
	model.Attachment
	Holder string // what people call the record
	Type   string // PDF 文件
}
