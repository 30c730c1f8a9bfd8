/*
 * keep.c: answers to a questionnaire, written, changed and read again; the
 * declaration that asked; what is asked stands once people may answer.  Runs
 * under tests/with-db, on the schema as it is.
 */
#include "forms/keep.h"
#include "forms/show.h"
#include "tests/check.h"

#include <fcntl.h>
#include <unistd.h>

enum { ROUND = 1, SUBMISSION = 1, CLERK = 1, SCHEMA_SIZE = 1 << 20 };

static const char asked[] =
    "<form name=\"questionnaire\">"
    "<section name=\"you\"><label>Вие и паркът</label>"
    "<field name=\"often\" type=\"choice\" required=\"yes\">"
    "<label>Колко често идвате?</label>"
    "<option value=\"daily\">всеки ден</option>"
    "<option value=\"never\">никога</option></field>"
    "<field name=\"why\" type=\"text\" max=\"500\"><label>Защо?</label>"
    "<when field=\"often\" is=\"never\"/></field></section>"
    "<field name=\"how\" type=\"choices\"><label>Как?</label>"
    "<option value=\"foot\">пеша</option><option value=\"bus\">с автобус"
    "</option><option value=\"car\">с кола</option></field>"
    "<field name=\"rate\" type=\"matrix\"><label>Доволни ли сте?</label>"
    "<row value=\"paths\">от алеите</row><row value=\"light\">от "
    "осветлението</row><option value=\"yes\">да</option>"
    "<option value=\"no\">не</option></field></form>";

static const char world[] =
    "CREATE DATABASE glas_keep CHARACTER SET utf8mb4;\nUSE glas_keep;\n";
static const char people[] =
    "INSERT INTO account (id, email_key, email, name, language, "
    "created_at) VALUES (1, 'a@x.example', 'a@x.example', 'Ана', 'bg', "
    "'2026-03-01 10:00:00.000000');\n"
    "INSERT INTO consultation (id, slug, language, profile, round, "
    "published_at, opens_at, closes_at, created_at) VALUES (1, 'park', 'bg', "
    "'bg.ordinance.public', 'public', '2026-03-01 10:00:00.000000', "
    "'2026-03-02 00:00:00.000000', '2026-04-02 00:00:00.000000', "
    "'2026-03-01 10:00:00.000000');\n"
    "INSERT INTO submission (id, code, consultation_id, language, created_at, "
    "changed_at) VALUES (1, 'abcdefghjk', 1, 'bg', "
    "'2026-03-03 10:00:00.000000', '2026-03-03 10:00:00.000000');\n";

static struct arena *mem;
static struct db *db;
static struct forms *forms;

static const char *
file_text(const char *path)
{
	char *text = arena_alloc(mem, SCHEMA_SIZE);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t size = fd < 0 ? -1 : read(fd, text, SCHEMA_SIZE - 1);

	if (fd >= 0)
		close(fd);
	return size > 0 ? text : NULL;
}

static bool
world_made(void)
{
	const char *schema = file_text("db/schema/0001-start.sql");

	return schema && db_script(db, world) == OK &&
	       db_script(db, schema) == OK && db_script(db, people) == OK;
}

static struct answers
answered(const struct form *form, const char *body)
{
	struct pairs given;
	struct answers in = {0};

	CHECK(text_pairs(mem, body, strlen(body), 100, &given) == OK);
	CHECK(check(mem, form, &given, NULL, 0, NULL, 0, &in) == OK);
	return in;
}

static bool
refused(const char *text)
{
	const struct drawn_up by = {ROUND, CLERK, "2026-03-01 12:00:00.000000"};
	const char *fault = NULL;
	struct node *root;

	return xml_parse(mem, text, &root) == OK &&
	       keep_draw_up(db, mem, forms, root, &by, &fault) == ERR_INVALID &&
	       fault;
}

/* Each would stop a page, or ask what a questionnaire must not. */
static void
unfit_ones(void)
{
	CHECK(refused("<form name='q'><field name='a' type='line'>"
		      "<label>A?</label></field></form>"));
	CHECK(refused("<form name='questionnaire'><field name='a' "
		      "type='line'/></form>"));
	CHECK(refused("<form name='questionnaire'><field name='a' "
		      "type='choice'><label>A?</label><option value='x'/>"
		      "</field></form>"));
	CHECK(refused("<form name='questionnaire'><field name='a' "
		      "type='choice' from='profile'><label>A?</label></field>"
		      "</form>"));
	CHECK(refused("<form name='questionnaire'><field name='a' "
		      "type='password'><label>A?</label></field></form>"));
	CHECK(refused("<form name='questionnaire'><section name='s'>"
		      "<field name='a' type='line'><label>A?</label></field>"
		      "</section></form>"));
}

static void
drawing_up(void)
{
	const struct drawn_up early = {
	    ROUND, CLERK, "2026-03-01 12:00:00.000000"};
	const struct drawn_up late = {
	    ROUND, CLERK, "2026-03-02 00:00:00.000000"};
	const char *fault;
	struct node *root, *bad;
	struct form *form;

	CHECK(keep_questionnaire(db, mem, ROUND, "bg", &form) == ERR_NOT_FOUND);
	CHECK(xml_parse(mem, asked, &root) == OK);
	CHECK(xml_parse(mem, "<form name='q'><field name='a' type='x'/></form>",
		  &bad) == OK);
	CHECK(keep_draw_up(db, mem, forms, bad, &early, &fault) == ERR_INVALID);
	CHECK(fault != NULL);
	CHECK(keep_draw_up(db, mem, forms, root, &early, &fault) == OK);
	CHECK(keep_questionnaire(db, mem, ROUND, "bg", &form) == OK);
	CHECK(form->field_count == 4);
	CHECK_TEXT(form->fields[0].section_label, "Вие и паркът");
	/* From the first instant of the term on it is frozen. */
	CHECK(keep_draw_up(db, mem, forms, root, &late, &fault) == ERR_CLOSED);
}

static void
answers_kept(void)
{
	struct form *form, *again;
	struct answers in;
	struct pairs out;

	CHECK(keep_questionnaire(db, mem, ROUND, "bg", &form) == OK);
	in = answered(form, "often=never&why=Далеч+е&how=bus&how=car&"
			    "rate.light=no");
	CHECK(keep_answers(db, mem, SUBMISSION, &in) == OK);
	CHECK(keep_asked(db, mem, form->digest, NULL, &again) == OK);
	CHECK(keep_read(db, mem, SUBMISSION, again, &out) == OK);
	CHECK(out.count == 5);
	CHECK_TEXT(pairs_find(&out, "why"), "Далеч е");
	CHECK_TEXT(pairs_find(&out, "rate.light"), "no");
	CHECK_TEXT(pairs_find(&out, "rate.paths"), NULL);
	CHECK_TEXT(pairs_find(&out, "how"), "bus");
	/* Changed: what applies no more, or was unticked, is gone. */
	in = answered(form, "often=daily&why=x&how=car&rate.paths=yes");
	CHECK(keep_answers(db, mem, SUBMISSION, &in) == OK);
	CHECK(keep_read(db, mem, SUBMISSION, form, &out) == OK);
	CHECK(out.count == 3);
	CHECK_TEXT(pairs_find(&out, "often"), "daily");
	CHECK_TEXT(pairs_find(&out, "how"), "car");
	CHECK_TEXT(pairs_find(&out, "rate.paths"), "yes");
	CHECK(keep_asked(db, mem, (const unsigned char[32]){0}, NULL, &again) ==
	      ERR_NOT_FOUND);
}

/* What was kept fills the form in again. */
static void
shown_again(void)
{
	struct form *form;
	struct pairs kept;
	struct node *root = xml_new(mem, "form");
	const char *text;

	CHECK(keep_questionnaire(db, mem, ROUND, "bg", &form) == OK);
	CHECK(keep_read(db, mem, SUBMISSION, form, &kept) == OK);
	show(root, form, NULL, &kept, NULL, 0);
	text = xml_print(mem, root);
	CHECK(strstr(text, "value=\"car\" id=\"questionnaire-how-car\" "
			   "selected=\"1\">с кола<") != NULL);
	CHECK(strstr(text, "chosen=\"yes\">от алеите<") != NULL);
}

int
main(void)
{
	struct db_account account = {
	    .socket = getenv("GLAS_DB_SOCKET"),
	    .user = getenv("GLAS_DB_ADMIN_USER"),
	    .password = "",
	    .read_seconds = 60,
	    .writer = true,
	};

	mem = arena_new(64 * 1024 * 1024);
	xml_start(false);
	db = db_new(&account);
	CHECK(forms_read("forms", &forms) == OK);
	CHECK(world_made());
	CHECK(db_begin(db) == OK);
	unfit_ones();
	drawing_up();
	answers_kept();
	shown_again();
	CHECK(db_commit(db) == OK);
	db_free(db);
	arena_free(mem);
	return check_done();
}
