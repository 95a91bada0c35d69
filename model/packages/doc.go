// Package packages writes and reads the one file in which a committee sends its figures, and by choice its rosters, to the
// district (数据包, .sbp). It knows the format and nothing of the data file.
//
// Format 1. The first line is plain text:
//
//	SHUANGBAI-PACKAGE 1 open|key|password
//
// What follows is, for open, a gzip stream; for key and password an age file (age-encryption.org/v1, binary) that holds
// one: of an X25519 recipient, the district's public key, or of a passphrase (scrypt). The gzip stream is JSON lines,
// UTF-8, each an object of one member, in this order:
//
//	{"manifest":{…}}   Manifest; one
//	{"year":{…}}       model.YearFigures; the earliest year first, the manifest's own year the last
//	{"branch":{…}}     model.BranchFigures, those of the year before them
//	{"person":{…}}     model.RosterLine, after all years; those of a branch together
//	{"end":{"lines":n,"sha256":"…"}}
//
// The end counts the lines before it and has the hash of their bytes, line ends included. The hash is what a package is
// known by: the same one received again is the same package. Nothing stands after the end.
//
// age notices any alteration and a cut; of an open package the hash does, though whoever alters it on purpose can make the
// hash anew, and neither proves who sent it. Therefore a package with whole rosters is never open.
//
// A reader of format 1 refuses members that it does not know in lines that it does; a later format has a higher number in its
// first line and is refused by it with Newer. Sizes are limited, see limits.go: what is read is never held whole.
package packages
