/*
 * verify.c: glas verify: a receipt on any machine, without network and
 * without database.
 */
#include "fcgi/app/proof/proof.h"
#include "fcgi/app/proof/tile.h"

#include <stdio.h>
#include <string.h>

enum { FILE_LIMIT = 2 << 20, KEY_LIMIT = 4096 };

static enum err
text_of(struct arena *mem, const char *path, size_t limit, const char **out)
{
	const char *slash = strrchr(path, '/');
	const char *folder =
	    slash ? arena_copy_n(mem, path, (size_t)(slash - path)) : ".";
	struct bytes bytes;

	TRY(tile_read(mem, *folder ? folder : "/", slash ? slash + 1 : path,
	    limit, &bytes));
	return text_accept(mem, bytes.at, bytes.size, out);
}

/* The key itself, the file that holds it, or the one beside the proof. */
static enum err
key(struct arena *mem, const char *given, const char *file,
    struct verifier *out)
{
	const char *slash = strrchr(file, '/'), *text;
	const char *beside = arena_printf(
	    mem, "%.*sverifier-key", slash ? (int)(slash - file + 1) : 0, file);

	if (given && verifier_read(mem, given, out) == OK)
		return OK;
	TRY(text_of(mem, given ? given : beside, KEY_LIMIT, &text));
	return verifier_read(mem, text, out);
}

static enum err
refused(const char *why)
{
	return printf("NOT PROVEN: %s\n", why) < 0 ? ERR_BROKEN : ERR_CONFLICT;
}

static enum err
tell(struct arena *mem, const struct proof *p, const struct verifier *v)
{
	const char *entry = arena_copy_n(mem, p->entry.at, p->entry.size);
	const char *record = arena_copy_n(mem, p->record.at, p->record.size);

	return printf("proven: entry %llu of %s\n%s\n\n%s",
		   (unsigned long long)p->index, v->name, entry, record) < 0
		   ? ERR_BROKEN
		   : OK;
}

static enum err
verify(struct arena *mem, const char *given, const char *file)
{
	const char *text, *fault;
	struct verifier v;
	struct proof p;

	if (key(mem, given, file, &v) != OK)
		return refused("no verifier key; give it with --key");
	if (text_of(mem, file, FILE_LIMIT, &text) != OK)
		return refused("the file cannot be read");
	if (proof_read(mem, text, &p) != OK)
		return refused("the file is no tlog-proof of ours");
	if (proof_verify(mem, &p, &v, &fault) != OK)
		return refused(fault);
	return tell(mem, &p, &v);
}

enum err
proof_command(
    const struct settings *s, struct arena *mem, int argc, char **argv)
{
	(void)s;
	TRY(secret_start());
	if (argc == 2)
		return verify(mem, NULL, argv[1]);
	if (argc == 4 && text_is(argv[1], "--key"))
		return verify(mem, argv[2], argv[3]);
	fputs("usage: glas verify [--key KEY] FILE.tlog-proof\n", stderr);
	return ERR_INVALID;
}
