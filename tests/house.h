/*
 * house.h: the whole site in one process, for tests that ask it as nginx
 * would: a schema of its own with the accounts and grants of an installation,
 * both pools of workers, small worlds (tests/seed), sessions.  Runs under
 * tests/with-db; says nothing itself.
 */
#ifndef TESTS_HOUSE_H
#define TESTS_HOUSE_H

#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/http/request.h"
#include "fcgi/http/response.h"
#include "fcgi/site/site.h"
#include "db/migrate.h"

#include <mysql.h>
#include <sys/stat.h>

enum { HOUSE_MEMORY = 512 * 1024 * 1024 };

struct house {
	struct settings settings;
	struct site pages, door;	/* door: the sign-in pool */
	struct site bare;		/* pages of which nothing is kept */
	struct arena *mem;
	MYSQL *admin;
	unsigned statements;		/* of the last answer */
	long reads;			/* rows read through indexes for it */
};

/* The admin's own connection, several statements at once; the first cell of
 * the last result to out, if given.  NULL, or what was wrong. */
static inline const char *
house_query(struct house *h, const char *sql, char *out, size_t room)
{
	/* rows changed by hand have no new revision */
	if (!out && h->pages.reader)
		db_forget(h->pages.reader);
	if (mysql_query(h->admin, sql))
		return mysql_error(h->admin);
	do {
		MYSQL_RES *result = mysql_store_result(h->admin);
		MYSQL_ROW row = result ? mysql_fetch_row(result) : NULL;

		if (out && row)
			snprintf(out, room, "%s", row[0] ? row[0] : "NULL");
		if (result)
			mysql_free_result(result);
	} while (mysql_next_result(h->admin) == 0);
	return *mysql_error(h->admin) ? mysql_error(h->admin) : NULL;
}

static inline char *
house_slurp(const char *path)
{
	struct stat st;
	FILE *file = fopen(path, "re");
	char *text;

	if (!file || fstat(fileno(file), &st) != 0)
		return NULL;
	text = calloc(1, (size_t)st.st_size + 1);
	if (fread(text, 1, (size_t)st.st_size, file) != (size_t)st.st_size)
		text[0] = 0;
	fclose(file);
	return text;
}

/* Every table but the migrations' emptied, then the world's rows. */
static inline const char *
house_seed(struct house *h, const char *name)
{
	static char tables[65536];
	char path[256], *sql;
	const char *wrong;

	if (!*tables)
		house_query(h, "SELECT GROUP_CONCAT(CONCAT('DELETE FROM `',"
		    " table_name, '`') SEPARATOR ';') FROM"
		    " information_schema.tables WHERE table_schema ="
		    " DATABASE() AND table_name <> 'migration'",
		    tables, sizeof tables);
	house_query(h, "SET foreign_key_checks = 0, unique_checks = 0", NULL, 0);
	house_query(h, tables, NULL, 0);
	house_query(h, "SET foreign_key_checks = 1, unique_checks = 1", NULL, 0);
	snprintf(path, sizeof path, "tests/seed/%s.sql", name);
	sql = house_slurp(path);
	wrong = sql ? house_query(h, sql, NULL, 0) : "no such seed";
	free(sql);
	return wrong;
}

/* A session of that account; its cookie.  Passwords have tests of their own. */
static inline const char *
house_session(struct house *h, const char *email, char cookie[64])
{
	unsigned char value[32], digest[DIGEST_SIZE];
	char sql[1024];

	secret_random(value, sizeof value);
	snprintf(cookie, 64, "%s",
	    text_base64url(h->mem, value, sizeof value));
	secret_digest(cookie, strlen(cookie), digest);
	snprintf(sql, sizeof sql, "INSERT INTO session (digest, account_id,"
	    " staff, created_at, seen_at, idle_at, ends_at) SELECT X'%s', id,"
	    " 1, '2000-01-01', '2000-01-01', '2999-01-01', '2999-01-01'"
	    " FROM account WHERE email_key = '%s'",
	    text_hex(h->mem, digest, sizeof digest), email);
	return house_query(h, sql, NULL, 0);
}

/* A request as nginx hands it over: path with its query, the fields of a
 * POST as they are sent, a cookie or "". */
static inline void
house_request(struct house *h, const char *verb, const char *path,
    const char *fields, const char *cookie, struct request *out)
{
	const char *mark = strchr(path, '?');
	size_t size = mark ? (size_t)(mark - path) : strlen(path);

	*out = (struct request){ .id = "test", .remote = "127.0.0.1" };
	out->method = strcmp(verb, "POST") ? METHOD_GET : METHOD_POST;
	out->raw_path = arena_copy_n(h->mem, path, size);
	out->raw_query = mark ? mark + 1 : NULL;
	if (text_url_decode(h->mem, path, size, false, &out->path) != OK)
		out->fault = 400;
	if (mark && text_pairs(h->mem, mark + 1, strlen(mark + 1), 50,
		&out->query) != OK)
		out->fault = 400;
	if (fields && text_pairs(h->mem, fields, strlen(fields), LIMIT_FIELDS,
		&out->fields) != OK)
		out->fault = 400;
	if (*cookie) {
		out->cookies.at = arena_alloc(h->mem, sizeof(struct pair));
		out->cookies.at[0] =
		    (struct pair){ "__Host-glas", cookie, -1 };
		out->cookies.count = 1;
	}
}

/* As nginx does: what opens a session goes to the pool that may. */
static inline void
house_serve(struct house *h, const struct request *in, struct response *out)
{
	enum verb verb = in->method == METHOD_POST ? POST : GET;
	struct site *site = &h->pages;
	const struct route *route;
	struct parts parts;

	if (in->path && route_find(h->mem, verb, in->path, &route, &parts) ==
		ROUTE_FOUND && route->pool == SIGN_IN)
		site = &h->door;

	db_count_reset(site->reader);
	db_count_reset(site->writer);
	visit_serve(site, h->mem, in, out);
	for (bool more = out->stream; more;)
		if (out->stream(out->stream_arg, &out->body, &more) != OK)
			out->status = 599, more = false;
	h->statements = db_count(site->reader) + db_count(site->writer);
}

/* Whether an answer for everybody, of which much was kept, is what is made of
 * the database alone: whoever changed something has said so. */
static inline bool
house_is_so(struct house *h, const struct request *in,
    const struct response *out)
{
	struct response made;

	visit_serve(&h->bare, h->mem, in, &made);
	return made.status == out->status &&
	       text_is(made.etag, out->etag) &&
	       made.body.size == out->body.size &&
	       !memcmp(made.body.data, out->body.data, made.body.size);
}

static inline enum err
house_database(struct house *h)
{
	struct settings *s = &h->settings;

	h->admin = mysql_init(NULL);
	if (!mysql_real_connect(h->admin, NULL, s->db_admin_user, "", NULL, 0,
		s->db_socket, CLIENT_MULTI_STATEMENTS) ||
	    mysql_set_character_set(h->admin, "utf8mb4"))
		return ERR_BUSY;
	TRY(migrate(s, h->mem));
	return mysql_select_db(h->admin, s->db_name) ? ERR_BROKEN : OK;
}

/* before, if given, reads what must be read while files may be opened. */
static inline enum err
house_start(struct house *h, void (*before)(void *), void *arg)
{
	struct settings *s = &h->settings;
	char key[512];
	FILE *file;

	*h = (struct house){ .mem = arena_new(HOUSE_MEMORY) };
	TRY(conf_read(NULL, s));
	s->home = ".";
	s->show_models = true;
	s->form_seconds = 0;	/* a story's moment stands still */
	s->base_url = "https://glas.example";
	snprintf(key, sizeof key, "%s/form.key", s->password_folder);
	file = fopen(key, "we");
	for (int i = 0; file && i < KEY_SIZE; i++)
		fputc(i, file);
	if (file)
		fclose(file);
	chmod(key, 0600);
	s->form_key_file = arena_copy(arena_new(4096), key);
	TRY(house_database(h));
	xml_start(false);
	if (before)
		before(arg);
	TRY(site_start(s, PAGES, &h->pages));
	h->door = h->pages;
	h->door.pool = SIGN_IN;
	TRY(site_child(&h->door, 0));
	h->bare = h->pages;
	h->bare.store = NULL;
	TRY(site_child(&h->bare, 1));
	return site_child(&h->pages, 1);
}

#endif
