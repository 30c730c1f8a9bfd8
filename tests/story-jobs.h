/*
 * story-jobs.h: what is due is done as on an installation: as "glas jobs
 * --once" does it, in a process of its own with its own account, at the
 * story's moment.  Its mails become files in build/tests/mails.
 *
 * Reading all stylesheets takes a third of a second, so one process does it
 * for all stories, when the first wants it, and divides for each "jobs"; what
 * the stories set for glas jobs it is told as an environment.
 */
#ifndef TESTS_STORY_JOBS_H
#define TESTS_STORY_JOBS_H

#include "fcgi/app/jobs/work.h"
#include "fcgi/base/arena.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/conf.h"
#include "fcgi/site/site.h"
#include "tests/clamd.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STORY_JOBS_MEMORY = 1 << 30, STORY_JOBS_ASKED = 1 << 16 };

struct story_jobs {
	FILE *ask, *answer;
};

/* One environment: NAME=VALUE, each with its end, and an empty one. */
static inline bool
story_jobs_hear(FILE *ask, char *text)
{
	size_t size = 0;
	int c;

	clearenv();
	for (char *start = text; (c = fgetc(ask)) != EOF;) {
		if (size == STORY_JOBS_ASKED)
			abort();
		text[size++] = (char)c;
		if (c)
			continue;
		if (!*start)
			return true;
		putenv(start);
		start = text + size;
	}
	return false;
}

/* What glas does before a command, and the command. */
static inline int
story_jobs_once(struct site site)
{
	struct arena *mem = arena_new(STORY_JOBS_MEMORY);
	struct settings settings;

	if (conf_read(NULL, &settings) != OK)
		return 2;
	clock_fix_file(settings.clock_file);
	site.settings = &settings;
	return jobs_work(&settings, mem, &site, "--once") == OK ? 0 : 1;
}

static inline void
story_jobs_serve(FILE *ask, FILE *answer)
{
	static char text[STORY_JOBS_ASKED];
	static struct site site;
	static struct settings settings;

	while (story_jobs_hear(ask, text)) {
		int status = -1;
		pid_t child;

		if (!site.view && (conf_read(NULL, &settings) != OK ||
				      site_background(
					  &settings, ALL_OUTPUTS, &site) != OK))
			_exit(1);
		child = fork();
		if (child == 0)
			_exit(story_jobs_once(site));
		while (child > 0 && waitpid(child, &status, 0) < 0 &&
		       errno == EINTR)
			;
		fprintf(answer, "%d\n", status);
		fflush(answer);
	}
	_exit(0);
}

/* Before anything of libxml2 is asked for. */
static inline bool
story_jobs_start(struct story_jobs *jobs)
{
	int ask[2], answer[2];
	pid_t child;

	if (pipe(ask) || pipe(answer))
		return false;
	child = fork();
	if (child == 0) {
		/* whoever ends without a word takes it along */
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		close(ask[1]);
		close(answer[0]);
		story_jobs_serve(fdopen(ask[0], "r"), fdopen(answer[1], "w"));
	}
	close(ask[0]);
	close(answer[1]);
	jobs->ask = fdopen(ask[1], "w");
	jobs->answer = fdopen(answer[0], "r");
	return child > 0 && jobs->ask && jobs->answer;
}

/* Our own environment and what differs for glas jobs; what comes later
 * holds. */
static inline bool
story_jobs_tell(FILE *ask, const char *mails, const char *clock)
{
	const char *spool = getenv("STORY_SPOOL");

	for (char **name = environ; *name; name++)
		fprintf(ask, "%s%c", *name, 0);
	fprintf(ask, "GLAS_HOME=.%c", 0);
	fprintf(ask, "GLAS_BASE_URL=https://glas.example%c", 0);
	fprintf(ask, "GLAS_CLOCK_FILE=%s%c", clock, 0);
	fprintf(ask, "GLAS_MAIL_FOLDER=%s%c", mails, 0);
	fprintf(ask, "GLAS_SPOOL=%s%c", spool ? spool : mails, 0);
	fputc(0, ask);
	return !fflush(ask);
}

/* NULL, or what was wrong. */
static inline const char *
story_jobs(struct story_jobs *jobs, struct arena *mem, const char *now)
{
	const char *build = getenv("B") ? getenv("B") : "build";
	const char *mails = arena_printf(mem, "%s/tests/mails", build);
	const char *clock = arena_printf(
	    mem, "%s/tests/story-%d.clock", build, (int)getpid());
	FILE *file = fopen(clock, "we");
	int status = -1;

	if (!file || !now)
		return "no moment: a line \"now\" before";
	fprintf(file, "%s\n", now);
	fclose(file);
	(void)mkdir(mails, 0755);
	if (!story_jobs_tell(jobs->ask, mails, clock) ||
	    fscanf(jobs->answer, "%d", &status) != 1)
		status = -1;
	(void)unlink(clock);
	return status ? arena_printf(mem, "glas jobs --once ended with %d",
		    status)
		      : NULL;
}

/* "away": files wait for a scanner that is not there; "here": it comes. */
static inline const char *
story_clamd(struct arena *mem, const char *is)
{
	const char *path =
	    arena_printf(mem, "/tmp/glas-clamd-%d", (int)getpid());

	setenv("GLAS_CLAMD_SOCKET", path, 1);
	if (!strcmp(is, "here") && clamd_start(path) < 0)
		return "it does not start";
	return NULL;
}

#endif
