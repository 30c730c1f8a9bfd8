/*
 * stop.c: signals that end a background process, asked for when it suits.
 */
#include "fcgi/app/jobs/stop.h"

#include <signal.h>
#include <time.h>

static sigset_t
ending(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	return set;
}

void
stop_hold(void)
{
	const sigset_t set = ending();

	sigprocmask(SIG_BLOCK, &set, NULL);
}

bool
stop_told(int seconds)
{
	const struct timespec wait = {.tv_sec = seconds};
	const sigset_t set = ending();

	return sigtimedwait(&set, NULL, &wait) > 0;
}
