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
