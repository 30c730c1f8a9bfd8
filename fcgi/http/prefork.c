/*
 * prefork.c: forks, waits, forks again.  libfcgi aborts on hostile records,
 * so a child's death is nothing special: it is replaced at once, and after
 * the third death within a second with a pause that grows to a second.
 */
#include "fcgi/http/prefork.h"

#include "fcgi/base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	BACKLOG = 512,
	QUICK = 1000,	  /* ms in which three deaths are too many */
	PAUSE_FIRST = 50, /* ms */
	PAUSE_MOST = 1000,
	PATIENCE = 35000, /* ms for children to finish */
};

struct child {
	pid_t pid;   /* 0: to be forked at due */
	int64_t due; /* ms */
};

struct pool {
	const struct prefork *p;
	struct child children[PREFORK_CHILDREN];
	int64_t deaths[2]; /* the last two, ms */
	int64_t pause;
	int signals, ready[2]; /* descriptors */
	int serving;	       /* children that said they serve */
	bool settled, stopping, replaced;
	pid_t successor;
};

static int64_t
milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool
listens(int fd)
{
	int yes = 0;
	socklen_t size = sizeof yes;

	return !getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &yes, &size) && yes;
}

/* A socket left by one that died is taken away; one in use is not. */
static bool
in_use(const struct sockaddr_un *address)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool used =
	    !connect(fd, (const struct sockaddr *)address, sizeof *address);

	close(fd);
	return used;
}

enum err
prefork_socket(const char *path, int *out)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	mode_t mask;
	int failed;

	*out = STDIN_FILENO;
	if (listens(STDIN_FILENO))
		return OK;
	if (!path || strlen(path) >= sizeof address.sun_path)
		return log_err(ERR_BROKEN, "worker.socket",
		    "no socket on descriptor 0, and %s",
		    path ? "the path has more than 107 bytes" : "no path");
	memcpy(address.sun_path, path, strlen(path) + 1);
	if (in_use(&address))
		return log_err(ERR_BROKEN, "worker.socket",
		    "somebody listens on %s already", path);
	unlink(path);
	*out = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	mask = umask(0117);
	failed = *out < 0 ||
		 bind(*out, (struct sockaddr *)&address, sizeof address) ||
		 listen(*out, BACKLOG);
	umask(mask);
	return failed ? log_err(ERR_BROKEN, "worker.socket", "%s: %s", path,
			    strerror(errno))
		      : OK;
}

static void
set_of(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGHUP);
	sigaddset(set, SIGCHLD);
}

/* SIGTERM and SIGINT stay blocked: who serves reads them from a descriptor
 * between two requests. */
static void
child_signals(void)
{
	sigset_t set;

	signal(SIGHUP, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&set);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
}

static _Noreturn void
be_child(struct pool *pool, int number, pid_t parent)
{
	const struct prefork *p = pool->p;
	bool good;

	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		exit(0);
	child_signals();
	close(pool->signals);
	close(pool->ready[0]);
	good = p->prepare(p->arg, number) == OK;
	if (good && write(pool->ready[1], "", 1) == 1) {
		close(pool->ready[1]);
		good = p->serve(p->arg, p->listening) == OK;
	}
	exit(good ? 0 : 1);
}

/* Those whose time has come. */
static void
fork_due(struct pool *pool)
{
	int64_t now = milliseconds();
	pid_t parent = getpid();

	for (int i = 0; i < pool->p->children; i++) {
		struct child *c = &pool->children[i];

		if (c->pid || c->due > now)
			continue;
		c->pid = fork();
		if (!c->pid)
			be_child(pool, i, parent);
		if (c->pid > 0)
			continue;
		log_warn("worker.fork", "%s", strerror(errno));
		*c = (struct child){.due = now + PAUSE_MOST};
	}
}

/* How long until the one that died is forked again. */
static int64_t
pause_after(struct pool *pool)
{
	int64_t now = milliseconds();
	bool quick = pool->deaths[0] && now - pool->deaths[0] < QUICK;

	pool->deaths[0] = pool->deaths[1];
	pool->deaths[1] = now;
	if (!quick)
		pool->pause = 0;
	else if (!pool->pause)
		pool->pause = PAUSE_FIRST;
	else if (pool->pause < PAUSE_MOST)
		pool->pause *= 2;
	if (pool->pause > PAUSE_MOST)
		pool->pause = PAUSE_MOST;
	return pool->pause;
}

static void
ended(struct pool *pool, struct child *c, int status)
{
	bool died = !WIFEXITED(status) || WEXITSTATUS(status);
	int64_t pause = died ? pause_after(pool) : 0;

	if (died)
		log_warn("worker.died",
		    "child %d: %s %d; next in %" PRId64 " ms", (int)c->pid,
		    WIFSIGNALED(status) ? "signal" : "exit",
		    WIFSIGNALED(status) ? WTERMSIG(status)
					: WEXITSTATUS(status),
		    pause);
	*c = (struct child){.due = milliseconds() + pause};
}

static void
reap(struct pool *pool)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		if (pid == pool->successor) {
			pool->successor = 0;
			log_warn("worker.reload",
			    "the new copy ended; this one stays");
		}
		for (int i = 0; i < pool->p->children; i++)
			if (pool->children[i].pid == pid)
				ended(pool, &pool->children[i], status);
	}
}

static void
tell_children(const struct pool *pool, int signal)
{
	for (int i = 0; i < pool->p->children; i++)
		if (pool->children[i].pid > 0)
			kill(pool->children[i].pid, signal);
}

/* The new copy: the same arguments, the socket on descriptor 0. */
static _Noreturn void
be_successor(const struct prefork *p, pid_t parent)
{
	char *arguments[64], after[32];
	sigset_t set;
	int n = 0;

	for (char **a = p->arguments; *a && n < 62; a++)
		if (strncmp(*a, "--after=", 8))
			arguments[n++] = *a;
	snprintf(after, sizeof after, "--after=%d", (int)parent);
	arguments[n++] = after;
	arguments[n] = NULL;
	set_of(&set);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	if (dup2(p->listening, STDIN_FILENO) == STDIN_FILENO)
		execvp(arguments[0], arguments);
	log_warn("worker.reload", "%s: %s", arguments[0], strerror(errno));
	_exit(1);
}

static void
reload(struct pool *pool)
{
	pid_t parent = getpid();

	if (pool->successor > 0 || pool->stopping)
		return;
	pool->successor = fork();
	if (!pool->successor)
		be_successor(pool->p, parent);
	if (pool->successor < 0)
		log_warn("worker.reload", "%s", strerror(errno));
}

static void
handle_signals(struct pool *pool)
{
	struct signalfd_siginfo s;

	while (read(pool->signals, &s, sizeof s) == sizeof s) {
		if (s.ssi_signo == SIGCHLD) {
			reap(pool);
		} else if (s.ssi_signo == SIGHUP) {
			reload(pool);
		} else {
			pool->replaced = pool->successor > 0 &&
					 s.ssi_pid == (uint32_t)pool->successor;
			pool->stopping = true;
		}
	}
}

static void
write_pid(const char *path)
{
	FILE *file = fopen(path, "we");

	if (!file || fprintf(file, "%d\n", (int)getpid()) < 0 || fclose(file))
		log_warn("worker.pid", "%s: %s", path, strerror(errno));
}

/* All serve for the first time. */
static void
settle(struct pool *pool)
{
	char bytes[PREFORK_CHILDREN];
	ssize_t count = read(pool->ready[0], bytes, sizeof bytes);

	if (count > 0)
		pool->serving += (int)count;
	if (pool->settled || pool->serving < pool->p->children)
		return;
	pool->settled = true;
	if (pool->p->pid_file)
		write_pid(pool->p->pid_file);
	if (pool->p->predecessor > 0)
		kill(pool->p->predecessor, SIGTERM);
	log_info("worker.serves", "%d children", pool->p->children);
}

static int
wait_for(const struct pool *pool)
{
	int64_t now = milliseconds(), least = PATIENCE;

	for (int i = 0; i < pool->p->children; i++) {
		const struct child *c = &pool->children[i];
		int64_t left = c->due > now ? c->due - now : 0;

		if (!c->pid && left < least)
			least = left;
	}
	return (int)least;
}

static bool
any_left(const struct pool *pool)
{
	for (int i = 0; i < pool->p->children; i++)
		if (pool->children[i].pid > 0)
			return true;
	return false;
}

static void
finish(struct pool *pool)
{
	int64_t end = milliseconds() + PATIENCE;
	struct pollfd wait = {.fd = pool->signals, .events = POLLIN};

	tell_children(pool, SIGTERM);
	while (any_left(pool)) {
		int64_t left = end - milliseconds();

		if (left <= 0)
			tell_children(pool, SIGKILL);
		poll(&wait, 1, left > 0 ? (int)left : 100);
		handle_signals(pool);
	}
	if (pool->replaced)
		return;
	if (pool->p->path)
		unlink(pool->p->path);
	if (pool->p->pid_file)
		unlink(pool->p->pid_file);
}

int
prefork_run(const struct prefork *p)
{
	struct pool pool = {.p = p};
	sigset_t set;

	set_of(&set);
	sigprocmask(SIG_BLOCK, &set, NULL);
	pool.signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	if (p->children < 1 || p->children > PREFORK_CHILDREN ||
	    pool.signals < 0 || pipe2(pool.ready, O_CLOEXEC | O_NONBLOCK)) {
		log_warn("worker.start", "%d children: %s", p->children,
		    strerror(errno));
		return 1;
	}
	while (!pool.stopping) {
		struct pollfd wait[2] = {
		    {.fd = pool.signals, .events = POLLIN},
		    {.fd = pool.ready[0], .events = POLLIN},
		};

		fork_due(&pool);
		poll(wait, 2, wait_for(&pool));
		handle_signals(&pool);
		settle(&pool);
	}
	finish(&pool);
	return 0;
}
