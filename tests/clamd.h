/*
 * clamd.h: a clamd of our own on a socket of its own, which knows one word,
 * EICAR: what it is sent, and what it answers (clamd(8), INSTREAM).
 */
#ifndef TESTS_CLAMD_H
#define TESTS_CLAMD_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <signal.h>

enum { CLAMD_ROOM = 1 << 20 };

/* A socket that listens at path, or -1. */
static inline int
clamd_listen(const char *path)
{
	struct sockaddr_un at = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	memcpy(at.sun_path, path, strlen(path) + 1);
	if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof at) != 0 ||
	    listen(fd, 4) != 0)
		return -1;
	return fd;
}

static inline bool
clamd_take(int fd, void *to, size_t size)
{
	return recv(fd, to, size, MSG_WAITALL) == (ssize_t)size;
}

/* The file as INSTREAM says it, or -1. */
static inline ssize_t
clamd_file(int fd, char *file)
{
	char word[10];
	unsigned char head[4];
	size_t size = 0, n;

	if (!clamd_take(fd, word, 10) || memcmp(word, "zINSTREAM", 10) != 0)
		return -1;
	for (;;) {
		if (!clamd_take(fd, head, 4))
			return -1;
		n = (size_t)head[0] << 24 | (size_t)head[1] << 16 |
		    (size_t)head[2] << 8 | head[3];
		if (n == 0)
			return (ssize_t)size;
		if (n > CLAMD_ROOM - size || !clamd_take(fd, file + size, n))
			return -1;
		size += n;
	}
}

/* Answers one question; rude: in these words instead.  Whether it was
 * understood. */
static inline bool
clamd_answer(int listening, const char *rude)
{
	static char file[CLAMD_ROOM];
	int fd = accept(listening, NULL, NULL);
	ssize_t size = clamd_file(fd, file);
	const char *said = rude ? rude
	    : size < 0 ? "not understood"
	    : memmem(file, (size_t)size, "EICAR", 5)
		? "stream: Win.Test.EICAR_HDB-1 FOUND" : "stream: OK";

	if (*said)
		(void)!write(fd, said, strlen(said) + 1);
	close(fd);
	return size >= 0;
}

/* A child that answers whatever comes while its parent lives. */
static inline pid_t
clamd_start(const char *path)
{
	int listening;
	pid_t child;

	unlink(path);
	listening = clamd_listen(path);
	child = listening < 0 ? -1 : fork();
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		for (;;)
			(void)clamd_answer(listening, NULL);
	}
	close(listening);
	return child;
}

#endif
