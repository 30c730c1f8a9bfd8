/*
 * fastcgi.c: the one file that knows libfcgi.  Reading is libfcgi's, writing
 * is ours: the whole answer as FCGI_STDOUT records in one writev (a page
 * through libfcgi's buffer is eight writes).
 *
 * SIGTERM and SIGINT are blocked and read from a descriptor beside the
 * listening one: nothing is cut, nothing is lost, and no flag is global.
 */
#include "fcgi/http/fastcgi.h"

#include "fcgi/base/log.h"

#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { VERSION = 1, RESPONDER = 1, STDOUT = 6 }; /* FastCGI 1.0, 8 */
enum {
	RECORD = 65528,	   /* content of a record: a multiple of 8 */
	RECORDS = 16,	   /* in one writev */
	CHUNK = 64 * 1024, /* a streamed answer goes out from here on */
	PATIENCE = 30,	   /* seconds for a peer that stops midway */
};

/* Bytes that the web server gets, in the order of the list. */
static bool
write_all(int fd, struct iovec *at, int count)
{
	while (count) {
		ssize_t done = writev(fd, at, count);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		while (count && (size_t)done >= at->iov_len) {
			done -= (ssize_t)at->iov_len;
			at++;
			count--;
		}
		if (count) {
			at->iov_base = (char *)at->iov_base + done;
			at->iov_len -= (size_t)done;
		}
	}
	return true;
}

static void
record_head(unsigned char to[8], int request, size_t size)
{
	const unsigned char head[8] = {VERSION, STDOUT,
	    (unsigned char)(request >> 8), (unsigned char)request,
	    (unsigned char)(size >> 8), (unsigned char)size, 0, 0};

	memcpy(to, head, sizeof head);
}

static bool
send_records(const FCGX_Request *f, const char *at, size_t size)
{
	unsigned char heads[RECORDS][8];
	struct iovec list[2 * RECORDS];

	while (size) {
		int n = 0;

		for (; n < RECORDS && size; n++) {
			size_t some = size < RECORD ? size : RECORD;

			record_head(heads[n], f->requestId, some);
			list[2 * n] = (struct iovec){heads[n], 8};
			list[2 * n + 1] = (struct iovec){(char *)at, some};
			at += some;
			size -= some;
		}
		if (!write_all(f->ipcFd, list, 2 * n))
			return false;
	}
	return true;
}

/* The client is gone: no fault of ours, nothing to do. */
static void
send_stream(const FCGX_Request *f, struct response *r)
{
	struct buffer chunk = buffer_new(r->mem, LIMIT_ANSWER);
	bool more = true, there = true;

	while (more && there) {
		if (r->stream(r->stream_arg, &chunk, &more) != OK) {
			log_warn("http.stream", "the answer ends early");
			break;
		}
		if (more && chunk.size < CHUNK)
			continue;
		there = send_records(f, chunk.data, chunk.size);
		chunk.size = 0;
	}
}

static void
answer(const FCGX_Request *f, struct response *r, const struct request *in)
{
	struct buffer head = buffer_new(r->mem, LIMIT_ANSWER);

	response_head(r, in, &head);
	if (!r->stream)
		buffer_bytes(&head, r->body.data, r->body.size);
	if (send_records(f, head.data, head.size) && r->stream)
		send_stream(f, r);
}

static const char *
find(void *arg, const char *name)
{
	return FCGX_GetParam(name, ((FCGX_Request *)arg)->envp);
}

static size_t
body(void *arg, void *to, size_t size)
{
	int got = FCGX_GetStr(to, (int)size, ((FCGX_Request *)arg)->in);

	return got > 0 ? (size_t)got : 0;
}

/* nginx says each once; who says one twice wants two readers to differ. */
static bool
doubled(char **environment, const char *name)
{
	size_t size = strlen(name);
	int count = 0;

	for (char **e = environment; *e; e++)
		count += !strncmp(*e, name, size) && (*e)[size] == '=';
	return count > 1;
}

static int
fault_of(const FCGX_Request *f)
{
	for (const char *const *name = request_variables; *name; name++)
		if (doubled(f->envp, *name))
			return 400;
	return f->role == RESPONDER ? 0 : 400;
}

struct server {
	struct arena *mem;
	const char *spool;
	void (*serve)(
	    void *arg, const struct request *in, struct response *out);
	void *arg;
};

static void
serve_one(const struct server *s, FCGX_Request *f)
{
	struct request_source from = {
	    .name = find, .body = body, .arg = f, .fault = fault_of(f)};
	struct timeval patience = {.tv_sec = PATIENCE};
	struct request in;
	struct response out;

	setsockopt(
	    f->ipcFd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	setsockopt(
	    f->ipcFd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
	request_read(s->mem, &from, s->spool, &in);
	log_request(in.id);
	response_new(s->mem, &out);
	s->serve(s->arg, &in, &out);
	answer(f, &out, &in);
	FCGX_Finish_r(f);
	log_request("-");
	arena_reset(s->mem);
}

/* The descriptor that says when to stop. */
static int
stop_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigprocmask(SIG_BLOCK, &set, NULL);
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static bool
watch(int epoll, int fd, uint32_t events)
{
	struct epoll_event event = {.events = events, .data.fd = fd};

	return !epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

/* Waits for a request or the end.  EPOLLEXCLUSIVE: a request wakes one. */
static bool
next_wanted(int epoll, int stop)
{
	struct epoll_event events[2];
	int count;

	do
		count = epoll_wait(epoll, events, 2, -1);
	while (count < 0 && errno == EINTR);
	for (int i = 0; i < count; i++)
		if (events[i].data.fd == stop)
			return false;
	return count > 0;
}

enum err
fastcgi_serve(int listening, struct arena *mem, const char *spool,
    int64_t limit,
    void (*serve)(void *arg, const struct request *in, struct response *out),
    void *arg)
{
	struct server s = {mem, spool, serve, arg};
	int stop = stop_signals(), epoll = epoll_create1(EPOLL_CLOEXEC);
	FCGX_Request f;
	int rc = 0;

	fcntl(listening, F_SETFL, O_NONBLOCK);
	if (FCGX_Init() || stop < 0 || epoll < 0 ||
	    FCGX_InitRequest(&f, listening, FCGI_FAIL_ACCEPT_ON_INTR) ||
	    !watch(epoll, listening, EPOLLIN | EPOLLEXCLUSIVE) ||
	    !watch(epoll, stop, EPOLLIN))
		return log_err(ERR_BROKEN, "http.start", "%s", strerror(errno));
	while (limit > 0 && next_wanted(epoll, stop)) {
		rc = FCGX_Accept_r(&f);
		if (rc == -EAGAIN || rc == -EINTR || rc == -ECONNABORTED)
			continue;
		if (rc < 0)
			break;
		serve_one(&s, &f);
		limit--;
	}
	FCGX_Free(&f, 1);
	close(epoll);
	close(stop);
	return rc < 0 && rc != -EAGAIN && rc != -EINTR && rc != -ECONNABORTED
		   ? log_err(ERR_BROKEN, "http.accept", "%s", strerror(-rc))
		   : OK;
}
