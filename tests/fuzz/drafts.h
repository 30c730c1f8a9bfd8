/*
 * drafts.h: what fuzz targets that read drafts have in common.
 */
#ifndef FUZZ_DRAFTS_H
#define FUZZ_DRAFTS_H

#include "fcgi/base/xml.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/drafting.h"

#include <assert.h>
#include <string.h>

/* Memory for one input, empty again; the rules, loaded once; NULL: there are
 * none. */
static inline struct arena *
drafts_begin(struct draft_options *options)
{
	static struct arena *mem, *rules;

	if (!mem) {
		xml_start(true);
		mem = arena_new((size_t)1 << 30);
		rules = arena_new(16 << 20);
		if (drafting_load(rules, NULL, &options->draftings) != OK)
			return NULL;
	}
	arena_reset(mem);
	return mem;
}

/* What was read comes out the same when it is read again. */
static inline void
drafts_again(struct arena *mem, const struct draft_options *options,
    const struct draft *d)
{
	struct draft_options plain = {.draftings = options->draftings};
	struct draft *again;

	assert(draft_read(mem, d->akn, &plain, &again) == OK);
	assert(again->akn.size == d->akn.size &&
	       !memcmp(again->akn.at, d->akn.at, d->akn.size));
}

#endif
