/*
 * value.h: parameters of a statement as values; for build/sql.c alone.
 *
 * NULL where a type has no '?' is a mistake of ours, so an assert; a moment
 * has exactly 26 characters (clock.h), or its order would be wrong.
 */
#ifndef DB_VALUE_H
#define DB_VALUE_H

#include "db/db.h"

#include <assert.h>
#include <string.h>

static inline struct value
as_int(int64_t number)
{
	return (struct value){.type = VALUE_INT, .number = number};
}

static inline struct value
as_int_or_null(const int64_t *number)
{
	return number ? as_int(*number) : (struct value){.type = VALUE_NULL};
}

static inline struct value
as_text(const char *text)
{
	assert(text);
	return (struct value){
	    .type = VALUE_TEXT, .at = text, .size = strlen(text)};
}

static inline struct value
as_text_or_null(const char *text)
{
	return text ? as_text(text) : (struct value){.type = VALUE_NULL};
}

static inline struct value
as_time(const char *moment)
{
	assert(moment && strlen(moment) == 26);
	return as_text(moment);
}

static inline struct value
as_time_or_null(const char *moment)
{
	return moment ? as_time(moment) : (struct value){.type = VALUE_NULL};
}

static inline struct value
as_bytes(struct bytes bytes)
{
	assert(bytes.at || !bytes.size);
	return (struct value){
	    .type = VALUE_BYTES, .at = bytes.at, .size = bytes.size};
}

/* NULL is at NULL. */
static inline struct value
as_bytes_or_null(struct bytes bytes)
{
	return bytes.at ? as_bytes(bytes) : (struct value){.type = VALUE_NULL};
}

#endif
