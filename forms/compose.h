/*
 * compose.h: a questionnaire while a clerk draws it up: its questions with
 * their words in several languages, as a list that can be changed, from and
 * to the declaration (form.rng).  Names of questions and values of options
 * are made here and never used for anything else, so that an old answer
 * keeps its meaning.
 */
#ifndef FORMS_COMPOSE_H
#define FORMS_COMPOSE_H

#include "fcgi/base/text.h"
#include "forms/form.h"

enum {
	COMPOSE_QUESTIONS = 100,
	COMPOSE_OPTIONS = 40,
	COMPOSE_ROWS = 30,
	COMPOSE_TEXTS = 380,	/* words of all kinds: what a form of them,
				 * or an answer, may send */
};

/* value: machine's word; label: language -> words. */
struct compose_option {
	const char *value;
	struct pairs label;
};

struct question {
	const char *name;		/* q1, q2 ... */
	enum field_type type;
	bool required;
	const char *min, *max;		/* as declared, or NULL */
	struct pairs section, label, hint; /* language -> words */
	struct compose_option *options, *rows;
	size_t option_count, row_count;
	const char *when_field, *when_is;	/* or NULL */
};

struct composed {
	struct arena *mem;
	struct question *at;		/* room for COMPOSE_QUESTIONS */
	size_t count;
};

/* From a declaration; root NULL: an empty one.  Words without a language are
 * of that one. */
enum err compose_read(struct arena *mem, const struct node *root,
		      const char *language, struct composed *out);
struct node *compose_write(const struct composed *all);

/* Place of a question, or count: there is none of that name. */
size_t compose_find(const struct composed *all, const char *name);
/* A new one at the end, with a name of its own; NULL: there is no room. */
struct question *compose_add(struct composed *all, enum field_type type);
/* ERR_CONFLICT: it would stand before the one it depends on, or another
 * depends on it; ERR_NOT_FOUND: there is nothing to change places with. */
enum err compose_move(struct composed *all, size_t at, bool up);
enum err compose_remove(struct composed *all, size_t at);

/* Words in a language; text NULL takes them away. */
void compose_say(struct arena *mem, struct pairs *words, const char *language,
		 const char *text);
/* In that language, else the first there are, else NULL. */
const char *compose_words(const struct pairs *words, const char *language);
/* The options or rows that lines name, one each in that language: those that
 * are called so already keep their value, with their other languages.
 * ERR_INVALID: more than limit, or one twice. */
struct compose_lines {
	const char *text, *language;
	char letter;			/* values begin with it: o1, r1 */
	size_t limit;
};
enum err compose_lines(struct arena *mem, const struct compose_lines *lines,
		       struct compose_option **list, size_t *count);
/* How many words there are in one language; not less than what an answer to
 * all may send. */
size_t compose_texts(const struct composed *all);

#endif
