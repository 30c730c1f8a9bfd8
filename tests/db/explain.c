/*
 * explain.c: no statement of the program reads a large table from end to
 * end, unless explain.txt says that it may, and why.
 *
 * Nor does it sort a list that is read from a key on.
 *
 * Every table gets ROWS rows of made-up values, and statistics as if they were
 * those of a million comments; then MariaDB is asked how it would run each
 * statement, with a word for each parameter.
 */
#include "fcgi/base/text.h"
#include "tests/db/world.h"

#include <mysql.h>

enum { ROWS = 2000, MANY = ROWS / 4, SMALL_FILE = 64 * 1024 };

/* One INSERT a table, of a value for each column by its type. */
static const char inserts[] =
    "SELECT CONCAT('INSERT IGNORE INTO `', table_name, '` (',"
    " GROUP_CONCAT('`', column_name, '`' ORDER BY ordinal_position), ')"
    " SELECT ', GROUP_CONCAT(CASE"
    " WHEN data_type IN ('bigint', 'int', 'smallint') THEN 'seq'"
    " WHEN data_type = 'tinyint' THEN 'seq % 100'"
    " WHEN data_type IN ('varchar', 'char')"
    "  THEN CONCAT('LEFT(CONCAT(''v'', seq), ', character_maximum_length, ')')"
    " WHEN data_type = 'datetime'"
    "  THEN '''2026-01-01 00:00:00'' + INTERVAL seq MINUTE'"
    " WHEN data_type = 'date' THEN '''2000-01-01'' + INTERVAL seq DAY'"
    " WHEN data_type = 'binary'"
    "  THEN CONCAT('LEFT(UNHEX(SHA2(seq, 256)), ',"
    "   character_maximum_length, ')')"
    " ELSE 'CONCAT(''words '', seq)' END ORDER BY ordinal_position),"
    " ' FROM seq_1_to_2000'), table_name"
    " FROM information_schema.columns WHERE table_schema = DATABASE()"
    " AND table_name <> 'migration' GROUP BY table_name";

static MYSQL_RES *
ask(MYSQL *m, const char *sql)
{
	if (mysql_query(m, sql)) {
		printf("# %s: %s\n", mysql_error(m), sql);
		return NULL;
	}
	return mysql_store_result(m);
}

static void
fill(struct world *w, MYSQL *m)
{
	MYSQL_RES *tables;
	MYSQL_ROW row;
	size_t filled = 0;

	ask(m,
	    "SET SESSION foreign_key_checks = 0, check_constraint_checks = 0,"
	    " group_concat_max_len = 100000, sql_mode = ''");
	tables = ask(m, inserts);
	CHECK(tables);
	while (tables && (row = mysql_fetch_row(tables))) {
		ask(m, row[0]);
		CHECK(!mysql_errno(m));
		mysql_free_result(
		    ask(m, arena_printf(w->mem, "ANALYZE TABLE `%s`", row[1])));
		filled++;
	}
	CHECK(filled > 40);
	mysql_free_result(tables);
}

/* The server is told that these rows are those of 10,000 consultations with a
 * million comments, so that it plans as it would there: how many there are of
 * a kind, and how many of one subject. */
static const char million[] =
    "UPDATE mysql.innodb_table_stats SET n_rows = n_rows * @times,"
    " clustered_index_size = clustered_index_size * @times,"
    " sum_of_other_index_sizes = sum_of_other_index_sizes * @times"
    " WHERE database_name = DATABASE() AND FIND_IN_SET(table_name, @tables);"
    "UPDATE mysql.innodb_index_stats SET stat_value ="
    " CASE stat_description WHEN 'consultation_id' THEN 10000"
    " WHEN 'authority_id' THEN 500 ELSE stat_value * @times END"
    " WHERE database_name = DATABASE() AND FIND_IN_SET(table_name, @tables)"
    " AND stat_name LIKE 'n_diff%'";

static void
enlarge(MYSQL *m)
{
	static const struct {
		const char *times, *tables;
	} large[] = {{"SET @times = 500",
			 "SET @tables = 'comment,comment_text,submission,"
			 "contact,record,ledger_note,ledger_entry,mail,job,"
			 "reply,reply_to,reply_text,support,attachment,token,"
			 "form_key,session,attempt,answer,tally,unit,unit_in,"
			 "fragment,act,comment_authority,blob_part'"},
	    {"SET @times = 5",
		"SET @tables = 'consultation,consultation_text,"
		"consultation_authority,document,document_text,version'"}};
	char *both = strdup(million), *second = strchr(both, ';');

	*second++ = 0;
	for (size_t i = 0; i < 2; i++) {
		const char *const all[] = {
		    large[i].times, large[i].tables, both, second};

		for (size_t n = 0; n < 4; n++) {
			ask(m, all[n]);
			CHECK(!mysql_errno(m));
			CHECK(n < 2 || mysql_affected_rows(m) > 0);
		}
	}
	ask(m, "FLUSH TABLES");
	CHECK(!mysql_errno(m));
	free(both);
}

/* The statement with a value in place of each parameter, to be explained;
 * a number for an int, so that columns of text are not compared with one; for
 * a text what is JSON and a pattern as well. */
static const char *
filled_in(struct world *w, const struct statement *s, const char *moment)
{
	struct buffer b = buffer_new(w->mem, SMALL_FILE);
	const char *type = s->types;
	char quote = 0;

	buffer_add(&b, "EXPLAIN ");
	for (const char *sql = s->sql; *sql; sql++) {
		if (quote ? *sql == quote : strchr("'\"`", *sql) != NULL)
			quote = quote ? 0 : *sql;
		if (quote || *sql != '?')
			buffer_bytes(&b, sql, 1);
		else if (*type++ == 'i')
			buffer_add(&b, "1");
		else
			buffer_printf(
			    &b, "'%s'", type[-1] == 'm' ? moment : "[1]");
	}
	return b.data;
}

/* "name TABLE" as a line of explain.txt, before its reason. */
static bool
excused(struct world *w, const char *list, const char *name, const char *table)
{
	const char *line = arena_printf(w->mem, "\n%s %s ", name, table);

	return strstr(list, line) != NULL;
}

/* A list read page after page from a key on: each page costs the same only
 * where the rows come in the order of an index, from the key on. */
static bool
from_a_key(const struct statement *s)
{
	return strstr(s->sql, "COALESCE(?, '1000-01-01')") ||
	       strstr(s->sql, "COALESCE(?, '9999-12-31')");
}

/* Columns of EXPLAIN: id, select_type, table, type, possible_keys, key,
 * key_len, ref, rows, Extra. */
static size_t
scans(struct world *w, MYSQL *m, const struct statement *s, const char *moment,
    const char *list, bool say)
{
	MYSQL_RES *plan = ask(m, filled_in(w, s, moment));
	MYSQL_ROW row;
	size_t bad = plan == NULL;

	while (plan && (row = mysql_fetch_row(plan))) {
		const char *table = row[2], *type = row[3], *rows = row[8];

		if (from_a_key(s) && row[9] && strstr(row[9], "filesort") &&
		    (!strcmp(row[1], "PRIMARY") || !strcmp(row[1], "SIMPLE")) &&
		    !excused(w, list, s->name, "sorted")) {
			if (say)
				printf("# %s sorts its rows\n", s->name);
			bad++;
		}
		if (!table || table[0] == '<' || !type || !rows)
			continue;
		if (strcmp(type, "ALL") && strcmp(type, "index"))
			continue;
		if (strtol(rows, NULL, 10) < MANY ||
		    excused(w, list, s->name, table))
			continue;
		if (say)
			printf("# %s reads all of %s (%s, key %s, %s rows)\n",
			    s->name, table, type, row[5] ? row[5] : "none",
			    rows);
		bad++;
	}
	if (plan)
		mysql_free_result(plan);
	return bad;
}

/* A moment early or late among the rows: what is swept is before the one,
 * what is waited for after the other. */
static bool
is_good(struct world *w, MYSQL *m, const struct statement *s, const char *list)
{
	return !scans(w, m, s, "2026-01-01 00:10:00.000000", list, false) ||
	       !scans(w, m, s, "2026-01-02 09:10:00.000000", list, true);
}

static const char *
excuses(struct world *w)
{
	char *text = arena_alloc(w->mem, SMALL_FILE);
	FILE *file = fopen("tests/db/explain.txt", "r");

	CHECK(file);
	if (file) {
		CHECK(fread(text, 1, SMALL_FILE - 1, file) > 0);
		fclose(file);
	}
	return text;
}

int
main(void)
{
	struct world w = world_new();
	MYSQL *m = mysql_init(NULL);
	const char *list = excuses(&w);

	CHECK(mysql_real_connect(m, NULL, w.settings.db_admin_user, "",
	    w.settings.db_name, 0, w.settings.db_socket, 0));
	mysql_set_character_set(m, "utf8mb4");
	fill(&w, m);
	enlarge(m);
	for (size_t i = 0; i < db_statement_count; i++) {
		const struct statement *s = db_statements[i];

		if (s->kind == DB_INSERT || !strncmp(s->sql, "INSERT", 6))
			continue;
		check_report(
		    is_good(&w, m, s, list), s->name, __FILE__, __LINE__);
	}
	mysql_close(m);
	arena_free(w.mem);
	return check_done();
}
