/*
 * pattern.c: PCRE2 and its limits.
 *
 * A pattern is compiled once and kept; JIT where the process may have
 * executable pages, the interpreter where it may not or where JIT's small
 * stack is too small for a subject.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "fcgi/base/pattern.h"

#include "fcgi/base/log.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

enum {
	MATCH_LIMIT = 1000000,
	DEPTH_LIMIT = 10000,
	HEAP_KIBIBYTES = 16 << 10,
	PATTERN_MEMORY = 1024,
};

struct pattern {
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *limits;
	bool anchored;	   /* begins with ^, and first is known */
	uint8_t first[32]; /* a bit for each byte that a match begins with */
};

static const char *
fault_text(int number, size_t offset)
{
	/* Only when a pattern of ours is wrong: its few bytes are kept. */
	struct arena *mem = arena_new(PATTERN_MEMORY);
	PCRE2_UCHAR text[256] = "";

	pcre2_get_error_message(number, text, sizeof(text));
	return arena_printf(mem, "at byte %zu: %s", offset, (char *)text);
}

/* PCRE2 tells no first bytes of what is anchored anyway; so what stands
 * behind the ^ is asked.  What may match nothing tells none. */
static bool
first_bytes(const char *text, uint32_t options, uint8_t *first)
{
	int number;
	size_t offset;
	const uint8_t *map = NULL;
	uint32_t kind = 0, byte = 0;
	pcre2_code *code;

	if (*text != '^')
		return false;
	code = pcre2_compile((PCRE2_SPTR)text + 1, PCRE2_ZERO_TERMINATED,
	    options, &number, &offset, NULL);
	if (!code)
		return false;
	pcre2_pattern_info(code, PCRE2_INFO_FIRSTBITMAP, &map);
	pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODETYPE, &kind);
	pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODEUNIT, &byte);
	if (map)
		memcpy(first, map, 32);
	else if (kind == 1 && !(options & PCRE2_CASELESS))
		first[byte / 8 % 32] = (uint8_t)(1U << byte % 8);
	else
		kind = 0;
	pcre2_code_free(code);
	return map || kind == 1;
}

enum err
pattern_new(
    const char *text, bool caseless, struct pattern **out, const char **fault)
{
	/* Otherwise each match looks first whether all of its subject is UTF-8;
	 * so what is none just does not match. */
	uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C |
			   PCRE2_MATCH_INVALID_UTF |
			   (caseless ? PCRE2_CASELESS : 0);
	int number;
	size_t offset;
	struct pattern *p;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)text,
	    PCRE2_ZERO_TERMINATED, options, &number, &offset, NULL);

	if (!code) {
		if (fault)
			*fault = fault_text(number, offset);
		return log_err(ERR_BROKEN, "pattern",
		    "/%s/ is no pattern, "
		    "error %d at byte %zu",
		    text, number, offset);
	}
	/* PCRE2_ERROR_NOMEMORY: no executable pages here; then without. */
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
	p = arena_alloc(arena_new(PATTERN_MEMORY), sizeof(*p));
	*p = (struct pattern){.code = code,
	    .data = pcre2_match_data_create(PATTERN_GROUPS, NULL),
	    .limits = pcre2_match_context_create(NULL)};
	p->anchored = first_bytes(text, options, p->first);
	if (!p->data || !p->limits)
		abort();
	pcre2_set_match_limit(p->limits, MATCH_LIMIT);
	pcre2_set_depth_limit(p->limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(p->limits, HEAP_KIBIBYTES);
	*out = p;
	return OK;
}

/* Number of groups that are told, 0 for no match or a limit. */
static size_t
run(const struct pattern *p, const char *text, size_t size, size_t from,
    uint32_t options)
{
	int count = pcre2_match(
	    p->code, (PCRE2_SPTR)text, size, from, options, p->data, p->limits);

	if (count == PCRE2_ERROR_JIT_STACKLIMIT)
		count = pcre2_match(p->code, (PCRE2_SPTR)text, size, from,
		    options | PCRE2_NO_JIT, p->data, p->limits);
	if (count < 0 && count != PCRE2_ERROR_NOMATCH)
		log_warn("pattern.limit", "error %d on %zu bytes", count, size);
	if (count == 0)
		return PATTERN_GROUPS; /* has more groups than are told */
	return count > 0 ? (size_t)count : 0;
}

static bool
begins(const struct pattern *p, const char *text)
{
	unsigned char c = (unsigned char)*text;

	return p->first[c / 8] & 1U << c % 8;
}

bool
pattern_find(const struct pattern *p, const char *text, size_t size,
    size_t from, struct match *out)
{
	const size_t *places = pcre2_get_ovector_pointer(p->data);

	out->count = 0;
	if (from > size)
		return false;
	if (p->anchored && (from || !size || !begins(p, text)))
		return false;
	out->count = run(p, text, size, from, 0);
	for (size_t i = 0; out->count && i < PATTERN_GROUPS; i++) {
		bool told = i < out->count;

		out->start[i] = told ? places[2 * i] : (size_t)-1;
		out->end[i] = told ? places[2 * i + 1] : (size_t)-1;
	}
	return out->count > 0;
}

bool
pattern_may_begin(const struct pattern *p, const char *c, size_t size)
{
	if (!p->anchored || size < 2)
		return !p->anchored || begins(p, c);
	/* Told so far, a match is refused only where none goes on from it. */
	return begins(p, c) &&
	       pcre2_match(p->code, (PCRE2_SPTR)c, size, 0, PCRE2_PARTIAL_HARD,
		   p->data, p->limits) != PCRE2_ERROR_NOMATCH;
}

bool
pattern_matches(const struct pattern *p, const char *text)
{
	return run(p, text, strlen(text), 0,
		   PCRE2_ANCHORED | PCRE2_ENDANCHORED) > 0;
}

const char *
pattern_named(struct arena *mem, const struct pattern *p, const char *text,
    const struct match *m, const char *name)
{
	int group = pcre2_substring_number_from_name(p->code, (PCRE2_SPTR)name);

	if (group < 0 || group >= PATTERN_GROUPS ||
	    m->start[group] == (size_t)-1)
		return NULL;
	return arena_copy_n(
	    mem, text + m->start[group], m->end[group] - m->start[group]);
}
