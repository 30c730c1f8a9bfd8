/*
 * story-jobs.h: what is due is done as on an installation: by the program
 * glas jobs, as its own process with its own account, at the story's moment.
 * Its mails become files in build/tests/mails.
 */
#ifndef TESTS_STORY_JOBS_H
#define TESTS_STORY_JOBS_H

#include "fcgi/base/arena.h"
#include "tests/clamd.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static inline void
story_jobs_child(struct arena *mem, const char *build, const char *clock)
{
	const char *program = arena_printf(mem, "%s/glas", build);
	const char *mails = arena_printf(mem, "%s/tests/mails", build);

	(void)mkdir(mails, 0755);
	setenv("GLAS_HOME", ".", 1);
	setenv("GLAS_BASE_URL", "https://glas.example", 1);
	setenv("GLAS_CLOCK_FILE", clock, 1);
	setenv("GLAS_MAIL_FOLDER", mails, 1);
	setenv("GLAS_SPOOL", getenv("STORY_SPOOL") ? getenv("STORY_SPOOL") : mails,
	    1);
	execl(program, program, "jobs", "--once", (char *)NULL);
	_exit(127);
}

/* NULL, or what was wrong. */
static inline const char *
story_jobs(struct arena *mem, const char *now)
{
	const char *build = getenv("B") ? getenv("B") : "build";
	const char *clock = arena_printf(
	    mem, "%s/tests/story-%d.clock", build, (int)getpid());
	FILE *file = fopen(clock, "we");
	int status = -1;
	pid_t child;

	if (!file || !now)
		return "no moment: a line \"now\" before";
	fprintf(file, "%s\n", now);
	fclose(file);
	fflush(stdout);
	child = fork();
	if (child == 0)
		story_jobs_child(mem, build, clock);
	if (child < 0 || waitpid(child, &status, 0) != child)
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
