/*
 * site.c: everything made at start; a file that is wrong keeps the program
 * from starting and is named in the log.
 */
#include "fcgi/site/site.h"

#include "db/role.h"
#include "fcgi/base/secret.h"
#include "fcgi/base/store.h"
#include "fcgi/site/view.h"

#include <malloc.h>
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

/* What every program needs; the door for files is still open after it. */
static enum err
ground(const struct settings *s, struct arena *mem, unsigned outputs,
    struct site *out)
{
	unsigned char digest[DIGEST_SIZE];
	struct profiles *profiles;
	struct forms *forms;

	*out = (struct site){.settings = s};
	xml_start(s->plain_memory);
	TRY(secret_start());
	if (*s->clock_file)
		clock_fix_file(s->clock_file);
	TRY(profiles_read(under(mem, s, "conf/profiles"), &profiles));
	TRY(forms_read(under(mem, s, "forms"), &forms));
	out->profiles = profiles;
	out->forms = forms;
	TRY(view_start(s->home, outputs, &out->view, digest));
	build_digest(mem, digest, out, &out->build);
	return OK;
}

enum err
site_background(const struct settings *s, unsigned outputs, struct site *out)
{
	/* The memory lives for ever.  The door stays open: the caged children
	 * of an import read our own rules and close it behind them. */
	return ground(s, arena_new(START_MEMORY), outputs, out);
}

enum err
site_start(const struct settings *s, enum pool pool, struct site *out)
{
	struct arena *mem = arena_new(START_MEMORY); /* lives for ever */

	TRY(ground(s, mem, ALL_OUTPUTS, out));
	out->pool = pool;
	TRY(form_keys(mem, s, out));
	/* no other process may open the second factors' secrets */
	if (pool == SIGN_IN)
		TRY(secret_key_file(s->totp_key_file, out->totp_key));
	out->store = store_new((size_t)s->kept_megabytes << 20);
	xml_close_door();
	/* What it took to read dictionaries and stylesheets, and was given back
	 * since, would be carried by every worker. */
	malloc_trim(0);
	return OK;
}

enum err
site_child(struct site *site, int number)
{
	const struct settings *s = site->settings;
	struct arena *mem = arena_new(1024 * 1024); /* lives for ever */

	site->worker = number;
	TRY(role_open(s, mem, ROLE_READ, &site->reader));
	db_share(site->reader, site->store);
	return role_open(s, mem, site->pool == SIGN_IN ? ROLE_SIGN : ROLE_WRITE,
	    &site->writer);
}
