/*
 * scan.c: a clamd of our own, which knows one word: what it is sent, what
 * its answers mean, and that it may be away, silent or rude.
 */
#include "tests/check.h"
#include "tests/clamd.h"

#include "fcgi/app/jobs/scan.h"
#include "fcgi/base/text.h"

static char path[108];
static int listening;

/* Of a child that answers one question. */
static enum err
asked(struct bytes file, const char *rude, bool *found)
{
	pid_t child = fork();
	int status = 1;
	enum err e;

	if (child == 0)
		_exit(!clamd_answer(listening, rude));
	e = scan(path, file, found);

	CHECK(waitpid(child, &status, 0) == child && status == 0);
	return e;
}

int
main(void)
{
	static unsigned char large[300 * 1024];
	struct bytes small = {(const unsigned char *)"a letter", 8};
	struct bytes bad = {(const unsigned char *)"X5O!EICAR-TEST", 14};
	struct bytes many = {large, sizeof large};
	bool found = true;

	snprintf(path, sizeof path, "/tmp/glas-scan-%d", (int)getpid());
	CHECK((listening = clamd_listen(path)) >= 0);
	CHECK(asked(small, NULL, &found) == OK && !found);
	CHECK(asked(bad, NULL, &found) == OK && found);
	/* over several chunks, the word across two of them */
	memcpy(large + 64 * 1024 - 2, "EICAR", 5);
	CHECK(asked(many, NULL, &found) == OK && found);
	CHECK(asked((struct bytes){large, 0}, NULL, &found) == OK && !found);
	CHECK(asked(small, "INSTREAM size limit exceeded. ERROR", &found) ==
	      ERR_BUSY);
	CHECK(asked(small, "", &found) == ERR_BUSY);
	close(listening);
	unlink(path);
	CHECK(scan(path, small, &found) == ERR_BUSY);
	CHECK(scan("/tmp/of/a/name/that/no/socket/can/have/because/it/is/much/"
		   "too/long/for/the/field/of/an/address/of/this/family/of/"
		   "sockets",
		  small, &found) == ERR_BUSY);
	return check_done();
}
