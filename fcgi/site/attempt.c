/*
 * attempt.c: the throttle.  Rows are added and summed, never changed.
 */
#include "fcgi/site/attempt.h"

#include "build/sql.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/http/request.h"
#include "fcgi/http/response.h"
#include "fcgi/site/policy.h"

#include <arpa/inet.h>
#include <string.h>

enum { NETWORK = 8 }; /* bytes of an IPv6 address that are one network's */

struct bytes
attempt_origin(struct arena *mem, const char *remote)
{
	struct in6_addr six;
	size_t size = strlen(remote);

	if (inet_pton(AF_INET6, remote, &six) == 1 &&
	    !IN6_IS_ADDR_V4MAPPED(&six)) {
		remote = memcpy(arena_alloc(mem, NETWORK), &six, NETWORK);
		size = NETWORK;
	}
	return (struct bytes){(const unsigned char *)remote, size};
}

static struct bytes
text_of(const char *text)
{
	return (struct bytes){(const unsigned char *)text, strlen(text)};
}

/* Not to be found again without the secret of this installation. */
static struct bytes
kept(struct visit *v, struct bytes whom)
{
	unsigned char *digest = arena_alloc(v->mem, MAC_SIZE);

	secret_hmac(v->site->form_key[0], whom.at, whom.size, digest);
	return (struct bytes){digest, MAC_SIZE};
}

static void
counted_by(struct visit *v)
{
	v->by_address = kept(v, attempt_origin(v->mem, v->request->remote));
	/* a cookie made for this answer is new each time */
	if (v->cookie && !v->new_cookie)
		v->by_cookie = kept(v, text_of(v->cookie));
}

struct bytes
attempt_digest(struct visit *v, const char *beside)
{
	return kept(
	    v, text_of(arena_printf(v->mem, "%s %s", beside,
		   text_hex(v->mem, v->by_address.at, v->by_address.size))));
}

static enum err
count(struct visit *v, struct db *db, int n)
{
	int64_t rows;

	if (!v->by_cookie.at)
		return sql_attempt_by_address(db, v->mem, v->route->throttle,
		    v->by_address, n, v->now, &rows);
	return sql_attempt_by_both(db, v->mem, v->route->throttle, v->by_cookie,
	    v->by_address, n, v->now, &rows);
}

enum err
attempt_first(struct visit *v)
{
	const struct throttle *t;

	if (!v->route->throttle)
		return OK;
	t = throttle_find(v->route->throttle);
	counted_by(v);
	v->tries = arena_alloc(v->mem, sizeof *v->tries);
	*v->tries = (struct tries){.what = t->name,
	    .since = clock_add(v->mem, v->now, -t->seconds),
	    .cookie = v->by_cookie,
	    .address = v->by_address};
	if (!t->refusals)
		return OK;
	v->attempted = true;
	return count(v, v->site->writer, 1);
}

enum err
attempt_judged(struct visit *v)
{
	const struct tries *tries = v->tries;
	const struct throttle *t;
	int own = v->attempted ? 0 : 1;

	if (!tries)
		return OK;
	v->tries = NULL;
	t = throttle_find(tries->what);
	if (tries->by_cookie + own <= t->person &&
	    tries->by_address + own <= t->address)
		return OK;
	return attempt_refused(v, t->name);
}

enum err
attempt_with(struct visit *v)
{
	return v->route->throttle && !v->attempted ? count(v, v->db, 1) : OK;
}

enum err
attempt_after(struct visit *v, enum err work)
{
	enum err e;

	if (!v->route->throttle || v->attempted || work == ERR_BUSY)
		return work;
	e = count(v, v->site->writer, 1);
	return work == OK ? e : work;
}

enum err
attempt_well(struct visit *v)
{
	return v->route->throttle && throttle_find(v->route->throttle)->refusals
		   ? count(v, v->db, -1)
		   : OK;
}

enum err
attempt_refused(struct visit *v, const char *limit)
{
	v->response->retry_after = throttle_find(limit)->seconds;
	return ERR_TOO_MANY;
}

enum err
attempt_on(
    struct visit *v, const char *limit, const char *whom, int64_t *attempts)
{
	const struct throttle *t = throttle_find(limit);
	const struct bytes digest = kept(v, text_of(whom));
	int64_t id;
	struct rows r;

	TRY(sql_attempt_add(v->db, v->mem, t->name, digest, v->now, &id));
	TRY(sql_attempt_count(v->db, v->mem, t->name, digest,
	    clock_add(v->mem, v->now, -t->seconds), &r));
	*attempts = cell_int(&r, 0, "n");
	return *attempts <= t->person ? OK : attempt_refused(v, limit);
}
