/*
 * script.c: a text of many statements, one after the other: migrations,
 * grants and seeds.  Quotes and comments may hold ';'.
 */
#include "db/db.h"

#include <string.h>

/* The end of the statement at sql: behind its ';', or the text's end. */
static const char *
script_end(const char *sql)
{
	char quote = 0;

	for (; *sql; sql++) {
		if (quote) {
			if (*sql == '\\' && sql[1] && quote != '`')
				sql++;
			else if (*sql == quote)
				quote = 0;
		} else if (strchr("'\"`", *sql)) {
			quote = *sql;
		} else if (sql[0] == '-' && sql[1] == '-') {
			sql += strcspn(sql, "\n");
			if (!*sql)
				break;
		} else if (*sql == ';') {
			return sql + 1;
		}
	}
	return sql;
}

bool
db_script_step(const char **rest, struct bytes *out)
{
	const char *sql = *rest, *end;

	for (;;) {
		sql += strspn(sql, " \t\r\n");
		if (strncmp(sql, "--", 2))
			break;
		sql += strcspn(sql, "\n");
	}
	if (!*sql)
		return false;
	end = script_end(sql);
	*rest = end;
	*out = (struct bytes){(const unsigned char *)sql, (size_t)(end - sql)};
	return true;
}

enum err
db_script(struct db *db, const char *sql)
{
	struct bytes step;

	while (db_script_step(&sql, &step))
		TRY(db_step(db, step));
	return OK;
}
