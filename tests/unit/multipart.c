/* multipart.c: RFC 7578, cut at every byte, and every limit. */
#include "fcgi/http/multipart.h"
#include "forms/check.h"
#include "tests/check.h"

#include <unistd.h>

static struct arena *mem;

static const char sample[] =
    "preamble\r\n--b\r\n"
    "Content-Disposition: form-data; name=\"one\"\r\n\r\n"
    "first\r\nline\r\n--b\r\n"
    "content-type: text/plain\r\n"
    "content-disposition: form-data; name=\"file\"; "
    "filename=\"a %22b%22.pdf\"\r\n\r\n"
    "\r\n--\r\n--bx? \r\n-\r\n--\r\r\n--b\r\n"
    "Content-Disposition: form-data; name=\"none\"; filename=\"\"\r\n"
    "Content-Type: application/octet-stream\r\n\r\n\r\n--b\r\n"
    "Content-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n--b--\r\n"
    "epilogue --b";
/* "--bx" would end the part: a delimiter is no prefix in RFC 2046. */

static enum err
parse(const char *bytes, size_t size, size_t cut, struct request *out)
{
	struct multipart *m;

	*out = (struct request){0};
	TRY(multipart_new(mem, "b", "/tmp", &m));
	TRY(multipart_feed(m, bytes, cut));
	TRY(multipart_feed(m, bytes + cut, size - cut));
	return multipart_end(m, out);
}

static enum err
parse_text(const char *text, struct request *out)
{
	arena_reset(mem);
	return parse(text, strlen(text), 0, out);
}
static const char file_bytes[] = "\r\n--\r\n-bx? \r\n-\r\n--\r";

static bool
sample_ok(const struct request *r)
{
	char back[64];
	ssize_t size;

	if (r->fields.count != 4 || r->upload_count != 1 ||
	    r->fields.at[1].file != 0 || r->fields.at[2].file != -1)
		return false;
	size = read(r->uploads[0].fd, back, sizeof back);
	return text_is(pairs_find(&r->fields, "one"), "first\nline") &&
	       text_is(pairs_find(&r->fields, "file"), "a \"b\".pdf") &&
	       text_is(pairs_find(&r->fields, "none"), "") &&
	       text_is(pairs_find(&r->fields, "empty"), "") &&
	       text_is(r->uploads[0].type, "text/plain") &&
	       size == (ssize_t)sizeof file_bytes - 1 &&
	       r->uploads[0].size == (size_t)size &&
	       !memcmp(back, file_bytes, (size_t)size);
}

static void
cuts(void)
{
	char text[sizeof sample];
	struct request r;
	int good = 0;
	char *at;

	memcpy(text, sample, sizeof sample);
	at = strstr(text, "--bx?");
	memmove(at + 1, at + 2, strlen(at + 2) + 1);
	for (size_t cut = 0; cut <= strlen(text); cut++) {
		arena_reset(mem);
		good +=
		    parse(text, strlen(text), cut, &r) == OK && sample_ok(&r);
	}
	CHECK(good == (int)strlen(text) + 1);
}

static void
single_bytes(void)
{
	struct multipart *m;
	struct request r = {0};
	char text[sizeof sample];
	char *at;

	memcpy(text, sample, sizeof sample);
	at = strstr(text, "--bx?");
	memmove(at + 1, at + 2, strlen(at + 2) + 1);
	arena_reset(mem);
	CHECK(multipart_new(mem, "b", "/tmp", &m) == OK);
	for (const char *c = text; *c; c++)
		if (multipart_feed(m, c, 1) != OK)
			CHECK(!"each byte is taken");
	CHECK(multipart_end(m, &r) == OK && sample_ok(&r));
}

#define DISPOSITION "Content-Disposition: form-data; name=\"a\""

static void
refused(void)
{
	static const char *const bad[] = {
	    "",
	    "--b",
	    "--b\r\n" DISPOSITION "\r\n\r\nx",
	    "--b\r\n" DISPOSITION "\r\n\r\nx\r\n--b",
	    "--b\r\n" DISPOSITION "\r\n\r\nx\r\n--b\r\n",
	    "--b\r\n" DISPOSITION "\r\n\r\nx\r\n--bx\r\n",
	    "--b\n" DISPOSITION "\n\nx\n--b--",
	    "--b\r\n\r\nx\r\n--b--",
	    "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--",
	    "--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx"
	    "\r\n--b--",
	    "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
	    "--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n"
	    "--b--",
	    "--b\r\n" DISPOSITION "; name=\"b\"\r\n\r\nx\r\n--b--",
	    "--b\r\n" DISPOSITION "\r\n" DISPOSITION "\r\n\r\nx\r\n--b--",
	    "--b\r\n" DISPOSITION "\r\n folded\r\n\r\nx\r\n--b--",
	    "--b\r\n" DISPOSITION "\r\nno colon\r\n\r\nx\r\n--b--",
	    "--b\r\n" DISPOSITION
	    "\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\nx\r\n"
	    "--b--",
	    "--b\r\n" DISPOSITION
	    "\r\nContent-Transfer-Encoding: base64\r\n\r\nx\r\n--b--",
	    "--b\r\n" DISPOSITION "\r\n\r\n\xff\r\n--b--",
	    "--b\r\n" DISPOSITION "x\r\n\r\nx\r\n--b--",
	    "--b\r\nContent-Disposition: form-data; name=\"\xff\"\r\n\r\nx"
	    "\r\n--b--",
	};
	struct request r;

	CHECK(parse_text("--b\r\n" DISPOSITION "\r\n\r\nx\r\n--b--", &r) == OK);
	CHECK(r.fields.count == 1);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		check_report(parse_text(bad[i], &r) == ERR_INVALID, "refused",
		    __FILE__, (int)i);
}

/* One part with size bytes; file or field. */
static enum err
sized(bool file, size_t size, struct request *out)
{
	static char bytes[32 * 1024];
	struct multipart *m;

	*out = (struct request){0};
	arena_reset(mem);
	memset(bytes, 'x', sizeof bytes);
	TRY(multipart_new(mem, "b", "/tmp", &m));
	TRY(multipart_feed(m, "--b\r\n" DISPOSITION, 45));
	if (file)
		TRY(multipart_feed(m, "; filename=\"f\"", 14));
	TRY(multipart_feed(m, "\r\n\r\n", 4));
	while (size) {
		size_t some = size < sizeof bytes ? size : sizeof bytes;

		TRY(multipart_feed(m, bytes, some));
		size -= some;
	}
	TRY(multipart_feed(m, "\r\n--b--", 7));
	return multipart_end(m, out);
}

static void
sizes(void)
{
	struct request r;

	CHECK(sizeof "--b\r\n" DISPOSITION - 1 == 45);
	CHECK(sized(false, LIMIT_BODY, &r) == OK);
	CHECK(strlen(r.fields.at[0].value) == LIMIT_BODY);
	CHECK(sized(false, LIMIT_BODY + 1, &r) == ERR_TOO_MANY);
	CHECK(sized(true, LIMIT_FILE, &r) == OK);
	CHECK(r.upload_count == 1 && r.uploads[0].size == LIMIT_FILE);
	CHECK(lseek(r.uploads[0].fd, 0, SEEK_CUR) == 0);
	CHECK(lseek(r.uploads[0].fd, 0, SEEK_END) == LIMIT_FILE);
	CHECK(sized(true, LIMIT_FILE + 1, &r) == ERR_TOO_MANY);
	CHECK(sized(true, 0, &r) == OK);
	CHECK(r.upload_count == 1 && r.uploads[0].size == 0);
}

static enum err
counted(bool files, int count, struct request *out)
{
	struct buffer b;

	arena_reset(mem);
	b = buffer_new(mem, 1 << 20);
	for (int i = 0; i < count; i++)
		buffer_printf(&b, "--b\r\n" DISPOSITION "%s\r\n\r\nx\r\n",
		    files ? "; filename=\"f\"" : "");
	buffer_add(&b, "--b--\r\n");
	return parse(b.data, b.size, b.size / 2, out);
}

static void
counts(void)
{
	struct request r;

	CHECK(counted(false, LIMIT_FIELDS, &r) == OK);
	CHECK(r.fields.count == LIMIT_FIELDS);
	CHECK(counted(false, LIMIT_FIELDS + 1, &r) == ERR_TOO_MANY);
	CHECK(counted(true, LIMIT_FILES, &r) == OK);
	CHECK(r.upload_count == LIMIT_FILES);
	CHECK(counted(true, LIMIT_FILES + 1, &r) == ERR_TOO_MANY);
}

static void
long_headers(void)
{
	for (int more = 0; more < 2; more++) {
		struct request r;
		struct buffer b;
		size_t start;

		arena_reset(mem);
		b = buffer_new(mem, 1 << 20);
		buffer_add(&b, "--b\r\n");
		start = b.size;
		buffer_add(&b, DISPOSITION "\r\nX: ");
		while (b.size - start < (size_t)(LIMIT_HEADER + more))
			buffer_add(&b, "y");
		buffer_add(&b, "\r\n\r\nx\r\n--b--\r\n");
		CHECK(parse(b.data, b.size, 3000, &r) ==
		      (more ? ERR_INVALID : OK));
	}
}

static void
boundaries(void)
{
	struct multipart *m;
	char text[80];

	memset(text, 'b', sizeof text);
	text[71] = '\0';
	CHECK(multipart_new(mem, text, "/tmp", &m) == ERR_INVALID);
	text[70] = '\0';
	CHECK(multipart_new(mem, text, "/tmp", &m) == OK);
	CHECK(multipart_new(mem, "", "/tmp", &m) == ERR_INVALID);
}

/* Files of a request are closed with its arena. */
static void
closed(void)
{
	struct request r;
	int fd;

	CHECK(sized(true, 10, &r) == OK);
	fd = r.uploads[0].fd;
	arena_reset(mem);
	CHECK(lseek(fd, 0, SEEK_SET) < 0);
}

int
main(void)
{
	mem = arena_new(64 << 20);
	cuts();
	single_bytes();
	refused();
	sizes();
	counts();
	long_headers();
	boundaries();
	closed();
	arena_free(mem);
	return check_done();
}
