/*
 * canary.c: strings that would break a page, in every field a person or an
 * office fills in, on their way through all that shows them.  Stored as they
 * were typed; read again as typed; the shape of every page (its elements and
 * their attributes) is that of a page with harmless words.  Runs under
 * tests/with-db.
 */
#include "tests/check.h"
#include "tests/house.h"

#include <libxml/HTMLparser.h>

static const char filing[] = "2026-03-10 10:00:00.000000";
static const char after[] = "2026-05-02 10:00:00.000000";
static const char harmless[] = "Harmless words";

static const char *const canaries[] = {
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg/onload=alert(1)>",
    "' onmouseover='alert(1)",
    "</textarea><b>x",
    "</title></head><body>",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[x]]>",
    "<?xml version=\"1.0\"?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/"
    "passwd\">]>&e;",
    "&lt;b&gt;",
    "&amp;",
    "&#60;b&#62;",
    "&nbsp;",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "`",
    "<x",
    "x>",
    "</p></div>",
    "<a href=\"javascript:"
    "alert(1)\">x</a>",
    "javascript:alert(1)",
    "data:text/html,<b>x</b>",
    "{{7*7}}",
    "${7*7}",
    "<%= 7*7 %>",
    "%s%n%x%d",
    "%00%3Cb%3E",
    "\\0\\n\\x3c",
    "'; DROP TABLE comment; --",
    "' OR 1=1 --",
    "\\' OR 1=1",
    "\\",
    "\\\\",
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "=1+1",
    "+1",
    "-1",
    "@x",
    "{1} {2}",
    "t:text('nav.desk')",
    "urn:fragment:1",
    "<t:fragment n=\"1\"/>",
    "\u202etxt.exe\u202c",
    "\u200f\u05d0\u05d1",
    "\u2066x\u2069",
    "\ufeff"
    "x",
    "\U0001F468\u200D\U0001F469\u200D\U0001F467",
    "\U00010348\U0001D11E",
    "e\u0301\u0302\u0303",
    "\u0130\u0131\u00df\ufb03",
    "\uFFFD",
    "Z\u0335\u0321\u033b",
    "\u00a0x\u00a0",
    "\u2028x\u2029y",
    "NULL",
    "null",
    "undefined",
    "true",
    "0",
    "1e309",
    "-0",
    "../../etc/passwd",
    "C:\\con",
    "http://evil.example/?a=1&b=2",
    "//evil.example",
    "a\r\nBcc: x@y.example",
    "one\r\n\r\ntwo",
    "- a\r\n- b",
    "tab\there",
};

static struct house house;

struct browser {
	char cookie[64];
	int status;
	const char *location, *body;
};

static void
ask(struct browser *b, const char *verb, const char *path, const char *fields)
{
	struct request in;
	struct response out;

	house_request(&house, verb, path, fields, b->cookie, &in);
	house_serve(&house, &in, &out);
	if (out.cookie)
		snprintf(b->cookie, sizeof b->cookie, "%s", out.cookie);
	b->status = out.status;
	b->location = out.location ? arena_copy_n(house.mem, out.location,
					 strcspn(out.location, "?#"))
				   : NULL;
	b->body = out.body.size ? out.body.data : "";
}

/* The form of that path on the page at hand is sent: its key, its hidden
 * edition, and the fields. */
static void
post(struct browser *b, const char *path, const char *fields)
{
	const char *form =
	    strstr(b->body, arena_printf(house.mem, "action=\"%s\"", path));
	const char *end = form ? strstr(form, "</form>") : NULL;
	static const char *const kept[] = {"key", "edition", "version"};
	const char *all = fields;

	for (size_t i = 0; form && end && i < sizeof kept / sizeof *kept; i++) {
		const char *mark =
		    arena_printf(house.mem, "name=\"%s\" value=\"", kept[i]);
		const char *at = strstr(form, mark);

		if (at && at < end) {
			at += strlen(mark);
			all = arena_printf(house.mem, "%s&%s=%s", all, kept[i],
			    arena_copy_n(house.mem, at, strcspn(at, "\"")));
		}
	}
	ask(b, "POST", path, all);
}

static const char *
cell_of(const char *sql)
{
	char *text = arena_alloc(house.mem, 1 << 20);
	const char *wrong = house_query(&house, sql, text, 1 << 20);

	return wrong ? wrong : text;
}

/* Elements and attributes by name; br, p, ins, del and lists come of the
 * words themselves. */
static void
shape(struct buffer *out, const xmlNode *node)
{
	for (; node; node = node->next) {
		const char *name = (const char *)node->name;

		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (!strstr(" br p ins del ul li ",
			arena_printf(house.mem, " %s ", name))) {
			buffer_printf(out, "%s", name);
			for (const xmlAttr *a = node->properties; a;
			     a = a->next)
				buffer_printf(out, "@%s", a->name);
			buffer_add(out, "\n");
		}
		shape(out, node->children);
	}
}

/* What a page is made of and what it says, in words with single spaces. */
struct look {
	const char *name, *shape, *words;
};
enum { LOOKS = 24 };
struct looks {
	struct look at[LOOKS];
	size_t count;
};

static const char *
squeezed(const char *text)
{
	char *out = arena_alloc(house.mem, strlen(text) + 1), *to = out;

	for (; *text; text++)
		if (!strchr(" \t\r\n", *text))
			*to++ = *text;
	return out;
}

static void
look(struct looks *all, const char *name, const struct browser *b)
{
	xmlDocPtr doc;
	struct buffer made = buffer_new(house.mem, 1 << 20);
	bool xml = !strncmp(b->body, "<?xml", 5);
	xmlChar *words;

	doc = xml ? xmlReadMemory(b->body, (int)strlen(b->body), name, NULL,
			XML_PARSE_NOERROR | XML_PARSE_NONET)
		  : htmlReadMemory(b->body, (int)strlen(b->body), name, "UTF-8",
			HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
			    HTML_PARSE_NONET);
	if (b->status != 200 && b->status != 422)
		buffer_printf(&made, "status %d\n", b->status);
	if (doc)
		shape(&made, xmlDocGetRootElement(doc));
	else
		buffer_add(&made, "not to be parsed\n");
	words = doc ? xmlNodeGetContent((xmlNodePtr)doc) : NULL;
	all->at[all->count++] = (struct look){
	    name, made.data, squeezed(words ? (const char *)words : "")};
	xmlFree(words);
	xmlFreeDoc(doc);
}

static void
see(struct looks *all, struct browser *b, const char *name, const char *path)
{
	ask(b, "GET", path, NULL);
	look(all, name, b);
}

/* A csv has no tree: its shape is its count of quotes that open a cell. */
static void
see_table(struct looks *all, struct browser *b, const char *path)
{
	ask(b, "GET", path, NULL);
	all->at[all->count++] = (struct look){"csv", "", squeezed(b->body)};
}

/* One word where a line is asked for: no line ends. */
static const char *
line_of(const char *canary)
{
	return strpbrk(canary, "\r\n\t") ? harmless : canary;
}

static const char *
coded(const char *text)
{
	return text_url_encode(house.mem, text);
}

/* A citizen's way, the whole of it. */
static void
citizen(struct looks *all, const char *canary)
{
	struct browser b = {.cookie = ""};
	const char *form = "/bg/c/river/d/act/u/art_2/comment", *number, *token;

	see(all, &b, "form", form);
	post(&b, form,
	    arena_printf(house.mem,
		"stance=change&proposed=%s&remark=%s&reason=%s", coded(canary),
		coded(canary), coded(canary)));
	see(all, &b, "check", "/bg/c/river/take-part");
	see(all, &b, "change",
	    arena_printf(house.mem, "/bg/c/river/take-part/%s",
		cell_of("SELECT code FROM comment")));
	ask(&b, "GET", "/bg/c/river/take-part", NULL);
	post(&b, "/bg/c/river/take-part/send",
	    arena_printf(house.mem,
		"capacity=organisation&submitter=ngo&organisation=%s&name=%s"
		"&name_choice=full&email=not",
		coded(line_of(canary)), coded(line_of(canary))));
	look(all, "refused", &b);
	post(&b, "/bg/c/river/take-part/send",
	    arena_printf(house.mem,
		"capacity=organisation&submitter=ngo&organisation=%s&name=%s"
		"&name_choice=full&email=a%%40x.example&consent=yes",
		coded(line_of(canary)), coded(line_of(canary))));
	see(all, &b, "receipt", b.location ? b.location : "/");
	number = cell_of("SELECT number FROM submission");
	token = cell_of("SELECT secret FROM mail WHERE kind ="
			" 'confirm-submission'");
	ask(&b, "GET",
	    arena_printf(house.mem, "/bg/confirm/%s/%s", number, token), NULL);
	post(&b, arena_printf(house.mem, "/bg/confirm/%s/%s", number, token),
	    "");
	see(all, &b, "status", b.location ? b.location : "/");
	see(all, &b, "receipt-public",
	    arena_printf(house.mem, "/bg/r/%s", number));
}

static void
reader(struct looks *all)
{
	struct browser b = {.cookie = ""};

	see(all, &b, "unit", "/bg/c/river/d/act/u/art_2");
	see(all, &b, "unit-latin", "/sr-Latn/c/river/d/act/u/art_2");
	see(all, &b, "comments", "/bg/c/river/comments");
	see(all, &b, "comment",
	    arena_printf(house.mem, "/bg/c/river/comments/%s",
		cell_of("SELECT code FROM comment")));
}

static void
office(struct looks *all, const char *canary)
{
	struct browser vera = {.cookie = ""}, boris = {.cookie = ""};
	const char *path =
	    arena_printf(house.mem, "/bg/desk/c/river/comments/%s",
		cell_of("SELECT code FROM comment"));
	const char *code = strrchr(path, '/') + 1;

	house_session(&house, "vera@rechen.example", vera.cookie);
	house_session(&house, "boris@rechen.example", boris.cookie);
	see(all, &vera, "desk-comments", "/bg/desk/c/river/comments");
	see(all, &vera, "desk-comment", path);
	post(&vera, arena_printf(house.mem, "%s/reply", path),
	    arena_printf(house.mem,
		"comments=%s&decision=refused&reasons=%s"
		"&state=review",
		code, coded(canary)));
	see(all, &boris, "desk-review", path);
	post(&boris, arena_printf(house.mem, "%s/return", path),
	    arena_printf(house.mem, "note=%s", coded(canary)));
	see(all, &vera, "desk-returned", path);
	clock_fix(after);
	house_session(&house, "vera@rechen.example", vera.cookie);
	see(all, &vera, "desk-report", "/bg/desk/c/river/report");
	post(&vera, "/bg/desk/c/river/report",
	    arena_printf(house.mem,
		"course=%s&events=%s&channels=%s&participants=%s&number=%s&"
		"place=%s"
		"&prepared_by=%s&approved_by=%s",
		coded(canary), coded(canary), coded(canary), coded(canary),
		coded(line_of(canary)), coded(line_of(canary)),
		coded(line_of(canary)), coded(line_of(canary))));
	see(all, &vera, "report-written", "/bg/desk/c/river/report");
	see(all, &vera, "report", "/bg/c/river/report");
	see(all, &vera, "report-xml", "/bg/c/river/report.xml");
	see_table(all, &vera, "/bg/c/river/report.csv");
}

static void
way(struct looks *all, const char *canary)
{
	*all = (struct looks){.count = 0};
	house_seed(&house, "river");
	clock_fix(filing);
	citizen(all, canary);
	reader(all);
	office(all, canary);
}

static void
result(bool good, const char *canary, const char *what, const char *more)
{
	check_failed += !good;
	printf("%sok %d - %s: ", good ? "" : "not ", ++check_number, what);
	for (const char *c = canary; *c; c++)
		putchar(*c < ' ' || *c == '#' ? '.' : *c);
	putchar('\n');
	if (!good)
		printf("#   %s\n", more);
}

/* Where two shapes part. */
static const char *
parting(const char *is, const char *should)
{
	while (*is && *is == *should)
		is++, should++;
	return arena_printf(house.mem, "is %.40s | should %.40s", is, should);
}

/* A person's words are trimmed, their line ends are one. */
static const char *
typed(const char *canary)
{
	struct buffer out = buffer_new(house.mem, 4096);

	for (const char *c = canary; *c; c++)
		if (*c != '\r')
			buffer_bytes(&out, c, 1);
	return text_trim(house.mem, out.data);
}

static void
compare(const struct looks *is, const struct looks *should, const char *canary)
{
	const char *say = squeezed(typed(canary));
	/* where a person's words are never shown */
	static const char silent[] = " form receipt receipt-public csv"
				     " desk-report ";

	for (size_t i = 0; i < is->count; i++) {
		const struct look *a = &is->at[i], *b = &should->at[i];

		if (strcmp(a->shape, b->shape) != 0)
			result(false, canary, a->name,
			    parting(a->shape, b->shape));
		if (!strstr(silent, arena_printf(house.mem, " %s ", a->name)) &&
		    !strstr(a->words, say) && !strstr(a->name, "latin"))
			result(false, canary, a->name, "does not say it");
	}
}

static void
try(const struct looks *should, const char *canary)
{
	struct looks is;
	const char *kept, *want;
	int before = check_failed;

	way(&is, canary);
	kept = cell_of("SELECT HEX(CONCAT_WS('|', proposed, remark, reason))"
		       " FROM comment_text");
	want = typed(canary);
	want = arena_printf(house.mem, "%s|%s|%s", want, want, want);
	want = text_hex(house.mem, (const unsigned char *)want, strlen(want));
	if (strcasecmp(kept, want) != 0)
		result(false, canary, "stored as typed", kept);
	compare(&is, should, canary);
	if (check_failed == before)
		result(true, canary, "as typed, shape unchanged", "");
}

/* What is no text, and what is too much of it. */
static void
limits(void)
{
	struct browser b = {.cookie = ""};
	const char *form = "/bg/c/river/d/act/u/art_2/comment";
	struct buffer long_one = buffer_new(house.mem, 1 << 20);
	static const char *const no_text[] = {"a%00b", "%C0%80", "%ED%A0%80",
	    "%FF", "%F4%90%80%80", "%E0%80%80", "a%01b", "a%1Bb", "a%7Fb"};

	house_seed(&house, "river");
	clock_fix(filing);
	for (size_t i = 0; i < sizeof no_text / sizeof *no_text; i++) {
		ask(&b, "GET", form, NULL);
		post(&b, form,
		    arena_printf(
			house.mem, "stance=none&remark=%s", no_text[i]));
		result(b.status == 400 || b.status == 422, no_text[i],
		    "is no text", arena_printf(house.mem, "%d", b.status));
	}
	CHECK_TEXT(cell_of("SELECT COUNT(*) FROM comment"), "0");
	for (int i = 0; i < 20000; i++)
		buffer_add(&long_one, "%F0%9F%98%80");
	ask(&b, "GET", form, NULL);
	post(&b, form,
	    arena_printf(house.mem, "stance=none&remark=%s", long_one.data));
	CHECK(b.status == 303);
	CHECK_TEXT(
	    cell_of("SELECT CHAR_LENGTH(remark) FROM comment_text"), "20000");
	ask(&b, "GET", form, NULL);
	post(&b, form,
	    arena_printf(house.mem, "stance=none&remark=%sx", long_one.data));
	CHECK(b.status == 422);
	CHECK(strstr(b.body, "\U0001F600x</textarea>") != NULL);
	CHECK_TEXT(cell_of("SELECT COUNT(*) FROM comment"), "1");
}

int
main(void)
{
	struct looks should;
	struct arena *kept = arena_new(64 << 20), *all;

	if (house_start(&house, NULL, NULL) != OK) {
		puts("not ok 1 - the house does not stand\n1..1");
		return 1;
	}
	all = house.mem;
	house.mem = kept;
	way(&should, harmless);
	for (size_t i = 0; i < should.count; i++)
		if (!strncmp(should.at[i].shape, "status", 6))
			result(false, should.at[i].name, "the way is open",
			    should.at[i].shape);
	house.mem = all;
	for (size_t i = 0; i < sizeof canaries / sizeof *canaries; i++) {
		try(&should, canaries[i]);
		arena_reset(house.mem);
	}
	limits();
	return check_done();
}
