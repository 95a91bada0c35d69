package settings

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// Leave asks before unsaved changes are given up.
func (s *Screen) Leave(leave func()) {
	switch {
	case s.saving:
		s.d.WhenIdle(func() { s.Leave(leave) })
		return
	case !s.touched():
		leave()
		return
	}
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "修改还没有保存", Text: "党委资料改过，还没有保存。", Safe: "继续修改",
		Give: "放弃修改", OnGive: func() { s.form = nil; leave() },
		Act: "保存", OnAct: func() bool {
			if s.save(); s.saving {
				s.Leave(leave)
			}
			return true
		}})
}

// read makes the committee of the form; wrong names a field that cannot be read, "" for none.
func (s *Screen) read() (c model.Committee, wrong string) {
	c = s.saved
	c.Name, c.District, c.Contact, c.Phone = s.form.Value("name"), s.form.Value("district"), s.form.Value("contact"), s.form.Value("phone")
	c.Year = 0
	if s.form.Field("sector") != nil { // a district is of none
		c.Sector = model.Sector(s.form.Choice("sector"))
		c.Terms = s.readSector(c.Sector)
	}
	if text := s.form.Value("year"); text != "" {
		if _, err := fmt.Sscanf(form.Digits(text), "%d", &c.Year); err != nil {
			wrong = "year"
		}
	}
	c.LifeReason = s.form.Value("life_reason")
	from, err := form.Date(s.form.Value("life_from"), s.d.Office.Today())
	if c.LifeFrom = from; err != nil {
		wrong = "life_from"
	}
	return c, wrong
}

// readWords makes the names of the superior body and the field of the form; the error is that of a day that is none.
func (s *Screen) readWords() (w model.Wording, err error) {
	w = s.words
	w.Superior, w.Field = s.form.Value("superior"), s.form.Value("field")
	w.From, err = form.Day(s.form.Value("words_from"), s.d.Office.Today())
	return w, err
}

func (s *Screen) touched() bool {
	if s.form == nil {
		return false
	}
	c, wrong := s.read()
	w, err := s.readWords()
	return wrong != "" || err != nil || c != s.saved || w != s.words || s.form.Value("who") != s.d.Office.Who()
}

func (s *Screen) save() {
	if s.form == nil || s.saving {
		return
	}
	s.form.Clear()
	c, wrong := s.read()
	if wrong != "" {
		s.form.Field(wrong).SetError(hints[wrong])
		return
	}
	w, err := s.readWords()
	if err != nil {
		s.form.Field("words_from").SetError(model.MessageOf(err))
		return
	}
	who := s.form.Value("who")
	if who == "" {
		s.form.Field("who").SetError("操作人还没有填")
		return
	}
	if err = c.Validate(); err == nil {
		err = w.Validate()
	}
	if err != nil {
		if !s.form.Show(err) {
			s.d.Fail(err)
		}
		return
	}
	if who != s.d.Office.Who() {
		s.d.Office.SetWho(who)
		if s.acts.SetWho != nil {
			s.acts.SetWho(who)
		}
	}
	s.saving = true
	var change int64
	s.d.Run(shell.Work{What: "正在保存", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		change, err = o.SaveSettings(ctx, c, w)
		return err
	}, Done: func(err error) error {
		s.saving = false
		if s.form.Show(err) {
			return nil
		}
		if err != nil {
			s.showFile() // a file that was moved or replaced meanwhile may have left a copy behind
			return err
		}
		s.showForm()
		s.d.Said("党委资料已保存", change)
		return nil
	}})
}
