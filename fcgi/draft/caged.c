/*
 * caged.c: what all work in this room's cages does alike.
 */
#include "fcgi/draft/caged.h"

#include "fcgi/base/log.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

enum err
caged(struct arena *mem, const struct cage *limits,
    const struct cage_work *what, struct bytes *out, struct bytes *note)
{
	int nothing = memfd_create("nothing", MFD_CLOEXEC);
	enum err err;

	if (nothing < 0)
		return log_err(ERR_BROKEN, "draft.caged", "memfd: %d", errno);
	err = cage_run(mem, limits, nothing, what, out, note);
	close(nothing);
	return err;
}

bool
caged_write(int fd, const void *at, size_t size)
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
