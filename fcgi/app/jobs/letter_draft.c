/*
 * letter_draft.c: letters about a draft that changed or was withheld while
 * people read it, with the provisions that the reader commented on; about a
 * translation to those who read it.
 */
#include "fcgi/app/jobs/writing.h"
#include "fcgi/app/paper/translation.h"
#include "fcgi/app/public/compare.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/unit.h"

#include "build/sql.h"
#include "fcgi/base/text.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { WORDS_SHOWN = 400 };

static const char *
shortened(struct visit *v, const char *words)
{
	const char *cut = text_cut(v->mem, words, WORDS_SHOWN);

	return strlen(cut) == strlen(words) ? cut
					    : arena_printf(v->mem, "%s…", cut);
}

/* What is no longer there says its words once more (practice 3). */
static void
gone(struct writing *w, const char *language, const char *cite,
    const char *words)
{
	struct visit *v = &w->v;
	struct node *node = xml_add(w->to, "gone");

	xml_attr(node, "cite", cite);
	xml_text(node,
	    page_script(v, language, shortened(v, text_trim(v->mem, words))));
}

static enum err
changed_units(struct writing *w, const char *language)
{
	struct visit *v = &w->v;
	struct rows r;

	if (!text_is(cell(w->mail, 0, "whom"), "submission"))
		return OK;
	TRY(sql_mail_changed_units(v->db, v->mem, writing_subject(w),
	    cell_int(w->mail, 0, "whom_id"), &r));
	for (size_t i = 0; i < r.count; i++) {
		const char *cite = unit_cite(v, language, cell(&r, i, "steps"));
		const char *words = cell(&r, i, "gone");

		if (!cite || !*cite)
			cite = page_script(v, language, cell(&r, i, "heading"));
		if (words)
			gone(w, language, cite, words);
		else
			xml_add_text(w->to, "unit", cite);
	}
	return OK;
}

static enum err
about_version(struct writing *w, struct rows *out)
{
	TRY(writing_or_gone(
	    sql_mail_change(w->v.db, w->v.mem, writing_subject(w), out)));
	return writing_consultation(w, cell(out, 0, "slug"));
}

/* Where what changed is seen; of what changed a withheld version the new one
 * alone. */
static const char *
address(struct visit *v, const struct rows *r)
{
	const char *number = cell(r, 0, "number");

	parts_set(&v->parts, "document", cell(r, 0, "document"));
	if (!cell(r, 0, "base"))
		return visit_address(v, version_show, "version", number, NULL);
	return visit_address(
	    v, compare_show, "a", cell(r, 0, "base"), "b", number, NULL);
}

enum err
letter_draft_changed(struct writing *w)
{
	struct visit *v = &w->v;
	const char *language;
	struct rows r;

	TRY(about_version(w, &r));
	/* withheld before it was told: that has a letter of its own */
	if (cell(&r, 0, "withheld_at"))
		return ERR_GONE;
	language = cell(&r, 0, "language");
	xml_attr(w->to, "what", cell(&r, 0, "kind"));
	writing_moment(w, "changed", cell_time(&r, 0, "published_at"));
	writing_words(w, w->to, "reason",
	    page_script(v, language, cell(&r, 0, "reason")));
	writing_moment(w, "until", cell_time(&r, 0, "until"));
	if (cell(&r, 0, "until"))
		writing_moment(w, "rest", cell_time(&r, 0, "rest"));
	writing_link(w, address(v, &r));
	TRY(changed_units(w, language));
	writing_about(w);
	return OK;
}

enum err
letter_translation(struct writing *w)
{
	struct visit *v = &w->v;
	const char *number;
	struct rows r;

	TRY(writing_or_gone(
	    sql_mail_translation(v->db, v->mem, writing_subject(w), &r)));
	if (cell(&r, 0, "withheld_at"))
		return ERR_GONE;
	TRY(writing_consultation(w, cell(&r, 0, "slug")));
	number = cell(&r, 0, "number");
	xml_attr(w->to, "what", "translation");
	if (cell(&r, 0, "base"))
		xml_attr(w->to, "base", cell(&r, 0, "base"));
	if (cell_int(&r, 0, "same"))
		xml_attr(w->to, "only", "1");
	writing_moment(w, "changed", cell_time(&r, 0, "published_at"));
	parts_set(&v->parts, "document",
	    document_in(v, cell(&r, 0, "document"), cell(&r, 0, "language")));
	writing_link(
	    w, cell(&r, 0, "base")
		   ? visit_address(v, compare_show, "a", cell(&r, 0, "base"),
			 "b", number, NULL)
		   : visit_address(v, version_show, "version", number, NULL));
	writing_about(w);
	return OK;
}

enum err
letter_draft_withheld(struct writing *w)
{
	struct visit *v = &w->v;
	struct rows r;

	TRY(about_version(w, &r));
	if (!cell(&r, 0, "withheld_at"))
		return ERR_GONE;
	xml_attr(w->to, "what", "withheld");
	writing_moment(w, "changed", cell_time(&r, 0, "withheld_at"));
	writing_words(w, w->to, "reason",
	    page_script(
		v, cell(&r, 0, "language"), cell(&r, 0, "withheld_reason")));
	writing_link(w, visit_address(v, overview_show, NULL));
	writing_about(w);
	return OK;
}
