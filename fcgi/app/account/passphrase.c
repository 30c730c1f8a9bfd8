/*
 * passphrase.c: passphrases that are refused.  The list is data
 * (conf/common-passphrases.txt), read when one is chosen, which is seldom.
 */
#include "fcgi/app/account/passphrase.h"

#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { LIST_MAX = 1 << 20 };

static enum err
list_read(struct visit *v, const char **out)
{
	const char *path = arena_printf(
	    v->mem, "%s/conf/common-passphrases.txt", v->site->settings->home);
	FILE *file = fopen(path, "re");
	struct stat st;
	char *text = NULL;
	size_t have = 0;

	if (file && fstat(fileno(file), &st) == 0 && st.st_size < LIST_MAX) {
		text = arena_alloc(v->mem, (size_t)st.st_size + 1);
		have = fread(text, 1, (size_t)st.st_size, file);
		text[have] = 0;
	}
	if (file)
		fclose(file);
	if (!have)
		return log_err(ERR_BROKEN, "passphrase.list", "%s", path);
	*out = text;
	return OK;
}

static bool
in_list(const char *list, const char *word, size_t size)
{
	for (const char *at = list; *at; at += *at == '\n') {
		size_t line = strcspn(at, "\n");

		if (line == size && !memcmp(at, word, size))
			return true;
		at += line;
	}
	return false;
}

/* The same step from each character to the next: "aaaaaaaa", "12345678". */
static bool
in_a_row(const char *word)
{
	int step = word[0] ? word[1] - word[0] : 0;

	if (step < -1 || step > 1)
		return false;
	for (const char *c = word; *c && c[1]; c++)
		if (c[1] - *c != step)
			return false;
	return true;
}

/* Something short again and again: "abcabcabc". */
static bool
again_and_again(const char *word)
{
	size_t size = strlen(word);

	for (size_t n = 1; n <= size / 2 && n <= 4; n++)
		if (!strncmp(word, word + n, size - n))
			return true;
	return false;
}

bool
passphrase_common(struct arena *mem, const char *list, const char *passphrase,
    const char *email)
{
	const char *word = text_lower(mem, passphrase);
	const char *address = text_lower(mem, email);
	const char *name = arena_copy_n(mem, address, strcspn(address, "@"));
	size_t size = strlen(word), bare = size;

	while (bare > 0 && strchr("0123456789!?.#*-_", word[bare - 1]))
		bare--;
	return in_list(list, word, size) ||
	       (bare > 2 && in_list(list, word, bare)) || in_a_row(word) ||
	       again_and_again(word) || text_is(word, address) ||
	       (strlen(name) == bare && !strncmp(word, name, bare));
}

enum err
passphrase_make(struct visit *v, struct answers *in, const char *email)
{
	const char *list = "", *hash = NULL;
	enum err e;

	if (!text_is(answer(in, "new"), answer(in, "again"))) {
		answers_fault(in, "again", "not_same");
		return ERR_INVALID;
	}
	TRY(list_read(v, &list));
	if (passphrase_common(v->mem, list, answer(in, "new"), email)) {
		answers_fault(in, "new", "common");
		return ERR_INVALID;
	}
	e = secret_password(v->mem, answer(in, "new"), &hash);
	v->prepared = hash;
	return e;
}
