/*
 * role.c: which account for what, with how much patience, and its password.
 */
#include "db/role.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/base/text.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PASSWORD_BYTES = 24, PASSWORD_LINE = 200 };

/* A page that is not there within five seconds is not there; an act, whose
 * first question is the writer's, within nine. */
static const struct {
	const char *name;
	unsigned read_seconds, statement_seconds;
	bool writer;
} roles[ROLES] = {
    [ROLE_READ] = {"read", 4, 3, false},
    [ROLE_WRITE] = {"write", 8, 0, true},
    [ROLE_SIGN] = {"sign", 8, 0, true},
    [ROLE_JOBS] = {"jobs", 600, 0, true},
    [ROLE_SEAL] = {"seal", 60, 0, true},
    [ROLE_ADMIN] = {"admin", 0, 0, true},
};

const char *
role_name(enum role role)
{
	return roles[role].name;
}

const char *
role_user(const struct settings *settings, enum role role)
{
	switch (role) {
	case ROLE_READ:
		return settings->db_read_user;
	case ROLE_WRITE:
		return settings->db_write_user;
	case ROLE_SIGN:
		return settings->db_sign_user;
	case ROLE_JOBS:
		return settings->db_jobs_user;
	case ROLE_SEAL:
		return settings->db_seal_user;
	default:
		return settings->db_admin_user;
	}
}

static const char *
path(const struct settings *settings, struct arena *mem, enum role role)
{
	return arena_printf(
	    mem, "%s/%s", settings->password_folder, role_user(settings, role));
}

/* The first line of the open file. */
static enum err
line(struct arena *mem, int fd, const char *name, const char **out)
{
	struct stat about;
	char *text = arena_alloc(mem, PASSWORD_LINE);
	ssize_t size;

	if (fstat(fd, &about) || (about.st_mode & 077))
		return log_err(ERR_BROKEN, "role.password",
		    "%s: others than its owner may read it", name);
	size = read(fd, text, PASSWORD_LINE - 1);
	if (size < 0)
		return log_err(ERR_BROKEN, "role.password", "%s: %s", name,
		    strerror(errno));
	text[strcspn(text, "\r\n")] = '\0';
	*out = text;
	return OK;
}

static enum err
password(const struct settings *settings, struct arena *mem, enum role role,
    const char **out)
{
	const char *name = path(settings, mem, role);
	int fd = open(name, O_RDONLY | O_CLOEXEC);
	enum err e;

	if (fd < 0 && errno == ENOENT && role == ROLE_ADMIN) {
		*out = "";
		return OK;
	}
	if (fd < 0)
		return log_err(ERR_BROKEN, "role.password", "%s: %s", name,
		    strerror(errno));
	e = line(mem, fd, name, out);
	close(fd);
	return e;
}

enum err
role_password(const struct settings *settings, struct arena *mem,
    enum role role, const char **out)
{
	const char *name = path(settings, mem, role), *text;
	unsigned char random[PASSWORD_BYTES];
	int fd;
	bool written;

	fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return password(settings, mem, role, out);
	secret_random(random, sizeof(random));
	text = text_hex(mem, random, sizeof(random));
	written = dprintf(fd, "%s\n", text) > 0 && !fsync(fd);
	if (close(fd) || !written)
		return log_err(ERR_BROKEN, "role.password", "%s: %s", name,
		    strerror(errno));
	*out = text;
	return OK;
}

enum err
role_open(const struct settings *settings, struct arena *mem, enum role role,
    struct db **out)
{
	struct db_account account = {
	    .socket = settings->db_socket,
	    .database = settings->db_name,
	    .user = role_user(settings, role),
	    .read_seconds = roles[role].read_seconds,
	    .statement_seconds = roles[role].statement_seconds,
	    .writer = roles[role].writer,
	};

	TRY(password(settings, mem, role, &account.password));
	*out = db_new(&account);
	return OK;
}
