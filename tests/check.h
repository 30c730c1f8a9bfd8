/* check.h: CHECK() and TAP; one test program a subject, no framework. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int check_number, check_failed;

#define CHECK(condition)                                                       \
	check_report((condition), #condition, __FILE__, __LINE__)
#define CHECK_TEXT(is, should)                                                 \
	check_text((is), (should), #is, __FILE__, __LINE__)

static inline void
check_report(bool good, const char *what, const char *file, int line)
{
	check_failed += !good;
	printf("%sok %d - %s:%d %s\n", good ? "" : "not ", ++check_number,
	    file, line, what);
}

static inline void
check_text(const char *is, const char *should, const char *what,
    const char *file, int line)
{
	bool good = is && should ? !strcmp(is, should) : is == should;

	check_report(good, what, file, line);
	if (!good)
		printf("#   is: %s\n#   should: %s\n", is ? is : "(NULL)",
		    should ? should : "(NULL)");
}

/* The end of main: return check_done(); */
static inline int
check_done(void)
{
	printf("1..%d\n", check_number);
	return check_failed != 0;
}

#endif
