/*
 * scan.c: one question to clamd.  What is not a clear yes or no is no answer.
 */
#include "fcgi/app/jobs/scan.h"

#include "fcgi/base/log.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024, SCAN_SECONDS = 60, REPLY = 512 };

static int
connected(const char *path)
{
	const struct timeval limit = {.tv_sec = SCAN_SECONDS};
	struct sockaddr_un to = {.sun_family = AF_UNIX};
	int fd;

	if (strlen(path) >= sizeof to.sun_path)
		return -1;
	memcpy(to.sun_path, path, strlen(path) + 1);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -1;
	(void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
	(void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
	if (connect(fd, (struct sockaddr *)&to, sizeof to) == 0)
		return fd;
	close(fd);
	return -1;
}

static bool
give(int fd, const void *at, size_t size)
{
	while (size) {
		ssize_t n = send(fd, at, size, MSG_NOSIGNAL);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		at = (const char *)at + n;
		size -= (size_t)n;
	}
	return true;
}

/* Each chunk behind its length, four bytes, the highest first; one of none
 * ends them. */
static bool
give_all(int fd, struct bytes file)
{
	bool good = give(fd, "zINSTREAM", sizeof "zINSTREAM");

	for (size_t n; good && file.size; file.at += n, file.size -= n) {
		unsigned char head[4];

		n = file.size < CHUNK ? file.size : CHUNK;
		for (int i = 0; i < 4; i++)
			head[i] = (unsigned char)(n >> (24 - 8 * i));
		good = give(fd, head, 4) && give(fd, file.at, n);
	}
	return good && give(fd, "\0\0\0\0", 4);
}

/* "stream: OK" or "stream: NAME FOUND", ended by a NUL. */
static void
take(int fd, char *reply)
{
	size_t size = 0;
	ssize_t n;

	while (size < REPLY - 1 &&
	       (n = recv(fd, reply + size, REPLY - 1 - size, 0)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			break;
		size += (size_t)n;
		if (reply[size - 1] == '\0')
			break;
	}
	reply[size] = '\0';
}

static bool
ends(const char *text, const char *with)
{
	size_t size = strlen(text), end = strlen(with);

	return size >= end && !strcmp(text + size - end, with);
}

enum err
scan(const char *socket, struct bytes file, bool *found)
{
	char reply[REPLY] = "";
	int fd = connected(socket);

	if (fd < 0)
		return log_err(ERR_BUSY, "scan.connect", "%s: %s", socket,
		    strerror(errno));
	/* it may answer, and hang up, before it has all */
	(void)give_all(fd, file);
	take(fd, reply);
	close(fd);
	*found = ends(reply, " FOUND");
	if (*found || !strcmp(reply, "stream: OK"))
		return OK;
	return log_err(ERR_BUSY, "scan.reply", "%s", reply);
}
