/*
 * fop.c: FOP and qpdf in their pens, and the classes that Java keeps.
 */
#include "fcgi/app/report/fop.h"

#include "fcgi/base/cage.h"
#include "fcgi/base/file.h"
#include "fcgi/base/log.h"
#include "fcgi/base/office.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WORDS = 32 };

struct command {
	const char *words[WORDS];
	size_t count;
};

static void
say(struct command *c, const char *word)
{
	c->words[c->count++] = word;
}

/* What Java looks for its classes in; NULL: FOP is not there. */
static const char *
class_path(struct arena *mem, const char *folder)
{
	static const char *const jars[] = {"fop", "batik-all", "commons-io",
	    "commons-logging", "xmlgraphics-commons", "serializer", "xalan2",
	    "xml-apis", "xml-apis-ext", "xercesImpl", "fontbox2"};
	const char *all = arena_printf(mem, "%s/%s.jar", folder, jars[0]);

	if (access(all, R_OK)) {
		log_warn("report.pdf", "%s: %m", all);
		return NULL;
	}
	for (size_t i = 1; i < sizeof jars / sizeof *jars; i++)
		all = arena_printf(mem, "%s:%s/%s.jar", all, folder, jars[i]);
	/* where words may be divided; lines are only less even without it */
	return arena_printf(mem, "%s:%s/../fop/fop-hyph.jar", all, folder);
}

static const char *
archive_path(struct arena *mem, const struct settings *settings)
{
	return *settings->java_archive
		   ? settings->java_archive
		   : arena_printf(mem, "%s/fop.jsa", settings->spool);
}

static bool
younger(const struct stat *archive, const char *than)
{
	struct stat s;

	return !stat(than, &s) && s.st_ctime <= archive->st_mtime;
}

/* Java looks itself whether they are of its version and of these jars; that
 * they are older than what is installed only says when to make them anew. */
static bool
archive_good(
    const struct settings *settings, struct arena *mem, const char *archive)
{
	struct stat s;

	return !stat(archive, &s) && younger(&s, "/usr/bin/java") &&
	       younger(
		   &s, arena_printf(mem, "%s/fop.jar", settings->java_folder));
}

/* What Java says must not get into the PDF. */
static void
say_java(struct command *c, struct arena *mem, const struct settings *settings,
    const char *classes, const char *shared, const char *to)
{
	static const char *const words[] = {"java", "-Xmx768m",
	    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
	    "-XX:+CrashOnOutOfMemoryError", "-Djava.awt.headless=true",
	    "-Dorg.apache.commons.logging.Log="
	    "org.apache.commons.logging.impl.NoOpLog",
	    "-Xlog:disable", "-Xlog:all=error:stderr"};
	char *conf = realpath(
	    arena_printf(mem, "%s/conf/fop.xconf", settings->home), NULL);
	const char *rest[] = {"-cp", classes, "org.apache.fop.cli.Main", "-q",
	    "-c", arena_copy(mem, conf ? conf : ""), "-fo", "-", "-pdf", to};

	free(conf);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		say(c, words[i]);
	if (shared)
		say(c, shared);
	for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
		say(c, rest[i]);
}

/* XSL-FO from its start. */
static enum err
fop(struct arena *mem, const struct settings *settings, const char *classes,
    FILE *fo, struct bytes *out)
{
	/* Java reserves addresses that it never uses */
	const struct cage limits = {
	    .seconds = 240, .memory = (size_t)6 << 30, .output = 256 << 20};
	const char *archive = archive_path(mem, settings);
	struct command c = {0};
	enum err e;

	say_java(&c, mem, settings, classes,
	    archive_good(settings, mem, archive)
		? arena_printf(mem, "-XX:SharedArchiveFile=%s", archive)
		: NULL,
	    "-");
	e = cage_exec(mem, &limits, c.words, fileno(fo), out);
	if (e == OK && (out->size < 8 || memcmp(out->at, "%PDF-", 5) != 0))
		return log_err(ERR_INVALID, "report.pdf", "FOP made no PDF");
	return e;
}

/* In the place of an older one at once: others may be reading it. */
static bool
put(struct arena *mem, const char *path, struct bytes what)
{
	const char *part =
	    arena_printf(mem, "%s.%lld", path, (long long)getpid());

	if (file_write(part, what, false) && !rename(part, path))
		return true;
	(void)unlink(part);
	return false;
}

/* The same once more, of a short text: what Java has loaded for it is kept
 * (JEP 350).  Tried once by a process. */
static void
keep_classes(struct arena *mem, const struct settings *settings,
    const char *classes, FILE *fo)
{
	static const off_t text_most = 1 << 20;
	const struct cage limits = {
	    .seconds = 60, .memory = (size_t)6 << 30, .output = 256 << 20};
	const char *path = archive_path(mem, settings);
	struct command c = {
	    .words = {"sh", "-c", "\"$@\" >&2 && exec cat classes", "sh"},
	    .count = 4};
	static bool tried;
	struct stat s;
	struct bytes out;

	if (tried || archive_good(settings, mem, path) ||
	    fstat(fileno(fo), &s) || s.st_size > text_most)
		return;
	tried = true;
	say_java(&c, mem, settings, classes, "-XX:ArchiveClassesAtExit=classes",
	    "/dev/null");
	rewind(fo);
	if (cage_exec(mem, &limits, c.words, fileno(fo), &out) != OK ||
	    !out.size || !put(mem, path, out))
		log_warn("report.pdf", "%s: classes are not kept: %m", path);
}

/* Tagged, FOP writes cross-reference and object streams, which PDF/A-1 forbids
 * (ISO 19005-1, 6.1.4), and of version 1.4 it leaves out the scope of headings:
 * the same objects are written once more, in the plain way. */
static enum err
without_streams(
    struct arena *mem, const struct settings *settings, struct bytes *pdf)
{
	const struct cage limits = {
	    .seconds = 60, .memory = (size_t)2 << 30, .output = 256 << 20};
	/* qpdf goes to and fro in its file: it wants one with a name */
	static const char script[] =
	    "command -v qpdf >/dev/null || exit 127\n"
	    "cat >made && exec qpdf --object-streams=disable "
	    "--force-version=1.4 --newline-before-endstream "
	    "--stream-data=preserve --deterministic-id "
	    "made -";
	const char *const argv[] = {"sh", "-c", script, NULL};
	FILE *file;
	enum err e = ERR_BUSY;

	TRY(office_file(settings->spool, &file));
	if (fwrite(pdf->at, 1, pdf->size, file) == pdf->size && !fflush(file)) {
		rewind(file);
		e = cage_exec(mem, &limits, argv, fileno(file), pdf);
	}
	fclose(file);
	return e;
}

enum err
fop_pdf(struct arena *mem, const struct settings *settings, FILE *fo,
    struct bytes *out)
{
	const char *classes = class_path(mem, settings->java_folder);

	if (!classes)
		return ERR_NOT_FOUND;
	TRY(fop(mem, settings, classes, fo, out));
	keep_classes(mem, settings, classes, fo);
	return without_streams(mem, settings, out);
}
