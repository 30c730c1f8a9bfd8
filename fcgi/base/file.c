/*
 * file.c: bytes to files and pipes.
 */
#include "fcgi/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

bool
file_put(int fd, const void *at, size_t size)
{
	while (size) {
		ssize_t n = write(fd, at, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		at = (const char *)at + n;
		size -= (size_t)n;
	}
	return true;
}

bool
file_write(const char *path, struct bytes what, bool synced)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	bool good;

	if (fd < 0)
		return false;
	good = fchmod(fd, 0644) == 0 && file_put(fd, what.at, what.size) &&
	       (!synced || fsync(fd) == 0);
	return close(fd) == 0 && good;
}
