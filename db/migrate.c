/*
 * migrate.c: the schema's steps, one DDL statement each, re-runnable, its
 * number stored after it; then accounts and grants.
 *
 * Names of the database and of accounts are the only words put into a
 * statement here; they are letters, digits and underscores, or refused.
 */
#include "db/migrate.h"
#include "build/sql.h"
#include "db/role.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/base/text.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	FILES = 9999,	      /* NNNN-name.sql */
	FILE_LIMIT = 4 << 20, /* bytes of one */
	NAME_LIMIT = 64,      /* of a database or an account */
};

struct file {
	const char *name, *text;
	unsigned char digest[DIGEST_SIZE];
	int64_t steps;
};

static enum err
read_text(struct arena *mem, const char *path, const char **out)
{
	struct stat about;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *text = NULL;
	ssize_t got = -1;

	if (fd >= 0 && !fstat(fd, &about) && about.st_size < FILE_LIMIT) {
		text = arena_alloc(mem, (size_t)about.st_size + 1);
		got = read(fd, text, (size_t)about.st_size);
	}
	if (fd >= 0)
		close(fd);
	if (got < 0 || got != about.st_size)
		return log_err(ERR_BROKEN, "migrate.file", "%s: %s", path,
		    strerror(errno));
	*out = text;
	return OK;
}

static bool
is_migration(const char *name)
{
	return strspn(name, "0123456789") == 4 && name[4] == '-' &&
	       strlen(name) > 9 && !strcmp(name + strlen(name) - 4, ".sql");
}

static int
by_name(const void *a, const void *b)
{
	const struct file *one = a, *two = b;

	return strcmp(one->name, two->name);
}

/* The folder's migrations, in order. */
static enum err
list(struct arena *mem, const char *folder, struct file **out, size_t *count)
{
	DIR *open = opendir(folder);
	struct dirent *entry;
	struct file *files = NULL;
	size_t room = 0;

	*count = 0;
	if (!open)
		return log_err(ERR_BROKEN, "migrate.folder", "%s: %s", folder,
		    strerror(errno));
	while ((entry = readdir(open)) && *count < FILES) {
		if (!is_migration(entry->d_name))
			continue;
		if (*count == room) {
			room = room ? 2 * room : 16;
			files = arena_grow(mem, files, *count * sizeof(*files),
			    room * sizeof(*files));
		}
		files[(*count)++].name = arena_copy(mem, entry->d_name);
	}
	closedir(open);
	if (*count)
		qsort(files, *count, sizeof(*files), by_name);
	*out = files;
	return OK;
}

static enum err
load(struct arena *mem, const char *folder, struct file *f)
{
	const char *rest;
	struct bytes step;

	TRY(read_text(
	    mem, arena_printf(mem, "%s/%s", folder, f->name), &f->text));
	secret_sha256(f->text, strlen(f->text), f->digest);
	for (rest = f->text; db_script_step(&rest, &step);)
		f->steps++;
	return OK;
}

/* Notes that so many steps of the file are done. */
static enum err
done(struct db *db, struct arena *mem, const struct file *f, int64_t steps)
{
	int64_t changed;

	return sql_migration_step(db, mem, f->name, steps, f->steps,
	    (struct bytes){f->digest, DIGEST_SIZE}, clock_now(mem), &changed);
}

/* How many are. A file that is known with other bytes was edited. */
static enum err
known(struct db *db, struct arena *mem, const struct file *f, int64_t *out)
{
	struct rows r;
	enum err e = sql_migration_find(db, mem, f->name, &r);

	*out = 0;
	if (e == ERR_NOT_FOUND)
		return OK;
	TRY(e);
	if (memcmp(cell_bytes(&r, 0, "digest").at, f->digest, DIGEST_SIZE))
		return log_err(ERR_CONFLICT, "migrate.edited",
		    "%s is not what was applied", f->name);
	*out = cell_int(&r, 0, "step");
	return OK;
}

static enum err
apply(struct db *db, struct arena *mem, const struct file *f)
{
	const char *rest = f->text;
	struct bytes step;
	int64_t before;

	TRY(known(db, mem, f, &before));
	for (int64_t i = 1; db_script_step(&rest, &step); i++) {
		if (i <= before)
			continue;
		TRY(db_step(db, step));
		TRY(done(db, mem, f, i));
		log_info("migrate.step", "%s %ld/%ld", f->name, (long)i,
		    (long)f->steps);
	}
	return OK;
}

static bool
is_plain(const char *name)
{
	size_t size = strspn(name, "abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

	return size && size <= NAME_LIMIT && !name[size];
}

/* The database, and the table that is locked: the first file's first step. */
static enum err
ground(struct db *db, struct arena *mem, const char *name,
    const struct file *first)
{
	struct rows r;
	struct bytes step;
	const char *rest = first->text;
	int64_t before, changed;
	bool there;

	TRY(db_script(
	    db, arena_printf(mem,
		    "CREATE DATABASE IF NOT EXISTS `%s` CHARACTER SET utf8mb4"
		    " COLLATE utf8mb4_nopad_bin;\nUSE `%s`;\n"
		    "SET SESSION innodb_ft_enable_stopword = OFF;",
		    name, name)));
	TRY(sql_schema_manner(db, mem, &r));
	if (!text_is(cell(&r, 0, "charset"), "utf8mb4") ||
	    !text_is(cell(&r, 0, "collation"), "utf8mb4_nopad_bin"))
		return log_err(ERR_BROKEN, "migrate.charset",
		    "%s is %s, %s; it must be utf8mb4, utf8mb4_nopad_bin", name,
		    cell(&r, 0, "charset"), cell(&r, 0, "collation"));
	there = db_script_step(&rest, &step);
	assert(there);
	(void)there;
	TRY(db_step(db, step));
	TRY(known(db, mem, first, &before));
	if (!before)
		TRY(done(db, mem, first, 1));
	return sql_migration_lock_row(db, mem,
	    (struct bytes){first->digest, DIGEST_SIZE}, clock_now(mem),
	    &changed);
}

/* "{NAME}" in grants.sql. */
static enum err
word(struct buffer *out, const char *name, size_t size,
    const struct settings *settings, const char *const passwords[])
{
	size_t written = 0;

	for (enum role r = 0; r < ROLE_ADMIN; r++) {
		const char *one = role_name(r), *user = role_user(settings, r);
		bool pages =
		    size == 5 && !strncmp(name, "pages", 5) && r <= ROLE_JOBS;
		bool work = size == 4 && !strncmp(name, "work", 4) &&
			    r >= ROLE_WRITE && r <= ROLE_JOBS;
		size_t length = strlen(one);

		if (size < length || strncmp(one, name, length))
			length = 0;
		if (length && size == length + 9 &&
		    !strncmp(name + length, ".password", 9)) {
			buffer_add(out, passwords[r]);
			return OK;
		}
		if (pages || work || (length && size == length))
			buffer_printf(out, "%s'%s'@'localhost'",
			    written++ ? ", " : "", user);
	}
	if (!written)
		return log_err(
		    ERR_BROKEN, "migrate.grants", "{%.*s}?", (int)size, name);
	return OK;
}

static enum err
fill(struct arena *mem, const char *text, const struct settings *settings,
    const char *const passwords[], const char **out)
{
	struct buffer b = buffer_new(mem, FILE_LIMIT);

	for (;;) {
		size_t plain = strcspn(text, "{");
		const char *end = strchr(text + plain, '}');

		buffer_bytes(&b, text, plain);
		if (!text[plain] || !end)
			break;
		text += plain + 1;
		TRY(word(&b, text, (size_t)(end - text), settings, passwords));
		text = end + 1;
	}
	*out = b.data;
	return OK;
}

static const char *
without_comments(struct arena *mem, const char *text)
{
	struct buffer b = buffer_new(mem, FILE_LIMIT);

	while (*text) {
		size_t size = strcspn(text, "\n");

		if (strncmp(text, "--", 2))
			buffer_printf(&b, "%.*s\n", (int)size, text);
		text += size + (text[size] == '\n');
	}
	return b.data;
}

static enum err
grants(struct db *db, struct arena *mem, const struct settings *settings)
{
	const char *passwords[ROLES] = {NULL}, *text;

	for (enum role r = 0; r < ROLE_ADMIN; r++) {
		if (!is_plain(role_user(settings, r)))
			return log_err(ERR_BROKEN, "migrate.account", "%s",
			    role_user(settings, r));
		TRY(role_password(settings, mem, r, &passwords[r]));
		if (!is_plain(passwords[r]))
			return log_err(ERR_BROKEN, "migrate.password",
			    "%s: letters and digits, at most %d",
			    role_user(settings, r), NAME_LIMIT);
	}
	TRY(read_text(
	    mem, arena_printf(mem, "%s/db/grants.sql", settings->home), &text));
	text = without_comments(mem, text);
	TRY(fill(mem, text, settings, passwords, &text));
	return db_script(db, text);
}

static enum err
check_tables(struct db *db, struct arena *mem)
{
	struct rows r;

	TRY(sql_tables_other(db, mem, &r));
	for (size_t i = 0; i < r.count; i++)
		log_warn("migrate.table", "%s: %s, %s", cell(&r, i, "name"),
		    cell(&r, i, "engine"), cell(&r, i, "collation"));
	return r.count ? ERR_BROKEN : OK;
}

/* db does the steps while guard holds the row. */
static enum err
under_lock(struct db *db, struct db *guard, struct arena *mem,
    const struct settings *settings, struct file *files, size_t count)
{
	struct rows r;

	TRY(db_begin(guard));
	TRY(sql_migration_lock(guard, mem, &r));
	for (size_t i = 0; i < count; i++)
		TRY(apply(db, mem, &files[i]));
	TRY(check_tables(db, mem));
	TRY(grants(db, mem, settings));
	return db_commit(guard);
}

static enum err
run(struct db *db, struct arena *mem, const struct settings *settings)
{
	const char *folder = arena_printf(mem, "%s/db/schema", settings->home);
	struct file *files;
	struct db *guard;
	size_t count;
	enum err e;

	TRY(list(mem, folder, &files, &count));
	for (size_t i = 0; i < count; i++)
		TRY(load(mem, folder, &files[i]));
	if (!count || !files[0].steps)
		return log_err(
		    ERR_BROKEN, "migrate.folder", "%s: no steps", folder);
	TRY(ground(db, mem, settings->db_name, &files[0]));
	TRY(role_open(settings, mem, ROLE_ADMIN, &guard));
	e = under_lock(db, guard, mem, settings, files, count);
	db_free(guard);
	return e;
}

enum err
migrate(const struct settings *settings, struct arena *mem)
{
	struct settings bare = *settings;
	struct db *db;
	enum err e;

	if (!is_plain(settings->db_name))
		return log_err(
		    ERR_BROKEN, "migrate.name", "%s", settings->db_name);
	bare.db_name = NULL; /* it may not be there yet */
	TRY(role_open(&bare, mem, ROLE_ADMIN, &db));
	e = run(db, mem, settings);
	db_free(db);
	return e;
}

enum err
migrate_number(struct db *db, struct arena *mem, int64_t *out)
{
	struct rows r;

	TRY(sql_schema_number(db, mem, &r));
	*out = cell_int(&r, 0, "number");
	return OK;
}

enum err
migrate_fits(struct db *db, struct arena *mem)
{
	int64_t number;

	TRY(migrate_number(db, mem, &number));
	if (number != SCHEMA_NUMBER && number != SCHEMA_NUMBER + 1)
		return log_err(ERR_BROKEN, "migrate.number",
		    "the schema is %ld, this program needs %d or %d",
		    (long)number, SCHEMA_NUMBER, SCHEMA_NUMBER + 1);
	return OK;
}
