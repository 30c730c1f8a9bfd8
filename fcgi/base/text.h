/*
 * text.h: the door for text, and what is done with it inside.
 *
 * text_accept is the only way in: valid UTF-8 (RFC 3629: no surrogates, no
 * overlong forms), no NUL, no control character but newline and tab, no
 * U+FFFE or U+FFFF (XML has no place for them), line ends made "\n".  Inside, text is const char * in the arena.  Nothing here
 * builds HTML, XML or SQL.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Names with values, in the order in which they came; a name may come twice.
 * file is an index into the request's uploads, or -1. */
struct pair {
	const char *name;
	const char *value;
	int file;
};
struct pairs {
	struct pair *at;
	size_t count;
};

/* Bytes from outside as text.  ERR_INVALID for what the head comment bars. */
enum err text_accept(struct arena *mem, const void *bytes, size_t size,
		     const char **out);
/* Whether text_accept would take it. */
bool text_is_utf8(const void *bytes, size_t size);
/* What a library hands over, up to its first NUL, without what text_accept
 * bars: half a character, a control, a carriage return. */
const char *text_clean(struct arena *mem, const void *bytes, size_t size);

/* Without white space (Unicode's) at both ends. */
const char *text_trim(struct arena *mem, const char *text);

/* Length in code points; text must have come through the door. */
size_t text_length(const char *text);

/* The code point at that place, which is not the end; how many bytes it has. */
size_t text_letter(const char *at, uint32_t *out);

/* At most count code points, whole ones. */
const char *text_cut(struct arena *mem, const char *text, size_t count);

bool text_is(const char *a, const char *b); /* equal; either may be NULL */
bool text_starts(const char *text, const char *start);
/* One of the words of a list with single spaces. */
bool text_has_word(const char *words, const char *word);

/* Lower case and NFC, Unicode's rules; for keys such as e-mail addresses. */
const char *text_lower(struct arena *mem, const char *text);

/* For search, grouping and comparison (engineering 22): NFKD, lower case,
 * letters and digits only, diacritics folded, Serbian Cyrillic folded to
 * Latin, Bulgarian letters kept; words by single spaces, a word under 3
 * letters joined to a number that follows ("чл. 5" is "чл5").
 * Serbian and Bulgarian share most letters: where the language is known, say
 * it; text_fold takes a text for Serbian when text_is_serbian says so. */
const char *text_fold_in(struct arena *mem, const char *language,
			 const char *text);
const char *text_fold(struct arena *mem, const char *text);

/* Whether it holds a letter that only Serbian Cyrillic has (ђ ј љ њ ћ џ). */
bool text_is_serbian(const char *text);

/* Serbian Cyrillic to Latin and back.  Latin passes through to_latin as it
 * is; addresses (with @ or ://) are protected in to_cyrillic. */
const char *text_to_latin(struct arena *mem, const char *text);

/* Whether it is written in either script, and both are one text: Serbian. */
bool text_in_two_scripts(const char *language);
const char *text_to_cyrillic(struct arena *mem, const char *text);

/* A text in pieces that leave nothing out, for comparison: words (letters,
 * marks, soft hyphens), numbers (digits with the letters that follow, and
 * with "." "," ":" "/" between digits: "21.00", "35а"), single punctuation
 * marks and signs, and runs of white space, by Unicode's classes. */
enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_MARK, TOKEN_BLANK };
struct token {
	const char *at; /* in the text; no NUL at its end */
	size_t size;
	enum token_kind kind;
	bool composed; /* holds no combining mark and nothing invisible */
};
struct tokens {
	struct token *at;
	size_t count;
};
void text_tokens(struct arena *mem, const char *text, struct tokens *out);

/* NFC, without what is not seen (Cf: soft hyphens, joiners). */
const char *text_compose(struct arena *mem, const char *text);

/* A whole number in decimal, nothing around it.  ERR_INVALID otherwise. */
enum err text_int(const char *text, int64_t *out);

/* RFC 3986 percent-decoding of size bytes; '+' becomes a space if form is
 * set.  The result has come through the door.  ERR_INVALID: bad escape. */
enum err text_url_decode(struct arena *mem, const char *bytes, size_t size,
			 bool form, const char **out);
const char *text_url_encode(struct arena *mem, const char *text);

/* name=value&...  (application/x-www-form-urlencoded), at most limit pairs.
 * ERR_INVALID: bad escape or text, too many pairs. */
enum err text_pairs(struct arena *mem, const char *bytes, size_t size,
		    size_t limit, struct pairs *out);

/* The first value of that name, or NULL. */
const char *pairs_find(const struct pairs *in, const char *name);

/* Lower-case hex, and base64 with the URL alphabet and no padding. */
const char *text_hex(struct arena *mem, const void *bytes, size_t size);
const char *text_base64url(struct arena *mem, const void *bytes, size_t size);
enum err text_base64url_decode(struct arena *mem, const char *text,
			       struct bytes *out);	/* ERR_INVALID */

/* Standard base64 with padding (RFC 4648 4), as signed notes have it. */
const char *text_base64(struct arena *mem, const void *bytes, size_t size);
enum err text_base64_decode(struct arena *mem, const char *text,
			    struct bytes *out);	/* ERR_INVALID */

/* A text that grows; at most limit bytes, beyond which it aborts: callers
 * know their sizes.  data always ends with a NUL that size does not count. */
struct buffer {
	struct arena *mem;
	char *data;
	size_t size, room, limit;
};
struct buffer buffer_new(struct arena *mem, size_t limit);
/* What was put into it; the room it did not need is given back, and has to be
 * zero: who shortened it wrote zeros.  If it is added to, it moves. */
const char *buffer_end(struct buffer *b);
void buffer_add(struct buffer *b, const char *text);
void buffer_bytes(struct buffer *b, const void *bytes, size_t size);
void buffer_printf(struct buffer *b, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
