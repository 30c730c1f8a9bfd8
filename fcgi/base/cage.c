/*
 * cage.c: a child that may do next to nothing, and the parent that watches it
 * (engineering 14).
 *
 * Everything is opened before; in the child 0 is the file, 1 the result, 3
 * the note.  What is written to 2 (our own log, a sanitizer's report) is read
 * too and logged, but never more than a few lines.  The parent closes, kills
 * and waits in one place, end_child.
 */
#include "fcgi/base/cage.h"

#include "fcgi/base/log.h"
#include "fcgi/base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <grp.h>
#include <poll.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	NOBODY = 65534,
	SAID_SIZE = 4000, /* of what goes to 2 */
	NOT_THERE = 127,  /* as a shell says it */
	OUT = 0,
	NOTE = 1,
	SAID = 2,
	STREAMS = 3,
};

/* Where the streams stand in the child. */
static const int places[STREAMS] = {1, 3, 2};

struct stream {
	int read, write;
	struct buffer text;
};

struct child {
	pid_t id;
	int64_t deadline; /* milliseconds of the monotonic clock */
	struct stream streams[STREAMS];
	bool exceeded;
};

static int64_t
milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* In the child: a cage that does not close is no cage. */
static void
must(bool good, const char *what)
{
	if (good)
		return;
	fprintf(stderr, "cage: %s: %s\n", what, strerror(errno));
	abort();
}

static void
limit(int which, size_t value)
{
	struct rlimit to = {value, value};

	must(setrlimit((__rlimit_resource_t)which, &to) == 0, "setrlimit");
}

/* Address space in use: what the parent had reserved is no fault of ours. */
static size_t
space_used(void)
{
	FILE *file = fopen("/proc/self/statm", "re");
	size_t pages = 0;

	if (file) {
		if (fscanf(file, "%zu", &pages) != 1)
			pages = 0;
		fclose(file);
	}
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void
set_limits(const struct cage *limits)
{
	size_t seconds = (size_t)limits->seconds;
	struct rlimit time = {seconds, seconds + 1};

	limit(RLIMIT_CORE, 0);
	must(setrlimit(RLIMIT_CPU, &time) == 0, "RLIMIT_CPU");
#if !defined(__SANITIZE_ADDRESS__)
	/* AddressSanitizer reserves terabytes; it has its own limit. */
	limit(RLIMIT_AS, space_used() + limits->memory);
#else
	(void)space_used;
#endif
}

static void
give_up_root(void)
{
	if (geteuid() == 0) {
		must(setgroups(0, NULL) == 0, "setgroups");
		must(setresgid(NOBODY, NOBODY, NOBODY) == 0, "setresgid");
		must(setresuid(NOBODY, NOBODY, NOBODY) == 0, "setresuid");
	}
	must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "no_new_privs");
	must(prctl(PR_SET_PDEATHSIG, SIGKILL) == 0, "pdeathsig");
}

/* Handlers and masks of the parent are not the child's. */
static void
plain_signals(void)
{
	sigset_t none;

	sigemptyset(&none);
	for (int number = 1; number < SIGRTMIN; number++)
		signal(number, SIG_DFL);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static void
place_streams(const struct child *c, int in)
{
	int high[STREAMS + 1];

	/* first out of the way of 0 to 3, then to their places */
	high[STREAMS] = fcntl(in, F_DUPFD, 10);
	must(high[STREAMS] >= 0, "input");
	for (int i = 0; i < STREAMS; i++) {
		high[i] = fcntl(c->streams[i].write, F_DUPFD, 10);
		must(high[i] >= 0, "stream");
	}
	must(dup2(high[STREAMS], 0) == 0, "input");
	for (int i = 0; i < STREAMS; i++)
		must(dup2(high[i], places[i]) == places[i], "stream");
}

static void
allow(scmp_filter_ctx filter, int call)
{
	must(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0, "rule");
}

/* The list of what a caged child may do; the rest is EPERM. */
static void
close_cage(void)
{
	static const int calls[] = {SCMP_SYS(read), SCMP_SYS(write),
	    SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(pread64),
	    SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(lseek), SCMP_SYS(munmap),
	    SCMP_SYS(mremap), SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(futex),
	    SCMP_SYS(clock_gettime), SCMP_SYS(getrandom), SCMP_SYS(exit),
	    SCMP_SYS(exit_group)};
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));

	must(filter != NULL, "seccomp_init");
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		allow(filter, calls[i]);
	must(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
		 SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0,
	    "mmap");
	must(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
		 SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0,
	    "mprotect");
#ifdef __SANITIZE_ADDRESS__
	/* before a function that does not return it looks at the stacks */
	allow(filter, SCMP_SYS(sigaltstack));
	allow(filter, SCMP_SYS(gettid));
#endif
	/* fstat() of the C library is this call with an empty path */
	must(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 1,
		 SCMP_A3(SCMP_CMP_EQ, AT_EMPTY_PATH, 0)) == 0,
	    "newfstatat");
	must(seccomp_load(filter) == 0, "seccomp_load");
	/* not released: there is nothing left that could be leaked into */
}

/* A socket of its own for itself, which LibreOffice does not start without:
 * a stream of this machine that can be listened on; connect is denied. */
static void
deny_sockets(scmp_filter_ctx filter)
{
	static const unsigned denied[] = {
	    SOCK_DGRAM, SOCK_RAW, SOCK_RDM, SOCK_SEQPACKET, SOCK_PACKET};

	must(seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket),
		 1, SCMP_A0(SCMP_CMP_NE, AF_UNIX)) == 0,
	    "rule");
	for (size_t i = 0; i < sizeof(denied) / sizeof(denied[0]); i++)
		must(seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM),
			 SCMP_SYS(socket), 1,
			 SCMP_A1(SCMP_CMP_MASKED_EQ, 0xf, denied[i])) == 0,
		    "rule");
}

/* For foreign programs: what they could reach others with is EPERM. */
static void
close_pen(void)
{
	static const int calls[] = {SCMP_SYS(connect), SCMP_SYS(ptrace),
	    SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev),
	    SCMP_SYS(pidfd_getfd), SCMP_SYS(mount), SCMP_SYS(umount2),
	    SCMP_SYS(move_mount), SCMP_SYS(fsopen), SCMP_SYS(open_tree),
	    SCMP_SYS(pivot_root), SCMP_SYS(chroot), SCMP_SYS(unshare),
	    SCMP_SYS(setns), SCMP_SYS(bpf), SCMP_SYS(perf_event_open),
	    SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key),
	    SCMP_SYS(userfaultfd), SCMP_SYS(io_uring_setup),
	    SCMP_SYS(io_uring_enter), SCMP_SYS(open_by_handle_at),
	    SCMP_SYS(kexec_load), SCMP_SYS(init_module), SCMP_SYS(finit_module),
	    SCMP_SYS(reboot), SCMP_SYS(swapon)};
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);

	must(filter != NULL, "seccomp_init");
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		must(seccomp_rule_add(
			 filter, SCMP_ACT_ERRNO(EPERM), calls[i], 0) == 0,
		    "rule");
	deny_sockets(filter);
	must(seccomp_load(filter) == 0, "seccomp_load");
}

_Noreturn static void
caged(const struct child *c, const struct cage *limits, int in,
    const struct cage_work *what)
{
	int value;

	plain_signals();
	place_streams(c, in);
	if (what->prepare)
		what->prepare(what->arg);
	must(close_range(4, ~0U, 0) == 0, "close_range");
	set_limits(limits);
	limit(RLIMIT_FSIZE, 0);
	give_up_root();
	close_cage();
	value = what->work(0, places[OUT], places[NOTE], what->arg);
	_exit(value ? (value & 0xff ? value & 0xff : 1) : 0);
}

_Noreturn static void
penned(const struct child *c, const struct cage *limits, int in,
    const char *const argv[], const char *folder)
{
	plain_signals();
	place_streams(c, in);
	must(close_range(3, ~0U, 0) == 0, "close_range");
	clearenv();
	setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1);
	setenv("LANG", "C.UTF-8", 1);
	setenv("HOME", folder, 1);
	setenv("TMPDIR", folder, 1);
	setenv("XDG_RUNTIME_DIR", folder, 1);
	must(chdir(folder) == 0, "chdir");
	set_limits(limits);
	limit(RLIMIT_FSIZE, limits->output);
	give_up_root();
	close_pen();
	execvp(argv[0], (char *const *)(uintptr_t)argv);
	_exit(errno == ENOENT ? NOT_THERE : NOT_THERE - 1);
}

static void
close_ends(struct child *c, bool reading)
{
	for (int i = 0; i < STREAMS; i++) {
		int *end = reading ? &c->streams[i].read : &c->streams[i].write;

		if (*end >= 0)
			close(*end);
		*end = -1;
	}
}

static enum err
open_streams(struct arena *mem, const struct cage *limits, struct child *c)
{
	*c = (struct child){.id = -1};
	for (int i = 0; i < STREAMS; i++)
		c->streams[i].read = c->streams[i].write = -1;
	for (int i = 0; i < STREAMS; i++) {
		int ends[2];

		if (pipe2(ends, O_CLOEXEC)) {
			close_ends(c, true);
			close_ends(c, false);
			return log_err(
			    ERR_BROKEN, "cage.pipe", "%s", strerror(errno));
		}
		c->streams[i] = (struct stream){ends[0], ends[1],
		    buffer_new(mem, i == SAID ? SAID_SIZE : limits->output)};
	}
	c->deadline = milliseconds() + (int64_t)limits->seconds * 2000;
	return OK;
}

/* Reads once; false at the end.  More than the limit: the child has to go,
 * but what it says to 2 is only cut. */
static bool
read_once(struct child *c, int which)
{
	static const size_t chunk = 1 << 14;
	struct stream *s = &c->streams[which];
	char bytes[1 << 14];
	ssize_t got = read(s->read, bytes, chunk);
	size_t room = s->text.limit - s->text.size, size;

	if (got < 0)
		return errno == EINTR;
	size = (size_t)got;
	if (size > room && which != SAID) {
		c->exceeded = true;
		return false;
	}
	buffer_bytes(&s->text, bytes, size < room ? size : room);
	return got > 0;
}

/* Until all streams are at their ends, or time or size is exceeded. */
static void
watch(struct child *c)
{
	int open = STREAMS;

	while (open > 0 && !c->exceeded) {
		struct pollfd polled[STREAMS];
		int64_t left = c->deadline - milliseconds();

		if (left <= 0) {
			c->exceeded = true;
			return;
		}
		for (int i = 0; i < STREAMS; i++)
			polled[i] =
			    (struct pollfd){c->streams[i].read, POLLIN, 0};
		if (poll(polled, STREAMS, (int)left) < 0)
			continue;
		for (int i = 0; i < STREAMS; i++) {
			if (!polled[i].revents || read_once(c, i))
				continue;
			close(c->streams[i].read);
			c->streams[i].read = -1;
			open--;
		}
	}
}

/* Waits, not longer than its time; kills the whole group; the exit status. */
static int
end_child(struct child *c)
{
	int status = 0;
	pid_t ended = 0;

	close_ends(c, true);
	while (!c->exceeded && ended == 0) {
		ended = waitpid(c->id, &status, WNOHANG);
		if (ended == 0) {
			poll(NULL, 0, 2);
			c->exceeded = milliseconds() > c->deadline;
		}
	}
	/* the group's leader is a zombie or gone; grandchildren may live */
	kill(-c->id, SIGKILL);
	if (ended != c->id) {
		kill(c->id, SIGKILL);
		while (waitpid(c->id, &status, 0) < 0 && errno == EINTR)
			continue;
	}
	return status;
}

/* For want of time, size, memory: for that the kernel alone kills, and an
 * arena ends what asks for more than it has. */
static bool
ran_short(int status, const char *said)
{
	return WIFSIGNALED(status) &&
	       (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGXFSZ ||
		   WTERMSIG(status) == SIGKILL || strstr(said, ARENA_FULL));
}

static enum err
verdict(const struct child *c, int status)
{
	const struct buffer *said = &c->streams[SAID].text;

	if (said->size)
		log_warn("cage.said", "%s", said->data);
	if (c->exceeded || ran_short(status, said->data))
		return log_err(ERR_BUSY, "cage.limit", "%s, status %x",
		    c->exceeded ? "time or size" : "killed", status);
	if (!WIFEXITED(status))
		return log_err(ERR_BROKEN, "cage.died", "signal %d",
		    WIFSIGNALED(status) ? WTERMSIG(status) : 0);
	return WEXITSTATUS(status) ? ERR_INVALID : OK;
}

static struct bytes
bytes_of(const struct buffer *b)
{
	return (struct bytes){(const unsigned char *)b->data, b->size};
}

static enum err
no_fork(struct child *c)
{
	close_ends(c, true);
	close_ends(c, false);
	return log_err(ERR_BUSY, "cage.fork", "%s", strerror(errno));
}

enum err
cage_run(struct arena *mem, const struct cage *limits, int in,
    const struct cage_work *what, struct bytes *out, struct bytes *note)
{
	struct child c;

	TRY(open_streams(mem, limits, &c));
	c.id = fork();
	if (c.id < 0)
		return no_fork(&c);
	if (c.id == 0) {
		setpgid(0, 0);
		caged(&c, limits, in, what);
	}
	setpgid(c.id, c.id);
	close_ends(&c, false);
	watch(&c);
	*out = bytes_of(&c.streams[OUT].text);
	*note = bytes_of(&c.streams[NOTE].text);
	return verdict(&c, end_child(&c));
}

static int
remove_one(
    const char *path, const struct stat *about, int kind, struct FTW *where)
{
	(void)about;
	(void)kind;
	(void)where;
	remove(path);
	return 0;
}

enum err
cage_exec(struct arena *mem, const struct cage *limits,
    const char *const argv[], int in, struct bytes *out)
{
	/* The name says whose it is, should it ever be left behind. */
	char *folder = arena_copy(
	    mem, arena_printf(mem, "/tmp/glas-cage-%d-XXXXXX", getpid()));
	struct child c;
	int status;

	TRY(open_streams(mem, limits, &c));
	if (!mkdtemp(folder) ||
	    (geteuid() == 0 && chown(folder, NOBODY, NOBODY)))
		return no_fork(&c);
	c.id = fork();
	if (c.id < 0) {
		rmdir(folder);
		return no_fork(&c);
	}
	if (c.id == 0) {
		setpgid(0, 0);
		penned(&c, limits, in, argv, folder);
	}
	setpgid(c.id, c.id);
	close_ends(&c, false);
	watch(&c);
	status = end_child(&c);
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	*out = bytes_of(&c.streams[OUT].text);
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_THERE)
		return log_err(ERR_NOT_FOUND, "cage.exec", "no %s", argv[0]);
	return verdict(&c, status);
}
