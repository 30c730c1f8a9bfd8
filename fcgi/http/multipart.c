/*
 * multipart.c: RFC 7578 as a push parser.  What has come in and not been
 * used waits in a window of fixed size, so that a delimiter cut in two by
 * the network is found all the same.  Fields stay in memory within
 * LIMIT_BODY, files go to unlinked files in the spool.
 */
#include "fcgi/http/multipart.h"

#include "fcgi/base/log.h"
#include "forms/check.h"

#include <errno.h>
#include <fcntl.h>
#include <strings.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { WINDOW = 64 * 1024, DELIMITER = 4 + 70 };

enum state { PREAMBLE, AFTER_DELIMITER, HEADERS, BODY, EPILOGUE };

struct multipart {
	struct arena *mem;
	const char *spool;
	char delimiter[DELIMITER + 1]; /* CR LF -- boundary */
	size_t delimiter_size;
	enum state state;
	unsigned char *window, *at; /* at: what is not used yet */
	size_t held;

	/* the part at hand */
	const char *name, *file_name, *type;
	struct buffer text;
	int *fd; /* of a file, or NULL */
	size_t file_size;

	size_t text_size; /* of all fields */
	struct pairs fields;
	struct upload *uploads;
	size_t upload_count;
};

enum err
multipart_new(struct arena *mem, const char *boundary, const char *spool,
    struct multipart **out)
{
	struct multipart *m = arena_alloc(mem, sizeof *m);
	size_t size = strlen(boundary);

	if (!size || size > DELIMITER - 4)
		return ERR_INVALID;
	m->mem = mem;
	m->spool = spool;
	memcpy(m->delimiter, "\r\n--", 4);
	memcpy(m->delimiter + 4, boundary, size);
	m->delimiter_size = size + 4;
	m->window = arena_alloc(mem, WINDOW);
	m->fields.at = arena_alloc(mem, LIMIT_FIELDS * sizeof *m->fields.at);
	m->uploads = arena_alloc(mem, LIMIT_FILES * sizeof *m->uploads);
	/* The first delimiter may stand at the very start: as if a line had
	 * ended there. */
	memcpy(m->window, "\r\n", 2);
	m->held = 2;
	*out = m;
	return OK;
}

static void
close_file(void *what)
{
	close(*(int *)what);
}

/* A file without a name; where the file system has no O_TMPFILE, one whose
 * name is gone at once. */
static int
open_spool(struct arena *mem, const char *folder)
{
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	char *path;

	if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR))
		return fd;
	path = arena_printf(mem, "%s/upload-XXXXXX", folder);
	fd = mkostemp(path, O_CLOEXEC);
	if (fd >= 0)
		unlink(path);
	return fd;
}

/* Uploads stop while there is still room for everything else. */
static enum err
disk_ok(const char *folder)
{
	struct statvfs disk;

	if (statvfs(folder, &disk))
		return log_err(
		    ERR_BUSY, "upload.disk", "%s: %s", folder, strerror(errno));
	if (disk.f_bavail < disk.f_blocks / 10)
		return log_err(ERR_BUSY, "upload.disk",
		    "less than a tenth of %s is free", folder);
	return OK;
}

static enum err
file_begin(struct multipart *m)
{
	int *fd = arena_alloc(m->mem, sizeof *fd);

	if (m->upload_count == LIMIT_FILES)
		return ERR_TOO_MANY;
	TRY(disk_ok(m->spool));
	*fd = open_spool(m->mem, m->spool);
	if (*fd < 0)
		return log_err(ERR_BUSY, "upload.open", "%s: %s", m->spool,
		    strerror(errno));
	arena_cleanup(m->mem, close_file, fd);
	m->fd = fd;
	m->file_size = 0;
	return OK;
}

static enum err
file_write(struct multipart *m, const unsigned char *at, size_t size)
{
	if (size > LIMIT_FILE - m->file_size)
		return ERR_TOO_MANY;
	m->file_size += size;
	while (size) {
		ssize_t done = write(*m->fd, at, size);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return log_err(
			    ERR_BUSY, "upload.write", "%s", strerror(errno));
		at += done;
		size -= (size_t)done;
	}
	return OK;
}

/* Content of the part at hand.  A file is made when its first byte comes:
 * a file field left empty makes none. */
static enum err
content(struct multipart *m, const unsigned char *at, size_t size)
{
	if (m->state == PREAMBLE || !size)
		return OK;
	if (m->file_name) {
		if (!m->fd)
			TRY(file_begin(m));
		return file_write(m, at, size);
	}
	if (size > LIMIT_BODY - m->text_size)
		return ERR_TOO_MANY;
	m->text_size += size;
	buffer_bytes(&m->text, at, size);
	return OK;
}

static enum err
part_begin(struct multipart *m)
{
	if (m->fields.count == LIMIT_FIELDS)
		return ERR_TOO_MANY;
	m->fd = NULL;
	m->file_size = 0;
	m->text = buffer_new(m->mem, LIMIT_BODY);
	return OK;
}

static enum err
part_end(struct multipart *m)
{
	struct pair *field = &m->fields.at[m->fields.count];

	*field = (struct pair){.name = m->name, .file = -1};
	if (m->file_name && (m->fd || *m->file_name)) {
		if (!m->fd)
			TRY(file_begin(m));
		if (lseek(*m->fd, 0, SEEK_SET) != 0)
			return ERR_BUSY;
		field->value = m->file_name;
		field->file = (int)m->upload_count;
		m->uploads[m->upload_count++] = (struct upload){
		    .name = m->file_name,
		    .type = m->type ? m->type : "application/octet-stream",
		    .fd = *m->fd,
		    .size = m->file_size,
		};
	} else {
		TRY(text_accept(m->mem, m->text.data ? m->text.data : "",
		    m->text.size, &field->value));
	}
	m->fields.count++;
	return OK;
}

/* What browsers write for a quote and a line's end inside a name (HTML
 * Standard, multipart/form-data encoding algorithm). */
static enum err
unescape(struct arena *mem, const char *at, size_t size, const char **out)
{
	char *to = arena_alloc(mem, size + 1);
	size_t n = 0;

	for (size_t i = 0; i < size; i++) {
		const char *rest = at + i;
		size_t left = size - i;

		if (left > 2 && !strncmp(rest, "%22", 3))
			to[n++] = '"';
		else if (left > 2 && !strncasecmp(rest, "%0d", 3))
			to[n++] = '\r';
		else if (left > 2 && !strncasecmp(rest, "%0a", 3))
			to[n++] = '\n';
		else {
			to[n++] = *rest;
			continue;
		}
		i += 2;
	}
	return text_accept(mem, to, n, out);
}

/* name="..." or filename="..." into out, once each. */
static enum err
parameter(struct multipart *m, const char **at)
{
	static const struct {
		const char *start;
		bool file;
	} known[] = {{"name=\"", false}, {"filename=\"", true}};

	for (size_t i = 0; i < 2; i++) {
		const char **out = known[i].file ? &m->file_name : &m->name;
		size_t size = strlen(known[i].start);
		const char *end;

		if (strncasecmp(*at, known[i].start, size))
			continue;
		end = strchr(*at + size, '"');
		if (!end || *out)
			return ERR_INVALID;
		TRY(unescape(
		    m->mem, *at + size, (size_t)(end - *at) - size, out));
		*at = end + 1;
		return OK;
	}
	*at +=
	    strcspn(*at, ";"); /* filename*= is not for forms: RFC 7578 4.2 */
	return OK;
}

static enum err
disposition(struct multipart *m, const char *value)
{
	static const char kind[] = "form-data";

	if (strncasecmp(value, kind, sizeof kind - 1) || m->name)
		return ERR_INVALID;
	value += sizeof kind - 1;
	while (*value) {
		value += strspn(value, " \t");
		if (!*value)
			break;
		if (*value++ != ';')
			return ERR_INVALID;
		value += strspn(value, " \t");
		TRY(parameter(m, &value));
	}
	return m->name ? OK : ERR_INVALID;
}

/* The value of a header line with that name, or NULL. */
static const char *
header_value(const char *line, const char *name)
{
	size_t size = strlen(name);

	if (strncasecmp(line, name, size) || line[size] != ':')
		return NULL;
	line += size + 1;
	return line + strspn(line, " \t");
}

static enum err
header(struct multipart *m, const char *line)
{
	const char *value;

	if (*line == ' ' || *line == '\t' || !strchr(line, ':'))
		return ERR_INVALID;
	if ((value = header_value(line, "Content-Disposition")))
		return disposition(m, value);
	if ((value = header_value(line, "Content-Type"))) {
		if (m->type || !strncasecmp(value, "multipart/", 10))
			return ERR_INVALID;
		return text_accept(m->mem, value, strlen(value), &m->type);
	}
	if ((value = header_value(line, "Content-Transfer-Encoding")) &&
	    strcasecmp(value, "7bit") && strcasecmp(value, "8bit") &&
	    strcasecmp(value, "binary"))
		return ERR_INVALID;
	return OK;
}

/* size bytes of header lines, the last without its CR LF. */
static enum err
headers(struct multipart *m, const unsigned char *at, size_t size)
{
	char *line = arena_copy_n(m->mem, at, size), *end;

	if (strlen(line) != size)
		return ERR_INVALID;
	m->name = m->file_name = m->type = NULL;
	for (; line; line = end) {
		end = strstr(line, "\r\n");
		if (end) {
			*end = '\0';
			end += 2;
		}
		TRY(header(m, line));
	}
	return m->name ? part_begin(m) : ERR_INVALID;
}

/* Each step uses some of the window; *used 0: more must come first. */
static enum err
step_content(struct multipart *m, size_t *used)
{
	unsigned char *found =
	    memmem(m->at, m->held, m->delimiter, m->delimiter_size);
	size_t size = found ? (size_t)(found - m->at)
		      : m->held >= m->delimiter_size
			  ? m->held - m->delimiter_size + 1
			  : 0;

	TRY(content(m, m->at, size));
	*used = size;
	if (!found)
		return OK;
	*used += m->delimiter_size;
	if (m->state == BODY)
		TRY(part_end(m));
	m->state = AFTER_DELIMITER;
	return OK;
}

static enum err
step_after(struct multipart *m, size_t *used)
{
	if (m->held < 2)
		return OK;
	*used = 2;
	m->state = m->at[0] == '-' ? EPILOGUE : HEADERS;
	return memcmp(m->at, m->state == EPILOGUE ? "--" : "\r\n", 2)
		   ? ERR_INVALID
		   : OK;
}

static enum err
step_headers(struct multipart *m, size_t *used)
{
	unsigned char *end = memmem(m->at, m->held, "\r\n\r\n", 4);
	size_t size = end ? (size_t)(end - m->at) : m->held;

	if (size > LIMIT_HEADER)
		return ERR_INVALID;
	if (!end)
		return OK;
	TRY(headers(m, m->at, size));
	*used = size + 4;
	m->state = BODY;
	return OK;
}

static enum err
step(struct multipart *m, size_t *used)
{
	*used = 0;
	switch (m->state) {
	case AFTER_DELIMITER:
		return step_after(m, used);
	case HEADERS:
		return step_headers(m, used);
	case EPILOGUE:
		*used = m->held;
		return OK;
	default:
		return step_content(m, used);
	}
}

static enum err
consume(struct multipart *m)
{
	size_t used;

	m->at = m->window;
	do {
		TRY(step(m, &used));
		m->held -= used;
		m->at += used;
	} while (used && m->held);
	memmove(m->window, m->at, m->held);
	return OK;
}

enum err
multipart_feed(struct multipart *m, const void *bytes, size_t size)
{
	const unsigned char *at = bytes;

	while (size) {
		size_t room = WINDOW - m->held;
		size_t some = size < room ? size : room;

		memcpy(m->window + m->held, at, some);
		m->held += some;
		at += some;
		size -= some;
		TRY(consume(m));
	}
	return OK;
}

void
multipart_typed(const struct multipart *m, struct request *out)
{
	struct pair *at =
	    arena_alloc(m->mem, (m->fields.count + 1) * sizeof *at);

	out->fields = (struct pairs){at, 0};
	for (size_t i = 0; i < m->fields.count; i++)
		if (m->fields.at[i].file < 0)
			at[out->fields.count++] = m->fields.at[i];
}

enum err
multipart_end(struct multipart *m, struct request *out)
{
	if (m->state != EPILOGUE)
		return ERR_INVALID;
	out->fields = m->fields;
	out->uploads = m->uploads;
	out->upload_count = m->upload_count;
	return OK;
}
