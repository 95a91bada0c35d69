// Package store keeps a committee's data file: one SQLite file with its schema, queries, change log, undo, backup and
// repair-free checking. It is the only package that knows SQL, and it works without cgo.
//
// A program that writes opens the file with Open and holds a lock beside it; any number of others may read it with
// Options.ReadOnly. Every change of the domain's tables happens inside DB.Write, which records it as a change set:
// triggers made from the schema keep what each row was and what it became, and refuse a change outside a set.
package store
