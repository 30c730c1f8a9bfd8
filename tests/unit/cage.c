/* cage.c: what fails inside, what is killed, what comes out. */
#include "fcgi/base/cage.h"
#include "tests/check.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static struct arena *mem;

static const struct cage small = {2, 64 << 20, 100000};
static const struct cage foreigners = {1, 512 << 20, 100000};

static int
says(int fd, const char *text)
{
	return write(fd, text, strlen(text)) < 0;
}

/* Tells, a letter a thing, what could be done; capitals are failures. */
static int
tries(int in, int out, int note, void *arg)
{
	char *const argv[] = {NULL};
	char byte;

	(void)note;
	(void)arg;
	says(out, read(in, &byte, 1) == 1 ? "r" : "R");
	says(out,
	    open("/etc/hostname", O_RDONLY) < 0 && errno == EPERM ? "o" : "O");
	says(out,
	    socket(AF_UNIX, SOCK_STREAM, 0) < 0 && errno == EPERM ? "s" : "S");
	says(out,
	    execve("/bin/true", argv, argv) < 0 && errno == EPERM ? "x" : "X");
	says(out, fork() < 0 ? "f" : "F");
	says(out, kill(getppid(), 0) < 0 ? "k" : "K");
	says(out, mmap(NULL, 4096, PROT_READ | PROT_EXEC,
		      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
		      ? "m"
		      : "M");
	says(out, getuid() != 0 ? "u" : "U");
	says(out, fcntl(9, F_GETFD) < 0 ? "c" : "C");
	return 0;
}

static int
refuses(int in, int out, int note, void *arg)
{
	(void)in;
	says(out, "half");
	says(note, arg);
	return 3;
}

static int
loops(int in, int out, int note, void *arg)
{
	(void)in, (void)out, (void)note, (void)arg;
	for (volatile bool on = true; on;)
		continue;
	return 0;
}

/* Waits for ever without using the processor: only the wall clock ends it. */
static int
sleeps(int in, int out, int note, void *arg)
{
	char byte;

	(void)out, (void)note, (void)arg;
	return (int)read(in, &byte, 1);
}

static int
floods(int in, int out, int note, void *arg)
{
	(void)in, (void)note, (void)arg;
	while (!says(out, "0123456789abcdef"))
		continue;
	return 0;
}

/* More than an arena has. */
static int
fills(int in, int out, int note, void *arg)
{
	struct arena *little = arena_new(1000);

	(void)in, (void)out, (void)note, (void)arg;
	return arena_alloc(little, 2000) == NULL;
}

static int
dies(int in, int out, int note, void *arg)
{
	(void)in, (void)out, (void)note, (void)arg;
	abort();
}

#ifndef __SANITIZE_ADDRESS__
static int
eats(int in, int out, int note, void *arg)
{
	void *block = mmap(NULL, (size_t)256 << 20, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	(void)in, (void)out, (void)note, (void)arg;
	return block == MAP_FAILED;
}
#endif

static void
prepares(void *arg)
{
	int file = open("/etc/passwd", O_RDONLY);

	*(bool *)arg = file >= 0;
}

static int
tells(int in, int out, int note, void *arg)
{
	(void)in, (void)note;
	return says(out, *(bool *)arg ? "prepared" : "not prepared");
}

static enum err
run(int (*work)(int, int, int, void *), void *arg, const struct cage *limits,
    struct bytes *out, struct bytes *note)
{
	struct cage_work what = {NULL, work, arg};
	int in = open("/etc/passwd", O_RDONLY | O_CLOEXEC);
	enum err e = cage_run(mem, limits, in, &what, out, note);

	close(in);
	return e;
}

static bool
holds(struct bytes bytes, const char *text)
{
	return bytes.size == strlen(text) &&
	       !memcmp(bytes.at, text, bytes.size);
}

static void
caged(void)
{
	struct bytes out, note;
	bool prepared = false;
	struct cage_work what = {prepares, tells, &prepared};

	CHECK(run(tries, NULL, &small, &out, &note) == OK);
	CHECK_TEXT(arena_copy_n(mem, out.at, out.size), "rosxfkmuc");
	CHECK(
	    run(refuses, (char[]){"why"}, &small, &out, &note) == ERR_INVALID);
	CHECK(holds(out, "half") && holds(note, "why"));
	CHECK(run(dies, NULL, &small, &out, &note) == ERR_BROKEN);
	CHECK(run(floods, NULL, &small, &out, &note) == ERR_BUSY);
	CHECK(run(fills, NULL, &small, &out, &note) == ERR_BUSY);
	CHECK(cage_run(mem, &small, 0, &what, &out, &note) == OK);
	CHECK(holds(out, "prepared") && !prepared);
#ifndef __SANITIZE_ADDRESS__
	CHECK(run(eats, NULL, &small, &out, &note) == ERR_INVALID);
#endif
}

static void
foreign(void)
{
	static const char *const cat[] = {"cat", NULL};
	static const char *const none[] = {"no-such-program-here", NULL};
	static const char *const bad[] = {"false", NULL};
	static const char *const where[] = {"sh", "-c",
	    "echo a > b; ls -A; id -u; kill -0 1 && echo power", NULL};
	/* a stream for itself, which LibreOffice needs; nothing beyond it */
	static const char *const sockets[] = {"perl", "-MSocket", "-e",
	    "print socket(A, AF_UNIX, SOCK_STREAM, 0) ? 'u' : 'U',"
	    "!connect(A, pack_sockaddr_un('/x')) && $!{EPERM} ? 'c' : 'C',"
	    "socket(B, AF_UNIX, SOCK_DGRAM, 0) ? 'D' : 'd',"
	    "socket(B, AF_INET, SOCK_STREAM, 0) ? 'I' : 'i'",
	    NULL};
	struct bytes out;
	int in = open("/etc/passwd", O_RDONLY | O_CLOEXEC);

	CHECK(cage_exec(mem, &foreigners, cat, in, &out) == OK);
	CHECK(out.size > 5 && !memcmp(out.at, "root:", 5));
	CHECK(cage_exec(mem, &foreigners, none, in, &out) == ERR_NOT_FOUND);
	CHECK(cage_exec(mem, &foreigners, bad, in, &out) == ERR_INVALID);
	(void)!cage_exec(mem, &foreigners, where, in, &out);
	CHECK(out.size > 2 && !memcmp(out.at, "b\n", 2));
	CHECK(!strstr((const char *)out.at, "power"));
	CHECK(geteuid() != 0 || strstr((const char *)out.at, "65534"));
	CHECK(cage_exec(mem, &foreigners, sockets, in, &out) == OK);
	CHECK(out.size == 4 && !memcmp(out.at, "ucdi", 4));
	close(in);
}

static const struct cage short_time = {1, 64 << 20, 1000};

static enum err
endless_loop(void)
{
	struct bytes out, note;

	return run(loops, NULL, &short_time, &out, &note);
}

static enum err
endless_wait(void)
{
	struct bytes out, note;
	struct cage_work what = {NULL, sleeps, NULL};
	int ends[2];

	if (pipe(ends))
		return ERR_BROKEN;
	return cage_run(mem, &short_time, ends[0], &what, &out, &note);
}

static enum err
endless_program(void)
{
	static const char *const slow[] = {
	    "sh", "-c", "sleep 9 & sleep 9", NULL};
	struct bytes out;

	return cage_exec(mem, &foreigners, slow, 0, &out);
}

/* What has to be killed takes its seconds: all of them side by side. */
static void
killed(void)
{
	static enum err (*const each[])(void) = {
	    endless_loop, endless_wait, endless_program};
	enum { COUNT = 3 };
	pid_t ids[COUNT];
	int status;

	fflush(stdout);
	for (int i = 0; i < COUNT; i++) {
		ids[i] = fork();
		if (ids[i] == 0)
			_exit(each[i]() == ERR_BUSY ? 0 : 1);
	}
	for (int i = 0; i < COUNT; i++)
		CHECK(waitpid(ids[i], &status, 0) == ids[i] && status == 0);
}

int
main(void)
{
	mem = arena_new(1 << 24);
	caged();
	foreign();
	killed();
	arena_free(mem);
	return check_done();
}
