/*
 * bare.c: what the client library alone takes for the rows of a report:
 *
 *	bare SOCKET USER PASSWORD-FILE SLUG >FILE
 *
 * One statement, rows as they come from the server, their cells written one
 * after the other with nothing looked at; the least that a table of so many
 * comments can cost.  The statement asks for what a row of the statutory table
 * is made of: who, when, which unit, the words, the decision with its reasons,
 * and what may not be shown.
 */
#include <mysql.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const char sql[] =
    "SELECT c.id, c.code, c.state, c.erased_at, c.hide_rule, c.weight,"
    "       c.location, s.kind, s.capacity, s.capacity_words, s.shown_name,"
    "       s.channel, s.received_at, s.records_number, t.proposed, t.remark,"
    "       t.reason, rt.decision, rt.reasons, rt.changed, i.steps"
    "  FROM consultation n"
    "  JOIN comment c ON c.consultation_id = n.id"
    "  JOIN submission s ON s.id = c.submission_id"
    "  LEFT JOIN comment_text t"
    "    ON t.comment_id = c.id AND t.edition = c.edition"
    "  LEFT JOIN reply_to rl ON rl.comment_id = c.id"
    "  LEFT JOIN reply r ON r.id = rl.reply_id"
    "  LEFT JOIN reply_text rt"
    "    ON rt.reply_id = r.id AND rt.edition = r.edition"
    "  LEFT JOIN unit_in i"
    "    ON i.version_id = c.version_id AND i.unit_id = c.unit_id"
    " WHERE n.slug = '%s' AND c.state NOT IN ('unsent', 'removed')"
    " ORDER BY c.sent_at, c.submission_id, c.id";

static bool
first_line(const char *path, char *line, int size)
{
	FILE *file = fopen(path, "r");
	bool read;

	if (!file)
		return false;
	read = fgets(line, size, file) || feof(file);
	fclose(file);
	line[strcspn(line, "\n")] = 0;
	return read;
}

static unsigned long
written(MYSQL_RES *result)
{
	unsigned columns = mysql_num_fields(result);
	unsigned long rows = 0;
	MYSQL_ROW row;

	for (; (row = mysql_fetch_row(result)); rows++) {
		const unsigned long *sizes = mysql_fetch_lengths(result);

		for (unsigned i = 0; i < columns; i++) {
			if (row[i])
				fwrite(row[i], 1, sizes[i], stdout);
			putchar(i + 1 < columns ? ',' : '\n');
		}
	}
	return rows;
}

int
main(int argc, char **argv)
{
	char password[200] = "", asked[sizeof sql + 200];
	MYSQL *db = mysql_init(NULL);
	MYSQL_RES *result;
	unsigned long rows;

	if (argc != 5 || !db || !first_line(argv[3], password, 200)) {
		fputs("bare SOCKET USER PASSWORD-FILE SLUG\n", stderr);
		return 2;
	}
	snprintf(asked, sizeof asked, sql, argv[4]);
	mysql_options(db, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	if (!mysql_real_connect(
		db, NULL, argv[2], password, "glas", 0, argv[1], 0) ||
	    mysql_query(db, asked) || !(result = mysql_use_result(db))) {
		fprintf(stderr, "bare: %s\n", mysql_error(db));
		return 1;
	}
	rows = written(result);
	mysql_free_result(result);
	mysql_close(db);
	fprintf(stderr, "%lu rows\n", rows);
	return rows ? 0 : 1;
}
