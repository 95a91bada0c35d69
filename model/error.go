package model

import (
	"errors"
	"fmt"
)

// Code names the kind of a failure for programs; the command line prints it as error.code.
type Code string

// The codes an Error may carry.
const (
	Internal       Code = "internal"        // a defect or an unforeseen failure; the cause is in the log
	Invalid        Code = "invalid"         // a value that is not allowed
	NotFound       Code = "not-found"       // nothing has that name or number
	Exists         Code = "exists"          // it is there already
	Protected      Code = "file-protected"  // an output is never written over it: a data file, a source, a folder
	Conflict       Code = "conflict"        // it clashes with what is there; a person must decide
	Closed         Code = "closed"          // the year or record is finalised
	Missing        Code = "file-missing"    // the file does not exist
	Locked         Code = "file-locked"     // another program holds the file
	ReadOnly       Code = "file-readonly"   // the file or its folder cannot be written
	DiskFull       Code = "disk-full"       // no space left
	Corrupt        Code = "file-corrupt"    // the file is damaged
	Foreign        Code = "file-foreign"    // an SQLite file of some other program, or no data file at all
	Newer          Code = "file-newer"      // written by a newer version of this program
	NotSpreadsheet Code = "not-spreadsheet" // not a file that can be read as a table
	Encrypted      Code = "encrypted"       // protected by a password
	WrongPassword  Code = "wrong-password"  // the password or recovery code of a sealed file is another
	TooLarge       Code = "too-large"       // over a size limit
	Cancelled      Code = "cancelled"       // stopped by the user
	Consent        Code = "consent"         // it holds people's data and is asked about first
	Usage          Code = "usage"           // wrong words on the command line
)

// Error is the one error type that people see. Message is a Chinese sentence that says what is so and what to do
// next; it never holds a member's name, ID number or phone unless the caller shows it to the user who just typed
// it. Err is the cause, for the log only.
type Error struct {
	Code    Code
	Message string
	Field   string // the field the message belongs to, "" when it is about the whole
	Err     error
}

// Error returns the message, so that an Error printed by accident still reads well.
func (e *Error) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("%s（%v）", e.Message, e.Err)
	}
	return e.Message
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error without a cause.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// FieldErrorf makes an Invalid Error that belongs to one field of a form.
func FieldErrorf(field, format string, args ...any) *Error {
	return &Error{Code: Invalid, Field: field, Message: fmt.Sprintf(format, args...)}
}

// Wrap makes an Error around a cause. A cause that already is an Error keeps its own code and message.
func Wrap(err error, code Code, format string, args ...any) error {
	if err == nil {
		return nil
	}
	var known *Error
	if errors.As(err, &known) {
		return err
	}
	return &Error{Code: code, Message: fmt.Sprintf(format, args...), Err: err}
}

// CodeOf returns the code of err, Internal for an error that is not an Error, and "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var known *Error
	if errors.As(err, &known) {
		return known.Code
	}
	return Internal
}

// MessageOf returns the sentence to show for err: its own when it is an Error, otherwise one that admits an
// internal failure.
func MessageOf(err error) string {
	if err == nil {
		return ""
	}
	var known *Error
	if errors.As(err, &known) {
		return known.Message
	}
	return "程序内部出错，数据没有改动；把“设置”里的日志文件发给支持人员"
}
