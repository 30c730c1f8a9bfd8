/*
 * caged.h: work in a cage (cage.h) that needs no file: the child has what it
 * looks at by being a copy of us.
 */
#ifndef DRAFT_CAGED_H
#define DRAFT_CAGED_H

#include "fcgi/base/cage.h"
#include "fcgi/base/file.h"

/* As cage_run, whose file is then an empty one. */
enum err caged(struct arena *mem, const struct cage *limits,
    const struct cage_work *what, struct bytes *out, struct bytes *note);

#endif
