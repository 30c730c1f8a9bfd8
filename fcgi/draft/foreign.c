/*
 * foreign.c: the programs that are called, and with what.
 */
#include "fcgi/draft/foreign.h"

#include "fcgi/base/log.h"
#include "fcgi/draft/caged.h"
#include "fcgi/draft/draft.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	SECONDS = 20,
	FOREIGN_SECONDS = 60, /* LibreOffice starts slowly on a busy machine */
};
static const size_t memory_max = (size_t)1 << 30;

/* What a foreign program makes of the file, where it is installed: the file
 * goes in, the result comes out of a pen of its own (cage.h). */
static enum err
foreign(struct arena *mem, const struct cage *limits, const char *const argv[],
    struct bytes file, struct bytes *out)
{
	int in = memfd_create("foreign", MFD_CLOEXEC);
	enum err err;

	if (in < 0 || !file_put(in, file.at, file.size) ||
	    lseek(in, 0, SEEK_SET) < 0)
		return log_err(ERR_BROKEN, "draft.foreign", "memfd: %d", errno);
	err = cage_exec(mem, limits, argv, in, out);
	close(in);
	return err;
}

enum err
foreign_text(struct arena *mem, struct bytes pdf, struct bytes *out)
{
	static const char *const argv[] = {
	    "pdftotext", "-q", "-raw", "-enc", "UTF-8", "-", "-", NULL};
	struct cage limits = {SECONDS, memory_max, DRAFT_FILE_MAX};

	return foreign(mem, &limits, argv, pdf, out);
}

/* LibreOffice works with files; its folder is empty and its own.  127 is the
 * shell's word for a program that is not there, as cage.h expects it. */
enum err
foreign_docx(struct arena *mem, struct bytes file, struct bytes *out)
{
	static const char *const argv[] = {"sh", "-c",
	    "command -v soffice >/dev/null || exit 127\n"
	    "cat >old && soffice --headless --norestore --nolockcheck "
	    "-env:UserInstallation=\"file://$PWD/profile\" "
	    "--convert-to docx old >/dev/null 2>&1 && cat old.docx 2>/dev/null",
	    NULL};
	struct cage limits = {FOREIGN_SECONDS, 4 * memory_max, DRAFT_FILE_MAX};

	return foreign(mem, &limits, argv, file, out);
}

/* ---- pages as pictures ---- */

/* Each page twice, its size in bytes before it: small and grey, to see whether
 * it shows anything, then as it is shown. */
static const char draw[] =
    "command -v pdftocairo >/dev/null || exit 127\n"
    "cat >pdf\n"
    "for n in \"$@\"; do\n"
    "  pdftoppm -q -gray -scale-to 64 -f $n -l $n pdf >small 2>/dev/null\n"
    "  pdftocairo -q -jpeg -singlefile -scale-to " /* PAGE_SIDE */
    "1800 -f $n -l $n pdf page 2>/dev/null\n"
    "  for f in small page.jpg; do\n"
    "    test -f $f || : >$f\n"
    "    wc -c <$f; cat $f; rm $f\n"
    "  done\n"
    "done\n";

/* The next file of what was printed; false: it is not whole. */
static bool
next_file(struct bytes *printed, struct bytes *file)
{
	const unsigned char *at = printed->at, *end = at + printed->size;
	size_t size = 0;

	for (; at < end && *at >= '0' && *at <= '9'; at++)
		if (size > DRAFT_FILE_MAX)
			return false;
		else
			size = size * 10 + (size_t)(*at - '0');
	if (at == end || *at++ != '\n' || size > (size_t)(end - at))
		return false;
	*file = (struct bytes){at, size};
	*printed = (struct bytes){at + size, (size_t)(end - at) - size};
	return true;
}

/* A grey picture (PGM: "P5", wide, high and the brightest, a line each, then a
 * byte a point) of one colour. */
static bool
shows_nothing(struct bytes grey)
{
	const unsigned char *at = grey.at, *end = at + grey.size;

	for (int lines = 0; lines < 3 && at < end; at++)
		lines += *at == '\n';
	for (const unsigned char *p = at; p < end; p++)
		if (*p != *at)
			return false;
	return true;
}

enum err
foreign_pages(struct arena *mem, struct bytes pdf, const int *numbers,
    size_t count, struct bytes *pages)
{
	const char *argv[PAGES_AT_ONCE + 5] = {"sh", "-c", draw, "sh"};
	struct cage limits = {FOREIGN_SECONDS, memory_max, DRAFT_FILE_MAX};
	struct bytes printed, small;

	if (count > PAGES_AT_ONCE)
		return ERR_INVALID;
	for (size_t i = 0; i < count; i++)
		argv[i + 4] = arena_printf(mem, "%d", numbers[i]);
	TRY(foreign(mem, &limits, argv, pdf, &printed));
	for (size_t i = 0; i < count; i++) {
		if (!next_file(&printed, &small) ||
		    !next_file(&printed, &pages[i]))
			return ERR_INVALID;
		if (shows_nothing(small))
			pages[i] = (struct bytes){0};
	}
	return OK;
}

/* When it was drawn is no matter of the file's: the digits of the date are
 * those of no day, in their place. */
static struct bytes
without_date(struct arena *mem, struct bytes pdf)
{
	static const char sign[] = "/CreationDate (D:";
	unsigned char *at =
	    memcpy(arena_alloc(mem, pdf.size + 1), pdf.at, pdf.size);
	unsigned char *date = memmem(at, pdf.size, sign, strlen(sign));

	if (date && (size_t)(at + pdf.size - date) > strlen(sign) + 14)
		memcpy(date + strlen(sign), "20000101000000", 14);
	return (struct bytes){at, pdf.size};
}

enum err
foreign_pdf(struct arena *mem, struct bytes pdf, struct bytes *out)
{
	static const char *const argv[] = {
	    "pdftocairo", "-pdf", "-", "-", NULL};
	struct cage limits = {FOREIGN_SECONDS, memory_max, DRAFT_FILE_MAX};

	TRY(foreign(mem, &limits, argv, pdf, out));
	if (out->size < 8 || memcmp(out->at, "%PDF-", 5) != 0)
		return ERR_INVALID;
	*out = without_date(mem, *out);
	return OK;
}
