/*
 * draft-speed FILE ...: how fast drafts are read in one process, without
 * starting it: bytes of the files, or of the main part of a Word file, a
 * second.  draft-speed --mend WID FILE: how long a stored draft takes to be
 * read with one correction in its outline.  Used by measure-drafts.
 */
#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/drafting.h"
#include "fcgi/draft/part.h"
#include "fcgi/draft/zip.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 5, MEMORY = 1 << 30 };

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool
slurp(struct arena *mem, const char *path, struct bytes *out)
{
	FILE *file = fopen(path, "rbe");
	unsigned char *at = arena_alloc(mem, DRAFT_FILE_MAX);

	if (!file)
		return false;
	*out = (struct bytes){at, fread(at, 1, DRAFT_FILE_MAX, file)};
	fclose(file);
	return true;
}

/* Bytes of what is read: a Word file is weighed by its main part. */
static size_t
weight(struct arena *mem, struct bytes file)
{
	struct draft_options none = {0};
	struct source s = {.mem = mem, .options = &none};
	struct archive *archive;
	struct bytes main;

	if (file.size > 2 && !memcmp(file.at, "PK", 2) &&
	    archive_open(&s, file, &archive) == OK &&
	    archive_read(archive, "word/document.xml", &main) == OK)
		return main.size;
	return file.size;
}

static int
mend(struct draft_options *options, const char *wid, const char *path)
{
	struct draft_mend what = {"kind", wid, "block"};
	struct arena *mem = arena_new(MEMORY);
	struct bytes file;
	struct draft *draft;
	double best = 1e9;

	if (!slurp(mem, path, &file))
		return 1;
	options->mends = &what;
	options->mend_count = 1;
	for (int round = 0; round < ROUNDS; round++) {
		struct arena *once = arena_new(MEMORY);
		double start = now();

		if (draft_read(once, file, options, &draft) != OK)
			return 1;
		best = now() - start < best ? now() - start : best;
		arena_free(once);
	}
	printf("%.3f s\n", best);
	arena_free(mem);
	return 0;
}

int
main(int argc, char **argv)
{
	struct draft_options options = {0};
	struct arena *kept = arena_new(64 << 20);
	double spent = 0;
	size_t size = 0;

	xml_start(true);
	if (drafting_load(kept, NULL, &options.draftings) != OK)
		return 1;
	if (argc == 4 && !strcmp(argv[1], "--mend"))
		return mend(&options, argv[2], argv[3]);
	for (int i = 1; i < argc; i++) {
		struct arena *mem = arena_new(MEMORY);
		struct bytes file;
		struct draft *draft;
		double best = 1e9;

		if (!slurp(mem, argv[i], &file))
			return 1;
		size += weight(mem, file);
		options.name = argv[i];
		for (int round = 0; round < ROUNDS; round++) {
			struct arena *once = arena_new(MEMORY);
			double start = now();

			(void)draft_read(once, file, &options, &draft);
			best = now() - start < best ? now() - start : best;
			arena_free(once);
		}
		spent += best;
		arena_free(mem);
	}
	printf("%.2f MB/s\n", (double)size / spent / 1e6);
	return 0;
}
