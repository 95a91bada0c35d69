// Package store keeps a committee's data file: one SQLite file with its schema, queries, change log, undo, backup and
// repair-free checking. It is the only package that knows SQL, and it works without cgo.
//
// A program that writes opens the file with Open and holds a lock beside it; any number of others may read it with
// Options.ReadOnly. Every change of the domain's tables happens inside DB.Write, which records it as a change set:
// triggers made from the schema keep what each row was and what it became, and refuse a change outside a set.
//
// The log can be trusted as far as it goes. Each set carries a hash over its rows, its who, when, why and kind, and the
// hash of the set before (chain.go), the first one over the file's identity; the list of imports is a chain of its own;
// the counters of keys, the notes of what was undone and the tables themselves must follow from the log; the schema
// must be that of the migrations. Verify checks all of it in one pass and names what does not fit. What no file can
// prove of itself, that it is the latest, is known from outside: KnownFolder holds the number and hash of the last
// change set written on this PC, so an older copy, a history made anew or one cut off is named at opening and by
// Verify. A change of the file that was meant, restoring a backup or going on with an older copy, is written into its
// history with the number and hash that it replaced. Settings of the window are outside all this. The hashes carry no
// secret: someone who alters the file and makes all later hashes anew on another PC, where nothing is known of the
// file, is not found out.
package store
