// Package seal is the format of a sealed data file: an SQLite database that is unreadable without a password or a recovery
// code. Package vfs lets SQLite work on such files once their key is in the registry (Unlock). This package knows no SQLite.
//
// The format, version 1, is written down in resources/manual/304-format.md so that a reader can be made from that page alone; the test
// TestAReaderMadeFromThePage is one, and testdata holds its vectors. In short:
//
//   - A random master key of 32 bytes is the same in a database and in all copies made of it through SQLite; it belongs to a seal. Each
//     copy has a file id of its own, and keys derived from both (HKDF).
//   - The header is 8 KiB: two equal copies with the master key in two slots, under the password (Argon2id) and the recovery code (HKDF),
//     each sealed by XChaCha20-Poly1305, and an HMAC.
//   - Each page is XChaCha20-Poly1305 with its number as additional data and a random nonce; tag and nonce lie in 40 reserved bytes of it.
//   - WAL, journal and temporary files, which SQLite writes at any place, are AES-256-XTS in units of 512 bytes; their own sums and the
//     tags of the pages that get into the database from them are what proves them.
//   - What attachments hold is ChaCha20-Poly1305 in chunks of 64 KiB, see Contents.
//
// The page also says what is not hidden and not found. Another password wraps the same master key: whoever has an older copy and its
// password opens the file of today. A new seal has another (store.Rekey).
package seal
