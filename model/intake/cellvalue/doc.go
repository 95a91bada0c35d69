// Package cellvalue reads what people write into one cell: dates in every form, ID numbers, telephones, names, and the
// words that say that there is nothing. It knows nothing of rows or columns.
package cellvalue
