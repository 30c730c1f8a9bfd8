/*
 * spent.c: what a command takes, together with the database it asks:
 *
 *	spent NAME DATABASE-PID FILE COMMAND...
 *
 * Its output goes to FILE; then three lines: NAME_time, NAME_cpu (its own and
 * the database's), milliseconds, and NAME_peak, kB.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* CPU of a process so far, milliseconds; 0 where there is none. */
static long
spent_by(const char *pid)
{
	char path[64], line[1024] = "";
	unsigned long user = 0, kernel = 0;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%s/stat", pid);
	file = fopen(path, "r");
	if (!file)
		return 0;
	if (fgets(line, sizeof line, file) && strrchr(line, ')'))
		sscanf(strrchr(line, ')') + 1,
		    "%*s %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu",
		    &user, &kernel);
	fclose(file);
	return (long)(user + kernel) * 1000 / sysconf(_SC_CLK_TCK);
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double
ms(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static void
begin(const char *path, char **command)
{
	int out = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (out >= 0 && dup2(out, STDOUT_FILENO) >= 0)
		execvp(*command, command);
	perror(*command);
	_exit(127);
}

int
main(int argc, char **argv)
{
	struct rusage used;
	double began, cpu;
	int status = 0;
	long before;
	pid_t child;

	if (argc < 5) {
		fputs("spent NAME DATABASE-PID FILE COMMAND...\n", stderr);
		return 2;
	}
	before = spent_by(argv[2]);
	began = now();
	child = fork();
	if (!child)
		begin(argv[3], argv + 4);
	if (wait4(child, &status, 0, &used) != child || status)
		return 1;
	began = now() - began;
	cpu = (double)(spent_by(argv[2]) - before) + ms(used.ru_utime) +
	      ms(used.ru_stime);
	printf("%s_time %.0f ms\n%s_cpu %.0f ms\n%s_peak %ld kB\n", argv[1],
	    began, argv[1], cpu, argv[1], used.ru_maxrss);
	return 0;
}
