package model

import (
	"fmt"
	"time"
)

// DisclosureWay is how people's data was shown or left the data file.
type DisclosureWay string

// The ways.
const (
	OnScreen  DisclosureWay = "screen"
	ToFile    DisclosureWay = "file"
	ToPrinter DisclosureWay = "print"
	ByPackage DisclosureWay = "package"
)

// Label is the Chinese word of a way.
func (w DisclosureWay) Label() string {
	return map[DisclosureWay]string{OnScreen: "屏幕上看", ToFile: "写成文件", ToPrinter: "打印", ByPackage: "数据包"}[w]
}

// Disclosed is one time that people's data was shown whole on the screen, or left the data file.
type Disclosed struct {
	Set     int64 // the change set that tells of it
	At      time.Time
	Who     string
	What    string
	Way     DisclosureWay
	Persons int    // of whom; 0 where nobody counted
	Names   string // of few people, "" for more
	Whole   bool   // ID numbers and telephones in full
}

// PersonsText is how many people, by name where they are few.
func (d Disclosed) PersonsText() string {
	switch {
	case d.Names != "":
		return d.Names
	case d.Persons == 0:
		return "—"
	}
	return fmt.Sprintf("%d 人", d.Persons)
}

// WholeText says whether numbers were whole.
func (d Disclosed) WholeText() string {
	if d.Whole {
		return "写全"
	}
	return "没有或遮盖"
}
