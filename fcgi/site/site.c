/*
 * site.c: everything made at start; a file that is wrong keeps the program
 * from starting and is named in the log.
 */
#include "fcgi/site/site.h"

#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/view.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { START_MEMORY = 64 * 1024 * 1024 };

static const char *
under(struct arena *mem, const struct settings *s, const char *name)
{
	return arena_printf(mem, "%s/%s", s->home, name);
}

/* Two generations: the older one, NAME.old, may be missing. */
static enum err
form_keys(struct arena *mem, const struct settings *s, struct site *out)
{
	const char *old = arena_printf(mem, "%s.old", s->form_key_file);
	struct stat st;

	TRY(secret_key_file(s->form_key_file, out->form_key[0]));
	if (stat(old, &st) == 0)
		return secret_key_file(old, out->form_key[1]);
	memcpy(out->form_key[1], out->form_key[0], KEY_SIZE);
	return OK;
}

static void
build_digest(struct arena *mem, const unsigned char view[DIGEST_SIZE],
    const struct site *site, const char **out)
{
	struct buffer all = buffer_new(mem, 64 * 1024);
	unsigned char digest[DIGEST_SIZE];
	const struct form *form;

	buffer_bytes(&all, view, DIGEST_SIZE);
	for (size_t i = 0; (form = forms_at(site->forms, i)); i++)
		buffer_bytes(&all, form->digest, sizeof form->digest);
	secret_digest(all.data, all.size, digest);
	*out = text_hex(mem, digest, 8);
}

enum err
site_start(const struct settings *s, enum pool pool, struct site *out)
{
	struct arena *mem = arena_new(START_MEMORY); /* lives for ever */
	unsigned char digest[DIGEST_SIZE];
	struct profiles *profiles;
	struct forms *forms;

	*out = (struct site){ .settings = s, .pool = pool };
	xml_start(s->plain_memory);
	TRY(secret_start());
	if (*s->clock_file)
		clock_fix_file(s->clock_file);
	TRY(form_keys(mem, s, out));
	/* no other process may open the second factors' secrets */
	if (pool == SIGN_IN)
		TRY(secret_key_file(s->totp_key_file, out->totp_key));
	TRY(profiles_read(under(mem, s, "conf/profiles"), &profiles));
	TRY(forms_read(under(mem, s, "forms"), &forms));
	out->profiles = profiles;
	out->forms = forms;
	TRY(view_start(s->home, &out->view, digest));
	build_digest(mem, digest, out, &out->build);
	xml_close_door();
	return OK;
}

/* The password is the first line of the file of that name. */
static enum err
password(struct arena *mem, const struct settings *s, const char *user,
    const char **out)
{
	const char *path = arena_printf(mem, "%s/%s", s->password_folder, user);
	FILE *file = fopen(path, "re");
	char line[256];

	if (!file)
		return log_err(ERR_BROKEN, "site.password",
		    "%s cannot be read", path);
	*out = fgets(line, sizeof line, file) ?
	    arena_copy_n(mem, line, strcspn(line, "\n")) :
	    "";
	(void)fclose(file);
	return OK;
}

enum err
site_db(const struct settings *s, const char *user, bool writer,
    struct db **out)
{
	struct arena *mem = arena_new(1024 * 1024);
	struct db_account account = {
		.socket = s->db_socket,
		.database = s->db_name,
		.user = user,
		.read_seconds = 10,
		.statement_seconds = writer ? 0 : 5,
		.writer = writer,
	};

	TRY(password(mem, s, user, &account.password));
	*out = db_new(&account);
	return OK;
}

enum err
site_child(struct site *site, int number)
{
	const struct settings *s = site->settings;
	const char *writer =
	    site->pool == SIGN_IN ? s->db_sign_user : s->db_write_user;

	site->worker = number;
	TRY(site_db(s, s->db_read_user, false, &site->reader));
	return site_db(s, writer, true, &site->writer);
}
