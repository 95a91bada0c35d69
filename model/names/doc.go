// Package names makes the keys by which Chinese names are put in order and found: pinyin with the readings that
// surnames have, stroke order, and initials for search. Official lists are printed in one of the two orders
// (按姓氏笔画为序, 按姓氏拼音为序). The keys are stored, so that a list comes sorted out of the data file.
package names
