/*
 * form.c: declarations, checking and showing: every type at its limit and
 * one beyond, conditions, doubled and undeclared fields, secrets.
 */
#include "forms/show.h"
#include "tests/check.h"

static struct arena *mem;

static const struct form *
declared(const char *text)
{
	struct node *root;
	struct form *form;

	if (xml_parse(mem, text, &root) != OK ||
	    form_from(mem, root, NULL, &form))
		return NULL;
	return form;
}

/* Given as a browser sends it. */
static struct answers
answered(const struct form *form, const char *body)
{
	struct pairs given;
	struct answers out = {0};

	if (text_pairs(mem, body, strlen(body), 400, &given) == OK &&
	    check(mem, form, &given, NULL, 0, NULL, 0, &out) == OK)
		CHECK(answers_ok(&out));
	return out;
}

static const char *
fault(const char *fields, const char *body, const char *name)
{
	const struct form *form =
	    declared(arena_printf(mem, "<form name='t'>%s</form>", fields));
	struct answers in = answered(form, body);

	return pairs_find(&in.faults, name);
}

static const char *
times(const char *text, size_t count)
{
	struct buffer b = buffer_new(mem, 1 << 20);

	while (count--)
		buffer_add(&b, text);
	return b.data;
}

static void
lengths(void)
{
	const char *line = "<field name='a' type='line' min='2' max='4'/>";

	CHECK_TEXT(fault(line, "a=abcd", "a"), NULL);
	CHECK_TEXT(fault(line, "a=abcde", "a"), "too_long");
	/* Four letters of two bytes, and of four. */
	CHECK_TEXT(fault(line, "a=жжжж", "a"), NULL);
	CHECK_TEXT(fault(line, "a=𝔸𝔸𝔸𝔸", "a"), NULL);
	CHECK_TEXT(fault(line, "a=жжжжж", "a"), "too_long");
	CHECK_TEXT(fault(line, "a=+b+", "a"), "too_short");
	CHECK_TEXT(fault(line, "a=", "a"), NULL);
	CHECK_TEXT(fault(line, "a=a%0Ab", "a"), "pattern");
	CHECK_TEXT(fault("<field name='a' type='text'/>",
		       arena_printf(mem, "a=%s", times("ж", 20000)), "a"),
	    NULL);
	CHECK_TEXT(fault("<field name='a' type='text'/>",
		       arena_printf(mem, "a=%s", times("ж", 20001)), "a"),
	    "too_long");
}

static void
emails(void)
{
	const char *field = "<field name='a' type='email'/>";
	static const char *const good[] = {"ana@mail.example",
	    "a.b%2Bc@x.y.example", "o'hara@x.example", "жан@поща.бг", NULL};
	static const char *const bad[] = {"ana", "@x.example", "ana@", "ana@x",
	    "ana@x.", "ana@.x", "ana@x..y", "a@b@x.example", "a b@x.example",
	    "a%C2%A0b@x.example", "a%E3%80%80b@x.example", "a%0Ab@x.example",
	    "%3Ca@x.example%3E", "a@x.example,b@x.example", "a@x.example;",
	    "%22a%22@x.example", NULL};

	for (size_t i = 0; good[i]; i++)
		CHECK_TEXT(
		    fault(field, arena_printf(mem, "a=%s", good[i]), "a"),
		    NULL);
	for (size_t i = 0; bad[i]; i++)
		CHECK_TEXT(fault(field, arena_printf(mem, "a=%s", bad[i]), "a"),
		    "not_email");
	/* 254 bytes, and one more. */
	CHECK_TEXT(
	    fault(field, arena_printf(mem, "a=%s@x.example", times("a", 244)),
		"a"),
	    NULL);
	CHECK_TEXT(
	    fault(field, arena_printf(mem, "a=%s@x.example", times("a", 245)),
		"a"),
	    "too_long");
}

static void
numbers_and_days(void)
{
	const char *number = "<field name='a' type='number' min='-2' max='9'/>";
	const char *date = "<field name='a' type='date'/>";
	const char *hour = "<field name='a' type='time'/>";

	CHECK_TEXT(fault(number, "a=9", "a"), NULL);
	CHECK_TEXT(fault(number, "a=10", "a"), "too_large");
	CHECK_TEXT(fault(number, "a=-2", "a"), NULL);
	CHECK_TEXT(fault(number, "a=-3", "a"), "too_small");
	CHECK_TEXT(fault(number, "a=1e1", "a"), "not_number");
	CHECK_TEXT(fault(number, "a=99999999999999999999", "a"), "not_number");
	CHECK_TEXT(
	    fault("<field name='a' type='number'/>", "a=-1", "a"), "too_small");
	CHECK_TEXT(fault(date, "a=2028-02-29", "a"), NULL);
	CHECK_TEXT(fault(date, "a=2026-02-29", "a"), "not_date");
	CHECK_TEXT(fault(date, "a=2026-2-9", "a"), "not_date");
	CHECK_TEXT(fault(date, "a=29.2.2028", "a"), "not_date");
	CHECK_TEXT(fault(hour, "a=00:00", "a"), NULL);
	CHECK_TEXT(fault(hour, "a=23:59", "a"), NULL);
	CHECK_TEXT(fault(hour, "a=24:00", "a"), NULL);
	CHECK_TEXT(fault(hour, "a=24:01", "a"), "not_time");
	CHECK_TEXT(fault(hour, "a=12:60", "a"), "not_time");
	CHECK_TEXT(fault(hour, "a=9:00", "a"), NULL);
	CHECK_TEXT(fault(hour, "a=24.00", "a"), NULL);
	CHECK_TEXT(fault(hour, "a=:00", "a"), "not_time");
	CHECK_TEXT(fault(hour, "a=9:0", "a"), "not_time");
	CHECK_TEXT(fault(hour, "a=123:00", "a"), "not_time");
	CHECK_TEXT(fault(hour, "a=-1:00", "a"), "not_time");
	CHECK_TEXT(fault(hour, "a=17:30:00", "a"), "not_time");
}

static void
compulsory(void)
{
	CHECK_TEXT(fault("<field name='a' type='line' required='yes'/>",
		       "a=+%0A%E2%80%83", "a"),
	    "required");
	/* nobody typed what is hidden: the form is not the one shown */
	CHECK_TEXT(
	    fault("<field name='a' type='hidden' required='yes'/>", "", ""),
	    "unknown");
	CHECK_TEXT(fault("<field name='a' type='hidden' max='1'/>", "a=12", ""),
	    "unknown");
	CHECK_TEXT(
	    fault("<field name='a' type='hidden'/>", "a=1&a=2", ""), "unknown");
	CHECK_TEXT(
	    fault("<field name='a' type='consent' required='yes'/>", "", "a"),
	    "consent");
	CHECK_TEXT(fault("<field name='a' type='consent' required='yes'/>",
		       "a=yes", "a"),
	    NULL);
	CHECK_TEXT(fault("<field name='a' type='consent'/>", "a=on", "a"),
	    "not_choice");
	CHECK_TEXT(fault("<field name='a' type='choice' required='yes'>"
			 "<option value='x'/></field>",
		       "a=", "a"),
	    "choose");
	CHECK_TEXT(fault("<field name='a' type='file' accept='xml' "
			 "required='yes'/>",
		       "a=", "a"),
	    "file_missing");
	/* White space is part of a password. */
	CHECK_TEXT(fault("<field name='a' type='password' min='3' "
			 "required='yes'/>",
		       "a=+++", "a"),
	    NULL);
}

static void
choices_checked(void)
{
	const char *one = "<field name='a' type='choice'><option value='x'/>"
			  "<option value='y'/></field>";
	const char *many = "<field name='a' type='choices'><option value='x'/>"
			   "<option value='y'/></field>";
	struct answers in;

	CHECK_TEXT(fault(one, "a=y", "a"), NULL);
	CHECK_TEXT(fault(one, "a=z", "a"), "not_choice");
	CHECK_TEXT(fault(one, "a=x&a=y", "a"), "twice");
	CHECK_TEXT(fault(many, "a=x&a=y", "a"), NULL);
	CHECK_TEXT(fault(many, "a=x&a=z", "a"), "not_choice");
	in = answered(
	    declared(arena_printf(mem, "<form name='t'>%s</form>", many)),
	    "a=y&a=y&a=x");
	CHECK(answer_is(&in, "a", "x") && answer_is(&in, "a", "y"));
	CHECK_TEXT(answer_at(&in, "a", 0), "y");
	CHECK_TEXT(answer_at(&in, "a", 1), "x");
	CHECK_TEXT(answer_at(&in, "a", 2), NULL);
}

/* Options that a handler knows: none given, none is right. */
static void
choices_from(void)
{
	const struct form *form =
	    declared("<form name='t'>"
		     "<field name='a' type='choice' from='profile'/></form>");
	struct form_option options[] = {{"bg.law", "Законопроект"}};
	struct choices choices = {"profile", options, 1};
	struct pair pair = {"a", "bg.law", -1};
	struct pairs given = {&pair, 1};
	struct answers in;

	CHECK(check(mem, form, &given, NULL, 0, &choices, 1, &in) == OK);
	CHECK_TEXT(answer(&in, "a"), "bg.law");
	choices.from = "other";
	CHECK(
	    check(mem, form, &given, NULL, 0, &choices, 1, &in) == ERR_INVALID);
	CHECK_TEXT(pairs_find(&in.faults, "a"), "not_choice");
}

static void
conditions(void)
{
	const struct form *form =
	    declared("<form name='t'>"
		     "<field name='a' type='choice'><option value='x'/>"
		     "<option value='xy'/><option value='y'/></field>"
		     "<field name='b' type='line' required='yes' max='3'>"
		     "<when field='a' is='xy y'/></field>"
		     "<field name='c' type='line' required='yes'>"
		     "<when field='b' is='go'/></field></form>");
	struct answers in = answered(form, "a=x&b=toolong&c=z");

	/* Sent all the same, but not asked for: neither wrong nor kept. */
	CHECK(answers_ok(&in));
	CHECK_TEXT(answer(&in, "b"), NULL);
	CHECK_TEXT(answer(&in, "c"), NULL);
	in = answered(form, "a=y");
	CHECK_TEXT(pairs_find(&in.faults, "b"), "required");
	CHECK_TEXT(pairs_find(&in.faults, "c"), NULL);
	in = answered(form, "a=xy&b=go");
	CHECK_TEXT(pairs_find(&in.faults, "c"), "required");
	in = answered(form, "a=xy&b=no");
	CHECK(answers_ok(&in));
}

static void
undeclared_and_twice(void)
{
	const char *line = "<field name='a' type='line'/>";
	const char *file = "<field name='a' type='file' accept='xml'/>";
	struct pair pairs[] = {{"a", "", 0}};
	struct pairs given = {pairs, 1};
	struct upload upload = {"x.xml", "text/xml", -1, 10};
	struct answers in;

	CHECK_TEXT(fault(line, "a=x&key=k", ""), NULL);
	CHECK_TEXT(fault(line, "a=x&role=admin", ""), "unknown");
	CHECK_TEXT(fault(line, "a=x&a=x", "a"), "twice");
	CHECK_TEXT(fault(file, "a=x.xml&a=y", "a"), "twice");
	/* A file where none is asked for. */
	CHECK(check(mem,
		  declared("<form name='t'>"
			   "<field name='a' type='line'/></form>"),
		  &given, &upload, 1, NULL, 0, &in) == ERR_INVALID);
	CHECK_TEXT(pairs_find(&in.faults, ""), "unknown");
}

static const char *
file_fault(const char *name, size_t size)
{
	const struct form *form =
	    declared("<form name='t'><field name='a' "
		     "type='file' accept='akn xml' max='100'/></form>");
	struct pair pair = {"a", "", 0};
	struct pairs given = {&pair, 1};
	struct upload upload = {name, "text/xml", -1, size};
	struct answers in;

	if (check(mem, form, &given, &upload, 1, NULL, 0, &in) == OK)
		CHECK((answer_file(&in, "a") == &upload) == (size > 0));
	return pairs_find(&in.faults, "a");
}

static void
files(void)
{
	CHECK_TEXT(file_fault("act.xml", 100), NULL);
	CHECK_TEXT(file_fault("act.XML", 1), NULL);
	CHECK_TEXT(file_fault("act.xml", 101), "file_size");
	CHECK_TEXT(file_fault("act.xml", 0), "file_size");
	CHECK_TEXT(file_fault("act.xml.exe", 1), "file_type");
	CHECK_TEXT(file_fault("xml", 1), "file_type");
	CHECK_TEXT(file_fault("act.kn", 1), "file_type");
	CHECK_TEXT(file_fault("", 0), NULL);
}

/* An answer that is right keeps its trimmed form; a code loses what people
 * put between its parts. */
static void
cleaned(void)
{
	const struct form *form = declared(
	    "<form name='t'>"
	    "<field name='a' type='line'/><field name='b' type='code' max='6'/>"
	    "<field name='n' type='number'/><field name='h' type='time'/>"
	    "</form>");
	struct answers in = answered(form, "a=+x+y+&b=123+4-56&n=+42&h=9.05");

	CHECK_TEXT(answer(&in, "a"), "x y");
	CHECK_TEXT(answer(&in, "b"), "123456");
	CHECK_TEXT(answer(&in, "h"), "09:05");
	CHECK(answer_int(&in, "n", 0) == 42);
	CHECK(answer_int(&in, "m", 7) == 7);
	CHECK_TEXT(pairs_find(&in.given, "a"), " x y ");
	answers_fault(&in, "a", "taken");
	answers_fault(&in, "a", "other");
	CHECK(!answers_ok(&in));
	CHECK_TEXT(pairs_find(&in.faults, "a"), "taken");
}

static void
matrix(void)
{
	const struct form *form = declared(
	    "<form name='q'>"
	    "<field name='m' type='matrix' required='yes'>"
	    "<label>How often?</label><row value='bus'>By bus</row>"
	    "<row value='bike'>By bicycle</row><option value='often'>often"
	    "</option><option value='never'>never</option></field></form>");
	struct answers in = answered(form, "m.bus=often&m.bike=never");

	CHECK(answers_ok(&in));
	CHECK_TEXT(answer(&in, "m.bike"), "never");
	in = answered(form, "m.bus=often");
	CHECK_TEXT(pairs_find(&in.faults, "m"), "choose");
	in = answered(form, "m.bus=often&m.bus=never&m.bike=never");
	CHECK_TEXT(pairs_find(&in.faults, "m"), "twice");
	in = answered(form, "m.car=often");
	CHECK_TEXT(pairs_find(&in.faults, ""), "unknown");
}

static const struct node *
shown_field(const struct node *form, const char *name)
{
	const struct node *at = xml_child(form, "field");

	while (at && !text_is(xml_get(at, "name"), name))
		at = xml_next(at, "field");
	return at;
}

static const char *
shown_value(const struct node *form, const char *name)
{
	const struct node *at = shown_field(form, name);

	at = at ? xml_child(at, "value") : NULL;
	return at ? xml_words(mem, at) : NULL;
}

static void
shown(void)
{
	const struct form *form = declared(
	    "<form name='t'>"
	    "<field name='a' type='line' max='3' hint='yes'/>"
	    "<field name='p' type='password'/><field name='c' type='code'/>"
	    "<field name='s' type='choice' words='stance'><option value='x'/>"
	    "<option value='y'>own</option></field></form>");
	struct answers in = answered(form, "a=%3Cabc%3E&p=secret&c=12&s=y&z=1");
	struct node *root = xml_new(mem, "form");
	const struct node *at;
	struct pair first = {"a", "first", -1};
	struct pairs preset = {&first, 1};

	show(root, form, &in, &preset, NULL, 0);
	CHECK_TEXT(shown_value(root, "a"), "<abc>");
	CHECK_TEXT(shown_value(root, "p"), NULL);
	CHECK_TEXT(shown_value(root, "c"), NULL);
	CHECK(!strstr(xml_print(mem, root), "secret"));
	CHECK_TEXT(xml_get(xml_child(root, "fault"), "key"), "unknown");
	at = xml_child(shown_field(root, "a"), "fault");
	CHECK_TEXT(xml_get(at, "key"), "too_long");
	CHECK_TEXT(xml_get(at, "n"), "3");
	CHECK_TEXT(xml_get(at, "have"), "5");
	at = xml_child(shown_field(root, "s"), "option");
	CHECK_TEXT(xml_get(at, "key"), "stance.x");
	CHECK_TEXT(xml_get(at, "selected"), NULL);
	at = xml_next(at, "option");
	CHECK_TEXT(xml_get(at, "key"), NULL);
	CHECK_TEXT(xml_get(at, "selected"), "1");
	CHECK_TEXT(xml_words(mem, at), "own");
	root = xml_new(mem, "form");
	show(root, form, NULL, &preset, NULL, 0);
	CHECK_TEXT(shown_value(root, "a"), "first");
	CHECK(!xml_child(root, "fault"));
}

static void
refused_declarations(void)
{
	CHECK(!declared("<form name='t'><field name='a' type='line'/>"
			"<field name='a' type='line'/></form>"));
	CHECK(!declared("<form name='t'><field name='b' type='line'>"
			"<when field='a' is='x'/></field>"
			"<field name='a' type='line'/></form>"));
	CHECK(!declared("<form name='t'><field name='a' type='line' "
			"pattern='a+'/></form>"));
	CHECK(!declared("<form name='t'><field name='a' type='line' min='3' "
			"max='2'/></form>"));
	CHECK(!declared("<form name='t'><field name='a' type='choice'>"
			"<option value='x'/><option value='x'/></field>"
			"</form>"));
}

/* The forms of the program, and the one that most people meet. */
static void
ours(void)
{
	struct forms *all = NULL;
	const struct form *comment;
	const char *why = NULL;
	struct node *root;
	struct answers in;

	CHECK(forms_read("forms", &all) == OK);
	CHECK((comment = forms_find(all, "comment")) != NULL);
	CHECK(forms_find(all, "comments") == NULL);
	CHECK(forms_at(all, 0) != NULL && forms_at(all, 127) == NULL);
	in = answered(comment, "stance=oppose&remark=Too+long&version=1");
	CHECK(answers_ok(&in));
	in = answered(comment, "stance=for&remark=Too+long&version=x");
	CHECK_TEXT(pairs_find(&in.faults, "stance"), "not_choice");
	CHECK_TEXT(pairs_find(&in.faults, ""), "unknown");
	in = answered(forms_find(all, "submission-send"),
	    "capacity=organisation&name_choice=kind&email=a@x.example");
	CHECK_TEXT(pairs_find(&in.faults, "organisation"), "required");
	CHECK_TEXT(pairs_find(&in.faults, "consent"), "consent");
	CHECK_TEXT(pairs_find(&in.faults, "who"), NULL);
	CHECK(xml_parse(mem,
		  "<form name='q'><field name='a' type='line'>"
		  "<label>Why?</label></field></form>",
		  &root) == OK &&
	      forms_validate(mem, all, root, &why) == OK);
	CHECK(xml_parse(mem,
		  "<form name='q'><field name='a' type='lines'/>"
		  "</form>",
		  &root) == OK &&
	      forms_validate(mem, all, root, &why) == ERR_INVALID);
	CHECK(why != NULL);
}

int
main(void)
{
	mem = arena_new(64 * 1024 * 1024);
	xml_start(false);
	lengths();
	emails();
	numbers_and_days();
	compulsory();
	choices_checked();
	choices_from();
	conditions();
	undeclared_and_twice();
	files();
	cleaned();
	matrix();
	shown();
	refused_declarations();
	ours();
	arena_free(mem);
	return check_done();
}
