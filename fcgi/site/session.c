/*
 * session.c: the cookie, who it stands for, and the key of a form.
 *
 * The cookie is 32 random bytes; the database holds their BLAKE2b-256 only.
 * A key is "nonce(16) second(4) MAC(32)", made when a form is shown and never
 * stored then; its use is a row, so that a second press finds the first.
 */
#include "fcgi/site/session.h"

#include "build/sql.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/http/request.h"

#include <string.h>

enum {
	NONCE = 16,
	KEY_BYTES = NONCE + 4 + MAC_SIZE,
	COOKIE_TEXT = 43,
	NOTED_FOR = 3600, /* s; of days that somebody may be away */
};

static struct bytes
digest_of(struct visit *v, const char *text)
{
	unsigned char *digest = arena_alloc(v->mem, DIGEST_SIZE);

	secret_digest(text, strlen(text), digest);
	return (struct bytes){digest, DIGEST_SIZE};
}

void
session_given(struct visit *v)
{
	const char *cookie = pairs_find(&v->request->cookies, "__Host-glas");

	if (!v->new_cookie)
		v->cookie =
		    cookie && strlen(cookie) == COOKIE_TEXT ? cookie : NULL;
}

/* The digest of the cookie, or NULL. */
static const unsigned char *
held(struct visit *v)
{
	return v->cookie ? digest_of(v, v->cookie).at : NULL;
}

enum err
session_tries(struct visit *v, const char *consultation)
{
	session_given(v);
	return tries_look(
	    v->db, v->mem, held(v), consultation, v->now, v->tries);
}

enum err
session_know(struct visit *v)
{
	enum err e;

	v->who = (struct account){0};
	session_given(v);
	if (v->new_cookie || !v->cookie)
		return OK;
	if (v->tries) {
		v->who.session = v->tries->session;
		v->session_seen = v->tries->seen;
		if (!v->tries->account)
			return OK;
	}
	e = account_by_session(v->db, v->mem, held(v), v->now,
	    v->consultation.id, v->authority, v->organisation, &v->who);
	return e == ERR_NOT_FOUND ? OK : e;
}

enum err
session_again(struct visit *v, bool still)
{
	int64_t count = 0, idle = v->site->settings->person_idle_days * 86400;

	v->who = v->looked;
	if (v->who.id)
		return session_know(v);
	if (!v->who.session)
		return OK;
	if (still && v->session_seen &&
	    clock_between(v->session_seen, v->now) < NOTED_FOR)
		count = 1;
	else
		TRY(sql_session_still(v->db, v->mem, v->who.session, v->now,
		    clock_add(v->mem, v->now, idle), &count));
	v->session_noted = count == 1;
	return count == 1 ? OK : session_know(v);
}

static void
fresh_cookie(struct visit *v)
{
	unsigned char value[32];

	secret_random(value, sizeof value);
	v->cookie = text_base64url(v->mem, value, sizeof value);
	v->new_cookie = true;
}

void
session_cookie(struct visit *v)
{
	if (!v->cookie)
		fresh_cookie(v);
}

static void
key_mac(const struct visit *v, const unsigned char secret[32], const char *path,
    const unsigned char *head, unsigned char mac[MAC_SIZE])
{
	struct buffer all = buffer_new(v->mem, 4096);

	buffer_add(&all, v->cookie);
	buffer_bytes(&all, "\n", 1);
	buffer_add(&all, path);
	buffer_bytes(&all, "\n", 1);
	buffer_bytes(&all, head, NONCE + 4);
	secret_hmac(secret, all.data, all.size, mac);
}

static uint32_t
second_of(const char *now)
{
	return (uint32_t)clock_between("2020-01-01 00:00:00.000000", now);
}

const char *
session_key(struct visit *v, const char *path)
{
	unsigned char key[KEY_BYTES];
	uint32_t second = second_of(v->now);

	session_cookie(v);
	secret_random(key, NONCE);
	for (int i = 0; i < 4; i++)
		key[NONCE + i] = (unsigned char)(second >> (24 - 8 * i));
	key_mac(v, v->site->form_key[0], path, key, key + NONCE + 4);
	return text_base64url(v->mem, key, sizeof key);
}

/* The bytes of a key as it came, or NULL. */
static const unsigned char *
key_bytes(struct visit *v, const char *key)
{
	struct bytes b;

	if (!key || text_base64url_decode(v->mem, key, &b) != OK ||
	    b.size != KEY_BYTES)
		return NULL;
	return b.at;
}

static uint32_t
made_at(const unsigned char *key)
{
	uint32_t second = 0;

	for (int i = 0; i < 4; i++)
		second = second << 8 | key[NONCE + i];
	return second;
}

enum err
session_key_ok(struct visit *v, const char *path, const char *key)
{
	const unsigned char *b = key_bytes(v, key);
	unsigned char mac[MAC_SIZE];
	bool good = false;
	uint32_t age;

	if (!b)
		return ERR_FORBIDDEN;
	/* the browser lost the cookie: the text is kept, a new key given */
	if (!v->cookie)
		return ERR_INVALID;
	for (int i = 0; i < 2; i++) {
		key_mac(v, v->site->form_key[i], path, b, mac);
		good |= secret_same(mac, b + NONCE + 4, MAC_SIZE);
	}
	if (!good)
		return ERR_FORBIDDEN;
	age = second_of(v->now) - made_at(b);
	if (v->route->considered && age < v->site->settings->form_seconds)
		return ERR_CONFLICT;
	return age <= 3600 * v->site->settings->form_hours ? OK : ERR_INVALID;
}

enum err
session_key_use(
    struct visit *v, const char *key, const char *leads, const char **target)
{
	const unsigned char *b = key_bytes(v, key);
	struct bytes nonce = {b, NONCE};
	struct bytes payload = {v->payload, DIGEST_SIZE};
	struct rows r;
	enum err e;

	*target = NULL;
	if (!b)
		return ERR_FORBIDDEN;
	e = sql_form_key_use(v->db, v->mem, nonce, payload, leads, v->now);
	if (e != ERR_CONFLICT)
		return e;
	TRY(sql_form_key_find(v->db, v->mem, nonce, &r));
	if (secret_same(
		cell_bytes(&r, 0, "payload").at, v->payload, DIGEST_SIZE))
		*target = cell(&r, 0, "target");
	return ERR_CONFLICT;
}

enum err
session_key_target(struct visit *v, const char *key, const char *target)
{
	struct bytes nonce = {key_bytes(v, key), NONCE};

	return sql_form_key_target(v->db, v->mem, nonce, target);
}

static enum err
make_row(struct visit *v, const int64_t *account, int64_t idle, int64_t life)
{
	return sql_session_make(v->db, v->mem, digest_of(v, v->cookie), account,
	    account && v->who.anywhere, v->now, clock_add(v->mem, v->now, idle),
	    clock_add(v->mem, v->now, life), &v->who.session);
}

enum err
session_row(struct visit *v)
{
	const struct settings *s = v->site->settings;
	bool staff = v->who.id && v->who.anywhere;
	int64_t idle =
	    staff ? s->staff_idle_minutes * 60 : s->person_idle_days * 86400;
	struct rows r;
	enum err e;

	if (v->who.session && v->session_noted)
		return OK;
	v->session_noted = true;
	if (v->who.session)
		return sql_session_touch(v->db, v->mem, v->who.session, v->now,
		    clock_add(v->mem, v->now, idle));
	session_cookie(v);
	e = make_row(v, NULL, idle, s->person_days * 86400);
	if (e != ERR_CONFLICT)
		return e;
	/* another POST with this cookie was quicker, or its session ended */
	e = sql_session_find(
	    v->db, v->mem, digest_of(v, v->cookie), v->now, &r);
	if (e == OK)
		v->who.session = cell_int(&r, 0, "id");
	if (e != ERR_NOT_FOUND)
		return e;
	fresh_cookie(v);
	return make_row(v, NULL, idle, s->person_days * 86400);
}

enum err
session_sign_in(struct visit *v, int64_t account, bool staff)
{
	const struct settings *s = v->site->settings;

	TRY(session_sign_out(v));
	fresh_cookie(v);
	v->who.anywhere = staff;
	return make_row(v, &account,
	    staff ? s->staff_idle_minutes * 60 : s->person_idle_days * 86400,
	    staff ? s->staff_hours * 3600 : s->person_days * 86400);
}

void
session_forget(struct visit *v)
{
	v->cookie = "";
	v->new_cookie = true;
}

enum err
session_sign_out(struct visit *v)
{
	int64_t ended;

	if (!v->who.session)
		return OK;
	return sql_session_end(v->db, v->mem, v->who.session, v->now, &ended);
}
