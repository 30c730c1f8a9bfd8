/*
 * owner.c: who has a job.  An owner's name says where its process number
 * means something: this start of this machine, this space of process numbers.
 * There, whoever is gone is known to be gone, and what it had is free at once;
 * elsewhere the lease runs out.
 */
#include "fcgi/app/jobs/owner.h"

#include "build/sql.h"
#include "fcgi/base/secret.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HOST = 64, PLACE = 6, CHANCE = 6, BOOT = 36 };

/* Told by the unit where /proc has no more than processes. */
static bool
this_start(char boot[BOOT + 1])
{
	const char *told = getenv("GLAS_BOOT");
	FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");
	size_t size = file ? fread(boot, 1, BOOT, file) : 0;

	if (file)
		fclose(file);
	boot[size] = 0;
	if (!size && told && strlen(told) >= BOOT - 4)
		size = (size_t)snprintf(boot, BOOT + 1, "%s", told);
	return size > 0;
}

const char *
owner_place(struct arena *mem)
{
	unsigned char digest[DIGEST_SIZE];
	char boot[BOOT + 1];
	struct stat numbers;
	const char *text;

	if (!this_start(boot) || stat("/proc/self/ns/pid", &numbers))
		return NULL;
	text = arena_printf(
	    mem, "%s %llu", boot, (unsigned long long)numbers.st_ino);
	secret_digest(text, strlen(text), digest);
	return text_hex(mem, digest, PLACE);
}

const char *
job_owner(struct arena *mem)
{
	const char *place = owner_place(mem);
	unsigned char random[CHANCE];
	char host[HOST + 1] = "";

	(void)gethostname(host, sizeof host - 1);
	secret_random(random, sizeof random);
	return arena_printf(mem, "%s.%ld.%s.%s", host, (long)getpid(),
	    place ? place : "", text_hex(mem, random, sizeof random));
}

/* host.number.place.chance; a host's name may have dots. */
static bool
gone(struct arena *mem, const char *owner)
{
	char *name = arena_copy(mem, owner), *dot;
	int64_t number;

	for (int i = 0; i < 2; i++) {
		dot = strrchr(name, '.');
		if (!dot)
			return false;
		*dot = 0;
	}
	dot = strrchr(name, '.');
	if (!dot || text_int(dot + 1, &number) != OK || number < 2 ||
	    number > INT32_MAX)
		return false;
	return kill((pid_t)number, 0) && errno == ESRCH;
}

enum err
jobs_left(const struct worker *w, const char *now)
{
	const char *place = owner_place(w->mem);
	struct rows r;
	enum err e;

	if (!place)
		return OK;
	TRY(sql_jobs_taken(w->db, w->mem, place, now, &r));
	for (size_t i = 0; i < r.count; i++) {
		const char *owner = cell(&r, i, "owner");

		/* its own: the database was away when it was to say how the
		 * work had ended */
		if (!text_is(owner, w->owner) && !gone(w->mem, owner))
			continue;
		e = sql_job_left(
		    w->db, w->mem, cell_int(&r, i, "id"), owner, now);
		if (e != ERR_CONFLICT)
			TRY(e);
	}
	return OK;
}
