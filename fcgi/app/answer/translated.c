/*
 * translated.c: the language of an answer, and its translation.
 */
#include "fcgi/app/answer/translated.h"

#include "fcgi/app/public/document.h"
#include "fcgi/site/page.h"

static const char *
name_of(const struct visit *v, const char *language)
{
	return visit_text(
	    v, arena_printf(v->mem, "language.%s", language), NULL, NULL);
}

/* Of what the office entered nobody said in which language it is. */
static bool
may_be_foreign(const struct visit *v, const struct rows *comment)
{
	return !text_is(cell(comment, 0, "@lang"), v->consultation.language) ||
	       !text_is(cell(comment, 0, "@channel"), "online");
}

/* An answer that is in another language, or has a translation. */
static bool
is_foreign(const struct visit *v, const struct rows *reply)
{
	return cell(reply, 0, ".translation") ||
	       !text_is(cell(reply, 0, ".language"), v->consultation.language);
}

static void
asked(struct visit *v)
{
	struct form_option *options =
	    arena_alloc(v->mem, LANGS * sizeof *options);
	size_t count = 0;

	for (int i = 0; i < LANGS; i++) {
		const char *language = lang_content((enum lang)i);

		/* Serbian is one, in two scripts */
		if (text_is(language, lang_code((enum lang)i)))
			options[count++] = (struct form_option){
			    language, name_of(v, language)};
	}
	visit_choices(v, "reply-language", options, count);
	visit_asks(v, "translation");
}

void
translated_asked(
    struct visit *v, const struct rows *comment, const struct rows *reply)
{
	if (may_be_foreign(v, comment) || (reply && is_foreign(v, reply)))
		asked(v);
}

void
translated_asked_in(
    struct visit *v, const char *language, const struct rows *reply)
{
	if (language || (reply && is_foreign(v, reply)))
		asked(v);
}

enum err
translated_said(
    struct answers *in, const char *language, struct translated *out)
{
	const char *words = answer(in, "translation");

	*out = (struct translated){answer(in, "language"), words, NULL};
	if (!out->language)
		out->language = language;
	if (!words)
		return OK;
	out->to = answer(in, "translated_to");
	if (out->to && !text_is(out->to, out->language))
		return OK;
	answers_fault(
	    in, "translated_to", out->to ? "translated_to_itself" : "required");
	return ERR_INVALID;
}

size_t
translated_first(const struct visit *v, const char *language,
    const struct rows *reply, struct pair *first)
{
	const char *to = reply ? cell(reply, 0, ".translated_to") : NULL;
	size_t count = 0;

	first[count++] = (struct pair){"language",
	    reply ? cell(reply, 0, ".language") : v->consultation.language, -1};
	if (reply && cell(reply, 0, ".translation"))
		first[count++] = (struct pair){
		    "translation", cell(reply, 0, ".translation"), -1};
	if (!to)
		to = language;
	if (to && !text_is(to, first[0].value))
		first[count++] = (struct pair){"translated_to", to, -1};
	return count;
}

void
translated_shown(
    struct visit *v, struct node *to, const char *words, const char *language)
{
	if (!words || !language)
		return;
	xml_attr(page_paragraphs(
		     v, to, "translation", page_script(v, language, words)),
	    "lang", document_lang(v, language));
}

const char *
translated_mark(const struct visit *v, const char *language)
{
	return visit_text(v, "reply.translation", name_of(v, language), NULL);
}
