/*
 * log.c: one line an event, written with a single write(2) so that lines of
 * several processes do not mix.  It allocates nothing: it must work when the
 * arena does not.
 */
#include "fcgi/base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { ID_SIZE = 32, SENTENCE_SIZE = 1024, LINE_SIZE = 4096 };

/* One of the few things that change: whom the lines belong to. */
static char request_id[ID_SIZE + 1];

void
log_request(const char *id)
{
	snprintf(request_id, sizeof(request_id), "%s", id ? id : "");
}

const char *
log_request_id(void)
{
	return request_id;
}

/* text as the inside of a JSON string (RFC 8259); cut where room ends. */
static size_t
quoted(char *to, size_t room, const char *text)
{
	size_t size = 0;

	for (const char *c = text; *c && size + 7 < room; c++) {
		unsigned char byte = (unsigned char)*c;

		if (byte == '"' || byte == '\\') {
			to[size++] = '\\';
			to[size++] = *c;
		} else if (byte < 0x20 || byte == 0x7f) {
			size += (size_t)snprintf(
			    to + size, room - size, "\\u%04x", byte);
		} else {
			to[size++] = *c;
		}
	}
	to[size] = '\0';
	return size;
}

/* level, error or NULL, event, sentence */
static void
line(const char *level, const char *error, const char *event,
    const char *sentence)
{
	char out[LINE_SIZE], text[3 * SENTENCE_SIZE], id[3 * ID_SIZE];
	struct timespec now;
	struct tm part;
	int size;

	clock_gettime(CLOCK_REALTIME, &now);
	gmtime_r(&now.tv_sec, &part);
	quoted(text, sizeof(text), sentence);
	quoted(id, sizeof(id), request_id);
	size = snprintf(out, sizeof(out),
	    "{\"time\":\"%04d-%02d-%02dT%02d:%02d:%02d.%03ldZ\","
	    "\"level\":\"%s\",\"event\":\"%s\",%s%s%s"
	    "\"request\":\"%s\",\"text\":\"%s\"}\n",
	    part.tm_year + 1900, part.tm_mon + 1, part.tm_mday, part.tm_hour,
	    part.tm_min, part.tm_sec, now.tv_nsec / 1000000, level, event,
	    error ? "\"error\":\"" : "", error ? error : "", error ? "\"," : "",
	    id, text);
	if (size >= (int)sizeof(out))
		size = (int)sizeof(out) - 1;
	/* Where the journal itself is away nothing is left to be done. */
	if (size > 0 && write(STDERR_FILENO, out, (size_t)size) < 0)
		return;
}

void
log_info(const char *event, const char *format, ...)
{
	char sentence[SENTENCE_SIZE];
	va_list args;

	va_start(args, format);
	vsnprintf(sentence, sizeof(sentence), format, args);
	va_end(args);
	line("info", NULL, event, sentence);
}

void
log_warn(const char *event, const char *format, ...)
{
	char sentence[SENTENCE_SIZE];
	va_list args;

	va_start(args, format);
	vsnprintf(sentence, sizeof(sentence), format, args);
	va_end(args);
	line("warning", NULL, event, sentence);
}

enum err
log_err(enum err e, const char *event, const char *format, ...)
{
	char sentence[SENTENCE_SIZE];
	va_list args;

	va_start(args, format);
	vsnprintf(sentence, sizeof(sentence), format, args);
	va_end(args);
	line("error", err_name(e), event, sentence);
	return e;
}
