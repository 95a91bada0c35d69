// Package seal is the format of a sealed data file: an SQLite database that is unreadable without a password or a recovery
// code. Package vfs lets SQLite work on such files once their key is in the registry (Unlock). This package knows no SQLite.
//
// # The format, version 1
//
// All numbers are big endian. Texts in quotes are their ASCII bytes. HKDF is HKDF-SHA256(secret, salt, info), HMAC is
// HMAC-SHA256, XTS is AES-256-XTS (a key of 64 bytes) with the tweak as a little-endian number of 16 bytes, as
// IEEE 1619 has it; XChaCha is XChaCha20-Poly1305.
//
// A random master key of 32 bytes is the same in a database and in all copies that are made of it through SQLite. It
// belongs to a seal, known by a random number of 16 bytes, the seal id. Each copy has a file id of its own.
//
// The header is 8192 bytes: two equal copies of 4096. Each of them:
//
//	   0  16  "SHUANGBAI-SEALED"
//	  16   1  version, 1
//	  17   1  Argon2id: lanes
//	  18   2  zero
//	  20   4  Argon2id: passes
//	  24   4  Argon2id: memory in KiB
//	  28   4  zero
//	  32  16  seal id
//	  48  16  file id
//	  64   8  generation: a header that takes the place of another counts one more
//	  72  88  the master key, wrapped with the password
//	 160  88  the master key, wrapped with the recovery code
//	 248     zero
//	4048  16  "SHUANGBAI-SEALED" again, which tells a header whose beginning was damaged
//	4064  32  HMAC(header key, bytes 0 to 4063)
//
// A copy counts when its HMAC is right; of two that differ the one with the higher generation. Argon2id takes at most 256 MiB, and
// passes times memory at most 1 GiB.
//
// A wrapped key is a salt of 16 bytes, a nonce of 24, and XChaCha(wrapping key, nonce, master key) of 48. The additional data are, of
// the password, "shuangbai seal v1 slot password", bytes 16 to 31 of the header and the seal id; of the recovery code,
// "shuangbai seal v1 slot recovery" and the seal id. The wrapping key has 32 bytes. That of the password, as UTF-8 in the form NFKC, is
// Argon2id(password, salt), version 0x13; that of the recovery code, its 20 bytes, is HKDF(code, salt, "shuangbai seal v1 recovery").
// How people write the code is at RecoveryCode.
//
// The other keys are HKDF(master, file id, info) with the info
//
//	"shuangbai seal v1 header"   32 bytes
//	"shuangbai seal v1 main"     32 bytes, XChaCha
//	"shuangbai seal v1 wal"      64 bytes, XTS
//	"shuangbai seal v1 journal"  64 bytes, XTS
//
// Of a key for XTS the first 32 bytes are for the data, the others for the tweak.
//
// After the header come the pages of the database, of 4096 bytes with 40 of them reserved (byte 20 of the database's own
// header). Page n, from 1, of the database lies at 8192 + (n-1)*4096, from page 0x3ffff on 4096 further: the 4096 bytes
// at 1 GiB, where SQLite has its locks, hold nothing, because Windows lets nobody read or write a locked byte. Page 0x40001, which holds the same bytes of the
// database, is never used by SQLite. Of each page the first 4072 bytes are XChaCha(main key, nonce, the first 4056 bytes of the
// database's page) with n as 8 bytes for additional data, the last 24 are the nonce, random and new at each writing. SQLite sees
// zeros in the place of the last 40.
//
// The WAL and the rollback journal, which have no header, are XTS in units of 512 bytes with the number of the unit, from 0, as
// tweak; the length is rounded up to 16, so that the last unit may be shorter (whole blocks, no stealing of ciphertext). Inside they are
// SQLite's own formats, https://sqlite.org/fileformat2.html. Temporary files have a random key that is in memory alone. The memory file
// of a WAL (-shm) is not sealed: it holds numbers of pages and, in its header, the running sum of the frames of the WAL, which is linear
// in what they hold: 64 bits against which a guess of all of them can be tried. It goes when the database is closed.
//
// Contents that lie beside the database are sealed by Contents, see there.
//
// # What is not hidden, and not found
//
// Names and sizes of files, and numbers of pages. Whoever has two states of a disk sees which pages were written between
// them, and of a WAL or journal which blocks of 16 bytes at the same place are the same in both; the WAL begins at its start again after each writing back. The proof says that a page is one of this file and
// this place, not that it is the latest: an older state of the same file, of one of its pages, of its WAL or its journal, as a copy of the
// disk has it, is not found by it, but only by the change log and by what the program knows of the last change. A WAL that was changed
// is read up to the first frame that does not fit, as SQLite does. Whoever has an older copy and its password has the master key, which
// another password does not change.
package seal
