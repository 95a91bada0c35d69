package record

import "github.com/shuangbai/shuangbai/model"

// TermExtension is an election that is put off: 中国共产党基层组织选举工作条例（2020）第三条 wants the approval of the
// superior committee.
type TermExtension struct {
	ID         int64
	OrgID      int64
	Due        model.Date // when the term would have ended
	Until      model.Date // when it ends now
	ApprovedOn model.Date
	ApprovedBy string // 中共某某区委
	Document   string // number of the paper, "" when there is none
	Reason     string
}

// TermExtensions are the elections put off (延期换届).
var TermExtensions = define(&Kind[TermExtension]{Name: "term_extension", Label: "延期换届", Unit: "次", Order: "org_id, due_on, id", Fields: []Field[TermExtension]{
	key(func(e *TermExtension) *int64 { return &e.ID }),
	Ref("org_id", "党组织", Org, func(e *TermExtension) *int64 { return &e.OrgID }).Must(),
	Day("due_on", "原届满时间", func(e *TermExtension) *model.Date { return &e.Due }),
	Day("until_on", "延期至", func(e *TermExtension) *model.Date { return &e.Until }).Must(),
	Day("approved_on", "批准日期", func(e *TermExtension) *model.Date { return &e.ApprovedOn }).Must(),
	Str("approved_by", "批准的党组织", func(e *TermExtension) *string { return &e.ApprovedBy }).Eg("例如 中共某某区委").Must(),
	Str("document", "文号", func(e *TermExtension) *string { return &e.Document }),
	Str("reason", "原因", func(e *TermExtension) *string { return &e.Reason }).Must(),
}, Called: []string{"org_id", "until_on"}, PartOf: "org_id"})
