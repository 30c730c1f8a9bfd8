/*
 * seal_command.c: glas seal as a process: rounds until it is told to stop.
 * Whatever goes wrong, the state in memory is dropped and made again from the
 * database; what is broken there is said and waited for, not passed over.
 */
#include "db/role.h"
#include "fcgi/app/jobs/stop.h"
#include "fcgi/app/proof/seal.h"
#include "fcgi/app/proof/tile.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/log.h"
#include "fcgi/base/text.h"

#include <stdio.h>
#include <string.h>

enum { IDLE_SECONDS = 1, AWAY_SECONDS = 5, BROKEN_SECONDS = 60 };
static const size_t round_memory = (size_t)256 << 20;

static enum err
verifier(const struct settings *s, struct arena *mem, const char **out)
{
	unsigned char seed[KEY_SIZE];
	struct verifier v = {.name = s->log_origin};

	TRY(secret_key_file(s->seal_key_file, seed));
	secret_public(seed, v.public_key);
	*out = verifier_text(mem, &v);
	return OK;
}

/* Beside the log, for convenience; who does not trust us has it elsewhere. */
static enum err
key_beside(const struct settings *s, struct arena *mem)
{
	const char *text;

	TRY(verifier(s, mem, &text));
	text = arena_printf(mem, "%s\n", text);
	return tile_write(mem, s->log_folder, "verifier-key",
	    (struct bytes){(const unsigned char *)text, strlen(text)});
}

/* Rounds with one state in memory, until a fault or the end. */
static enum err
rounds(const struct settings *s, struct db *db, bool once, struct arena *mem[2])
{
	struct seal *seal;
	bool more;

	TRY(seal_open(s, db, mem[0], &seal));
	seal->mem = mem[1];
	for (;;) {
		TRY(seal_round(seal, &more));
		arena_reset(mem[1]);
		if (once ? !more : stop_told(more ? 0 : IDLE_SECONDS))
			return OK;
	}
}

static enum err
run(const struct settings *s, struct db *db, bool once)
{
	struct arena *mem[2] = {
	    arena_new(round_memory), arena_new(round_memory)};
	enum err e;
	int wait;

	for (;;) {
		e = rounds(s, db, once, mem);
		db_rollback(db);
		arena_reset(mem[0]);
		arena_reset(mem[1]);
		wait = e == ERR_BUSY ? AWAY_SECONDS : BROKEN_SECONDS;
		if (once || e == OK || stop_told(wait))
			break;
	}
	arena_free(mem[0]);
	arena_free(mem[1]);
	return once ? e : OK;
}

enum err
seal_command(const struct settings *s, struct arena *mem, int argc, char **argv)
{
	const char *text;
	struct db *db;
	enum err e;

	TRY(secret_start());
	if (*s->clock_file)
		clock_fix_file(s->clock_file);
	if (argc > 1 && text_is(argv[1], "--key")) {
		TRY(verifier(s, mem, &text));
		return puts(text) < 0 ? ERR_BROKEN : OK;
	}
	stop_hold();
	TRY(key_beside(s, mem));
	TRY(role_open(s, mem, ROLE_SEAL, &db));
	e = run(s, db, argc > 1 && text_is(argv[1], "--once"));
	db_free(db);
	return e;
}
