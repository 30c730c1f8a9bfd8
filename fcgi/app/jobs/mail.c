/*
 * mail.c: letters as MIME (RFC 5322, 2045), by libcurl to the local relay or,
 * for trying, as a readable file.  A mail is sent at least once, always under
 * the Message-ID of its row (trust C.3).  Holds foreign things: gmime, curl.
 */
#include "fcgi/app/jobs/letter.h"

#include "build/sql.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/file.h"
#include "fcgi/base/log.h"

#include <curl/curl.h>
#include <errno.h>
#include <gmime/gmime.h>
#include <string.h>

enum { CONNECT_SECONDS = 20, SEND_SECONDS = 60, MAIL_FILE_LIMIT = 8 << 20 };

/* A value that stays one header: no control character gets through. */
static const char *
one_line(struct arena *mem, const char *text)
{
	char *line = arena_copy(mem, text);

	for (char *c = line; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 127)
			*c = ' ';
	return line;
}

/* An address that names one recipient and nothing else. */
static bool
is_address(const char *text)
{
	const char *at = strchr(text, '@');

	if (!at || at == text || !at[1] || strchr(at + 1, '@'))
		return false;
	for (const char *c = text; *c; c++)
		if ((unsigned char)*c <= ' ' || *c == 127 ||
		    strchr("<>,;:\"\\()", *c))
			return false;
	return true;
}

/* "glas.example" of "https://glas.example:8080/x". */
static const char *
host_of(struct arena *mem, const char *url)
{
	const char *host = strstr(url, "://");

	host = host ? host + 3 : url;
	return arena_copy_n(mem, host, strcspn(host, "/:"));
}

static const char *
message_id(struct job *j, const struct rows *mail)
{
	return arena_printf(j->mem, "%s@%s", cell(mail, 0, "message_id"),
	    host_of(j->mem, j->site->settings->base_url));
}

static GMimeObject *
body(const char *text)
{
	GMimeTextPart *part = g_mime_text_part_new_with_subtype("plain");

	g_mime_text_part_set_charset(part, "utf-8");
	g_mime_text_part_set_text(part, text);
	g_mime_part_set_content_encoding(
	    GMIME_PART(part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
	return GMIME_OBJECT(part);
}

static GMimeObject *
file_part(const struct letter_file *file)
{
	const char *slash = strchr(file->type, '/');
	char type[64];
	GMimePart *part;
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(
	    (const char *)file->bytes.at, file->bytes.size);
	GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(
	    stream, GMIME_CONTENT_ENCODING_DEFAULT);

	snprintf(
	    type, sizeof type, "%.*s", (int)(slash - file->type), file->type);
	part = g_mime_part_new_with_type(type, slash + 1);
	g_mime_part_set_content(part, content);
	g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
	g_mime_part_set_filename(part, file->name);
	g_object_unref(content);
	g_object_unref(stream);
	return GMIME_OBJECT(part);
}

/* The text alone, or the text and a file. */
static GMimeObject *
content(const struct letter *letter)
{
	GMimeObject *text = body(letter->text), *file;
	GMimeMultipart *both;

	if (!letter->file.name)
		return text;
	file = file_part(&letter->file);
	both = g_mime_multipart_new_with_subtype("mixed");
	g_mime_multipart_add(both, text);
	g_mime_multipart_add(both, file);
	g_object_unref(text);
	g_object_unref(file);
	return GMIME_OBJECT(both);
}

static void
dated(GMimeMessage *message, const char *now)
{
	GDateTime *date = g_date_time_new_from_unix_utc(
	    clock_between("1970-01-01 00:00:00.000000", now));

	g_mime_message_set_date(message, date);
	g_date_time_unref(date);
}

static GMimeMessage *
message(struct job *j, const struct rows *mail, const struct letter *letter)
{
	GMimeMessage *m = g_mime_message_new(FALSE);
	GMimeObject *text = content(letter);
	GMimeObject *head = GMIME_OBJECT(m);

	g_mime_message_add_mailbox(m, GMIME_ADDRESS_TYPE_FROM,
	    one_line(j->mem, letter->from_name), j->site->settings->mail_from);
	g_mime_message_add_mailbox(m, GMIME_ADDRESS_TYPE_TO, NULL, letter->to);
	g_mime_message_set_subject(
	    m, one_line(j->mem, letter->subject), "utf-8");
	dated(m, j->now);
	g_mime_message_set_message_id(m, message_id(j, mail));
	g_mime_object_set_header(
	    head, "Content-Language", cell(mail, 0, "language"), NULL);
	g_mime_object_set_header(
	    head, "Auto-Submitted", "auto-generated", NULL);
	if (letter->unsubscribe) {
		g_mime_object_set_header(head, "List-Unsubscribe",
		    arena_printf(j->mem, "<%s>", letter->unsubscribe), NULL);
		g_mime_object_set_header(head, "List-Unsubscribe-Post",
		    "List-Unsubscribe=One-Click", NULL);
	}
	g_mime_message_set_mime_part(m, text);
	g_object_unref(text);
	return m;
}

/* The whole as it goes over the wire: lines by CR LF. */
static struct bytes
wire(struct job *j, const struct rows *mail, const struct letter *letter)
{
	GMimeFormatOptions *options = g_mime_format_options_new();
	GMimeStream *to = g_mime_stream_mem_new();
	GMimeMessage *m;
	GByteArray *bytes;
	struct bytes out;

	m = message(j, mail, letter);
	g_mime_format_options_set_newline_format(
	    options, GMIME_NEWLINE_FORMAT_DOS);
	g_mime_object_write_to_stream(GMIME_OBJECT(m), options, to);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(to));
	out.size = bytes->len;
	out.at = (const unsigned char *)arena_copy_n(
	    j->mem, bytes->data, bytes->len);
	g_object_unref(m);
	g_object_unref(to);
	g_mime_format_options_free(options);
	return out;
}

/* ---- over SMTP ---- */

static size_t
give(char *to, size_t size, size_t count, void *arg)
{
	struct bytes *left = arg;
	size_t n = size * count < left->size ? size * count : left->size;

	memcpy(to, left->at, n);
	left->at += n;
	left->size -= n;
	return n;
}

/* What the relay said: 5xx is for ever, all else may pass. */
static enum err
said(struct job *j, CURL *curl, CURLcode code)
{
	long status = 0;

	if (code == CURLE_OK)
		return OK;
	(void)curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
	j->fault =
	    arena_printf(j->mem, "%s (%ld)", curl_easy_strerror(code), status);
	return status >= 500 && status < 600 ? ERR_INVALID : ERR_BUSY;
}

static enum err
smtp(struct job *j, const struct letter *letter, struct bytes mail)
{
	const struct settings *s = j->site->settings;
	CURL *curl = curl_easy_init();
	struct curl_slist *to = NULL;
	enum err e;

	if (!curl)
		return log_err(ERR_BROKEN, "mail.curl", "no handle");
	to = curl_slist_append(NULL, arena_printf(j->mem, "<%s>", letter->to));
	curl_easy_setopt(curl, CURLOPT_URL, s->mail_url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_TRY);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)SEND_SECONDS);
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM,
	    arena_printf(j->mem, "<%s>", s->mail_from));
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(curl, CURLOPT_READDATA, &mail);
	e = said(j, curl, curl_easy_perform(curl));
	curl_slist_free_all(to);
	curl_easy_cleanup(curl);
	return e;
}

/* ---- as a file ---- */

/* Headers as people read them, then the text. */
static struct bytes
readable(struct job *j, const struct rows *mail, const struct letter *letter)
{
	struct buffer b = buffer_new(j->mem, MAIL_FILE_LIMIT);

	buffer_printf(&b, "From: %s <%s>\nTo: %s\nSubject: %s\nDate: %s\n",
	    one_line(j->mem, letter->from_name), j->site->settings->mail_from,
	    letter->to, one_line(j->mem, letter->subject),
	    clock_http(j->mem, j->now));
	buffer_printf(&b,
	    "Message-ID: <%s>\nContent-Language: %s\n"
	    "Auto-Submitted: auto-generated\n",
	    message_id(j, mail), cell(mail, 0, "language"));
	if (letter->unsubscribe)
		buffer_printf(
		    &b, "List-Unsubscribe: <%s>\n", letter->unsubscribe);
	buffer_printf(&b, "\n%s", letter->text);
	if (letter->file.name) {
		buffer_printf(&b, "\n[%s]\n", letter->file.name);
		buffer_bytes(&b, (const char *)letter->file.bytes.at,
		    letter->file.bytes.size);
	}
	return (struct bytes){(const unsigned char *)b.data, b.size};
}

/* Named so that a listing by name ends with the newest:
 * 2026-03-01T10-00-00.00000042.receipt.txt */
static enum err
to_folder(struct job *j, const struct rows *mail, const struct letter *letter)
{
	const char *folder = j->site->settings->mail_folder;
	char *when = arena_copy_n(j->mem, j->now, 19);
	const char *path, *whole;

	when[10] = 'T';
	when[13] = when[16] = '-';
	path = arena_printf(j->mem, "%s/%s.%08lld.%s.txt", folder, when,
	    (long long)j->subject, cell(mail, 0, "kind"));
	whole = arena_printf(j->mem, "%s/.%lld", folder, (long long)j->subject);
	if (!file_write(whole, readable(j, mail, letter), false) ||
	    rename(whole, path) != 0)
		return log_err(
		    ERR_BROKEN, "mail.file", "%s: %s", path, strerror(errno));
	return OK;
}

/* ---- */

static enum err
ended(struct job *j, const char *state, const char *sent)
{
	int64_t count;

	return sql_mail_end(j->db, j->mem, j->subject, state, sent, &count);
}

static enum err
sent(struct job *j, const struct rows *mail, const struct letter *letter)
{
	struct bytes bytes;

	if (!is_address(letter->to)) {
		j->fault = "no address";
		return ERR_INVALID;
	}
	/* made in both cases, so that trying it tries all of it */
	g_mime_init();
	bytes = wire(j, mail, letter);
	return *j->site->settings->mail_folder ? to_folder(j, mail, letter)
					       : smtp(j, letter, bytes);
}

enum err
job_mail(struct job *j)
{
	struct letter letter = {0};
	struct rows mail;
	enum err e;

	TRY(sql_mail_find(j->db, j->mem, j->subject, &mail));
	if (!text_is(cell(&mail, 0, "state"), "new"))
		return OK;
	e = letter_make(j, &mail, &letter);
	if (e == ERR_GONE)
		return ended(j, "dropped", NULL);
	TRY(e);
	TRY(sent(j, &mail, &letter));
	return ended(j, "sent", j->now);
}

enum err
job_mail_given_up(struct job *j)
{
	return ended(j, "failed", NULL);
}
