/*
 * question_words.c: all words of a questionnaire in one more language, each
 * asked for under the words that are there.
 */
#include "fcgi/app/desk/question.h"

#include "fcgi/app/desk/desk.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { WORDS_MAX = 500 };

/* Calls each with every text of every question, in the order of the page. */
struct texts {
	struct visit *v;
	void (*each)(struct texts *t, const char *name, struct pairs *words);
	const struct question *of; /* the question at hand */
	const char *language;
	struct form *form;
	struct pairs *preset;
	const struct answers *in;
	int64_t count;
};

static bool
same_heading(
    const struct texts *t, const struct question *a, const struct question *b)
{
	const char *language = t->v->consultation.language;

	return a->section.count && text_is(compose_words(&a->section, language),
				       compose_words(&b->section, language));
}

static void
texts(struct texts *t, const struct composed *all)
{
	struct arena *mem = t->v->mem;

	for (size_t i = 0; i < all->count; i++) {
		struct question *q = &all->at[i];

		t->of = q;
		/* a heading of several is asked for once */
		if (i && same_heading(t, &all->at[i - 1], q))
			q->section = all->at[i - 1].section;
		else if (q->section.count)
			t->each(t, arena_printf(mem, "%s-section", q->name),
			    &q->section);
		t->each(t, arena_printf(mem, "%s-label", q->name), &q->label);
		if (q->hint.count)
			t->each(
			    t, arena_printf(mem, "%s-hint", q->name), &q->hint);
		for (size_t k = 0; k < q->row_count; k++)
			t->each(t,
			    arena_printf(
				mem, "%s-row-%s", q->name, q->rows[k].value),
			    &q->rows[k].label);
		for (size_t k = 0; k < q->option_count; k++)
			t->each(t,
			    arena_printf(mem, "%s-option-%s", q->name,
				q->options[k].value),
			    &q->options[k].label);
	}
}

static void
count_one(struct texts *t, const char *name, struct pairs *words)
{
	(void)name;
	t->count += pairs_find(words, t->language) != NULL;
}

int64_t
questions_worded(
    const struct visit *v, const struct composed *all, const char *language)
{
	struct visit voice = *v;
	struct texts t = {.v = &voice, .each = count_one, .language = language};

	texts(&t, all);
	return t.count;
}

static void
ask_one(struct texts *t, const char *name, struct pairs *words)
{
	const char *was = compose_words(words, t->v->consultation.language);
	const char *is = pairs_find(words, t->language);

	t->form->fields[t->form->field_count++] = (struct field){
	    .name = name,
	    .label = was ? was : name,
	    .type = FIELD_LINE,
	    .max = WORDS_MAX,
	    .section = t->of->name,
	    .section_label =
		compose_words(&t->of->label, t->v->consultation.language),
	};
	if (is && t->preset)
		t->preset->at[t->preset->count++] = (struct pair){name, is, -1};
}

static enum err
language_wanted(struct visit *v, const char **out)
{
	*out = path_part(v, "language");
	for (int i = 0; i < LANGS; i++)
		if (i != LANG_SR_LATN && text_is(lang_code((enum lang)i), *out))
			return text_is(*out, v->consultation.language)
				   ? ERR_NOT_FOUND
				   : OK;
	return ERR_NOT_FOUND;
}

static enum err
asked(struct visit *v, struct pairs *preset, const struct form **out)
{
	struct texts t = {.v = v, .each = ask_one, .preset = preset};
	struct composed all;
	int64_t edition;
	size_t room;

	TRY(language_wanted(v, &t.language));
	TRY(questions_read(v, &all, &edition));
	room = compose_texts(&all) + 1;
	t.form = arena_alloc(v->mem, sizeof *t.form);
	*t.form = (struct form){.name = "words",
	    .fields = arena_alloc(v->mem, room * sizeof *t.form->fields)};
	if (preset)
		preset->at = arena_alloc(v->mem, room * sizeof *preset->at);
	texts(&t, &all);
	*out = t.form;
	return t.form->field_count ? OK : ERR_NOT_FOUND;
}

enum err
words_asks(struct visit *v, const struct form **out)
{
	return asked(v, NULL, out);
}

enum err
words_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-words-page");
	const struct form *again;
	struct pairs preset = {0};

	xml_attr(to, "language", path_part(v, "language"));
	TRY(asked(v, &preset, &again));
	desk_tabs(v, to, "consultation");
	(void)page_offer_with(to, v, words_save, &preset, NULL);
	page_link(v, xml_add(to, "back"), questions_show, NULL);
	return OK;
}

static void
save_one(struct texts *t, const char *name, struct pairs *words)
{
	compose_say(t->v->mem, words, t->language, answer(t->in, name));
}

enum err
words_save(struct visit *v, struct answers *in)
{
	struct texts t = {.v = v, .each = save_one, .in = in};
	struct composed all;
	int64_t edition;

	TRY(language_wanted(v, &t.language));
	TRY(questions_read(v, &all, &edition));
	texts(&t, &all);
	TRY(questions_write(v, &all, "questions_worded"));
	visit_notice(v, "saved");
	return visit_next(v, questions_show, NULL);
}
