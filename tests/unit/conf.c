/* conf.c: defaults, file, environment, faults; and that conf/platform.conf is
 * what the list makes of it ("conf sample" prints it). */
#include "fcgi/base/conf.h"
#include "tests/check.h"

#include <unistd.h>

static char path[] = "/tmp/glas-conf-XXXXXX";

/* Reads settings from a file with that text; what was logged in said. */
static enum err
read_text(const char *text, struct settings *out, char said[500])
{
	FILE *file = fopen(path, "we"), *log = tmpfile();
	int before = dup(2);
	enum err e;

	fputs(text, file);
	fclose(file);
	fflush(stderr);
	dup2(fileno(log), 2);
	e = conf_read(path, out);
	dup2(before, 2);
	close(before);
	rewind(log);
	said[fread(said, 1, 499, log)] = '\0';
	fclose(log);
	return e;
}

static void
good(void)
{
	struct settings s;
	char said[500];

	CHECK(conf_read(NULL, &s) == OK);
	CHECK_TEXT(s.db_name, "glas");
	CHECK(s.workers == 4 && !s.show_models);
	CHECK(read_text("# all of it\n\n  db_name =  test # mine\r\n"
			"workers=7\nshow_models = true\nmail_folder =\n"
			"base_url = http://a/#b\n",
		  &s, said) == OK);
	CHECK_TEXT(s.db_name, "test");
	CHECK_TEXT(s.mail_folder, "");
	CHECK_TEXT(s.base_url, "http://a/#b");
	CHECK(s.workers == 7 && s.show_models);
	CHECK_TEXT(said, "");
	setenv("GLAS_WORKERS", "9", 1);
	CHECK(conf_read(path, &s) == OK && s.workers == 9);
	CHECK_TEXT(s.db_name, "test");
	setenv("GLAS_WORKERS", "many", 1);
	CHECK(conf_read("", &s) == ERR_BROKEN);
	unsetenv("GLAS_WORKERS");
}

static void
bad(void)
{
	struct settings s;
	char said[500], long_line[5000];

	CHECK(read_text("\nno_such = 1\n", &s, said) == ERR_BROKEN);
	CHECK(strstr(said, path) && strstr(said, ":2: no_such: no such"));
	CHECK(read_text("workers = 3x\n", &s, said) == ERR_BROKEN);
	CHECK(strstr(said, ":1: workers: not a whole number"));
	CHECK(read_text("workers = -1\n", &s, said) == ERR_BROKEN);
	CHECK(strstr(said, "out of range"));
	CHECK(read_text("workers = 2147483648\n", &s, said) == ERR_BROKEN);
	CHECK(read_text("show_models = yes\n", &s, said) == ERR_BROKEN);
	CHECK(strstr(said, "not true or false"));
	CHECK(read_text("workers\n", &s, said) == ERR_BROKEN);
	CHECK(strstr(said, "no '='"));
	CHECK(read_text("db_name = \xff\n", &s, said) == ERR_BROKEN);
	memset(long_line, 'x', sizeof(long_line));
	long_line[sizeof(long_line) - 1] = '\0';
	CHECK(read_text(long_line, &s, said) == ERR_BROKEN);
	CHECK(conf_read("/nonexistent/platform.conf", &s) == ERR_BROKEN);
}

static void
sample(void)
{
	char made[20000] = "", kept[20000] = "", said[500], *c = made;
	FILE *to = fmemopen(made, sizeof(made), "w");
	FILE *file = fopen("conf/platform.conf", "re");
	struct settings s, defaults;

	conf_sample(to);
	fclose(to);
	CHECK(file != NULL);
	if (file) {
		kept[fread(kept, 1, sizeof(kept) - 1, file)] = '\0';
		fclose(file);
	}
	CHECK(!strcmp(made, kept)); /* build/tests/conf sample >it */
	/* with every setting let in, it says the defaults */
	while ((c = strstr(c, "\n#")) != NULL) {
		if (c[2] != ' ')
			c[1] = ' ';
		c++;
	}
	CHECK(read_text(made, &s, said) == OK);
	CHECK(conf_read(NULL, &defaults) == OK);
	CHECK(s.worker_requests == defaults.worker_requests);
	CHECK_TEXT(s.log_origin, defaults.log_origin);
}

int
main(int count, char **arguments)
{
	int file;

	if (count > 1 && !strcmp(arguments[1], "sample")) {
		conf_sample(stdout);
		return 0;
	}
	file = mkstemp(path);
	good();
	bad();
	sample();
	close(file);
	unlink(path);
	return check_done();
}
